"""Orders: what payments are made for. https://razorpay.com/docs/api/orders

A payment link makes its own order, at its first opening; the shop may also make orders itself.
"""

from .clock import now
from .ids import fresh_id


def add_order(account, *, amount, currency, receipt, notes, captures=True):
    order = {
        "id": fresh_id("order"),
        "entity": "order",
        "amount": amount,
        "amount_paid": 0,
        "amount_due": amount,
        "currency": currency,
        "receipt": receipt,
        "offer_id": None,
        "status": "created",
        "attempts": 0,
        "notes": notes or [],  # as Razorpay shows no notes
        "created_at": now(),
    }
    account.orders[order["id"]] = order
    if not captures:
        account.orders_captured_by_hand.add(order["id"])
    return order
