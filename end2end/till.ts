import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, type APIRequestContext, type FrameLocator, type Page } from '@playwright/test';
import { RAZORPAY, SHOPS, STRIPE, WAYS_TO_PAY } from './shop';

/** Stripe's test cards. */
export const STRIPE_CARDS = { good: '4242 4242 4242 4242', declined: '4000 0000 0000 0002', asks: '4000 0000 0000 3220', alwaysAsks: '4000 0027 6000 3184' } as const;

/** Stripe's form within the page of the shop. */
export class Element {
  constructor(private readonly page: Page) {}

  get frame(): FrameLocator {
    return this.page.frameLocator('iframe[title="Secure payment input frame"]');
  }

  async types(number: string) {
    await this.frame.getByLabel('Card number').fill(number);
    await this.frame.getByLabel('Expiration date').fill('12 / 34');
    await this.frame.getByLabel('Security code').fill('123');
  }

  /** What the bank asks in a frame of its own. */
  async answers(button: 'Complete authentication' | 'Fail authentication') {
    await this.page.frameLocator('iframe[title="3-D Secure"]').getByRole('button', { name: button }).click();
  }
}

/** Pays on Stripe's own page. */
export async function paysAtStripe(page: Page, number: string) {
  await expect(page).toHaveURL(new RegExp(`^${STRIPE.url}/c/pay/`));
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expiration date').fill('12 / 34');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
}

/** Switches a provider's webhooks on or off. */
export async function webhooks(request: APIRequestContext, { url }: { url: string }, deliver: boolean) {
  const answer = await request.post(`${url}/_other-side/webhooks`, { data: { deliver } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Compares providers and orders, beside the shop that is open. */
export function reconciles(): string {
  const { folder, url } = SHOPS.paying;
  const env = { ...process.env, ...WAYS_TO_PAY, DATA_DIR: folder, PORT: new URL(url).port };
  return execFileSync('target/debug/shopsphere', ['reconcile'], { cwd: join(__dirname, '..'), env, encoding: 'utf8' });
}

export { RAZORPAY, STRIPE };
