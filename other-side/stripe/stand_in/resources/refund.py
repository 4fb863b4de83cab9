"""https://docs.stripe.com/api/refunds; what a refund goes through: https://docs.stripe.com/refunds"""
from localstripe import resources as localstripe

from .. import errors
from ..asking import later
from ..lists import listing, page
from ..money import written
from ..parameters import Parameters, accepted, merged, metadata, needed, one_of, positive, text
from ..settings import SHORTLY
from ..store import store
from .charge import Charge
from .event import announce
from .kinds import find, referred

CREATE = Parameters(payment_intent=text, charge=text, amount=positive, metadata=metadata,
                    reason=one_of('duplicate', 'fraudulent', 'requested_by_customer'), instructions_email=accepted)
UPDATE = Parameters(metadata=needed(metadata))
LIST = listing(payment_intent=text, charge=text)


class Refund(localstripe.Refund):
    # localstripe makes the balance transaction within its own constructor.
    balance_transaction = None
    failure_reason = None

    def __init__(self, charge, amount, metadata=None, reason=None):
        super().__init__(charge.id, amount, metadata)
        self.payment_intent = charge.payment_intent
        self.reason = reason
        self.currency = charge.currency
        if charge.method.test_card and charge.method.test_card.refund == 'is pending first':
            self.status = 'pending'
        charge.refunds_made.append(self)
        store.file(self, 'charge', charge.id)
        store.file(self, 'payment_intent', charge.payment_intent)

    @classmethod
    def create(cls, parameters):
        given = CREATE.read(parameters)
        charge = charge_of(given)
        amount = given.get('amount', charge.refundable)
        refuse_what_is_too_much(charge, amount)
        refund = cls(charge, amount, given.get('metadata'), given.get('reason'))
        announce('refund.created', refund)
        announce('charge.refunded', charge)
        refund.go_on()
        return refund

    @classmethod
    def retrieve(cls, id, query):
        return find(cls, id)

    @classmethod
    def update(cls, id, parameters):
        refund, given = find(cls, id), UPDATE.read(parameters)
        refund.metadata = merged(refund.metadata, given['metadata'])
        refund.announce_update()
        return refund

    @classmethod
    def list(cls, query):
        return page(cls, LIST.read(query), filed_by=('charge', 'payment_intent'))

    @property
    def counts(self):
        """Whether its money has left: what failed has come back."""
        return self.status in ('succeeded', 'pending')

    def go_on(self):
        """What its test card does some time later. https://docs.stripe.com/testing#refunds"""
        card = find(Charge, self.charge).method.test_card
        if card and card.refund == 'is pending first':
            later(SHORTLY, self.succeed)
        elif card and card.refund == 'fails later':
            later(SHORTLY, self.fail)

    def succeed(self):
        self.status = 'succeeded'
        self.announce_update({'status': 'pending'})

    def fail(self):
        self.status, self.failure_reason = 'failed', 'expired_or_canceled_card'
        announce('refund.failed', self)
        self.announce_update({'status': 'succeeded'})

    def announce_update(self, previous=None):
        announce('refund.updated', self, previous)
        announce('charge.refund.updated', self, previous)

    def _export(self, expand=None):
        shown = {
            'id': self.id, 'object': 'refund', 'amount': self.amount, 'balance_transaction': self.balance_transaction,
            'charge': self.charge, 'created': self.created, 'currency': self.currency,
            'destination_details': {'card': {'reference_status': 'pending', 'reference_type':
                                             'acquirer_reference_number', 'type': 'refund'}, 'type': 'card'},
            'metadata': dict(self.metadata), 'payment_intent': self.payment_intent, 'reason': self.reason,
            'receipt_number': None, 'source_transfer_reversal': None, 'status': self.status, 'transfer_reversal': None}
        if self.failure_reason:
            shown |= {'failure_reason': self.failure_reason, 'failure_balance_transaction': self.balance_transaction}
        return shown


def charge_of(given):
    if 'charge' in given:
        return referred(Charge, given['charge'], 'charge')
    if 'payment_intent' not in given:
        raise errors.invalid('One of the following params should be provided for this request: payment_intent or charge.',
                             code='parameter_missing')
    intent = referred(localstripe.PaymentIntent, given['payment_intent'], 'payment_intent')
    if intent.latest_charge is None or not intent.latest_charge.paid:
        raise errors.unexpected_state(f'This PaymentIntent ({intent.id}) does not have a successful charge to refund.',
                                      'payment_intent_unexpected_state')
    return intent.latest_charge


def refuse_what_is_too_much(charge, amount):
    if not charge.paid or not charge.captured:
        raise errors.unexpected_state(f'Charge {charge.id} has not been captured; cancel its PaymentIntent instead.',
                                      'charge_not_refundable')
    if charge.dispute and not charge.dispute.lets_refund:
        raise errors.unexpected_state(f'Charge {charge.id} has been charged back; cannot issue a refund.',
                                      'charge_disputed')
    if charge.refundable <= 0:
        raise errors.unexpected_state(f'Charge {charge.id} has already been refunded.', 'charge_already_refunded')
    if amount > charge.refundable:
        raise errors.StripeError(400, f'Refund amount ({written(amount, charge.currency)}) is greater than unrefunded '
                                 f'amount on charge ({written(charge.refundable, charge.currency)})', param='amount',
                                 remembered=True)


localstripe.Refund = Refund
