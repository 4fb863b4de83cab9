"""A payment's life. https://razorpay.com/docs/payments/payments#payment-life-cycle

    created ──bank says yes──▶ authorized ──captured──▶ captured ──all given back──▶ refunded
       └──bank says no──▶ failed
"""

from . import payment_links
from .clock import now
from .ids import fresh_id
from .refused import Refused

FEE_PER_MILLE = 20  # what Razorpay keeps, before tax
TAX_ON_FEE_PER_CENT = 18


def add_payment(account, order, amount, means):
    """An attempt to pay for the order; `means` says with what (see `means.py`)."""
    link = account.links.get(account.link_of_order.get(order["id"]))
    customer = (link and link["customer"]) or {}
    payment = {
        "id": fresh_id("pay"),
        "entity": "payment",
        "amount": amount,
        "currency": order["currency"],
        "base_amount": amount,
        "status": "created",
        "order_id": order["id"],
        "invoice_id": None,
        "international": False,
        "amount_refunded": 0,
        "amount_transferred": 0,
        "refund_status": None,
        "captured": False,
        "description": f"#{link['id'].removeprefix('plink_')}" if link else None,
        "bank": None,
        "wallet": None,
        "email": customer.get("email"),
        "contact": customer.get("contact"),
        "notes": order["notes"],
        "fee": None,
        "tax": None,
        **no_error(),
        "acquirer_data": {},
        "created_at": now(),
        **means,
    }
    account.payments[payment["id"]] = payment
    order["attempts"] += 1
    order["status"] = "attempted"
    return payment


def fail(account, payment, why):
    """The bank said no; `why` is a row of the documented card errors (see `test_cards.py`)."""
    payment.update(
        status="failed",
        error_code=why.code,
        error_description=why.description,
        error_source="bank",
        error_step="payment_authorization",
        error_reason=why.reason,
    )
    account.webhooks.tell("payment.failed", payment=payment)


def succeed(account, payment):
    """The bank said yes. Payments of links are captured at once, others as their order says."""
    payment["status"] = "authorized"
    account.webhooks.tell("payment.authorized", payment=payment)
    if payment["order_id"] not in account.orders_captured_by_hand:
        capture(account, payment)


def capture(account, payment):
    fee = payment["amount"] * FEE_PER_MILLE // 1000
    tax = fee * TAX_ON_FEE_PER_CENT // 100
    payment.update(status="captured", captured=True, fee=fee + tax, tax=tax)
    account.webhooks.tell("payment.captured", payment=payment)
    order = account.orders[payment["order_id"]]
    order["amount_paid"] += payment["amount"]
    order["amount_due"] = max(0, order["amount"] - order["amount_paid"])
    if order["amount_due"] == 0:
        order["status"] = "paid"
        account.webhooks.tell("order.paid", payment=payment, order=order)
    link = account.link_of_payment(payment)
    if link:
        payment_links.note_captured(account, link, payment)


def capture_on_request(account, payment, amount, currency):
    """https://razorpay.com/docs/api/payments/capture"""
    if payment["captured"]:
        raise Refused("This payment has already been captured")
    if payment["status"] != "authorized":
        raise Refused("Only payments which have been authorized and not yet captured can be captured")
    if amount != payment["amount"]:
        raise Refused("Capture amount must be equal to the amount authorized", field="amount")
    if currency != payment["currency"]:
        raise Refused("The currency of the capture differs from the payment's", field="currency")
    capture(account, payment)


def no_error():
    fields = ("error_code", "error_description", "error_source", "error_step", "error_reason")
    return dict.fromkeys(fields)
