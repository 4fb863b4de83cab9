"""Disputes: the payer's bank wants the money back. https://razorpay.com/docs/api/disputes/entity

    open ──evidence sent──▶ under_review ──▶ won | lost | closed      (from open, too)
"""

from .clock import now
from .ids import fresh_id
from .refused import Refused

PHASES = ("fraud", "retrieval", "chargeback", "pre_arbitration", "arbitration")
ENDS = ("won", "lost", "closed")
TIME_TO_ANSWER_S = 7 * 24 * 3600


def open_dispute(account, payment, *, phase, amount=None, reason_code=None):
    if phase not in PHASES:
        raise Refused(f"phase should be one of {', '.join(PHASES)}", field="phase")
    if not payment["captured"]:
        raise Refused("Only a captured payment can be disputed", field="payment")
    dispute = {
        "id": fresh_id("disp"),
        "entity": "dispute",
        "payment_id": payment["id"],
        "amount": payment["amount"] if amount is None else amount,
        "currency": payment["currency"],
        "amount_deducted": 0,
        "reason_code": reason_code or "goods_or_services_not_received_or_partially_received",
        "respond_by": now() + TIME_TO_ANSWER_S,
        "status": "open",
        "phase": phase,
        "created_at": now(),
        "evidence": {"amount": payment["amount"], "summary": None, "submitted_at": None},
    }
    account.disputes[dispute["id"]] = dispute
    account.webhooks.tell("payment.dispute.created", payment=payment, dispute=dispute)
    return dispute


def move(account, dispute, to):
    if to not in (*ENDS, "under_review"):
        raise Refused(f"close should be one of {', '.join(ENDS)}, under_review", field="close")
    if dispute["status"] in ENDS:
        raise Refused("The dispute is over already", field="close")
    dispute["status"] = to
    if to == "lost":
        dispute["amount_deducted"] = dispute["amount"]
    payment = account.payments[dispute["payment_id"]]
    account.webhooks.tell(f"payment.dispute.{to}", payment=payment, dispute=dispute)
