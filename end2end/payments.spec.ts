// Every way to pay, with scripts and without, against the providers' other sides.
import { newPerson, signsUp } from './account';
import { Findings, rulesOf } from './findings';
import { expect, test } from './shop';
import { CARDS, type Shopper } from './shopper';
import { Element, paysAtStripe, RAZORPAY, reconciles, STRIPE, STRIPE_CARDS, webhooks } from './till';

const CARD = 'Card and more';

/** With scripts Stripe's form opens in the page; without, the button leads to Stripe's own. */
async function pays(shopper: Shopper, number: string) {
  if (shopper.browser.scripts) await new Element(shopper.page).types(number);
  await shopper.payButton.click();
  if (!shopper.browser.scripts) await paysAtStripe(shopper.page, number);
}

test.describe.configure({ mode: 'default' });
// What providers' own pages say in the browser is theirs.
test.beforeEach(({ troubles }) => troubles.expect(/console: Failed to load resource: .* status of 40\d .*\(http:\/\/127\.0\.0\.1:411[12]\//));

test('every way to pay is offered, and the last one is remembered', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Kettle of many ways', 5);
  await shopper.ordersBy('Cash on delivery', kettle.slug);
  await shopper.seesOrder('Pending');
  await shopper.putsIntoCart(kettle.slug);
  await shopper.opens('/checkout');
  await shopper.continuesTo('shipping');
  await shopper.continuesTo('payment');
  for (const name of [CARD, 'Razorpay', 'Bank transfer', 'Cash on delivery', 'Demo card'])
    await expect(shopper.main.getByRole('radio', { name: new RegExp(`^${name}`) })).toBeVisible();
  await expect(shopper.main.getByRole('radio', { name: /^Cash on delivery/ })).toBeChecked();
});

test('a card is paid with Stripe', async ({ shopper, stockroom, scripts }) => {
  const kettle = await stockroom.puts('Striped kettle', 5);
  await shopper.ordersBy(CARD, kettle.slug);
  await expect(shopper.page).toHaveURL(/\/pay\/ord_/);
  if (scripts) await expect(shopper.main.getByText('it never reaches our server')).toBeVisible();
  await pays(shopper, STRIPE_CARDS.good);
  await shopper.seesOrder('Paid');
  expect(await stockroom.pieces(kettle.slug)).toBe(4);
});

test('a declined card says why, and another one pays', async ({ shopper, stockroom, scripts }) => {
  const kettle = await stockroom.puts('Declined striped kettle', 5);
  await shopper.ordersBy(CARD, kettle.slug);
  await pays(shopper, STRIPE_CARDS.declined);
  if (scripts) {
    await expect(shopper.alert).toContainText('Your card was declined.');
    await pays(shopper, STRIPE_CARDS.good);
  } else {
    await expect(shopper.page.getByText('Your card was declined.')).toBeVisible();
    await paysAtStripe(shopper.page, STRIPE_CARDS.good);
  }
  await shopper.seesOrder('Paid');
});

for (const [answer, status] of [['Complete', 'Paid'], ['Fail', 'Pending']] as const) {
  test(`a bank asks its customer: ${answer.toLowerCase()}`, async ({ shopper, stockroom, scripts }) => {
    const kettle = await stockroom.puts('Asked striped kettle', 5);
    await shopper.ordersBy(CARD, kettle.slug);
    const payment = shopper.page.url();
    await pays(shopper, STRIPE_CARDS.asks);
    if (scripts) await new Element(shopper.page).answers(`${answer} authentication`);
    else await shopper.page.getByRole('button', { name: `${answer} authentication` }).click();
    if (answer === 'Fail' && scripts) await expect(shopper.alert).toBeVisible();
    if (answer === 'Fail') await shopper.opens(payment.replace('/pay/', '/orders/'));
    await shopper.seesOrder(status);
  });
}

test('whoever comes back from Stripe without paying can pay another way', async ({ shopper, stockroom, scripts }) => {
  test.skip(scripts, 'with scripts nobody leaves');
  const kettle = await stockroom.puts('Hesitant kettle', 5);
  await shopper.ordersBy(CARD, kettle.slug);
  await shopper.payButton.click();
  await expect(shopper.page).toHaveURL(new RegExp(`^${STRIPE.url}`));
  await shopper.page.getByRole('link').first().click();
  await expect(shopper.main.getByRole('heading', { level: 1 })).toHaveText('You have not paid yet');
  await shopper.main.getByRole('link', { name: 'Try again' }).click();
  await shopper.main.getByRole('link', { name: 'Demo card' }).click();
  await shopper.pays(CARDS.good);
  await shopper.seesOrder('Paid');
});

test('a payment with Razorpay leads there and back', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Kettle by Razorpay', 5);
  await shopper.ordersBy('Razorpay', kettle.slug);
  await shopper.payButton.click();
  await expect(shopper.page).toHaveURL(new RegExp(`^${RAZORPAY.url}`));
  await shopper.page.getByLabel('Card number').fill('4111 1111 1111 1111');
  await shopper.page.getByLabel(/expiry|valid/i).fill('12/34');
  await shopper.page.getByLabel(/cvv/i).fill('123');
  await shopper.page.getByRole('button', { name: /^Pay/ }).first().click();
  await shopper.page.getByRole('button', { name: 'Success' }).click();
  await shopper.seesOrder('Paid');
});

test('cash on delivery is settled when the order is placed', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Kettle paid at the door', 5);
  await shopper.ordersBy('Cash on delivery', kettle.slug);
  await shopper.seesOrder('Pending');
  await expect(shopper.main).toContainText(/You pay \$\d+\.\d\d when it is brought to you\./);
  await expect(shopper.main).not.toContainText('waiting for your payment');
  await expect(shopper.main.getByRole('link', { name: /^Pay/ })).toHaveCount(0);
});

test('a transfer is told on the order, and another way can be chosen still', async ({ shopper, stockroom }) => {
  const kettle = await stockroom.puts('Transferred kettle', 5);
  await shopper.ordersBy('Bank transfer', kettle.slug);
  await shopper.seesOrder('Pending');
  const number = (await shopper.main.locator('[data-order-number]').textContent())!;
  for (const words of ['IBAN NO93 8601 1117 947', number, 'We keep your items until']) await expect(shopper.main.locator('header')).toContainText(words);
  await shopper.main.getByRole('link', { name: 'Pay another way' }).click();
  await shopper.main.getByRole('link', { name: 'Demo card' }).click();
  await shopper.pays(CARDS.good);
  await shopper.seesOrder('Paid');
});

test('a saved card pays the next time', async ({ shopper, stockroom, scripts }) => {
  const kettle = await stockroom.puts('Kettle of a regular', 5);
  await signsUp(shopper, newPerson());
  await shopper.ordersBy(CARD, kettle.slug);
  await shopper.main.getByLabel('Save this card for next time').check();
  await pays(shopper, STRIPE_CARDS.good);
  await shopper.seesOrder('Paid');

  await shopper.putsIntoCart(kettle.slug);
  await shopper.goesToReview();
  await shopper.placeButton.click();
  await expect(shopper.main.getByRole('radio', { name: /^Visa ···· 4242/ })).toBeChecked();
  await shopper.main.getByRole('button', { name: /with this card$/ }).click();
  await shopper.seesOrder('Paid');

  await shopper.opens('/account/cards');
  await expect(shopper.main.locator('[data-card]')).toHaveCount(1);
  if (scripts) {
    await new Element(shopper.page).types('5555 5555 5555 4444');
    await shopper.main.getByRole('button', { name: 'Save this card' }).click();
    await expect(shopper.main.getByRole('status').filter({ hasText: 'Your card is saved.' })).toBeVisible();
    await expect(shopper.main.locator('[data-card]')).toHaveCount(2);
  } else {
    await expect(shopper.main.locator('noscript p')).toBeVisible(); // words within `noscript` Playwright does not read
  }
  await shopper.main.locator('[data-card]').filter({ hasText: '4242' }).locator('summary').click();
  await shopper.main.getByRole('button', { name: 'Remove this card' }).filter({ visible: true }).click();
  await expect(shopper.main.getByText('The card is forgotten.')).toBeVisible();
  await expect(shopper.main.locator('[data-card]').filter({ hasText: '4242' })).toHaveCount(0);
});

test('a bank may ask about a saved card, too', async ({ shopper, stockroom, scripts }) => {
  const kettle = await stockroom.puts('Kettle of a careful regular', 5);
  await signsUp(shopper, newPerson());
  await shopper.ordersBy(CARD, kettle.slug);
  await shopper.main.getByLabel('Save this card for next time').check();
  await pays(shopper, STRIPE_CARDS.alwaysAsks);
  const answer = (button: string) => shopper.page.getByRole('button', { name: `${button} authentication` }).click();
  if (scripts) await new Element(shopper.page).answers('Complete authentication');
  else await answer('Complete');
  await shopper.seesOrder('Paid');

  await shopper.ordersBy(CARD, kettle.slug);
  for (const button of ['Fail', 'Complete']) {
    await shopper.main.getByRole('button', { name: /with this card$/ }).click();
    await answer(button);
    if (button === 'Fail') await expect(shopper.alert).toContainText('nothing was charged');
  }
  await shopper.seesOrder('Paid');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing on the pages of paying', async ({ shopper, stockroom, scripts }) => {
      test.skip(!scripts, 'axe is a script');
      test.setTimeout(120_000);
      const findings = new Findings(rulesOf(colorScheme));
      const looks = (view: string) => findings.collect(shopper, view);
      const { page, main } = shopper;
      const element = new Element(page);
      const kettle = await stockroom.puts('Accessible payments', 9);
      await signsUp(shopper, newPerson());
      await shopper.opens('/account/cards');
      await element.types(STRIPE_CARDS.good);
      await looks('/account/cards, empty');
      await main.getByRole('button', { name: 'Save this card' }).click();
      await expect(main.locator('[data-card]')).toHaveCount(1);
      await main.locator('summary').click();
      await looks('/account/cards with one');

      await shopper.putsIntoCart(kettle.slug);
      await shopper.goesToReview();
      await page.goBack();
      await looks('the ways to pay');
      await shopper.continuesTo('review');
      const payment = await shopper.places();
      await element.types(STRIPE_CARDS.declined);
      await looks('the card form');
      await main.getByRole('button', { name: /^Pay \$[\d.]+$/ }).click();
      await expect(shopper.alert).toContainText('declined');
      await looks('a declined card');
      for (const by of ['razorpay', 'bank_transfer', 'cash_on_delivery', 'demo']) {
        await shopper.opens(`${payment}?by=${by}`);
        await looks(by);
      }
      // Nobody gets to Razorpay, so its pages of ours can be looked at.
      await page.route(`${RAZORPAY.url}/**`, (route) => route.fulfill({ status: 204 }));
      await shopper.opens(`${payment}?by=razorpay`);
      await shopper.payButton.click();
      await expect(page).toHaveURL(/\/leave\/pay_/);
      await looks('on to the provider');
      await shopper.opens(page.url().replace('/leave/', '/back/'));
      await expect(main.getByRole('heading', { level: 1 })).toHaveText('You have not paid yet');
      await looks('back from the provider');
      await shopper.opens(`${payment}?by=bank_transfer`);
      await main.getByRole('button', { name: 'Pay by transfer' }).click();
      await shopper.seesOrder('Pending');
      await looks('an order that waits for a transfer');
      await shopper.opens(`${payment}?by=cash_on_delivery`);
      await main.getByRole('button', { name: 'Pay on delivery' }).click();
      await expect(main.locator('header')).toContainText('when it is brought to you');
      await looks('an order that is paid at the door');
      expect(findings.told).toEqual([]);
    });
  });
}

// What providers are told to keep to themselves, they keep from every test: so only one project has these.
test.describe('when nobody comes back', () => {
  test.beforeEach(({ scripts, phone }) => test.skip(phone || !scripts, 'once is enough'));
  test.afterEach(({ request }) => webhooks(request, STRIPE, true));

  /** Pays, and closes the browser before it comes back. */
  async function paysAndLeaves(shopper: Shopper): Promise<string> {
    const order = shopper.page.url().replace('/pay/', '/orders/');
    await new Element(shopper.page).types(STRIPE_CARDS.good);
    await shopper.page.route('**/back/**', (route) => route.abort());
    const confirmed = shopper.page.waitForResponse((response) => response.url().includes('/confirm') && response.status() === 200);
    await shopper.payButton.click();
    await confirmed;
    await shopper.page.close();
    return order;
  }

  test('the provider tells the shop', async ({ shopper, newShopper, stockroom }) => {
    const kettle = await stockroom.puts('Kettle of somebody in a hurry', 5);
    await shopper.ordersBy(CARD, kettle.slug);
    const order = await paysAndLeaves(shopper);
    const later = await newShopper();
    await expect(async () => {
      await later.opens(order);
      await later.seesOrder('Paid');
    }).toPass({ timeout: 20_000 });
  });

  test('and if its word is lost, the shop asks', async ({ shopper, newShopper, stockroom, request }) => {
    test.setTimeout(150_000);
    const kettle = await stockroom.puts('Kettle nobody heard of', 5);
    await webhooks(request, STRIPE, false);
    await shopper.ordersBy(CARD, kettle.slug);
    const order = await paysAndLeaves(shopper);
    const later = await newShopper();
    await later.opens(order);
    await later.seesOrder('Pending');
    await expect(async () => {
      reconciles();
      await later.opens(order);
      await expect(later.main.locator('[data-order-status]')).toHaveAttribute('data-order-status', 'Paid', { timeout: 1000 });
    }).toPass({ timeout: 120_000, intervals: [5_000] });
  });
});
