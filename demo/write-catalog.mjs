// node demo/write-catalog.mjs: writes catalog.jsonl and pictures.json from source/, or says what is wrong with it.

import { writeFileSync } from 'node:fs';
import { checkCatalog } from './catalog/check.mjs';
import { catalogRows } from './catalog/expand.mjs';
import { pictureRecipes } from './pictures/compose.mjs';
import { departments, productTypes } from './source/index.mjs';

const rows = catalogRows(productTypes, departments);
const { problems, counts } = checkCatalog(rows);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

const recipes = Object.entries(pictureRecipes(departments));
const here = (name) => new URL(name, import.meta.url);
writeFileSync(here('catalog.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
writeFileSync(here('pictures.json'), `{\n${recipes.map(([name, recipe]) => `${JSON.stringify(name)}: ${JSON.stringify(recipe)}`).join(',\n')}\n}\n`);
console.log(Object.entries({ ...counts, pictures: recipes.length }).map(([what, count]) => `${count} ${what}`).join(', '));
