"""The hosted page on which a Checkout Session is paid, without scripts.

https://docs.stripe.com/payments/checkout/how-checkout-works
"""
from html import escape

from aiohttp import web

from ..errors import StripeError
from ..money import written
from ..resources.checkout_session import CheckoutSession
from ..resources.confirmation import confirm
from ..store import store
from .card_form import IncompleteCard, card_of
from .template import Markup, page, sentence

COMPLETE = 'You have already paid. You can close this page.'
EXPIRED = 'This checkout session has expired. Please go back to the shop and try again.'
UNKNOWN = 'This checkout session does not exist.'


async def show(request):
    """Also where 3-D Secure leads back to."""
    session = session_of(request)
    if session is None:
        return sentence(UNKNOWN, 404)
    if session.status == 'complete' and 'redirect_status' in request.query:
        raise web.HTTPSeeOther(session.success_url)
    if session.status != 'open':
        return sentence(COMPLETE if session.status == 'complete' else EXPIRED)
    intent = store.get(f'payment_intent:{session.payment_intent}')
    failed = intent and request.query.get('redirect_status') == 'failed' and intent.last_payment_error
    return form(session, failed['message'] if failed else '')


async def pay(request):
    session, given = session_of(request), await request.post()
    if session is None:
        return sentence(UNKNOWN, 404)
    if session.status != 'open':
        return sentence(COMPLETE if session.status == 'complete' else EXPIRED, 409)
    try:
        card = card_of(given)
        intent = session.start_payment(given.get('email'), given.get('name'))
        confirm(intent, {'return_url': intent.return_url, 'payment_method_data': {
            'type': 'card', 'card': card, 'billing_details': {'email': given.get('email'), 'name': given.get('name')}}})
    except IncompleteCard as mistake:
        return form(session, str(mistake), given)
    except StripeError as error:
        return form(session, error.body['error']['message'], given)
    if intent.status == 'requires_action':
        raise web.HTTPSeeOther(intent.next_action['redirect_to_url']['url'])
    raise web.HTTPSeeOther(session.success_url)


def form(session, error='', given=None):
    given = given or {}
    cancel_url = session.given.get('cancel_url')
    return page(
        'checkout.html', total=written(session.amount_total, session.currency), items=Markup(rows_of(session)),
        error=Markup(f'<p role="alert">{escape(error)}</p>' if error else ''),
        email=given.get('email') or session.email or '', name=given.get('name') or '',
        cancel=Markup(f'<p><a href="{escape(cancel_url)}">Back to the shop</a></p>' if cancel_url else ''))


def rows_of(session):
    lines = [(f'{item.quantity} × {item.name}', item.amount) for item in session.items]
    if session.shipping_rate:
        lines.append((session.shipping_rate['display_name'], session.amount_shipping))
    return ''.join(f'<tr><td>{escape(name)}<td>{escape(written(amount, session.currency))}' for name, amount in lines)


def session_of(request):
    return store.get(f'{CheckoutSession.object}:{request.match_info["id"]}')


def add_pages(router):
    router.add_get('/c/pay/{id}', show)
    router.add_post('/c/pay/{id}', pay)
