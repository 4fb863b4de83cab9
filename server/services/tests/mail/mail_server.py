"""A mail server for tests: python3 mail_server.py FOLDER [PASSWORD]

Listens on a free port of 127.0.0.1, which it prints, and writes each mail it takes on into FOLDER as JSON.
With a PASSWORD it takes mails from "shop" alone. Some mailboxes are not as others:

    never@…   does not exist          later@…   is busy
    hang@…    keeps the first sender waiting for ever
"""

import asyncio
import email
import email.policy
import json
import logging
import pathlib
import sys

from aiosmtpd.smtp import SMTP, AuthResult

logging.disable()
folder = pathlib.Path(sys.argv[1])
password = sys.argv[2] if len(sys.argv) > 2 else None


class Mailboxes:
    taken = 0
    hanging = False

    async def handle_RCPT(self, server, session, envelope, address, options):
        mailbox = address.split("@")[0]
        if mailbox == "never":
            return f"550 5.1.1 <{address}>: there is no such mailbox"
        if mailbox == "later":
            return f"451 4.2.1 <{address}>: try again later"
        if mailbox == "hang" and not self.hanging:
            self.hanging = True
            (folder / "hanging").touch()
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        received = {
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "headers": {name.lower(): str(value) for name, value in mail.items()},
            "text": content(mail, "plain"),
            "html": content(mail, "html"),
        }
        self.taken += 1
        half = folder / f"{self.taken:04}.part"
        half.write_text(json.dumps(received))
        half.rename(half.with_suffix(".json"))
        return "250 OK"


def content(mail, kind):
    return mail.get_body((kind,)).get_content().replace("\r\n", "\n")


def authenticate(server, session, envelope, mechanism, given):
    return AuthResult(success=(given.login, given.password) == (b"shop", password.encode()), handled=False)


async def main():
    mailboxes = Mailboxes()
    protected = {"auth_required": True, "auth_require_tls": False, "authenticator": authenticate} if password else {}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(mailboxes, hostname="mail.test", enable_SMTPUTF8=False, **protected), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
