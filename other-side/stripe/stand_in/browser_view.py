"""What the publishable key may see of an intent: not the customer, not the metadata, not the charge.

The fields that https://docs.stripe.com/api/payment_intents/object marks as retrievable with a publishable key.
"""
from .asking import current

_BOTH = ('id', 'object', 'automatic_payment_methods', 'canceled_at', 'cancellation_reason', 'client_secret', 'created',
         'description', 'livemode', 'next_action', 'payment_method', 'payment_method_types', 'status')
FIELDS = {
    'payment_intent': _BOTH + ('amount', 'amount_details', 'capture_method', 'confirmation_method', 'currency',
                               'last_payment_error', 'processing', 'receipt_email', 'setup_future_usage', 'shipping',
                               'source'),
    'setup_intent': _BOTH + ('last_setup_error', 'usage')}


def seen_by_asker(shown):
    fields = FIELDS.get(shown.get('object'))
    if fields is None or not current().in_browser:
        return shown
    return {name: value for name, value in shown.items() if name in fields}


def hide_in_error(error):
    """The intent within an error, too."""
    for kind in FIELDS:
        if kind in error.body['error']:
            error.body['error'][kind] = seen_by_asker(error.body['error'][kind])
