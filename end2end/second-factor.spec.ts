// The second factor: an app is set up, asked for at the next sign-in, replaced by a recovery code, and removed.
import { createHmac } from 'node:crypto';
import { beginsToSignIn, newEmail, signsUp } from './account';
import { expect, test } from './shop';
import type { Shopper } from './shopper';

const PASSWORD = 'tidy brass kettle';

/** What an authenticator app shows so many half minutes from now (RFC 6238). */
function code(secret: string, steps = 0): string {
  const bits = [...secret.replaceAll(' ', '')].map((char) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Opens a form that is folded away. */
const unfolds = (shopper: Shopper, label: string) => shopper.main.locator('summary').filter({ hasText: label }).click();

const typesPassword = (shopper: Shopper) => shopper.main.getByLabel('Current password').filter({ visible: true }).fill(PASSWORD);

const presses = (shopper: Shopper, name: string) => shopper.main.getByRole('button', { name, exact: true }).click();

/** Signs up and stands on the security page; the e-mail. */
async function comesToSecurity(shopper: Shopper): Promise<string> {
  const email = newEmail();
  await signsUp(shopper, { name: 'Ada Lovelace', email, password: PASSWORD });
  await shopper.opens('/account/security');
  if (shopper.page.url().includes('/sign-in')) {
    await beginsToSignIn(shopper, email, PASSWORD);
    await shopper.opens('/account/security');
  }
  return email;
}

/** Sets an app up; its secret. Ends on the page with the recovery codes. */
async function setsAppUp(shopper: Shopper): Promise<string> {
  await unfolds(shopper, 'Set up an app');
  await typesPassword(shopper);
  await presses(shopper, 'Continue');
  await expect(shopper.page).toHaveURL(/\/account\/security\/authenticator$/);
  await expect(shopper.main.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
  const secret = await shopper.main.locator('[data-secret]').textContent();
  await shopper.main.getByLabel('Code').fill(code(secret!));
  await presses(shopper, 'Switch it on');
  await expect(shopper.page).toHaveURL(/\/recovery-codes$/);
  return secret!;
}

test('an app is set up and asked for; a recovery code takes its place once', async ({ shopper, newShopper }) => {
  test.setTimeout(120_000);
  const email = await comesToSecurity(shopper);
  const secret = await setsAppUp(shopper);
  const codes = await shopper.main.locator('[data-recovery-codes] li').allTextContents();
  expect(new Set(codes).size).toBe(10);
  await presses(shopper, 'I have kept them');
  await expect(shopper.main.getByRole('status')).toContainText('not shown again');
  await shopper.opens('/account/security/recovery-codes');
  await expect(shopper.page).toHaveURL(/\/account\/security$/);

  await test.step('the code of the app', async () => {
    const other = await newShopper();
    await beginsToSignIn(other, email, PASSWORD);
    await expect(other.page).toHaveURL(/\/sign-in\/second-factor/);
    await other.main.getByLabel('Code').fill('000000');
    await presses(other, 'Continue');
    await expect(other.alert).toContainText('not right');
    // The code of this half minute switched the app on; none is taken twice.
    await other.main.getByLabel('Code').fill(code(secret, 1));
    await presses(other, 'Continue');
    await expect(other.page).not.toHaveURL(/\/sign-in/);
    await other.opens('/account/security');
    await expect(other.page).toHaveURL(/\/account\/security$/);
  });

  await test.step('a recovery code, once', async () => {
    for (const works of [true, false]) {
      const other = await newShopper();
      await beginsToSignIn(other, email, PASSWORD);
      await expect(other.page).toHaveURL(/\/sign-in\/second-factor/);
      await other.main.getByLabel('Code').fill(codes[0]);
      await presses(other, 'Continue');
      if (works) await expect(other.page).not.toHaveURL(/\/sign-in/);
      else await expect(other.alert).toContainText('not right');
    }
    await shopper.opens('/account/security');
    await expect(shopper.main.getByText('9 left')).toBeVisible();
  });
});

test('a wrong code switches nothing on, and a removed app is not asked for', async ({ shopper, newShopper }) => {
  test.setTimeout(120_000);
  const email = await comesToSecurity(shopper);
  await unfolds(shopper, 'Set up an app');
  await shopper.main.getByLabel('Current password').filter({ visible: true }).fill('not my password');
  await presses(shopper, 'Continue');
  await expect(shopper.main.getByText('This is not your password.').filter({ visible: true })).toBeVisible();
  await typesPassword(shopper);
  await presses(shopper, 'Continue');
  await shopper.main.getByLabel('Code').fill('000000');
  await presses(shopper, 'Switch it on');
  await expect(shopper.alert).toBeVisible();
  await shopper.opens('/account/security');
  await setsAppUp(shopper);

  await shopper.opens('/account/security');
  await unfolds(shopper, 'Remove the app');
  await typesPassword(shopper);
  await presses(shopper, 'Remove it');
  await expect(shopper.main.getByRole('status')).toContainText('removed');
  const other = await newShopper();
  await beginsToSignIn(other, email, PASSWORD);
  await expect(other.page).not.toHaveURL(/\/sign-in/);
});

test('a second step that was not begun leads back to the sign-in', async ({ shopper }) => {
  await shopper.opens('/sign-in/second-factor?next=%2Fcart');
  await expect(shopper.main.getByRole('heading', { level: 1 })).toHaveText('This sign-in is over');
  await shopper.main.getByRole('link', { name: 'Sign in' }).click();
  await expect(shopper.page).toHaveURL(/\/sign-in\?next=%2Fcart$/);
});
