"""Delivers events to webhook endpoints: signed, at once, all at the same time, again if they were not taken.

https://docs.stripe.com/webhooks#retries, only quicker: Stripe tries for three days. The signature is of the moment of the
try, https://docs.stripe.com/webhooks#verify-manually.

Endpoints are localstripe's: `POST /_config/webhooks/{id}` with `url`, `secret` and perhaps `events` adds one.
"""
import asyncio
import hashlib
import hmac
import time
from contextvars import Context

import aiohttp
from localstripe import webhooks as localstripe

WAITS = (0.2, 0.5, 1, 2, 3, 5, 5, 10, 10)  # seconds before the second, third … try
PATIENCE = aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=10)
MOST_AT_ONCE = 32


class Deliveries:
    def __init__(self):
        self.are_on = True
        self.made = self.taken = self.given_up = self.lost = 0
        self._under_way = set()
        self._http = None

    @property
    def pending(self):
        return len(self._under_way)

    def start(self):
        self._http = aiohttp.ClientSession(timeout=PATIENCE, connector=aiohttp.TCPConnector(limit=MOST_AT_ONCE))

    async def stop(self):
        for task in self._under_way:
            task.cancel()
        await self._http.close()

    def send(self, event):
        self.made += 1
        if self.are_on:
            self.send_again(event)
        elif endpoints_for(event):
            self.lost += 1

    def send_again(self, event):
        """Whether deliveries are on or not."""
        for endpoint in endpoints_for(event):
            task = Context().run(asyncio.ensure_future, self._deliver(event, endpoint))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _deliver(self, event, endpoint):
        for wait in (*WAITS, None):
            if await self._is_taken(event, endpoint):
                self.taken += 1
                return
            if wait is None:
                break
            await asyncio.sleep(wait)
            if not self.are_on:
                self.lost += 1
                return
        self.given_up += 1

    async def _is_taken(self, event, endpoint):
        headers = {'Content-Type': 'application/json; charset=utf-8', 'User-Agent': 'Stripe/1.0',
                   'Stripe-Signature': signature(event.payload, endpoint.secret, int(time.time()))}
        try:
            async with self._http.post(endpoint.url, data=event.payload, headers=headers,
                                       allow_redirects=False) as response:
                return 200 <= response.status < 300
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False


def endpoints_for(event):
    return [endpoint for endpoint in localstripe._webhooks.values()
            if not endpoint.events or '*' in endpoint.events or event.type in endpoint.events]


def send_to(url, secret):
    localstripe.register_webhook('from the command line', url, secret, None)


def signature(payload, secret, moment):
    signed = hmac.new(secret.encode(), b'%d.%s' % (moment, payload), hashlib.sha256)
    return f't={moment},v1={signed.hexdigest()}'


deliveries = Deliveries()


async def running(app):
    deliveries.start()
    yield
    await deliveries.stop()
