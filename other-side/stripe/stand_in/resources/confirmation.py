"""How a PaymentIntent is confirmed, authenticated and paid. https://docs.stripe.com/api/payment_intents/confirm

A decline leads back to `requires_payment_method`; the request that brought it is answered with 402 and the intent within.
"""
from .. import cards, errors
from ..asking import current
from ..parameters import SHIPPING, Parameters, accepted, flag, one_of, text
from .charge import Charge
from .dispute import open_shortly
from .event import announce
from .kinds import find
from .next_action import authentication_of
from .payment_method import CREATE as METHOD
from .payment_method import PaymentMethod

CONFIRM = Parameters(
    payment_method=text, payment_method_data=METHOD, client_secret=text, return_url=text, off_session=flag,
    setup_future_usage=one_of('on_session', 'off_session'), receipt_email=text, shipping=SHIPPING, use_stripe_sdk=flag,
    error_on_requires_action=flag, mandate_data=accepted, mandate=accepted, payment_method_options=accepted,
    capture_method=one_of('automatic', 'automatic_async', 'manual'), expected_payment_method_type=accepted,
    amount_details=accepted, payment_details=accepted, radar_options=accepted)

AUTHENTICATION_FAILED = ('payment_intent_authentication_failure', 'We are unable to authenticate your payment method. '
                         'Please choose a different payment method and try again.')


def confirm(intent, given):
    refuse_if_too_late(intent)
    refuse_without_return_url(intent.automatic_payment_methods, given)
    if given.get('payment_method_data'):
        given['payment_method'] = PaymentMethod(**given['payment_method_data']).id
    intent.change(given)
    method = method_of(intent)
    intent.return_url = given.get('return_url')
    intent.last_payment_error = None
    if method.test_card and method.test_card.authentication.is_needed(given.get('off_session'), method.set_up):
        if given.get('off_session') or given.get('error_on_requires_action'):
            fail(intent, method, cards.NOT_AUTHENTICATED)
        intent.next_action = authentication_of(intent, intent.return_url, given.get('use_stripe_sdk'))
        announce('payment_intent.requires_action', intent)
        return
    pay(intent, method)


def authenticate(intent, passed):
    """What the customer did on the page of the bank. A decline after it is told by the intent alone."""
    if intent.status != 'requires_action':
        raise intent.unexpected(f'This PaymentIntent cannot be authenticated because it has a status of {intent.status}.')
    method = method_of(intent)
    intent.next_action = None
    if not passed:
        code, message = AUTHENTICATION_FAILED
        intent.last_payment_error = {'code': code, 'doc_url': errors.doc_url(code), 'message': message,
                                     'payment_method': method._export(), 'type': 'invalid_request_error'}
        intent.payment_method = None
        announce('payment_intent.payment_failed', intent)
        return
    method.set_up = intent.setup_future_usage == 'off_session'
    try:
        pay(intent, method)
    except errors.StripeError as decline:
        if decline.status != 402:
            raise


def pay(intent, method):
    charge = Charge(intent, method)
    intent.latest_charge = charge
    charge.attempt(lambda: settle(intent, method), lambda decline: fail(intent, method, decline, charge))
    if intent.status == 'processing':
        announce('payment_intent.processing', intent)


def settle(intent, method):
    """Its money is there, or reserved."""
    if intent.setup_future_usage and intent.customer:
        method.attach(intent.customer)
    method.spent = method.customer is None
    announce('payment_intent.succeeded' if intent.status == 'succeeded' else 'payment_intent.amount_capturable_updated',
             intent)
    if intent.checkout_session:
        intent.checkout_session.complete()
    if method.test_card and method.test_card.dispute and intent.status == 'succeeded':
        open_shortly(intent.latest_charge, method.test_card.dispute)


def fail(intent, method, decline, charge=None):
    if charge is None:
        charge = intent.latest_charge = Charge(intent, method)
        charge.decline(decline)
    intent.payment_method = None
    intent.last_payment_error = {
        'charge': charge.id, 'code': decline.code, 'decline_code': decline.decline_code,
        'doc_url': errors.doc_url(decline.code), 'message': decline.message, 'payment_method': method._export(),
        'type': 'card_error'}
    announce('payment_intent.payment_failed', intent)
    if method.type == 'card':
        raise errors.StripeError(
            402, decline.message, type='card_error', code=decline.code, remembered=True, charge=charge.id,
            decline_code=decline.decline_code, payment_method=method._export(), payment_intent=intent._export())


def method_of(intent):
    if intent.payment_method is None:
        raise intent.unexpected(
            "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the "
            'PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment '
            'method or ConfirmationToken.')
    method = find(PaymentMethod, intent.payment_method)
    try:
        refuse_unusable(method, intent.customer)
    except errors.StripeError:
        intent.payment_method = None
        raise
    return method


def refuse_unusable(method, customer):
    """https://docs.stripe.com/payments/payment-methods#transitioning"""
    if method.spent:
        raise errors.unexpected_state(
            'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, or was '
            'detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach '
            'it to a Customer first.', 'payment_method_unexpected_state')
    if method.customer and method.customer != customer:
        raise errors.invalid(f'The payment method {method.id} belongs to a Customer. Please include that Customer in the '
                             '`customer` parameter on the PaymentIntent.', 'payment_method')


def refuse_if_too_late(intent):
    if intent.status in ('succeeded', 'requires_capture'):
        raise intent.unexpected('You cannot confirm this PaymentIntent because it has already succeeded after being '
                                'previously confirmed.')
    if intent.status in ('canceled', 'processing'):
        raise intent.unexpected(f'You cannot confirm this PaymentIntent because it has a status of {intent.status}. Only a '
                                'PaymentIntent with one of the following statuses may be confirmed: '
                                'requires_confirmation, requires_action.')


def refuse_without_return_url(automatic, given):
    """Only a server forgets it: Stripe.js has its own. https://docs.stripe.com/payments/accept-a-payment-deferred"""
    if current().in_browser or given.get('return_url') or given.get('use_stripe_sdk') or not current().id:
        return
    if automatic and automatic['enabled'] and automatic['allow_redirects'] == 'always':
        raise errors.invalid(
            'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these '
            'payment methods might redirect your customer off of your page, you must provide a `return_url`. If you '
            "don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and "
            '`automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.',
            'return_url')
