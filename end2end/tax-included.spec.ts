// A shop whose prices contain their tax: at home it is shown in them, abroad it is taken out.
import { expect, test } from './shop';
import { ADA, type Contact, type Shopper } from './shopper';

const BERLIN: Contact = { ...ADA, country: 'DE', line1: 'Unter den Linden 1', city: 'Berlin', postal_code: '10117' };
delete BERLIN.region;

const amount = (shopper: Shopper, name: string | RegExp) =>
  shopper.main.getByRole('term').filter({ hasText: name }).filter({ visible: true }).first().locator('xpath=following-sibling::dd');

/** The sums beside the steps; on a phone they are folded away. */
async function unfolds(shopper: Shopper) {
  if (shopper.browser.phone) await shopper.main.locator('details summary').filter({ hasText: 'Your order' }).click();
}

test('at home the price contains its tax, abroad the tax is taken out of it', async ({ shopper, stockroom }) => {
  test.setTimeout(120_000);
  const mug = await stockroom.puts('Taxed mug', 9, { price: 60 });
  await shopper.putsIntoCart(mug.slug);
  await shopper.opensCart();
  await expect(amount(shopper, 'Subtotal')).toHaveText('$60.00');
  await expect(amount(shopper, 'Includes VAT (20 %)')).toHaveText('$10.00');

  await shopper.goesToReview(BERLIN);
  await unfolds(shopper);
  // 60.00 and 4.99 shipping, both with 20 % in them.
  await expect(amount(shopper, 'Includes VAT (20 %)')).toHaveText('$10.83');
  await expect(shopper.placeButton).toHaveText(/64\.99/);

  await shopper.goesToReview(ADA);
  await unfolds(shopper);
  // Shipped to New York: 50.00, and shipping without its 0.83.
  await expect(amount(shopper, 'Subtotal')).toHaveText('$50.00');
  await expect(shopper.placeButton).toHaveText(/54\.16/);
});
