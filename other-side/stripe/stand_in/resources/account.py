"""Whose account it is, for who wants to know whether the key is good.

https://docs.stripe.com/api/accounts and https://docs.stripe.com/api/balance
"""


class Account:
    object = 'account'

    def _export(self):
        return {'id': 'acct_1OtherSideOfStripe', 'object': 'account', 'business_type': None, 'charges_enabled': True,
                'country': 'US', 'default_currency': 'usd', 'details_submitted': True, 'email': 'shop@example.com',
                'payouts_enabled': True, 'type': 'standard'}


class Balance:
    object = 'balance'

    def _export(self):
        nothing = [{'amount': 0, 'currency': 'usd', 'source_types': {'card': 0}}]
        return {'object': 'balance', 'available': nothing, 'pending': nothing, 'livemode': False}


def retrieve_account(query):
    return Account()


def retrieve_balance(query):
    return Balance()
