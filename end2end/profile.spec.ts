// Name, consent and picture.
import sharp from 'sharp';
import { newPerson, signsUp } from './account';
import { expect, test } from './shop';
import type { Shopper } from './shopper';

async function uploads(shopper: Shopper, name: string, mimeType: string, buffer: Buffer) {
  await shopper.main.getByLabel('A new picture').setInputFiles({ name, mimeType, buffer });
  await shopper.main.getByRole('button', { name: 'Upload' }).click();
}

test('name and consent are changed, and a name must be one', async ({ shopper, scripts }) => {
  const { main, page } = shopper;
  await signsUp(shopper, newPerson());
  await shopper.opens('/account/profile');
  const name = main.getByLabel('Name', { exact: true });
  const offers = main.getByRole('checkbox', { name: /offers/ });
  await expect(offers).not.toBeChecked();
  await name.fill('');
  await offers.check();
  await main.getByRole('button', { name: 'Save' }).click();
  await expect(name).toHaveAccessibleDescription(/Please fill this in/);
  await expect(offers).toBeChecked();
  await name.fill('Augusta Ada King');
  await main.getByRole('button', { name: 'Save' }).click();
  await expect(main.getByRole('status')).toContainText('Your profile is saved.');
  await expect(name).toHaveValue('Augusta Ada King');
  await expect(offers).toBeChecked();
  if (scripts) await expect(page.locator('[data-account-name]')).toHaveText('Augusta');
});

test('a picture is put in and taken away, and a text is none', async ({ shopper }) => {
  const { main } = shopper;
  await signsUp(shopper, newPerson());
  await shopper.opens('/account/profile');
  const picture = main.locator('img[src^="/uploads/"]');
  await expect(picture).toHaveCount(0);

  await uploads(shopper, 'notes.png', 'image/png', Buffer.from('This is not a picture.'));
  await expect(main.getByLabel('A new picture')).toHaveAccessibleDescription(/not a picture that we can read/);
  await expect(picture).toHaveCount(0);

  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0f5f56' } }).png().toBuffer();
  await uploads(shopper, 'me.png', 'image/png', png);
  await expect(main.getByRole('status')).toContainText('Your picture is in its place.');
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(192);

  await main.getByRole('button', { name: 'Remove the picture' }).click();
  await expect(main.getByRole('status')).toContainText('Your picture is removed.');
  await expect(picture).toHaveCount(0);
});
