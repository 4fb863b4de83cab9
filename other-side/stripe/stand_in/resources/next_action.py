"""How the customer is authenticated. https://docs.stripe.com/payments/3d-secure and
https://docs.stripe.com/api/payment_intents/object#payment_intent_object-next_action

Stripe.js asks with `use_stripe_sdk` and opens the page in a frame; everybody else gets an address to lead the customer to.
"""
from ..settings import settings


def authentication_of(intent, return_url, use_stripe_sdk):
    page = f'{settings.base_url}/3d-secure/{intent.id}'
    if use_stripe_sdk or not return_url:
        return {'type': 'use_stripe_sdk', 'use_stripe_sdk': {
            'type': 'three_d_secure_redirect', 'stripe_js': f'{page}/in-frame?client_secret={intent.client_secret}',
            'source': f'src_{intent.id}'}}
    return {'type': 'redirect_to_url', 'redirect_to_url': {
        'return_url': return_url, 'url': f'{page}?client_secret={intent.client_secret}'}}
