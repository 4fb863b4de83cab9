"""Starts Razorpay's side.

    python3 launch.py --port 0 --key-id rzp_test_x --key-secret s --webhook http://127.0.0.1:3000/… --webhook-secret w

Says `ready http://127.0.0.1:PORT` once it listens, so whoever starts it needs no guessed waiting time.
Everything is in memory: ending it (SIGTERM) forgets it.
"""

import argparse
import socket

from aiohttp import web

from fake.account import Account
from fake.router import build_app


def main():
    given = parse_arguments()
    # The socket listens before anything is said, so a caller may connect the moment it reads the line.
    listening = socket.create_server(("127.0.0.1", given.port), backlog=1024)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    account = Account(
        address=address,
        key_id=given.key_id,
        key_secret=given.key_secret,
        webhook_url=given.webhook,
        webhook_secret=given.webhook_secret,
    )
    web.run_app(
        build_app(account),
        sock=listening,
        print=lambda *_: print(f"ready {address}", flush=True),
        access_log=None,
        shutdown_timeout=0.2,
    )


def parse_arguments():
    parser = argparse.ArgumentParser(description="A small fake of Razorpay, for tests.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--key-id", required=True)
    parser.add_argument("--key-secret", required=True)
    parser.add_argument("--webhook", help="where events go; without it none are sent")
    parser.add_argument("--webhook-secret", default="")
    return parser.parse_args()


if __name__ == "__main__":
    main()
