// The thirteen departments, in the order the shop shows them.

import * as clothing from './clothing.mjs';
import * as electronics from './electronics.mjs';
import * as furniture from './furniture.mjs';
import * as accessories from './accessories.mjs';
import * as automobile from './automobile.mjs';
import * as sports from './sports.mjs';
import * as beverages from './beverages.mjs';
import * as instruments from './instruments.mjs';
import * as fragrances from './fragrances.mjs';
import * as food from './food.mjs';
import * as skincare from './skincare.mjs';
import * as lighting from './lighting.mjs';
import * as luggage from './luggage.mjs';

export { productTypes } from './types.mjs';

export const departments = [
  clothing, electronics, furniture, accessories, automobile, sports, beverages,
  instruments, fragrances, food, skincare, lighting, luggage,
];
