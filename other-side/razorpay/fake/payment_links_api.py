"""https://razorpay.com/docs/api/payments/payment-links/create-standard · /fetch-all-standard · /fetch-id-standard · /cancel-standard"""

from urllib.parse import urlsplit

from aiohttp import web

from .account import ACCOUNT
from .clock import now
from .lists import page_of
from .payment_links import add_link
from .payment_links import cancel as cancel_link
from .reading import read_amount, read_currency, read_json, read_notes, read_text
from .refused import Refused, not_there

FIELDS = {
    "amount", "currency", "accept_partial", "first_min_partial_amount", "expire_by", "reference_id",
    "description", "customer", "notify", "reminder_enable", "notes", "callback_url", "callback_method",
    "upi_link", "options",
}  # fmt: skip
SOONEST_END_S = 15 * 60
LATEST_END_S = 184 * 24 * 3600  # six months


async def create(request):
    account = request.app[ACCOUNT]
    body = await read_json(request, known=FIELDS)
    if body.get("upi_link"):
        raise Refused("UPI Payment Links is not supported in Test Mode. Please experience the product in Live Mode.")
    wishes = read_wishes(body)
    refuse_used_reference(account, wishes["reference_id"])
    return web.json_response(add_link(account, wishes))


def read_wishes(body):
    currency = read_currency(body, default="INR")
    partly = bool(body.get("accept_partial", False))
    return {
        "amount": read_amount(body, currency),
        "currency": currency,
        "accept_partial": partly,
        "first_min_partial_amount": body.get("first_min_partial_amount", 0) if partly else 0,
        "expire_by": read_end(body),
        "reference_id": read_text(body, "reference_id", longest=40) or "",
        "description": read_text(body, "description", longest=2048) or "",
        "customer": body.get("customer") or [],  # as Razorpay shows no customer
        "notify": {"sms": False, "email": False, "whatsapp": False, **(body.get("notify") or {})},
        "reminder_enable": bool(body.get("reminder_enable", False)),
        "notes": read_notes(body),
        **read_callback(body),
    }


def read_end(body):
    end = body.get("expire_by") or 0
    if not isinstance(end, int):
        raise Refused("expire_by: must be a valid timestamp", field="expire_by")
    if end and end < now() + SOONEST_END_S:
        raise Refused("expire_by: timestamp must be atleast 15 minutes in future", field="expire_by")
    if end > now() + LATEST_END_S:
        raise Refused("expire_by: timestamp cannot exceed six months from now", field="expire_by")
    return end


def read_callback(body):
    url, method = body.get("callback_url"), body.get("callback_method")
    if not url and not method:
        return {}
    if not url or urlsplit(str(url)).scheme not in ("http", "https"):
        raise Refused("callback_url: must be a valid URL.", field="callback_url")
    if method != "get":
        raise Refused("callback_method: must be get.", field="callback_method")
    return {"callback_url": url, "callback_method": "get"}


def refuse_used_reference(account, reference):
    """A reference is used up for ever, also by a link that was cancelled or has expired."""
    if reference and any(link["reference_id"] == reference for link in account.links.values()):
        raise Refused(
            f"payment link with given reference_id: {reference} already exists. "
            "Please create a payment link with a different reference_id"
        )


async def list_all(request):
    """Unlike every other list, this one is not a collection: `{"payment_links": […]}`."""
    account = request.app[ACCOUNT]
    links = account.links.values()
    reference, payment_id = request.query.get("reference_id"), request.query.get("payment_id")
    if reference is not None:
        links = [link for link in links if link["reference_id"] == reference]
    if payment_id is not None:
        links = [link for link in links if payment_id in ids_of_payments(link)]
    return web.json_response({"payment_links": page_of(links, request.query)})


def ids_of_payments(link):
    return [payment["payment_id"] for payment in link["payments"] or []]


async def find(request):
    return web.json_response(the_link(request))


async def cancel(request):
    link = the_link(request)
    cancel_link(request.app[ACCOUNT], link)
    return web.json_response(link)


def the_link(request):
    link = request.app[ACCOUNT].links.get(request.match_info["id"])
    if link is None:
        raise not_there()
    return link
