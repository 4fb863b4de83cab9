export const department = {
  slug: 'furniture', title: 'Furniture', picture: { emoji: 'sofa', with: 'plant' }, alt: 'A two-seat sofa with a lamp and a plant',
  upright: true, tints: [['#f3eee4', '#ddd0b9'], ['#edf0e8', '#cfd7c3'], ['#f2ebe6', '#dcc9bc'], ['#eaeef0', '#cdd6da']],
};

export const categories = { seating: 'Seating & tables', bedroom: 'Bedroom', storage: 'Storage', accents: 'Home accents' };

export const products = [
  {
    title: 'Long Evening Sofa', brand: 'Lindholt & Daughter', sku: 'LD-LES', type: 'furniture', in: 'seating', tags: 'featured',
    price: '1190.00', was: '1390.00', colours: { Blue: '', Rust: 'terracotta', Sage: 'sage' }, stock: '5 3 4', grams: 48000,
    attributes: { material: 'Woven fabric', width_cm: 172, assembly: true, care: 'Covers unzip, warm wash' },
    picture: 'sofa', alt: 'two-seat sofa with a reading lamp',
    text: `Deep enough to curl up in, upright enough to get out of again. The seat is layered: springs, then foam, then a quilt of feathers, so it stays comfortable through a whole film and the argument about it.

All covers come off with zips and go in the machine. The beech frame is guaranteed for fifteen years.

- Seats two, or one and a dog
- Legs screw on in five minutes, no tools
- Fits through a 75 cm door`,
  },
  {
    title: 'Meadow Dining Chair', brand: 'Lindholt & Daughter', sku: 'LD-MDC', type: 'furniture', in: 'seating',
    price: '135.00', colours: { Walnut: '', Black: 'black', Green: 'forest' }, stock: '24 18 7', grams: 5200,
    attributes: { material: 'Beech', width_cm: 46, assembly: false, care: 'Wipe with a damp cloth' },
    picture: 'chair', alt: 'wooden dining chair',
    text: `A kitchen chair with nothing to prove. The back leans just enough for a second cup of coffee, and the seat is hollowed a little where you need it.

Turned from solid beech and glued with old-fashioned wedged joints that do not work loose. Felt pads are already on the feet.

Sold singly, so you can buy five, or mix the colours around one table. It arrives in one piece; all you have to do is sit down.`,
  },
  {
    title: 'Letterbox Writing Desk', brand: 'Oakenmere', sku: 'OM-LWD', type: 'furniture', in: 'seating',
    price: '420.00', stock: '6', grams: 27500,
    attributes: { material: 'Oak', width_cm: 118, assembly: true, care: 'Oil once a year' },
   
    text: `A desk for a corner, a laptop and a pot of tea. The top is solid oak with a shallow tray along the back, where pens and cables stop rolling into each other.

Under it runs one wide drawer on wooden runners. A hole at the rear lets the charger stay plugged in, out of sight.

Put the four legs on with the key that comes with it, about fifteen minutes for one person. Oil for the first year is in the drawer.`,
  },
  {
    title: 'Fallow Bed Frame', brand: 'Oakenmere', sku: 'OM-FBF', type: 'furniture', in: 'bedroom',
    sizes: { Single: '390.00', Double: '540.00', King: '640.00' }, stock: '4 7 3', grams: 52000,
    attributes: { material: 'Ash', width_cm: 146, assembly: true, care: 'Dust, oil every second year' },
    picture: 'bed', alt: 'Bed with a blue blanket',
    text: `A low, quiet bed. It is quiet because the slats rest in felt and the corners lock with a tapered key that pulls tight, so nothing creaks when you turn over at three.

The ash is left pale and oiled. There is enough room underneath for two flat boxes and one cat.

- Slats included, mattress not
- Goes together without tools in half an hour
- Comes apart as easily when you move`,
  },
  {
    title: 'Pebble Wall Mirror', brand: 'Lindholt & Daughter', sku: 'LD-PWM', type: 'home-accent', in: 'bedroom',
    price: '98.00', was: '115.00', stock: '11', grams: 4300,
    attributes: { material: 'Brass', room: 'Hall', height_cm: 62 },
    picture: 'mirror', alt: 'Wall mirror in a golden frame',
    text: `A mirror with a soft outline, like a stone that has been in a river for a while. The frame is brushed brass and will slowly turn a deeper gold if you let it.

The glass is 5 mm thick and backed with film, so it stays safe if it is ever knocked. It hangs upright or sideways on one of two plates.

Nice by the front door, where it catches the last look before you go out. Screws and plugs for brick are included.`,
  },
  {
    title: 'Two-Drawer Desk Cabinet', brand: 'Oakenmere', sku: 'OM-TDC', type: 'furniture', in: 'storage',
    price: '149.00', colours: { Plum: '', Green: 'forest', Sand: 'sand' }, stock: '9 14 6', grams: 18500,
    attributes: { material: 'Steel', width_cm: 40, assembly: false, care: 'Wipe with a damp cloth' },
    picture: 'cabinet', alt: 'steel cabinet with drawers',
    text: `Steel drawers that glide right out, so the folder at the back is no longer lost. Each takes hanging files or, more honestly, cables, batteries and the good scissors.

It slides under any desk 70 cm high. One lock holds all drawers and comes with two keys, plus a third taped underneath for when those are gone.

The paint is baked on and does not mind a coffee ring. Five castors, two of which lock.`,
  },
  {
    title: 'Market Seagrass Basket', brand: 'Oakenmere', sku: 'OM-MSB', type: 'home-accent', in: 'storage',
    sizes: { Small: '24.00', Medium: '34.00', Large: '46.00' }, stock: '30 22 4', grams: 900,
    attributes: { material: 'Seagrass', room: 'Living room', height_cm: 34 },
    picture: 'basket', alt: 'Woven basket with a handle',
    text: `Woven by hand from seagrass that has dried in the sun, and sturdy enough to carry logs. No two have quite the same pattern, which is the point of having something made by a person.

We use the small one for post, the medium one for toys and the large one for blankets. They nest inside each other when empty.

Seagrass smells of hay for the first week. After that it just looks good. Keep it away from damp floors.`,
  },
  {
    title: 'Mantel Clock No. 8', brand: 'Lindholt & Daughter', sku: 'LD-MC8', type: 'home-accent', in: 'accents',
    price: '112.00', stock: '8', grams: 1350,
    attributes: { material: 'Walnut', room: 'Living room', height_cm: 24 },
    picture: 'clock', alt: 'Walnut mantel clock',
    text: `A clock with a face you can read from the sofa. The case is bent walnut, the numerals are printed by hand, and the movement sweeps instead of ticking, so the room stays quiet.

It corrects itself in spring and autumn. One battery lasts about two years and sits behind a small door at the back, which also hides the spare.

Felt underneath keeps it from sliding when the piano is played. A good present for people who are hard to buy for.`,
  },
  {
    title: 'Windowsill Plant and Pot', brand: 'Lindholt & Daughter', sku: 'LD-WPP', type: 'home-accent', in: 'accents', tags: 'new',
    price: '26.00', stock: '19', grams: 2100,
    attributes: { material: 'Stoneware', room: 'Study', height_cm: 38 },
    picture: 'plant', alt: 'Green plant in a terracotta-coloured pot', more: [{ emoji: 'plant', with: 'sun', turn: -4 }],
    text: `One healthy houseplant, already potted, for people who tell us they kill everything. It wants light but not sun, and water once a week; it will droop to remind you and forgive you by the evening.

The stoneware pot has a hole and its own saucer, so roots never stand wet. It is thrown by two potters we have known for years.

Each plant travels upright in a padded box. If yours arrives unhappy, send us a photo and we send another.`,
  },
  {
    title: 'Gallery Oak Frame', brand: 'Oakenmere', sku: 'OM-GOF', type: 'home-accent', in: 'accents',
    was: ['28.00', '36.00', '48.00'], sizes: { A4: '22.00', A3: '29.00', A2: '39.00' }, stock: '26 18 9', grams: 1200,
    attributes: { material: 'Oak', room: 'Living room', height_cm: 42 },
    picture: 'frame', alt: 'Landscape print in a wooden frame',
    text: `A plain oak frame with proper corners, splined so they stay shut. The front is real glass, the mount is acid free and already cut, and the back closes with little turning tabs, not bent nails.

It hangs both ways round and stands up by itself in the two smaller sizes. The landscape print in ours is by a friend and comes along for free; keep it, or swap in your own.

Sized by the paper that fits inside the mount.`,
  },
];
