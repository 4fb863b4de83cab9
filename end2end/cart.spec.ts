// The cart: put in, change, take out; with scripts nothing is loaded anew, without them everything works all the same.
import { expect, test } from './shop';

test('things are put in, counted, changed and taken out', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Blue kettle', 30, { price: 12.5 });
  const cup = await stockroom.puts('Red cup', 30, { price: 3 });
  await shopper.putsIntoCart(kettle.slug);
  await shopper.putsIntoCart(cup.slug, { quantity: 3 });
  await shopper.putsIntoCart(cup.slug);

  await shopper.opens('/cart');
  await expect(shopper.quantity(kettle.name)).toHaveValue('1');
  await expect(shopper.quantity(cup.name)).toHaveValue('4');
  await expect(shopper.line(cup.name)).toContainText('12.00');
  await shopper.seesPieces(5);

  await shopper.line(kettle.name).getByRole('button', { name: /^One more/ }).click();
  await expect(shopper.quantity(kettle.name)).toHaveValue('2');
  await expect(shopper.line(kettle.name)).toContainText('25.00');
  await shopper.seesPieces(6);
  await shopper.line(cup.name).getByRole('button', { name: /^One less/ }).click();
  await expect(shopper.quantity(cup.name)).toHaveValue('3');
  await shopper.changesQuantity(cup.name, '10');
  await expect(shopper.line(cup.name)).toContainText('30.00');
  await expect(shopper.main.getByText('$55.00').first()).toBeVisible();

  await shopper.line(kettle.name).getByRole('button', { name: /^Remove/ }).click();
  await expect(shopper.line(kettle.name)).toHaveCount(0);
  await shopper.seesPieces(10);
  await shopper.changesQuantity(cup.name, '0');
  await expect(shopper.main.getByText('Nothing in here yet')).toBeVisible();
  await expect(shopper.main.getByRole('link', { name: 'Checkout' })).toHaveCount(0);
});

test('the cart is still there tomorrow, and nobody else sees it', async ({ shopper, newShopper, stockroom }) => {
  const kettle = await stockroom.puts('Kept kettle', 5);
  await shopper.putsIntoCart(kettle.slug);
  const cookie = (await shopper.page.context().cookies()).find(({ name }) => name === 'visitor')!;
  expect(cookie.httpOnly).toBe(true);
  expect(cookie.sameSite).toBe('Lax');
  expect(cookie.expires * 1000).toBeGreaterThan(Date.now() + 300 * 24 * 3_600_000);

  const tomorrow = await shopper.opensTab('/cart');
  await expect(tomorrow.quantity(kettle.name)).toHaveValue('1');
  const somebody = await newShopper();
  await somebody.opens('/cart');
  await expect(somebody.main.getByText('Nothing in here yet')).toBeVisible();
});

test('a price that moved since is announced, and the new one counts', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Dearer kettle', 5, { price: 10 });
  await shopper.putsIntoCart(kettle.slug);
  await stockroom.changes(kettle.slug, { price: 11 });
  await shopper.opens('/cart');
  await expect(shopper.main.getByText(`The price of ${kettle.name} changed from $10.00 to $11.00.`)).toBeVisible();
  await expect(shopper.line(kettle.name)).toContainText('$11.00');
});

test('a product that is no longer sold leaves the cart, and that is said', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Withdrawn kettle', 5);
  await shopper.putsIntoCart(kettle.slug);
  await stockroom.changes(kettle.slug, { status: 'archived' });
  await shopper.opens('/cart');
  await expect(shopper.main.getByText(/no longer sold and was taken out of your cart/)).toBeVisible();
  await expect(shopper.line(kettle.name)).toHaveCount(0);
});

test('quick clicks are neither lost nor overtaken', async ({ shopper, stockroom, scripts }) => {
  test.skip(!scripts, 'without scripts each click is a page');
  const kettle = await stockroom.puts('Busy kettle', 50);
  await shopper.putsIntoCart(kettle.slug);
  await shopper.opensCart();
  const more = shopper.line(kettle.name).getByRole('button', { name: /^One more/ });
  for (let clicks = 0; clicks < 6; clicks += 1) await more.click({ delay: 0 });
  await expect(shopper.quantity(kettle.name)).toHaveValue('7');
  await shopper.seesPieces(7);
  await shopper.page.reload();
  await expect(shopper.quantity(kettle.name)).toHaveValue('7');
});
