"""Stripe's test cards: what each does, in one table. https://docs.stripe.com/testing"""
from dataclasses import dataclass
from enum import Enum


class Authentication(Enum):
    """When a card asks for 3-D Secure. https://docs.stripe.com/testing#regulatory-cards"""
    NEVER = 'never'
    ALWAYS = 'always'
    UNLESS_SET_UP = 'off-session payments pass once it was set up'
    ON_SESSION = 'off-session payments pass'

    def is_needed(self, off_session, set_up):
        match self:
            case Authentication.NEVER: return False
            case Authentication.ALWAYS: return True
            case Authentication.UNLESS_SET_UP: return not (off_session and set_up)
            case Authentication.ON_SESSION: return not off_session


@dataclass(frozen=True)
class Decline:
    """https://docs.stripe.com/declines/codes"""
    code: str
    decline_code: str
    message: str


@dataclass(frozen=True)
class TestCard:
    number: str
    token: str  # the PaymentMethod that stands for it where there is no browser; what pm_card_ is followed by
    decline: Decline | None = None
    attaches: bool = True  # to a customer, although it is declined
    authentication: Authentication = Authentication.NEVER
    dispute: str | None = None  # a charge of it is disputed for this reason
    refund: str = 'succeeds'
    brand: str = 'visa'
    funding: str = 'credit'


def declined(decline_code, message='Your card was declined.'):
    return Decline('card_declined', decline_code, message)


GENERIC = declined('generic_decline')
INSUFFICIENT_FUNDS = declined('insufficient_funds', 'Your card has insufficient funds.')
EXPIRED = Decline('expired_card', 'expired_card', 'Your card has expired.')
INCORRECT_CVC = Decline('incorrect_cvc', 'incorrect_cvc', "Your card's security code is incorrect.")
PROCESSING = Decline('processing_error', 'processing_error',
                     'An error occurred while processing your card. Try again in a little bit.')
NOT_AUTHENTICATED = Decline('authentication_required', 'authentication_required',
                            'Your card was declined. This transaction requires authentication.')

CARDS = (
    TestCard('4242424242424242', 'visa'),
    TestCard('4000056655665556', 'visa_debit', funding='debit'),
    TestCard('5555555555554444', 'mastercard', brand='mastercard'),
    # https://docs.stripe.com/testing#declined-payments
    TestCard('4000000000000002', 'chargeDeclined', GENERIC, attaches=False),
    TestCard('4000000000009995', 'chargeDeclinedInsufficientFunds', INSUFFICIENT_FUNDS, attaches=False),
    TestCard('4000000000009987', 'chargeDeclinedLostCard', declined('lost_card'), attaches=False),
    TestCard('4000000000009979', 'chargeDeclinedStolenCard', declined('stolen_card'), attaches=False),
    TestCard('4000000000000069', 'chargeDeclinedExpiredCard', EXPIRED, attaches=False),
    TestCard('4000000000000127', 'chargeDeclinedIncorrectCvc', INCORRECT_CVC, attaches=False),
    TestCard('4000000000000119', 'chargeDeclinedProcessingError', PROCESSING, attaches=False),
    TestCard('4000000000000341', 'chargeCustomerFail', GENERIC),
    # https://docs.stripe.com/testing#regulatory-cards
    TestCard('4000000000003220', 'threeDSecure2Required', authentication=Authentication.ALWAYS),
    TestCard('4000000000003063', 'threeDSecureRequired', authentication=Authentication.ALWAYS),
    TestCard('4000002500003155', 'authenticationRequiredOnSetup', authentication=Authentication.UNLESS_SET_UP),
    TestCard('4000002760003184', 'authenticationRequired', authentication=Authentication.ALWAYS),
    TestCard('4000003800000446', 'authenticationRequiredSetupForOffSession', authentication=Authentication.ON_SESSION),
    TestCard('4000008400001629', 'threeDSecureRequiredChargeDeclined', GENERIC, authentication=Authentication.ALWAYS),
    TestCard('4000008260003178', 'authenticationRequiredChargeDeclinedInsufficientFunds', INSUFFICIENT_FUNDS,
             authentication=Authentication.ALWAYS),
    # https://docs.stripe.com/testing#disputes
    TestCard('4000000000000259', 'createDispute', dispute='fraudulent'),
    TestCard('4000000000002685', 'createDisputeProductNotReceived', dispute='product_not_received'),
    # https://docs.stripe.com/testing#refunds
    TestCard('4000000000007726', 'pendingRefund', refund='is pending first'),
    TestCard('4000000000005126', 'refundFail', refund='fails later'),
)
BY_NUMBER = {card.number: card for card in CARDS}
BY_TOKEN = {f'pm_card_{card.token}': card for card in CARDS}


def behind_token(token):
    """`pm_card_chargeDeclined` and, as the newer documents say, `pm_card_visa_chargeDeclined`."""
    return BY_TOKEN.get(token) or BY_TOKEN.get(token.replace('pm_card_visa_', 'pm_card_'))


def behind_number(number):
    """A number that is not in the table pays like 4242 4242 4242 4242."""
    return BY_NUMBER.get(number) or TestCard(number, '')


def is_valid_number(number):
    """Luhn's check digit."""
    if not number.isdigit() or len(number) != 16:
        return False
    doubled = [int(digit) * (2 - index % 2) for index, digit in enumerate(number)]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
