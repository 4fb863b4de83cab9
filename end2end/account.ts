// People with an account: they sign up and in, and read their mails.
import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { SHOPS, type Store } from './shop';
import type { Shopper } from './shopper';

export interface Person {
  name: string;
  email: string;
  password: string;
}

export const PASSWORD = 'tidy brass kettle 7';

/** An e-mail that nobody has. */
export function newEmail(): string {
  return `ada-${randomUUID()}@example.com`;
}

/** Somebody whom no other test knows. */
export function newPerson(): Person {
  return { name: 'Ada Lovelace', email: newEmail(), password: PASSWORD };
}

/** Opens an account by the page, and is in afterwards. */
export async function signsUp(shopper: Shopper, { name, email, password }: Person) {
  await shopper.opens('/register');
  await shopper.main.getByLabel('Name', { exact: true }).fill(name);
  await shopper.main.getByLabel('E-mail').fill(email);
  await shopper.main.getByLabel('Password').fill(password);
  await shopper.main.getByRole('button', { name: 'Open account' }).click();
  await expect(shopper.page).toHaveURL(/\/account$/);
}

/** Fills in the sign-in of the page that is open, and sends it. */
export async function triesToSignIn(shopper: Shopper, email: string, password: string) {
  await shopper.main.getByLabel('E-mail').fill(email);
  await shopper.main.getByLabel('Password').fill(password);
  await shopper.main.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Opens the sign-in and sends it; what comes next may be the second factor. */
export async function beginsToSignIn(shopper: Shopper, email: string, password: string) {
  await shopper.opens('/sign-in');
  await triesToSignIn(shopper, email, password);
}

/** Signs in by the page, and is in afterwards. */
export async function signsIn(shopper: Shopper, email: string, password: string) {
  await beginsToSignIn(shopper, email, password);
  await expect(shopper.page).toHaveURL(/\/account$/);
}

export async function signsOut(shopper: Shopper) {
  await shopper.opens('/account');
  await shopper.main.getByRole('button', { name: 'Sign out' }).click();
  await expect(shopper.page).toHaveURL(/\/$/);
}

/** Opens a page of the account, which leads to the sign-in. */
export async function isSignedOut(shopper: Shopper) {
  await shopper.opens('/account');
  await expect(shopper.page).toHaveURL(/\/sign-in\?next=%2Faccount$/);
}

/** The latest mail to an address, once one that contains a text is there. */
export async function lastMail(store: Store, email: string, containing = ''): Promise<string> {
  let found = '';
  await expect
    .poll(async () => (found = (await mailsTo(store, email)).find((mail) => mail.includes(containing)) ?? ''), {
      message: `a mail to ${email} with "${containing}"`,
      timeout: 10_000,
    })
    .not.toBe('');
  return found;
}

/** The path of the link in a mail that begins so, such as `/verify/`. */
export function linkIn(mail: string, path: string): string {
  const found = mail.match(new RegExp(`https?://[^/\\s"<>]+(${path}[\\w-]+)`));
  expect(found, `a link to ${path} in ${mail}`).not.toBeNull();
  return found![1];
}

/** All mails to an address, the latest first. */
async function mailsTo(store: Store, email: string): Promise<string[]> {
  const folder = join(__dirname, '..', SHOPS[store].folder, 'mails');
  const names = (await readdir(folder).catch(() => [])).filter((name) => !name.endsWith('.part'));
  const files = await Promise.all(names.map(async (name) => ({ text: await readFile(join(folder, name), 'utf8'), at: (await stat(join(folder, name))).mtimeMs })));
  return files.filter(({ text }) => text.includes(email)).sort((a, b) => b.at - a.at).map(({ text }) => text);
}
