// Favourites: kept from any card or product, found again, put into the cart.
import { expect, test } from './shop';
import type { Shopper } from './shopper';

const heart = (shopper: Shopper, title: string) => shopper.main.getByRole('button', { name: `Favourite: ${title}` }).first();

test('a heart keeps a product, and again lets it go', async ({ shopper, stockroom, scripts }) => {
  const kettle = await stockroom.puts('Loved kettle', 5);
  await shopper.opens(`/search?q=${encodeURIComponent(kettle.name)}`);
  await heart(shopper, kettle.name).click();
  if (scripts) {
    await expect(heart(shopper, kettle.name)).toHaveAttribute('aria-pressed', 'true');
    await expect(shopper.page.getByText('Kept in your favourites')).toBeVisible();
    await expect(shopper.page).toHaveURL(/\/search/);
  }
  await shopper.opens('/favourites');
  await expect(shopper.card(kettle.name)).toBeVisible();

  if (scripts) {
    // The same heart on another page knows it.
    await shopper.opens(`/products/${kettle.slug}`);
    await expect(heart(shopper, kettle.name)).toHaveAttribute('aria-pressed', 'true');
    await shopper.opens('/favourites');
  }
  await expect(heart(shopper, kettle.name)).toHaveAttribute('aria-pressed', 'true');
  await heart(shopper, kettle.name).click();
  if (scripts) {
    await expect(heart(shopper, kettle.name)).toHaveAttribute('aria-pressed', 'false');
    // The heart turns before the shop has answered.
    await expect(shopper.page.getByText('Taken out of your favourites')).toBeVisible();
  }
  await shopper.opens('/favourites');
  await expect(shopper.card(kettle.name)).toHaveCount(0);
});

test('a favourite goes into the cart in one click', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Wanted kettle', 5);
  await shopper.opens(`/products/${kettle.slug}`);
  const kept = shopper.page.waitForResponse((response) => response.url().includes('/fn/set_favourite'));
  await heart(shopper, kettle.name).click();
  await kept;
  await shopper.opens('/favourites');
  await shopper.main.getByRole('button', { name: `Add to cart: ${kettle.name}` }).click();
  await shopper.seesCart();
  await shopper.opens('/cart');
  await expect(shopper.quantity(kettle.name)).toHaveValue('1');
});

test('without favourites the page says how to get some', async ({ shopper }) => {
  await shopper.opens('/favourites');
  await expect(shopper.main.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(shopper.main.getByRole('link', { name: /shop/i }).first()).toBeVisible();
});
