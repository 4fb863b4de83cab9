"""Who asks, and with which idempotency key: known to whatever happens because of a request."""
import asyncio
from contextlib import contextmanager
from contextvars import Context, ContextVar
from dataclasses import dataclass

from localstripe.resources import random_id


@dataclass
class Asking:
    id: str | None = None
    idempotency_key: str | None = None
    in_browser: bool = False  # with the publishable key and a client secret


_current = ContextVar('asking', default=Asking())


def current():
    return _current.get()


@contextmanager
def asking(idempotency_key, in_browser):
    who = Asking(f'req_{random_id(14)}', idempotency_key, in_browser)
    token = _current.set(who)
    try:
        yield who
    finally:
        _current.reset(token)


def later(seconds, what, *arguments):
    """Does something on Stripe's own account: nobody asks for it."""
    return asyncio.get_running_loop().call_later(seconds, what, *arguments, context=Context())
