export const department = {
  slug: 'clothing', title: 'Clothing', picture: { emoji: 'shirt', colour: 'sky', with: 'jeans' }, alt: 'A folded t-shirt and a pair of jeans',
  tints: [['#eaf1f7', '#c9dbe9'], ['#f6efe4', '#e6d6bf'], ['#eef2ea', '#cfdcc8'], ['#f4ecef', '#e0ccd6']],
};

export const categories = {
  shirts: 'Shirts & tops', bottoms: 'Trousers & dresses', outerwear: 'Coats & knitwear', shoes: 'Shoes',
};

export const products = [
  {
    title: 'Harbour Linen Shirt', brand: 'Fjordlight', sku: 'FJ-HLS', type: 'garment', in: 'shirts', tags: 'featured',
    price: '64.00', colours: { Blue: 'blue', Sand: 'sand', Sage: 'sage' }, sizes: ['S', 'M', 'L', 'XL'],
    stock: '12 18 9 4 / 7 11 0 3 / 6 8 8 -', grams: 210,
    attributes: { material: 'Linen', season: 'Summer', fit: 'Relaxed', care: 'Cool wash, hang to dry, iron while damp' },
    picture: 'blouse', alt: 'linen shirt',
    text: `A shirt for days that start on a ferry and end at a long table outside. The linen is washed before it is sewn, so it feels worn in from the first morning and will not shrink on you.

The sleeves stay up when rolled, thanks to a small tab inside. Creases are part of it; they soften by lunch.

- European flax, 170 g/m²
- Shell buttons, with one spare sewn inside
- Cut loose: take your usual size`,
  },
  {
    title: 'Everyday Heavy Tee', brand: 'Tamsin Row', sku: 'TR-EHT', type: 'garment', in: 'shirts',
    price: '28.00', colours: { White: 'white', Black: 'black', Moss: 'moss' }, sizes: ['S', 'M', 'L', 'XL'],
    stock: '40 52 38 21 / 33 47 29 14 / 12 16 2 9', grams: 240,
    attributes: { material: 'Cotton', season: 'All year', fit: 'Regular', care: 'Warm wash with like colours' },
    picture: 'shirt', alt: 'heavy cotton t-shirt',
    text: `A proper t-shirt, thick enough that the white one is really white and not a window. We tried eleven fabrics before this one. It keeps its neckline after fifty washes, because we washed ours fifty times to see.

The body is knitted as a tube, so there is no side seam to twist. Shoulders are taped and the hem is straight, which means it looks right tucked in or left out.

Most people take their usual size. Between two? Go up.`,
  },
  {
    title: 'Orchard Wrap Dress', brand: 'Tamsin Row', sku: 'TR-OWD', type: 'garment', in: 'bottoms', tags: 'new',
    price: '89.00', colours: { Terracotta: 'terracotta', Forest: 'forest' }, sizes: ['XS', 'S', 'M', 'L'],
    stock: '5 9 9 4 / 6 8 1 5', grams: 320,
    attributes: { material: 'Viscose', season: 'Summer', fit: 'Regular', care: 'Hand wash cold, dry flat' },
    picture: 'dress', alt: 'wrap dress',
    text: `A wrap dress that stays wrapped. A hidden button at the waist does the work, the tie is there for looks, and you can cycle in it without holding on to anything.

The fabric is a heavy viscose that falls well and dries overnight on a hanger. There are two pockets in the side seams, deep enough for a phone and a set of keys.

Falls just below the knee on someone 170 cm tall. Wear it with sandals now and boots later.`,
  },
  {
    title: 'Straight-Leg Selvedge Jeans', brand: 'Fjordlight', sku: 'FJ-SLJ', type: 'garment', in: 'bottoms',
    price: '96.00', was: '120.00', colours: { Indigo: 'indigo', Black: 'black' }, sizes: ['28', '30', '32', '34', '36'], sizeName: 'Waist',
    stock: '6 14 17 11 4 / 3 9 12 0 2', grams: 780,
    attributes: { material: 'Denim', season: 'All year', fit: 'Regular', care: 'Wash seldom, cold, inside out' },
    picture: 'jeans', alt: 'straight-leg jeans',
    text: `Thirteen-ounce denim woven on narrow looms, with the clean selvedge edge you see when you turn up the cuff. It starts stiff. Give it two weeks and it will fit nobody else.

The leg is straight from knee to hem and the rise sits just under the waist. No stretch, no fake fading, no rips you did not make yourself.

- Copper rivets, hidden at the back so they do not scratch chairs
- Button fly
- 82 cm inside leg, easy to shorten`,
  },
  {
    title: 'Boardwalk Swim Shorts', brand: 'Fjordlight', sku: 'FJ-BSS', type: 'garment', in: 'bottoms',
    price: '32.00', was: '45.00', sizes: ['S', 'M', 'L', 'XL'], stock: '14 10 7 3', grams: 160,
    attributes: { material: 'Recycled polyester', season: 'Summer', fit: 'Regular', care: 'Rinse after the sea, line dry' },
    picture: { emoji: 'shorts', with: 'wave' }, alt: 'Green swim shorts beside a wave',
    text: `Swim shorts short enough to swim in and long enough for the ice cream queue afterwards. The fabric is made from old fishing nets and dries in about half an hour of sun.

Inside is a soft mesh that does not chafe, and the cord is knotted flat so it will not dig in under a wetsuit. One back pocket closes with a zip and has a small drain hole, so keys stay and water does not.`,
  },
  {
    title: 'Ferry Deck Coat', brand: 'Fjordlight', sku: 'FJ-FDC', type: 'garment', in: 'outerwear',
    price: '189.00', colours: { Camel: 'camel', Navy: 'navy' }, sizes: ['S', 'M', 'L', 'XL'],
    stock: '4 8 6 2 / 5 7 7 3', grams: 1350,
    attributes: { material: 'Wool', season: 'Winter', fit: 'Regular', care: 'Brush, air, dry clean once a year' },
    picture: 'coat', alt: 'double-breasted wool coat',
    text: `A double-breasted coat in boiled wool, made for standing outside when sensible people have gone in. The collar turns up and buttons across the throat. The pockets are lined with brushed cotton, because cold hands ruin a good view.

It is cut with room for a jumper underneath and none for bulk. Half lined, so it breathes on the bus home.

Repairs are free for five years: send it back and our workroom will mend linings, buttons and seams.`,
  },
  {
    title: 'Lambswool Ribbed Scarf', brand: 'Tamsin Row', sku: 'TR-LRS', type: 'garment', in: 'outerwear',
    price: '42.00', colours: { Red: 'red', Oat: 'oat', Pine: 'forest' }, stock: '22 17 4', grams: 180,
    attributes: { material: 'Wool', season: 'Winter', fit: 'Regular', care: 'Hand wash in wool soap, dry flat' },
    picture: 'scarf', alt: 'ribbed lambswool scarf',
    text: `Knitted in a wide rib from two-ply lambswool, this scarf is long enough to go round twice and still tuck into a coat. It is warm without being heavy, and it does not prickle, which we checked on the fussiest neck in the shop.

The wool is spun and dyed in the same small mill, so the colours have depth when you look closely.

About 190 by 28 cm. Moths like it as much as we do, so store it clean.`,
  },
  {
    title: 'Trailhead Merino Socks', brand: 'Skarnfell', sku: 'SF-TMS', type: 'garment', in: 'outerwear',
    price: '18.50', sizes: ['36-39', '40-43', '44-47'], stock: '34 41 19', grams: 75,
    attributes: { material: 'Wool', season: 'All year', fit: 'Regular', care: 'Warm wash, no softener' },
    picture: 'socks', alt: 'Pair of green and blue walking socks',
    text: `Walking socks with a cushion where boots press and a fine knit where feet get hot. Merino keeps them fresh for days, so three pairs will see you through a fortnight on the trail.

The toe seam is linked by hand and lies flat. A band around the arch stops the sock from creeping down into your boot, the thing that ruins more walks than rain.

If you wear through a pair in the first year, we replace it.`,
  },
  {
    title: 'Cobble Leather Boots', brand: 'Tamsin Row', sku: 'TR-CLB', type: 'footwear', in: 'shoes',
    price: '165.00', was: '198.00', sizes: ['39', '40', '41', '42', '43', '44'], stock: '3 6 8 8 5 0', grams: 1480,
    attributes: { material: 'Leather', waterproof: true, sole: 'Stitched rubber, can be replaced' },
    picture: 'boot', alt: 'Tan leather lace-up boot',
    text: `Ankle boots for pavements, puddles and the odd muddy footpath. The leather is oiled and the tongue is sewn in at both sides, so water has to come over the top.

They need a week of short walks. After that the cork under the insole has taken the shape of your foot and you will forget you are wearing them.

- Sole stitched on, so a cobbler can replace it
- Brass hooks on the upper half for quick lacing
- Comes with a tin of wax and spare laces`,
  },
  {
    title: 'Tideline Canvas Sneakers', brand: 'Fjordlight', sku: 'FJ-TCS', type: 'footwear', in: 'shoes', tags: 'new',
    price: '58.00', colours: { Lilac: 'lilac', Navy: 'navy', Mint: 'mint' }, sizes: ['37', '38', '39', '40', '41', '42'],
    stock: '6 7 9 8 4 - / - 5 8 11 9 7 / 3 5 6 4 1 0', grams: 620,
    attributes: { material: 'Canvas', waterproof: false, sole: 'Natural rubber' },
    picture: { emoji: 'sneaker', turn: -24, whole: true }, alt: 'canvas sneaker',
    text: `Light canvas sneakers you can throw in the wash with the towels. The upper is one layer of tightly woven cotton, the lining another, with nothing in between to go lumpy.

A natural rubber sole grips wet stone and wooden decks. The insole lifts out to dry and can be swapped for your own.

They come up a touch generous: if you are between two sizes, take the smaller. Laces in white and in the matching colour are in the box.`,
  },
];
