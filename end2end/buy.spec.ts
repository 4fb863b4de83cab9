// Buying as a guest. Runs in every browser on both stores.
import { expect, test } from './shop';
import { ADA, CARDS } from './shopper';

test('a guest buys from the first page to the confirmation', async ({ shopper, newShopper }) => {
  const { page, main } = shopper;
  await shopper.opens('/');
  await shopper.finds('lip balm');
  await shopper.card('Hive Lip Balm').getByRole('link', { name: 'Hive Lip Balm' }).click();
  await expect(page).toHaveURL(/\/products\/hive-lip-balm/);
  await shopper.buyButton.click();
  await shopper.seesCart();
  await page.getByRole('link', { name: 'Checkout' }).filter({ visible: true }).click();

  await shopper.fillsIn({ ...ADA, note: 'Please ring twice.\nThank you!' });
  await shopper.continuesTo('shipping');
  await main.getByRole('radio', { name: /^Express/ }).check();
  await shopper.continuesTo('payment');
  await shopper.continuesTo('review');
  for (const text of ['Ada Lovelace', 'ada@example.com', '1 Main Street', 'Please ring twice.', 'Express', 'Demo card', 'Hive Lip Balm']) {
    await expect(main.getByText(text).filter({ visible: true }).first()).toBeVisible();
  }
  // 6.50, express 14.99, 8.25 % tax on the goods.
  await expect(shopper.placeButton).toHaveText(/22\.03/);

  await shopper.places();
  await expect(main.getByRole('note')).toContainText('Demo payment');
  await shopper.pays(CARDS.good);
  await shopper.seesOrder('Paid');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Your order is in');
  await expect(main.locator('[data-total]')).toHaveText(/22\.03/);

  // The link is the key: it opens the order in any browser, and a wrong one opens nothing.
  const link = new URL(page.url()).pathname;
  const friend = await newShopper();
  await friend.opens(link);
  await friend.seesOrder('Paid');
  await expect(friend.main.getByText('Hive Lip Balm')).toBeVisible();

  await shopper.opens('/cart');
  await expect(main.getByText('Nothing in here yet')).toBeVisible();
});

test('a declined card keeps the order payable, says why, and another card pays it', async ({ shopper, stockroom }) => {
  const product = await stockroom.puts('Declined kettle', 5);
  const payment = await shopper.orders(product.slug);

  await shopper.pays(CARDS.declined);
  await expect(shopper.alert).toContainText('Your card was declined. Nothing was charged');
  await expect(shopper.page).toHaveURL(new RegExp(`^${payment}(\\?refused=1)?$`));

  // Meanwhile the order waits, with its pieces reserved.
  await shopper.main.getByRole('link', { name: /^Pay later/ }).click();
  await shopper.seesOrder('Pending');
  expect(await stockroom.pieces(product.slug)).toBe(4);

  await shopper.main.getByRole('link', { name: /^Pay / }).click();
  await expect(shopper.alert).toHaveCount(0); // an old refusal is not told again
  await shopper.pays(CARDS.good);
  await shopper.seesOrder('Paid');
  expect(await stockroom.pieces(product.slug)).toBe(4);
});

test('a card that asks for a confirmation pays when it is approved', async ({ shopper, stockroom }) => {
  const product = await stockroom.puts('Confirmed kettle', 5);
  await shopper.orders(product.slug);

  await shopper.pays(CARDS.confirms);
  await expect(shopper.page).toHaveURL(/\/confirm\/pay_/);
  await expect(shopper.main.getByRole('heading', { name: 'Is this you?' })).toBeVisible();
  await shopper.main.getByRole('button', { name: 'Approve' }).click();
  await shopper.seesOrder('Paid');
});

test('a refused confirmation charges nothing, and the order can still be paid', async ({ shopper, stockroom }) => {
  const product = await stockroom.puts('Refused kettle', 5);
  await shopper.orders(product.slug);

  await shopper.pays(CARDS.confirms);
  const confirmation = /\/confirm\/pay_/;
  await expect(shopper.page).toHaveURL(confirmation);
  const asked = shopper.page.url();
  await shopper.main.getByRole('button', { name: 'Refuse' }).click();
  await expect(shopper.alert).toContainText('You refused the payment, so nothing was charged');

  // A confirmation that is over leads back to the card.
  await shopper.opens(asked);
  await expect(shopper.page).not.toHaveURL(confirmation);
  await shopper.pays(CARDS.good);
  await shopper.seesOrder('Paid');
});
