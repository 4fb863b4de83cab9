export const department = {
  slug: 'food', title: 'Food', picture: { emoji: 'honey', with: 'cheese' }, alt: 'A honey pot and a piece of cheese',
  tints: [['#f9f0dc', '#ecd7a6'], ['#f6e9e2', '#e6c8b8'], ['#eef2e2', '#d2dcb6'], ['#f4ede6', '#dfcdbb']],
};

export const categories = { pantry: 'Pantry', sweets: 'Sweets & honey', snacks: 'Snacks', deli: 'Cheese & olives' };

export const products = [
  {
    title: 'Hedgerow Honey', brand: 'Plumbarrow', sku: 'PB-HRH', type: 'food', in: 'sweets', tags: 'featured',
    sizes: { '250 g': '8.50', '500 g': '14.90' }, sizeName: 'Jar', stock: '42 25', grams: 640,
    attributes: { diet: 'Vegetarian', organic: false, gluten_free: true, origin: 'One valley, eleven hives', allergens: 'None' },
    picture: { emoji: 'honey', with: 'bee' }, alt: 'Honey pot with a bee',
    text: `Honey from eleven hives along one lane, taken once a year at the end of July. Bramble, lime blossom and clover, in whatever order the bees chose.

It is spun cold and only sieved, never heated, so it sets in the cupboard by Christmas. Stand the jar in warm water if you like it runny.

- Dark gold, a little minty at the end
- Lid sealed with the date of the harvest
- Not for babies under one year`,
  },
  {
    title: 'Midnight Dark Chocolate', brand: 'Crumbledown', sku: 'CD-MDC', type: 'food', in: 'sweets',
    price: '6.20', sizes: ['70%', '85%', '70% with salt'], sizeName: 'Kind', stock: '55 31 40', grams: 95,
    attributes: { diet: 'Vegan', organic: true, gluten_free: true, origin: 'Cocoa from Peru', allergens: 'May contain hazelnuts and milk' },
    picture: 'chocolate', alt: 'Bar of dark chocolate in a wrapper',
    text: `Three bars from the same beans. The **70%** tastes of plums and toast, the **85%** is for people who take their coffee black, and the one **with salt** is the one that disappears from our own kitchen.

The beans are roasted lightly and ground for two days between stones. Two ingredients, three at most: cocoa, cane sugar, salt.

The bar breaks into eight long fingers rather than squares, which makes it easier to stop. In theory.`,
  },
  {
    title: 'Rolled Oat Cookies', brand: 'Crumbledown', sku: 'CD-ROC', type: 'food', in: 'sweets',
    price: '5.40', stock: '37', grams: 220,
    attributes: { diet: 'Vegetarian', organic: true, gluten_free: false, origin: 'Baked in our own ovens', allergens: 'Gluten, milk, egg' },
    picture: 'cookie', alt: 'Cookie with chocolate chips',
    text: `Big, flat cookies that are crisp at the edge and chewy in the middle, the way they are for ten minutes after baking. We get there with brown butter and a night's rest for the dough.

Oats, chocolate in real lumps, and not much sugar. Eight in a tin that keeps them for three weeks, longer than they have ever had to wait.

Warm them for four minutes at 150 degrees and the house smells as if you had made them.`,
  },
  {
    title: 'Plum Tomatoes, 6 Tins', brand: 'Plumbarrow', sku: 'PB-PTT', type: 'food', in: 'pantry',
    price: '13.20', was: '16.50', stock: '29', grams: 2700,
    attributes: { diet: 'Vegan', organic: true, gluten_free: true, origin: 'Puglia, Italy', allergens: 'None' },
    picture: 'tinned', alt: 'Tin of plum tomatoes',
    text: `Whole plum tomatoes, picked ripe in August and in the tin the same day. They hold together in the pan until you decide otherwise, and they need no sugar, only time.

Nothing else is in there except their own juice and one leaf of basil. The tins are unlined at the rim and open without a fight.

- Six tins of 400 g
- Three of them make Sunday sauce for eight
- Keep for two years, though ours never do`,
  },
  {
    title: 'Flaky Sea Salt', brand: 'Plumbarrow', sku: 'PB-FSS', type: 'food', in: 'pantry',
    price: '7.80', sizes: ['Plain', 'Smoked', 'Lemon'], sizeName: 'Flavour', stock: '33 18 4', grams: 210,
    attributes: { diet: 'Vegan', organic: false, gluten_free: true, origin: 'Atlantic coast', allergens: 'None' },
    picture: 'salt', alt: 'Salt shaker',
    text: `Light pyramids of salt that crush between two fingers and go off like small fireworks on an egg. The sea water is filtered and warmed slowly in open pans; the wind does the rest.

**Smoked** spends two nights over beech and belongs on potatoes. **Lemon** is mixed with grated peel and is very good on fish, better still on watermelon.

150 g in a box with a lid wide enough for a pinch. Use half of what you would take from the shaker.`,
  },
  {
    title: 'Slow Burn Chilli Sauce', brand: 'Plumbarrow', sku: 'PB-SBC', type: 'food', in: 'pantry', tags: 'new',
    price: '9.40', sizes: ['Mild', 'Hot', 'Foolish'], sizeName: 'Heat', stock: '26 31 12', grams: 290,
    attributes: { diet: 'Vegan', organic: false, gluten_free: true, origin: 'Home-grown chillies', allergens: 'None' },
    picture: 'chilli', alt: 'Red chilli pepper',
    text: `Red chillies fermented in oak for six weeks and then blended with roasted carrot and a little cider vinegar. You taste fruit first. The heat walks in a moment later and takes a chair.

Mild is for the whole table. Hot is what we eat on eggs. Foolish has a skull on the cap, drawn by someone who had just tried it.

180 ml. It keeps for a year in the fridge and drips less than others, thanks to a narrow neck.`,
  },
  {
    title: 'Salted Pretzel Twists', brand: 'Crumbledown', sku: 'CD-SPT', type: 'food', in: 'snacks',
    price: '4.60', stock: '48', grams: 200,
    attributes: { diet: 'Vegan', organic: false, gluten_free: false, origin: 'Baked in our own ovens', allergens: 'Gluten' },
    picture: 'pretzel', alt: 'Golden baked pretzel',
    text: `Small pretzels with a real crust: dipped in lye, baked until they are the colour of chestnuts, salted while they are wet. They snap. If yours bend, somebody left the bag open.

We twist them a bit thicker in the middle, so they can carry mustard or soft cheese without breaking.

A bag of 180 g is enough for four at a card table, or for one at a desk near a deadline. The bag closes again, should the need arise.`,
  },
  {
    title: 'Skillet Roasted Peanuts', brand: 'Crumbledown', sku: 'CD-SRP', type: 'food', in: 'snacks',
    sizes: { '200 g': '4.90', '600 g': '12.50' }, sizeName: 'Bag', stock: '39 16', grams: 260,
    attributes: { diet: 'Vegan', organic: true, gluten_free: true, origin: 'Grown in Argentina', allergens: 'Peanuts' },
    picture: 'peanut', alt: 'Two peanuts in their shells',
    text: `Peanuts roasted dry in heavy pans, a few kilos at a time, by someone who listens to them. When the popping slows they come out, two shades darker than you are used to.

They are still in their red skins and have only a dusting of fine salt, so your fingers stay clean enough to deal.

The large bag is also the start of very good peanut butter: ten minutes in a blender, and no, you do not need to add oil.`,
  },
  {
    title: 'Cave Aged Gouda', brand: 'Plumbarrow', sku: 'PB-CAG', type: 'food', in: 'deli', tags: 'new',
    sizes: { '250 g': '9.90', '500 g': '18.60', '1 kg': '35.00' }, sizeName: 'Piece', stock: '17 9 0', grams: 520,
    attributes: { diet: 'Vegetarian', organic: true, gluten_free: true, origin: 'One farm, forty cows', allergens: 'Milk' },
    picture: 'cheese', alt: 'Wedge of yellow cheese',
    text: `Eighteen months in a cool cellar turn a friendly cheese into a serious one. It is firm and amber, with tiny crystals that crunch, and a taste somewhere between caramel and broth.

Made from the raw milk of forty cows who know their names, with vegetable rennet. We cut it on the morning it leaves and wrap it in paper that breathes.

Take it out of the fridge an hour before. The rind is wax: do not eat it, but do not waste the last half centimetre either.`,
  },
  {
    title: 'Green Table Olives', brand: 'Plumbarrow', sku: 'PB-GTO', type: 'food', in: 'deli',
    price: '6.90', stock: '22', grams: 560,
    attributes: { diet: 'Vegan', organic: true, gluten_free: true, origin: 'Halkidiki, Greece', allergens: 'None' },
    picture: 'olive', alt: 'Green olive',
    text: `Large green olives, cracked with a mallet and cured in nothing but brine, so that they keep a pleasant bitterness and a proper bite. The stones are in. They taste better that way, and it gives people something to do with their hands.

With them in the jar are lemon, wild oregano and one small chilli that mostly keeps to itself.

320 g drained weight. Use the oil and brine for a salad. Opened, they stay good in the fridge for a month.`,
  },
];
