"""A shop for the tests: starts Razorpay's side, calls it with its keys, and takes its webhooks."""

import base64
import hashlib
import hmac
import http.server
import json
import threading
import time
import unittest
import urllib.error
import urllib.request

from running_side import RunningSide

KEY_ID, KEY_SECRET, WEBHOOK_SECRET = "rzp_test_x", "key secret", "webhook secret"


class Shop(unittest.TestCase):
    """One side and one webhook receiver per test, so that no test sees another's events."""

    def setUp(self):
        self.events = []  # (event id, event as a dict), in order of arrival
        self.refusals = 0  # how many of the next deliveries get a 500
        self.receiver = http.server.ThreadingHTTPServer(("127.0.0.1", 0), receive_for(self))
        threading.Thread(target=self.receiver.serve_forever, args=[0.01], daemon=True).start()
        self.side = RunningSide(
            key_id=KEY_ID,
            key_secret=KEY_SECRET,
            webhook_url=f"http://127.0.0.1:{self.receiver.server_port}/hook",
            webhook_secret=WEBHOOK_SECRET,
        )
        self.url = self.side.url

    def tearDown(self):
        self.side.stop()
        self.receiver.shutdown()
        self.receiver.server_close()

    def api(self, method, path, body=None, *, status=200, key=f"{KEY_ID}:{KEY_SECRET}", **headers):
        """The answer's JSON; the test fails if the status is not the expected one."""
        headers["Authorization"] = "Basic " + base64.b64encode(key.encode()).decode()
        return self.ask(method, path, body, status, headers)

    def control(self, path, body=None, *, status=200):
        return self.ask("GET" if body is None else "POST", f"/_other-side/{path}", body, status, {})

    def ask(self, method, path, body, status, headers):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        answered, text = open_url(request)
        self.assertEqual(answered, status, text)
        return json.loads(text)

    def link(self, **changes):
        wishes = {
            "amount": 50000, "currency": "INR", "reference_id": "ref-1", "description": "Two mugs",
            "customer": {"name": "Ada", "email": "ada@example.com", "contact": "+919876543210"},
            "notes": {"order": "o-1"}, "callback_url": "http://shop.test/back?lang=en", "callback_method": "get",
        }  # fmt: skip
        return self.api("POST", "/v1/payment_links", {**wishes, **changes})

    def paid(self, **changes):
        """A captured payment of a fresh link."""
        return self.control("pay", {"payment_link": self.link(**changes)["id"], "outcome": "success"})

    def names_told(self):
        return [event["event"] for _, event in self.events]

    def wait_for(self, name, times=1):
        """The newest event of that name, once it came so often."""
        end = time.monotonic() + 5
        while time.monotonic() < end:
            came = [event for _, event in self.events if event["event"] == name]
            if len(came) >= times:
                return came[-1]
            time.sleep(0.01)
        self.fail(f"{name} did not come; there came {self.names_told()}")


def open_url(request):
    try:
        with PLAIN.open(request, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


PLAIN = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def receive_for(shop):
    class Receive(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            wanted = hmac.new(WEBHOOK_SECRET.encode(), body, hashlib.sha256).hexdigest()
            genuine = self.headers["X-Razorpay-Signature"] == wanted
            refused = shop.refusals > 0
            shop.refusals -= refused
            if genuine and not refused:
                shop.events.append((self.headers["X-Razorpay-Event-Id"], json.loads(body)))
            self.send_response(500 if refused else 200 if genuine else 400)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    return Receive
