// What every test has: a shop, a shopper in it, and eyes on everything that goes wrong in the browser.
import { test as base, expect, type BrowserContext, type ConsoleMessage } from '@playwright/test';
import { Shopper } from './shopper';
import { Stockroom } from './stockroom';

export type Store = 'sqlite' | 'mongo' | 'european' | 'paying';

/** The shops that the configuration starts; the European one has prices that contain their tax, the paying one every way to pay. */
export const SHOPS: Record<Store, { url: string; folder: string }> = {
  sqlite: { url: 'http://127.0.0.1:4101', folder: 'target/end2end/sqlite' },
  mongo: { url: 'http://127.0.0.1:4102', folder: 'target/end2end/mongo' },
  european: { url: 'http://127.0.0.1:4103', folder: 'target/end2end/european' },
  paying: { url: 'http://127.0.0.1:4104', folder: 'target/end2end/paying' },
};

/** Somebody else to sign in with: a real OpenID provider, beside the shop on SQLite. */
export const PROVIDER = { issuer: 'http://127.0.0.1:4109', client: 'shop', secret: 'between-the-two' };

/** The other sides of the payment providers: see `other-side/`. */
export const STRIPE = { url: 'http://127.0.0.1:4111', key: 'sk_test_end2end', webhook: 'whsec_end2end' };
export const RAZORPAY = { url: 'http://127.0.0.1:4112', id: 'rzp_test_end2end', key: 'secret_end2end', webhook: 'webhook_end2end' };

/** What the paying shop is set to: every way to pay at once. */
export const WAYS_TO_PAY = {
  STRIPE_SECRET_KEY: STRIPE.key,
  STRIPE_PUBLISHABLE_KEY: 'pk_test_end2end',
  STRIPE_WEBHOOK_SECRET: STRIPE.webhook,
  STRIPE_API_URL: STRIPE.url,
  STRIPE_JS_URL: STRIPE.url,
  STRIPE_HOOKS_URL: STRIPE.url,
  RAZORPAY_KEY_ID: RAZORPAY.id,
  RAZORPAY_KEY_SECRET: RAZORPAY.key,
  RAZORPAY_WEBHOOK_SECRET: RAZORPAY.webhook,
  RAZORPAY_API_URL: RAZORPAY.url,
  CASH_ON_DELIVERY: 'true',
  BANK_TRANSFER: 'Harbour Goods Ltd; IBAN NO93 8601 1117 947; BIC DNBANOKK',
  DEMO_PAYMENTS: 'true',
};

/** Somebody who may do everything at the shop's desk; made before the shop opens. */
export const STAFF = { name: 'Grace Hopper', email: 'desk@example.com', password: 'copper lantern meadow 9' };

/** What a project says of its browser. */
export interface ShopOptions {
  /** Whether scripts run. */
  scripts: boolean;
  /** Whether the screen is a phone's. */
  phone: boolean;
  /** What the shop keeps its data in. */
  store: Store;
}

interface Fixtures {
  shopper: Shopper;
  /** Somebody else: another browser, another cart. */
  newShopper: () => Promise<Shopper>;
  stockroom: Stockroom;
  troubles: Troubles;
}

/**
 * What the browser says of a page-to-page transition that it gives up, as phones do when the keyboard
 * resizes the screen: the next page is shown all the same, and no script of a page is told.
 */
const GIVEN_UP_TRANSITION = /^page error: .*Transition was (aborted|skipped)/;

/** Page errors, console errors (breaches of the content security policy among them), dialogs and failed requests. */
export class Troubles {
  private readonly found: string[] = [];
  private readonly expected: RegExp[] = [GIVEN_UP_TRANSITION];

  /** Says that this test provokes such a message; everything else still fails it. */
  expect(message: RegExp) {
    this.expected.push(message);
  }

  watch(context: BrowserContext) {
    context.on('weberror', (error) => this.found.push(`page error: ${error.error().stack || error.error().message}`));
    context.on('console', (message) => this.hear(message));
    context.on('dialog', async (dialog) => {
      this.found.push(`a dialog opened: ${dialog.message()}`);
      await dialog.dismiss();
    });
    context.on('response', (response) => {
      if (response.status() >= 500) this.found.push(`status ${response.status()}: ${response.request().method()} ${response.url()}`);
    });
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // A page that is left gives up what it was still loading.
      if (reason !== 'net::ERR_ABORTED') this.found.push(`request failed (${reason}): ${request.url()}`);
    });
  }

  get unexpected(): string[] {
    return this.found.filter((message) => !this.expected.some((pattern) => pattern.test(message)));
  }

  private hear(message: ConsoleMessage) {
    if (message.type() === 'error') this.found.push(`console: ${message.text()} (${message.location().url})`);
  }
}

/** What the browser itself writes when it opens an address that answers 404. */
export const NOT_FOUND = /console: Failed to load resource: the server responded with a status of 404/;

/** A network of one's own: tries are counted by address, and no test must use up another's. Where one pays, the header
 * would go to the provider as well, which allows no such thing. */
function somewhere(store: Store): Record<string, string> {
  if (store === 'paying') return {};
  const octets = Array.from({ length: 3 }, () => Math.floor(Math.random() * 256));
  return { 'x-forwarded-for': ['10', ...octets].join('.') };
}

export const test = base.extend<Fixtures & ShopOptions>({
  scripts: [true, { option: true }],
  phone: [false, { option: true }],
  store: ['sqlite', { option: true }],

  extraHTTPHeaders: async ({ store }, use) => {
    await use(somewhere(store));
  },

  troubles: [
    async ({}, use) => {
      const troubles = new Troubles();
      await use(troubles);
      expect(troubles.unexpected, 'nothing goes wrong in the browser').toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, troubles }, use) => {
    troubles.watch(context);
    await use(context);
  },

  shopper: async ({ page, scripts, phone }, use) => {
    await use(new Shopper(page, { scripts, phone }));
  },

  newShopper: async ({ browser, contextOptions, troubles, scripts, phone, store, baseURL, viewport, hasTouch, isMobile, javaScriptEnabled }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, extraHTTPHeaders: somewhere(store), baseURL, viewport, hasTouch, isMobile, javaScriptEnabled });
      troubles.watch(context);
      contexts.push(context);
      return new Shopper(await context.newPage(), { scripts, phone });
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  stockroom: async ({ store, playwright }, use) => {
    const request = await playwright.request.newContext({ baseURL: SHOPS[store].url });
    await use(new Stockroom(request, SHOPS[store].folder));
    await request.dispose();
  },
});

export { expect };
