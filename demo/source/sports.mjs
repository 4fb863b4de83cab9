export const department = {
  slug: 'sports', title: 'Sports', picture: { emoji: 'football', with: 'tennis' }, alt: 'A football and a tennis racket',
  tints: [['#ebf3ea', '#c7dec5'], ['#f7efe2', '#ead5b0'], ['#e8f1f6', '#c1d8e6'], ['#f3edee', '#dfcdd0']],
};

export const categories = { games: 'Balls & rackets', wheels: 'Wheels & boards', outdoors: 'Outdoors', training: 'Training' };

export const products = [
  {
    title: 'Common Ground Football', brand: 'Rallywood', sku: 'RW-CGF', type: 'sports-gear', in: 'games',
    price: '34.00', sizes: ['4', '5'], sizeName: 'Ball size', stock: '18 42', grams: 430,
    attributes: { level: 'Improver', surface: 'Outdoors', contents: 'Ball, needle' },
    picture: 'football', alt: 'Blue and white football',
    text: `A football for parks, school yards and pitches that are more mud than grass. The panels are glued with heat rather than stitched, so it takes up hardly any water and stays the same weight to the final whistle.

It bounces true and stings less on a header than you expect. The bladder holds air for about two months.

Size 4 is for players from eight to twelve, size 5 for everyone above. It arrives flat, with a needle in the box.`,
  },
  {
    title: 'Night Court Basketball', brand: 'Rallywood', sku: 'RW-NCB', type: 'sports-gear', in: 'games',
    price: '32.00', sizes: ['6', '7'], sizeName: 'Ball size', stock: '13 24', grams: 600,
    attributes: { level: 'Improver', surface: 'Anywhere', contents: 'Ball, needle' },
    picture: 'basketball', alt: 'Orange basketball',
    text: `Made for rough asphalt and bent rims. The cover is a tough composite with deep channels that your fingers find in the dark, and it grows grippier the dustier it gets.

We left three of them on a public court for a winter. One was borrowed for good, the other two still play.

Size 7 is the full one. Size 6 suits smaller hands and is the size used in women's leagues. Inflate it until it comes back up to your hip.`,
  },
  {
    title: 'Baseline Tennis Racket', brand: 'Rallywood', sku: 'RW-BTR', type: 'sports-gear', in: 'games',
    price: '129.00', sizes: ['Grip 1', 'Grip 2', 'Grip 3'], sizeName: 'Grip', stock: '6 9 4', grams: 285,
    attributes: { level: 'Improver', surface: 'Outdoors', contents: 'Strung racket, cover' },
    picture: 'tennis', alt: 'Tennis racket and ball',
    text: `A forgiving racket for players who have stopped apologising after every shot. The head is generous, the balance sits slightly towards the hand, and the frame soaks up the jolt that gives people sore elbows.

It comes strung at a middling 24 kg, with a cover that has a strap and a pocket for two balls.

- 285 g unstrung
- 645 cm² head
- Not sure about the grip? A finger should fit between fingertips and palm`,
  },
  {
    title: 'Kitchen Table Tennis Set', brand: 'Rallywood', sku: 'RW-KTT', type: 'sports-gear', in: 'games',
    price: '27.50', stock: '29', grams: 690,
    attributes: { level: 'Beginner', surface: 'Indoors', contents: '2 bats, 3 balls, net' },
    picture: 'table-tennis', alt: 'Red table tennis bat and ball',
    text: `Two bats, three balls and a net that stretches between any two table edges up to 180 cm apart. Dinner is over, the plates are gone, best of five.

The bats are proper ones, with a layer of sponge under the rubber, so you can learn a spin that works in the club as well. The net clamps are lined with felt and leave no marks on oak.

Everything rolls up in a cotton bag. Spare balls are sold by the dozen; you will want them, especially if you own a dog.`,
  },
  {
    title: 'Kerbside Skateboard', brand: 'Rallywood', sku: 'RW-KSB', type: 'sports-gear', in: 'wheels',
    price: '84.00', sizes: ['7.75 in', '8.0 in', '8.25 in'], sizeName: 'Width', stock: '7 10 0', grams: 2300,
    attributes: { level: 'Beginner', surface: 'Outdoors', contents: 'Complete board' },
    picture: 'skateboard', alt: 'Purple skateboard',
    text: `A complete board that is ready to roll out of the box and good enough not to be replaced after a month. Seven layers of maple, aluminium trucks, and wheels soft enough to forgive a pebble.

Grip tape is already on. The bearings are sealed, so a puddle is not the end of them.

Choose 7.75 for smaller feet, 8.0 if you have no idea, 8.25 if you mean to jump. Wear a helmet; we do, and we are not young.`,
  },
  {
    title: 'Roundabout Roller Skates', brand: 'Rallywood', sku: 'RW-RRS', type: 'sports-gear', in: 'wheels', tags: 'new',
    price: '98.00', colours: { Cherry: '', Lilac: 'lilac' }, sizes: ['36', '37', '38', '39', '40', '41'],
    stock: '4 6 7 5 3 2 / 5 4 0 6 2 -', grams: 2600,
    attributes: { level: 'Beginner', surface: 'Anywhere', contents: 'Pair of skates, stopper key' },
    picture: 'roller-skate', alt: 'roller skate',
    text: `Quad skates with a high boot that holds the ankle, so you spend the first afternoon rolling and not sitting down. The wheels are wide and a little soft, happy on park paths as well as on a polished floor.

The toe stop can be set with the key in the box. Laces are long enough for a double knot; please tie one.

They run true to size with thin socks. Half sizes should go up.`,
  },
  {
    title: 'Errand City Bicycle', brand: 'Skarnfell', sku: 'SF-ECB', type: 'vehicle', in: 'wheels', tags: 'featured',
    price: '640.00', was: '720.00', colours: { Tomato: '', Navy: 'navy' }, sizes: ['S', 'M', 'L'], stock: '3 5 2 / 4 4 1', grams: 14500,
    attributes: { top_speed_kmh: 30, licence: 'None' },
    picture: 'bicycle', alt: 'city bicycle',
    text: `A bicycle for bread, the office and the long way home. You sit upright and see over the cars. Eight gears are sealed inside the hub, the chain is covered, and lights run from the front wheel, so there is nothing to charge and little to clean.

The steel frame is warranted for as long as you own it.

- Mudguards, rack, stand and bell are included
- Carries 25 kg at the back
- Arrives nine tenths built: turn the bars, fit the pedals, ride`,
  },
  {
    title: 'Two Skies Tent', brand: 'Skarnfell', sku: 'SF-TST', type: 'outdoor-gear', in: 'outdoors',
    sizes: { '2 people': '229.00', '3 people': '279.00' }, sizeName: 'Room for', stock: '8 4', grams: 2400,
    attributes: { sleeps: 2, packed_weight_kg: 2.4, season: 'All year' },
    picture: 'tent', alt: 'Green tent at night',
    text: `A tent that one person can put up in the rain without learning new words. The poles are all one length and the inner is already clipped to the outer, so it goes up dry.

There are two doors and two porches: nobody climbs over anybody at night, and the boots stay outside. A window in the roof shows the stars when the sky allows.

- Stands in 70 km/h wind with its cords out
- Repair patches and a spare pole section in the bag
- Packs to the size of a loaf`,
  },
  {
    title: 'Stillwater Canoe', brand: 'Skarnfell', sku: 'SF-SWC', type: 'outdoor-gear', in: 'outdoors',
    price: '980.00', stock: '2', grams: 27000,
    attributes: { sleeps: 2, packed_weight_kg: 27, season: 'Summer' },
    picture: { emoji: 'canoe', with: 'pine' }, alt: 'Canoe with a paddle near a pine tree',
    text: `An open canoe for lakes, slow rivers and one very patient dog. It is wide enough to stand up in if you must, and it tracks straight without a rudder.

The hull is a tough layered plastic that slides over stones. Two adults can lift it onto a roof rack; the seats are webbing and dry before you do.

Two paddles of laminated spruce come with it. Delivery is by our own van and by appointment, since the post will not take it.`,
  },
  {
    title: 'Corner Boxing Gloves', brand: 'Rallywood', sku: 'RW-CBG', type: 'sports-gear', in: 'training',
    price: '49.00', colours: { Red: '', Black: 'black', Blue: 'blue' }, sizes: ['10 oz', '12 oz', '14 oz'], sizeName: 'Weight',
    stock: '9 12 6 / 8 14 0 / 4 5 3', grams: 700,
    attributes: { level: 'Beginner', surface: 'Indoors', contents: 'Pair of gloves' },
    picture: 'boxing-glove', alt: 'boxing glove',
    text: `Gloves for the bag, the pads and careful sparring. Three layers of foam protect your knuckles, the thumb is attached so it stays out of trouble, and a wide strap holds the wrist straight.

The palm is perforated, which matters after the second round. They are easy to put on alone, with your teeth if need be.

Ten ounces for light people and quick hands, twelve for most, fourteen for sparring. Air them after training, they will repay it.`,
  },
];
