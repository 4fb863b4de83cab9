"""A request that is sent twice is done once. https://docs.stripe.com/api/idempotent_requests

Stripe compares the parameters with those of the first request, gives the first answer again, errors included, and
remembers nothing of a request that was refused before it was begun.
"""
import hashlib
import json
from dataclasses import dataclass

from .errors import StripeError

LONGEST_KEY = 255


@dataclass
class Answer:
    status: int
    body: bytes
    request_id: str


class Memory:
    def __init__(self):
        self._begun = {}  # from key to what was asked
        self._answers = {}

    def begin(self, key, asked):
        """The answer of the first request, if this one repeats it; else the key is in use until `end` or `forget`."""
        if len(key) > LONGEST_KEY:
            raise StripeError(400, f'Idempotency keys can be up to {LONGEST_KEY} characters long.',
                              type='idempotency_error')
        first = self._begun.setdefault(key, asked)
        if first != asked:
            raise StripeError(400, 'Keys for idempotent requests can only be used with the same parameters they were '
                              f"first used with. Try using a key other than '{key}' if you meant to execute a "
                              'different request.', type='idempotency_error')
        if answer := self._answers.get(key):
            return answer
        if first is not asked:
            raise StripeError(409, 'There is currently another in-progress request using this Idempotent Key (that '
                              'probably means you submitted twice, and the other request is still going through): '
                              f'{key}. Please try again later.', type='idempotency_error', code='idempotency_key_in_use')
        return None

    def end(self, key, answer):
        self._answers[key] = answer

    def forget(self, key):
        self._begun.pop(key, None)


def what_is_asked(request, parameters):
    """A new object each time: `begin` tells a first request from a second by identity."""
    asked = json.dumps([request.method, request.path, parameters], sort_keys=True)
    return hashlib.sha256(asked.encode()).digest()
