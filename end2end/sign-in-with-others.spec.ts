// Sign-in with others: to a real OpenID provider and back.
import { newEmail, signsUp } from './account';
import { expect, PROVIDER, test } from './shop';

// The provider's page has no icon.
test.beforeEach(({ troubles }) => troubles.expect(new RegExp(`404 .*${PROVIDER.issuer}/favicon.ico`)));

test('somebody new signs in with the provider, and finds their account again', async ({ shopper, newShopper }) => {
  const name = newEmail();
  const arrives = async (who: typeof shopper) => {
    await who.opens('/account/orders');
    await expect(who.page).toHaveURL(/\/sign-in\?next=/);
    await who.main.getByRole('link', { name: /Example Inc\./ }).click();
    await who.page.getByLabel('Account').fill(name);
    await who.page.getByRole('button', { name: 'Sign in' }).click();
    await expect(who.page).toHaveURL(/\/account\/orders$/);
  };
  await arrives(shopper);
  await shopper.opens('/account/profile');
  await expect(shopper.main.getByLabel('Name')).not.toHaveValue('');
  await arrives(await newShopper());
});

test('whoever thinks better of it is told so, and can go on', async ({ shopper }) => {
  await shopper.opens('/sign-in');
  await shopper.main.getByRole('link', { name: /Example Inc\./ }).click();
  await shopper.page.getByRole('button', { name: 'Cancel' }).click();
  await expect(shopper.page).toHaveURL(/\/sign-in\?/);
  await expect(shopper.main.getByText(/did not finish signing in with Example Inc\./)).toBeVisible();
});

test('an account with a password is linked with the provider, and lets it go again', async ({ shopper }) => {
  await signsUp(shopper, { name: 'Ada Lovelace', email: newEmail(), password: 'tidy brass kettle' });
  await shopper.opens('/account/security');
  await shopper.main.getByRole('link', { name: /Example Inc\./ }).click();
  await shopper.page.getByLabel('Account').fill(newEmail());
  await shopper.page.getByRole('button', { name: 'Sign in' }).click();
  await expect(shopper.page).toHaveURL(/\/account\/security/);
  await shopper.main.getByRole('button', { name: /^Unlink/ }).click();
  await expect(shopper.main.getByRole('link', { name: /Example Inc\./ })).toBeVisible();
});
