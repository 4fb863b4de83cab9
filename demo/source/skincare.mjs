export const department = {
  slug: 'skincare', title: 'Skincare', picture: { emoji: 'lotion', with: 'cucumber' }, alt: 'A pump bottle of lotion and a cucumber',
  tints: [['#f9efec', '#ecd3cb'], ['#edf4ee', '#c9decf'], ['#eaf2f6', '#c6dbe7'], ['#f7f2e6', '#e6dabd']],
};

export const categories = { cleanse: 'Cleansing', moisture: 'Moisture', body: 'Sun & body' };

export const products = [
  {
    title: 'Oat Milk Cleansing Bar', brand: 'Mossanne', sku: 'MA-OCB', type: 'skincare', in: 'cleanse',
    price: '9.00', stock: '46', grams: 110,
    attributes: { skin_type: 'Sensitive', fragrance_free: true, vegan: true },
    picture: { emoji: 'soap', with: 'wheat' }, alt: 'Pink bar of soap with ears of grain',
    text: `A bar for faces that dislike soap. It is made with oat milk and rice oil, lathers like cream, and leaves no tight feeling when you smile afterwards.

We add no perfume and no colour; the pink is clay, and it goes down the drain without a trace.

Let it dry between uses and one bar lasts about ten weeks. Hands, beards and babies may use it as well. Wrapped in paper, because it does not need anything more.`,
  },
  {
    title: 'Cool Cucumber Gel Mask', brand: 'Dewlark', sku: 'DL-CGM', type: 'skincare', in: 'cleanse', tags: 'new',
    price: '22.00', stock: '18', grams: 130,
    attributes: { skin_type: 'Oily', fragrance_free: false, vegan: true },
    picture: 'cucumber', alt: 'Green cucumber',
    text: `Fifteen minutes for a face that has had a long day. The gel is cool even at room temperature, colder still from the fridge, and takes down redness after sun, shaving or a red-eye flight.

Cucumber water, aloe and a little zinc for the shiny parts. Put it on with wet hands, read two chapters, wipe it off with a damp cloth.

75 ml makes about twelve masks. It smells of salad in the best possible way.`,
  },
  {
    title: 'Safety Razor No. 2', brand: 'Mossanne', sku: 'MA-SR2', type: 'skincare', in: 'cleanse',
    price: '36.00', colours: { Blue: '', Rose: 'rose', Graphite: 'charcoal' }, stock: '14 9 20', grams: 95,
    attributes: { skin_type: 'All skin', fragrance_free: true, vegan: true },
    picture: 'razor', alt: 'safety razor',
    text: `A razor you buy once. The head is weighted so that you need no pressure, and the blade peeps out just far enough to be close without being brave.

Blades cost a few cents, fit every safety razor in the world and go in the metal bin when they are blunt. Ten are included, enough for about half a year.

Hold it at thirty degrees, go with the grain, use short strokes. Good for legs, chins and heads. It takes one week to learn.`,
  },
  {
    title: 'Everyday Moisture Lotion', brand: 'Dewlark', sku: 'DL-EML', type: 'skincare', in: 'moisture',
    sizes: { '50 ml': '18.00', '150 ml': '39.00' }, sizeName: 'Bottle', stock: '34 21', grams: 210,
    attributes: { skin_type: 'All skin', fragrance_free: true, vegan: true },
    picture: 'lotion', alt: 'Pump bottle of lotion', more: [{ emoji: 'lotion', with: 'bubbles', turn: -5 }],
    text: `The plain, good cream we were looking for ourselves. It sinks in before you have found your shirt, does not shine in photographs, and holds until evening.

Squalane from olives, glycerine, oat extract. Eleven ingredients in all, each explained on the back in a sentence.

- No perfume
- Works under sun cream and make-up
- The pump gets out the last of it; the bottle goes back to us for refilling`,
  },
  {
    title: 'Deep Well Hydrating Serum', brand: 'Dewlark', sku: 'DL-DHS', type: 'skincare', in: 'moisture',
    price: '28.00', stock: '3', grams: 90,
    attributes: { skin_type: 'Dry', fragrance_free: true, vegan: true },
    picture: 'drop', alt: 'Blue drop of water',
    text: `Three drops on wet skin, morning and evening, and winter air loses its argument. Hyaluronic acid in two sizes: the large stays on top and smooths, the small goes a little deeper and keeps water there.

It feels like nothing, which is the aim. No stickiness, no scent, no promises about your age.

30 ml with a glass pipette, good for about ten weeks. Put a cream on top; a serum without a lid is only half the work.`,
  },
  {
    title: 'Hive Lip Balm', brand: 'Mossanne', sku: 'MA-HLB', type: 'skincare', in: 'moisture',
    price: '6.50', stock: '71', grams: 25,
    attributes: { skin_type: 'Dry', fragrance_free: false, vegan: false },
    picture: { emoji: 'bee', with: 'honey' }, alt: 'Bee beside a honey pot',
    text: `Beeswax, shea butter and a drop of honey in a tin the size of a coin. It stays where you put it in wind, on skis and through a long telephone call.

The wax comes from the same hives as the honey we sell, so we can tell you which hill. It smells faintly of a warm shed in August.

Also good for cuticles, dry elbows, stuck zips and squeaky hinges. The tin is aluminium and opens with a quarter turn, even with gloves on.`,
  },
  {
    title: 'Long Day Sun Fluid SPF 50', brand: 'Dewlark', sku: 'DL-LSF', type: 'skincare', in: 'body',
    was: ['26.00', '44.00'], sizes: { '50 ml': '21.00', '125 ml': '36.00' }, sizeName: 'Bottle', stock: '27 15', grams: 150,
    attributes: { skin_type: 'All skin', fragrance_free: true, vegan: true, spf: 50 },
    picture: 'sun', alt: 'Smiling sun',
    text: `A sun cream that people really put on, because it is thin, clear and gone in twenty seconds. It leaves no white on dark skin and no grease on steering wheels.

High protection against UVA and UVB with four modern filters. It is fine in water for forty minutes; after that, and after the towel, put on more.

Use two finger lengths for face and neck. The cap clips to a bag and does not open by itself, we carried one for a summer to be sure.`,
  },
  {
    title: 'Coconut Body Butter', brand: 'Mossanne', sku: 'MA-CBB', type: 'skincare', in: 'body',
    price: '16.50', stock: '25', grams: 290,
    attributes: { skin_type: 'Dry', fragrance_free: false, vegan: true },
    picture: 'coconut', alt: 'Half a coconut',
    text: `Rich, white and whipped, so it spreads like a mousse rather than candle wax. Coconut and cocoa butter do most of the work, with a little starch so that you can get dressed straight away.

It smells of the real nut, fresh and faint, and the smell is gone by breakfast.

Best on damp skin after a shower: use half as much, and it lasts twice as long. 200 ml in a glass jar, which afterwards holds screws or sourdough.`,
  },
  {
    title: 'Sunday Bath Salts', brand: 'Mossanne', sku: 'MA-SBS', type: 'skincare', in: 'body',
    price: '14.00', sizes: ['Lavender', 'Pine', 'Unscented'], sizeName: 'Scent', stock: '20 13 8', grams: 640,
    attributes: { skin_type: 'All skin', fragrance_free: false, vegan: true },
    picture: 'bath', alt: 'Bathtub full of bubbles',
    text: `Coarse salt from an old sea bed, for the kind of bath with a closed door and a second towel. It softens the water, loosens shoulders and does not leave a film on the tub.

**Lavender** makes you sleepy. **Pine** is for colds and for people who walk. **Unscented** has nothing in it at all and suits the most easily offended skin.

Two handfuls in warm, not hot, water; twenty minutes; no telephone. 600 g is enough for six Sundays.`,
  },
];
