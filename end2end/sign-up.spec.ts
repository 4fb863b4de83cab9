// An account: opened, confirmed, left and entered again. Runs in every browser on both stores.
import { PASSWORD, isSignedOut, lastMail, linkIn, newEmail, newPerson, signsIn, signsOut, signsUp, triesToSignIn } from './account';
import { expect, test } from './shop';

test('somebody signs up, confirms the e-mail by the link, signs out and in again', async ({ shopper, store, scripts }) => {
  const ada = newPerson();
  const { main, page } = shopper;
  await signsUp(shopper, ada);
  await expect(main.getByText(`Hello, ${ada.name}`)).toBeVisible();
  await expect(main.getByText('Please confirm your e-mail.')).toBeVisible();
  if (scripts) await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Ada, your account' })).toHaveText('Ada');

  const link = linkIn(await lastMail(store, ada.email, '/verify/'), '/verify/');
  await shopper.opens(link);
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Is this your e-mail?');
  await expect(main.getByText(ada.email)).toBeVisible();
  await main.getByRole('button', { name: 'Confirm' }).click();
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Your e-mail is confirmed');
  await main.getByRole('link', { name: 'Your account' }).click();
  await expect(main.getByText(`Hello, ${ada.name}`)).toBeVisible();
  await expect(main.getByText('Please confirm your e-mail.')).toHaveCount(0);

  // The link works once.
  await shopper.opens(link);
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('This link is over');

  await signsOut(shopper);
  // Nothing private comes back with the back button.
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/);
  await expect(page.getByText(ada.email)).toHaveCount(0);
  await signsIn(shopper, ada.email.toUpperCase(), ada.password);
  await expect(main.getByText(`Hello, ${ada.name}`)).toBeVisible();
});

test('a wrong password is answered in one sentence, and the e-mail stays', async ({ shopper }) => {
  const ada = newPerson();
  await signsUp(shopper, ada);
  await signsOut(shopper);
  await shopper.opens('/sign-in');
  // An e-mail that nobody has is answered in the same words.
  for (const email of [ada.email, newEmail()]) {
    await triesToSignIn(shopper, email, 'something else');
    await expect(shopper.alert).toContainText('E-mail or password are not right. Please try again.');
    await expect(shopper.main.getByLabel('E-mail')).toHaveValue(email);
    expect(shopper.page.url()).not.toContain('something');
  }
  await triesToSignIn(shopper, ada.email, ada.password);
  await expect(shopper.page).toHaveURL(/\/account$/);
});

test('what is wrong with a sign-up stands beside its field', async ({ shopper }) => {
  const { main, page } = shopper;
  const ada = newPerson();
  await signsUp(shopper, ada);
  await signsOut(shopper);

  await shopper.opens('/register');
  const [name, email, password] = [main.getByLabel('Name', { exact: true }), main.getByLabel('E-mail'), main.getByLabel('Password')];
  const send = () => main.getByRole('button', { name: 'Open account' }).click();
  await send();
  await expect(shopper.alert).toBeVisible();
  for (const field of [name, email, password]) await expect(field).toHaveAttribute('aria-invalid', 'true');

  for (const [weak, reason] of [['seven77', /at least 8 characters/], ['password1', /attackers try first/], ['Ada Lovelace', /your name or e-mail/]] as const) {
    await name.fill(ada.name);
    await email.fill(ada.email);
    await password.fill(weak);
    await send();
    await expect(password).toHaveAccessibleDescription(reason);
    await expect(name).not.toHaveAttribute('aria-invalid', 'true');
    await expect(name).toHaveValue(ada.name);
  }

  // One e-mail is one account, however it is written.
  await email.fill(ada.email.toUpperCase());
  await password.fill(PASSWORD);
  await send();
  await expect(email).toHaveAccessibleDescription(/There is an account with this e-mail already/);
  await email.fill(newEmail());
  await password.fill(PASSWORD);
  await send();
  await expect(page).toHaveURL(/\/account$/);
});

test('a guest who opens a page of the account is led to the sign-in and back', async ({ shopper }) => {
  const ada = newPerson();
  await isSignedOut(shopper);
  await shopper.opens('/account/orders?before=1');
  await expect(shopper.page).toHaveURL(/\/sign-in\?next=%2Faccount%2Forders%3Fbefore%3D1$/);
  // Whoever has no account yet keeps the way too.
  await shopper.main.getByRole('link', { name: 'Open an account' }).click();
  await shopper.main.getByLabel('Name', { exact: true }).fill(ada.name);
  await shopper.main.getByLabel('E-mail').fill(ada.email);
  await shopper.main.getByLabel('Password').fill(ada.password);
  await shopper.main.getByRole('button', { name: 'Open account' }).click();
  await expect(shopper.page).toHaveURL(/\/account\/orders\?before=1$/);

  await signsOut(shopper);
  await shopper.opens('/account/addresses');
  await triesToSignIn(shopper, ada.email, ada.password);
  await expect(shopper.page).toHaveURL(/\/account\/addresses$/);
  // Whoever is in has no business at the door, and nobody is led out of the shop.
  await shopper.opens('/sign-in?next=https%3A%2F%2Fevil.example%2F');
  await expect(shopper.page).toHaveURL(/\/account$/);
});

test('a customer is told that the desk is not for them', async ({ shopper, troubles }) => {
  troubles.expect(/console: Failed to load resource: the server responded with a status of 403/);
  await signsUp(shopper, newPerson());
  const answer = await shopper.opens('/admin');
  expect(answer?.status()).toBe(403);
  await expect(shopper.main.getByRole('heading', { level: 1 })).toHaveText('This page is not open to you');
});
