#!/usr/bin/env python3
"""The other side of Stripe, for tests: `python3 launch.py --key sk_test_…`. README.md tells what it can.

Listens on 127.0.0.1 only, keeps everything in memory, prints `ready http://127.0.0.1:PORT` and ends on SIGTERM.
"""
import argparse
import asyncio
import signal
import socket

import libraries  # noqa: F401  (must come before anything that imports localstripe)
from aiohttp import web

from stand_in import deliveries
from stand_in.application import build_application
from stand_in.settings import settings


def main():
    arguments = parse_arguments()
    settings.key = arguments.key
    if arguments.webhook:
        deliveries.send_to(arguments.webhook, arguments.webhook_secret)
    asyncio.run(serve(arguments.port))


def parse_arguments():
    parser = argparse.ArgumentParser(description='The other side of Stripe, for tests')
    parser.add_argument('--port', type=int, default=0, help='0, the default, takes a free one')
    parser.add_argument('--key', required=True, help='the only secret key that is accepted, sk_test_…')
    parser.add_argument('--webhook', metavar='URL', help='where events are delivered to')
    parser.add_argument('--webhook-secret', metavar='SECRET', help='what they are signed with, whsec_…')
    arguments = parser.parse_args()
    if not arguments.key.startswith('sk_test_'):
        parser.error('--key must start with sk_test_')
    if bool(arguments.webhook) != bool(arguments.webhook_secret):
        parser.error('--webhook and --webhook-secret belong together')
    return arguments


async def serve(port):
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    listener = socket.create_server(('127.0.0.1', port), backlog=1024)
    settings.base_url = f'http://127.0.0.1:{listener.getsockname()[1]}'
    runner = web.AppRunner(build_application(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.SockSite(runner, listener).start()
    print(f'ready {settings.base_url}', flush=True)
    await stop.wait()
    await runner.cleanup()


if __name__ == '__main__':
    main()
