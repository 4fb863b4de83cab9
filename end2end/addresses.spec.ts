// The address book, and the checkout that begins with it.
import { newPerson, signsUp } from './account';
import { expect, test } from './shop';
import { ADA, type Contact, type Shopper } from './shopper';

const HOME: Contact = { name: 'Ada Lovelace', country: 'US', line1: '1 Main Street', city: 'New York', region: 'NY', postal_code: '10001' };
const OFFICE: Contact = { name: 'Ada Lovelace', country: 'DE', line1: 'Lindenweg 5', postal_code: '10115', city: 'Berlin' };

const card = (shopper: Shopper, line: string) => shopper.main.locator('[data-address]').filter({ hasText: line });

async function adds(shopper: Shopper, address: Contact) {
  await shopper.opens('/account/addresses');
  await shopper.main.getByRole('link', { name: 'Add an address' }).click();
  await expect(shopper.page).toHaveURL(/\/account\/addresses\/new$/);
  await shopper.fillsIn(address);
  await shopper.main.getByRole('button', { name: 'Save address' }).click();
  await expect(shopper.main.getByRole('status')).toContainText('The address is in your book.');
}

test('addresses are added, preferred, changed and removed', async ({ shopper, stockroom }) => {
  const { main, page } = shopper;
  const ada = newPerson();
  await signsUp(shopper, ada);
  await adds(shopper, HOME);
  await adds(shopper, OFFICE);
  await expect(card(shopper, 'Main Street')).toContainText('Default');
  await card(shopper, 'Lindenweg').getByRole('button', { name: /^Make default/ }).click();
  await expect(main.getByRole('status')).toContainText('The checkout begins with this address');
  await expect(card(shopper, 'Lindenweg')).toContainText('Default');
  await expect(card(shopper, 'Main Street')).not.toContainText('Default');

  await card(shopper, 'Lindenweg').getByRole('link', { name: /^Edit/ }).click();
  await expect(shopper.field('city')).toHaveValue('Berlin');
  await shopper.fillsIn({ postal_code: 'SW1Y 4JH', line1: 'Lindenweg 7' });
  await main.getByRole('button', { name: 'Save address' }).click();
  await expect(shopper.field('postal_code')).toHaveAccessibleDescription(/looks like 26133/);
  await expect(shopper.field('line1')).toHaveValue('Lindenweg 7');
  await shopper.fillsIn({ postal_code: '10117' });
  await main.getByRole('button', { name: 'Save address' }).click();
  await expect(card(shopper, 'Lindenweg 7')).toContainText('10117 Berlin');

  // The checkout begins with it.
  const kettle = await stockroom.puts('Delivered kettle', 5);
  await shopper.putsIntoCart(kettle.slug);
  await shopper.opens('/checkout');
  await expect(shopper.field('email')).toHaveValue(ada.email);
  await expect(shopper.field('line1')).toHaveValue('Lindenweg 7');
  await expect(shopper.field('country')).toHaveValue('DE');
  await shopper.continuesTo('shipping');

  await shopper.opens('/account/addresses');
  await card(shopper, 'Main Street').getByRole('button', { name: /^Remove/ }).click();
  await expect(main.getByRole('status')).toContainText('The address is removed.');
  await expect(main.locator('[data-address]')).toHaveCount(1);
  await expect(page).toHaveURL(/\/account\/addresses\?done=removed$/);
});

test('an order that was placed while signed in is found in the history', async ({ shopper, stockroom }) => {
  await signsUp(shopper, newPerson());
  await shopper.opens('/account/orders');
  await expect(shopper.main.getByText('No orders yet')).toBeVisible();
  const kettle = await stockroom.puts('Remembered kettle', 5);
  await shopper.putsIntoCart(kettle.slug);
  await shopper.goesToReview(ADA);
  await shopper.places();
  await shopper.opens('/account/orders');
  const row = shopper.main.getByRole('listitem').filter({ has: shopper.page.locator('[data-order-status]') });
  await expect(row).toHaveCount(1);
  await expect(row.locator('[data-order-status]')).toHaveAttribute('data-order-status', 'Pending');
  await row.getByRole('link', { name: /^Order / }).click();
  await shopper.seesOrder('Pending');
});

test('a stranger does not reach an address', async ({ shopper, newShopper, troubles }) => {
  troubles.expect(/console: Failed to load resource: the server responded with a status of 404/);
  await signsUp(shopper, newPerson());
  await adds(shopper, HOME);
  const edit = await shopper.main.getByRole('link', { name: /^Edit/ }).getAttribute('href');
  const stranger = await newShopper();
  await signsUp(stranger, newPerson());
  expect((await stranger.opens(edit!))?.status()).toBe(404);
});
