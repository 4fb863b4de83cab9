// The card's fields. They live in a frame of Stripe's, so the shop's page never sees a card: it only sends messages.
// https://docs.stripe.com/security/guide#validating-pci-compliance
'use strict';

const shop = new URLSearchParams(location.search).get('parent');
const form = document.forms[0];
const { number, expiry, cvc } = form.elements;
let settings = {};

const MISTAKES = {
  number: { incomplete: ['incomplete_number', 'Your card number is incomplete.'], wrong: ['invalid_number', 'Your card number is invalid.'] },
  expiry: {
    incomplete: ['incomplete_expiry', 'Your card’s expiration date is incomplete.'],
    wrong: ['invalid_expiry_year_past', 'Your card’s expiration date is in the past.'],
  },
  cvc: { incomplete: ['incomplete_cvc', 'Your card’s security code is incomplete.'] },
};

const tell = (message) => window.parent.postMessage({ stripe: 'element', ...message }, shop);
const digits = (field) => field.value.replace(/\D/g, '');

function format(field) {
  const typed = digits(field);
  if (field === number) field.value = typed.slice(0, 16).replace(/(\d{4})(?=\d)/g, '$1 ');
  if (field === cvc) field.value = typed.slice(0, 4);
  if (field === expiry) {
    const padded = /^[2-9]/.test(typed) ? `0${typed}` : typed;
    const month = padded.slice(0, 2);
    const year = padded.slice(2).replace(/^20(?=\d\d)/, '').slice(0, 2);
    field.value = year ? `${month} / ${year}` : month;
  }
}

function state(field) {
  const typed = digits(field);
  if (field === number) return typed.length < 16 ? 'incomplete' : passesLuhn(typed) ? 'good' : 'wrong';
  if (field === cvc) return typed.length < 3 ? 'incomplete' : 'good';
  if (typed.length < 4) return 'incomplete';
  const now = new Date();
  const [month, year] = [Number(typed.slice(0, 2)), 2000 + Number(typed.slice(2))];
  const over = year * 12 + month < now.getFullYear() * 12 + now.getMonth() + 1;
  return month < 1 || month > 12 || over ? 'wrong' : 'good';
}

function passesLuhn(typed) {
  const sum = [...typed].reduce((total, digit, index) => {
    const value = Number(digit) * (2 - (index % 2));
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

// The first mistake as Stripe.js tells it, and all of them in the frame.
function validate() {
  let first = null;
  for (const field of [number, expiry, cvc]) {
    const mistake = MISTAKES[field.name][state(field)];
    show(field, mistake?.[1] ?? '');
    if (mistake && !first) {
      first = { type: 'validation_error', code: mistake[0], message: mistake[1] };
      field.focus();
    }
  }
  return first;
}

function show(field, message) {
  field.setAttribute('aria-invalid', String(Boolean(message)));
  document.getElementById(`${field.name}-error`).textContent = message;
  tellHeight();
}

const tellHeight = () => tell({ event: 'height', height: form.offsetHeight });

form.addEventListener('input', ({ target }) => {
  format(target);
  show(target, '');
  const fields = [number, expiry, cvc];
  tell({
    event: 'change',
    empty: fields.every((field) => field.value === ''),
    complete: fields.every((field) => state(field) === 'good'),
  });
});
form.addEventListener('focusout', ({ target }) => {
  if (target.value) show(target, MISTAKES[target.name]?.[state(target)]?.[1] ?? '');
});
form.addEventListener('submit', (event) => event.preventDefault());

const CALLS = {
  async start(given) {
    settings = given;
    for (const [name, value] of Object.entries(given.appearance?.variables ?? {})) {
      document.documentElement.style.setProperty(`--${name}`, String(value));
    }
    if (given.locale && given.locale !== 'auto') document.documentElement.lang = given.locale;
    if (given.clientSecret) {
      const { error } = await ask('GET', pathOf(given.clientSecret), { client_secret: given.clientSecret });
      if (error) return { error };
    }
    tellHeight();
    return {};
  },
  async submit() {
    const error = validate();
    return error ? { error } : { selectedPaymentMethod: 'card' };
  },
  async confirm({ clientSecret, parameters, billingDetails }) {
    const error = validate();
    if (error) return { error };
    const answer = await ask('POST', `${pathOf(clientSecret)}/confirm`, {
      ...parameters,
      client_secret: clientSecret,
      payment_method_data: {
        type: 'card',
        billing_details: billingDetails,
        card: {
          number: digits(number),
          exp_month: Number(digits(expiry).slice(0, 2)),
          exp_year: 2000 + Number(digits(expiry).slice(2)),
          cvc: cvc.value,
        },
      },
    });
    return answer.error ? { error: answer.error } : { intent: answer };
  },
  async focus() { number.focus(); },
  async clear() { form.reset(); },
};

function pathOf(clientSecret) {
  const id = clientSecret.split('_secret_')[0];
  return `/v1/${id.startsWith('seti_') ? 'setup_intents' : 'payment_intents'}/${id}`;
}

async function ask(method, path, parameters) {
  const encoded = new URLSearchParams([['key', settings.key], ...flattened(parameters)]);
  try {
    const response = method === 'GET' ? await fetch(`${path}?${encoded}`) : await fetch(path, { method, body: encoded });
    return await response.json();
  } catch {
    return { error: { type: 'api_connection_error', message: 'We could not reach the payment service. Please try again.' } };
  }
}

function flattened(parameters, within = '') {
  return Object.entries(parameters ?? {}).flatMap(([name, value]) => {
    const full = within ? `${within}[${name}]` : name;
    if (value === undefined || value === null) return [];
    return typeof value === 'object' ? flattened(value, full) : [[full, String(value)]];
  });
}

window.addEventListener('message', async ({ source, origin, data }) => {
  if (source !== window.parent || origin !== shop || data?.stripe !== 'call') return;
  tell({ event: 'answer', call: data.call, answer: await CALLS[data.name](data.given ?? {}) });
});
tell({ event: 'loaded' });
