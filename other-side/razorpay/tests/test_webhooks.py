import time

from shop import Shop


class Webhooks(Shop):
    def test_a_payment_is_told_as_snapshots_of_its_way(self):
        payment = self.paid()
        paid = self.wait_for("payment_link.paid")
        self.wait_for("order.paid")
        self.assertEqual(self.wait_for("payment.authorized")["payload"]["payment"]["entity"]["status"], "authorized")
        captured = self.wait_for("payment.captured")["payload"]["payment"]["entity"]
        self.assertEqual((captured["id"], captured["status"]), (payment["id"], "captured"))
        self.assertEqual((paid["entity"], paid["contains"]), ("event", ["payment_link", "order", "payment"]))
        link = paid["payload"]["payment_link"]["entity"]
        self.assertEqual((link["status"], link["amount_paid"], link["reference_id"]), ("paid", 50000, "ref-1"))
        self.assertEqual(paid["payload"]["order"]["entity"]["id"], link["order_id"])

    def test_a_refused_event_comes_again_with_the_same_id(self):
        self.refusals = 2
        self.api("POST", f"/v1/payment_links/{self.link()['id']}/cancel")
        self.wait_for("payment_link.cancelled")
        [event] = self.control("webhooks")["events"]
        self.assertEqual((event["tries"], event["id"]), (3, self.events[0][0]))

    def test_events_held_back_come_when_resent_and_may_come_twice(self):
        self.control("webhooks", {"deliver": False})
        self.paid()
        time.sleep(0.1)
        self.assertEqual(self.events, [])
        self.control("webhooks", {"deliver": True})
        self.assertEqual(self.control("webhooks/resend", {}), {"resent": 4})
        self.wait_for("payment_link.paid")
        self.wait_until_delivered(4)
        self.assertEqual(self.control("webhooks/resend", {"all": True, "order": "reverse"}), {"resent": 4})
        self.wait_for("payment_link.paid", times=2)
        ids = {event_id for event_id, event in self.events if event["event"] == "payment_link.paid"}
        self.assertEqual(len(ids), 1)

    def wait_until_delivered(self, count):
        end = time.monotonic() + 5
        while self.control("summary")["webhooks"] != {"delivered": count}:
            self.assertLess(time.monotonic(), end, self.control("webhooks"))
            time.sleep(0.01)
