// What is done before the WASM has come is not lost.
import { expect, test } from './shop';
import { ADA } from './shopper';
import type { Page } from '@playwright/test';

/** Holds the WASM back until it is let go. */
async function holdsBack(page: Page) {
  let letGo = () => {};
  const gate = new Promise<void>((open) => (letGo = open));
  let asked = 0;
  await page.route('**/*.wasm', async (route) => {
    asked += 1;
    await gate;
    await route.continue().catch(() => {});
  });
  return { letGo, asked: () => asked };
}

test('an early "Add to cart" takes effect once the WASM is there, without a reload', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Early kettle', 5);
  const wasm = await holdsBack(shopper.page);
  await shopper.opens(`/products/${kettle.slug}`);
  await shopper.page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await shopper.buyButton.click();
  await expect.poll(wasm.asked).toBe(1);
  await expect(shopper.drawer).toBeHidden();
  wasm.letGo();
  await shopper.seesCart();
  await expect(shopper.quantity(kettle.name)).toHaveValue('1');
  expect(await shopper.page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await shopper.seesPieces(1);
});

test('an early heart beats once the WASM is there', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Early favourite', 5);
  const wasm = await holdsBack(shopper.page);
  await shopper.opens(`/products/${kettle.slug}`);
  const heart = shopper.main.getByRole('button', { name: `Favourite: ${kettle.name}` }).first();
  await heart.click();
  wasm.letGo();
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
});

test('impatient clicks before the WASM count once', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Impatient cup', 5);
  const wasm = await holdsBack(shopper.page);
  await shopper.opens(`/products/${kettle.slug}`);
  for (let clicks = 0; clicks < 3; clicks += 1) await shopper.buyButton.click();
  wasm.letGo();
  await shopper.seesCart();
  await expect(shopper.quantity(kettle.name)).toHaveValue('1');
});

test('a quantity that is typed early is not typed in vain', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Early quantity', 9);
  await shopper.putsIntoCart(kettle.slug);
  const wasm = await holdsBack(shopper.page);
  await shopper.opens('/cart');
  await shopper.quantity(kettle.name).fill('4');
  await shopper.quantity(kettle.name).press('Enter');
  wasm.letGo();
  await expect(shopper.quantity(kettle.name)).toHaveValue('4');
  await shopper.seesPieces(4);

  await shopper.opens(`/products/${kettle.slug}`);
  await shopper.quantityToBuy.fill('3');
  await shopper.buyButton.click();
  await shopper.seesPieces(7);
});

test('an early checkout step leads on', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Early order', 5);
  await shopper.putsIntoCart(kettle.slug);
  const wasm = await holdsBack(shopper.page);
  await shopper.opens('/checkout');
  await shopper.fillsIn({ ...ADA, city: '' });
  await shopper.main.getByRole('button', { name: 'Continue to shipping' }).click();
  wasm.letGo();
  await expect(shopper.alert).toContainText('Please check the marked fields.');
  await expect(shopper.field('name')).toHaveValue(ADA.name!);
});

test('when the WASM never comes, the forms post themselves', async ({ shopper, stockroom, troubles }) => {
  troubles.expect(/\.wasm|WebAssembly|Failed to fetch/);
  const kettle = await stockroom.puts('Lonely kettle', 5);
  await shopper.page.route('**/*.wasm', (route) => route.abort());
  await shopper.opens(`/products/${kettle.slug}`);
  await shopper.buyButton.click();
  await expect(shopper.page).toHaveURL(/\/cart$/);
  await expect(shopper.quantity(kettle.name)).toHaveValue('1');
});
