"""https://docs.stripe.com/api/checkout/sessions: a page of Stripe on which an order is paid.

Its PaymentIntent is made when the customer first pays, not with the session:
https://docs.stripe.com/changelog/2022-08-01/deferred-paymentintent-checkout-session
"""
import time

from localstripe import resources as localstripe
from localstripe.resources import random_id

from .. import errors
from ..asking import later
from ..lists import Page, page
from ..money import refuse_unusual
from ..parameters import merged
from ..settings import settings
from ..store import store
from .checkout_parameters import CREATE, LIST, LIST_ITEMS, UPDATE
from .checkout_shape import shape_of
from .customer import Customer
from .event import announce
from .kinds import find, referred
from .line_item import LineItem
from .payment_intent import PaymentIntent

# Seconds. https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-expires_at
SHORTEST, LONGEST = 30 * 60, 24 * 60 * 60
CLOCKS_DIFFER = 60


class CheckoutSession(localstripe.StripeObject):
    object = 'checkout.session'

    _on_demand = ('line_items',)
    payment_intent = None  # its id

    def __init__(self, given):
        super().__init__(f'cs_test_{random_id(58)}')
        self.given = given
        self.items = [LineItem(item, self.created) for item in given['line_items']]
        self.currency = self.items[0].price['currency']
        self.customer = given.get('customer')
        self.customer_details = None
        self.expires_at = given.get('expires_at', self.created + LONGEST)
        self.metadata = merged({}, given.get('metadata'))
        self.status = 'open'
        if self.customer:
            store.file(self, 'customer', self.customer)
        later(self.expires_at - self.created, self.expire_if_open)

    @classmethod
    def create(cls, parameters):
        given = CREATE.read(parameters)
        refuse_what_cannot_be_sold(given)
        session = cls(given)
        refuse_unusual(session.amount_total, session.currency)
        return session

    @classmethod
    def retrieve(cls, id, query):
        return find(cls, id)

    @classmethod
    def update(cls, id, parameters):
        session, given = find(cls, id), UPDATE.read(parameters)
        session.metadata = merged(session.metadata, given.get('metadata'))
        return session

    @classmethod
    def expire(cls, id, parameters):
        session = find(cls, id)
        if session.status != 'open':
            raise errors.unexpected_state(f'Only Checkout Sessions with a status in ["open"] can be expired. This '
                                          f'Checkout Session has a status of {session.status}.', None)
        session.expire_if_open()
        return session

    @classmethod
    def list(cls, query):
        return page(cls, LIST.read(query), '/v1/checkout/sessions', filed_by=('payment_intent', 'customer'))

    @classmethod
    def list_items(cls, id, query):
        LIST_ITEMS.read(query)
        return find(cls, id).line_items

    @property
    def line_items(self):
        return Page(f'/v1/checkout/sessions/{self.id}/line_items', self.items, False)

    @property
    def amount_subtotal(self):
        return sum(item.amount for item in self.items)

    @property
    def shipping_rate(self):
        """The first is chosen at first, and nobody chooses another here."""
        options = self.given.get('shipping_options')
        return options[0]['shipping_rate_data'] if options else None

    @property
    def amount_shipping(self):
        return self.shipping_rate['fixed_amount']['amount'] if self.shipping_rate else 0

    @property
    def amount_total(self):
        return self.amount_subtotal + self.amount_shipping

    @property
    def payment_status(self):
        """What is only authorised is not paid yet."""
        intent = self.payment_intent and find(PaymentIntent, self.payment_intent)
        return 'paid' if intent and intent.status == 'succeeded' else 'unpaid'

    @property
    def url(self):
        return f'{settings.base_url}/c/pay/{self.id}' if self.status == 'open' else None

    def start_payment(self, email=None, name=None):
        """Its PaymentIntent, made at the first try; the later ones are tries of the same."""
        if self.status != 'open':
            raise errors.unexpected_state(f'This Checkout Session has a status of {self.status}.', None)
        self.customer_details = {'email': email or self.email, 'name': name}
        if self.payment_intent:
            return find(PaymentIntent, self.payment_intent)
        if self.customer is None and self.given.get('customer_creation') == 'always':
            self.customer = Customer(email=self.customer_details['email'], name=name).id
            store.file(self, 'customer', self.customer)
        intent = PaymentIntent(self.amount_total, self.currency, self.customer,
                               **(self.given.get('payment_intent_data') or {}))
        intent.checkout_session = self
        intent.return_url = f'{settings.base_url}/c/pay/{self.id}'
        self.payment_intent = intent.id
        store.file(self, 'payment_intent', intent.id)
        announce('payment_intent.created', intent)
        return intent

    @property
    def email(self):
        return self.given.get('customer_email') or (self.customer and find(Customer, self.customer).email)

    def complete(self):
        """Its PaymentIntent says so, when it is paid."""
        self.status = 'complete'
        announce('checkout.session.completed', self)

    def expire_if_open(self):
        if self.status != 'open':
            return
        self.status = 'expired'
        intent = self.payment_intent and find(PaymentIntent, self.payment_intent)
        if intent and intent.status != 'processing':
            intent.cancel_for('expired')
        announce('checkout.session.expired', self)

    @property
    def success_url(self):
        """https://docs.stripe.com/payments/checkout/custom-success-page"""
        return self.given['success_url'].replace('{CHECKOUT_SESSION_ID}', self.id)

    def _export(self, expand=None):
        return shape_of(self)


def refuse_what_cannot_be_sold(given):
    if not given['line_items']:
        raise errors.missing('line_items')
    if len({item['price_data']['currency'] for item in given['line_items']}) > 1:
        raise errors.invalid('All prices on a Checkout Session must have the same currency.', 'line_items')
    if given.get('customer') and given.get('customer_email'):
        raise errors.invalid('You may only specify one of these parameters: customer, customer_email.', 'customer')
    if given.get('customer'):
        referred(Customer, given['customer'], 'customer')
    for name in ('success_url', 'cancel_url'):
        if name in given and not (given[name] or '').startswith(('http://', 'https://')):
            raise errors.invalid('Not a valid URL', name, 'url_invalid')
    if 'expires_at' in given:
        ahead = given['expires_at'] - time.time()
        if not SHORTEST - CLOCKS_DIFFER <= ahead <= LONGEST + CLOCKS_DIFFER:
            raise errors.invalid('The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from '
                                 'Checkout Session creation.', 'expires_at')
