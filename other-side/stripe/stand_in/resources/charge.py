"""https://docs.stripe.com/api/charges: one attempt to be paid."""
from localstripe import resources as localstripe

from .. import cards
from ..lists import Page, listing, page
from ..parameters import text
from ..store import store
from .balance_transaction import BalanceTransaction
from .event import announce
from .kinds import find

LIST = listing(payment_intent=text, customer=text)

# localstripe's own answer, for what is no test card: a bank account
_FAILED_DEBIT = cards.Decline('payment_intent_payment_attempt_failed', 'generic_decline', 'The bank refused the debit.')


class Charge(localstripe.Charge):
    """Made of a PaymentIntent. `captured` is whether the money is ours; an authorised charge has also succeeded."""

    _on_demand = ('refunds',)
    outcome = None

    def __init__(self, intent, method):
        super().__init__(amount=intent.amount, currency=intent.currency, customer=intent.customer, source=method.id,
                         description=intent.description, metadata=dict(intent.metadata),
                         capture=intent.capture_method != 'manual')
        self.payment_intent = intent.id
        self.method = method
        self.receipt_email = intent.receipt_email
        self.shipping = intent.shipping
        self.amount_captured = 0
        self.released = 0  # authorised, and never captured
        self.dispute = None
        self.refunds_made = []
        store.file(self, 'payment_intent', intent.id)
        if self.customer:
            store.file(self, 'customer', self.customer)

    @classmethod
    def retrieve(cls, id, query):
        return find(cls, id)

    @classmethod
    def list(cls, query):
        return page(cls, LIST.read(query), filed_by=('payment_intent', 'customer'))

    def attempt(self, on_success, on_failure):
        """localstripe decides; a debit takes its time, a card answers at once. A decline is passed on."""
        def succeeded():
            if self.captured:
                self.amount_captured = self.amount
            else:
                self.balance_transaction = None  # until it is captured
            announce('charge.succeeded', self)
            on_success()

        def failed():
            self.captured = False
            decline = self.method.test_card.decline if self.method.test_card else _FAILED_DEBIT
            self.decline(decline)
            on_failure(decline)

        self._trigger_payment(succeeded, failed, failed)

    def decline(self, decline):
        self.status, self.captured = 'failed', False
        self.failure_code, self.failure_message = decline.code, decline.message
        self.decline_code = decline.decline_code
        announce('charge.failed', self)

    def capture(self, amount):
        self.captured = True
        self.amount_captured = amount
        self.released = self.amount - amount
        self.balance_transaction = BalanceTransaction(
            amount=amount, currency=self.currency, description=self.description, reporting_category='charge',
            source=self.id, type='charge').id
        announce('charge.captured', self)

    def release(self):
        """Gives an authorisation back."""
        self.released = self.amount
        announce('charge.refunded', self)

    @property
    def refunds(self):
        """Newest first, and at most as many as Stripe includes."""
        newest = self.refunds_made[::-1]
        return Page(f'/v1/charges/{self.id}/refunds', newest[:10], len(newest) > 10)

    @property
    def amount_given_back(self):
        return sum(refund.amount for refund in self.refunds_made if refund.counts)

    @property
    def amount_refunded(self):
        return self.amount_given_back + self.released

    @property
    def refundable(self):
        return self.amount_captured - self.amount_given_back

    @property
    def paid(self):
        return self.status == 'succeeded'

    def _outcome(self):
        outcome = {'advice_code': None, 'network_advice_code': None, 'network_decline_code': None,
                   'network_status': 'approved_by_network', 'reason': None, 'risk_level': 'normal', 'risk_score': 20,
                   'seller_message': 'Payment complete.', 'type': 'authorized'}
        if self.status != 'failed':
            return outcome
        return outcome | {'network_status': 'declined_by_network', 'reason': self.decline_code,
                          'seller_message': 'The bank did not return any further details with this decline.',
                          'type': 'issuer_declined'}

    def _method_details(self):
        if self.method.test_card is None:
            return {'type': self.method.type, self.method.type: {'last4': self.method.sepa_debit['last4']}}
        card = self.method.card
        return {'type': 'card', 'card': {
            'amount_authorized': self.amount if self.paid else None, 'authorization_code': None, 'brand': card['brand'],
            'checks': {'address_line1_check': None, 'address_postal_code_check': None, 'cvc_check': 'pass'},
            'country': card['country'], 'exp_month': card['exp_month'], 'exp_year': card['exp_year'],
            'fingerprint': card['fingerprint'], 'funding': card['funding'], 'installments': None, 'last4': card['last4'],
            'mandate': None, 'network': card['brand'], 'network_token': {'used': False},
            'network_transaction_id': self.id[3:], 'regulated_status': 'unregulated', 'three_d_secure': None,
            'wallet': None}}

    def _export(self, expand=None):
        return {
            'id': self.id, 'object': 'charge', 'amount': self.amount, 'amount_captured': self.amount_captured,
            'amount_refunded': self.amount_refunded, 'application': None, 'application_fee': None,
            'application_fee_amount': None, 'balance_transaction': self.balance_transaction,
            'billing_details': self.method._export()['billing_details'],
            'calculated_statement_descriptor': 'SHOP', 'captured': self.captured, 'created': self.created,
            'currency': self.currency, 'customer': self.customer, 'description': self.description,
            'disputed': self.dispute is not None, 'failure_balance_transaction': None,
            'failure_code': self.failure_code, 'failure_message': self.failure_message, 'fraud_details': {},
            'livemode': False, 'metadata': dict(self.metadata), 'on_behalf_of': None, 'outcome': self._outcome(),
            'paid': self.paid, 'payment_intent': self.payment_intent, 'payment_method': self.payment_method,
            'payment_method_details': self._method_details(), 'radar_options': {}, 'receipt_email': self.receipt_email,
            'receipt_number': None, 'receipt_url': None, 'refunded': self.amount_refunded >= self.amount,
            'review': None, 'shipping': self.shipping, 'source': None, 'source_transfer': None,
            'statement_descriptor': None, 'statement_descriptor_suffix': None, 'status': self.status,
            'transfer_data': None, 'transfer_group': None}


localstripe.Charge = Charge
