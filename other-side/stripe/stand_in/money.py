"""Amounts, as Stripe writes them. https://docs.stripe.com/currencies"""
from . import errors

WITHOUT_MINOR_UNIT = frozenset('bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf'.split())
SIGNS = {'usd': '$', 'eur': '€', 'gbp': '£', 'jpy': '¥'}

# The least that may be charged. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
LEAST = {'usd': 50, 'eur': 50, 'gbp': 30, 'chf': 50, 'cad': 50, 'aud': 50, 'jpy': 50, 'nok': 300, 'sek': 300, 'dkk': 250,
         'pln': 200, 'czk': 1500, 'huf': 17500, 'ron': 200, 'bgn': 100, 'nzd': 50, 'sgd': 50, 'hkd': 400, 'mxn': 1000,
         'brl': 50, 'inr': 50, 'myr': 200, 'thb': 1000, 'aed': 200}
MOST = 99_999_999


def written(amount, currency):
    major = amount if currency in WITHOUT_MINOR_UNIT else f'{amount / 100:,.2f}'
    return f'{SIGNS.get(currency, "")}{major}' if currency in SIGNS else f'{major} {currency.upper()}'


def refuse_unusual(amount, currency):
    """https://docs.stripe.com/error-codes#amount-too-small"""
    if amount < LEAST.get(currency, 1):
        raise errors.invalid(f'Amount must be at least {written(LEAST.get(currency, 1), currency)}', 'amount',
                             'amount_too_small')
    if amount > MOST:
        raise errors.invalid(f'Amount must be no more than {written(MOST, currency)}', 'amount', 'amount_too_large')
