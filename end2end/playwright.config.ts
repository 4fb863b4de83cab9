// The browser's judges: `make test` runs them beside a MongoDB of its own (scripts/with-mongod).
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { PROVIDER, RAZORPAY, SHOPS, STAFF, STRIPE, WAYS_TO_PAY, type ShopOptions, type Store } from './shop';

const mongo = process.env.SHOP_TEST_MONGO;
if (!mongo) throw new Error('SHOP_TEST_MONGO is not set: `make test` sets it, and so does `scripts/with-mongod playwright test …`.');

const chromium = {
  executablePath: '/usr/bin/chromium',
  args: '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' '),
};

const DESKTOP = { viewport: { width: 1440, height: 900 }, phone: false };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, phone: true };

/** Buying and signing up are proved everywhere; shopping at two opposite corners: a desktop with scripts, a phone without; the rest where it makes a difference. */
const EVERYWHERE = ['buy', 'once', 'sold-out', 'sign-up'];
const SHOPPING = ['browse', 'listing', 'product', 'cart', 'cart-limits', 'favourites', 'checkout-errors', 'card-errors', 'checkout-steps', 'not-found', 'coupons', 'orders', 'staff-orders'];
const ON_DESKTOPS = ['forgotten', 'sessions', 'cart-merge', 'addresses', 'profile', 'privacy', 'second-factor', 'sign-in-with-others'];
const WITH_SCRIPTS = ['accessibility', 'early-click', 'drawer'];
const ON_ONE_DESKTOP = ['passkey', 'every-page', 'keyboard', 'early-weight', 'rest'];

type ShopProject = NonNullable<PlaywrightTestConfig<ShopOptions>['projects']>[number];

function project(store: Store, screen: 'desktop' | 'phone', scripts: boolean): ShopProject {
  const own = { european: ['tax-included'], paying: ['payments'] } as Partial<Record<Store, string[]>>;
  const specs = own[store] ?? [...EVERYWHERE];
  if (store === 'sqlite' && scripts === (screen === 'desktop')) specs.push(...SHOPPING);
  if (store === 'sqlite' && screen === 'desktop') specs.push(...ON_DESKTOPS);
  if (store === 'sqlite' && scripts) specs.push(...WITH_SCRIPTS);
  if (store === 'sqlite' && scripts && screen === 'desktop') specs.push(...ON_ONE_DESKTOP);
  return {
    name: [store, screen, scripts ? 'scripts' : 'plain'].join('-'),
    testMatch: specs.map((spec) => `${spec}.spec.ts`),
    use: { ...(screen === 'phone' ? PHONE : DESKTOP), baseURL: SHOPS[store].url, javaScriptEnabled: scripts, scripts, store },
  };
}

/** A fresh shop each time; its token stands beside its data, and somebody works at its desk. */
function serve(store: Store, settings: Record<string, string>) {
  const { url, folder } = SHOPS[store];
  const shopsphere = 'target/debug/shopsphere';
  const staff = `echo '${STAFF.password}' | ${shopsphere} admin create --email '${STAFF.email}' --name '${STAFF.name}' >/dev/null`;
  return {
    name: store,
    cwd: '..',
    command: `rm -rf ${folder} && mkdir -p ${folder} && ${shopsphere} admin token --name end2end >${folder}/token && ${staff} && exec ${shopsphere} serve >${folder}/log 2>&1`,
    url: `${url}/readyz`,
    timeout: 60_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 12_000 },
    // Each browser of a test comes from an address of its own, as if through a proxy.
    env: { PORT: new URL(url).port, DATA_DIR: folder, LOG: 'warn', TRUSTED_PROXIES: '127.0.0.1', ...settings },
  };
}

/** A payment provider, played on this machine; it tells the paying shop what happens. */
function otherSide(name: string, url: string, more: string[]) {
  const webhook = `${SHOPS.paying.url}/api/payments/webhooks/${name}`;
  return {
    name,
    cwd: '..',
    command: `exec python3 other-side/${name}/launch.py --port ${new URL(url).port} --webhook ${webhook} ${more.join(' ')}`,
    url: `${url}/_other-side/summary`,
    timeout: 30_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
    env: { PYTHONPATH: process.env.SHOP_TEST_LOCALSTRIPE ?? '' },
  };
}

export default defineConfig<ShopOptions>({
  testDir: '.',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 1, // a test that fails now and then has found a defect, here or in the shop: the closing line names it, and the rest is judged
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./closing-line.ts']],
  use: { browserName: 'chromium', launchOptions: chromium, locale: 'en-US', trace: { mode: 'retain-on-failure', screenshots: false }, actionTimeout: 15_000, navigationTimeout: 20_000 },
  projects: [
    ...(['desktop', 'phone'] as const).flatMap((screen) => [true, false].map((scripts) => project('sqlite', screen, scripts))),
    // What the database does shows alike on every screen.
    project('mongo', 'desktop', true),
    project('mongo', 'phone', false),
    project('european', 'phone', true),
    project('european', 'desktop', false),
    project('paying', 'desktop', true),
    project('paying', 'phone', true),
    project('paying', 'phone', false),
  ],
  webServer: [
    {
      name: 'provider',
      command: `node provider.mjs ${new URL(PROVIDER.issuer).port} ${PROVIDER.client} ${PROVIDER.secret} ${SHOPS.sqlite.url}/sign-in/with/oidc/callback`,
      url: `${PROVIDER.issuer}/.well-known/openid-configuration`,
      timeout: 30_000,
      reuseExistingServer: false,
      env: { NODE_NO_WARNINGS: '1' },
    },
    otherSide('stripe', STRIPE.url, ['--key', STRIPE.key, '--webhook-secret', STRIPE.webhook]),
    otherSide('razorpay', RAZORPAY.url, ['--key-id', RAZORPAY.id, '--key-secret', RAZORPAY.key, '--webhook-secret', RAZORPAY.webhook]),
    serve('paying', WAYS_TO_PAY),
    serve('sqlite', { OIDC_ISSUER: PROVIDER.issuer, OIDC_CLIENT_ID: PROVIDER.client, OIDC_CLIENT_SECRET: PROVIDER.secret, OIDC_NAME: 'Example Inc.' }),
    serve('european', { HOME_COUNTRY: 'DE', PRICES_INCLUDE_TAX: 'true', TAX_PERCENT: '20' }),
    serve('mongo', { MONGODB_URI: mongo.replace(/^(mongodb:\/\/[^/]+)\/?(\?|$)/, '$1/end2end$2') }),
  ],
});
