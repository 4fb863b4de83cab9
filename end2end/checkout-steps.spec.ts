// The checkout's steps come one after the other, whatever address is typed.
import { expect, NOT_FOUND, test } from './shop';
import { ADA } from './shopper';

const STEPS = ['/checkout', '/checkout/shipping', '/checkout/payment', '/checkout/review'];

test('an empty cart has no checkout', async ({ shopper }) => {
  for (const step of STEPS) {
    await shopper.opens(step);
    await expect(shopper.page).toHaveURL(/\/cart$/);
    await expect(shopper.main.getByText('Nothing in here yet')).toBeVisible();
  }
});

test('a step that is missing cannot be passed by typing an address', async ({ shopper, stockroom }) => {
  const { slug } = await stockroom.puts('Orderly kettle', 5);
  await shopper.putsIntoCart(slug);
  const leadsTo = async (step: string, place: string) => {
    await shopper.opens(step);
    await expect(shopper.page).toHaveURL(new RegExp(`${place}$`));
  };
  for (const step of STEPS) await leadsTo(step, '/checkout');

  await shopper.fillsIn(ADA);
  await shopper.continuesTo('shipping');
  for (const step of STEPS.slice(1)) await leadsTo(step, '/checkout/shipping');

  await shopper.continuesTo('payment');
  for (const step of STEPS.slice(2)) await leadsTo(step, '/checkout/payment');

  await shopper.continuesTo('review');
  for (const step of STEPS) await leadsTo(step, step);
});

test('what was told before stands there when a step is opened again', async ({ shopper, stockroom }) => {
  const { slug } = await stockroom.puts('Patient kettle', 5);
  await shopper.putsIntoCart(slug);
  await shopper.opens('/checkout');
  await shopper.fillsIn({ ...ADA, phone: '+1 555 0100', note: 'Second door' });
  await shopper.continuesTo('shipping');
  await shopper.main.getByRole('radio', { name: /^Express/ }).check();
  await shopper.continuesTo('payment');

  const steps = shopper.page.getByRole('navigation', { name: 'Checkout steps' });
  await expect(steps.locator('[aria-current=step]')).toContainText('Payment');
  await steps.getByRole('link', { name: /Shipping/ }).click();
  await expect(shopper.main.getByRole('radio', { name: /^Express/ })).toBeChecked();
  await steps.getByRole('link', { name: /Address/ }).click();
  await expect(shopper.field('phone')).toHaveValue('+1 555 0100');
  await expect(shopper.field('note')).toHaveValue('Second door');
});

test('orders and payments open by their own link only', async ({ shopper, stockroom, troubles }) => {
  troubles.expect(NOT_FOUND);
  const { slug } = await stockroom.puts('Private kettle', 5);
  const payment = new URL(await shopper.orders(slug)).pathname;
  const [, , order, key] = payment.split('/');
  const other = key.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'));
  for (const address of [`/orders/${order}/${other}`, `/orders/${order}/x`, `/pay/${order}/${other}`, `/orders/ord_nonsense/${key}`, `${payment}/confirm/pay_nonsense`]) {
    const answer = await shopper.opens(address);
    expect(answer?.status(), address).toBe(404);
    await expect(shopper.main.getByText('Private kettle')).toHaveCount(0);
  }
});
