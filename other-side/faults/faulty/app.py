"""The proxy's addresses: `/_faults` is its own, everything else is passed on, or not."""

from aiohttp import web

from . import acts, control
from .deliveries import Deliveries
from .run import Run
from .upstream import Message, Upstream

LARGEST_BODY = 64 * 1024 * 1024


class Proxy:
    def __init__(self, to, seed):
        self.seed = seed  # the one given at the start, to come back to
        self.upstream = Upstream(to)
        self.deliveries = Deliveries(self.upstream)
        self.run = Run(seed)


PROXY = web.AppKey("proxy", Proxy)


def build_app(to, seed):
    app = web.Application(client_max_size=LARGEST_BODY)
    proxy = app[PROXY] = Proxy(to, seed)
    app.on_startup.append(proxy.upstream.open)
    app.on_cleanup.append(proxy.deliveries.close)
    app.on_cleanup.append(proxy.upstream.close)
    app.add_routes(
        [
            web.get("/_faults", answer_with(control.show)),
            web.post("/_faults", answer_with(control.change)),
            web.get("/_faults/log", answer_with(control.log)),
            web.route("*", "/{anything:.*}", handle),
        ]
    )
    return app


def answer_with(act):
    async def answer(request):
        return await act(request, request.app[PROXY])

    return answer


async def handle(request):
    proxy = request.app[PROXY]
    # Drawn before anything is awaited: the number is the order of arrival, whatever each request then takes.
    drawn = proxy.run.draw(request.method, request.path)
    message = Message.of(request, await request.read())
    response = await acts.ACTS[drawn.kind](proxy, message, drawn)
    drawn.note(response)
    return acts.drop_connection(request) if response is None else response
