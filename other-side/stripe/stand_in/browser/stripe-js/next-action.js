// What happens after an intent was confirmed: 3-D Secure, then the way back to the shop.
// https://docs.stripe.com/js/payment_intents/handle_next_action

// The page is being left.
const neverSettles = () => new Promise(() => {});

async function goOn(key, intent, { returnUrl, redirect }) {
  if (intent.status === 'requires_action') {
    if (intent.next_action.type === 'redirect_to_url') {
      location.assign(intent.next_action.redirect_to_url.url);
      return neverSettles();
    }
    await authenticateInFrame(intent);
    const answer = await retrieve(key, intent.client_secret);
    if (answer.error) return answer;
    intent = answer.paymentIntent ?? answer.setupIntent;
    const error = intent.last_payment_error ?? intent.last_setup_error;
    if (intent.status === 'requires_payment_method') return { error: { ...error, [intent.object]: intent } };
  }
  if (redirect === 'always' && returnUrl) {
    location.assign(wayBack(returnUrl, intent));
    return neverSettles();
  }
  return named(intent);
}

function wayBack(returnUrl, intent) {
  const url = new URL(returnUrl);
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret);
  url.searchParams.set('redirect_status', 'succeeded');
  return url.href;
}

// Resolves when the customer has answered; how is asked of the API.
function authenticateInFrame(intent) {
  const url = new URL(intent.next_action.use_stripe_sdk.stripe_js);
  url.searchParams.set('parent', location.origin);
  const frame = frameOf(url.href, '3-D Secure');
  Object.assign(frame.style, { width: '100%', maxWidth: '480px', height: '400px', background: '#fff', borderRadius: '8px' });
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-modal', 'true');
  dialog.setAttribute('aria-label', '3-D Secure');
  Object.assign(dialog.style, {
    position: 'fixed', inset: '0', zIndex: '2147483647', display: 'flex', alignItems: 'center',
    justifyContent: 'center', background: 'rgba(0, 0, 0, 0.6)',
  });
  dialog.append(frame);
  const focused = document.activeElement;
  document.body.append(dialog);
  frame.focus();
  return new Promise((resolve) => {
    window.addEventListener('message', function listen({ source, origin, data }) {
      if (source !== frame.contentWindow || origin !== ORIGIN || data?.stripe !== 'authenticated') return;
      window.removeEventListener('message', listen);
      dialog.remove();
      focused?.focus?.();
      resolve();
    });
  });
}

function frameOf(src, title) {
  const frame = document.createElement('iframe');
  frame.src = src;
  frame.title = title;
  frame.name = `__privateStripeFrame${Math.random().toString(36).slice(2)}`;
  frame.style.border = 'none';
  return frame;
}
