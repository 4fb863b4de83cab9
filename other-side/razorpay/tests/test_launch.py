import os
import subprocess
import sys
import unittest
import urllib.request

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Launch(unittest.TestCase):
    def test_it_says_when_it_is_ready_and_ends_when_told(self):
        command = [sys.executable, "launch.py", "--port", "0", "--key-id", "rzp_test_x", "--key-secret", "s"]
        with subprocess.Popen(command, cwd=FOLDER, stdout=subprocess.PIPE, text=True) as side:
            ready, address = side.stdout.readline().split()
            self.assertEqual(ready, "ready")
            without_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with without_proxy.open(f"{address}/_other-side/summary") as answer:
                self.assertEqual(answer.status, 200)
            side.terminate()
            self.assertEqual(side.wait(3), 0)
