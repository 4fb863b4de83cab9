// A forgotten password: a link by mail, a new password, and every session ends.
import { isSignedOut, lastMail, linkIn, newEmail, newPerson, signsIn, signsUp, triesToSignIn } from './account';
import { expect, test } from './shop';
import type { Shopper } from './shopper';

const NEW_PASSWORD = 'quiet copper lantern 9';

async function asksForLink(shopper: Shopper, email: string) {
  await shopper.opens('/sign-in');
  await shopper.main.getByRole('link', { name: 'Forgotten your password?' }).click();
  await shopper.main.getByLabel('E-mail').fill(email);
  await shopper.main.getByRole('button', { name: 'Send the link' }).click();
  await expect(shopper.main.getByRole('status')).toContainText('If there is an account with this e-mail');
}

test('a link by mail sets a new password, and the old session ends', async ({ shopper, newShopper, store }) => {
  const ada = newPerson();
  await signsUp(shopper, ada);
  const forgetful = await newShopper();
  await asksForLink(forgetful, ada.email);

  const link = linkIn(await lastMail(store, ada.email, '/reset/'), '/reset/');
  const { main } = forgetful;
  await forgetful.opens(link);
  await expect(main.getByText(ada.email)).toBeVisible();
  await main.getByLabel('New password').fill('short');
  await main.getByRole('button', { name: 'Set the password' }).click();
  await expect(main.getByLabel('New password')).toHaveAccessibleDescription(/Please use at least 8 characters/);
  await main.getByLabel('New password').fill(NEW_PASSWORD);
  await main.getByRole('button', { name: 'Set the password' }).click();
  await expect(main.getByRole('status')).toContainText('Your new password is set');

  await isSignedOut(shopper);
  await triesToSignIn(forgetful, ada.email, ada.password);
  await expect(forgetful.alert).toContainText('E-mail or password are not right');
  await signsIn(forgetful, ada.email, NEW_PASSWORD);
  // The link proved the e-mail too.
  await expect(main.getByText('Please confirm your e-mail.')).toHaveCount(0);

  await shopper.opens(link);
  await expect(shopper.main.getByRole('heading', { level: 1 })).toHaveText('This link is over');
  await shopper.main.getByRole('link', { name: 'Ask for a new link' }).click();
  await expect(shopper.page).toHaveURL(/\/forgot-password$/);
});

test('an e-mail without an account is answered alike', async ({ shopper }) => {
  await asksForLink(shopper, newEmail());
  await shopper.opens('/forgot-password');
  await shopper.main.getByLabel('E-mail').fill('ada at example');
  await shopper.main.getByRole('button', { name: 'Send the link' }).click();
  await expect(shopper.main.getByLabel('E-mail')).toHaveAccessibleDescription(/does not look like an e-mail address/);
});
