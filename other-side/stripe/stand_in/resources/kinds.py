"""From an id to the object that it names."""
from localstripe import resources as localstripe

from .. import errors
from ..store import store

KINDS = {'ch': 'charge', 'cs': 'checkout.session', 'cus': 'customer', 'du': 'dispute', 'evt': 'event',
         'pi': 'payment_intent', 'pm': 'payment_method', 're': 'refund', 'seti': 'setup_intent',
         'txn': 'balance_transaction'}


def kept(id):
    """The object, or None."""
    return store.get(f'{KINDS.get(id.partition("_")[0])}:{id}')


def find(cls, id):
    """What the path of a request names."""
    if thing := store.get(f'{cls.object}:{id}'):
        return thing
    raise errors.no_such(cls.object, id)


def referred(cls, id, param):
    """What a parameter of a request names."""
    if thing := store.get(f'{cls.object}:{id}'):
        return thing
    raise errors.no_such(cls.object, id, param)


localstripe.StripeObject._api_retrieve = classmethod(find)
