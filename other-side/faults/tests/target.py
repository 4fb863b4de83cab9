"""The other side for the proxy's tests: notes every request, and answers what it is told to."""

import http.server
import json
import os
import socket
import subprocess
import sys
import threading
import time
import unittest
from http.client import HTTPConnection

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SEED = "7"


class Through(unittest.TestCase):
    """One proxy for the whole class; each test begins a run of its own."""

    @classmethod
    def setUpClass(cls):
        cls.target = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=cls.target.serve_forever, args=[0.01], daemon=True).start()
        to = f"http://127.0.0.1:{cls.target.server_port}"
        command = [sys.executable, "proxy.py", "--port", "0", "--to", to, "--seed", SEED]
        cls.proxy = subprocess.Popen(command, cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        ready, address = cls.proxy.stdout.readline().split()
        cls.port = int(address.rpartition(":")[2])

    @classmethod
    def tearDownClass(cls):
        cls.target.shutdown()
        cls.target.server_close()
        cls.proxy.terminate()
        _, complaints = cls.proxy.communicate(timeout=5)
        assert (cls.proxy.returncode, complaints) == (0, ""), complaints

    def setUp(self):
        self.faults({})
        self.target.came = []
        self.target.statuses = []  # what the next answers say; 200 when empty
        self.target.wait_s = 0

    def faults(self, asked, status=200):
        answered, _, body = self.ask("POST", "/_faults", json.dumps(asked).encode())
        self.assertEqual(answered, status, body)
        return json.loads(body)

    def shown(self, path="/_faults"):
        return json.loads(self.ask("GET", path)[2])

    def ask(self, method, path, body=None, headers={}):
        """(status, headers, body), or None in place of the status if the connection was closed instead."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        except (ConnectionError, socket.timeout):
            return None, {}, b""
        finally:
            connection.close()

    def paths_that_came(self):
        return [path for _, path, _, _ in self.target.came]

    def wait_for(self, count):
        end = time.monotonic() + 5
        while len(self.target.came) < count:
            self.assertLess(time.monotonic(), end, self.target.came)
            time.sleep(0.005)


class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        time.sleep(self.server.wait_s)
        self.server.came.append((self.command, self.path, self.headers, body))
        status = self.server.statuses.pop(0) if self.server.statuses else 200
        text = f"{len(self.server.came)}".encode()
        self.send_response(status)
        self.send_header("Set-Cookie", "a=1")
        self.send_header("Set-Cookie", "b=2")
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Encoding", "gzip")  # a lie: the proxy must not look into the body
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = answer

    def log_message(self, *_):
        pass
