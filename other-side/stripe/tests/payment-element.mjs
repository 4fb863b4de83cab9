// Run by test_browser.py: node payment-element.mjs PLAYWRIGHT CHROMIUM SHOP STRIPE KEY
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const [playwright, executablePath, shop, stripe, key] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(playwright);

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
const page = await browser.newPage();
page.setDefaultTimeout(5000);
const complaints = [];
page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
page.on('pageerror', (error) => complaints.push(String(error)));

const fields = page.frameLocator('iframe[title="Secure payment input frame"]');
const bank = page.frameLocator('iframe[title="3-D Secure"]');

async function create(kind, parameters) {
  const response = await fetch(`${stripe}/v1/${kind}`, {
    method: 'POST', headers: { Authorization: `Bearer ${key}` }, body: new URLSearchParams(parameters),
  });
  return response.json();
}
const newIntent = (more = {}) =>
  create('payment_intents', { amount: '1999', currency: 'eur', 'automatic_payment_methods[enabled]': 'true', ...more });

// Opens the shop's page with the Payment Element of an intent; gives what it first tells.
async function open(clientSecret) {
  await page.goto(`${shop}/pay`);
  return page.evaluate((secret) => new Promise((resolve) => {
    window.stripe = Stripe('pk_test_1', { locale: 'en' });
    window.elements = window.stripe.elements({ clientSecret: secret, appearance: { variables: { colorPrimary: '#123456' } } });
    const payment = window.elements.create('payment', { layout: 'tabs' });
    window.changes = [];
    payment.on('ready', () => resolve('ready'));
    payment.on('loaderror', ({ error }) => resolve(error.code));
    payment.on('change', (change) => window.changes.push(change));
    payment.mount('#payment');
  }), clientSecret);
}

async function fill(number) {
  await fields.getByLabel('Card number').fill(number);
  await fields.getByLabel('Expiration date').fill('1234');
  await fields.getByLabel('Security code').fill('123');
}

// Starts to confirm; what comes of it is in `window.result`, since the page may be asked something first.
const confirm = (call = 'confirmPayment', redirect = 'if_required') => page.evaluate(([name, when, returnUrl]) => {
  window.result = window.stripe[name]({ elements: window.elements, redirect: when, confirmParams: { return_url: returnUrl } });
}, [call, redirect, `${shop}/pay/thanks?order=7`]);
const result = () => page.evaluate(() => window.result);

const steps = {
  async 'a card pays, and the page never sees it'() {
    const intent = await newIntent();
    assert.equal(await open(intent.client_secret), 'ready');
    await fill('4242424242424242');
    // The frame tells the page by a message, which may come after the last field is filled.
    await page.waitForFunction(() => window.changes.at(-1)?.complete);
    assert.deepEqual(await page.evaluate(() => window.changes.at(-1)),
      { elementType: 'payment', empty: false, complete: true, collapsed: false, value: { type: 'card' } });
    assert.deepEqual(await page.evaluate(() => window.elements.submit()), { selectedPaymentMethod: 'card' });
    await confirm();
    assert.equal((await result()).paymentIntent.status, 'succeeded');
    assert.ok(!(await page.content()).includes('4242'));
    const { paymentIntent } = await page.evaluate((secret) => window.stripe.retrievePaymentIntent(secret), intent.client_secret);
    assert.equal(paymentIntent.status, 'succeeded');
  },
  async 'mistakes are shown beside their fields'() {
    await open((await newIntent()).client_secret);
    await fill('42424242');
    const { error } = await page.evaluate(() => window.elements.submit());
    assert.deepEqual([error.type, error.code], ['validation_error', 'incomplete_number']);
    await fields.getByText('Your card number is incomplete.').waitFor();
  },
  async 'after a decline another card pays'() {
    await open((await newIntent()).client_secret);
    await fill('4000000000000002');
    await confirm();
    assert.equal((await result()).error.message, 'Your card was declined.');
    await fill('4242424242424242');
    await confirm();
    assert.equal((await result()).paymentIntent.status, 'succeeded');
  },
  async '3-D Secure in a frame'() {
    await open((await newIntent()).client_secret);
    await fill('4000000000003220');
    await confirm();
    await bank.getByRole('button', { name: 'Fail authentication', exact: true }).click();
    assert.equal((await result()).error.code, 'payment_intent_authentication_failure');
    await confirm();
    await bank.getByRole('button', { name: 'Complete authentication', exact: true }).click();
    assert.equal((await result()).paymentIntent.status, 'succeeded');
    assert.equal(await page.getByRole('dialog').count(), 0);
  },
  async '3-D Secure on a page of the bank'() {
    const intent = await newIntent();
    await open(intent.client_secret);
    await fill('4000000000003220');
    await confirm('confirmPayment', 'always');
    await page.getByRole('button', { name: 'Complete authentication', exact: true }).click();
    await page.waitForURL(`${shop}/pay/thanks**`);
    const { searchParams } = new URL(page.url());
    assert.deepEqual(Object.fromEntries(searchParams), {
      order: '7', payment_intent: intent.id, payment_intent_client_secret: intent.client_secret, redirect_status: 'succeeded',
    });
  },
  async 'a card is kept, and pays again'() {
    const customer = await create('customers', { email: 'ada@example.com' });
    const setup = await create('setup_intents', { customer: customer.id });
    await open(setup.client_secret);
    await fill('4000002760003184');
    await confirm('confirmSetup');
    await bank.getByRole('button', { name: 'Complete authentication', exact: true }).click();
    const { setupIntent } = await result();
    assert.equal(setupIntent.status, 'succeeded');
    const intent = await newIntent({ customer: customer.id });
    await page.evaluate(([secret, method]) => {
      window.result = window.stripe.confirmCardPayment(secret, { payment_method: method });
    }, [intent.client_secret, setupIntent.payment_method]);
    await bank.getByRole('button', { name: 'Complete authentication', exact: true }).click();
    assert.equal((await result()).paymentIntent.status, 'succeeded');
  },
  async 'an unknown intent is a loaderror'() {
    assert.equal(await open('pi_nothing_secret_1'), 'resource_missing');
  },
};

try {
  for (const [name, step] of Object.entries(steps)) {
    await step().catch((error) => { throw new Error(`${name}: ${error.message}`, { cause: error }); });
  }
  assert.deepEqual(complaints.filter((text) => !/the server responded with a status of 4/.test(text)), [], 'what the browser complained about');
} finally {
  await browser.close();
}
