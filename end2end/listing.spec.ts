// Listings: narrowed, ordered, paged; each view has an address that can be shared.
import { expect, test } from './shop';
import type { Shopper } from './shopper';

/** What the address asks; without scripts the form also sends what says nothing. */
async function asks(shopper: Shopper, expected: Record<string, string>) {
  const said = () => [...new URL(shopper.page.url()).searchParams].filter(([, value]) => value && value !== 'relevance');
  await expect.poll(() => Object.fromEntries(said())).toEqual(expected);
}

const count = (shopper: Shopper) => shopper.main.locator('#listing-count');

async function opensFilters(shopper: Shopper) {
  if (shopper.browser.phone) await shopper.main.getByRole('button', { name: /^Filter/ }).click();
}

/** With scripts every change asks at once; without, and to leave the drawer of phones, there is a button. */
async function applies(shopper: Shopper) {
  if (!shopper.browser.scripts || shopper.browser.phone) await shopper.main.locator('[data-apply]').click();
}

/** Ticks a filter; one of those further down is folded. */
async function ticks(shopper: Shopper, name: RegExp) {
  await opensFilters(shopper);
  const folded = shopper.main.locator('details:not([open])').filter({ has: shopper.page.locator('label', { hasText: name }) });
  if (await folded.count()) await folded.locator('summary').click();
  await shopper.main.getByRole('checkbox', { name }).check();
  await applies(shopper);
}

async function sortsBy(shopper: Shopper, order: string) {
  await shopper.main.getByLabel('Sort by').selectOption(order);
  if (!shopper.browser.scripts) await shopper.main.getByRole('button', { name: 'Sort' }).click();
}

const titles = (shopper: Shopper) => shopper.main.getByRole('article').getByRole('heading').allInnerTexts();

test('a department is narrowed by brand and attribute, with counts, at an address that can be shared', async ({ shopper, newShopper }) => {
  await shopper.opens('/shop/clothing');
  await expect(count(shopper)).toHaveText('10 products');
  await ticks(shopper, /^Fjordlight\s*5$/);
  await expect(count(shopper)).toHaveText('5 products');
  await asks(shopper, { brand: 'Fjordlight' });

  // Each filter counts what it would leave; a brand counts as if no brand were chosen.
  await expect(shopper.main.locator('label', { hasText: /^Tamsin Row\s*4$/ })).toHaveCount(1);
  await ticks(shopper, /^Summer\s*2$/);
  await expect(count(shopper)).toHaveText('2 products');
  await asks(shopper, { brand: 'Fjordlight', season: 'Summer' });

  const friend = await newShopper();
  await friend.opens(shopper.page.url());
  await expect(count(friend)).toHaveText('2 products');
  expect((await titles(friend)).sort()).toEqual(['Boardwalk Swim Shorts', 'Harbour Linen Shirt']);

  await shopper.main.getByRole('link', { name: 'Remove filter: Fjordlight' }).click();
  await expect(count(shopper)).toHaveText('3 products');
  await shopper.page.goBack();
  await expect(count(shopper)).toHaveText('2 products');
  await shopper.main.getByRole('link', { name: 'Clear all' }).click();
  await expect(count(shopper)).toHaveText('10 products');
  await expect(shopper.page).toHaveURL(/\/shop\/clothing$/);
});

test('a range of prices keeps what lies in it', async ({ shopper }) => {
  await shopper.opens('/shop/clothing');
  await opensFilters(shopper);
  await shopper.main.getByLabel('From', { exact: true }).fill('40');
  await shopper.main.getByLabel('To', { exact: true }).fill('90');
  if (shopper.browser.scripts && !shopper.browser.phone) await shopper.main.getByLabel('To', { exact: true }).press('Enter');
  await applies(shopper);
  await asks(shopper, { min_price: '40', max_price: '90' });
  expect((await titles(shopper)).sort()).toEqual(['Harbour Linen Shirt', 'Lambswool Ribbed Scarf', 'Orchard Wrap Dress', 'Tideline Canvas Sneakers']);
});

test('filters that nothing fits say so and lead back', async ({ shopper }) => {
  await shopper.opens('/shop/clothing?brand=Skarnfell&season=Summer');
  await expect(shopper.main.getByText('Nothing fits all of these filters')).toBeVisible();
  await shopper.main.getByRole('link', { name: 'Clear all filters' }).click();
  await expect(count(shopper)).toHaveText('10 products');
});

test('the order is chosen, pages follow one another, and "back" returns', async ({ shopper }) => {
  await shopper.opens('/shop');
  await sortsBy(shopper, '-price');
  await asks(shopper, { sort: '-price' });
  await expect(shopper.main.getByRole('article').first()).toContainText('Piccola Electric Scooter');
  const first = await titles(shopper);
  expect(first).toHaveLength(24);

  const pages = shopper.main.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: 'Next page' }).click();
  await asks(shopper, { sort: '-price', page: '2' });
  await expect(pages.locator('[aria-current=page]')).toHaveText('2');
  const second = await titles(shopper);
  expect(second.filter((title) => first.includes(title))).toEqual([]);
  await expect(shopper.main.getByLabel('Sort by')).toHaveValue('-price');

  await shopper.page.goBack();
  await expect(pages.locator('[aria-current=page]')).toHaveText('1');
  expect(await titles(shopper)).toEqual(first);
});

test('changing a filter begins at the first page', async ({ shopper }) => {
  await shopper.opens('/shop?page=2');
  await ticks(shopper, /^On sale/);
  await asks(shopper, { on_sale: '1' });
});

test('with scripts a filter changes the products without loading the page anew', async ({ shopper, scripts }) => {
  test.skip(!scripts, 'without scripts each change is a page');
  await shopper.opens('/shop/clothing');
  await shopper.wakesIslands();
  await shopper.page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await ticks(shopper, /^Fjordlight/);
  await expect(count(shopper)).toHaveText('5 products');
  expect(await shopper.page.evaluate(() => 'sameDocument' in window)).toBe(true);
  // The hearts of the cards that came are alive too.
  const heart = shopper.main.getByRole('button', { name: /^Favourite:/ }).first();
  await heart.click();
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
});

test('on a phone the filters are a drawer', async ({ shopper, phone }) => {
  test.skip(!phone, 'they stand beside the products');
  await shopper.opens('/shop/clothing');
  const filters = shopper.main.getByRole('form', { name: 'Filters' });
  await expect(filters).toBeHidden();
  await opensFilters(shopper);
  await expect(filters).toBeVisible();
  await shopper.main.getByRole('button', { name: 'Close the filters' }).click();
  await expect(filters).toBeHidden();
});
