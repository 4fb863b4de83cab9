export const department = {
  slug: 'fragrances', title: 'Fragrances', picture: { emoji: 'rose', with: 'candle' }, alt: 'A red rose and a candle',
  tints: [['#f8ecee', '#ebcdd3'], ['#f3f0e4', '#ddd6b8'], ['#edf1ec', '#cbd9cb'], ['#f1edf6', '#d6cbe5']],
};

export const categories = { perfume: 'Perfume', mists: 'Body mists & colognes', home: 'Scents for the home' };

export const products = [
  {
    title: 'Rose Market', brand: 'Maison Ondrelle', sku: 'MO-RSM', type: 'fragrance', in: 'perfume',
    sizes: { '30 ml': '68.00', '50 ml': '92.00', '100 ml': '138.00' }, sizeName: 'Bottle', stock: '16 11 4', grams: 240,
    attributes: { scent_family: 'Floral', concentration: 'Eau de parfum', vegan: true, notes: 'Rose, pink pepper, wet paper, cedar' },
    picture: 'rose', alt: 'Red rose, the heart of the scent',
    text: `A rose as it smells at the market before eight: cold stems, wet newspaper, a box of pepper from the stall next door. Nothing of soap and nothing of powder.

It opens bright and a bit green. After an hour the flower is all there, and what you find on your scarf the next morning is mostly cedar.

- Heart of Turkish rose, picked in May
- Lasts about eight hours on skin
- A 2 ml sample comes with every bottle: try that first`,
  },
  {
    title: 'Cabin in November', brand: 'Maison Ondrelle', sku: 'MO-CIN', type: 'fragrance', in: 'perfume',
    price: '98.00', stock: '9', grams: 230,
    attributes: { scent_family: 'Woody', concentration: 'Eau de parfum', vegan: true, notes: 'Birch smoke, cedar, tobacco leaf, vanilla' },
    picture: { emoji: 'log', with: 'fire' }, alt: 'Cut log beside a small fire',
    text: `Somebody has lit the stove an hour before you arrived. There is birch smoke in the curtains, a wool blanket, and a tin of tobacco no one has opened since the summer.

It is a close scent that stays within arm's length, warm without being sweet. A little vanilla at the end takes the soot off.

People wear it from October to March, and some at night all year. Two sprays are plenty. 50 ml, made in small lots, and the lot is numbered on the base.`,
  },
  {
    title: 'Rain on Vetiver', brand: 'Maison Ondrelle', sku: 'MO-ROV', type: 'fragrance', in: 'perfume', tags: 'new',
    price: '95.00', stock: '12', grams: 230,
    attributes: { scent_family: 'Fresh', concentration: 'Eau de parfum', vegan: true, notes: 'Vetiver, ginger, mint, warm stone' },
    picture: { emoji: 'herb', with: 'drop' }, alt: 'Green sprig with a drop of water',
    text: `The first minutes of rain after a dry month, when the garden lets out its breath. Earth, roots and warm stone, with a thread of mint where someone has stepped on the border.

Vetiver is a grass whose roots smell better than most flowers. Ours comes from one grower in Haiti and is distilled slowly, which keeps the smoke out and the green in.

Quiet enough for an office, long enough for an evening. It suits anyone who thinks perfume is too much. 50 ml.`,
  },
  {
    title: 'Lemon Grove Cologne', brand: 'Maison Ondrelle', sku: 'MO-LGC', type: 'fragrance', in: 'mists',
    price: '56.00', was: '68.00', stock: '21', grams: 260,
    attributes: { scent_family: 'Citrus', concentration: 'Eau de toilette', vegan: true, notes: 'Lemon, petitgrain, rosemary' },
    picture: 'lemon', alt: 'Yellow lemon with a leaf',
    text: `A cologne in the old sense: splash it on, feel better, splash it on again at four. Lemon first, peel and all, then the bitter green of the leaves and a sprig of rosemary.

It does not last and is not meant to. Two hours of good mood, then it steps aside for lunch.

Keep it in the fridge in July. The 100 ml bottle is tall so that it fits in the door, and refills cost a third less.`,
  },
  {
    title: 'Tidewater', brand: 'Maison Ondrelle', sku: 'MO-TDW', type: 'fragrance', in: 'mists',
    price: '64.00', stock: '14', grams: 260,
    attributes: { scent_family: 'Fresh', concentration: 'Eau de toilette', vegan: true, notes: 'Sea salt, samphire, driftwood' },
    picture: 'wave', alt: 'Curling blue wave',
    text: `Not the sea of holiday posters but the one with seaweed in it. Salt on skin, driftwood, the green snap of samphire, and far off somebody's toast.

It is light and rather dry, a scent for white shirts and open windows. It sits well on top of sun cream, which few things do.

About four hours. 100 ml. The cap is turned from wood washed up near our workshop, so no two bottles wear quite the same hat.`,
  },
  {
    title: 'Petal Street Body Mist', brand: 'Duskwillow', sku: 'DW-PSB', type: 'fragrance', in: 'mists',
    price: '19.50', stock: '36', grams: 190,
    attributes: { scent_family: 'Floral', concentration: 'Body mist', vegan: true, notes: 'Cherry blossom, pear, soft musk' },
    picture: 'blossom', alt: 'Pink cherry blossom',
    text: `There is a street near us where the cherries flower for nine days and everyone walks home the long way. This mist is those nine days, in a bottle that fits a gym bag.

It is soft and slightly watery, with pear underneath. Spray it over hair, pyjamas or a tired scarf; it has so little alcohol that it does not dry the skin.

150 ml, fine spray, lasts an hour or two. Children borrow it, which we take as praise.`,
  },
  {
    title: 'Reading Hour Candle', brand: 'Duskwillow', sku: 'DW-RHC', type: 'home-scent', in: 'home',
    sizes: { '180 g': '26.00', '320 g': '38.00' }, sizeName: 'Size', stock: '30 17', grams: 420,
    attributes: { scent_family: 'Woody', lasts_hours: 40, notes: 'Old paper, beeswax, cedar shavings' },
    picture: 'candle', alt: 'Burning candle', more: [{ emoji: 'candle', with: 'books' }],
    text: `A candle that smells like the good corner of a library: old paper, beeswax, pencil shavings. It is mild enough to burn beside a book and a glass of wine without arguing with either.

The wax is rapeseed and beeswax, the wick is cotton, and it burns to the edge without a tunnel if you give it two hours the first time.

The small one lasts about forty hours, the large one seventy. The glass becomes a good tumbler after a hot wash.`,
  },
  {
    title: 'Hallway Reed Diffuser', brand: 'Duskwillow', sku: 'DW-HRD', type: 'home-scent', in: 'home',
    price: '34.00', sizes: ['Hyacinth', 'Citrus peel', 'Pine'], sizeName: 'Scent', stock: '12 15 2', grams: 480,
    attributes: { scent_family: 'Floral', lasts_hours: 2000, notes: 'Hyacinth, citrus peel or pine' },
    picture: { emoji: 'jar', with: 'hyacinth' }, alt: 'Glass jar with a hyacinth',
    text: `Put it by the front door and the house says hello before you have found the light. Eight reeds draw the oil up slowly and let it go; no flame, no plug, no sudden puff.

Choose **Hyacinth** for a greenhouse in March, **Citrus peel** for a clean kitchen, **Pine** for a walk you did not take.

Use four reeds in a small hall and all eight in a stairwell. It lasts about three months. Turn the reeds when guests are coming.`,
  },
];
