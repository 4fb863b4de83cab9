"""Tells the shop what happened. https://razorpay.com/docs/webhooks · /webhooks/validate-test · /webhooks/best-practices

Like Razorpay: each event on its own (so their order is not promised), until the shop says 2xx, and so at times
twice. Unlike Razorpay, which tries for 24 hours, the tries are over in seconds: a test should see them all.
"""

import asyncio
import copy
import hashlib
import hmac
import json
from collections import Counter
from dataclasses import dataclass, field

import aiohttp

from .clock import now
from .ids import fresh_id

GAPS_S = (0.2, 0.5, 1, 2, 2, 2, 2, 2, 2)  # between ten tries
LONGEST_ANSWER_S = 5  # Razorpay's own patience


@dataclass
class Event:
    name: str
    body: bytes  # signed as it is sent; never made anew
    id: str = field(default_factory=fresh_id)
    state: str = "held"  # held · trying · delivered · given up
    tries: int = 0
    last_answer: str = ""

    def in_short(self):
        return {"id": self.id, "event": self.name, "state": self.state, "tries": self.tries, "last": self.last_answer}


class Webhooks:
    def __init__(self, account_id, url, secret):
        self.account_id = account_id
        self.url = url
        self.secret = secret
        self.delivers = url is not None
        self.events = []
        self.tasks = set()

    async def open(self, _app):
        self.client = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=LONGEST_ANSWER_S),
            connector=aiohttp.TCPConnector(limit=0, force_close=True),
        )

    async def close(self, _app):
        for task in self.tasks:
            task.cancel()
        await self.client.close()

    def tell(self, name, **things):
        """Notes the event with the things as they are now, and sends it when this turn is over."""
        told = {
            "entity": "event",
            "account_id": self.account_id,
            "event": name,
            "contains": list(things),
            "payload": {kind: {"entity": copy.deepcopy(thing)} for kind, thing in things.items()},
            "created_at": now(),
        }
        event = Event(name, json.dumps(told).encode())
        self.events.append(event)
        if self.delivers:
            self.send(event)

    def send(self, event, *, by_hand=False):
        if self.url is None:
            return
        task = asyncio.get_running_loop().create_task(self.deliver(event, by_hand))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def deliver(self, event, by_hand):
        event.state = "trying"
        for gap in (*GAPS_S, None):
            event.tries += 1
            if await self.try_once(event):
                event.state = "delivered"
                return
            if gap is not None:
                await asyncio.sleep(gap)
            if not self.delivers and not by_hand:
                event.state = "held"
                return
        event.state = "given up"

    async def try_once(self, event):
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Razorpay-Webhook/v1",
            "X-Razorpay-Event-Id": event.id,
            "X-Razorpay-Signature": self.sign(event.body),
        }
        try:
            async with self.client.post(self.url, data=event.body, headers=headers, allow_redirects=False) as answer:
                event.last_answer = str(answer.status)
                return 200 <= answer.status < 300
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
            event.last_answer = type(error).__name__
            return False

    def resend(self, *, event_id=None, everything=False, backwards=False):
        """How many events were sent anew; switched off or not, for a resend is asked for by hand."""
        if event_id or everything:
            chosen = [event for event in self.events if event_id in (None, event.id)]
        else:
            chosen = [event for event in self.events if event.state in ("held", "given up")]
        for event in reversed(chosen) if backwards else chosen:
            self.send(event, by_hand=True)
        return len(chosen)

    def count_by_state(self):
        return dict(Counter(event.state for event in self.events))

    def sign(self, body):
        return hmac.new(self.secret.encode(), body, hashlib.sha256).hexdigest()
