// Codes: refused with a reason, taken, kept through the checkout; and the tax on what is really paid.
import { expect, test } from './shop';
import { ADA, CARDS, type Shopper } from './shopper';

const box = (shopper: Shopper) => shopper.main.locator('[data-coupons]').filter({ visible: true }).first();

async function types(shopper: Shopper, code: string) {
  await box(shopper).getByLabel('Coupon code').fill(code);
  await box(shopper).getByRole('button', { name: 'Apply' }).click();
}

const row = (shopper: Shopper, name: string | RegExp) => shopper.main.getByRole('term').filter({ hasText: name }).filter({ visible: true }).first();
const amount = (shopper: Shopper, name: string | RegExp) => row(shopper, name).locator('xpath=following-sibling::dd');

test('a code is refused with its reason, another is taken, and both tell what can be done', async ({ shopper, stockroom }) => {
  const mug = await stockroom.puts('Coupon mug', 9, { price: 20 });
  const dear = await stockroom.promises({ title: 'Large order', benefit: 'percentage', percent: '50', minimum: 100 });
  const code = await stockroom.promises({ title: 'Welcome', benefit: 'percentage', percent: '10' });
  await shopper.putsIntoCart(mug.slug, { quantity: 2 });
  await shopper.opensCart();

  await types(shopper, 'NOBODY-KNOWS-IT');
  await expect(box(shopper).getByRole('alert')).toContainText('We do not know the code NOBODY-KNOWS-IT');
  await expect(box(shopper).getByLabel('Coupon code')).toHaveValue('NOBODY-KNOWS-IT');
  await types(shopper, dear);
  await expect(box(shopper).getByRole('alert')).toContainText('for orders of $100.00 or more. Add goods for $60.00');

  await types(shopper, code.toLowerCase());
  await expect(box(shopper).locator(`[data-coupon="${code}"]`)).toBeVisible();
  await expect(amount(shopper, /^Welcome/)).toHaveText('−$4.00');
  // 40.00 less 4.00, and 8.25 % added.
  await expect(amount(shopper, 'Sales tax (8.25 %)')).toHaveText('$2.97');
  await expect(shopper.main.locator('[data-total]').filter({ visible: true }).first()).toHaveText('$38.97');

  await box(shopper).getByRole('button', { name: `Remove: ${code}` }).click();
  await expect(box(shopper).locator(`[data-coupon="${code}"]`)).toHaveCount(0);
  await expect(shopper.main.locator('[data-total]').filter({ visible: true }).first()).toHaveText('$43.30');
});

test('a code typed while checking out lowers the order, once for each customer', async ({ shopper, newShopper, stockroom, phone }) => {
  test.setTimeout(120_000);
  const mug = await stockroom.puts('Once mug', 9, { price: 20 });
  const code = await stockroom.promises({ title: 'First', benefit: 'fixed', amount: 5, limit_per_customer: 1 });
  const email = `once-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.com`;
  await shopper.putsIntoCart(mug.slug);
  await shopper.opens('/checkout');
  if (phone) await shopper.main.locator('details summary').filter({ hasText: 'Your order' }).click();
  await types(shopper, code);
  if (phone) await shopper.main.locator('details summary').filter({ hasText: 'Your order' }).click();
  await expect(box(shopper).locator(`[data-coupon="${code}"]`)).toBeVisible();
  await shopper.goesToReview({ ...ADA, email });
  // 15.00, standard 4.99, 8.25 % on 15.00.
  await expect(shopper.placeButton).toHaveText(/21\.23/);
  await shopper.places();
  await shopper.pays(CARDS.good);
  await shopper.seesOrder('Paid');
  await expect(shopper.main.getByText(`First (${code})`)).toBeVisible();

  // Somebody else's browser, the same e-mail: the code is taken until it is known who they are.
  const again = await newShopper();
  await again.putsIntoCart(mug.slug);
  await again.opensCart();
  await types(again, code);
  await expect(box(again).locator(`[data-coupon="${code}"]`)).toBeVisible();
  await again.goesToReview({ ...ADA, email });
  await expect(again.placeButton).toHaveText(/26\.64/);
  await expect(again.main.locator(`[data-refused-coupon="${code}"]`).first()).toContainText('You have used the code');
});
