export const department = {
  slug: 'luggage', title: 'Luggage', picture: { emoji: 'suitcase', with: 'backpack' }, alt: 'A blue suitcase and a backpack',
  tints: [['#e8f0f5', '#c2d6e3'], ['#f5eee3', '#e0cfb2'], ['#eef1ea', '#cedac6'], ['#f4ebeb', '#dfc8c8']],
};

export const categories = { suitcases: 'Suitcases', bags: 'Backpacks & bags', travel: 'Travel helpers' };

export const products = [
  {
    title: 'Platform Nine Suitcase', brand: 'Portolane', sku: 'PO-PNS', type: 'bag', in: 'suitcases', tags: 'featured',
    was: ['179.00', '219.00', '249.00'], colours: { Blue: '', Sand: 'sand', Black: 'black' }, sizes: { Cabin: '149.00', Medium: '185.00', Large: '210.00' },
    stock: '12 9 5 / 8 6 0 / 15 11 7', grams: 3200,
    attributes: { capacity_l: 38, material: 'Polycarbonate', cabin_size: true },
    picture: 'suitcase', alt: 'hard-shell suitcase',
    text: `A suitcase that rolls straight. The four wheels are large, quiet on cobbles and held by two screws each, so a broken one is a five-minute repair at a hotel desk and not a new case.

The shell bends instead of cracking. Inside, one half closes with a net and the other with a board that presses shirts flat.

- Cabin 38 l, Medium 65 l, Large 96 l
- Lock with three numbers
- Ten-year guarantee, including airlines`,
  },
  {
    title: 'Soft Landing Trolley', brand: 'Portolane', sku: 'PO-SLT', type: 'bag', in: 'suitcases',
    sizes: { '60 l': '129.00', '85 l': '155.00' }, sizeName: 'Capacity', stock: '7 4', grams: 2700,
    attributes: { capacity_l: 60, material: 'Recycled polyester', cabin_size: false },
    picture: { emoji: 'suitcase', colour: 'forest', whole: true }, alt: 'Green trolley case',
    text: `For people who always bring back more than they took. The soft sides stretch, a zip around the middle adds another six centimetres, and two pockets on the front hold everything you need before security.

It weighs half a kilo less than a hard case of the same size. The fabric is woven from old bottles and shrugs off rain and the luggage belt.

Two big wheels in place of four small ones: better on gravel, stairs and ferries. It stands up by itself when full.`,
  },
  {
    title: 'Milepost Commuter Backpack', brand: 'Waywren', sku: 'WW-MCB', type: 'bag', in: 'bags', tags: 'new',
    price: '98.00', colours: { Raspberry: '', Slate: 'charcoal', Ocean: 'blue' }, stock: '13 22 9', grams: 980,
    attributes: { capacity_l: 22, material: 'Recycled polyester', cabin_size: true },
    picture: 'backpack', alt: 'commuter backpack',
    text: `A backpack that looks tidy in a meeting and carries like one for walking. The laptop sits flat against your back in a padded sleeve that stops two centimetres above the ground, so setting it down hard is not expensive.

It opens all the way round like a suitcase. Lunch stays upright, an umbrella drips into its own pocket, and keys hang on a cord.

- 22 litres, 980 g
- Loop for a bicycle light
- Straps can be replaced, and we sell them`,
  },
  {
    title: 'Pocket Explorer Kids Backpack', brand: 'Waywren', sku: 'WW-PEK', type: 'bag', in: 'bags',
    price: '39.00', stock: '16', grams: 390,
    attributes: { capacity_l: 9, material: 'Recycled polyester', cabin_size: true },
    picture: { emoji: 'backpack', colour: 'mustard', with: 'compass' }, alt: 'Small yellow backpack and a compass',
    text: `Nine litres: room for a jumper, a lunch box, a bear and whatever is found on the way. The straps are soft and short, and a clip across the chest keeps them where they belong.

A whistle is built into the clip. You will regret telling them about it for a day, and be glad of it for years.

The bottom is coated, so it can be put down in puddles, and inside there is a large label for a name. Fits children from about three to seven.`,
  },
  {
    title: 'Counsel Leather Briefcase', brand: 'Portolane', sku: 'PO-CLB', type: 'bag', in: 'bags',
    price: '240.00', stock: '4', grams: 1450,
    attributes: { capacity_l: 12, material: 'Leather', cabin_size: true },
    picture: 'briefcase', alt: 'Brown leather briefcase',
    text: `A briefcase with a calm face. Bridle leather, two locks that shut with a click, and three compartments: papers, a computer of up to 15 inches, and the one that ends up holding an apple.

The handle is built around a core of rope and gets better with carrying. The base has four brass feet, because floors in stations are what they are.

It will be scratched in the first month and handsome by the third year. We polish it free of charge if you pass by.`,
  },
  {
    title: 'Two Nights Weekender', brand: 'Waywren', sku: 'WW-TNW', type: 'bag', in: 'bags',
    price: '135.00', stock: '8', grams: 1250,
    attributes: { capacity_l: 34, material: 'Waxed cotton', cabin_size: true },
    picture: { emoji: 'handbag', colour: 'olive', whole: true }, alt: 'Olive waxed cotton weekend bag',
    text: `Two nights, one bag. It holds a pair of shoes in the end pocket, four shirts, a wash bag and a book you will not finish. The mouth opens wide on a wire frame and stays open while you pack.

Waxed cotton keeps the rain out and gathers a nice map of creases. When it gets dry, rub in more wax and use a hair dryer.

Carry it by the handles, over the shoulder, or slipped on top of a trolley. Fits under most seats.`,
  },
  {
    title: 'Keepsafe Travel Lock', brand: 'Portolane', sku: 'PO-KTL', type: 'bag', in: 'travel',
    price: '16.00', stock: '40', grams: 85,
    attributes: { material: 'Zinc alloy', cabin_size: true },
    picture: 'lock', alt: 'Golden padlock',
    text: `A small padlock for zips, hostel lockers and the shed at the holiday house. It has a key instead of numbers, since nobody can read numbers in the dark, and three keys come with it: one for you, one for them, one for the drawer at home.

The shackle is hardened and just thin enough for the pullers of a suitcase. Rain does not bother it.

It will not stop a person with tools and time. It will stop a zip from opening on the belt, and idle hands, which is nearly all you need.`,
  },
  {
    title: 'Name and Number Luggage Tags', brand: 'Waywren', sku: 'WW-NLT', type: 'bag', in: 'travel',
    price: '12.00', colours: { Yellow: '', Red: 'red', Teal: 'teal' }, stock: '38 26 31', grams: 40,
    attributes: { material: 'Leather', cabin_size: true },
    picture: 'tag', alt: 'luggage tag',
    text: `A pair of leather tags you can spot from the far end of the carousel. Your name and number go on a card behind a flap, so that helpful people can find them and curious ones cannot.

The loop is a steel cable in a soft sleeve. Conveyor belts have eaten all other kinds we tried.

Write in pencil if you move often. There are four spare cards in the box, and a fifth with a joke on it for whoever opens your suitcase at customs.`,
  },
  {
    title: 'Tidy Trip Packing Cubes', brand: 'Waywren', sku: 'WW-TPC', type: 'bag', in: 'travel',
    sizes: { 'Set of 3': '29.00', 'Set of 5': '44.00' }, sizeName: 'Set', stock: '24 10', grams: 260,
    attributes: { capacity_l: 24, material: 'Recycled polyester', cabin_size: true },
    picture: { emoji: 'parcel', with: 'socks' }, alt: 'Packing cube with a pair of socks',
    text: `Drawers for your suitcase. Shirts in one, socks in another, and at the hotel you take out two cubes instead of looking for a chair to pile things on.

The top is fine mesh, so you see what is where. A second zip squeezes the air out and wins back about a third of the space; do not let it tempt you to bring a third pair of boots.

Washable at 30 degrees. The largest one fits a cabin case exactly, on purpose.`,
  },
];
