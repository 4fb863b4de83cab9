"""Starts the fault proxy: `python3 proxy.py --port 0 --to http://127.0.0.1:Q --seed 7`.

Stands between the shop and a provider, or between a provider and the shop's webhook, and makes go wrong what
`POST /_faults` asks for; at first nothing. Says `ready http://127.0.0.1:PORT` once it listens; SIGTERM ends it.
"""

import argparse
import socket

from aiohttp import web

from faulty.app import build_app


def main():
    given = parse_arguments()
    # The socket listens before anything is said, so a caller may connect the moment it reads the line.
    listening = socket.create_server(("127.0.0.1", given.port), backlog=4096)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    web.run_app(
        build_app(given.to, given.seed),
        sock=listening,
        print=lambda *_: print(f"ready {address}", flush=True),
        access_log=None,
        shutdown_timeout=0.2,
    )


def parse_arguments():
    parser = argparse.ArgumentParser(description="Passes requests on, and lets go wrong what is asked for.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--to", required=True, help="where requests go, http://127.0.0.1:4242")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same faults")
    return parser.parse_args()


if __name__ == "__main__":
    main()
