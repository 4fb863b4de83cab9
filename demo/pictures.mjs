// node demo/pictures.mjs [folder]: draws every picture of pictures.json into the folder, unless they are there already.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { drawPicture } from './pictures/draw.mjs';

const AT_ONCE = 4;
const STAMP = '.stamp';

const demo = dirname(fileURLToPath(import.meta.url));
const output = process.argv[2] ?? join(demo, '..', 'target', 'pictures');
const drawings = createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json');

const stamp = currentStamp();
if (stamp === foundStamp()) {
  console.log(`pictures: ${output} is up to date`);
} else {
  await drawAll();
}

async function drawAll() {
  const recipes = Object.entries(JSON.parse(readFileSync(join(demo, 'pictures.json'), 'utf8')));
  const started = Date.now();
  mkdirSync(output, { recursive: true });
  for (const old of readdirSync(output).filter((name) => name === STAMP || name.endsWith('.webp'))) rmSync(join(output, old));
  sharp.concurrency(1);   // the pictures are drawn side by side already
  let [bytes, next] = [0, 0];
  const worker = async () => {
    while (next < recipes.length) {
      const [name, recipe] = recipes[next++];
      const written = await drawPicture(name, recipe, { assets: join(dirname(drawings), 'assets'), output });
      bytes += written;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  writeFileSync(join(output, STAMP), stamp);
  console.log(`pictures: drew ${recipes.length} into ${output}, ${(bytes / 1e6).toFixed(1)} MB in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

// Changes with the recipes, the code that draws them, and the versions of what it draws with.
function currentStamp() {
  const hash = createHash('sha256');
  const ownFiles = ['pictures.json', 'pictures.mjs', ...['backdrop', 'draw', 'recolour'].map((name) => `pictures/${name}.mjs`)];
  for (const file of ownFiles) hash.update(readFileSync(join(demo, file)));
  hash.update(JSON.parse(readFileSync(drawings, 'utf8')).version);
  hash.update(JSON.stringify(sharp.versions));
  return hash.digest('hex');
}

function foundStamp() {
  try {
    return readFileSync(join(output, STAMP), 'utf8');
  } catch {
    return null;
  }
}
