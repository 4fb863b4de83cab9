// Whatever somebody clicks twice, an order is placed once and paid once.
import { expect, test } from './shop';
import { CARDS } from './shopper';

const START = 9;

test('a double click on "Place order" makes one order', async ({ shopper, stockroom }) => {
  const { slug } = await stockroom.puts('Hasty kettle', START);
  await shopper.putsIntoCart(slug);
  await shopper.goesToReview();
  await shopper.placeButton.dblclick();
  await expect(shopper.page).toHaveURL(/\/pay\/ord_/);
  expect(await stockroom.pieces(slug)).toBe(START - 1);
});

test('going back and placing again leads to no second order', async ({ shopper, stockroom }) => {
  const { slug } = await stockroom.puts('Returning kettle', START);
  await shopper.orders(slug);
  await shopper.page.goBack();
  // The page is asked for anew, and there is nothing left to order.
  await expect(shopper.main.getByText('Nothing in here yet')).toBeVisible();
  expect(await stockroom.pieces(slug)).toBe(START - 1);
});

test('two tabs that place the same cart get the same order', async ({ shopper, stockroom }) => {
  const { slug } = await stockroom.puts('Twin kettle', START);
  await shopper.putsIntoCart(slug, { quantity: 2 });
  await shopper.goesToReview();
  const other = await shopper.opensTab('/checkout/review');
  await expect(other.placeButton).toBeVisible();

  const first = await shopper.places();
  expect(await other.places()).toBe(first);
  expect(await stockroom.pieces(slug)).toBe(START - 2);
});

test('two tabs that place at the same moment get the same order', async ({ shopper, stockroom }) => {
  const { slug } = await stockroom.puts('Racing kettle', START);
  await shopper.putsIntoCart(slug);
  await shopper.goesToReview();
  const other = await shopper.opensTab('/checkout/review');
  const [one, two] = await Promise.all([shopper.places(), other.places()]);
  expect(one).toBe(two);
  expect(await stockroom.pieces(slug)).toBe(START - 1);
});

test('a page that is out of date places nothing and says so', async ({ shopper, stockroom }) => {
  const { slug } = await stockroom.puts('Outdated kettle', START);
  await shopper.putsIntoCart(slug);
  await shopper.goesToReview();
  const other = await shopper.opensTab('/cart');
  await other.opensCart();
  await other.changesQuantity('Outdated kettle', '3');
  await expect(other.quantity('Outdated kettle')).toHaveValue('3');

  await shopper.placeButton.click();
  await expect(shopper.alert).toContainText('The total is now');
  expect(await stockroom.pieces(slug)).toBe(START);
});

test('reloading after the order places and pays nothing again', async ({ shopper, stockroom }) => {
  const { slug } = await stockroom.puts('Reloaded kettle', START);
  const payment = await shopper.orders(slug);
  await shopper.page.reload();
  await expect(shopper.page).toHaveURL(payment);
  await shopper.pays(CARDS.good);
  await shopper.seesOrder('Paid');
  await shopper.page.reload();
  await shopper.seesOrder('Paid');
  expect(await stockroom.pieces(slug)).toBe(START - 1);
});

test('a double click on "Pay" pays once', async ({ shopper, stockroom }) => {
  const { slug } = await stockroom.puts('Impatient kettle', START);
  const payment = await shopper.orders(slug);
  await shopper.fillsInCard(CARDS.good);
  await shopper.payButton.dblclick();
  await shopper.seesOrder('Paid');
  await expect(shopper.main.getByRole('list').filter({ hasText: 'Order placed' }).getByRole('listitem')).toHaveText([/Order placed/, /Payment received/]);

  // What is paid is not asked for again.
  await shopper.opens(payment);
  await shopper.seesOrder('Paid');
});
