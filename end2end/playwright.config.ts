// The browser's judges: `make test` runs them beside a MongoDB of its own (scripts/with-mongod).
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { SHOPS, type ShopOptions, type Store } from './shop';

const mongo = process.env.SHOP_TEST_MONGO;
if (!mongo) throw new Error('SHOP_TEST_MONGO is not set: `make test` sets it, and so does `scripts/with-mongod playwright test …`.');

const chromium = {
  executablePath: '/usr/bin/chromium',
  args: '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' '),
};

const DESKTOP = { viewport: { width: 1440, height: 900 }, phone: false };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, phone: true };

/** Buying is proved everywhere; what needs no order, in every browser of one store; the rest where it makes a difference. */
const PURCHASES = ['buy', 'once', 'sold-out'];
const SHOPPING = ['browse', 'listing', 'product', 'cart', 'cart-limits', 'favourites', 'checkout-errors', 'card-errors', 'checkout-steps', 'not-found', 'second-factor'];
const WITH_SCRIPTS = ['accessibility', 'early-click', 'drawer', 'passkey'];
const ON_ONE_DESKTOP = ['every-page', 'keyboard', 'early-weight', 'rest'];

type ShopProject = NonNullable<PlaywrightTestConfig<ShopOptions>['projects']>[number];

function project(store: Store, screen: 'desktop' | 'phone', scripts: boolean): ShopProject {
  const specs = [...PURCHASES];
  if (store === 'sqlite') specs.push(...SHOPPING);
  if (store === 'sqlite' && scripts) specs.push(...WITH_SCRIPTS);
  if (store === 'sqlite' && scripts && screen === 'desktop') specs.push(...ON_ONE_DESKTOP);
  return {
    name: [store, screen, scripts ? 'scripts' : 'plain'].join('-'),
    testMatch: specs.map((spec) => `${spec}.spec.ts`),
    use: { ...(screen === 'phone' ? PHONE : DESKTOP), baseURL: SHOPS[store].url, javaScriptEnabled: scripts, scripts, store },
  };
}

/** A fresh shop each time; its token stands beside its data. */
function serve(store: Store, settings: Record<string, string>) {
  const { url, folder } = SHOPS[store];
  const shopsphere = 'target/debug/shopsphere';
  return {
    name: store,
    cwd: '..',
    command: `rm -rf ${folder} && mkdir -p ${folder} && ${shopsphere} admin token --name end2end >${folder}/token && exec ${shopsphere} serve >${folder}/log 2>&1`,
    url: `${url}/readyz`,
    timeout: 60_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 12_000 },
    env: { PORT: new URL(url).port, DATA_DIR: folder, LOG: 'warn', ...settings },
  };
}

export default defineConfig<ShopOptions>({
  testDir: '.',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0, // a test that fails now and then has found a defect, here or in the shop
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./closing-line.ts']],
  use: { browserName: 'chromium', launchOptions: chromium, locale: 'en-US', trace: { mode: 'retain-on-failure', screenshots: false }, actionTimeout: 15_000, navigationTimeout: 20_000 },
  projects: (['sqlite', 'mongo'] as const).flatMap((store) =>
    (['desktop', 'phone'] as const).flatMap((screen) => [true, false].map((scripts) => project(store, screen, scripts))),
  ),
  webServer: [
    serve('sqlite', {}),
    serve('mongo', { MONGODB_URI: mongo.replace(/^(mongodb:\/\/[^/]+)\/?(\?|$)/, '$1/end2end$2') }),
  ],
});
