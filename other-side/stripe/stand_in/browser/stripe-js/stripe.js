// https://docs.stripe.com/js/initializing

function Stripe(key, { locale } = {}) {
  if (!/^pk_test_/.test(key ?? '')) throw new IntegrationError('Please call Stripe() with your publishable key, pk_test_….');

  async function confirm({ elements, clientSecret = elements?.clientSecret, confirmParams = {}, redirect = 'always' }) {
    const { return_url: returnUrl, payment_method_data: { billing_details: billingDetails } = {}, ...others } = confirmParams;
    if (redirect === 'always' && !returnUrl) throw new IntegrationError('confirmParams.return_url is required.');
    const parameters = { ...others, return_url: returnUrl, use_stripe_sdk: redirect === 'if_required' };
    const answer = elements
      ? await elements.call('confirm', { clientSecret, parameters, billingDetails })
      : await confirmed(clientSecret, parameters);
    return answer.error ? answer : goOn(key, answer.intent, { returnUrl, redirect });
  }

  async function confirmed(clientSecret, parameters) {
    const intent = await ask(key, 'POST', `${pathOf(clientSecret)}/confirm`, { client_secret: clientSecret, ...parameters });
    return intent.error ? { error: intent.error } : { intent };
  }

  async function confirmSaved(clientSecret, { payment_method, ...others } = {}, { handleActions = true } = {}) {
    if (payment_method && typeof payment_method !== 'string') {
      throw new IntegrationError('The stand-in for Stripe.js takes the id of a saved payment method here.');
    }
    const answer = await confirmed(clientSecret, { ...others, payment_method, use_stripe_sdk: true });
    if (answer.error) return answer;
    return handleActions ? goOn(key, answer.intent, { redirect: 'if_required' }) : named(answer.intent);
  }

  async function handleNextAction({ clientSecret }) {
    const answer = await retrieve(key, clientSecret);
    return answer.error ? answer : goOn(key, answer.paymentIntent ?? answer.setupIntent, { redirect: 'if_required' });
  }

  return {
    elements: (options = {}) => new Elements(key, { locale, ...options }),
    confirmPayment: confirm,
    confirmSetup: confirm,
    confirmCardPayment: confirmSaved,
    confirmCardSetup: confirmSaved,
    handleNextAction,
    handleCardAction: (clientSecret) => handleNextAction({ clientSecret }),
    retrievePaymentIntent: (clientSecret) => retrieve(key, clientSecret),
    retrieveSetupIntent: (clientSecret) => retrieve(key, clientSecret),
    registerAppInfo() {},
  };
}

Stripe.version = 'test';
window.Stripe = Stripe;
