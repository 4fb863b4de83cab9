// The frame with the card's fields, seen from the shop's page. https://docs.stripe.com/js/element

class PaymentElement {
  #listeners = new Map();
  #calls = new Map();
  #settings;
  #frame = null;
  #started = null;
  #listen = (event) => this.#hear(event);

  constructor(settings) {
    this.#settings = settings;
  }

  mount(target) {
    const place = typeof target === 'string' ? document.querySelector(target) : target;
    if (!place) throw new IntegrationError(`The selector you specified (${target}) applies to no DOM elements that are currently on the page.`);
    this.unmount();
    this.#frame = frameOf(`${ORIGIN}/elements/payment?parent=${encodeURIComponent(location.origin)}`, 'Secure payment input frame');
    Object.assign(this.#frame.style, { display: 'block', width: '100%', height: '190px', margin: '0' });
    window.addEventListener('message', this.#listen);
    this.#started = new Promise((resolve) => { this.#calls.set('loaded', resolve); })
      .then(() => this.#send('start', this.#settings))
      .then(({ error }) => this.#tell(error ? 'loaderror' : 'ready', error ? { error } : {}));
    place.replaceChildren(this.#frame);
  }

  unmount() {
    window.removeEventListener('message', this.#listen);
    this.#frame?.remove();
    this.#frame = null;
    this.#calls.clear();
  }

  destroy() {
    this.unmount();
    this.#listeners.clear();
  }

  on(event, handler) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), handler]);
    return this;
  }

  once(event, handler) {
    const once = (told) => { this.off(event, once); handler(told); };
    return this.on(event, once);
  }

  off(event, handler) {
    this.#listeners.set(event, handler ? (this.#listeners.get(event) ?? []).filter((kept) => kept !== handler) : []);
    return this;
  }

  update() {}
  collapse() {}
  focus() { this.call('focus'); }
  clear() { this.call('clear'); }

  async call(name, given) {
    if (!this.#frame) throw new IntegrationError('Please make sure the Element you are using is still mounted.');
    await this.#started;
    return this.#send(name, given);
  }

  #send(name, given) {
    const call = Math.random().toString(36).slice(2);
    this.#frame.contentWindow.postMessage({ stripe: 'call', call, name, given }, ORIGIN);
    return new Promise((resolve) => { this.#calls.set(call, resolve); });
  }

  #hear({ source, origin, data }) {
    if (source !== this.#frame?.contentWindow || origin !== ORIGIN || data?.stripe !== 'element') return;
    if (data.event === 'loaded') this.#calls.get('loaded')?.();
    if (data.event === 'height') this.#frame.style.height = `${data.height + 4}px`;
    if (data.event === 'answer') {
      this.#calls.get(data.call)?.(data.answer);
      this.#calls.delete(data.call);
    }
    if (data.event === 'change') {
      this.#tell('change', { empty: data.empty, complete: data.complete, collapsed: false, value: { type: 'card' } });
    }
  }

  #tell(event, details) {
    for (const handler of this.#listeners.get(event) ?? []) handler({ elementType: 'payment', ...details });
  }
}
