"""https://razorpay.com/docs/api/disputes/fetch-all · /fetch"""

from aiohttp import web

from .account import ACCOUNT
from .lists import collection, page_of
from .refused import not_there


async def list_all(request):
    return web.json_response(collection(page_of(request.app[ACCOUNT].disputes.values(), request.query)))


async def find(request):
    dispute = request.app[ACCOUNT].disputes.get(request.match_info["id"])
    if dispute is None:
        raise not_there()
    return web.json_response(dispute)
