"""A card as somebody types it."""
import re


class IncompleteCard(Exception):
    """Says which field is to be filled in."""


def card_of(form):
    number = re.sub(r'\D', '', form.get('number', ''))
    expiry = re.fullmatch(r'\s*(\d{1,2})\s*/?\s*(?:20)?(\d{2})\s*', form.get('expiry', ''))
    cvc = form.get('cvc', '').strip()
    if len(number) < 16:
        raise IncompleteCard('Your card number is incomplete.')
    if expiry is None:
        raise IncompleteCard("Your card's expiration date is incomplete.")
    if len(cvc) < 3:
        raise IncompleteCard("Your card's security code is incomplete.")
    return {'number': number, 'exp_month': int(expiry[1]), 'exp_year': 2000 + int(expiry[2]), 'cvc': cvc}
