"""What lets a browser act on one intent. https://docs.stripe.com/payments/payment-intents#client-secret"""
import hmac

from .. import errors
from ..asking import current


def check(intent, secret):
    """A browser must know the secret; who has the secret key need not tell it."""
    if secret is None and not current().in_browser:
        return
    if secret is None:
        raise errors.missing('client_secret')
    if not hmac.compare_digest(secret.encode(), intent.client_secret.encode()):
        raise errors.invalid(f'The client_secret provided does not match the client_secret associated with this '
                             f'{"PaymentIntent" if intent.object == "payment_intent" else "SetupIntent"}.',
                             'client_secret', f'{intent.object}_invalid_parameter')
