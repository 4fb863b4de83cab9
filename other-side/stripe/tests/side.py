"""An other side with a webhook endpoint, started for the tests and shared by them; Stripe's own client is the judge."""
import atexit
import http.client
import json
import subprocess
import sys
import threading
import time
import unittest
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import stripe

LAUNCH = Path(__file__).parent.parent / 'launch.py'
KEY, SECRET = 'sk_test_of_the_tests', 'whsec_of_the_tests'


class Receiver:
    """A shop's webhook endpoint: keeps what it is told, and refuses as often as it is told to."""

    def __init__(self):
        self.deliveries = []
        self.refuse_next = 0
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def do_POST(self):
                body = self.rfile.read(int(self.headers['Content-Length']))
                refused = receiver.refuse_next > 0
                receiver.refuse_next -= refused
                receiver.deliveries.append((self.headers['Stripe-Signature'], body, not refused))
                self.send_response(500 if refused else 200)
                self.send_header('Content-Length', '0')
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.url = f'http://127.0.0.1:{self.server.server_port}/webhook'
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def events(self, about=None):
        """What was taken, or the part that concerns one object."""
        events = [json.loads(body) for _, body, taken in list(self.deliveries) if taken]
        return [event for event in events if about is None or about in json.dumps(event['data']['object'])]

    def types(self, about):
        return [event['type'] for event in self.events(about)]


class Side:
    def __init__(self, *, webhook=True):
        self.receiver = Receiver()
        told = ['--webhook', self.receiver.url, '--webhook-secret', SECRET] if webhook else []
        self.process = subprocess.Popen([sys.executable, LAUNCH, '--key', KEY, *told], stdout=subprocess.PIPE, text=True)
        ready, self.url = self.process.stdout.readline().split()
        assert ready == 'ready'
        client = stripe.StripeClient(KEY, base_addresses={'api': self.url}, max_network_retries=0)
        self.stripe = client.v1

    def stop(self):
        self.process.terminate()
        self.process.stdout.close()
        self.receiver.server.shutdown()
        self.receiver.server.server_close()
        return self.process.wait(5)

    def ask(self, method, path, parameters=None, *, key=KEY, json_body=None, headers=None):
        """(status, headers, body) as they are: redirects are not followed."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=10)
        headers = ({'Authorization': f'Bearer {key}'} if key else {}) | (headers or {})
        body = None
        if json_body is not None:
            body, headers['Content-Type'] = json.dumps(json_body), 'application/json'
        elif method == 'POST':
            body, headers['Content-Type'] = urlencode(parameters or {}), 'application/x-www-form-urlencoded'
        elif parameters:
            path += f'?{urlencode(parameters)}'
        try:
            connection.request(method, path.removeprefix(self.url), body, headers)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        is_json = 'json' in response.headers.get('Content-Type', '')
        return response.status, response.headers, json.loads(text) if is_json else text

    def control(self, what, **told):
        status, _, answer = self.ask('POST', f'/_other-side/{what}', json_body=told)
        assert status == 200, answer
        return answer


@cache
def shared_side():
    side = Side()
    atexit.register(side.stop)
    return side


class Test(unittest.TestCase):
    @property
    def side(self):
        return shared_side()

    @property
    def stripe(self):
        return self.side.stripe

    def pay(self, method='pm_card_visa', amount=1000, **others):
        return self.stripe.payment_intents.create({
            'amount': amount, 'currency': 'eur', 'payment_method': method, 'confirm': True,
            'automatic_payment_methods': {'enabled': True, 'allow_redirects': 'never'}, **others})

    def eventually(self, see, *, within=5):
        """Webhooks and test cards take their time."""
        until = time.monotonic() + within
        while not (seen := see()):
            self.assertLess(time.monotonic(), until, 'it did not happen in time')
            time.sleep(0.02)
        return seen

    def events(self, about, *types):
        """Waits until these have arrived about an object."""
        self.eventually(lambda: set(types) <= set(self.side.receiver.types(about)))
        return {event['type']: event for event in self.side.receiver.events(about)}

    def refused(self, status, code=None):
        return Refused(self, status, code)


class Refused:
    """`with self.refused(400, 'code') as refusal:` and then `refusal.error`."""

    def __init__(self, test, status, code):
        self.test, self.status, self.code = test, status, code

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.test.assertIsNotNone(error, 'it was not refused')
        if not isinstance(error, stripe.StripeError):
            return False
        self.test.assertEqual((error.http_status, error.code), (self.status, self.code), error)
        self.error = error
        self.body = error.json_body['error']
        return True
