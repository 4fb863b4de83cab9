// Passkeys, by the browser's virtual authenticator: added, used alone, used after the password, refused, removed.
import type { CDPSession } from '@playwright/test';
import { beginsToSignIn, newEmail, signsUp } from './account';
import { expect, test } from './shop';
import type { Shopper } from './shopper';

const PASSWORD = 'tidy brass kettle';

/** A device with a fingerprint reader, in the browser of a shopper. */
class Device {
  private constructor(
    private readonly session: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  static async in(shopper: Shopper): Promise<Device> {
    const session = await shopper.page.context().newCDPSession(shopper.page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Device(session, authenticatorId);
  }

  /** Whether its owner's finger is recognised. */
  async recognises(isUserVerified: boolean) {
    await this.session.send('WebAuthn.setUserVerified', { authenticatorId: this.authenticatorId, isUserVerified });
  }
}

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

async function asksForPasskey(shopper: Shopper, name: string, password = PASSWORD) {
  await shopper.main.locator('summary').filter({ hasText: 'Add a passkey' }).click();
  await shopper.main.getByLabel(/^Name/).fill(name);
  await shopper.main.getByLabel('Current password').filter({ visible: true }).fill(password);
  await presses(shopper, 'Add this device');
}

/** The same browser and device, signed in nowhere. */
const forgetsWhoIsSignedIn = (shopper: Shopper) => shopper.page.context().clearCookies();

test.describe('at a name', () => {
  // The standard binds passkeys to names; a network address is none.
  test.use({ baseURL: 'http://localhost:4101' });

  test('a passkey signs in by itself, and after the password', async ({ shopper }) => {
    test.setTimeout(120_000);
    const device = await Device.in(shopper);
    const email = await comesToSecurity(shopper);
    await asksForPasskey(shopper, 'My laptop');
    await expect(shopper.page).toHaveURL(/\/recovery-codes$/);
    await expect(shopper.main.locator('[data-recovery-codes] li')).toHaveCount(10);
    await presses(shopper, 'I have kept them');
    await expect(shopper.main.getByText('My laptop', { exact: true })).toBeVisible();

    await test.step('by itself', async () => {
      await forgetsWhoIsSignedIn(shopper);
      await shopper.opens('/sign-in?next=%2Faccount%2Fsecurity');
      await presses(shopper, 'Sign in with a passkey');
      await expect(shopper.page).toHaveURL(/\/account\/security$/);
      await expect(shopper.main.getByText(/last used/)).toBeVisible();
    });

    await test.step('after the password; a strange finger does not do', async () => {
      await forgetsWhoIsSignedIn(shopper);
      await beginsToSignIn(shopper, email, PASSWORD);
      await expect(shopper.page).toHaveURL(/\/sign-in\/second-factor/);
      await device.recognises(false);
      await presses(shopper, 'Use a passkey');
      await expect(shopper.alert).toContainText('No passkey was used');
      await device.recognises(true);
      await presses(shopper, 'Use a passkey');
      await expect(shopper.page).not.toHaveURL(/\/sign-in/);
    });

    await test.step('this device has one already', async () => {
      await shopper.opens('/account/security');
      await asksForPasskey(shopper, 'Once more');
      await expect(shopper.alert).toContainText('has a passkey for your account already');
    });

    await test.step('removed, it opens nothing', async () => {
      await shopper.opens('/account/security');
      const row = shopper.main.locator('[data-passkey-row]');
      await row.locator('summary').click();
      await row.getByLabel('Current password').fill(PASSWORD);
      await row.getByRole('button', { name: 'Remove this passkey' }).click();
      await expect(shopper.main.getByRole('status')).toContainText('The passkey is removed');
      await forgetsWhoIsSignedIn(shopper);
      await shopper.opens('/sign-in');
      await presses(shopper, 'Sign in with a passkey');
      await expect(shopper.alert).toContainText('could not be checked');
    });
  });

  test('a wrong password is said beside its field, and makes no passkey', async ({ shopper }) => {
    await Device.in(shopper);
    await comesToSecurity(shopper);
    await asksForPasskey(shopper, 'My laptop', 'not my password');
    await expect(shopper.main.getByText('This is not your password.')).toBeVisible();
    await expect(shopper.main.getByLabel('Current password').filter({ visible: true })).toBeFocused();
    await shopper.main.getByLabel('Current password').filter({ visible: true }).fill(PASSWORD);
    await presses(shopper, 'Add this device');
    await expect(shopper.page).toHaveURL(/\/recovery-codes$/);
  });
});

test('at a network address it is said why there are none', async ({ shopper }) => {
  await Device.in(shopper);
  await comesToSecurity(shopper);
  await asksForPasskey(shopper, 'My laptop');
  await expect(shopper.alert).toContainText('http://localhost:');
});
