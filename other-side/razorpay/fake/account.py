"""All that Razorpay knows of one shop, in memory: a dict per kind of thing, keyed by its id.

The things themselves are plain dicts with exactly the fields the API shows; what the API does not show
(which link an order belongs to) is kept beside them, so that no answer can leak it.
"""

from aiohttp import web

from .ids import fresh_id
from .webhooks import Webhooks

ACCOUNT = web.AppKey("account", object)


class Account:
    def __init__(self, *, address, key_id, key_secret, webhook_url, webhook_secret):
        self.address = address
        self.key_id = key_id
        self.key_secret = key_secret
        self.id = fresh_id("acc")
        self.orders = {}
        self.links = {}
        self.payments = {}
        self.refunds = {}
        self.disputes = {}
        self.orders_captured_by_hand = set()  # `payment_capture: false`
        self.link_of_order = {}  # order id → link id
        self.link_of_code = {}  # last part of a short_url → link id
        self.card_of_payment = {}  # payment id → card number; decides at the bank
        self.refund_of_key = {}  # idempotency key → (fingerprint of the request, refund id)
        self.refund_plans = []  # what control wants of the next refunds, first one first
        self.webhooks = Webhooks(self.id, webhook_url, webhook_secret)

    def link_of_payment(self, payment):
        return self.links.get(self.link_of_order.get(payment["order_id"]))

    def payments_of_order(self, order_id):
        return [payment for payment in self.payments.values() if payment["order_id"] == order_id]

    def refunds_of_payment(self, payment_id):
        return [refund for refund in self.refunds.values() if refund["payment_id"] == payment_id]
