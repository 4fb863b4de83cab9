"""https://docs.stripe.com/api/setup_intents: keeps a card for later payments."""
from localstripe import resources as localstripe

from .. import cards, errors
from ..lists import listing, page
from ..parameters import Parameters, accepted, flag, merged, metadata, one_of, text, texts
from ..store import store
from . import client_secrets
from .customer import Customer
from .event import announce
from .kinds import find, referred
from .next_action import authentication_of
from .payment_intent import AUTOMATIC, automatic
from .payment_method import CREATE as METHOD
from .payment_method import PaymentMethod

WRITE = dict(customer=text, description=text, metadata=metadata, payment_method=text, payment_method_types=texts,
             allowed_payment_method_types=texts, payment_method_options=accepted)
CONFIRMATION = dict(return_url=text, use_stripe_sdk=flag, mandate_data=accepted, payment_method_data=METHOD)
CREATE = Parameters(**WRITE, **CONFIRMATION, usage=one_of('off_session', 'on_session'), confirm=flag,
                    automatic_payment_methods=AUTOMATIC, flow_directions=accepted, attach_to_self=accepted,
                    single_use=accepted)
UPDATE = Parameters(**WRITE)
CONFIRM = Parameters(**CONFIRMATION, payment_method=text, client_secret=text, payment_method_options=accepted,
                     expected_payment_method_type=accepted)
CANCEL = Parameters(cancellation_reason=one_of('abandoned', 'requested_by_customer', 'duplicate'))
RETRIEVE = Parameters(client_secret=text)
LIST = listing(customer=text, payment_method=text)

MAY_BE_CANCELED = ('requires_payment_method', 'requires_confirmation', 'requires_action')
AUTHENTICATION_FAILED = ('setup_intent_authentication_failure', 'We are unable to authenticate your payment method. '
                         'Please choose a different payment method and try again.')


class SetupIntent(localstripe.SetupIntent):
    last_setup_error = cancellation_reason = description = return_url = allowed_payment_method_types = None

    def __init__(self, customer=None, usage=None, **given):
        super().__init__(customer=customer, usage=usage)
        self.automatic_payment_methods = automatic(given)
        if customer:
            store.file(self, 'customer', customer)
        self.change(given)

    @classmethod
    def create(cls, parameters):
        given = CREATE.read(parameters)
        if given.get('customer'):
            referred(Customer, given['customer'], 'customer')
        intent = cls(**given)
        announce('setup_intent.created', intent)
        if given.get('confirm'):
            intent.confirm_with(given)
        return intent

    @classmethod
    def retrieve(cls, id, query):
        intent = find(cls, id)
        client_secrets.check(intent, RETRIEVE.read(query).get('client_secret'))
        return intent

    @classmethod
    def update(cls, id, parameters):
        intent, given = find(cls, id), UPDATE.read(parameters)
        if given.get('customer'):
            intent.customer = referred(Customer, given['customer'], 'customer').id
            store.file(intent, 'customer', intent.customer)
        intent.change(given)
        return intent

    @classmethod
    def confirm(cls, id, parameters):
        intent, given = find(cls, id), CONFIRM.read(parameters)
        client_secrets.check(intent, given.get('client_secret'))
        intent.confirm_with(given)
        return intent

    @classmethod
    def cancel(cls, id, parameters):
        intent, given = find(cls, id), CANCEL.read(parameters)
        if intent.status not in MAY_BE_CANCELED:
            raise intent.unexpected(f'You cannot cancel this SetupIntent because it has a status of {intent.status}.')
        cls._api_cancel(id)
        intent.cancellation_reason = given.get('cancellation_reason')
        announce('setup_intent.canceled', intent)
        return intent

    @classmethod
    def list(cls, query):
        return page(cls, LIST.read(query), filed_by=('customer',))

    def change(self, given):
        if 'metadata' in given:
            self.metadata = merged(self.metadata, given['metadata'])
        if 'description' in given:
            self.description = given['description']
        if 'payment_method_types' in given:
            self.payment_method_types = given['payment_method_types']
        if 'allowed_payment_method_types' in given:
            self.payment_method_types = self.allowed_payment_method_types = given['allowed_payment_method_types']
        if given.get('payment_method'):
            self.payment_method = PaymentMethod.named(given['payment_method']).id
            self.status = 'requires_confirmation'

    def confirm_with(self, given):
        if self.status not in MAY_BE_CANCELED:
            raise self.unexpected(f'You cannot confirm this SetupIntent because it has a status of {self.status}.')
        if given.get('payment_method_data'):
            given['payment_method'] = PaymentMethod(**given['payment_method_data']).id
        self.change({'payment_method': given.get('payment_method')})
        if self.payment_method is None:
            raise self.unexpected("You cannot confirm this SetupIntent because it's missing a payment method.")
        self.return_url, self.last_setup_error = given.get('return_url'), None
        method = find(PaymentMethod, self.payment_method)
        if method.test_card and method.test_card.authentication is not cards.Authentication.NEVER:
            self.status = 'requires_action'
            self.next_action = authentication_of(self, self.return_url, given.get('use_stripe_sdk'))
            announce('setup_intent.requires_action', self)
        else:
            self.set_up(method)

    def authenticate(self, passed):
        """What the customer did on the page of the bank."""
        if self.status != 'requires_action':
            raise self.unexpected(f'This SetupIntent cannot be authenticated because it has a status of {self.status}.')
        method = find(PaymentMethod, self.payment_method)
        self.next_action = None
        if passed:
            self.set_up(method)
        else:
            code, message = AUTHENTICATION_FAILED
            self.fail(method, {'code': code, 'message': message, 'type': 'invalid_request_error'})

    def set_up(self, method):
        if method._attaching_is_declined():
            decline = method.test_card.decline
            self.fail(method, {'code': decline.code, 'decline_code': decline.decline_code, 'message': decline.message,
                               'type': 'card_error'})
            raise errors.StripeError(402, decline.message, type='card_error', code=decline.code, remembered=True,
                                     decline_code=decline.decline_code, setup_intent=self._export())
        self.status, self.next_action = 'succeeded', None
        method.set_up = True
        if self.customer:
            method.attach(self.customer)
        announce('setup_intent.succeeded', self)

    def fail(self, method, error):
        self.status, self.payment_method = 'requires_payment_method', None
        self.last_setup_error = error | {'doc_url': errors.doc_url(error['code']), 'payment_method': method._export()}
        announce('setup_intent.setup_failed', self)

    def unexpected(self, message):
        return errors.unexpected_state(message, 'setup_intent_unexpected_state', setup_intent=self._export())

    def _export(self, expand=None):
        return {
            'id': self.id, 'object': 'setup_intent', 'application': None,
            'allowed_payment_method_types': self.allowed_payment_method_types,
            'automatic_payment_methods': self.automatic_payment_methods,
            'cancellation_reason': self.cancellation_reason, 'client_secret': self.client_secret,
            'created': self.created, 'customer': self.customer, 'description': self.description,
            'flow_directions': None, 'last_setup_error': self.last_setup_error, 'latest_attempt': None,
            'livemode': False, 'mandate': None, 'metadata': dict(self.metadata), 'next_action': self.next_action,
            'on_behalf_of': None, 'payment_method': self.payment_method,
            'payment_method_options': {'card': {'mandate_options': None, 'network': None,
                                                'request_three_d_secure': 'automatic'}},
            'payment_method_types': list(self.payment_method_types), 'single_use_mandate': None, 'status': self.status,
            'usage': self.usage}


localstripe.SetupIntent = SetupIntent
