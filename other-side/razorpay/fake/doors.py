"""What every request passes: the key check, and errors in Razorpay's shape.

Keys: https://razorpay.com/docs/api/authentication (HTTP basic, key id as user, key secret as password).
"""

import hmac
import traceback

from aiohttp import BasicAuth, web

from .account import ACCOUNT
from .refused import Refused, server_error


@web.middleware
async def answer_errors(request, handler):
    try:
        return await handler(request)
    except Refused as refused:
        return error_response(refused)
    except (web.HTTPNotFound, web.HTTPMethodNotAllowed):
        # Razorpay says 400 here, too.
        return error_response(Refused("The requested URL was not found on the server."))
    except web.HTTPException:
        raise
    except Exception:
        traceback.print_exc()
        return error_response(server_error())


@web.middleware
async def require_key(request, handler):
    if request.path.startswith("/v1/") and not has_key(request):
        raise Refused("Authentication failed", status=401)
    return await handler(request)


def has_key(request):
    try:
        given = BasicAuth.decode(request.headers.get("Authorization", ""))
    except ValueError:
        return False
    account = request.app[ACCOUNT]
    wanted = f"{account.key_id}:{account.key_secret}"
    return hmac.compare_digest(f"{given.login}:{given.password}".encode(), wanted.encode())


def error_response(refused):
    headers = {"WWW-Authenticate": 'Basic realm="razorpay"'} if refused.status == 401 else None
    return web.json_response({"error": refused.error}, status=refused.status, headers=headers)
