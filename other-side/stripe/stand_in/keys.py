"""Who may ask for what. https://docs.stripe.com/keys

The secret key may ask for everything. The publishable key is in the shop's page, so everybody has it: it is good only
for what Stripe.js does, and then together with the client secret of the one object.
"""
import base64
import binascii
import hmac
import re

from .errors import StripeError
from .settings import settings

BROWSER_MAY = tuple((method, re.compile(path)) for method, path in (
    ('GET', r'/v1/payment_intents/\w+'),
    ('POST', r'/v1/payment_intents/\w+/confirm'),
    ('GET', r'/v1/setup_intents/\w+'),
    ('POST', r'/v1/setup_intents/\w+/confirm'),
))


def is_from_browser(request, parameters):
    """Whether it is a browser that asks; refuses whom it does not know."""
    key = key_of(request, parameters)
    if key is None:
        raise refused("You did not provide an API key. You need to provide your API key in the Authorization header, "
                      "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').")
    if key.startswith('pk_test_'):
        if not browser_may(request.method, request.path):
            raise refused('This API call cannot be made with a publishable API key. Please use a secret API key. You '
                          'can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
                          'secret_key_required')
        return True
    if not hmac.compare_digest(key.encode(), settings.key.encode()):
        raise refused(f'Invalid API Key provided: {key[:8]}{"*" * 8}{key[-4:]}')
    return False


def browser_may(method, path):
    return any(method == allowed and pattern.fullmatch(path) for allowed, pattern in BROWSER_MAY)


def key_of(request, parameters):
    """From a header, or as Stripe.js sends it: among the parameters."""
    scheme, _, credentials = request.headers.get('Authorization', '').partition(' ')
    if scheme == 'Bearer':
        return credentials
    if scheme == 'Basic':
        try:
            return base64.b64decode(credentials).decode().partition(':')[0]
        except (binascii.Error, UnicodeDecodeError):
            return None
    return parameters.get('key')


def refused(message, code=None):
    return StripeError(401, message, code=code)
