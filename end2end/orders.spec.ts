// What becomes of an order, as its shopper sees it: parcels, cancelling, sending back, buying again, the invoice.
import { newPerson, signsUp } from './account';
import { opensOrder, piecesOf, presses, unfolds } from './desk';
import { expect, test } from './shop';
import { CARDS, type Shopper } from './shopper';

const TRACKING = { carrier: 'ups', number: '1Z999AA10123456784' };

/** The field for how many pieces of an item. */
const pieces = (shopper: Shopper, item: string) => shopper.main.getByRole('spinbutton', { name: `How many of ${item}` });

/** Nothing sticks out at the side. */
async function fitsTheScreen(shopper: Shopper) {
  const { scroll, screen } = await shopper.page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth }));
  expect(scroll).toBeLessThanOrEqual(screen);
}

test('a part of an order is on its way, with its parcel and how far it has come', async ({ shopper, newShopper, stockroom }) => {
  test.setTimeout(120_000);
  const kettle = await stockroom.puts('Travelling kettle', 5);
  const number = await shopper.buys(kettle.slug, 3);
  const { path } = shopper.order;
  const step = shopper.main.locator('[data-stops] [aria-current=step]');
  await expect(step).toHaveText(/^Paid/);
  await expect(shopper.main.locator('[data-expected]')).toContainText('expected');

  const clerk = await newShopper();
  await opensOrder(clerk, number);
  await unfolds(clerk, 'Ship');
  await piecesOf(clerk, 'What is in the parcel', kettle.name).fill('2');
  await clerk.main.getByLabel('Carrier', { exact: true }).fill('UPS');
  await clerk.main.getByLabel('Tracking number').fill(TRACKING.number);
  await presses(clerk, 'Mark as shipped');
  await expect(clerk.main.getByRole('status')).toBeVisible();

  await shopper.opens(path);
  await shopper.seesOrder('Processing');
  await expect(step).toHaveText(/^Packed/);
  await expect(shopper.main.locator('[data-beside]')).toContainText(`The rest follows: 1 × ${kettle.name}`);
  const parcel = shopper.main.locator('[data-parcel]');
  await expect(parcel).toHaveCount(1);
  await expect(parcel).toContainText(`2 × ${kettle.name}`);
  await expect(parcel.getByRole('link', { name: /^Track with UPS/ })).toHaveAttribute('href', `https://www.ups.com/track?tracknum=${TRACKING.number}`);
  await expect(shopper.main.getByText('Grace Hopper'), 'staff have no names here').toHaveCount(0);
  await fitsTheScreen(shopper);
});

test('an order is cancelled, its money comes back and its pieces go back on the shelf', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Regretted kettle', 5);
  await shopper.buys(kettle.slug, 2);
  expect(await stockroom.pieces(kettle.slug)).toBe(3);
  await shopper.main.getByRole('link', { name: 'Cancel', exact: true }).click();
  await expect(shopper.main.locator('[data-comes-back]').first()).toContainText('comes back to you, the way you paid');
  await fitsTheScreen(shopper);
  await shopper.main.getByLabel(/^Why/).fill('Ordered twice');
  await shopper.main.getByRole('button', { name: 'Cancel now' }).click();

  await shopper.seesOrder('Cancelled');
  await expect(shopper.main.getByRole('status').filter({ hasText: 'The order is cancelled.' })).toBeVisible();
  await expect(shopper.main.getByRole('heading', { name: 'Money back' })).toBeVisible();
  await expect(shopper.main.getByText('“Ordered twice”')).toBeVisible();
  await expect(shopper.main.getByRole('link', { name: 'Cancel', exact: true })).toHaveCount(0);
  expect(await stockroom.pieces(kettle.slug)).toBe(5);
});

test('some pieces are cancelled after a look at what comes back', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Halved kettle', 5);
  await shopper.buys(kettle.slug, 3);
  await shopper.main.getByRole('link', { name: 'Cancel', exact: true }).click();
  await expect(shopper.main.getByRole('radio', { name: /^The whole order/ })).toBeChecked();
  await shopper.main.getByRole('radio', { name: /^Some items/ }).check();
  await pieces(shopper, kettle.name).fill('9');
  await shopper.main.getByRole('button', { name: 'Show what comes back' }).click();
  await expect(pieces(shopper, kettle.name)).toHaveAccessibleDescription(/At most 3 can be cancelled\./);
  await expect(pieces(shopper, kettle.name)).toHaveValue('9');

  await pieces(shopper, kettle.name).fill('2');
  await shopper.main.getByRole('button', { name: 'Show what comes back' }).click();
  await expect(shopper.main.getByRole('status')).toContainText('$21.65 comes back to you'); // twice 10.00 with 8.25 % tax
  await shopper.main.getByRole('button', { name: 'Cancel now' }).click();
  await shopper.seesOrder('Paid');
  await expect(shopper.main.getByText('2 cancelled')).toBeVisible();
  expect(await stockroom.pieces(kettle.slug)).toBe(4);
});

test('what arrived is asked to be sent back, and nothing typed is lost on the way', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Cracked kettle', 5);
  await shopper.buys(kettle.slug, 2);
  const { path, id } = shopper.order;
  await expect(shopper.main.getByRole('link', { name: 'Send something back' })).toHaveCount(0);
  await stockroom.movesOrder(id, { status: 'Shipped', tracking: TRACKING });
  await stockroom.movesOrder(id, { status: 'Delivered' });
  await shopper.opens(path);
  await shopper.seesOrder('Delivered');
  await shopper.main.getByRole('link', { name: 'Send something back' }).click();
  await fitsTheScreen(shopper);

  const reason = shopper.main.getByLabel('Why');
  await pieces(shopper, kettle.name).fill('3');
  await shopper.main.getByRole('button', { name: 'Ask to send it back' }).click();
  await expect(shopper.alert).toContainText('Please check the marked fields');
  await expect(pieces(shopper, kettle.name)).toHaveAccessibleDescription(/At most 2 can be sent back\./);
  await expect(reason).toHaveAccessibleDescription(/Please fill this in\./);
  await expect(pieces(shopper, kettle.name)).toHaveValue('3');

  await pieces(shopper, kettle.name).fill('1');
  await reason.fill('It came with a crack');
  await shopper.main.getByRole('button', { name: 'Ask to send it back' }).click();
  await shopper.seesOrder('Delivered');
  const returns = shopper.main.getByRole('region', { name: 'Returns' });
  await expect(returns).toContainText(`1 × ${kettle.name}`);
  await expect(returns).toContainText('It came with a crack');
  await expect(shopper.main.getByText('1 coming back to us')).toBeVisible();
});

test('an order is bought again, and the cart says what is short', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Beloved kettle', 3);
  await shopper.buys(kettle.slug, 2);
  await shopper.main.getByRole('button', { name: /^Buy again/ }).click();
  await expect(shopper.page).toHaveURL(/\/cart\?again=1$/);
  await expect(shopper.quantity(kettle.name)).toHaveValue('1');
  await expect(shopper.main.getByRole('status').filter({ hasText: 'Not everything of your order' })).toContainText('Only 1 left, so the cart holds 1 instead of 2.');
});

test('the invoice is a page and a file', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Invoiced kettle', 3);
  await shopper.buys(kettle.slug);
  await shopper.main.getByRole('link', { name: 'Invoice', exact: true }).click();
  await expect(shopper.main.getByRole('heading', { level: 1 })).toHaveText('Invoice');
  await expect(shopper.main.getByText(kettle.name)).toBeVisible();
  const href = await shopper.main.getByRole('link', { name: 'Open as PDF' }).getAttribute('href');
  const file = await shopper.page.request.get(href!);
  expect(file.headers()['content-type']).toBe('application/pdf');
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('an account shows its orders, and those under way by themselves', async ({ shopper, stockroom }) => {
  test.setTimeout(120_000);
  const kettle = await stockroom.puts('Archived kettle', 9);
  await signsUp(shopper, newPerson());
  const arrived = await shopper.buys(kettle.slug);
  const { id } = shopper.order;
  await stockroom.movesOrder(id, { status: 'Shipped', tracking: TRACKING });
  await stockroom.movesOrder(id, { status: 'Delivered' });
  await shopper.orders(kettle.slug, 2);

  await shopper.opens('/account/orders');
  const card = shopper.main.getByRole('listitem').filter({ has: shopper.page.locator('[data-order-status]') });
  await expect(card).toHaveCount(2);
  await expect(card.first()).toContainText(`2 × ${kettle.name}`);
  await expect(card.last().getByRole('link', { name: `Track order ${arrived}` })).toHaveAttribute('href', /^https:\/\/www\.ups\.com\//);
  await fitsTheScreen(shopper);
  await shopper.main.getByRole('navigation', { name: 'Which orders' }).getByRole('link', { name: 'Under way' }).click();
  await expect(card).toHaveCount(1);
  await card.getByRole('link', { name: /^Pay order/ }).click();
  await shopper.pays(CARDS.good);
  await shopper.seesOrder('Paid');
  await shopper.main.getByRole('link', { name: 'Your orders' }).click();
  await expect(card).toHaveCount(2);
});
