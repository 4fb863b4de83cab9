// axe finds nothing: on every kind of page, in every state, light and dark, phone and desktop.
import { newPerson, signsIn, signsUp } from './account';
import { Findings, rulesOf } from './findings';
import { expect, NOT_FOUND, STAFF, test } from './shop';
import { ADA, CARDS, type Shopper } from './shopper';

const PUBLIC = ['/', '/shop', '/shop/clothing', '/shop/clothing?brand=Fjordlight&season=Summer', '/shop/clothing?brand=Skarnfell&season=Summer', '/search?q=lamp', '/search?q=xyzzyplugh', '/favourites', '/cart', '/sign-in', '/register', '/forgot-password', '/reset/over', '/verify/done', '/setup/over'];
const PRODUCTS = ['hive-lip-balm', 'harbour-linen-shirt', 'cobble-leather-boots', 'harvest-dance-accordion', 'late-set-alto-saxophone'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    // axe needs a page of an explicit context, which the `context` fixture is.
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    let findings: Findings;
    test.beforeEach(() => {
      test.setTimeout(120_000); // axe takes its time
      findings = new Findings(rulesOf(colorScheme));
    });
    test.afterEach(() => {
      expect(findings.told).toEqual([]);
    });
    const isAccessible = (shopper: Shopper, view: string) => findings.collect(shopper, view);

    test('pages for everybody', async ({ shopper }) => {
      for (const path of [...PUBLIC, ...PRODUCTS.map((slug) => `/products/${slug}`)]) {
        await shopper.opens(path);
        await shopper.wakesIslands();
        await isAccessible(shopper, path);
      }
    });

    test('orders at the desk, with every form open', async ({ shopper }) => {
      await shopper.orders('hive-lip-balm');
      await shopper.pays(CARDS.good);
      await shopper.seesOrder('Paid');
      const number = (await shopper.main.locator('[data-order-number]').textContent())!;
      await signsIn(shopper, STAFF.email, STAFF.password);
      await shopper.opens(`/admin/orders?q=${number}`);
      await isAccessible(shopper, '/admin/orders');
      await shopper.main.getByRole('link', { name: number }).click();
      await expect(shopper.main.getByRole('heading', { level: 1 })).toHaveText(`Order ${number}`);
      await shopper.main.locator('details').evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute('open', '')));
      await isAccessible(shopper, 'an order at the desk');
      await shopper.main.getByLabel('Amount', { exact: true }).fill('1000');
      await shopper.main.getByRole('button', { name: 'Give back', exact: true }).click();
      await expect(shopper.alert).toBeVisible();
      await isAccessible(shopper, 'an order at the desk, a form refused');
      await shopper.main.getByRole('link', { name: 'Packing slip' }).first().click();
      await expect(shopper.main.getByRole('heading', { level: 1 })).toHaveText('Packing slip');
      await isAccessible(shopper, 'a packing slip');
    });

    test('pages that are not there', async ({ shopper, troubles }) => {
      troubles.expect(NOT_FOUND);
      for (const path of ['/no/such/page', '/products/no-such-product', '/shop/no-such-category', '/orders/x/y']) {
        await shopper.opens(path);
        await isAccessible(shopper, path);
      }
    });

    test('cart, drawer, suggestions and favourites in use', async ({ shopper, stockroom, phone }) => {
      const kettle = await stockroom.puts('Accessible kettle', 3);
      await shopper.putsIntoCart(kettle.slug, { quantity: 2 });
      await isAccessible(shopper, 'the open drawer');
      await shopper.changesQuantity(kettle.name, '9');
      await isAccessible(shopper, 'the drawer with a notice');

      await shopper.opensCart();
      await shopper.changesQuantity(kettle.name, '-1');
      await isAccessible(shopper, 'the cart with a refused quantity');

      await shopper.opens(`/products/${kettle.slug}`);
      await shopper.main.getByRole('button', { name: /^Favourite:/ }).first().click();
      await expect(shopper.page.getByText('Kept in your favourites')).toBeVisible();
      await isAccessible(shopper, 'a product with a message');
      await shopper.opens('/favourites');
      await isAccessible(shopper, 'favourites');

      const box = shopper.page.getByLabel('Search the shop');
      await box.pressSequentially('lamp', { delay: 20 });
      await expect(shopper.page.getByRole('option').first()).toBeVisible();
      await isAccessible(shopper, 'the search with suggestions');

      if (phone) {
        await shopper.opens('/shop/clothing');
        await shopper.main.getByRole('button', { name: /^Filter/ }).click();
        await isAccessible(shopper, 'the filters in their drawer');
      }
    });

    test('the account, empty and in use', async ({ shopper, stockroom }) => {
      const kettle = await stockroom.puts('Accessible belongings', 9);
      await shopper.putsIntoCart(kettle.slug);
      await shopper.opens('/register');
      await shopper.main.getByRole('button', { name: 'Open account' }).click();
      await expect(shopper.alert).toBeVisible();
      await isAccessible(shopper, 'a refused sign-up');
      await signsUp(shopper, newPerson());
      for (const path of ['/account', '/account/orders', '/account/profile', '/account/addresses', '/account/addresses/new', '/account/sessions', '/account/privacy', '/cart', '/checkout']) {
        await shopper.opens(path);
        await isAccessible(shopper, `${path} of somebody new`);
      }
      await shopper.opens('/account/addresses/new');
      await shopper.fillsIn({ line1: ADA.line1, city: ADA.city, region: ADA.region, postal_code: ADA.postal_code });
      await shopper.main.getByRole('button', { name: 'Save address' }).click();
      await expect(shopper.main.getByRole('status')).toBeVisible();
      await isAccessible(shopper, 'addresses with one');
      await shopper.goesToReview();
      await shopper.places();
      await shopper.opens('/account/orders');
      await isAccessible(shopper, 'orders with one');
    });

    test('the checkout, refused and accepted, up to the paid order', async ({ shopper, stockroom }) => {
      const kettle = await stockroom.puts('Accessible order', 3);
      await shopper.putsIntoCart(kettle.slug);
      await shopper.opens('/checkout');
      await isAccessible(shopper, 'address');
      await shopper.main.getByRole('button', { name: 'Continue to shipping' }).click();
      await expect(shopper.alert).toBeVisible();
      await isAccessible(shopper, 'address with errors');
      await shopper.fillsIn(ADA);
      for (const step of ['shipping', 'payment', 'review'] as const) {
        await shopper.continuesTo(step);
        await isAccessible(shopper, step);
      }
      await shopper.places();
      await isAccessible(shopper, 'payment');
      await shopper.pays(CARDS.declined);
      await expect(shopper.alert).toBeVisible();
      await isAccessible(shopper, 'declined payment');
      await shopper.pays(CARDS.confirms);
      await expect(shopper.page).toHaveURL(/\/confirm\//);
      await isAccessible(shopper, 'confirmation of the payment');
      await shopper.main.getByRole('button', { name: 'Approve' }).click();
      await shopper.seesOrder('Paid');
      await isAccessible(shopper, 'paid order');
    });
  });
}
