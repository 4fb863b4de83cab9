export const department = {
  slug: 'beverages', title: 'Beverages', picture: { emoji: 'coffee', with: 'lemon' }, alt: 'A cup of coffee and a lemon',
  upright: true, tints: [['#f3ebe2', '#dcc6b0'], ['#eef3e6', '#d0ddba'], ['#f8eee6', '#ecd3c0'], ['#e9f1f2', '#c5dadd']],
};

export const categories = { hot: 'Coffee & tea', cold: 'Juices & soft drinks', ware: 'Pots & glasses' };

export const products = [
  {
    title: 'Slow Morning Coffee Beans', brand: 'Kettlemoor', sku: 'KM-SMC', type: 'drink', in: 'hot', tags: 'featured',
    sizes: { '250 g': '11.50', '500 g': '21.00', '1 kg': '38.00' }, sizeName: 'Bag', stock: '60 34 18', grams: 500,
    attributes: { caffeine: 'Strong', organic: true, vegan: true, origin: 'Colombia and Ethiopia' },
    picture: 'coffee', alt: 'Cup of black coffee', more: [{ emoji: 'coffee', with: 'croissant', turn: 4 }],
    text: `Our house blend, roasted every Tuesday and sent on Wednesday. It tastes of cocoa and orange peel, stays round with milk, and does not punish you if you let it stand too long.

Washed beans from two cooperatives we buy from directly; the price we pay is printed on the bag next to the one you pay.

- Good for espresso, moka pot and filter
- Best from one to eight weeks after roasting
- We do not grind: it would be stale by Thursday`,
  },
  {
    title: 'First Flush Sencha', brand: 'Kettlemoor', sku: 'KM-FFS', type: 'drink', in: 'hot',
    price: '17.50', stock: '28', grams: 120,
    attributes: { caffeine: 'Gentle', organic: true, vegan: true, origin: 'Shizuoka, Japan' },
    picture: 'green-tea', alt: 'Steaming cup of green tea',
    text: `Green tea from the first picking of spring, steamed within hours and rolled into fine dark needles. In the cup it is bright, a little sweet, with a smell of cut grass and warm rice.

Use water that has cooled for five minutes after boiling, and wait one minute only. The same leaves give a second pot, softer than the first, and some say better.

The 100 g tin closes with two lids. Keep it away from spices, since tea listens to its neighbours.`,
  },
  {
    title: 'Gaucho Mate Set', brand: 'Kettlemoor', sku: 'KM-GMS', type: 'drinkware', in: 'ware',
    price: '39.00', stock: '12', grams: 610,
    attributes: { material: 'Gourd', capacity_ml: 220, dishwasher_safe: false },
    picture: 'mate', alt: 'Mate gourd with a straw',
    text: `A real gourd, a steel straw with a spoon-shaped filter, and 250 grams of mild yerba mate to begin with. It is a drink for sharing: one fills, one drinks, and the gourd goes round.

Before the first use the gourd wants a day with wet leaves inside. A card in the box explains how, with drawings, because words alone made it sound difficult.

Pour water at 75 degrees and never stir. After that nothing can go wrong.`,
  },
  {
    title: 'Windfall Apple Juice, 6 Pack', brand: 'Brackenfizz', sku: 'BF-WAJ', type: 'drink', in: 'cold',
    price: '14.40', stock: '38', grams: 6300,
    attributes: { caffeine: 'None', organic: true, vegan: true, origin: 'Mixed old orchards' },
    picture: { emoji: 'juice-box', with: 'apple' }, alt: 'Carton of apple juice with a red apple',
    text: `Cloudy juice from apples nobody sprays: the old tall trees along lanes and behind churches. We pay their owners by the crate, and they keep the trees.

It is pressed once and warmed just enough to keep. Nothing is added, so every batch tastes a little different. This one is on the sharp side, with a lot of russet in it.

Six cartons of one litre. Shake before pouring, keep it cold once open and finish it within five days.`,
  },
  {
    title: 'Bubble Tea Kit for Four', brand: 'Brackenfizz', sku: 'BF-BTK', type: 'drink', in: 'cold', tags: 'new',
    price: '24.00', stock: '21', grams: 980,
    attributes: { caffeine: 'Gentle', organic: false, vegan: true, origin: 'Packed in Taiwan' },
    picture: 'bubble-tea', alt: 'Bubble tea with a straw',
    text: `Black tea, tapioca pearls, dark sugar and four wide straws: a rainy afternoon with children, solved. The pearls cook in five minutes instead of forty, because they have been steamed already.

Bring your own milk. Oat works best, we think, and cow is close behind.

- Makes twelve glasses, three for each straw
- Straws are steel and come with a brush
- The leaflet has a version with no tea at all for late in the day`,
  },
  {
    title: 'Dry Hop Alcohol-Free Ale, 6 Bottles', brand: 'Brackenfizz', sku: 'BF-DHA', type: 'drink', in: 'cold',
    price: '15.60', stock: '26', grams: 3600,
    attributes: { caffeine: 'None', organic: false, vegan: true, origin: 'Brewed in small tanks' },
    picture: 'ale', alt: 'Mug of golden ale with foam',
    text: `A pale ale with all the hops and less than 0.3 percent alcohol, so you can have two and still read to the children. It is brewed with a yeast that stops early. Nothing is boiled off, and the taste stays in.

Expect grapefruit, a bready middle and a clean bitter end. The foam stands up properly in a clean glass.

Bottles of 330 ml. Keep them upright and cool and drink them young; hops fade faster than memories.`,
  },
  {
    title: 'Orchard Fizz Blanc', brand: 'Brackenfizz', sku: 'BF-OFB', type: 'drink', in: 'cold',
    price: '12.80', was: '15.00', stock: '33', grams: 1500,
    attributes: { caffeine: 'None', organic: true, vegan: true, origin: 'Pears, grapes and elderflower' },
    picture: 'sparkling', alt: 'Bottle with a popping cork',
    text: `A sparkling drink for toasts, made from pears, white grapes and elderflower, with no alcohol and no apology for it. The bubbles are fine, the colour is pale straw, and it is dry enough to go with food.

It comes in a heavy bottle with a real cork, because the sound is half of it. One bottle fills six flutes.

Chill it for two hours and hold the cork, not the bottle, when you turn. 750 ml.`,
  },
  {
    title: 'Cosy Stoneware Teapot', brand: 'Kettlemoor', sku: 'KM-CST', type: 'drinkware', in: 'ware',
    price: '44.00', colours: { Cherry: '', Navy: 'navy', Sage: 'sage' }, stock: '10 7 2', grams: 940,
    attributes: { material: 'Stoneware', capacity_ml: 900, dishwasher_safe: true },
    picture: 'teapot', alt: 'stoneware teapot',
    text: `A pot that pours. The spout is cut sharp on its underside, so the last drop goes back in and not onto the tablecloth. The lid has a lip and stays on when you tip out the end.

It holds four cups. Inside sits a steel basket, wide enough for big leaves to open, that lifts out when the tea is strong enough.

Stoneware keeps it hot for half an hour, or an hour under a folded towel. The handle stays cool.`,
  },
  {
    title: 'Heavy Base Tumblers, Pair', brand: 'Kettlemoor', sku: 'KM-HBT', type: 'drinkware', in: 'ware',
    price: '28.00', stock: '24', grams: 760,
    attributes: { material: 'Glass', capacity_ml: 260, dishwasher_safe: true },
    picture: 'tumbler', alt: 'Glass tumbler with an amber drink',
    text: `Two glasses with a thick base that feel right in the hand, whether they hold whisky, iced tea or milk and a biscuit. The rim is thin and fire polished; the weight is all at the bottom, so they are hard to knock over.

They are pressed in an old iron mould and show faint rings if you hold them to the light.

Safe in the dishwasher. If one breaks, we sell singles, so a pair can stay a pair.`,
  },
];
