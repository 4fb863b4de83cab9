"""Steers the other side in tests: `/_other-side/…`, JSON in and out, without a key. README.md lists it."""
from dataclasses import dataclass
from json import JSONDecodeError

from aiohttp import web

from . import errors
from .deliveries import deliveries
from .resources.event import Event
from .resources.kinds import find, kept
from .shopper import pay
from .store import store


@dataclass
class Delay:
    before: float = 0
    after: float = 0


delay = Delay()


async def switch_webhooks(request):
    deliveries.are_on = bool((await told(request)).get('deliver', True))
    return web.json_response({'deliver': deliveries.are_on})


async def resend_webhooks(request):
    id = (await told(request)).get('event')
    events = [find(Event, id)] if id else list(store.all('event'))
    for event in events:
        deliveries.send_again(event)
    return web.json_response({'events': len(events)})


async def count_webhooks(request):
    return web.json_response({'deliver': deliveries.are_on, 'made': deliveries.made, 'taken': deliveries.taken,
                              'pending': deliveries.pending, 'lost': deliveries.lost, 'given_up': deliveries.given_up})


async def set_delay(request):
    asked = await told(request)
    delay.before, delay.after = float(asked.get('before', 0)), float(asked.get('after', 0))
    return web.json_response({'before': delay.before, 'after': delay.after})


async def sum_up(request):
    return web.json_response({'payment_intents': [summary_of(intent) for intent in store.all('payment_intent')]})


def summary_of(intent):
    charge = intent.latest_charge
    return {'id': intent.id, 'status': intent.status, 'amount': intent.amount, 'currency': intent.currency,
            'amount_received': intent.amount_received, 'amount_capturable': intent.amount_capturable,
            'refunded': charge.amount_given_back if charge else 0, 'metadata': intent.metadata,
            'charge': charge and charge.id, 'disputed': bool(charge and charge.dispute), 'created': intent.created}


async def pay_as_shopper(request):
    asked = await told(request)
    thing = kept(asked.get('payment_intent') or asked.get('checkout_session') or '')
    if thing is None:
        raise errors.invalid('Say which: payment_intent or checkout_session')
    intent, error = pay(thing, asked.get('card', '4242424242424242'), asked.get('authenticate', True))
    return web.json_response({'payment_intent': intent.id, 'status': intent.status, 'error': error})


async def told(request):
    try:
        return await request.json() if request.can_read_body else {}
    except JSONDecodeError:
        raise errors.invalid('That is no JSON') from None


def add_control(router):
    router.add_post('/_other-side/webhooks', switch_webhooks)
    router.add_get('/_other-side/webhooks', count_webhooks)
    router.add_post('/_other-side/webhooks/resend', resend_webhooks)
    router.add_post('/_other-side/delay', set_delay)
    router.add_get('/_other-side/summary', sum_up)
    router.add_post('/_other-side/pay', pay_as_shopper)
