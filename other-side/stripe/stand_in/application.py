"""Puts the other side together: one middleware for all, our routes, and localstripe's for webhook endpoints."""
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
    app.router.add_post('/_config/webhooks/{id}', localstripe.config_webhook)
    return app
