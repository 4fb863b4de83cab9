"""Does what was drawn. Each act gives back the response, or None for a connection closed without one."""

import asyncio

from aiohttp import web

from .kinds import PASS


async def pass_on(proxy, message, _drawn):
    return await proxy.upstream.pass_on(message)


async def slow(proxy, message, drawn):
    await asyncio.sleep(drawn.wait_s())
    return await proxy.upstream.pass_on(message)


async def refuse(_proxy, _message, drawn):
    status = drawn.settings["status"]
    return web.Response(status=drawn.chance.choice(status if isinstance(status, list) else [status]))


async def lose_answer(proxy, message, drawn):
    how = drawn.choose("how", "drop", "502")
    await proxy.upstream.pass_on(message)
    return web.Response(status=502) if how == "502" else None


async def drop(_proxy, _message, _drawn):
    return None


async def hang(proxy, message, drawn):
    hanging = asyncio.sleep(drawn.settings["hang_ms"] / 1000)
    if drawn.choose("pass_on", True, False):
        await asyncio.gather(hanging, proxy.upstream.pass_on(message))
    else:
        await hanging
    return None


async def twice(proxy, message, drawn):
    wanted = drawn.choose("answer", "first", "second")
    answers = [await proxy.upstream.pass_on(message), await proxy.upstream.pass_on(message)]
    return answers[wanted == "second"]


async def later(proxy, message, drawn):
    proxy.deliveries.deliver_later(message, drawn.wait_s())
    return web.Response(status=200)


async def many(proxy, message, drawn):
    copies = [proxy.upstream.pass_on(message) for _ in range(drawn.settings["copies"])]
    return (await asyncio.gather(*copies))[0]


async def never(_proxy, _message, _drawn):
    return web.Response(status=200)


ACTS = {
    PASS: pass_on,
    "slow": slow,
    "refuse": refuse,
    "lose_answer": lose_answer,
    "drop": drop,
    "hang": hang,
    "twice": twice,
    "later": later,
    "many": many,
    "never": never,
}


def drop_connection(request):
    """Closes the connection; the response is for aiohttp only, which finds nobody to send it to."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
