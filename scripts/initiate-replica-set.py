#!/usr/bin/env python3
"""Makes the mongod on 127.0.0.1:PORT a replica set of one and waits until it can be written to.

Speaks MongoDB's wire protocol itself (OP_MSG, https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/)
with the little BSON that three commands need: neither mongosh nor a driver is required.
"""
import socket, struct, sys, time

HOST, DEADLINE = "127.0.0.1", time.monotonic() + 30


def bson(document):
    out = b""
    for name, value in document.items():
        name = name.encode() + b"\0"
        if isinstance(value, dict):
            out += b"\x03" + name + bson(value)
        elif isinstance(value, list):
            out += b"\x04" + name + bson({str(at): each for at, each in enumerate(value)})
        elif isinstance(value, str):
            out += b"\x02" + name + struct.pack("<i", len(value.encode()) + 1) + value.encode() + b"\0"
        else:
            out += b"\x10" + name + struct.pack("<i", value)
    return struct.pack("<i", len(out) + 5) + out + b"\0"


def command(port, document):
    """Sends a command and gives the answer's raw BSON."""
    body = struct.pack("<I", 0) + b"\0" + bson({**document, "$db": "admin"})
    with socket.create_connection((HOST, port), timeout=10) as connection:
        connection.sendall(struct.pack("<iiii", 16 + len(body), 1, 0, 2013) + body)
        stream = connection.makefile("rb")
        (length,) = struct.unpack("<i", stream.read(4))
        return stream.read(length - 4)


def main():
    port = int(sys.argv[1])
    members = [{"_id": 0, "host": f"{HOST}:{port}"}]
    # A field in an answer is its type, its name and its value; True is type 8, value 1.
    is_primary = b"\x08isWritablePrimary\0\x01"
    while time.monotonic() < DEADLINE:
        try:
            if is_primary in command(port, {"hello": 1}):
                return
            command(port, {"replSetInitiate": {"_id": "rs0", "members": members}})
        except OSError:
            pass  # it does not listen yet
        time.sleep(0.1)
    sys.exit(f"the mongod on port {port} did not become a primary")


main()
