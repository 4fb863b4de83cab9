// The product types: what can be said, and filtered by, about each sort of thing.

const choice = (key, label, choices) => ({ key, label, type: 'choice', choices, filterable: true });
const number = (key, label, unit, filterable = true) => ({ key, label, type: 'number', unit, filterable });
const yesNo = (key, label, filterable = true) => ({ key, label, type: 'boolean', filterable });
const text = (key, label) => ({ key, label, type: 'text', filterable: false });

const care = text('care', 'Care');
const vegan = yesNo('vegan', 'Vegan');
const organic = yesNo('organic', 'Organic');
const origin = text('origin', 'Origin');
const battery = number('battery_hours', 'Battery life', 'h');
const warranty = number('warranty_years', 'Warranty', 'years', false);
const playerLevel = choice('level', 'Level', ['Beginner', 'Improver', 'Advanced']);
const colourFamily = choice('colour_family', 'Colour family',
  ['Black & grey', 'White & cream', 'Brown & tan', 'Red & pink', 'Blue', 'Green', 'Yellow & gold', 'Purple']);
const scent = choice('scent_family', 'Scent family', ['Floral', 'Citrus', 'Woody', 'Fresh', 'Spicy']);
const material = (...choices) => choice('material', 'Material', choices);

export const productTypes = [
  { slug: 'garment', name: 'Garment', attributes: [
    material('Cotton', 'Linen', 'Wool', 'Denim', 'Viscose', 'Recycled polyester'),
    choice('season', 'Season', ['All year', 'Summer', 'Winter']), choice('fit', 'Fit', ['Slim', 'Regular', 'Relaxed']), care] },
  { slug: 'footwear', name: 'Footwear', attributes: [
    material('Leather', 'Canvas'), yesNo('waterproof', 'Waterproof'), text('sole', 'Sole')] },
  { slug: 'audio', name: 'Audio device', attributes: [
    battery, choice('connection', 'Connection', ['Bluetooth', 'USB-C', 'FM and DAB+']), yesNo('water_resistant', 'Water resistant'), warranty] },
  { slug: 'computer', name: 'Computer or phone', attributes: [
    number('screen_inches', 'Screen', 'in'), battery, choice('connection', 'Connection', ['Bluetooth', 'USB-C', 'Wi-Fi 6']), warranty] },
  { slug: 'gadget', name: 'Camera or accessory', attributes: [
    battery, choice('connection', 'Connection', ['Bluetooth', 'USB-C', 'Wi-Fi 6']), colourFamily, warranty] },
  { slug: 'furniture', name: 'Furniture', attributes: [
    material('Oak', 'Ash', 'Beech', 'Steel', 'Woven fabric'), number('width_cm', 'Width', 'cm'), yesNo('assembly', 'Some assembly needed'), care] },
  { slug: 'home-accent', name: 'Home accent', attributes: [
    material('Oak', 'Walnut', 'Brass', 'Seagrass', 'Stoneware'), choice('room', 'Room', ['Living room', 'Bedroom', 'Hall', 'Study']), number('height_cm', 'Height', 'cm', false)] },
  { slug: 'accessory', name: 'Accessory', attributes: [
    material('Leather', 'Cotton', 'Acetate', 'Straw', 'Recycled polyester'), colourFamily, care] },
  { slug: 'jewellery', name: 'Jewellery & watches', attributes: [
    material('Silver', 'Gold vermeil', 'Stainless steel'), number('water_resistance_m', 'Water resistance', 'm'), yesNo('gift_box', 'Comes in a gift box')] },
  { slug: 'car-equipment', name: 'Car equipment', attributes: [
    choice('purpose', 'Purpose', ['Cleaning', 'Repair', 'Safety', 'Maintenance']), material('Steel', 'Plastic', 'Cellulose'), number('pieces', 'Pieces in the set', 'pcs', false)] },
  { slug: 'vehicle', name: 'Vehicle', attributes: [
    number('range_km', 'Range', 'km'), number('top_speed_kmh', 'Top speed', 'km/h'), choice('licence', 'Licence', ['None', 'Moped'])] },
  { slug: 'sports-gear', name: 'Sports gear', attributes: [
    playerLevel, choice('surface', 'Where', ['Indoors', 'Outdoors', 'Anywhere']), text('contents', 'In the box')] },
  { slug: 'outdoor-gear', name: 'Outdoor gear', attributes: [
    number('sleeps', 'People', 'people'), number('packed_weight_kg', 'Packed weight', 'kg'), choice('season', 'Season', ['All year', 'Summer'])] },
  { slug: 'drink', name: 'Drink', attributes: [
    choice('caffeine', 'Caffeine', ['None', 'Gentle', 'Strong']), organic, vegan, origin] },
  { slug: 'drinkware', name: 'Drinkware', attributes: [
    material('Stoneware', 'Glass', 'Gourd'), number('capacity_ml', 'Capacity', 'ml'), yesNo('dishwasher_safe', 'Dishwasher safe')] },
  { slug: 'instrument', name: 'Musical instrument', attributes: [
    playerLevel, material('Maple', 'Spruce', 'Mahogany', 'Pearwood', 'Brass', 'Plastic'), yesNo('case_included', 'Case included')] },
  { slug: 'fragrance', name: 'Fragrance', attributes: [
    scent, choice('concentration', 'Strength', ['Eau de parfum', 'Eau de toilette', 'Body mist']), vegan, text('notes', 'Notes')] },
  { slug: 'home-scent', name: 'Home scent', attributes: [
    scent, number('lasts_hours', 'Lasts about', 'h'), text('notes', 'Notes')] },
  { slug: 'food', name: 'Food', attributes: [
    choice('diet', 'Diet', ['Vegan', 'Vegetarian']), organic, yesNo('gluten_free', 'Gluten free'), origin, text('allergens', 'Allergens')] },
  { slug: 'skincare', name: 'Skincare', attributes: [
    choice('skin_type', 'Skin type', ['All skin', 'Dry', 'Oily', 'Sensitive']), yesNo('fragrance_free', 'Fragrance free'), vegan, number('spf', 'Sun protection', 'SPF', false)] },
  { slug: 'light', name: 'Light', attributes: [
    choice('power', 'Power', ['Mains', 'Rechargeable', 'E27 bulb', 'E14 or E27 socket']), number('brightness_lm', 'Brightness', 'lm'), yesNo('dimmable', 'Dimmable'), number('colour_temperature_k', 'Colour of light', 'K', false)] },
  { slug: 'bag', name: 'Luggage', attributes: [
    number('capacity_l', 'Capacity', 'l'), material('Polycarbonate', 'Leather', 'Waxed cotton', 'Recycled polyester', 'Zinc alloy'), yesNo('cabin_size', 'Fits in the cabin')] },
];
