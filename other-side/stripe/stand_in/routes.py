"""Every route that is ours, on one page."""
from aiohttp import web
from localstripe.errors import UserError

from .browser_view import hide_in_error, seen_by_asker
from .control import add_control
from .expansion import expanded
from .pages import authentication, checkout, payment_element
from .resources.account import retrieve_account, retrieve_balance
from .resources.charge import Charge
from .resources.checkout_session import CheckoutSession
from .resources.customer import Customer
from .resources.dispute import Dispute
from .resources.event import Event
from .resources.payment_intent import PaymentIntent
from .resources.payment_method import PaymentMethod
from .resources.refund import Refund
from .resources.setup_intent import SetupIntent

ROUTES = (
    ('GET', '/v1/account', retrieve_account),
    ('GET', '/v1/balance', retrieve_balance),

    ('POST', '/v1/payment_intents', PaymentIntent.create),
    ('GET', '/v1/payment_intents', PaymentIntent.list),
    ('GET', '/v1/payment_intents/{id}', PaymentIntent.retrieve),
    ('POST', '/v1/payment_intents/{id}', PaymentIntent.update),
    ('POST', '/v1/payment_intents/{id}/confirm', PaymentIntent.confirm),
    ('POST', '/v1/payment_intents/{id}/capture', PaymentIntent.capture),
    ('POST', '/v1/payment_intents/{id}/cancel', PaymentIntent.cancel),

    ('GET', '/v1/charges', Charge.list),
    ('GET', '/v1/charges/{id}', Charge.retrieve),

    ('POST', '/v1/refunds', Refund.create),
    ('GET', '/v1/refunds', Refund.list),
    ('GET', '/v1/refunds/{id}', Refund.retrieve),
    ('POST', '/v1/refunds/{id}', Refund.update),

    ('POST', '/v1/customers', Customer.create),
    ('GET', '/v1/customers', Customer.list),
    ('GET', '/v1/customers/{id}', Customer.retrieve),
    ('POST', '/v1/customers/{id}', Customer.update),
    ('DELETE', '/v1/customers/{id}', Customer.delete),
    ('GET', '/v1/customers/{customer}/payment_methods', PaymentMethod.list_of_customer),
    ('GET', '/v1/customers/{customer}/payment_methods/{id}', PaymentMethod.retrieve_of_customer),

    ('POST', '/v1/payment_methods', PaymentMethod.create),
    ('GET', '/v1/payment_methods', PaymentMethod.list),
    ('GET', '/v1/payment_methods/{id}', PaymentMethod.retrieve),
    ('POST', '/v1/payment_methods/{id}', PaymentMethod.update),
    ('POST', '/v1/payment_methods/{id}/attach', PaymentMethod.attach_to),
    ('POST', '/v1/payment_methods/{id}/detach', PaymentMethod.detach_from),

    ('POST', '/v1/setup_intents', SetupIntent.create),
    ('GET', '/v1/setup_intents', SetupIntent.list),
    ('GET', '/v1/setup_intents/{id}', SetupIntent.retrieve),
    ('POST', '/v1/setup_intents/{id}', SetupIntent.update),
    ('POST', '/v1/setup_intents/{id}/confirm', SetupIntent.confirm),
    ('POST', '/v1/setup_intents/{id}/cancel', SetupIntent.cancel),

    ('POST', '/v1/checkout/sessions', CheckoutSession.create),
    ('GET', '/v1/checkout/sessions', CheckoutSession.list),
    ('GET', '/v1/checkout/sessions/{id}', CheckoutSession.retrieve),
    ('POST', '/v1/checkout/sessions/{id}', CheckoutSession.update),
    ('POST', '/v1/checkout/sessions/{id}/expire', CheckoutSession.expire),
    ('GET', '/v1/checkout/sessions/{id}/line_items', CheckoutSession.list_items),

    ('GET', '/v1/disputes', Dispute.list),
    ('GET', '/v1/disputes/{id}', Dispute.retrieve),
    ('POST', '/v1/disputes/{id}', Dispute.update),
    ('POST', '/v1/disputes/{id}/close', Dispute.give_in),

    ('GET', '/v1/events', Event.list),
    ('GET', '/v1/events/{id}', Event.retrieve),
)


def add_routes(router):
    for method, path, action in ROUTES:
        router.add_route(method, path, answered_by(action))
    add_control(router)
    checkout.add_pages(router)
    authentication.add_pages(router)
    payment_element.add_pages(router)


def answered_by(action):
    """An action gets what the path names and then the parameters, and gives a thing that can be shown."""
    async def handle(request):
        parameters = dict(request['parameters'])
        expand = parameters.pop('expand', [])
        try:
            return web.json_response(seen_by_asker(expanded(action(*request.match_info.values(), parameters), expand)))
        except UserError as error:
            hide_in_error(error)
            raise
    return handle
