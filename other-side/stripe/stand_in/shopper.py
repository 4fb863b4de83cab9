"""What a shopper does, without a browser."""
import time

from . import cards, errors
from .resources.confirmation import confirm


def pay(thing, card, authenticates):
    """Pays a PaymentIntent or a Checkout Session with a card's number or token; the intent, and why it was declined."""
    intent = thing if thing.object == 'payment_intent' else thing.start_payment()
    try:
        confirm(intent, {'payment_method_data': {'type': 'card', 'card': card_of(card)},
                         'return_url': intent.return_url})
        if intent.status == 'requires_action':
            intent.authenticate(authenticates)
    except errors.StripeError as error:
        if error.status != 402:
            raise
        return intent, error.body['error']
    return intent, intent.last_payment_error


def card_of(card):
    if card.startswith('pm_card_'):
        known = cards.behind_token(card)
        if known is None:
            raise errors.invalid(f'There is no {card}')
        card = known.number
    return {'number': card, 'exp_month': 12, 'exp_year': time.gmtime().tm_year + 1, 'cvc': '123'}
