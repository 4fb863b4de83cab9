// The first view is light: no WASM before somebody touches something, to the load event plus three seconds.
import { expect, test } from './shop';

for (const path of ['/', '/shop/lighting', '/products/hive-lip-balm', '/search?q=lamp', '/cart']) {
  test(`${path} loads no WASM of its own accord`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(path, { waitUntil: 'load' });
    await page.waitForTimeout(3000);
    expect(asked.filter((url) => url.includes('.wasm'))).toEqual([]);
    expect(asked.filter((url) => new URL(url).origin !== new URL(page.url()).origin), 'nothing comes from elsewhere').toEqual([]);
    // One document, one style sheet, one script; the rest is pictures and what is personal.
    expect(asked.filter((url) => /\.(js|css)(\?|$)/.test(url)).length).toBeLessThanOrEqual(2);
  });
}

test('the WASM comes at the first touch', async ({ shopper }) => {
  await shopper.opens('/products/hive-lip-balm');
  await shopper.buyButton.hover();
  await expect(shopper.page.locator('html[data-hydrated]')).toBeAttached();
});

test('the WASM comes by itself when nobody does anything', async ({ shopper }) => {
  await shopper.opens('/products/hive-lip-balm');
  await expect(shopper.page.locator('html[data-hydrated]')).toBeAttached({ timeout: 15_000 });
});

test('the loader is small, for every page runs it', async ({ page, request }) => {
  await page.goto('/');
  const address = await page.locator('script[data-js]').getAttribute('src');
  expect((await (await request.get(address!)).body()).length).toBeLessThan(3 * 1024);
});
