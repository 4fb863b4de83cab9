// Somebody else was faster: the shopper is told which line, and the cart stays.
import { expect, test } from './shop';
import type { Shopper } from './shopper';

async function buysTheRest(other: Shopper, slug: string, quantity: number) {
  await other.orders(slug, quantity);
}

test('a piece that sells out between cart and order is named, and the cart stays', async ({ shopper, newShopper, stockroom }) => {
  const scarce = await stockroom.puts('Scarce lantern', 1);
  const plenty = await stockroom.puts('Common lantern', 50);
  await shopper.putsIntoCart(plenty.slug, { quantity: 2 });
  await shopper.putsIntoCart(scarce.slug);
  await shopper.goesToReview();
  await buysTheRest(await newShopper(), scarce.slug, 1);

  await shopper.placeButton.click();
  await expect(shopper.main.getByText(new RegExp(`${scarce.name}.*sold out.*remove it`)).filter({ visible: true }).first()).toBeVisible();

  await shopper.opens('/cart');
  await expect(shopper.quantity(scarce.name)).toHaveValue('1');
  await expect(shopper.quantity(plenty.name)).toHaveValue('2');
  await expect(shopper.main.getByText(`${scarce.name} has sold out`)).toBeVisible();
  await expect(shopper.main.getByRole('link', { name: 'Checkout' })).toHaveCount(0);
  expect(await stockroom.pieces(plenty.slug)).toBe(50); // nothing was taken for half an order

  await shopper.line(scarce.name).getByRole('button', { name: /^Remove/ }).click();
  await expect(shopper.line(scarce.name)).toHaveCount(0);
  await shopper.main.getByRole('link', { name: 'Checkout' }).click();
  await shopper.opens('/checkout/review');
  await shopper.places();
  expect(await stockroom.pieces(plenty.slug)).toBe(48);
});

test('when fewer are left than wanted, the shopper is told how many', async ({ shopper, newShopper, stockroom }) => {
  const scarce = await stockroom.puts('Rare lantern', 3);
  await shopper.putsIntoCart(scarce.slug, { quantity: 3 });
  await shopper.goesToReview();
  await buysTheRest(await newShopper(), scarce.slug, 2);

  await shopper.placeButton.click();
  await expect(shopper.main.getByText(new RegExp(`Only 1 of ${scarce.name} left`)).filter({ visible: true }).first()).toBeVisible();

  await shopper.opensCart();
  await shopper.changesQuantity(scarce.name, '1');
  await expect(shopper.main.getByRole('link', { name: 'Checkout' })).toBeVisible();
  await shopper.opens('/checkout/review');
  await shopper.places();
  expect(await stockroom.pieces(scarce.slug)).toBe(0);
});
