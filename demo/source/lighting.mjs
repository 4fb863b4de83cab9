export const department = {
  slug: 'lighting', title: 'Lighting', picture: { emoji: 'bulb', with: 'lantern' }, alt: 'A light bulb and a paper lantern',
  upright: true, tints: [['#f8f0da', '#ecd69c'], ['#e9ebf4', '#c4c9e0'], ['#f5ebe3', '#e5cbb6'], ['#eceff1', '#ccd4da']],
};

export const categories = { indoor: 'Table & floor lamps', pendants: 'Pendants & bulbs', mood: 'Night lights & garlands' };

export const products = [
  {
    title: 'Amber Filament Bulb', brand: 'Lumenquay', sku: 'LQ-AFB', type: 'light', in: 'pendants',
    sizes: { 'E14, 250 lm': '7.50', 'E27, 470 lm': '8.90', 'E27, 806 lm': '10.90' }, sizeName: 'Base', stock: '62 80 35', grams: 45,
    attributes: { power: 'E14 or E27 socket', brightness_lm: 470, dimmable: true, colour_temperature_k: 2200 },
    picture: 'bulb', alt: 'Glowing yellow light bulb',
    text: `The warm light of an old bulb for a twelfth of the electricity. The filament is a spiral that looks good switched on and off, and the glass has a faint amber tint that flatters both faces and soup.

It dims down smoothly to almost nothing, without the flicker that gives you a headache you cannot explain.

Check the base before ordering: E14 is the thin screw, E27 the thick one. It lasts about fifteen years at three hours an evening.`,
  },
  {
    title: 'Festival Paper Lantern', brand: 'Glimmerholt', sku: 'GL-FPL', type: 'light', in: 'pendants', tags: 'featured',
    colours: { Vermilion: '', Indigo: 'indigo', Leaf: 'green' }, sizes: { '30 cm': '29.00', '45 cm': '42.00' }, sizeName: 'Height',
    stock: '18 9 / 11 4 / 7 0', grams: 320,
    attributes: { power: 'E27 bulb', brightness_lm: 470, dimmable: true, colour_temperature_k: 2700 },
    picture: 'lantern', alt: 'paper lantern',
    text: `Mulberry paper stretched over a spiral of bamboo, glowing like a small harvest moon. It folds flat for the post and springs open with a sound like a deck of cards.

Hang it above a table, or three of them at different heights in a stairwell. The paper is oiled, so dust wipes off, and a damp evening outdoors does no harm.

Cord and E27 socket are included, the bulb is not. Use LED of up to eight watts; paper and heat are poor friends.`,
  },
  {
    title: 'Mirrorball 20', brand: 'Glimmerholt', sku: 'GL-MB2', type: 'light', in: 'pendants',
    price: '45.00', was: '55.00', stock: '10', grams: 1150,
    attributes: { power: 'Mains', brightness_lm: 200, dimmable: false, colour_temperature_k: 4000 },
    picture: 'mirrorball', alt: 'Silver mirror ball',
    text: `Twenty centimetres of real glass mirrors, set by hand in rows that are almost straight. It turns once a minute, slowly enough for a kitchen, and the pin spot that comes with it throws about four hundred dots across the ceiling.

In daylight it does the same with the sun and needs no electricity at all. Put it in an east window and have breakfast in it.

Hook, chain, motor and spot are in the box. Dancing is at your own risk.`,
  },
  {
    title: 'Stork Floor Lamp', brand: 'Lumenquay', sku: 'LQ-SFL', type: 'light', in: 'indoor', tags: 'new',
    price: '168.00', stock: '7', grams: 5400,
    attributes: { power: 'Mains', brightness_lm: 900, dimmable: true, colour_temperature_k: 2700 },
   
    text: `A thin-legged reading lamp that stands behind a chair and looks over your shoulder. The head tilts and turns with one finger and stays there, the arm reaches 60 cm, and the base is heavy enough for a house with cats.

Light falls where the book is and not on the person asleep next to you. A dial on the stem goes from bright to barely.

- Powder-coated steel, 142 cm high
- Two metres of cloth-covered cable
- Light source can be replaced`,
  },
  {
    title: 'Little Moon Night Light', brand: 'Glimmerholt', sku: 'GL-LMN', type: 'light', in: 'mood',
    price: '32.00', stock: '23', grams: 260,
    attributes: { power: 'Rechargeable', brightness_lm: 40, dimmable: true, colour_temperature_k: 2000 },
    picture: 'moon', alt: 'Crescent moon', more: [{ emoji: 'moon', with: 'star', turn: 8 }],
    text: `A soft moon for the bedside, made of silicone that can be squeezed, thrown and chewed. One tap turns it on, another makes it dimmer, and a long press lets it fade away over half an hour.

The light is a deep, candle-like orange that does not wake anyone who gets up at two. On the lowest step it glows for six nights on one charge.

It is safe from the first birthday on. Grown-ups buy it for the landing and pretend it is for visitors.`,
  },
  {
    title: 'Starlit Garland', brand: 'Glimmerholt', sku: 'GL-SLG', type: 'light', in: 'mood',
    sizes: { '5 m': '19.00', '10 m': '32.00' }, sizeName: 'Length', stock: '35 3', grams: 280,
    attributes: { power: 'Mains', brightness_lm: 120, dimmable: false, colour_temperature_k: 2400 },
    picture: 'glow-star', alt: 'Glowing yellow star', more: [{ emoji: 'glow-star', with: 'pine' }],
    text: `Small warm stars on a cord that is thin enough to vanish against a wall and strong enough for a balcony in November. Each star is pressed brass, punched with a pattern, so there is as much shadow as light.

The timer gives you six hours every evening from the moment you first switch on. Rain is fine, the plug lives indoors.

Five metres go round a window, ten round a small tree. It comes wound on a card that you should keep, we beg you.`,
  },
  {
    title: 'Ringed Planet Lamp', brand: 'Glimmerholt', sku: 'GL-RPL', type: 'light', in: 'indoor',
    price: '74.00', was: '89.00', stock: '6', grams: 1300,
    attributes: { power: 'Mains', brightness_lm: 350, dimmable: true, colour_temperature_k: 2700 },
    picture: 'planet', alt: 'Planet-shaped lamp with a ring',
    text: `A globe of mouth-blown glass with a tilted ring around it, for a desk where somebody thinks big. The ring is the switch: touch it and slide your finger to make it brighter.

The glass is coloured in two layers and swirls when it is lit. By day it is a handsome paperweight with a cable.

It is 24 cm across the ring. The lamp inside is a standard one and can be changed, which we have been told is unusual for a planet.`,
  },
  {
    title: 'Daybreak Wake-Up Light', brand: 'Lumenquay', sku: 'LQ-DWL', type: 'light', in: 'indoor',
    price: '86.00', stock: '0', grams: 720,
    attributes: { power: 'Mains', brightness_lm: 600, dimmable: true, colour_temperature_k: 3000 },
    picture: { emoji: 'bright', with: 'blossom' }, alt: 'Bright sun symbol with a blossom',
    text: `It begins thirty minutes before your alarm: first dark red, then orange, then a bright and honest morning. Most people are awake before it makes a sound, and in a better mood than they would admit.

If you insist, there are birds, recorded in our own garden at five, including one blackbird with strong opinions.

In the evening it runs backwards and lets the day go down. No app and no account; two dials and a button that even a sleeping hand can find.`,
  },
  {
    title: 'Harbour Tea Light Lamp', brand: 'Lumenquay', sku: 'LQ-HTL', type: 'light', in: 'mood',
    price: '18.00', stock: '31', grams: 340,
    attributes: { power: 'Rechargeable', brightness_lm: 30, dimmable: false, colour_temperature_k: 2000 },
    picture: 'oil-lamp', alt: 'Small lamp with a flame',
    text: `A small clay lamp for a table outdoors. The flame is electric and moves a little, so from two steps away nobody can tell; from one step away they can, and are relieved, because of the tablecloth.

It charges on a USB-C cable in an hour and flickers for two evenings. Blow across it, and it goes out. Yes, really; there is a microphone the size of a grain of rice.

The clay is unglazed and no two are exactly alike. Nice in a row along a wall.`,
  },
];
