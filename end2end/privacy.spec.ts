// One's data as a file; closing the account, and keeping it after all.
import { readFile } from 'node:fs/promises';
import { newPerson, signsUp } from './account';
import { expect, test } from './shop';

test('everything the shop knows comes as one file', async ({ shopper }) => {
  const ada = newPerson();
  await signsUp(shopper, ada);
  await shopper.opens('/account/privacy');
  const download = shopper.page.waitForEvent('download');
  await shopper.main.getByRole('link', { name: 'Download my data' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('my-data.json');
  const text = await readFile(await file.path(), 'utf8');
  expect(JSON.stringify(JSON.parse(text))).toContain(ada.email);
  expect(text).not.toContain(ada.password);
  expect(text).not.toContain('argon2');
});

test('an account is closed by its password only, and kept after all', async ({ shopper }) => {
  const { main } = shopper;
  const ada = newPerson();
  await signsUp(shopper, ada);
  await shopper.opens('/account/privacy');
  const close = main.getByRole('button', { name: 'Close my account' });
  await main.getByLabel('Your password').fill('something else');
  await close.click();
  await expect(main.getByLabel('Your password')).toHaveAccessibleDescription(/This is not your password/);
  await main.getByLabel('Your password').fill(ada.password);
  await close.click();
  await expect(main.getByRole('status')).toContainText('Your account will be closed.');
  await expect(close).toHaveCount(0);

  // It says so where one comes first, and there it is kept.
  await shopper.opens('/account');
  await expect(main.getByText('Your account will be closed on')).toBeVisible();
  await main.getByRole('button', { name: 'Keep my account' }).click();
  await expect(main.getByRole('status')).toContainText('Your account stays.');
  await expect(close).toBeVisible();
  await shopper.opens('/account');
  await expect(main.getByText('Your account will be closed on')).toHaveCount(0);
});
