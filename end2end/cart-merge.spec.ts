// A guest's cart comes along at the sign-in, is said, and can be undone.
import { newPerson, signsIn, signsOut, signsUp } from './account';
import { expect, test } from './shop';
import type { Shopper } from './shopper';

const notice = (shopper: Shopper) => shopper.main.locator('[data-merge-notice]');

test('carts are summed at the sign-in, and the guest gets theirs back', async ({ shopper, newShopper, stockroom }) => {
  const kettle = await stockroom.puts('Merged kettle', 30);
  const cup = await stockroom.puts('Merged cup', 4);
  const ada = newPerson();
  await signsUp(shopper, ada);
  await shopper.putsIntoCart(kettle.slug, { quantity: 2 });
  await shopper.putsIntoCart(cup.slug, { quantity: 3 });

  const elsewhere = await newShopper();
  await elsewhere.putsIntoCart(kettle.slug, { quantity: 1 });
  await elsewhere.putsIntoCart(cup.slug, { quantity: 3 });
  await signsIn(elsewhere, ada.email, ada.password);
  await expect(notice(elsewhere)).toContainText('4 items from this device were put into your cart.');
  await expect(notice(elsewhere)).toContainText('Only 4 left, so the cart holds 4 instead of 6.');
  await elsewhere.opens('/cart');
  await expect(elsewhere.quantity(kettle.name)).toHaveValue('3');
  await expect(elsewhere.quantity(cup.name)).toHaveValue('4');
  await elsewhere.seesPieces(7);

  await notice(elsewhere).getByRole('button', { name: 'Undo' }).click();
  await expect(elsewhere.main.getByRole('status').filter({ hasText: 'Undone' })).toBeVisible();
  await expect(notice(elsewhere)).toHaveCount(0);
  await expect(elsewhere.quantity(kettle.name)).toHaveValue('2');
  await expect(elsewhere.quantity(cup.name)).toHaveValue('3');
  await signsOut(elsewhere);
  await elsewhere.opens('/cart');
  await expect(elsewhere.quantity(kettle.name)).toHaveValue('1');
  await expect(elsewhere.quantity(cup.name)).toHaveValue('3');
});

test('a cart goes with its account, and no other account sees it', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Owned kettle', 30);
  const [ada, grace] = [newPerson(), { ...newPerson(), name: 'Grace Hopper' }];
  await shopper.putsIntoCart(kettle.slug);
  await signsUp(shopper, ada);
  await expect(notice(shopper)).toContainText('1 item from this device was put into your cart.');
  await notice(shopper).getByRole('button', { name: 'OK' }).click();
  await expect(notice(shopper)).toHaveCount(0);
  await shopper.opens('/cart');
  await expect(shopper.quantity(kettle.name)).toHaveValue('1');
  await expect(notice(shopper)).toHaveCount(0);

  await signsOut(shopper);
  await shopper.opens('/cart');
  await expect(shopper.main.getByText('Nothing in here yet')).toBeVisible();
  await signsUp(shopper, grace);
  await expect(notice(shopper)).toHaveCount(0);
  await shopper.opens('/cart');
  await expect(shopper.main.getByText('Nothing in here yet')).toBeVisible();

  await signsOut(shopper);
  await signsIn(shopper, ada.email, ada.password);
  await shopper.opens('/cart');
  await expect(shopper.quantity(kettle.name)).toHaveValue('1');
});
