"""3-D Secure: the customer's bank asks, on a page of its own or in a frame that Stripe.js opens.

https://docs.stripe.com/payments/3d-secure/authentication-flow; where the customer is led back to and with what:
https://docs.stripe.com/payments/payment-intents/verifying-status#return-url
"""
import hmac

from aiohttp import web
from yarl import URL

from ..money import written
from ..resources.kinds import kept
from .template import page, sentence

UNKNOWN = 'There is no such payment.'
OVER = 'This payment does not wait for authentication any more.'


async def ask(request):
    intent = intent_of(request)
    if intent is None:
        return sentence(UNKNOWN, 404)
    if intent.status == 'requires_action':
        return page('authentication.html', amount=amount_of(intent))
    return over(request, intent)


async def answer(request):
    intent, form = intent_of(request), await request.post()
    if intent is None:
        return sentence(UNKNOWN, 404)
    if intent.status == 'requires_action':
        intent.authenticate(form.get('outcome') == 'complete')
    return over(request, intent)


def over(request, intent):
    """A frame tells the page around it, a page leads back to the shop."""
    if request.path.endswith('/in-frame'):
        return page('authenticated.html', parent=request.query.get('parent', ''), intent=intent.id)
    if intent.return_url is None:
        return sentence(OVER)
    raise web.HTTPSeeOther(way_back(intent))


def way_back(intent):
    done = intent.status in ('succeeded', 'requires_capture', 'processing')
    return URL(intent.return_url).update_query({
        intent.object: intent.id, f'{intent.object}_client_secret': intent.client_secret,
        'redirect_status': 'succeeded' if done else 'failed'})


def amount_of(intent):
    return written(intent.amount, intent.currency) if intent.object == 'payment_intent' else 'this card'


def intent_of(request):
    """Only for who knows its secret."""
    intent = kept(request.match_info['id'])
    secret = request.query.get('client_secret', '')
    known = intent is not None and hmac.compare_digest(getattr(intent, 'client_secret', '').encode(), secret.encode())
    return intent if known else None


def add_pages(router):
    for path in ('/3d-secure/{id}', '/3d-secure/{id}/in-frame'):
        router.add_get(path, ask)
        router.add_post(path, answer)
