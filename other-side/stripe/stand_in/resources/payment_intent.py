"""https://docs.stripe.com/api/payment_intents: its life is https://docs.stripe.com/payments/paymentintents/lifecycle

How it is confirmed is in `confirmation.py`.
"""
import time

from localstripe import resources as localstripe

from .. import errors
from ..lists import listing, page
from ..money import refuse_unusual, written
from ..parameters import (SHIPPING, Parameters, accepted, currency, flag, merged, metadata, needed, one_of, positive, text,
                          texts)
from ..store import store
from . import client_secrets, confirmation
from .customer import Customer
from .event import announce
from .kinds import find, referred
from .payment_method import PaymentMethod

AUTOMATIC = Parameters(enabled=needed(flag), allow_redirects=one_of('always', 'never'))
CAPTURE_METHOD = one_of('automatic', 'automatic_async', 'manual')
WRITE = dict(
    customer=text, description=text, metadata=metadata, payment_method=text, receipt_email=text, shipping=SHIPPING,
    capture_method=CAPTURE_METHOD, setup_future_usage=one_of('on_session', 'off_session'), payment_method_types=texts,
    statement_descriptor=accepted, statement_descriptor_suffix=accepted, payment_method_options=accepted,
    amount_details=accepted, payment_details=accepted, excluded_payment_method_types=accepted)
CREATE = Parameters(**WRITE, amount=needed(positive), currency=needed(currency), automatic_payment_methods=AUTOMATIC,
                    confirm=flag, confirmation_method=one_of('automatic', 'manual'), radar_options=accepted)
OF_CONFIRMATION = ('off_session', 'return_url', 'use_stripe_sdk', 'error_on_requires_action', 'mandate_data',
                   'payment_method_data')
WITHOUT_CONFIRMATION = {'mandate_data', 'payment_method_data', 'use_stripe_sdk'}
UPDATE = Parameters(**WRITE, amount=positive, currency=currency)
CAPTURE = Parameters(amount_to_capture=positive, metadata=metadata, final_capture=accepted)
CANCEL = Parameters(cancellation_reason=one_of('duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'))
RETRIEVE = Parameters(client_secret=text)
LIST = listing(customer=text)

MAY_BE_CANCELED = ('requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action')
MAY_BE_UPDATED = ('requires_payment_method', 'requires_confirmation', 'requires_action')


class PaymentIntent(localstripe.PaymentIntent):
    last_payment_error = None
    checkout_session = None  # of the hosted page that made it
    return_url = None

    def __init__(self, amount, currency, customer=None, **given):
        super().__init__(amount=amount, currency=currency, customer=customer)
        self.capture_method = 'automatic_async'
        self.confirmation_method = given.get('confirmation_method') or 'automatic'
        self.automatic_payment_methods = automatic(given)
        self.payment_method_types = ['card']
        self.description = self.receipt_email = self.shipping = self.setup_future_usage = None
        self.canceled_at = self.cancellation_reason = None
        if customer:
            store.file(self, 'customer', customer)
        self.change(given)

    @classmethod
    def create(cls, parameters):
        given, of_confirmation = apart(parameters)
        refuse_unusual(given['amount'], given['currency'])
        if given.get('customer'):
            referred(Customer, given['customer'], 'customer')
        if given.get('payment_method'):
            given['payment_method'] = PaymentMethod.named(given['payment_method']).id
        if of_confirmation is not None:
            refuse_unconfirmable(given, of_confirmation)
        intent = cls(**given)
        announce('payment_intent.created', intent)
        if of_confirmation is not None:
            confirmation.confirm(intent, of_confirmation)
        return intent

    @classmethod
    def retrieve(cls, id, query):
        intent = find(cls, id)
        client_secrets.check(intent, RETRIEVE.read(query).get('client_secret'))
        return intent

    @classmethod
    def update(cls, id, parameters):
        intent, given = find(cls, id), UPDATE.read(parameters)
        beyond = given.keys() - {'metadata', 'description', 'receipt_email'}
        if beyond and intent.status not in MAY_BE_UPDATED:
            raise intent.unexpected(f"This PaymentIntent's {min(beyond)} could not be updated because it has a status of "
                                    f'{intent.status}.')
        refuse_unusual(given.get('amount', intent.amount), given.get('currency', intent.currency))
        if given.get('customer'):
            referred(Customer, given['customer'], 'customer')
            store.file(intent, 'customer', given['customer'])
        intent.change(given)
        return intent

    @classmethod
    def confirm(cls, id, parameters):
        intent, given = find(cls, id), confirmation.CONFIRM.read(parameters)
        client_secrets.check(intent, given.get('client_secret'))
        confirmation.confirm(intent, given)
        return intent

    @classmethod
    def capture(cls, id, parameters):
        """https://docs.stripe.com/api/payment_intents/capture: the rest of the authorisation is given back."""
        intent, given = find(cls, id), CAPTURE.read(parameters)
        if intent.status != 'requires_capture':
            raise intent.unexpected(
                f'This PaymentIntent could not be captured because it has a status of {intent.status}. Only a '
                'PaymentIntent with one of the following statuses may be captured: requires_capture.')
        amount = given.get('amount_to_capture', intent.amount)
        if amount > intent.amount:
            raise errors.StripeError(
                400, f'The amount to capture ({written(amount, intent.currency)}) is more than the amount capturable '
                f'({written(intent.amount, intent.currency)}).', code='amount_too_large', param='amount_to_capture',
                remembered=True)
        if 'metadata' in given:
            intent.metadata = merged(intent.metadata, given['metadata'])
        intent.latest_charge.capture(amount)
        announce('payment_intent.succeeded', intent)
        return intent

    @classmethod
    def cancel(cls, id, parameters):
        intent, given = find(cls, id), CANCEL.read(parameters)
        if intent.checkout_session and intent.checkout_session.status == 'open':
            raise intent.unexpected('You cannot cancel a PaymentIntent that was made by a Checkout Session. Expire the '
                                    'Checkout Session instead.')
        intent.cancel_for(given.get('cancellation_reason'))
        return intent

    @classmethod
    def list(cls, query):
        return page(cls, LIST.read(query), filed_by=('customer',))

    def change(self, given):
        for name in ('amount', 'currency', 'customer', 'description', 'receipt_email', 'shipping', 'setup_future_usage'):
            if name in given:
                setattr(self, name, given[name])
        if given.get('capture_method'):
            self.capture_method = given['capture_method']
        if 'metadata' in given:
            self.metadata = merged(self.metadata, given['metadata'])
        if given.get('payment_method'):
            self.payment_method = PaymentMethod.named(given['payment_method']).id
            self.next_action = None
        if 'payment_method_types' in given:
            self.payment_method_types = given['payment_method_types']

    def authenticate(self, passed):
        confirmation.authenticate(self, passed)

    def cancel_for(self, reason):
        if self.status not in MAY_BE_CANCELED:
            raise self.unexpected(
                f'You cannot cancel this PaymentIntent because it has a status of {self.status}. Only a PaymentIntent '
                f'with one of the following statuses may be canceled: {", ".join(MAY_BE_CANCELED)}.')
        was_authorised = self.status == 'requires_capture'
        self._api_cancel(self.id)
        self.cancellation_reason = reason
        self.canceled_at = int(time.time())
        if was_authorised:
            self.latest_charge.release()
        announce('payment_intent.canceled', self)

    def unexpected(self, message):
        return errors.unexpected_state(message, 'payment_intent_unexpected_state', payment_intent=self._export())

    @property
    def status(self):
        charge = self.latest_charge
        if self._canceled:
            return 'canceled'
        if charge and charge.status == 'pending':
            return 'processing'
        if charge and charge.status == 'succeeded':
            return 'succeeded' if charge.captured else 'requires_capture'
        if self.next_action:
            return 'requires_action'
        return 'requires_confirmation' if self.payment_method else 'requires_payment_method'

    @property
    def amount_received(self):
        return self.latest_charge.amount_captured if self.status == 'succeeded' else 0

    @property
    def amount_capturable(self):
        return self.amount if self.status == 'requires_capture' else 0

    def _export(self, expand=None):
        return {
            'id': self.id, 'object': 'payment_intent', 'amount': self.amount,
            'amount_capturable': self.amount_capturable, 'amount_details': {'tip': {}},
            'amount_received': self.amount_received, 'application': None, 'application_fee_amount': None,
            'automatic_payment_methods': self.automatic_payment_methods, 'canceled_at': self.canceled_at,
            'cancellation_reason': self.cancellation_reason, 'capture_method': self.capture_method,
            'client_secret': self.client_secret, 'confirmation_method': self.confirmation_method,
            'created': self.created, 'currency': self.currency, 'customer': self.customer,
            'description': self.description, 'last_payment_error': self.last_payment_error,
            'latest_charge': self.latest_charge and self.latest_charge.id, 'livemode': False,
            'metadata': dict(self.metadata), 'next_action': self.next_action, 'on_behalf_of': None,
            'payment_method': self.payment_method,
            'payment_method_options': {'card': {'installments': None, 'mandate_options': None, 'network': None,
                                                'request_three_d_secure': 'automatic'}},
            'payment_method_types': list(self.payment_method_types), 'processing': None,
            'receipt_email': self.receipt_email, 'review': None, 'setup_future_usage': self.setup_future_usage,
            'shipping': self.shipping, 'source': None, 'statement_descriptor': None,
            'statement_descriptor_suffix': None, 'status': self.status, 'transfer_data': None, 'transfer_group': None}


def apart(parameters):
    """The parameters of a new intent, and those of its confirmation: None if it is not to be confirmed yet."""
    of_confirmation = {name: parameters[name] for name in OF_CONFIRMATION if name in parameters}
    given = CREATE.read({name: value for name, value in parameters.items() if name not in OF_CONFIRMATION})
    if given.pop('confirm', False):
        return given, confirmation.CONFIRM.read(of_confirmation)
    if alone := of_confirmation.keys() - WITHOUT_CONFIRMATION:
        raise errors.invalid(f'You can only use {min(alone)} when confirm is true.', min(alone))
    return given, None


def refuse_unconfirmable(given, of_confirmation):
    """Before there is an intent."""
    confirmation.refuse_without_return_url(automatic(given), of_confirmation)
    if given.get('payment_method'):
        confirmation.refuse_unusable(find(PaymentMethod, given['payment_method']), given.get('customer'))


def automatic(given):
    """The default since 2023-08-16, unless the types are listed.
    https://docs.stripe.com/upgrades#2023-08-16"""
    if 'payment_method_types' in given:
        return None
    return {'allow_redirects': 'always', 'enabled': True} | (given.get('automatic_payment_methods') or {})


localstripe.PaymentIntent = PaymentIntent
