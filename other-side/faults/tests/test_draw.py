from target import Through

SOME = {"refuse": 0.2, "drop": 0.2, "twice": 0.2, "never": 0.1}


class Draw(Through):
    def kinds_of_a_run(self, asked, path="/x"):
        self.faults(asked)
        for _ in range(60):
            self.ask("POST", path)
        return [entry["kind"] for entry in self.shown("/_faults/log")]

    def test_a_run_is_replayed_by_its_seed(self):
        kinds = self.kinds_of_a_run(SOME)
        self.assertEqual(set(kinds), {"pass", *SOME})
        self.assertEqual(self.kinds_of_a_run(SOME), kinds)
        self.assertNotEqual(self.kinds_of_a_run({**SOME, "seed": 8}), kinds)
        self.assertEqual(self.kinds_of_a_run({**SOME, "seed": 7}, "/y"), kinds)

    def test_faults_meet_only_their_path_and_method(self):
        self.faults({"path": "/v1/", "methods": ["POST"], "refuse": {"chance": 0.5, "path": "/v1/pay"}, "drop": 0.5})
        for method, path in (("POST", "/other"), ("GET", "/v1/pay"), ("GET", "/v1/x")):
            self.assertEqual({self.ask(method, path)[0] for _ in range(10)}, {200})
        self.assertEqual({self.ask("POST", "/v1/x")[0] for _ in range(20)}, {None, 200})
        self.assertLessEqual({self.ask("POST", "/v1/pay")[0] for _ in range(20)}, {None, 500, 503})

    def test_times_ends_a_fault(self):
        self.faults({"refuse": {"chance": 1, "times": 2, "status": 503}})
        self.assertEqual([self.ask("POST", "/x")[0] for _ in range(4)], [503, 503, 200, 200])
        self.assertEqual(self.shown()["done"], {"refuse": 2, "pass": 2})

    def test_what_makes_no_sense_is_refused_and_changes_nothing(self):
        self.faults({"never": 1})
        unlikely = {"drop": 0.6, "refuse": 0.6}
        for wrong in ({"nevr": 1}, {"drop": 2}, unlikely, {"slow": {"ms": 1}}, {"twice": {"answer": 3}}):
            self.assertIn("error", self.faults(wrong, status=400))
        self.assertEqual(list(self.shown()["faults"]), ["never"])
        self.faults({})
        self.assertEqual(self.shown()["faults"], {})
