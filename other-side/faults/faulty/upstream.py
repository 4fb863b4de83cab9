"""Passes a request on as it came, and gives the answer back as it came."""

import asyncio
from dataclasses import dataclass

import aiohttp
from aiohttp import web
from multidict import CIMultiDict
from yarl import URL

LONGEST_ANSWER_S = 120
# These speak of one connection only (RFC 9110, 7.6.1), or are written anew for the next one.
OF_ONE_CONNECTION = {
    "host", "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "expect",
}  # fmt: skip


@dataclass(frozen=True)
class Message:
    method: str
    target: str  # path and query, exactly as they came
    headers: CIMultiDict
    body: bytes

    @classmethod
    def of(cls, request, body):
        return cls(request.method, request.raw_path, lasting(request.headers), body)


class Upstream:
    def __init__(self, to):
        self.to = to.rstrip("/")
        self.unreachable = 0

    async def open(self, _app):
        self.client = aiohttp.ClientSession(
            # A connection each: one kept open may be closed by the other side just as it is used again,
            # and that would be a fault nobody asked for.
            connector=aiohttp.TCPConnector(limit=0, force_close=True),
            timeout=aiohttp.ClientTimeout(total=LONGEST_ANSWER_S),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding", "Content-Type"),
        )

    async def close(self, _app):
        await self.client.close()

    async def pass_on(self, message):
        """The other side's answer, or a 502 of the proxy's own if there is nobody."""
        try:
            async with self.client.request(
                message.method,
                URL(self.to + message.target, encoded=True),
                headers=message.headers,
                data=message.body or None,
                allow_redirects=False,
            ) as answer:
                body = await answer.read()
                return web.Response(
                    status=answer.status, reason=answer.reason, headers=lasting(answer.headers), body=body
                )
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
            self.unreachable += 1
            return web.Response(status=502, text=f"the other side did not answer: {type(error).__name__}\n")


def lasting(headers):
    return CIMultiDict((name, value) for name, value in headers.items() if name.lower() not in OF_ONE_CONNECTION)
