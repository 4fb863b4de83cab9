export const department = {
  slug: 'automobile', title: 'Automobile', picture: { emoji: 'car', with: 'toolbox' }, alt: 'A red car and a toolbox',
  upright: true, tints: [['#e9edf0', '#c9d2d9'], ['#f3ebe6', '#e0cbbf'], ['#ebeff3', '#c6d3e0'], ['#f0efe9', '#d7d4c5']],
};

export const categories = { care: 'Car care', tools: 'Tools & parts', road: 'On the road' };

export const products = [
  {
    title: 'Driveway Toolbox, 42 Pieces', brand: 'Torvane', sku: 'TV-DT42', type: 'car-equipment', in: 'tools',
    price: '89.00', was: '109.00', stock: '14', grams: 6200,
    attributes: { purpose: 'Repair', material: 'Steel', pieces: 42 },
    picture: 'toolbox', alt: 'Red toolbox with a handle', more: [{ emoji: 'toolbox', with: 'wrench', turn: 5 }],
    text: `Everything for the jobs that can be done in a driveway before it gets dark: sockets from 8 to 24 mm, a ratchet with fine teeth, screwdrivers, pliers, a tyre gauge and a magnet for the bolt you dropped.

Each tool has its own place in the foam, so one look tells you what is still under the bonnet.

- Chrome vanadium steel, guaranteed for life
- Lid opens flat and makes a tray
- Weighs 6.2 kg full`,
  },
  {
    title: 'Long Reach Spanner Set, 12 Pieces', brand: 'Torvane', sku: 'TV-LRS', type: 'car-equipment', in: 'tools',
    price: '58.00', stock: '11', grams: 1400,
    attributes: { purpose: 'Repair', material: 'Steel', pieces: 12 },
    picture: 'wrench', alt: 'Combination spanner',
    text: `Slim spanners a hand longer than usual, for bolts that engineers have hidden behind other bolts. The open end is angled, the ring end grips on the flats, and neither rounds off a tired nut.

They are polished, so oil wipes off, and the size is stamped on both sides, deep enough to read by torchlight.

The twelve run from 8 to 22 mm without a gap where it hurts. They come in a canvas roll with a strap.`,
  },
  {
    title: 'Right Bit Screwdriver', brand: 'Torvane', sku: 'TV-RBS', type: 'car-equipment', in: 'tools',
    price: '22.00', stock: '33', grams: 240,
    attributes: { purpose: 'Repair', material: 'Steel', pieces: 13 },
    picture: 'screwdriver', alt: 'Screwdriver with a red handle',
    text: `One screwdriver with twelve bits in its handle, sorted in a ring that you turn until the right one appears. It lives in our glove box and has fixed number plates, pushchairs and one accordion.

The ratchet has three positions and a click you can feel in gloves. Bits are held by a strong magnet and are a standard size, so lost ones cost little.

The handle is shaped to stop it from rolling off a wing.`,
  },
  {
    title: 'Two-Bucket Wash Pail', brand: 'Gearhollow', sku: 'GH-TBW', type: 'car-equipment', in: 'care',
    price: '26.00', stock: '19', grams: 1100,
    attributes: { purpose: 'Cleaning', material: 'Plastic', pieces: 2 },
    picture: { emoji: 'bucket', with: 'bubbles' }, alt: 'Blue wash bucket with soap bubbles',
    text: `Most scratches on a car come from the person washing it. A grid at the bottom of this pail lets the grit sink and keeps it there, so the sponge comes up clean.

It holds eighteen litres, pours without dribbling, and the lid is strong enough to sit on while you do the wheels. A second grid is included for the bucket you already have.

The handle has a wooden grip, because cold wire in wet hands is nobody's idea of a Sunday.`,
  },
  {
    title: 'Gentle Wash Sponge, Pair', brand: 'Gearhollow', sku: 'GH-GWS', type: 'car-equipment', in: 'care',
    price: '9.50', stock: '64', grams: 60,
    attributes: { purpose: 'Cleaning', material: 'Cellulose', pieces: 2 },
    picture: { emoji: 'sponge', with: 'soap' }, alt: 'Yellow sponge with a piece of soap',
    text: `Two big sponges made from plant cellulose, cut to fit a hand. One side is smooth for paint, the other slightly open for insects and road salt.

They soak up almost a litre of water and let it go slowly, so you wash instead of wring. Rinse them, squeeze them, hang them by the cord; they last about two seasons.

When they are done they can go on the compost. Keep one for the car and the other for muddy boots.`,
  },
  {
    title: 'Clearway 5W-30 Engine Oil', brand: 'Gearhollow', sku: 'GH-CEO', type: 'car-equipment', in: 'care',
    was: ['16.00', '59.00'], sizes: { '1 l': '13.50', '5 l': '49.00' }, sizeName: 'Volume', stock: '48 22', grams: 900,
    attributes: { purpose: 'Maintenance', material: 'Plastic', pieces: 1 },
    picture: 'oil', alt: 'Blue oil drum',
    text: `A fully synthetic oil for petrol and diesel engines from this century. It flows early on a frosty morning, when most wear happens, and keeps its grip on a hot motorway.

It meets ACEA C3 and the usual makers' approvals. The list is printed on the can, in type you can read; check it against your handbook before you pour.

The neck has a pull-out spout, so there is no funnel to lose. Bring old oil to any recycling yard.`,
  },
  {
    title: 'Boot Fire Extinguisher, 1 kg', brand: 'Torvane', sku: 'TV-BFE', type: 'car-equipment', in: 'road',
    price: '36.00', stock: '17', grams: 1700,
    attributes: { purpose: 'Safety', material: 'Steel', pieces: 1 },
    picture: 'extinguisher', alt: 'Red fire extinguisher',
    text: `The thing you hope to carry around for ten years and never use. This one fits a bracket under the seat or in the boot, where it does not roll and where you can reach it from outside.

One kilo of powder for fires of fabric, fuel and wiring. The gauge shows at a glance that it is ready, and the pin comes out with one pull, even in gloves.

Check the needle when you change your tyres. Bracket, strap and screws are included.`,
  },
  {
    title: 'Hard Shoulder Beacon', brand: 'Torvane', sku: 'TV-HSB', type: 'car-equipment', in: 'road',
    price: '29.00', stock: '3', grams: 310,
    attributes: { purpose: 'Safety', material: 'Plastic', pieces: 1 },
    picture: 'beacon', alt: 'Red warning beacon',
    text: `A warning light you set on the roof from inside the car, through the window, before you step out into traffic. The magnet holds at any speed the wind manages.

It flashes for eight hours and can be seen from a kilometre away, also through rain. Turned over, it is a lamp for changing a wheel.

One ordinary nine-volt battery, with a pull tab so that it will not run flat in the glove box. Grey card on the inside for writing down a telephone number.`,
  },
  {
    title: 'Piccola Electric Scooter', brand: 'Gearhollow', sku: 'GH-PES', type: 'vehicle', in: 'road', tags: 'featured new',
    price: '2890.00', colours: { Cherry: '', Lagoon: 'teal', Sunflower: 'mustard' }, stock: '3 2 1', grams: 74000,
    attributes: { range_km: 85, top_speed_kmh: 45, licence: 'Moped' },
    picture: 'moped', alt: 'electric scooter',
    text: `A small electric scooter with a big seat, for people who live on hills and hate parking. It is quiet, it smells of nothing, and it pulls away from lights before the cars have noticed.

The battery lifts out like a watering can and charges at any socket in four hours. Two helmets do not fit under the seat; one and the shopping do.

- 85 km in town, less in winter
- 45 km/h, moped licence
- Delivered upright, ready to ride, with number plate holder`,
  },
];
