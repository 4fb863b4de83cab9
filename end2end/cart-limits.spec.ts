// Quantities that make no sense, and those that cannot be met.
import { expect, test } from './shop';

test('a quantity that is no whole number from 0 up is refused beside its line', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Precise kettle', 20);
  await shopper.putsIntoCart(kettle.slug, { quantity: 2 });
  for (const quantity of ['-1', '1.5', '1e1', '']) {
    await shopper.opensCart();
    await shopper.changesQuantity(kettle.name, quantity);
    await expect(shopper.line(kettle.name).getByText('Please type a whole number, such as 1.')).toBeVisible();
  }
  await shopper.opens('/cart');
  await expect(shopper.quantity(kettle.name)).toHaveValue('2');
});

test('more than there are is capped, with a notice', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Scant kettle', 3);
  await shopper.putsIntoCart(kettle.slug);
  await shopper.opensCart();
  await shopper.changesQuantity(kettle.name, '9');
  await expect(shopper.line(kettle.name).getByText('Only 3 left, so the cart holds 3 instead of 9.')).toBeVisible();
  await expect(shopper.quantity(kettle.name)).toHaveValue('3');

  await shopper.opens(`/products/${kettle.slug}`);
  await shopper.buyButton.click();
  await expect(shopper.page.getByText('Only 3 left, and 3 are in your cart already.').filter({ visible: true }).first()).toBeVisible();
});

test('an absurd quantity is capped at what one line holds', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Endless kettle', 5000);
  await shopper.putsIntoCart(kettle.slug);
  await shopper.opensCart();
  for (const quantity of ['100', '4294967296', '99999999999999999999']) {
    await shopper.changesQuantity(kettle.name, quantity);
    await expect(shopper.line(kettle.name).getByText('You can order at most 99 of one item at a time.')).toBeVisible();
    await expect(shopper.quantity(kettle.name)).toHaveValue('99');
  }
});

test('a wrong quantity on the product page is refused, and nothing is put in', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Strict kettle', 20);
  for (const [quantity, reason] of [
    ['-3', 'Please type a whole number'],
    ['0.5', 'Please type a whole number'],
    ['', 'Please type a whole number'],
    ['0', 'Choose at least one.'],
  ]) {
    await shopper.opens(`/products/${kettle.slug}`);
    await shopper.quantityToBuy.fill(quantity);
    await shopper.buyButton.click();
    await expect(shopper.alert).toContainText(reason);
    await expect(shopper.page).toHaveURL(new RegExp(`/products/${kettle.slug}(\\?refused=1)?$`));
  }
  await shopper.opens('/cart');
  await expect(shopper.main.getByText('Nothing in here yet')).toBeVisible();
});
