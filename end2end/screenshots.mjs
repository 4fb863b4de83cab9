// Makes the README's pictures from a shop that runs, by hand: node end2end/screenshots.mjs [http://127.0.0.1:3000]
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import sharp from 'sharp';

const shop = process.argv[2] ?? 'http://127.0.0.1:3000';
const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const DESKTOP = { viewport: { width: 1200, height: 800 } };
const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
const MOST = 300 * 1024;

/** Puts something into the cart, so that it is worth a look. */
async function fillCart(page) {
  for (const slug of ['hive-lip-balm', 'little-moon-night-light', 'cosy-stoneware-teapot']) {
    await page.goto(`${shop}/products/${slug}`);
    await page.getByRole('main').getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('dialog', { name: 'Your cart' }).waitFor();
  }
}

const VIEWS = [
  { name: 'home-desktop', path: '/', device: DESKTOP },
  { name: 'home-dark', path: '/', device: { ...DESKTOP, colorScheme: 'dark' } },
  { name: 'listing-desktop', path: '/shop/clothing', device: DESKTOP },
  { name: 'product-desktop', path: '/products/harbour-linen-shirt', device: DESKTOP },
  { name: 'cart-desktop', path: '/cart', device: DESKTOP, before: fillCart },
  { name: 'checkout-phone', path: '/checkout', device: PHONE, before: fillCart },
  { name: 'product-phone', path: '/products/tideline-canvas-sneakers', device: { ...PHONE, colorScheme: 'dark' } },
];

async function take(browser, { name, path, device, before }) {
  const context = await browser.newContext({ deviceScaleFactor: 1, locale: 'en-US', reducedMotion: 'reduce', ...device });
  const page = await context.newPage();
  await before?.(page);
  await page.goto(shop + path, { waitUntil: 'networkidle' });
  const picture = await page.screenshot();
  await context.close();
  // 256 colours of its own are enough for a page, and a third of the size.
  const { size } = await sharp(picture).png({ palette: true, quality: 90, effort: 10 }).toFile(`${folder}${name}.png`);
  console.log(`${name}.png  ${Math.round(size / 1024)} KB`);
  if (size > MOST) throw new Error(`${name}.png is larger than ${MOST / 1024} KB`);
}

await mkdir(folder, { recursive: true });
const args = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' ');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
for (const view of VIEWS) await take(browser, view);
await browser.close();
