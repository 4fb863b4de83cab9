// Finding one's way: departments, search, pages that moved.
import { expect, test } from './shop';

test('the first page leads to a department, a product, and up again', async ({ shopper }) => {
  const { page, main } = shopper;
  await shopper.opens('/');
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
  for (const row of ['Departments', 'New this season', 'On sale']) await expect(main.getByRole('heading', { name: row })).toBeVisible();
  await main.getByRole('link', { name: 'Lighting' }).first().click();
  await expect(page).toHaveURL(/\/shop\/lighting$/);
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Lighting');

  await main.getByRole('link', { name: /^Night lights/ }).first().click();
  await expect(page).toHaveURL(/\/shop\/lighting-mood$/);
  await main.getByRole('link', { name: 'Little Moon Night Light' }).click();
  await expect(page).toHaveURL(/\/products\/little-moon-night-light$/);
  await expect(page).toHaveTitle(/Little Moon Night Light/);

  await main.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Lighting' }).click();
  await expect(page).toHaveURL(/\/shop\/lighting$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/products\/little-moon-night-light$/);
});

test('the main places are on every page, and say where one is', async ({ shopper }) => {
  const places = shopper.page.getByRole('navigation', { name: 'Main' });
  for (const [name, path] of [['HOME', '/'], ['SHOP', '/shop'], ['CART', '/cart'], ['FAVOURITES', '/favourites']]) {
    await shopper.opens('/products/hive-lip-balm');
    await shopper.opens(await places.getByRole('link', { name }).getAttribute('href').then((href) => href!));
    await expect(shopper.page).toHaveURL(new RegExp(`${path}$`));
    await expect(places.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
  }
});

test('a search finds by words, beginnings and brands', async ({ shopper }) => {
  await shopper.opens('/');
  for (const [words, title] of [
    ['merino socks', 'Trailhead Merino Socks'],
    ['headph', 'Drift Wireless Headphones'],
    ['mossanne', 'Hive Lip Balm'],
  ]) {
    await shopper.finds(words);
    await expect(shopper.main.getByRole('heading', { level: 1 })).toContainText(words);
    await expect(shopper.card(title)).toBeVisible();
    await expect(shopper.page.getByLabel('Search the shop')).toHaveValue(words);
  }
});

test('a search without a result shows ways out', async ({ shopper }) => {
  await shopper.opens('/');
  await shopper.finds('xyzzyplugh lamp');
  await expect(shopper.main.getByText('Nothing was found.')).toBeVisible();
  await expect(shopper.main.getByRole('article').first()).toBeVisible();
  await shopper.main.getByRole('link', { name: /^lamp/ }).click();
  await expect(shopper.page).toHaveURL(/\/search\?q=lamp$/);
  await expect(shopper.main.getByRole('article').first()).toBeVisible();
});

test('odd words are searched for as they are', async ({ shopper }) => {
  for (const words of ['<script>alert(1)</script>', '🦀', 'שלום', '%', '"', '\\', 'x'.repeat(500)]) {
    await shopper.opens(`/search?q=${encodeURIComponent(words)}`);
    await expect(shopper.main.getByRole('heading', { level: 1 })).toContainText(words.slice(0, 200));
  }
  await shopper.opens('/search?q=');
  await expect(shopper.main.getByRole('article').first()).toBeVisible();
});

test('while somebody types, products and departments are offered', async ({ shopper, scripts }) => {
  test.skip(!scripts, 'without scripts the box is a plain form');
  await shopper.opens('/');
  const box = shopper.page.getByLabel('Search the shop');
  await box.focus();
  await expect(shopper.page.locator('html[data-hydrated]')).toBeAttached();
  await box.pressSequentially('lamp', { delay: 30 });
  const offers = shopper.page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
  await expect(offers.first()).toBeVisible();
  const title = await offers.first().locator('span').first().innerText();
  await box.press('ArrowDown');
  await expect(offers.first()).toHaveAttribute('aria-selected', 'true');
  await box.press('Enter');
  await expect(shopper.main.getByRole('heading', { level: 1 })).toHaveText(title);
});

test('a product that was renamed is found at its old address', async ({ shopper, stockroom, request }) => {
  const product = await stockroom.puts('Renamed kettle', 5);
  const slug = `${product.slug}-anew`;
  await stockroom.changes(product.slug, { slug });
  const answer = await request.get(`/products/${product.slug}?from=mail`, { maxRedirects: 0 });
  expect(answer.status()).toBe(308);
  await shopper.opens(`/products/${product.slug}`);
  await expect(shopper.page).toHaveURL(new RegExp(`/products/${slug}$`));
  await expect(shopper.main.getByRole('heading', { level: 1 })).toHaveText(product.name);
});
