// The cart's drawer: what scripts make of the link to the cart.
import { expect, test } from './shop';

test('the drawer opens after something was put in, changes it, and leads to the checkout', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Drawer kettle', 20, { price: 10 });
  await shopper.putsIntoCart(kettle.slug, { quantity: 2 });
  const { drawer } = shopper;
  await expect(drawer.locator('[data-cart-subtotal]')).toHaveText('$20.00');
  await shopper.seesPieces(2);

  await drawer.getByRole('button', { name: /^One more/ }).click();
  await expect(drawer.locator('[data-cart-subtotal]')).toHaveText('$30.00');
  await shopper.seesPieces(3);
  await shopper.changesQuantity(kettle.name, '99');
  await expect(drawer.getByText('Only 20 left, so the cart holds 20 instead of 99.')).toBeVisible();
  await drawer.getByRole('button', { name: /^Remove/ }).click();
  await expect(drawer.getByText('Nothing in here yet')).toBeVisible();
});

test('the link to the cart opens the drawer, which Esc, its button and a click beside it close', async ({ shopper, stockroom, phone }) => {
  const kettle = await stockroom.puts('Folded kettle', 20);
  await shopper.putsIntoCart(kettle.slug);
  await shopper.opens('/');
  await shopper.wakesIslands();
  const { cartLink: opener, drawer, page } = shopper;

  await opener.click();
  await expect(drawer).toBeVisible();
  await expect(shopper.line(kettle.name)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(opener).toBeFocused();

  await opener.click();
  await drawer.getByRole('button', { name: 'Close the cart' }).click();
  await expect(drawer).toBeHidden();

  await opener.click();
  await drawer.getByRole('link', { name: 'Checkout' }).click();
  await expect(page).toHaveURL(/\/checkout$/);

  if (!phone) {
    await shopper.opens('/');
    await shopper.wakesIslands();
    await opener.click();
    await expect(drawer).toBeVisible();
    await page.mouse.click(40, 300); // on phones the drawer leaves nothing beside it
    await expect(drawer).toBeHidden();
  }
});

test('a cart that cannot be read says so, with a way out', async ({ shopper, troubles }) => {
  troubles.expect(/\/cart/);
  troubles.expect(/Failed to load resource/);
  await shopper.opens('/');
  await shopper.wakesIslands();
  await shopper.page.route('**/cart', (route) => route.abort('connectionfailed'));
  await shopper.cartLink.click();
  await expect(shopper.drawer.getByRole('alert')).toContainText('could not be loaded');
  await shopper.page.unroute('**/cart');
  await shopper.drawer.getByRole('button', { name: 'Try again' }).click();
  await expect(shopper.drawer.getByText('Nothing in here yet')).toBeVisible();
});
