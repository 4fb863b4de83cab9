// How each picture is put together: which drawings, where, how large, on which backdrop.

import { picturesOf } from '../catalog/expand.mjs';
import { emoji } from '../source/emoji.mjs';

export const PRODUCT_WIDTHS = [240, 480, 800];
const HERO_WIDTHS = [480, 800, 1200];

// Places and sizes are fractions of the picture's height, so a recipe holds for every width.
const MAIN_SIZE = 0.62;
const COMPANION_SIZE = 0.27;

// A scene and a lean for each product of a department in turn; both lists are of different length, so pairs seldom meet again.
const SCENES = ['disc', 'plain', 'arch', 'dots', 'hill', 'rings', 'band'];
const ANGLES = [135, 205, 160, 110, 235];
const TURNS = [-3, 0, 4, 0, -5, 2];

export function pictureRecipes(departments) {
  const recipes = { hero: hero() };
  for (const { department, products } of departments) {
    recipes[`department-${department.slug}`] = departmentPicture(department);
    products.forEach((product, index) => {
      for (const picture of picturesOf(product)) recipes[picture.name] = productPicture(picture, department, index);
    });
  }
  return recipes;
}

function productPicture(picture, department, index) {
  const further = picture.name.includes('-view-') ? 1 : 0;
  const turn = picture.turn ?? (department.upright ? 0 : TURNS[index % TURNS.length]);
  return {
    size: [1, 1],
    widths: PRODUCT_WIDTHS,
    backdrop: backdrop(department, index + further, picture.scene ?? SCENES[(index + 3 * further) % SCENES.length]),
    pieces: group(picture, turn, index % 2 === 0 ? 1 : -1),
  };
}

function departmentPicture(department) {
  return {
    size: [1, 1],
    widths: PRODUCT_WIDTHS,
    backdrop: backdrop(department, 0, 'disc'),
    pieces: group(department.picture, department.upright ? 0 : -4, 1),
  };
}

function backdrop({ tints }, index, scene) {
  return { tint: tints[index % tints.length], angle: ANGLES[index % ANGLES.length], scene };
}

// The product in the middle; a companion, if it has one, stands lower and to the side, in front.
function group({ emoji: name, colour, whole, with: companion }, turn, side) {
  const main = piece(name, { colour, whole, turn, x: 0.5, y: 0.5, size: MAIN_SIZE });
  if (!companion) return [main];
  return [
    { ...main, x: 0.5 - side * 0.06, y: 0.47, size: MAIN_SIZE * 0.95 },
    piece(companion, { turn: side * 5, x: 0.5 + side * 0.25, y: 0.7, size: COMPANION_SIZE }),
  ];
}

function hero() {
  return {
    size: [1.5, 1],
    widths: HERO_WIDTHS,
    backdrop: { tint: ['#fbeedd', '#cfd8f0'], angle: 125, scene: 'stage' },
    pieces: [
      piece('lantern', { x: 0.27, y: 0.25, size: 0.3, turn: 0, hangs: true }),
      piece('plant', { x: 0.42, y: 0.57, size: 0.3, turn: 0 }),
      piece('sofa', { x: 0.76, y: 0.46, size: 0.66, turn: 0, colour: 'teal' }),
      piece('guitar', { x: 1.19, y: 0.47, size: 0.5, turn: -32 }),
      piece('suitcase', { x: 0.23, y: 0.68, size: 0.4, turn: 0, colour: 'mustard', whole: true }),
      piece('sneaker', { x: 0.57, y: 0.84, size: 0.29, turn: -24, colour: 'rose', whole: true }),
      piece('headphones', { x: 0.9, y: 0.79, size: 0.26, turn: 4 }),
      piece('coffee', { x: 1.33, y: 0.81, size: 0.21, turn: 0 }),
    ],
  };
}

function piece(name, { colour, whole, ...place }) {
  if (!emoji[name]) throw new Error(`No drawing is called ${name}; source/emoji.mjs lists those that are.`);
  return { emoji: emoji[name], ...(colour ? { colour } : {}), ...(whole && colour ? { whole } : {}), ...place };
}
