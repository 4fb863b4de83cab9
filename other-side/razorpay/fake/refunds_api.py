"""https://razorpay.com/docs/api/refunds/create-normal · /normal-refunds-idempotent · /fetch-with-id"""

import json
import re

from aiohttp import web

from .account import ACCOUNT
from .lists import collection, page_of
from .payments_api import the_payment
from .reading import read_amount, read_json, read_notes, read_text
from .refunds import add_refund
from .refused import Refused, not_there

KEY_HEADER = "X-Refund-Idempotency"
SHORTEST_KEY = 10
FIELDS = {"amount", "speed", "notes", "receipt"}


async def create(request):
    account, payment = request.app[ACCOUNT], the_payment(request)
    body = await read_json(request, known=FIELDS)
    key = read_key(request)
    request_made = json.dumps([payment["id"], body], sort_keys=True)
    if key in account.refund_of_key:
        return answer_again(account, key, request_made)
    refund = add_refund(
        account,
        payment,
        amount=read_amount(body, payment["currency"]) if "amount" in body else None,
        speed=read_speed(body),
        notes=read_notes(body),
        receipt=read_text(body, "receipt", longest=40),
    )
    if key:
        account.refund_of_key[key] = request_made, refund["id"]
    return web.json_response(refund)


def answer_again(account, key, request_made):
    earlier_request, refund_id = account.refund_of_key[key]
    if earlier_request != request_made:
        raise Refused("Different request with the same idempotency key has already been processed.", status=409)
    return web.json_response(account.refunds[refund_id])


def read_key(request):
    key = request.headers.get(KEY_HEADER)
    if key is None:
        return None
    if len(key) < SHORTEST_KEY:
        raise Refused("The idempotency key must be at least 10 characters long.")
    if not re.fullmatch(r"[A-Za-z0-9_-]+", key):
        raise Refused("The idempotency key must only contain alphanumeric characters, underscores, and hyphens")
    return key


def read_speed(body):
    speed = body.get("speed", "normal")
    if speed not in ("normal", "optimum"):
        raise Refused("speed should be one of normal, optimum", field="speed")
    return speed


async def list_all(request):
    return web.json_response(collection(page_of(request.app[ACCOUNT].refunds.values(), request.query)))


async def list_of_payment(request):
    refunds = request.app[ACCOUNT].refunds_of_payment(the_payment(request)["id"])
    return web.json_response(collection(page_of(refunds, request.query)))


async def find_of_payment(request):
    refund = request.app[ACCOUNT].refunds.get(request.match_info["refund_id"])
    if refund is None or refund["payment_id"] != the_payment(request)["id"]:
        raise not_there()
    return web.json_response(refund)


async def find(request):
    refund = request.app[ACCOUNT].refunds.get(request.match_info["id"])
    if refund is None:
        raise not_there()
    return web.json_response(refund)
