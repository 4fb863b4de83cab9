// Somebody of the staff at the order's page of the desk.
import { expect } from '@playwright/test';
import { signsIn } from './account';
import { STAFF } from './shop';
import type { Shopper } from './shopper';

/** Signs in and finds an order by its number. */
export async function opensOrder(clerk: Shopper, number: string) {
  await signsIn(clerk, STAFF.email, STAFF.password);
  await clerk.opens('/admin/orders');
  await clerk.main.getByLabel('Number or e-mail').fill(number.toLowerCase());
  await clerk.main.getByRole('button', { name: 'Search' }).click();
  await clerk.main.getByRole('link', { name: number }).click();
  await expect(clerk.main.getByRole('heading', { level: 1 })).toHaveText(`Order ${number}`);
}

/** Opens a form that is folded away. */
export const unfolds = (clerk: Shopper, label: string) => clerk.main.locator('summary').filter({ hasText: new RegExp(`^${label}$`) }).click();

export const presses = (clerk: Shopper, name: string) => clerk.main.getByRole('button', { name, exact: true }).filter({ visible: true }).first().click();

/** How many of an item, in the form that asks for it so. */
export const piecesOf = (clerk: Shopper, question: string, item: string) => clerk.main.getByRole('group', { name: question }).getByRole('spinbutton', { name: item });
