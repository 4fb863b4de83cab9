export const department = {
  slug: 'electronics', title: 'Electronics', picture: { emoji: 'headphones', colour: 'lilac', with: 'phone' }, alt: 'Headphones and a phone',
  tints: [['#ecedf7', '#cdd0e8'], ['#e8f1f4', '#c5dbe2'], ['#f1eef6', '#d9d0e6'], ['#eef0f2', '#d2d8de']],
};

export const categories = { audio: 'Audio', computing: 'Computers & phones', cameras: 'Cameras & gaming' };

export const products = [
  {
    title: 'Drift Wireless Headphones', brand: 'Pebblewave', sku: 'PW-DRF', type: 'audio', in: 'audio', tags: 'featured',
    price: '149.00', was: '179.00', colours: { Cloud: '', Graphite: 'black', Rose: 'rose' }, stock: '24 31 6', grams: 260,
    attributes: { battery_hours: 38, connection: 'Bluetooth', water_resistant: false, warranty_years: 2 },
    picture: 'headphones', alt: 'over-ear wireless headphones',
    text: `Over-ear headphones that turn a noisy carriage into a quiet room. The cushions are soft enough for glasses, and the whole thing weighs less than a jar of jam.

Noise cancelling has three steps, from full quiet to hearing your name called. One dial on the right cup does volume, calls and skipping.

- 38 hours on a charge, 5 hours from ten minutes
- Connects to two devices at once
- Ear cushions and battery can be replaced with a coin`,
  },
  {
    title: 'Kitchen Shelf Radio', brand: 'Pebblewave', sku: 'PW-KSR', type: 'audio', in: 'audio',
    price: '79.00', stock: '15', grams: 1100,
    attributes: { battery_hours: 20, connection: 'FM and DAB+', water_resistant: false, warranty_years: 2 },
    picture: 'radio', alt: 'Tabletop radio with a dial',
    text: `A radio you can work with flour on your fingers. One dial finds the station, the other sets the volume, and six buttons remember what you like.

It fills a kitchen without shaking the plates. The speaker faces forward, the handle folds down, and the aerial tucks into the back so that it survives a move.

Runs from the wall or for about twenty hours on its own battery, which charges over USB-C. Wakes you gently too, if you ask.`,
  },
  {
    title: 'Canteen Portable Speaker', brand: 'Pebblewave', sku: 'PW-CPS', type: 'audio', in: 'audio', tags: 'new',
    price: '59.00', colours: { Stone: '', Sky: 'sky', Coral: 'terracotta' }, stock: '18 12 3', grams: 540,
    attributes: { battery_hours: 16, connection: 'Bluetooth', water_resistant: true, warranty_years: 2 },
    picture: 'speaker', alt: 'portable speaker',
    text: `A speaker for picnics, bathrooms and tents. It is sealed against rain and sand, floats if it goes overboard, and a rinse under the tap is all the cleaning it needs.

The sound is warm and clear up to the level where neighbours start to look. Two of them pair as left and right.

- 16 hours at a friendly volume
- Loop for a belt, a branch or a handlebar
- Charges from the same USB-C cable as your phone`,
  },
  {
    title: 'Fireside Studio Microphone', brand: 'Pebblewave', sku: 'PW-FSM', type: 'audio', in: 'audio',
    price: '119.00', stock: '9', grams: 890,
    attributes: { connection: 'USB-C', water_resistant: false, warranty_years: 3 },
    picture: { emoji: 'microphone', with: 'slider' }, alt: 'Studio microphone on a stand',
    text: `Plug it in, speak, and sound like yourself on a good day. The Fireside listens to what is in front of it and politely ignores the dishwasher behind.

A mute switch on top glows when you are off air, and the headphone socket lets you hear what others hear, without delay.

It stands on its own heavy foot and also fits any boom arm with a 3/8 inch thread. No software to install: it is simply there on Windows, macOS and Linux.`,
  },
  {
    title: 'Slate 14 Laptop', brand: 'Nuvarro', sku: 'NV-S14', type: 'computer', in: 'computing',
    sizes: { '16 GB': '1099.00', '32 GB': '1299.00' }, sizeName: 'Memory', stock: '11 6', grams: 1290,
    attributes: { screen_inches: 14, battery_hours: 15, connection: 'Wi-Fi 6', warranty_years: 3 },
    picture: 'laptop', alt: 'Open laptop with a blue screen',
    text: `A light laptop meant to be kept for years. The screen is matt, so you can work by a window, and the keyboard has real travel and a spill tray underneath.

Six screws open the bottom. Memory, storage, battery and fan can all be changed at the kitchen table, and we print the part numbers inside the lid.

- 14 inch, 2240 by 1400
- 1 TB storage
- Two USB-C, two USB-A, HDMI and a headphone socket
- Fifteen hours of writing, nine of video calls`,
  },
  {
    title: 'Nuvarro One Mini Phone', brand: 'Nuvarro', sku: 'NV-ONE', type: 'computer', in: 'computing', tags: 'new',
    colours: { Midnight: 'navy', Berry: 'pink' }, sizes: { '128 GB': '449.00', '256 GB': '519.00' }, sizeName: 'Storage',
    stock: '17 9 / 12 0', grams: 148,
    attributes: { screen_inches: 5.4, battery_hours: 26, connection: 'Wi-Fi 6', warranty_years: 3 },
    picture: 'phone', alt: 'small smartphone',
    text: `A phone you can use with one hand and forget in a pocket. At 5.4 inches it is the smallest we know with a full-day battery, and the camera sits flush so that it lies flat on a table.

Seven years of updates are promised in writing. The battery, screen and charging port come out with one ordinary screwdriver.

There is no charger in the box, since you surely have one. A cable and a SIM tool are.`,
  },
  {
    title: 'Hush Compact Keyboard', brand: 'Nuvarro', sku: 'NV-HCK', type: 'gadget', in: 'computing',
    price: '94.00', colours: { Silver: '', Ink: 'black' }, sizes: ['Quiet', 'Tactile'], sizeName: 'Keys',
    stock: '13 8 / 10 2', grams: 690,
    attributes: { battery_hours: 120, connection: 'Bluetooth', colour_family: 'Black & grey', warranty_years: 2 },
    picture: 'keyboard', alt: 'compact keyboard',
    text: `Eighty-four keys, arrows included, in a case the width of an open book. Choose **Quiet** keys for shared rooms, or **Tactile** ones if you like to feel each letter land without waking the house.

Every key switch pulls out, so a crumb or a coffee is a small repair and not a new keyboard.

- Switches between three devices
- Works by cable when the battery is empty
- Legends are moulded through and never wear off`,
  },
  {
    title: 'Pocket Wireless Mouse', brand: 'Nuvarro', sku: 'NV-PWM', type: 'gadget', in: 'computing',
    price: '29.00', colours: { Chalk: '', Graphite: 'black', Sky: 'sky' }, stock: '44 37 15', grams: 82,
    attributes: { battery_hours: 400, connection: 'Bluetooth', colour_family: 'White & cream', warranty_years: 2 },
    picture: 'mouse', alt: 'wireless mouse',
    text: `A small mouse with a round back that suits both left and right hands. The buttons click softly, the wheel moves in clear steps, and it tracks on wood, cloth and even glass.

It pairs with two computers and swaps between them with a button underneath. A charge lasts around three months of office days, and it can be used while it charges.

The feet are replaceable; a spare set is tucked inside the lid.`,
  },
  {
    title: 'Field Notes Compact Camera', brand: 'Nuvarro', sku: 'NV-FNC', type: 'gadget', in: 'cameras',
    price: '529.00', stock: '4', grams: 340,
    attributes: { battery_hours: 6, connection: 'Wi-Fi 6', colour_family: 'Black & grey', warranty_years: 2 },
    picture: 'camera', alt: 'Compact camera with a fixed lens', more: [{ emoji: 'camera-flash', with: 'map' }],
    text: `A camera for people who would rather look than scroll. One fixed 35 mm lens, a big sensor, three dials and a bright viewfinder. It starts in under a second and the shutter is barely a whisper.

Pictures go to your phone by themselves when you get home, or stay on the card if you prefer. The strap is included and is a good one.

- 24 megapixels
- f/2 lens that focuses from 20 cm
- About 380 pictures on a charge`,
  },
  {
    title: 'Saturday Game Controller', brand: 'Nuvarro', sku: 'NV-SGC', type: 'gadget', in: 'cameras',
    price: '54.00', was: '64.00', colours: { Plum: '', Midnight: 'navy', Cherry: 'red' }, stock: '20 16 9', grams: 230,
    attributes: { battery_hours: 30, connection: 'Bluetooth', colour_family: 'Purple', warranty_years: 2 },
    picture: 'controller', alt: 'game controller',
    text: `A controller for long Saturdays. The sticks use magnets where others use carbon, so they do not begin to drift after a year. The grips are slightly rough and stay dry.

It works with computers, phones and most televisions with games built in. Two extra buttons on the back can be set to whatever your thumbs are too busy for.

Thirty hours on a charge, and a two-metre cable for when you forget.`,
  },
];
