"""https://docs.stripe.com/api/balance_transactions"""
from localstripe import resources as localstripe


class BalanceTransaction(localstripe.BalanceTransaction):
    def _export(self, expand=None):
        return {
            'id': self.id, 'object': 'balance_transaction', 'amount': self.amount, 'available_on': self.available_on,
            'balance_type': 'payments', 'created': self.created, 'currency': self.currency,
            'description': self.description, 'exchange_rate': None, 'fee': self.fee, 'fee_details': [],
            'net': self.net, 'reporting_category': self.reporting_category, 'source': self.source,
            'status': self.status, 'type': self.type}


class Adjustment(BalanceTransaction):
    """What a dispute takes and gives back; localstripe knows only charges and refunds."""

    def __init__(self, amount, currency, source, description):
        localstripe.StripeObject.__init__(self)
        self.amount, self.currency, self.source, self.description = amount, currency, source, description
        self.available_on = self.created
        self.fee = 0
        self.reporting_category = 'dispute' if amount < 0 else 'dispute_reversal'
        self.status = 'available'
        self.type = 'adjustment'


localstripe.BalanceTransaction = BalanceTransaction
