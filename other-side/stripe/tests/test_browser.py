"""Stripe.js and the Payment Element in Chromium, on a page with a strict Content-Security-Policy."""
import shutil
import subprocess
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from .side import KEY, Test

SCRIPT = Path(__file__).parent / 'payment-element.mjs'
PLAYWRIGHT = SCRIPT.parents[3] / 'node_modules' / 'playwright'
CHROMIUM = '/usr/bin/chromium'

PAGE = '''<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>
<script src="{stripe}/v3/" nonce="once"></script><main><h1>Pay</h1><div id="payment"></div></main></html>'''
POLICY = ("default-src 'none'; script-src 'nonce-once' 'strict-dynamic'; frame-src {stripe}; connect-src {stripe}; "
          "base-uri 'none'; require-trusted-types-for 'script'")


@unittest.skipUnless(PLAYWRIGHT.is_dir() and Path(CHROMIUM).exists() and shutil.which('node'),
                     'there is no Playwright or no Chromium')
class Browser(Test):
    def test_the_payment_element(self):
        shop = self.shop()
        done = subprocess.run(['node', SCRIPT, PLAYWRIGHT, CHROMIUM, shop, self.side.url, KEY], timeout=60,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def shop(self):
        """A page of another site than Stripe's."""
        stripe = self.side.url

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                body = PAGE.format(stripe=stripe).encode()
                self.send_response(200 if self.path.startswith('/pay') else 404)
                self.send_header('Content-Type', 'text/html')
                self.send_header('Content-Security-Policy', POLICY.format(stripe=stripe))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return f'http://localhost:{server.server_port}'
