// The desk: staff ship an order in parts while its shopper looks at it, give money back and change what was ordered.
import { signsIn } from './account';
import { STAFF, expect, test } from './shop';
import { CARDS, type Shopper } from './shopper';

/** A paid order; its number. Ends on the shopper's page of it. */
async function buys(shopper: Shopper, slug: string, quantity: number): Promise<string> {
  await shopper.orders(slug, quantity);
  await shopper.pays(CARDS.good);
  await shopper.seesOrder('Paid');
  return (await shopper.main.locator('[data-order-number]').textContent())!;
}

/** Signs in and finds an order by its number. */
async function opensOrder(clerk: Shopper, number: string) {
  await signsIn(clerk, STAFF.email, STAFF.password);
  await clerk.opens('/admin/orders');
  await clerk.main.getByLabel('Number or e-mail').fill(number.toLowerCase());
  await clerk.main.getByRole('button', { name: 'Search' }).click();
  await clerk.main.getByRole('link', { name: number }).click();
  await expect(clerk.main.getByRole('heading', { level: 1 })).toHaveText(`Order ${number}`);
}

/** Opens a form that is folded away. */
const unfolds = (clerk: Shopper, label: string) => clerk.main.locator('summary').filter({ hasText: new RegExp(`^${label}$`) }).click();

const presses = (clerk: Shopper, name: string) => clerk.main.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click();

/** How many of an item, in the form that asks for it so. */
const piecesOf = (clerk: Shopper, question: string, item: string) => clerk.main.getByRole('group', { name: question }).getByRole('spinbutton', { name: item });

/** What the shopper sees of it; without scripts they look again. */
async function seesByItself(shopper: Shopper, status: string) {
  if (!shopper.browser.scripts) await shopper.main.getByRole('link', { name: 'Look again' }).click();
  await expect(shopper.main.locator('[data-order-status]').first()).toHaveAttribute('data-order-status', status);
}

test('staff ship a part, and the shopper sees it without doing anything', async ({ shopper, newShopper, stockroom, scripts }) => {
  test.setTimeout(120_000);
  const mug = await stockroom.puts('Parcel mug', 5);
  const number = await buys(shopper, mug.slug, 3);
  if (scripts) await shopper.page.evaluate(() => document.documentElement.setAttribute('data-same-page', ''));

  const clerk = await newShopper();
  await opensOrder(clerk, number);
  await unfolds(clerk, 'Ship');
  await expect(piecesOf(clerk, 'What is in the parcel', mug.name)).toHaveValue('3');
  await piecesOf(clerk, 'What is in the parcel', mug.name).fill('2');
  await clerk.main.getByLabel('Carrier', { exact: true }).fill('UPS');
  await clerk.main.getByLabel('Tracking number').fill('1Z999AA10123456784');
  await presses(clerk, 'Mark as shipped');
  await expect(clerk.main.getByRole('status')).toHaveText('It is written down as shipped.');
  await expect(clerk.main.getByText('Partly shipped')).toBeVisible();
  await expect(clerk.main.getByRole('link', { name: 'Track it' })).toHaveAttribute('href', 'https://www.ups.com/track?tracknum=1Z999AA10123456784');
  await seesByItself(shopper, 'Processing');

  await unfolds(clerk, 'Ship');
  await expect(piecesOf(clerk, 'What is in the parcel', mug.name)).toHaveValue('1');
  await presses(clerk, 'Mark as shipped');
  await seesByItself(shopper, 'Shipped');
  await presses(clerk, 'Mark as delivered');
  await expect(clerk.main.getByText('Partly delivered')).toBeVisible();
  await presses(clerk, 'Mark as delivered');
  await expect(clerk.main.getByRole('button', { name: 'Mark as delivered' })).toHaveCount(0);
  await seesByItself(shopper, 'Delivered');
  if (scripts) await expect(shopper.page.locator('html[data-same-page]'), 'the page was never loaded again').toBeAttached();
});

test('a refund that is too large names the most, and a change is looked at before it is made', async ({ shopper, newShopper, stockroom }) => {
  test.setTimeout(120_000);
  const mug = await stockroom.puts('Edited mug', 5, { price: 20 });
  const number = await buys(shopper, mug.slug, 2);
  const clerk = await newShopper();
  await opensOrder(clerk, number);

  await unfolds(clerk, 'Explain this price');
  const explained = clerk.main.locator('#explain');
  await expect(explained.locator('[data-explained-sum]')).toHaveText((await explained.locator('[data-explained-total]').textContent())!);

  await unfolds(clerk, 'Refund');
  const amount = clerk.main.getByLabel('Amount', { exact: true });
  await amount.fill('1000');
  await presses(clerk, 'Give back');
  await expect(amount).toHaveAccessibleDescription(/At most \$[\d.]+ more can be given back\./);
  await expect(amount).toHaveValue('1000');
  await amount.fill('1');
  await presses(clerk, 'Give back');
  await expect(clerk.main.getByText('Partly refunded').first()).toBeVisible();

  await unfolds(clerk, 'Change the order');
  await piecesOf(clerk, 'How many of each to keep', mug.name).fill('3');
  await presses(clerk, 'Look first');
  await expect(clerk.main.getByRole('status')).toContainText('Nothing is changed yet.');
  await expect(clerk.main.locator('[data-difference]')).toContainText('Still to be paid then');
  await presses(clerk, 'Apply');
  await expect(clerk.main.getByRole('status')).toHaveText('The order is changed.');
  await expect(clerk.main.getByText('Payment due')).toBeVisible();
  // What is due is paid before anything leaves the house.
  await expect(clerk.main.locator('summary').filter({ hasText: /^Ship$/ })).toHaveCount(0);
});
