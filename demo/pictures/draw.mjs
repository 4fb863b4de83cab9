// Draws one picture by its recipe and writes it in each of its widths.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { backdropSvg } from './backdrop.mjs';
import { recolour } from './recolour.mjs';

const QUALITY = { 240: 76, 480: 78, 800: 80, 1200: 78 };

export async function drawPicture(name, recipe, { assets, output }) {
  const largest = Math.max(...recipe.widths);
  const height = Math.round((largest * recipe.size[1]) / recipe.size[0]);
  const pieces = await Promise.all(recipe.pieces.map((piece) => placedPiece(piece, height, assets)));
  const svg = backdropSvg(recipe, pieces);
  const picture = await sharp(Buffer.from(svg), { density: 72 })
    .resize(largest, height)
    .composite(pieces.map(({ layer }) => layer))
    .removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const sizes = await Promise.all(recipe.widths.map((width) => writeWidth(picture, width, join(output, `${name}-${width}.webp`))));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

async function writeWidth({ data, info }, width, path) {
  const bytes = await sharp(data, rawOf(info)).resize(width).webp({ quality: QUALITY[width], effort: 4, smartSubsample: true }).toBuffer();
  await writeFile(path, bytes);
  return bytes.length;
}

// A piece stands on the ground, or hangs from above on a cord. Its place is its centre and its longer side, as fractions of the picture's height.
async function placedPiece({ emoji, colour, whole, x, y, size, turn, hangs }, height, assets) {
  const drawing = await trimmedDrawing(join(assets, `${emoji}.webp`), colour, whole);
  const scale = (size * height) / Math.max(drawing.info.width, drawing.info.height);
  const [upright, tall] = [drawing.info.width, drawing.info.height].map((side) => Math.round(side * scale));
  const scaled = await sharp(drawing.data, rawOf(drawing.info)).resize(upright, tall, { kernel: 'lanczos3' }).raw().toBuffer({ resolveWithObject: true });
  const { data, info } = await sharp(scaled.data, rawOf(scaled.info)).rotate(turn, { background: '#0000' }).raw().toBuffer({ resolveWithObject: true });
  const [left, top] = [Math.round(x * height - info.width / 2), Math.round(y * height - info.height / 2)];
  const foot = footing(data, info);
  return {
    layer: { input: data, ...rawOf(info), left, top },
    ...(hangs
      ? { cord: { x, length: (top + foot.top) / height } }
      : { shadow: { x: (left + foot.middle) / height, y: (top + foot.bottom) / height + 0.004, width: foot.width / height } }),
  };
}

// Not `info` itself: after a resize it calls the pixels premultiplied, which they are not, and edges would turn white.
function rawOf({ width, height, channels }) {
  return { raw: { width, height, channels } };
}

// Where a thing touches the ground: a shadow belongs under its lowest part, a little wider than it.
function footing(data, info) {
  const box = opaqueBox(data, info);
  const lowest = { ...box, top: box.top + Math.floor(box.height * 0.8), height: Math.ceil(box.height * 0.2) };
  const sole = opaqueBox(data, info, lowest);
  return { top: box.top, bottom: box.top + box.height, middle: sole.left + sole.width / 2, width: (sole.width + box.width) / 2 };
}

async function trimmedDrawing(path, colour, whole) {
  const { data, info } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  if (colour) recolour(data, { width: info.width, colour, whole });
  const box = opaqueBox(data, info);
  return sharp(data, rawOf(info)).extract(box).raw().toBuffer({ resolveWithObject: true });
}

function opaqueBox(data, info, within = { left: 0, top: 0, width: info.width, height: info.height }) {
  let [left, top, right, bottom] = [info.width, info.height, 0, 0];
  for (let row = within.top; row < Math.min(info.height, within.top + within.height); row += 1) {
    for (let column = within.left; column < within.left + within.width; column += 1) {
      if (data[(row * info.width + column) * 4 + 3] < 16) continue;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
    }
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}
