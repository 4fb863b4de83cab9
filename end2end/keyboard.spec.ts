// Everything by keyboard alone.
import { expect, test } from './shop';
import { ADA, CARDS, type Shopper } from './shopper';

/** Presses Tab until what is wanted has the focus; whatever has it on the way must be seen. */
async function tabsTo(shopper: Shopper, name: RegExp, most = 80) {
  for (let presses = 0; presses < most; presses += 1) {
    await shopper.page.keyboard.press('Tab');
    const focused = shopper.page.locator(':focus');
    if ((await focused.count()) === 0) continue;
    const label = await focused.evaluate((element: HTMLElement) => element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.innerText ?? element.innerText);
    if (name.test(label.trim())) return focused;
  }
  throw new Error(`${name} is not reached by ${most} presses of Tab`);
}

test('the first press of Tab offers to skip to the content', async ({ shopper }) => {
  await shopper.opens('/');
  await shopper.page.keyboard.press('Tab');
  const skip = shopper.page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await shopper.page.keyboard.press('Enter');
  await expect(shopper.main).toBeFocused();
  await shopper.page.keyboard.press('Tab');
  await expect(shopper.main.locator(':focus')).toBeVisible();
});

test('something is bought without touching the mouse', async ({ shopper }) => {
  const { page } = shopper;
  await shopper.opens('/products/hive-lip-balm');
  await tabsTo(shopper, /^Add to cart/);
  await page.keyboard.press('Enter');
  await expect(shopper.drawer).toBeVisible();
  await expect(shopper.drawer.locator(':focus')).toHaveCount(1); // the focus is inside
  await tabsTo(shopper, /^Checkout/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/checkout$/);

  for (const [label, text] of [[/^E-mail/, ADA.email], [/^Full name/, ADA.name], [/^Street/, ADA.line1], [/^Town/, ADA.city], [/^State/, 'Tex'], [/^ZIP code/, ADA.postal_code]] as const) {
    await tabsTo(shopper, label);
    await page.keyboard.type(text!);
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/checkout\/shipping$/);
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Express/ })).toBeChecked();
  for (const [button, next] of [[/^Continue to payment/, '/checkout/payment'], [/^Continue to review/, '/checkout/review'], [/^Place order/, '/pay/ord_']] as const) {
    await tabsTo(shopper, button);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(next));
  }
  for (const [label, text] of [[/^Card number/, CARDS.good], [/^Valid until/, '12/34'], [/^Security code/, '123']] as const) {
    await tabsTo(shopper, label);
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await shopper.seesOrder('Paid');
});

test('the focus stays inside the drawer, Esc closes it, and the focus returns', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Focused kettle', 5);
  await shopper.opens(`/products/${kettle.slug}`);
  await tabsTo(shopper, /^Add to cart/);
  await shopper.page.keyboard.press('Enter');
  await expect(shopper.drawer).toBeVisible();
  await expect(shopper.quantity(kettle.name)).toBeVisible();
  for (let presses = 0; presses < 15; presses += 1) {
    await shopper.page.keyboard.press('Tab');
    const outside = await shopper.page.evaluate(() => {
      const focused = document.activeElement;
      return !!focused && focused !== document.body && !focused.closest('dialog');
    });
    expect(outside).toBe(false);
  }
  await shopper.page.keyboard.press('Escape');
  await expect(shopper.drawer).toBeHidden();
  await expect(shopper.buyButton).toBeFocused();
});

test('a refused form puts the focus where something is to be mended', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Mended kettle', 5);
  await shopper.putsIntoCart(kettle.slug);
  await shopper.opens('/checkout');
  await shopper.fillsIn({ ...ADA, city: '' });
  await shopper.field('city').press('Enter');
  await expect(shopper.field('city')).toBeFocused();
  await expect(shopper.field('city')).toHaveAttribute('aria-invalid', 'true');
});
