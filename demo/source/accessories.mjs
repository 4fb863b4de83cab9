export const department = {
  slug: 'accessories', title: 'Accessories', picture: { emoji: 'handbag', with: 'sunglasses' }, alt: 'A leather handbag and sunglasses',
  tints: [['#f6ece8', '#e6cdc3'], ['#f4f0e6', '#e0d5bb'], ['#f1edf3', '#d8cbdc'], ['#e9f0f0', '#c8d9da']],
};

export const categories = { bags: 'Bags & purses', eyewear: 'Hats, glasses & umbrellas', jewellery: 'Jewellery & watches' };

export const products = [
  {
    title: 'Marlow Leather Handbag', brand: 'Saltmarsh Lane', sku: 'SL-MLH', type: 'accessory', in: 'bags',
    price: '185.00', colours: { Tan: '', Black: 'black', Forest: 'forest' }, stock: '9 12 3', grams: 760,
    attributes: { material: 'Leather', colour_family: 'Brown & tan', care: 'Leather balm twice a year' },
    picture: { emoji: 'handbag', whole: true }, alt: 'leather handbag',
    text: `A handbag with a wide mouth, so you can see your keys without excavating. It stands up by itself, closes with a quiet magnet, and takes a paperback, a bottle and a folded scarf.

The leather is tanned with bark and will darken where you hold it. Handles are stitched through the base and can be carried on the shoulder over a winter coat.

- Inside pocket with zip, two without
- 32 by 24 by 13 cm
- Repairs at cost, for as long as we exist`,
  },
  {
    title: 'Tuck Evening Pouch', brand: 'Vesperine', sku: 'VE-TEP', type: 'accessory', in: 'bags',
    price: '48.00', colours: { Blush: '', Teal: 'teal', Black: 'black' }, stock: '14 8 17', grams: 180,
    attributes: { material: 'Leather', colour_family: 'Red & pink', care: 'Wipe with a soft cloth' },
    picture: 'pouch', alt: 'small evening pouch',
    text: `Just big enough for the evening: phone, two keys, a card, a lipstick. The Tuck closes with one long zip and slips under your arm, or hangs from the thin strap that hides inside.

It is lined in pale cotton so that small things can be found in the dark of a theatre.

Also useful as the bag inside a bigger bag. Measures 21 by 13 cm and sits flat when it is empty.`,
  },
  {
    title: 'Clasp Coin Purse', brand: 'Saltmarsh Lane', sku: 'SL-CCP', type: 'accessory', in: 'bags',
    price: '24.00', stock: '27', grams: 70,
    attributes: { material: 'Leather', colour_family: 'Red & pink', care: 'Wipe with a soft cloth' },
    picture: 'purse', alt: 'Red coin purse with a golden clasp',
    text: `The purse your grandmother had, with the same click. The brass frame opens wide, so coins can be seen and not guessed at, and it closes with a snap you can hear across a shop.

Inside is one pocket with a divider for notes folded twice, or for a transport card.

It is made from the offcuts of our handbags, which is why the red varies a little from one batch to the next. About 11 cm across.`,
  },
  {
    title: 'Noon Sunglasses', brand: 'Vesperine', sku: 'VE-NSG', type: 'accessory', in: 'eyewear', tags: 'new',
    price: '79.00', was: '95.00', colours: { Ink: '', Honey: 'honey', Olive: 'olive' }, stock: '13 6 9', grams: 34,
    attributes: { material: 'Acetate', colour_family: 'Black & grey', care: 'Clean with the cloth in the case' },
    picture: 'sunglasses', alt: 'round sunglasses',
    text: `Sunglasses with a gently rounded frame that suits more faces than it should. The acetate is plant based, five-barrel hinges hold the arms, and the lenses cut all of UVA and UVB.

They are polarised, so the glare lifts off water and wet roads while the colours stay true.

An optician can fit your own lenses. They come with a hard case, a cloth, and one spare pair of screws that you will thank us for.`,
  },
  {
    title: 'Paperback Reading Glasses', brand: 'Vesperine', sku: 'VE-PRG', type: 'accessory', in: 'eyewear',
    price: '32.00', sizes: ['+1.0', '+1.5', '+2.0', '+2.5'], sizeName: 'Strength', stock: '16 25 19 8', grams: 28,
    attributes: { material: 'Acetate', colour_family: 'Blue', care: 'Warm water and a soft cloth' },
    picture: 'glasses', alt: 'Reading glasses with a blue frame',
    text: `Reading glasses good enough that you will stop hiding them. The frame is light, the arms are springy, and the lenses are coated so that lamps do not leave green spots on the page.

Not sure which strength? Hold a book where you like to hold it. If the words swim, start with +1.5. You may swap one pair for another within a month, even after a whole novel.

They fold into a slim sleeve that fits a coat pocket.`,
  },
  {
    title: 'Bleacher Cotton Cap', brand: 'Saltmarsh Lane', sku: 'SL-BCC', type: 'accessory', in: 'eyewear',
    price: '28.00', colours: { Sky: '', Olive: 'olive', Rust: 'terracotta' }, stock: '31 24 11', grams: 90,
    attributes: { material: 'Cotton', colour_family: 'Blue', care: 'Hand wash, dry over a bowl' },
    picture: { emoji: 'cap', whole: true }, alt: 'cotton cap',
    text: `A soft six-panel cap that looks as if you have owned it since a very good summer. Washed cotton twill, a brim that bends to your liking, and no large letters on the front.

The strap at the back is cloth with a brass buckle and fits heads from 54 to 61 cm. Small eyelets let the heat out.

It folds into a pocket and recovers. Dry it over a bowl and the crown keeps its shape.`,
  },
  {
    title: 'Haymaker Straw Hat', brand: 'Saltmarsh Lane', sku: 'SL-HSH', type: 'accessory', in: 'eyewear',
    price: '45.00', was: '56.00', sizes: ['S/M', 'L/XL'], stock: '7 2', grams: 130,
    attributes: { material: 'Straw', colour_family: 'Yellow & gold', care: 'Keep dry, steam to reshape' },
    picture: 'straw-hat', alt: 'Straw hat with a red bow',
    text: `A wide brim for gardens, beaches and cricket that goes on too long. The straw is braided first and then sewn round and round, which gives it a little spring and lets it travel rolled in a suitcase.

A cotton band inside takes the sweat and can be drawn in by a ribbon when the wind gets up.

The red ribbon outside is only tied, so you can put on one of your own. Shade: about nine centimetres all round.`,
  },
  {
    title: 'Crosswind Umbrella', brand: 'Saltmarsh Lane', sku: 'SL-CWU', type: 'accessory', in: 'eyewear',
    price: '38.00', colours: { Violet: '', Forest: 'forest', Charcoal: 'charcoal' }, stock: '18 15 22', grams: 420,
    attributes: { material: 'Recycled polyester', colour_family: 'Purple', care: 'Dry it open' },
    picture: 'umbrella', alt: 'open umbrella',
    text: `An umbrella that turns inside out on purpose. When a gust flips it, press the button, it folds, opens again and carries on as if nothing had happened. We have stood on a harbour wall to check.

Eight fibreglass ribs, a canopy that dries with two shakes, and a curved wooden handle that hooks over a chair.

- Covers one person and a bag
- 86 cm long when closed
- Single ribs can be replaced at home`,
  },
  {
    title: 'Dewdrop Ring', brand: 'Vesperine', sku: 'VE-DDR', type: 'jewellery', in: 'jewellery',
    price: '120.00', sizes: ['50', '52', '54', '56', '58'], sizeName: 'Ring size', stock: '2 5 6 4 1', grams: 4,
    attributes: { material: 'Silver', gift_box: true },
    picture: 'ring', alt: 'Silver ring with a blue stone',
    text: `A thin silver band with one pale blue topaz, set low so that it does not catch on pockets and gloves. From the side you see the stone held by four tiny leaves.

Each ring is cast from recycled silver and finished by hand, and it is quiet enough to wear with others.

Ring sizes are the inside circumference in millimetres. Wrap a strip of paper round your finger and measure it; if it is in between, take the larger. Exchanges are free.`,
  },
  {
    title: 'Field Watch 36', brand: 'Vesperine', sku: 'VE-FW6', type: 'jewellery', in: 'jewellery',
    price: '210.00', colours: { Blue: '', Black: 'black', Green: 'forest' }, stock: '8 10 4', grams: 58,
    attributes: { material: 'Stainless steel', water_resistance_m: 100, gift_box: true },
    picture: 'watch', alt: 'wrist watch',
    text: `A watch that tells the time and then leaves you alone. The dial is clear enough for a glance at a dark bus stop, with hands that glow until morning.

The case is 36 mm of brushed steel and sits flat under a cuff. Inside ticks a hand-wound movement: thirty turns at breakfast, and it runs for two days.

Fine for swimming. The strap changes without tools, and any watchmaker can service it.`,
  },
];
