// Paints a drawing in another colour, in OKLab, so that a blue shirt and a black one keep the same folds and light.

// Lightness, chroma and hue of the colours the catalog names.
const COLOURS = {
  white: [0.95, 0.006, 90], oat: [0.87, 0.035, 85], sand: [0.82, 0.055, 82], camel: [0.69, 0.085, 70], honey: [0.66, 0.13, 65],
  mustard: [0.78, 0.145, 85], yellow: [0.87, 0.16, 95], terracotta: [0.64, 0.14, 42], red: [0.57, 0.21, 25], rose: [0.77, 0.1, 10],
  pink: [0.68, 0.2, 5], lilac: [0.76, 0.1, 305], indigo: [0.42, 0.11, 272], navy: [0.4, 0.1, 262], blue: [0.6, 0.16, 255],
  sky: [0.77, 0.1, 235], teal: [0.6, 0.095, 200], mint: [0.86, 0.085, 165], green: [0.68, 0.16, 148], forest: [0.47, 0.1, 155],
  sage: [0.74, 0.055, 145], moss: [0.54, 0.08, 125], olive: [0.56, 0.085, 112], charcoal: [0.45, 0.014, 260], black: [0.32, 0.01, 270],
};

const NEUTRAL_CHROMA = 0.04;
const SAME_MATERIAL = [32, 58];   // degrees of hue from the main one: painted fully up to the first, not at all beyond the second
const PALE = { none: 0.035, full: 0.075 };   // chroma below which a pixel counts as white or grey
const RELIEF = { dark: 0.62, light: 0.8 };

// `pixels` is RGBA, changed in place. Only the main material is painted, unless `whole` asks for everything.
export function recolour(pixels, { width, colour, whole }) {
  const target = COLOURS[colour];
  if (!target) throw new Error(`No colour is called ${colour}; pictures/recolour.mjs lists those that are.`);
  const lab = labOf(pixels);
  const main = mainMaterial(lab, pixels);
  const shares = whole || main.chroma < NEUTRAL_CHROMA ? new Float64Array(pixels.length / 4).fill(1) : softened(sharesOf(main.hue, lab), width);
  paint(pixels, lab, { shares, average: averageOf(lab, pixels, shares), target });
}

function paint(pixels, lab, { shares, average, target: [lightness, chroma, hue] }) {
  const relief = lightness < 0.5 ? RELIEF.dark : RELIEF.light;
  const [hueA, hueB] = [Math.cos(radians(hue)), Math.sin(radians(hue))];
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] === 0) continue;
    const [l, a, b] = lab.subarray(at, at + 3);
    const part = shares[at / 4];
    const newL = Math.min(0.99, Math.max(0.08, lightness + (l - average.lightness) * relief));
    const vivid = average.chroma < NEUTRAL_CHROMA ? 1 : Math.min(1.25, Math.max(0.35, Math.hypot(a, b) / average.chroma));
    const newC = chroma * vivid * Math.min(1, (1 - newL) / (1 - lightness) + 0.25);
    writeRgb(pixels, at, mix(l, newL, part), mix(a, newC * hueA, part), mix(b, newC * hueB, part));
  }
}

function mainMaterial(lab, pixels) {
  const bins = new Float64Array(36);
  let [chroma, weight] = [0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    const [, a, b] = lab.subarray(at, at + 3);
    const opacity = pixels[at + 3] / 255;
    const pixelChroma = Math.hypot(a, b);
    bins[Math.floor(((degrees(Math.atan2(b, a)) + 360) % 360) / 10) % 36] += pixelChroma * opacity;
    chroma += pixelChroma * opacity;
    weight += opacity;
  }
  const smooth = [...bins].map((bin, index) => bin * 2 + bins[(index + 35) % 36] + bins[(index + 1) % 36]);
  return { hue: smooth.indexOf(Math.max(...smooth)) * 10 + 5, chroma: chroma / weight };
}

function sharesOf(mainHue, lab) {
  const [full, none] = SAME_MATERIAL;
  return Float64Array.from({ length: lab.length / 4 }, (_, index) => {
    const [, a, b] = lab.subarray(index * 4, index * 4 + 3);
    const distance = Math.abs(((degrees(Math.atan2(b, a)) - mainHue + 540) % 360) - 180);
    return ramp((none - distance) / (none - full)) * ramp((Math.hypot(a, b) - PALE.none) / (PALE.full - PALE.none));
  });
}

// The hue of a pale pixel is mostly noise; the mean over its neighbours is not.
function softened(shares, width) {
  return shares.map((_, index) => {
    let sum = 0;
    for (const down of [-2, -1, 0, 1, 2]) for (const across of [-2, -1, 0, 1, 2]) sum += shares[index + down * width + across] ?? 0;
    return sum / 25;
  });
}

function averageOf(lab, pixels, shares) {
  let [lightness, chroma, weight] = [0, 0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    const [l, a, b] = lab.subarray(at, at + 3);
    const part = shares[at / 4] * pixels[at + 3];
    lightness += l * part;
    chroma += Math.hypot(a, b) * part;
    weight += part;
  }
  return { lightness: lightness / weight, chroma: chroma / weight };
}

function labOf(pixels) {
  const lab = new Float64Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 4) {
    const [red, green, blue] = [linear(pixels[at]), linear(pixels[at + 1]), linear(pixels[at + 2])];
    const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    lab[at] = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
    lab[at + 1] = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
    lab[at + 2] = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  }
  return lab;
}

function writeRgb(pixels, at, lightness, a, b) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  pixels[at] = gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  pixels[at + 1] = gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  pixels[at + 2] = gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
}

const LINEAR = Float64Array.from({ length: 256 }, (_, value) =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);

function linear(value) {
  return LINEAR[value];
}

function gamma(value) {
  const light = Math.min(1, Math.max(0, value));
  return Math.round(255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055));
}

const ramp = (value) => Math.min(1, Math.max(0, value));
const mix = (from, to, part) => from + (to - from) * part;
const radians = (angle) => (angle * Math.PI) / 180;
const degrees = (angle) => (angle * 180) / Math.PI;
