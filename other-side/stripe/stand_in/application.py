"""Puts the other side together: our middleware and routes, and behind them those of localstripe that we do not replace."""
from aiohttp import web
from localstripe import server as localstripe

from . import deliveries, idempotency
from .middleware import IDEMPOTENCY, MIDDLEWARE
from .routes import add_routes


def build_application():
    app = web.Application(middlewares=MIDDLEWARE)
    app[IDEMPOTENCY] = idempotency.Memory()
    app.cleanup_ctx.append(deliveries.running)
    add_routes(app.router)
    add_routes_of_localstripe(app.router)
    return app


def add_routes_of_localstripe(router):
    """Plans, products, subscriptions…: untouched, and without what `README.md` promises of ours.

    Not its script for browsers: its global `class Element` would hide the browser's own from every script of the page.
    """
    for route in localstripe.app.router.routes():
        path = route.resource.canonical
        if route.method != 'HEAD' and not path.startswith('/js.stripe.com/'):
            router.add_route(route.method, path, route.handler)
