// Addresses that lead nowhere answer 404, with somewhere else to go.
import { expect, NOT_FOUND, test } from './shop';

const NOWHERE = {
  'a page': '/no/such/page',
  'a product': '/products/no-such-product',
  'a category': '/shop/no-such-category',
  'an order': '/orders/ord_01jd3x7k2m9p4r6t8vwyz0abcd/secret',
  'a payment': '/pay/ord_01jd3x7k2m9p4r6t8vwyz0abcd/secret',
  'a picture': '/pictures/no-such-picture.webp',
};

for (const [what, address] of Object.entries(NOWHERE)) {
  test(`${what} that is not there answers 404`, async ({ shopper, troubles }) => {
    troubles.expect(NOT_FOUND);
    const answer = await shopper.opens(address);
    expect(answer?.status()).toBe(404);
    await expect(shopper.page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

test('the page that is not there leads on: search, departments, products', async ({ shopper, troubles }) => {
  troubles.expect(NOT_FOUND);
  await shopper.opens('/products/no-such-kettle');
  await expect(shopper.page).toHaveTitle(/Not found/);
  await expect(shopper.main.getByRole('heading', { name: 'Departments' })).toBeVisible();
  await expect(shopper.main.getByRole('article').first()).toBeVisible();
  await shopper.main.getByRole('searchbox').fill('lamp');
  await shopper.main.getByRole('button', { name: 'Search' }).click();
  await expect(shopper.page).toHaveURL(/\/search\?q=lamp/);

  await shopper.opens('/no/such/page');
  await shopper.main.getByRole('link', { name: 'Lighting' }).click();
  await expect(shopper.page).toHaveURL(/\/shop\/lighting$/);
});

test('odd addresses are answered like any other, and never with 500', async ({ request }) => {
  const odd = [
    '/%00',
    '/%ff%fe',
    '/products/%F0%9F%A6%80',
    '/products/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    '/products/..%2f..%2f..%2fetc%2fpasswd',
    '/pictures/..%2f..%2f..%2fCargo.toml',
    '/pkg/..%2f..%2f..%2fCargo.toml',
    `/products/${'x'.repeat(3000)}`,
    '/shop/lighting/lamps/and/more',
    '/orders/%00/%00',
    '/pay/a/b/confirm/c',
    '/index.php?id=1%27%20OR%201=1',
    '/.env',
    '/Cargo.toml',
  ];
  for (const address of odd) {
    const answer = await request.get(address);
    expect([400, 404], `${address} answers ${answer.status()}`).toContain(answer.status());
    const text = await answer.text();
    expect(text, address).not.toContain('<script>alert(1)');
    expect(text, address).not.toMatch(/root:x:|\[workspace\]|panicked at/);
  }
});

test('a listing whose filters make no sense still shows products', async ({ request }) => {
  const nonsense = ['page=-1', 'page=99999999999999', 'min_price=abc', 'max_price=-5', 'sort=%27', 'brand=%00', 'rating=11', `q=${'%F0%9F%A6%80'.repeat(300)}`, 'x[]=1&x[]=2', '%'];
  for (const query of nonsense) expect((await request.get(`/shop?${query}`)).status(), query).toBe(200);
});
