"""Every address of Razorpay's side, on one page."""

from aiohttp import web

from . import (
    checkout,
    control,
    disputes_api,
    doors,
    orders_api,
    payment_links_api,
    payments_api,
    refunds_api,
)
from .account import ACCOUNT


def build_app(account):
    app = web.Application(middlewares=[doors.answer_errors, doors.require_key])
    app[ACCOUNT] = account
    app.on_startup.append(account.webhooks.open)
    app.on_cleanup.append(account.webhooks.close)
    app.add_routes([*API, *HOSTED_PAGE, *CONTROL])
    return app


API = [
    web.post("/v1/orders", orders_api.create),
    web.get("/v1/orders", orders_api.list_all),
    web.get("/v1/orders/{id}", orders_api.find),
    web.get("/v1/orders/{id}/payments", orders_api.list_payments),
    web.post("/v1/payment_links", payment_links_api.create),
    web.post("/v1/payment_links/", payment_links_api.create),  # the documented examples have the slash
    web.get("/v1/payment_links", payment_links_api.list_all),
    web.get("/v1/payment_links/", payment_links_api.list_all),
    web.get("/v1/payment_links/{id}", payment_links_api.find),
    web.post("/v1/payment_links/{id}/cancel", payment_links_api.cancel),
    web.get("/v1/payments", payments_api.list_all),
    web.get("/v1/payments/{id}", payments_api.find),
    web.post("/v1/payments/{id}/capture", payments_api.capture),
    web.post("/v1/payments/{id}/refund", refunds_api.create),
    web.get("/v1/payments/{id}/refunds", refunds_api.list_of_payment),
    web.get("/v1/payments/{id}/refunds/{refund_id}", refunds_api.find_of_payment),
    web.get("/v1/refunds", refunds_api.list_all),
    web.get("/v1/refunds/{id}", refunds_api.find),
    web.get("/v1/disputes", disputes_api.list_all),
    web.get("/v1/disputes/{id}", disputes_api.find),
]

HOSTED_PAGE = [
    web.get("/i/{code}", checkout.show_link),
    web.post("/i/{code}", checkout.start_payment),
    web.get("/bank/{payment_id}", checkout.show_bank),
    web.post("/bank/{payment_id}", checkout.finish_at_bank),
]

CONTROL = [
    web.get("/_other-side/summary", control.summary),
    web.post("/_other-side/pay", control.pay),
    web.post("/_other-side/expire", control.expire),
    web.post("/_other-side/refunds", control.steer_refunds),
    web.post("/_other-side/dispute", control.dispute),
    web.get("/_other-side/webhooks", control.list_webhooks),
    web.post("/_other-side/webhooks", control.switch_webhooks),
    web.post("/_other-side/webhooks/resend", control.resend_webhooks),
]
