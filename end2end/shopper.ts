import { expect, type Locator, type Page } from '@playwright/test';

/** What the first step of the checkout asks for, by the fields' labels; some are called otherwise in other countries. */
export const FIELDS = {
  email: 'E-mail',
  phone: 'Phone',
  name: 'Full name',
  country: 'Country',
  line1: 'Street and number',
  line2: 'Flat, floor, care of',
  city: '(Town or city|Suburb)',
  region: '(State|Province|County|Prefecture)',
  postal_code: '(ZIP code|Postal code|Postcode)',
  note: 'A note for us',
} as const;
export type Field = keyof typeof FIELDS;
export type Contact = Partial<Record<Field, string>>;

export const ADA: Contact = {
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  country: 'US',
  line1: '1 Main Street',
  city: 'New York',
  region: 'NY',
  postal_code: '10001',
};

/** The demo's test cards. */
export const CARDS = {
  good: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  confirms: '4000 0000 0000 3220',
} as const;

/** A person in the shop, with scripts or without: finds, puts into the cart, checks out, pays. */
export class Shopper {
  readonly main: Locator;

  constructor(
    readonly page: Page,
    readonly browser: { scripts: boolean; phone: boolean },
  ) {
    this.main = page.getByRole('main');
  }

  async opens(path: string) {
    return this.page.goto(path);
  }

  /** Touches the page's islands and waits until they answer; forms need no waiting, they are kept and done again. */
  async wakesIslands() {
    await this.page.locator('leptos-island').first().dispatchEvent('pointerover');
    await expect(this.page.locator('html[data-hydrated]')).toBeAttached();
  }

  /** Another tab of the same browser: the same cart. */
  async opensTab(path: string): Promise<Shopper> {
    const tab = new Shopper(await this.page.context().newPage(), this.browser);
    await tab.opens(path);
    return tab;
  }

  // The catalog.

  card(title: string): Locator {
    return this.page.getByRole('article').filter({ has: this.page.getByRole('link', { name: title, exact: true }) });
  }

  async finds(words: string) {
    const box = this.page.getByLabel('Search the shop').filter({ visible: true }).first();
    await box.fill(words);
    await box.press('Enter');
    await expect(this.page).toHaveURL(/\/search\?/);
  }

  /** An answer to a product's question, such as `M` to `Size`. */
  answer(question: string, answer: string): Locator {
    return this.main.getByRole('group', { name: question }).getByRole('link', { name: new RegExp(`^${answer}( \\(|$)`) });
  }

  async chooses(question: string, answer: string) {
    await this.answer(question, answer).click();
    await expect(this.answer(question, answer)).toHaveAttribute('aria-current', 'true');
  }

  /** Price, choices, stock and button of the product's page. */
  get buyBox(): Locator {
    return this.main.locator('form').filter({ has: this.quantityToBuy });
  }

  get quantityToBuy(): Locator {
    return this.page.getByRole('spinbutton', { name: 'Quantity', exact: true });
  }

  get buyButton(): Locator {
    return this.main.getByRole('button', { name: 'Add to cart' });
  }

  // The cart.

  /** Opens a product's page and puts it into the cart; ends on the cart's page without scripts, at its drawer with them. */
  async putsIntoCart(slug: string, { quantity = 1 } = {}) {
    await this.opens(`/products/${slug}`);
    await this.quantityToBuy.fill(String(quantity));
    await this.buyButton.click();
    await this.seesCart();
  }

  /** What an added product leads to. */
  async seesCart() {
    if (this.browser.scripts) await expect(this.drawer).toBeVisible();
    else await expect(this.page).toHaveURL(/\/cart(\?|$)/);
  }

  get drawer(): Locator {
    return this.page.getByRole('dialog', { name: 'Your cart' });
  }

  /** The link to the cart in the main navigation; with scripts it opens the drawer. */
  get cartLink(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^CART/ });
  }

  /** The number on the cart's badge. Without scripts there is none: pages are the same for everybody. */
  async seesPieces(pieces: number) {
    if (this.browser.scripts) await expect(this.page.locator('[data-cart-count]').filter({ visible: true }).first()).toHaveText(String(pieces));
  }

  line(title: string): Locator {
    return this.page.locator('[data-line]:visible').filter({ has: this.page.getByRole('link', { name: title }) });
  }

  quantity(title: string): Locator {
    return this.line(title).getByRole('spinbutton');
  }

  /** The cart's page, awake: for those who type at once, see early-click.spec.ts. */
  async opensCart() {
    await this.opens('/cart');
    if (this.browser.scripts) await this.wakesIslands();
  }

  /** Types a quantity beside a line, and waits for the shop's answer; without scripts it takes the Update button. */
  async changesQuantity(title: string, quantity: string) {
    const answer = this.page.waitForResponse((response) => response.url().includes('/fn/set_quantity'));
    await this.quantity(title).fill(quantity);
    if (this.browser.scripts) await this.quantity(title).press('Enter');
    else await this.line(title).getByRole('button', { name: /^Update/ }).click();
    await answer;
  }

  // The checkout.

  field(name: Field): Locator {
    // The billing address has fields of the same labels.
    return this.main.getByLabel(new RegExp(`^${FIELDS[name]}`)).and(this.main.locator(`[name=${name}]`));
  }

  /** Chooses a country, and waits for its fields; without scripts it takes the button beside it. */
  async choosesCountry(code: string, whose: '' | 'billing_' = '') {
    const fieldsOf = this.main.locator(`[name=${whose}fields_of]`);
    await this.main.locator(`[name=${whose}country]`).selectOption(code);
    if (!this.browser.scripts && (await fieldsOf.inputValue()) !== code)
      await this.main
        .getByRole('button', { name: 'Show the fields of this country' })
        .nth(whose ? 1 : 0)
        .click();
    await expect(fieldsOf).toHaveValue(code);
  }

  async fillsIn(contact: Contact) {
    for (const [name, value] of Object.entries(contact) as [Field, string][]) {
      const field = this.field(name);
      if (name === 'country') await this.choosesCountry(value);
      else if (name === 'region' && (await field.evaluate(({ localName }) => localName)) === 'select') await field.selectOption(value);
      else await field.fill(value);
    }
  }

  async continuesTo(step: 'shipping' | 'payment' | 'review') {
    await this.main.getByRole('button', { name: `Continue to ${step}` }).click();
    await expect(this.page).toHaveURL(new RegExp(`/checkout/${step}$`));
  }

  /** Goes through the steps up to the last look, with the cart as it is. */
  async goesToReview(contact: Contact = ADA, payment?: string) {
    await this.opens('/checkout');
    await this.fillsIn(contact);
    await this.continuesTo('shipping');
    await this.continuesTo('payment');
    if (payment) await this.main.getByRole('radio', { name: new RegExp(`^${payment}`) }).check();
    await this.continuesTo('review');
  }

  get placeButton(): Locator {
    return this.main.getByRole('button', { name: /^Place order/ });
  }

  /** Places the order; answers the address of its payment. */
  async places(): Promise<string> {
    await this.placeButton.click();
    await expect(this.page).toHaveURL(/\/pay\/ord_/);
    return this.page.url();
  }

  /** From the product to the payment's page. */
  async orders(slug: string, quantity = 1): Promise<string> {
    await this.putsIntoCart(slug, { quantity });
    await this.goesToReview();
    return this.places();
  }

  /** From the product to whatever comes after placing an order that is paid by this way. */
  async ordersBy(payment: string, slug: string): Promise<void> {
    await this.putsIntoCart(slug);
    await this.goesToReview(ADA, payment);
    await this.placeButton.click();
    await expect(this.page).toHaveURL(/\/(pay|orders)\/ord_/);
  }

  // Paying.

  async fillsInCard(number: string, { expiry = '12/34', cvc = '123' } = {}) {
    await this.main.getByLabel('Card number').fill(number);
    await this.main.getByLabel('Valid until').fill(expiry);
    await this.main.getByLabel('Security code').fill(cvc);
  }

  get payButton(): Locator {
    return this.main.getByRole('button', { name: /^Pay / });
  }

  async pays(number: string) {
    await this.fillsInCard(number);
    await this.payButton.click();
  }

  /** The order's page, in a status. */
  async seesOrder(status: 'Pending' | 'Paid' | 'Processing' | 'Shipped' | 'Delivered' | 'Cancelled') {
    await expect(this.page).toHaveURL(/\/orders\/ord_/);
    await expect(this.main.locator('[data-order-status]')).toHaveAttribute('data-order-status', status);
  }

  /** From the product to the paid order's page; its number. */
  async buys(slug: string, quantity = 1): Promise<string> {
    await this.orders(slug, quantity);
    await this.pays(CARDS.good);
    await this.seesOrder('Paid');
    return (await this.main.locator('[data-order-number]').textContent())!;
  }

  /** The address of the order's page that is open. */
  get order(): { path: string; id: string } {
    const path = new URL(this.page.url()).pathname;
    return { path, id: path.split('/')[2] };
  }

  /** What a refused form says above its fields. */
  get alert(): Locator {
    return this.main.getByRole('alert').filter({ visible: true });
  }
}
