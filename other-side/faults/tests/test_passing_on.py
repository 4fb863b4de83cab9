import threading

from target import Through


class PassingOn(Through):
    def test_a_request_and_its_answer_are_unchanged(self):
        body = bytes(range(256))
        path = "/v1/a%20b/%2F?x=1&x=2&y=%C3%A9+z"
        self.target.statuses = [303]
        headers = {"X-Razorpay-Signature": "abc", "Content-Type": "application/x-thing", "Accept-Encoding": "gzip"}
        status, answered, text = self.ask("POST", path, body, headers)
        self.assertEqual((status, answered["Location"], text), (303, "/elsewhere", b"1"))
        self.assertEqual(answered.get_all("Set-Cookie"), ["a=1", "b=2"])
        [(method, came_path, came, came_body)] = self.target.came
        self.assertEqual((method, came_path, came_body), ("POST", path, body))
        self.assertLessEqual(headers.items(), dict(came).items())
        self.assertNotIn("User-Agent", came)

    def test_every_method_goes_through(self):
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"):
            self.assertEqual(self.ask(method, "/any")[0], 200)
        self.assertEqual(self.shown()["done"], {"pass": 6})

    def test_many_at_once_are_no_trouble(self):
        def ask_often():
            statuses.extend(self.ask("POST", "/often", b"x")[0] for _ in range(50))

        statuses = []
        threads = [threading.Thread(target=ask_often) for _ in range(10)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        self.assertEqual(statuses, [200] * 500)
