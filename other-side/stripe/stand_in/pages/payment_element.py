"""Stripe.js and the frame with the card's fields.

https://docs.stripe.com/js and https://docs.stripe.com/payments/payment-element

Stripe.js is one script for the page and some small files for the reader. Its styles are set through the CSSOM and nothing
is evaluated, so that it works under the strictest Content-Security-Policy that lets this origin in: `script-src`,
`frame-src` and `connect-src`, as https://docs.stripe.com/security/guide#content-security-policy lists them.
"""
from functools import cache
from pathlib import Path

from aiohttp import web

from .template import page

BROWSER = Path(__file__).parent.parent / 'browser'
FILES = ('api.js', 'next-action.js', 'payment-element.js', 'elements.js', 'stripe.js')
PATHS_OF_STRIPE_JS = ('/v3/', '/v3', '/js.stripe.com/v3/')  # Stripe's own, and localstripe's


async def stripe_js(request):
    return web.Response(text=script(), content_type='text/javascript', headers={'Cache-Control': 'no-cache'})


@cache
def script():
    """In a scope of its own: the page's other scripts see nothing but `Stripe`."""
    files = '\n'.join((BROWSER / 'stripe-js' / name).read_text() for name in FILES)
    return f"(() => {{\n'use strict';\n\n{files}}})();\n"


async def frame(request):
    return page('payment-element.html')


def add_pages(router):
    for path in PATHS_OF_STRIPE_JS:
        router.add_get(path, stripe_js)
    router.add_get('/elements/payment', frame)
    router.add_static('/browser', BROWSER)
