"""Payment links: a page of Razorpay's where one amount is paid. https://razorpay.com/docs/api/payments/payment-links

    created ──paid in part──▶ partially_paid ──paid──▶ paid
       ├──cancelled by the shop──▶ cancelled
       └──its time is over──▶ expired
"""

import asyncio
import hashlib
import hmac
from urllib.parse import urlencode

from .clock import now
from .ids import fresh_id
from .orders import add_order
from .refused import Refused

PAYABLE = ("created", "partially_paid")


def add_link(account, wishes):
    """Makes a link of already checked wishes (see `payment_links_api`)."""
    code = fresh_id()[:8]
    link = {
        "id": fresh_id("plink"),
        "accept_partial": False,
        "amount_paid": 0,
        "cancelled_at": 0,
        "created_at": now(),
        "expired_at": 0,
        "first_min_partial_amount": 0,
        # No `order_id` yet: it comes with the order, at the first opening (razorpay-php issue 372).
        "payments": None,  # "until then, the value is null"
        "reminders": [],
        "short_url": f"{account.address}/i/{code}",
        "status": "created",
        "updated_at": now(),
        "upi_link": False,
        "user_id": "",
        "whatsapp_link": False,
        **wishes,
    }
    account.links[link["id"]] = link
    account.link_of_code[code] = link["id"]
    if link["expire_by"]:
        seconds = max(0, link["expire_by"] - now())
        asyncio.get_running_loop().call_later(seconds, expire, account, link)
    return link


def order_of(account, link):
    """The order behind the link; made when somebody first opens the page, like Razorpay does."""
    if "order_id" not in link:
        order = add_order(
            account,
            amount=link["amount"],
            currency=link["currency"],
            receipt=link["reference_id"] or None,
            notes=link["notes"],
        )
        link["order_id"] = order["id"]
        account.link_of_order[order["id"]] = link["id"]
    return account.orders[link["order_id"]]


def cancel(account, link):
    if link["status"] in ("paid", "partially_paid"):
        raise Refused("cannot cancel or expire an already paid/partially paid link")
    if link["status"] != "created":
        raise Refused("cannot cancel or expire an expired link")
    link.update(status="cancelled", cancelled_at=now(), updated_at=now())
    account.webhooks.tell("payment_link.cancelled", payment_link=as_event(link))


def expire(account, link):
    """Ends a link whose time is over; one that is paid or cancelled has nothing left to expire."""
    if link["status"] not in PAYABLE:
        return
    link.update(status="expired", expired_at=now(), updated_at=now())
    account.webhooks.tell("payment_link.expired", payment_link=as_event(link))


def note_captured(account, link, payment):
    """Books a captured payment on its link and tells the shop."""
    link["amount_paid"] += payment["amount"]
    link["updated_at"] = now()
    link["payments"] = (link["payments"] or []) + [
        {
            "payment_id": payment["id"],
            "plink_id": link["id"],
            "amount": payment["amount"],
            "method": payment["method"],
            "status": "captured",
            "created_at": payment["created_at"],
            "updated_at": now(),
        }
    ]
    if link["status"] not in PAYABLE:
        return  # paid after its end: the money is there, the link stays what it was
    link["status"] = "paid" if link["amount_paid"] >= link["amount"] else "partially_paid"
    account.webhooks.tell(
        f"payment_link.{link['status']}",
        payment_link=as_event(link),
        order=account.orders[link["order_id"]],
        payment=payment,
    )


def as_event(link):
    """The link as events carry it: without `payments`, which the documented payloads do not have."""
    return {name: value for name, value in link.items() if name != "payments"}


def way_back(account, link, payment):
    """Where the payer goes after paying, signed so that the shop may believe it.

    https://razorpay.com/docs/payments/payment-links/apis#verify-signature
    """
    parts = [link["id"], link["reference_id"], link["status"], payment["id"]]
    signature = hmac.new(account.key_secret.encode(), "|".join(parts).encode(), hashlib.sha256)
    query = urlencode(
        {
            "razorpay_payment_id": payment["id"],
            "razorpay_payment_link_id": link["id"],
            "razorpay_payment_link_reference_id": link["reference_id"],
            "razorpay_payment_link_status": link["status"],
            "razorpay_signature": signature.hexdigest(),
        }
    )
    url = link["callback_url"]
    return f"{url}{'&' if '?' in url else '?'}{query}"
