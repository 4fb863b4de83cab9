// The REST API as a program on another machine meets it; its own tests are in server/tests.
import { expect, test } from './shop';

test('what is not there answers 404 as JSON, with a code and a sentence', async ({ request }) => {
  for (const [path, code] of [
    ['/api/products/no-such-product', 'product_not_found'],
    ['/api/products/%F0%9F%A6%80', 'product_not_found'],
    ['/api/categories/no-such-category', 'category_not_found'],
    ['/api/no-such-path', 'not_found'],
  ]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()['content-type']).toContain('application/json');
    expect(await answer.json(), path).toMatchObject({ code, message: expect.stringMatching(/\w+.*\.$/) });
  }
});

test('a cart made through the API is the cart of the pages', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('API kettle', 5);
  const answer = await shopper.page.request.post('/api/cart/items', { data: { product_id: kettle.id, quantity: 2 } });
  expect(answer.status()).toBe(200);
  await shopper.opens('/cart');
  await expect(shopper.quantity(kettle.name)).toHaveValue('2');
});

test('the documents of the API open without errors', async ({ shopper, request }) => {
  const document = await (await request.get('/api/openapi.json')).json();
  expect(document.openapi).toMatch(/^3\.1/);
  await shopper.opens('/api/docs');
  await expect(shopper.page.getByRole('heading', { level: 1 })).toBeVisible();
});
