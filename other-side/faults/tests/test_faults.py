import time

from target import Through


class Faults(Through):
    def test_slow_waits_and_passes_on(self):
        self.faults({"slow": {"chance": 1, "min_ms": 100, "max_ms": 120}})
        begin = time.monotonic()
        self.assertEqual(self.ask("GET", "/x")[0], 200)
        self.assertGreater(time.monotonic() - begin, 0.1)

    def test_refuse_does_not_pass_on(self):
        self.faults({"refuse": 1})
        statuses = {self.ask("GET", "/x")[0] for _ in range(20)}
        self.assertEqual((statuses, self.target.came), ({500, 503}, []))

    def test_a_lost_answer_was_passed_on(self):
        self.faults({"lose_answer": 1})
        statuses = {self.ask("POST", "/x")[0] for _ in range(20)}
        self.assertEqual((statuses, len(self.target.came)), ({None, 502}, 20))

    def test_drop_does_not_pass_on(self):
        self.faults({"drop": 1})
        self.assertIsNone(self.ask("POST", "/x")[0])
        self.assertEqual(self.target.came, [])

    def test_hang_answers_nothing_and_passes_on_or_not(self):
        for pass_on, came in ((True, 1), (False, 0)):
            self.target.came = []
            self.faults({"hang": {"chance": 1, "hang_ms": 100, "pass_on": pass_on}})
            begin = time.monotonic()
            self.assertIsNone(self.ask("POST", "/x")[0])
            self.assertGreater(time.monotonic() - begin, 0.1)
            self.assertEqual(len(self.target.came), came)

    def test_twice_gives_the_answer_that_was_asked_for(self):
        for answer, text in (("first", b"1"), ("second", b"2")):
            self.target.came = []
            self.faults({"twice": {"chance": 1, "answer": answer}})
            self.assertEqual(self.ask("POST", "/x", b"body")[2], text)
            self.assertEqual([body for *_, body in self.target.came], [b"body", b"body"])

    def test_many_come_at_the_same_time(self):
        self.target.wait_s = 0.1
        self.faults({"many": {"chance": 1, "copies": 5}})
        begin = time.monotonic()
        self.assertEqual(self.ask("POST", "/x")[0], 200)
        self.assertLess(time.monotonic() - begin, 0.4)
        self.assertEqual(len(self.target.came), 5)

    def test_never_answers_200_and_forgets(self):
        self.faults({"never": 1})
        self.assertEqual(self.ask("POST", "/x")[0], 200)
        time.sleep(0.05)
        self.assertEqual(self.target.came, [])

    def test_later_answers_at_once_and_delivers_in_another_order_until_taken(self):
        self.faults({"later": {"chance": 1, "min_ms": 10, "max_ms": 300}})
        self.target.statuses = [500, 500, 500]
        sent = [f"/event/{number}" for number in range(10)]
        self.assertEqual([self.ask("POST", path)[0] for path in sent], [200] * 10)
        self.wait_for(13)
        self.assertEqual(set(self.paths_that_came()), set(sent))
        self.assertNotEqual(self.paths_that_came(), sent)
        time.sleep(0.05)
        self.assertEqual(self.shown()["later"], {"pending": 0, "delivered": 10, "given_up": 0})
