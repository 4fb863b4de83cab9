"""Refunds. https://razorpay.com/docs/api/refunds/create-normal · https://razorpay.com/docs/payments/refunds

Asked with `X-Refund-Idempotency` twice, the same refund is answered and made once
(https://razorpay.com/docs/api/refunds/normal-refunds-idempotent). A request that was refused leaves no trace:
its key may be used again, so a shop that tries again with the same key gets its refund.
"""

import asyncio

from .clock import now
from .ids import fresh_id
from .refused import Refused, server_error

# What control may want of the next refunds (`POST /_other-side/refunds`).
PLANS = ("refuse", "error", "pending", "fail")


def add_refund(account, payment, *, amount, speed, notes, receipt):
    """Gives back `amount`, or all that is left."""
    left = refundable(payment)
    if left == 0:
        raise Refused("The payment has been fully refunded already.")
    amount = left if amount is None else amount
    if amount > payment["amount"]:
        raise Refused("The refund amount provided is greater than amount captured.", field="amount")
    if amount > left:
        raise Refused("The total refund amount is greater than the refund payment amount", field="amount")
    refuse_if_disputed(account, payment)
    plan = next_plan(account)
    if plan["next"] == "refuse":
        raise Refused("Your account does not have enough balance to carry out the refund operation.")
    if plan["next"] == "error":
        raise server_error()
    refund = {
        "id": fresh_id("rfnd"),
        "entity": "refund",
        "amount": amount,
        "currency": payment["currency"],
        "payment_id": payment["id"],
        "notes": notes or [],
        "receipt": receipt,
        "acquirer_data": {"arn": None},
        "created_at": now(),
        "batch_id": None,
        "status": "pending" if plan["next"] in ("pending", "fail") else "processed",
        "speed_processed": "normal",
        "speed_requested": speed,
    }
    account.refunds[refund["id"]] = refund
    note_refunded(payment, amount)
    account.webhooks.tell("refund.created", refund=refund, payment=payment)
    if refund["status"] == "processed":
        finish(account, payment, refund, "processed")
    else:
        end = "failed" if plan["next"] == "fail" else "processed"
        later = asyncio.get_running_loop().call_later
        later(plan["after_ms"] / 1000, finish, account, payment, refund, end)
    return refund


def finish(account, payment, refund, status):
    refund["status"] = status
    if status == "failed":
        note_refunded(payment, -refund["amount"])  # the money stayed; it may be refunded anew
    account.webhooks.tell(f"refund.{status}", refund=refund, payment=payment)


def refundable(payment):
    """What can still be given back; refuses a payment that was never captured."""
    if not payment["captured"]:
        raise Refused("The payment status should be captured for action to be taken")
    return payment["amount"] - payment["amount_refunded"]


def note_refunded(payment, amount):
    payment["amount_refunded"] += amount
    everything = payment["amount_refunded"] == payment["amount"]
    some = "partial" if payment["amount_refunded"] else None
    payment["refund_status"] = "full" if everything else some
    payment["status"] = "refunded" if everything else "captured"


def refuse_if_disputed(account, payment):
    for dispute in account.disputes.values():
        if dispute["payment_id"] == payment["id"] and dispute["status"] in ("open", "under_review"):
            raise Refused("The refund on this payment is blocked due to ongoing dispute investigation")


def next_plan(account):
    return account.refund_plans.pop(0) if account.refund_plans else {"next": "succeed"}
