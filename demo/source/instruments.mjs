export const department = {
  slug: 'instruments', title: 'Instruments', picture: { emoji: 'guitar', with: 'snare' }, alt: 'An electric guitar and a snare drum',
  tints: [['#f6ece3', '#e4cbb4'], ['#f1ecf3', '#d5c6de'], ['#f5f0df', '#e2d5a9'], ['#e8eef3', '#c3d2e0']],
};

export const categories = { strings: 'Strings', wind: 'Wind & brass', rhythm: 'Keys & percussion' };

export const products = [
  {
    title: 'Redwing Electric Guitar', brand: 'Larkspindle', sku: 'LS-REG', type: 'instrument', in: 'strings', tags: 'featured',
    price: '499.00', colours: { Cherry: '', Lake: 'blue', Black: 'black' }, stock: '6 4 7', grams: 3300,
    attributes: { level: 'Improver', material: 'Mahogany', case_included: true },
    picture: 'guitar', alt: 'electric guitar',
    text: `A guitar that wants to be picked up. The neck is slim at the nut and a little broader up high, the body is light, and the belly cut means it sits still on your knee.

Two pickups with a bark to them, one switch, two knobs. You will find your sound in a minute and spend years refining it.

- Set up in our workshop before it leaves
- Gig bag, spare strings and tuning key included
- Left-handed ones to order, at the same price`,
  },
  {
    title: 'Porchlight Banjo', brand: 'Larkspindle', sku: 'LS-PLB', type: 'instrument', in: 'strings',
    price: '329.00', stock: '5', grams: 2600,
    attributes: { level: 'Beginner', material: 'Maple', case_included: false },
    picture: 'banjo', alt: 'Five-string banjo',
    text: `An open-back five-string banjo with a warm, woody voice that carries across a garden but not through a wall. Without the resonator it is lighter to hold and kinder to flatmates.

The rim is eleven plies of maple, the head is frosted for a softer attack, and the geared fifth peg stays in tune through a whole evening.

A small booklet gets you from open strings to three songs. After that, porches will find you.`,
  },
  {
    title: 'Schoolroom Violin Outfit', brand: 'Hollowreed', sku: 'HR-SVO', type: 'instrument', in: 'strings',
    was: ['210.00', '225.00', '260.00'], sizes: { '1/2': '179.00', '3/4': '189.00', '4/4': '219.00' }, stock: '7 5 3', grams: 1900,
    attributes: { level: 'Beginner', material: 'Spruce', case_included: true },
    picture: 'violin', alt: 'Violin with a bow',
    text: `A first violin that does not make learning harder than it is. The bridge is cut by hand to the right height, the pegs turn and then stay put, and four fine tuners help small fingers.

Solid spruce top, maple back, real ebony fingerboard. It comes with a bow, rosin, a shoulder rest and a case with straps for the bicycle.

When the child grows, send the small one back and we credit half its price towards the next size.`,
  },
  {
    title: 'Town Band Trumpet', brand: 'Hollowreed', sku: 'HR-TBT', type: 'instrument', in: 'wind',
    price: '389.00', stock: '6', grams: 1080,
    attributes: { level: 'Improver', material: 'Brass', case_included: true },
    picture: 'trumpet', alt: 'Golden trumpet',
    text: `A B flat trumpet with a centred tone that is easy to start and hard to crack. The valves are steel, lapped by hand, and quick enough for the quick bits in the march.

A gold brass leadpipe takes the edge off, so it blends in the row and still sings out when it is your turn.

It comes with a 7C mouthpiece, valve oil, a cloth and a case you could stand on. Serviced free after the first year.`,
  },
  {
    title: 'Late Set Alto Saxophone', brand: 'Hollowreed', sku: 'HR-LSA', type: 'instrument', in: 'wind', tags: 'new',
    price: '1150.00', stock: '2', grams: 2500,
    attributes: { level: 'Advanced', material: 'Brass', case_included: true },
    picture: 'saxophone', alt: 'Golden alto saxophone',
    text: `An alto for the slow tune at the end of the evening. It speaks softly down low without a fight and opens up when you lean into it. The keys fall under the fingers, also small ones, since the side keys can be set.

Pads are leather with domed resonators, and the springs are blued steel. We regulate every horn by hand and play it for an hour before it is packed.

- High F sharp key
- Mouthpiece, ligature, five reeds
- Case with backpack straps`,
  },
  {
    title: 'Blackbird Pearwood Recorder', brand: 'Hollowreed', sku: 'HR-BPR', type: 'instrument', in: 'wind',
    price: '68.00', stock: '18', grams: 190,
    attributes: { level: 'Beginner', material: 'Pearwood', case_included: true },
    picture: 'recorder', alt: 'Wooden recorder',
    text: `If the word recorder makes you wince, you have only heard plastic ones played by thirty children at once. Pearwood is another matter: rounder, breathier, close to a voice.

This soprano has baroque fingering, double holes for the low semitones and a curved windway that forgives an uneven breath. Play it for ten minutes a day in its first weeks, so the wood can settle.

It comes in three joints with a cloth bag, a wiper and a small pot of joint grease.`,
  },
  {
    title: 'Parlour 88 Digital Piano', brand: 'Larkspindle', sku: 'LS-P88', type: 'instrument', in: 'rhythm',
    price: '749.00', was: '829.00', stock: '5', grams: 13500,
    attributes: { level: 'Improver', material: 'Plastic', case_included: false },
    picture: 'piano', alt: 'Piano keys',
    text: `Eighty-eight weighted keys with a slightly rough, dry surface, and one sound done very well: a seven-foot grand recorded in a wooden hall. There are nine others, but we have noticed nobody changes it.

With headphones in, the room disappears. Without them, two speakers point at you through the music stand, where the sound of a piano should come from.

- Real pedal included, not a plastic square
- Lifts off its stand for a gig, 13.5 kg
- Metronome and a simple recorder`,
  },
  {
    title: 'Backroom Snare Drum', brand: 'Larkspindle', sku: 'LS-BSD', type: 'instrument', in: 'rhythm',
    price: '159.00', colours: { Ruby: '', Petrol: 'teal' }, stock: '8 3', grams: 3400,
    attributes: { level: 'Improver', material: 'Maple', case_included: false },
    picture: 'snare', alt: 'snare drum with sticks',
    text: `Six plies of maple, fourteen inches across and five and a half deep: the snare that fits nearly every song. It is crisp at a whisper, cracks when you want it and never rings like a saucepan.

The strainer moves with two fingers and stays where you put it. Eight lugs keep the tuning through a whole rehearsal, including the last number.

Coated head on top, a pair of hickory sticks with it. The key is clipped inside the shell, where you will always find it.`,
  },
  {
    title: 'Courtyard Djembe', brand: 'Larkspindle', sku: 'LS-CDJ', type: 'instrument', in: 'rhythm',
    sizes: { '10 in': '119.00', '12 in': '149.00' }, stock: '9 6', grams: 5200,
    attributes: { level: 'Beginner', material: 'Mahogany', case_included: true },
    picture: 'djembe', alt: 'Wooden djembe drum',
    text: `Carved from one piece of plantation mahogany and tuned with rope, this is a drum with three clear voices: a low bass in the middle, a round tone at the edge and a sharp slap.

The goatskin is shaved by hand and sounds better each month. In damp weather, ten minutes near a window brings it back up.

The ten-inch one suits children and bus journeys. The twelve fills a courtyard. Both come in a padded bag with shoulder straps.`,
  },
  {
    title: 'Harvest Dance Accordion', brand: 'Hollowreed', sku: 'HR-HDA', type: 'instrument', in: 'rhythm',
    price: '690.00', stock: '0', grams: 6100,
    attributes: { level: 'Improver', material: 'Maple', case_included: true },
    picture: 'accordion', alt: 'Red accordion',
    text: `A small piano accordion with 26 keys and 48 basses, light enough to stand up and dance with. The reeds are tuned with a slight waver, the old village sound, and the bellows open without wheezing.

It has three registers on the right hand. Straps are broad and lined with felt, and a third across the back takes the weight off.

They are built in batches of ten and go fast. The next ones are being tuned now; leave your e-mail and we write to you first.`,
  },
];
