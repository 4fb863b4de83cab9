"""Everything that happens to a request of the API, outermost first."""
import asyncio
import json
import sys
import traceback

from aiohttp import web
from localstripe.errors import UserError
from localstripe.server import unflatten_data

from . import control, errors, idempotency, keys
from .asking import asking, current
from .settings import API_VERSION

IDEMPOTENCY = web.AppKey('idempotency', idempotency.Memory)


@web.middleware
async def cross_origin(request, handler):
    """The shop's page may call what Stripe.js calls, and read the answer."""
    preflight = request.method == 'OPTIONS' and request.headers.get('Access-Control-Request-Method')
    if not preflight:
        response = await handler(request)
    elif keys.browser_may(preflight, request.path):
        response = web.Response(status=204, headers={
            'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key, Stripe-Version',
            'Access-Control-Allow-Methods': preflight,
            'Access-Control-Max-Age': '300'})
    else:
        return web.Response(status=405)
    if keys.browser_may(preflight or request.method, request.path) and (origin := request.headers.get('Origin')):
        response.headers['Access-Control-Allow-Origin'] = origin
        response.headers['Vary'] = 'Origin'
    return response


@web.middleware
async def answer_errors(request, handler):
    try:
        return await handler(request)
    except UserError as error:
        return as_response(error)
    except web.HTTPException as error:
        if error.status not in (404, 405) or not request.path.startswith('/v1/'):
            raise
        return as_response(errors.StripeError(
            404, f'Unrecognized request URL ({request.method}: {request.path}).'))
    except Exception:  # a mistake of ours: Stripe's own look like this to its callers
        traceback.print_exc(file=sys.stderr)
        return as_response(errors.StripeError(500, 'An unknown error occurred', type='api_error'))


def as_response(error):
    return web.json_response(error.body, status=error.code)


@web.middleware
async def know_who_asks(request, handler):
    if not request.path.startswith('/v1/'):
        return await handler(request)
    parameters = decoded(await request.post() if request.method == 'POST' else request.query)
    in_browser = keys.is_from_browser(request, parameters)
    for name in ('key', '_stripe_version', 'payment_user_agent'):
        parameters.pop(name, None)
    request['parameters'] = parameters
    with asking(request.headers.get('Idempotency-Key'), in_browser) as who:
        response = await handler(request)
        response.headers['Request-Id'] = who.id
        response.headers['Stripe-Version'] = API_VERSION
        return response


def decoded(given):
    """`a[b]=1&c[0]=2` as a tree."""
    try:
        return unflatten_data(given) if given else {}
    except (AttributeError, TypeError):
        raise errors.invalid('Invalid request: the parameters contradict each other') from None


@web.middleware
async def do_once(request, handler):
    key = request.headers.get('Idempotency-Key')
    if not key or request.method != 'POST' or not request.path.startswith('/v1/'):
        return await handler(request)
    memory = request.app[IDEMPOTENCY]
    if answer := memory.begin(key, idempotency.what_is_asked(request, request['parameters'])):
        return replayed(key, answer)
    answer = None
    try:
        response = await handler(request)
        answer = idempotency.Answer(response.status, response.body, current().id)
        response.headers['Idempotency-Key'] = key
        return response
    except errors.StripeError as error:
        if error.remembered:
            answer = idempotency.Answer(error.status, json.dumps(error.body).encode(), current().id)
        raise
    finally:
        if answer:
            memory.end(key, answer)
        else:
            memory.forget(key)


def replayed(key, answer):
    return web.Response(body=answer.body, status=answer.status, content_type='application/json',
                        headers={'Idempotency-Key': key, 'Idempotent-Replayed': 'true',
                                 'Original-Request': answer.request_id})


@web.middleware
async def be_slow(request, handler):
    """As slow as a test asks for: before the request is done, or with its answer. See `control.py`."""
    if not request.path.startswith('/v1/'):
        return await handler(request)
    if control.delay.before:
        await asyncio.sleep(control.delay.before)
    try:
        return await handler(request)
    finally:
        if control.delay.after:
            await asyncio.sleep(control.delay.after)


MIDDLEWARE = (cross_origin, answer_errors, know_who_asks, do_once, be_slow)
