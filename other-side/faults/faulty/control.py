"""`/_faults`: what shall go wrong, and what did."""

import json

from aiohttp import web

from .kinds import Mistake, read_faults
from .run import Run


async def change(request, proxy):
    """Begins a new run: numbers and counts start anew. `{}` is a run without faults, with the seed of the start."""
    try:
        asked = json.loads(await request.read() or b"{}")
        if not isinstance(asked, dict):
            raise Mistake("the faults must be a JSON object")
        proxy.run = Run(asked.get("seed", proxy.seed), read_faults(asked))
    except (Mistake, ValueError) as mistake:
        return web.json_response({"error": str(mistake)}, status=400)
    return await show(request, proxy)


async def show(_request, proxy):
    run = proxy.run
    return web.json_response(
        {
            "seed": run.seed,
            "faults": {fault.kind: fault.settings for fault in run.faults},
            "requests": run.requests,
            "done": dict(run.done),
            "later": proxy.deliveries.in_short(),  # over all runs: what was promised is still delivered
            "unreachable": proxy.upstream.unreachable,
        }
    )


async def log(_request, proxy):
    """What was drawn for each of the newest requests, oldest first."""
    return web.json_response([drawn.in_short() for drawn in proxy.run.log])
