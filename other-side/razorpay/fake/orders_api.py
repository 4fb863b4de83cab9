"""https://razorpay.com/docs/api/orders/create · /fetch-all · /fetch-with-id · /fetch-payments"""

from aiohttp import web

from .account import ACCOUNT
from .lists import collection, page_of
from .orders import add_order
from .reading import read_amount, read_currency, read_json, read_notes, read_text
from .refused import not_there

FIELDS = {"amount", "currency", "receipt", "notes", "payment_capture", "partial_payment"}


async def create(request):
    body = await read_json(request, known=FIELDS)
    currency = read_currency(body)
    order = add_order(
        request.app[ACCOUNT],
        amount=read_amount(body, currency),
        currency=currency,
        receipt=read_text(body, "receipt", longest=40),
        notes=read_notes(body),
        captures=bool(body.get("payment_capture", True)),
    )
    return web.json_response(order)


async def list_all(request):
    orders = request.app[ACCOUNT].orders.values()
    receipt = request.query.get("receipt")
    if receipt is not None:
        orders = [order for order in orders if order["receipt"] == receipt]
    return web.json_response(collection(page_of(orders, request.query)))


async def find(request):
    return web.json_response(the_order(request))


async def list_payments(request):
    order = the_order(request)
    payments = request.app[ACCOUNT].payments_of_order(order["id"])
    return web.json_response(collection(payments[::-1]))


def the_order(request):
    order = request.app[ACCOUNT].orders.get(request.match_info["id"])
    if order is None:
        raise not_there()
    return order
