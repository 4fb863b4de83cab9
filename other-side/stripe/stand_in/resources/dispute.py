"""https://docs.stripe.com/disputes: the customer's bank takes a payment back. How tests win and lose one:
https://docs.stripe.com/testing#evidence"""
from localstripe import resources as localstripe

from .. import errors
from ..asking import later
from ..lists import listing, page
from ..parameters import Parameters, accepted, flag, merged, metadata, text
from ..settings import SHORTLY
from ..store import store
from .balance_transaction import Adjustment
from .event import announce
from .kinds import find

EVIDENCE = ('access_activity_log', 'billing_address', 'cancellation_policy', 'cancellation_policy_disclosure',
            'cancellation_rebuttal', 'customer_communication', 'customer_email_address', 'customer_name',
            'customer_purchase_ip', 'customer_signature', 'duplicate_charge_documentation',
            'duplicate_charge_explanation', 'duplicate_charge_id', 'product_description', 'receipt', 'refund_policy',
            'refund_policy_disclosure', 'refund_refusal_explanation', 'service_date', 'service_documentation',
            'shipping_address', 'shipping_carrier', 'shipping_date', 'shipping_documentation',
            'shipping_tracking_number', 'uncategorized_file', 'uncategorized_text')
UPDATE = Parameters(evidence=Parameters(**dict.fromkeys(EVIDENCE, text), enhanced_evidence=accepted), metadata=metadata,
                    submit=flag)
LIST = listing(charge=text, payment_intent=text)

TIME_TO_ANSWER = 9 * 24 * 60 * 60  # seconds
CLOSED_BY = {'winning_evidence': 'won', 'losing_evidence': 'lost'}


class Dispute(localstripe.StripeObject):
    object = 'dispute'
    _id_prefix = 'du_'

    def __init__(self, charge, reason):
        super().__init__()
        self.charge, self.payment_intent = charge.id, charge.payment_intent
        self.amount, self.currency = charge.amount_captured, charge.currency
        self.brand = charge.method.card['brand']
        self.reason, self.status = reason, 'needs_response'
        self.metadata, self.evidence, self.submissions = {}, {}, 0
        self.money_moved = []
        charge.dispute = self
        store.file(self, 'charge', charge.id)
        store.file(self, 'payment_intent', charge.payment_intent)

    @classmethod
    def open(cls, charge, reason):
        dispute = cls(charge, reason)
        announce('charge.dispute.created', dispute)
        dispute.move_money(-dispute.amount, 'charge.dispute.funds_withdrawn')

    @classmethod
    def retrieve(cls, id, query):
        return find(cls, id)

    @classmethod
    def list(cls, query):
        return page(cls, LIST.read(query), filed_by=('charge', 'payment_intent'))

    @classmethod
    def update(cls, id, parameters):
        """Evidence goes to the bank at once, unless `submit` is false; it can be given once.
        https://docs.stripe.com/api/disputes/update"""
        dispute, given = find(cls, id), UPDATE.read(parameters)
        if 'metadata' in given:
            dispute.metadata = merged(dispute.metadata, given['metadata'])
        evidence = given.get('evidence')
        if evidence and dispute.status != 'needs_response':
            raise errors.unexpected_state('This dispute is already closed or under review.', None)
        dispute.evidence |= evidence or {}
        if evidence and given.get('submit', True):
            dispute.submit()
        else:
            announce('charge.dispute.updated', dispute)
        return dispute

    @classmethod
    def give_in(cls, id, parameters):
        """https://docs.stripe.com/api/disputes/close"""
        dispute = find(cls, id)
        if dispute.status != 'needs_response':
            raise errors.unexpected_state('This dispute is already closed.', None)
        dispute.close('lost')
        return dispute

    @property
    def lets_refund(self):
        return self.status == 'won'

    def submit(self):
        self.submissions += 1
        self.status = 'under_review'
        announce('charge.dispute.updated', self, {'status': 'needs_response'})
        if verdict := CLOSED_BY.get(self.evidence.get('uncategorized_text')):
            later(SHORTLY, self.close, verdict)

    def close(self, verdict):
        self.status = verdict
        announce('charge.dispute.closed', self)
        if verdict == 'won':
            self.move_money(self.amount, 'charge.dispute.funds_reinstated')

    def move_money(self, amount, told_by):
        self.money_moved.append(Adjustment(amount, self.currency, self.id, f'Chargeback of {self.charge}'))
        announce(told_by, self)

    def _export(self, expand=None):
        return {
            'id': self.id, 'object': 'dispute', 'amount': self.amount,
            'balance_transactions': [moved._export() for moved in self.money_moved], 'charge': self.charge,
            'created': self.created, 'currency': self.currency, 'enhanced_eligibility_types': [],
            'evidence': dict.fromkeys(EVIDENCE) | {'enhanced_evidence': {}} | self.evidence,
            'evidence_details': {'due_by': self.created + TIME_TO_ANSWER, 'enhanced_eligibility': {},
                                 'has_evidence': bool(self.evidence), 'past_due': False,
                                 'submission_count': self.submissions},
            'is_charge_refundable': self.lets_refund, 'livemode': False, 'metadata': dict(self.metadata),
            'payment_intent': self.payment_intent,
            'payment_method_details': {'type': 'card', 'card': {
                'brand': self.brand, 'case_type': 'chargeback', 'network': self.brand, 'network_reason_code': '83'}},
            'reason': self.reason, 'status': self.status}


def open_shortly(charge, reason):
    later(SHORTLY, Dispute.open, charge, reason)
