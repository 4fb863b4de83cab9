// https://docs.stripe.com/js/elements_object

class Elements {
  #key;
  #options;
  #payment = null;

  constructor(key, options) {
    this.#key = key;
    this.#options = options;
    if (options.clientSecret) idOf(options.clientSecret);
  }

  get clientSecret() { return this.#options.clientSecret; }

  create(type) {
    if (type !== 'payment') throw new IntegrationError(`The stand-in for Stripe.js has no Element of type ${type}.`);
    if (this.#payment) throw new IntegrationError('Can only create one Element of type payment.');
    const { clientSecret, appearance, locale } = this.#options;
    this.#payment = new PaymentElement({ key: this.#key, clientSecret, appearance, locale });
    const destroy = this.#payment.destroy.bind(this.#payment);
    this.#payment.destroy = () => { destroy(); this.#payment = null; };
    return this.#payment;
  }

  getElement(type) { return type === 'payment' ? this.#payment : null; }

  update(options) { Object.assign(this.#options, options); }

  async fetchUpdates() { return {}; }

  async submit() { return this.call('submit'); }

  async call(name, given) {
    if (!this.#payment) throw new IntegrationError('Please create and mount a Payment Element first.');
    return this.#payment.call(name, given);
  }
}
