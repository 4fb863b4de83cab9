// A product's page: choosing, price and stock, what cannot be bought.
import { expect, NOT_FOUND, test } from './shop';

/** Blue in S, M and L, sage in S only; a few of one, none of another. */
const SHIRT = {
  price: undefined,
  stock: undefined,
  options: [
    { name: 'Colour', values: ['Blue', 'Sage'] },
    { name: 'Size', values: ['S', 'M', 'L'] },
  ],
  variants: [
    { options: ['Blue', 'S'], price: 20, stock: 30 },
    { options: ['Blue', 'M'], price: 22, stock: 2 },
    { options: ['Blue', 'L'], price: 24, compare_at: 30, stock: 0 },
    { options: ['Sage', 'S'], price: 25, stock: 30 },
  ],
};

test('choosing shows the price and the stock of what is chosen, and that is what is bought', async ({ shopper, stockroom }) => {
  const shirt = await stockroom.puts('Chosen shirt', 0, SHIRT);
  await shopper.opens(`/products/${shirt.slug}`);
  const price = shopper.main.locator('[data-price]');
  await expect(price).toHaveText('$20.00');
  await expect(shopper.buyBox.getByText('In stock', { exact: true })).toBeVisible();

  await shopper.chooses('Size', 'M');
  await expect(price).toHaveText('$22.00');
  await expect(shopper.buyBox.getByText('Only 2 left', { exact: true })).toBeVisible();
  await expect(shopper.page).toHaveURL(/\?variant=var_/);
  const shared = shopper.page.url();

  await shopper.chooses('Colour', 'Sage');
  await expect(price).toHaveText('$25.00');
  await expect(shopper.answer('Size', 'S')).toHaveAttribute('aria-current', 'true');

  await shopper.opens(shared);
  await expect(price).toHaveText('$22.00');
  await shopper.buyButton.click();
  await shopper.seesCart();
  await shopper.opens('/cart');
  await expect(shopper.line(shirt.name)).toContainText('Blue / M');
  await expect(shopper.line(shirt.name)).toContainText('$22.00');
});

test('what is not made cannot be chosen, and what is sold out cannot be bought', async ({ shopper, stockroom }) => {
  const shirt = await stockroom.puts('Impossible shirt', 0, SHIRT);
  await shopper.opens(`/products/${shirt.slug}`);
  await shopper.chooses('Colour', 'Sage');
  for (const size of ['M', 'L']) {
    await expect(shopper.answer('Size', size)).toHaveAttribute('aria-disabled', 'true');
    await expect(shopper.answer('Size', size)).not.toHaveAttribute('href');
  }
  await shopper.chooses('Colour', 'Blue');
  await expect(shopper.answer('Size', 'L')).toHaveAccessibleName(/sold out/);
  await shopper.chooses('Size', 'L');
  await expect(shopper.main.getByRole('button', { name: 'Sold out' })).toBeDisabled();
  await expect(shopper.buyButton).toHaveCount(0);
});

test('a sold-out product says so and cannot be bought, not even by a form of one’s own', async ({ shopper, stockroom }) => {
  await shopper.opens('/products/harvest-dance-accordion');
  await expect(shopper.main.getByRole('button', { name: 'Sold out' })).toBeDisabled();

  const accordion = await stockroom.looksAt('harvest-dance-accordion');
  for (const [variant, reason] of [
    [accordion.variants[0].id, /sold out/i],
    ['var_01jd3x7k2m9p4r6t8vwyz0abcd', /no longer sold/],
    ['<script>alert(1)</script>', /no longer sold/],
    ['', /choose one first/],
  ] as const) {
    const answer = await shopper.page.request.post('/fn/add_to_cart', { form: { variant, quantity: '1' }, headers: { accept: 'application/json' } });
    expect(await answer.text(), variant).toMatch(reason);
  }
  await shopper.opens('/cart');
  await expect(shopper.main.getByText('Nothing in here yet')).toBeVisible();
});

test('the last pieces are counted', async ({ shopper, stockroom }) => {
  const lamp = await stockroom.puts('Last lamp', 3);
  await shopper.opens(`/products/${lamp.slug}`);
  await expect(shopper.buyBox.getByText('Only 3 left', { exact: true })).toBeVisible();
  await shopper.opens(`/search?q=${encodeURIComponent(lamp.name)}`);
  await expect(shopper.card(lamp.name)).toContainText('Only 3 left');
});

test('the page tells people and search engines what it is', async ({ shopper, page }) => {
  await shopper.opens('/products/cobble-leather-boots');
  await expect(shopper.main.getByRole('heading', { level: 1 })).toHaveText('Cobble Leather Boots');
  await expect(shopper.main.getByText('They need a week of short walks.')).toBeVisible();
  await expect(shopper.main.getByRole('row', { name: 'Material Leather' })).toBeVisible();
  await expect(shopper.main.getByText('$198.00')).toBeVisible(); // before the sale
  await expect(shopper.main.getByRole('heading', { name: 'Goes well with it' })).toBeVisible();
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/products\/cobble-leather-boots$/);
  const data = (await page.locator('script[type="application/ld+json"]').allTextContents()).map((text) => JSON.parse(text));
  expect(JSON.stringify(data)).toContain('"Cobble Leather Boots"');
});

test('a description cannot run anything', async ({ shopper, stockroom, troubles }) => {
  troubles.expect(NOT_FOUND); // of the picture x
  const description = 'Fine <script>alert(1)</script> <img src=x onerror=alert(2)> [link](javascript:alert(3)) **bold** </script><script>alert(4)</script>';
  const kettle = await stockroom.puts('</script><script>alert(5)</script> kettle', 5, { description, brand: '"><img src=x onerror=alert(6)>' });
  await shopper.opens(`/products/${kettle.slug}`);
  await expect(shopper.main.getByRole('heading', { level: 1 })).toHaveText(kettle.name);
  await expect(shopper.main.locator('.prose strong')).toHaveText('bold');
  await expect(shopper.page.locator('[onerror], a[href^="javascript:"]')).toHaveCount(0);
});

test('a picture is enlarged by a click', async ({ shopper }) => {
  await shopper.opens('/products/harbour-linen-shirt');
  await shopper.main.getByRole('button', { name: /^Enlarge:/ }).first().click();
  const large = shopper.main.getByRole('dialog');
  await expect(large).toBeVisible();
  await large.getByRole('button', { name: 'Close the picture' }).click();
  await expect(large).toBeHidden();
});
