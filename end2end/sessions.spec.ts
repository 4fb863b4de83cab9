// Where one is signed in: another device is seen, ended, and out at its next step.
import { isSignedOut, newPerson, signsIn, signsUp } from './account';
import { expect, test } from './shop';
import type { Shopper } from './shopper';

const sessions = (shopper: Shopper) => shopper.main.locator('[data-session]');

test('another session is ended, and signed out on its next request', async ({ shopper, newShopper }) => {
  const ada = newPerson();
  await signsUp(shopper, ada);
  const other = await newShopper();
  await signsIn(other, ada.email, ada.password);
  await other.opens('/account/profile');

  await shopper.opens('/account/sessions');
  await expect(sessions(shopper)).toHaveCount(2);
  await expect(sessions(shopper).filter({ hasText: 'This device' })).toHaveCount(1);
  await sessions(shopper).getByRole('button', { name: /^End the session: Chrome/ }).click();
  await expect(shopper.main.getByRole('status')).toContainText('That device is signed out.');
  await expect(sessions(shopper)).toHaveCount(1);

  // What the other one was about to do is refused, and leads to the sign-in and back.
  await other.main.getByLabel('Name', { exact: true }).fill('Somebody else');
  await other.main.getByRole('button', { name: 'Save' }).click();
  await expect(other.page).toHaveURL(/\/sign-in\?next=%2Faccount%2Fprofile$/);
  await shopper.opens('/account');
  await expect(shopper.main.getByText(`Hello, ${ada.name}`)).toBeVisible();
});

test('all other sessions end at once', async ({ shopper, newShopper }) => {
  const ada = newPerson();
  await signsUp(shopper, ada);
  const others = [await newShopper(), await newShopper()];
  for (const other of others) await signsIn(other, ada.email, ada.password);
  await shopper.opens('/account/sessions');
  await shopper.main.getByRole('button', { name: 'End all other sessions' }).click();
  await expect(shopper.main.getByRole('status')).toContainText('All other devices are signed out.');
  await expect(sessions(shopper)).toHaveCount(1);
  await expect(shopper.main.getByRole('button', { name: 'End all other sessions' })).toHaveCount(0);
  for (const other of others) await isSignedOut(other);
});
