// The API, as far as a publishable key may ask it.

const ORIGIN = new URL(document.currentScript.src).origin;
const FAILURE = { type: 'api_connection_error', message: 'We could not reach the payment service. Please try again.' };

// A mistake in the page that uses this script. https://docs.stripe.com/error-handling
class IntegrationError extends Error {
  name = 'IntegrationError';
}

async function ask(key, method, path, parameters) {
  const encoded = new URLSearchParams(flattened({ key, ...parameters }));
  try {
    const response = method === 'GET'
      ? await fetch(`${ORIGIN}${path}?${encoded}`)
      : await fetch(ORIGIN + path, { method, body: encoded });
    return await response.json();
  } catch {
    return { error: FAILURE };
  }
}

function flattened(parameters, within = '') {
  return Object.entries(parameters).flatMap(([name, value]) => {
    const full = within ? `${within}[${name}]` : name;
    if (value === undefined || value === null) return [];
    return typeof value === 'object' ? flattened(value, full) : [[full, String(value)]];
  });
}

const idOf = (clientSecret) => {
  if (!/^(pi|seti)_\w+_secret_\w+$/.test(clientSecret ?? '')) {
    throw new IntegrationError(`Invalid value for clientSecret: ${clientSecret}`);
  }
  return clientSecret.split('_secret_')[0];
};
const isSetup = (clientSecret) => clientSecret.startsWith('seti_');
const pathOf = (clientSecret) => `/v1/${isSetup(clientSecret) ? 'setup_intents' : 'payment_intents'}/${idOf(clientSecret)}`;
const named = (intent) => (intent.object === 'setup_intent' ? { setupIntent: intent } : { paymentIntent: intent });

async function retrieve(key, clientSecret) {
  const intent = await ask(key, 'GET', pathOf(clientSecret), { client_secret: clientSecret });
  return intent.error ? { error: intent.error } : named(intent);
}
