"""https://razorpay.com/docs/api/payments/fetch-with-id · /fetch-all-payments · /capture"""

from aiohttp import web

from .account import ACCOUNT
from .lists import collection, page_of
from .payments import capture_on_request
from .reading import read_amount, read_currency, read_json
from .refused import not_there


async def list_all(request):
    payments = request.app[ACCOUNT].payments.values()
    return web.json_response(collection(page_of(payments, request.query)))


async def find(request):
    return web.json_response(the_payment(request))


async def capture(request):
    payment = the_payment(request)
    body = await read_json(request, known={"amount", "currency"})
    currency = read_currency(body, default="INR")
    capture_on_request(request.app[ACCOUNT], payment, read_amount(body, currency), currency)
    return web.json_response(payment)


def the_payment(request):
    payment = request.app[ACCOUNT].payments.get(request.match_info["id"])
    if payment is None:
        raise not_there()
    return payment
