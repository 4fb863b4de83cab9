"""https://docs.stripe.com/api/payment_methods"""
import time

from localstripe import resources as localstripe

from .. import cards, errors
from ..lists import listing, page
from ..parameters import (BILLING_DETAILS, Parameters, accepted, merged, metadata, needed, one_of, text, whole,
                          whole_address)
from ..store import store
from .customer import Customer
from .event import announce
from .kinds import find, referred

CARD = Parameters(number=needed(text), exp_month=needed(whole), exp_year=needed(whole), cvc=text)
CREATE = Parameters(type=needed(one_of('card', 'sepa_debit')), card=CARD, sepa_debit=accepted,
                    billing_details=BILLING_DETAILS, metadata=metadata, allow_redisplay=accepted)
UPDATE = Parameters(billing_details=BILLING_DETAILS, metadata=metadata, allow_redisplay=accepted)
ATTACH = Parameters(customer=needed(text))
LIST = listing(customer=text, type=text, allow_redisplay=accepted)


class PaymentMethod(localstripe.PaymentMethod):
    def __init__(self, allow_redisplay='unspecified', **localstripes):
        if localstripes['type'] == 'card':
            localstripes['card'] = checked(localstripes.get('card'))
        super().__init__(**localstripes)
        self.allow_redisplay = allow_redisplay
        self.spent = False  # paid with, and not kept for a customer: not good for a second payment
        self.set_up = False  # authenticated to be charged later
        self.test_card = cards.behind_number(self._card_number) if self.type == 'card' else None
        if self.test_card:
            self.card |= {'brand': self.test_card.brand, 'funding': self.test_card.funding, 'country': 'US'}

    # What localstripe asks of a payment method, answered from our table.

    def _requires_authentication(self):
        return bool(self.test_card) and self.test_card.authentication.is_needed(False, self.set_up)

    def _attaching_is_declined(self):
        return bool(self.test_card) and self.test_card.decline is not None and not self.test_card.attaches

    def _charging_is_declined(self):
        return super()._charging_is_declined() if self.test_card is None else self.test_card.decline is not None

    @classmethod
    def create(cls, parameters):
        return cls(**CREATE.read(parameters))

    @classmethod
    def retrieve(cls, id, query):
        return find(cls, id)

    @classmethod
    def retrieve_of_customer(cls, customer, id, query):
        method = find(cls, id)
        if method.customer != customer:
            raise errors.no_such('payment_method', id)
        return method

    @classmethod
    def update(cls, id, parameters):
        method, given = find(cls, id), UPDATE.read(parameters)
        if 'metadata' in given:
            method.metadata = merged(method.metadata, given['metadata'])
        if given.get('billing_details'):
            method.billing_details |= given['billing_details']
        announce('payment_method.updated', method)
        return method

    @classmethod
    def list(cls, query):
        given = LIST.read(query)
        if 'customer' not in given:
            raise errors.missing('customer')
        return cls.list_of_customer(given.pop('customer'), query, '/v1/payment_methods')

    @classmethod
    def list_of_customer(cls, customer, query, url=None):
        referred(Customer, customer, 'customer')
        given = LIST.read(query) | {'customer': customer}
        given.pop('allow_redisplay', None)
        return page(cls, given, url or f'/v1/customers/{customer}/payment_methods', filed_by=('customer',))

    @classmethod
    def attach_to(cls, id, parameters):
        method = cls.named(id)
        customer = referred(Customer, ATTACH.read(parameters)['customer'], 'customer')
        if method._attaching_is_declined():
            decline = method.test_card.decline
            raise errors.StripeError(402, decline.message, type='card_error', code=decline.code,
                                     decline_code=decline.decline_code, remembered=True)
        method.attach(customer.id)
        return method

    @classmethod
    def detach_from(cls, id, parameters):
        method = find(cls, id)
        if method.customer is None:
            raise errors.unexpected_state('The payment method you provided is not attached to a customer so detachment '
                                          'is impossible.', 'payment_method_unexpected_state')
        method.detach()
        return method

    @classmethod
    def named(cls, id, param='payment_method'):
        """What an id names; one of Stripe's tokens for tests is a new payment method each time.
        https://docs.stripe.com/testing#use-test-cards"""
        if card := cards.behind_token(id):
            year = time.gmtime().tm_year + 1
            return cls(type='card', card={'number': card.number, 'exp_month': 12, 'exp_year': year, 'cvc': '123'})
        return referred(cls, id, param)

    def attach(self, customer):
        if self.customer != customer:
            self.customer = customer
            store.file(self, 'customer', customer)
            announce('payment_method.attached', self)

    def detach(self):
        customer, self.customer = self.customer, None
        self.spent = True
        store.take_out(self, 'customer', customer)
        announce('payment_method.detached', self, {'customer': customer})

    def _export(self, expand=None):
        details = self.billing_details
        shown = {
            'id': self.id, 'object': 'payment_method', 'allow_redisplay': self.allow_redisplay,
            'billing_details': {'address': whole_address(details.get('address')), 'email': details.get('email'),
                                'name': details.get('name'), 'phone': details.get('phone'),
                                'tax_id': details.get('tax_id')},
            'created': self.created, 'customer': self.customer, 'livemode': False, 'metadata': dict(self.metadata),
            'type': self.type}
        if self.test_card is None:
            return shown | {self.type: {name: self.sepa_debit[name] for name in (
                'bank_code', 'country', 'fingerprint', 'last4')} | {'branch_code': '', 'generated_from': None}}
        return shown | {'card': {
            'brand': self.card['brand'],
            'checks': {'address_line1_check': None, 'address_postal_code_check': None, 'cvc_check': 'pass'},
            'country': self.card['country'], 'display_brand': self.card['brand'], 'exp_month': self.card['exp_month'],
            'exp_year': self.card['exp_year'], 'fingerprint': self.card['fingerprint'], 'funding': self.card['funding'],
            'generated_from': None, 'last4': self.card['last4'],
            'networks': {'available': [self.card['brand']], 'preferred': None}, 'regulated_status': 'unregulated',
            'three_d_secure_usage': {'supported': True}, 'wallet': None}}


def checked(card):
    """A card that could be one. https://docs.stripe.com/testing#invalid-data"""
    if not card:
        raise errors.missing('card')
    number = card['number'].replace(' ', '')
    year = card['exp_year'] + (2000 if card['exp_year'] < 100 else 0)
    now = time.gmtime()
    if not cards.is_valid_number(number):
        raise mistaken('Your card number is incorrect.', 'incorrect_number', 'number')
    if not 1 <= card['exp_month'] <= 12:
        raise mistaken("Your card's expiration month is invalid.", 'invalid_expiry_month', 'exp_month')
    if not (now.tm_year, now.tm_mon) <= (year, card['exp_month']) < (2100, 0):
        raise mistaken("Your card's expiration year is invalid.", 'invalid_expiry_year', 'exp_year')
    cvc = card.get('cvc') or '123'  # localstripe does not do without
    if not (cvc.isdigit() and len(cvc) == 3):
        raise mistaken("Your card's security code is invalid.", 'invalid_cvc', 'cvc')
    return {'number': number, 'exp_month': card['exp_month'], 'exp_year': year, 'cvc': cvc}


def mistaken(message, code, param):
    return errors.StripeError(402, message, type='card_error', code=code, param=param, remembered=True)


localstripe.PaymentMethod = PaymentMethod
