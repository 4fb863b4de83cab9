from shop import Shop


class Refunds(Shop):
    def refund(self, payment, body, *, key=None, status=200):
        headers = {"X-Refund-Idempotency": key} if key else {}
        return self.api("POST", f"/v1/payments/{payment['id']}/refund", body, status=status, **headers)

    def test_parts_are_given_back_until_nothing_is_left(self):
        payment = self.paid()
        first = self.refund(payment, {"amount": 20000, "notes": {"for": "a mug"}, "receipt": "r-1"})
        self.assertEqual((first["status"], first["payment_id"]), ("processed", payment["id"]))
        error = self.refund(payment, {"amount": 30001}, status=400)["error"]
        self.assertEqual(error["description"], "The total refund amount is greater than the refund payment amount")
        self.assertEqual(self.refund(payment, {})["amount"], 30000)
        error = self.refund(payment, {"amount": 100}, status=400)["error"]
        self.assertEqual(error["description"], "The payment has been fully refunded already.")
        payment = self.api("GET", f"/v1/payments/{payment['id']}")
        self.assertEqual((payment["status"], payment["refund_status"]), ("refunded", "full"))
        self.assertEqual(self.api("GET", f"/v1/payments/{payment['id']}/refunds")["count"], 2)
        self.assertEqual(self.api("GET", f"/v1/refunds/{first['id']}"), first)
        self.wait_for("refund.created", times=2)
        self.wait_for("refund.processed", times=2)

    def test_asked_twice_with_one_key_it_is_once(self):
        payment = self.paid()
        first = self.refund(payment, {"amount": 20000}, key="refund-0001")
        self.assertEqual(self.refund(payment, {"amount": 20000}, key="refund-0001"), first)
        self.assertEqual(self.api("GET", f"/v1/payments/{payment['id']}")["amount_refunded"], 20000)
        self.refund(payment, {"amount": 10000}, key="refund-0001", status=409)
        self.refund(payment, {"amount": 10000}, key="short", status=400)
        self.refund(payment, {"amount": 10000}, key="with a blank", status=400)

    def test_a_refused_refund_may_be_asked_for_again_with_the_same_key(self):
        payment = self.paid()
        self.control("refunds", {"next": "refuse"})
        self.control("refunds", {"next": "error"})
        self.refund(payment, {"amount": 50000}, key="refund-0001", status=400)
        self.refund(payment, {"amount": 50000}, key="refund-0001", status=500)
        self.assertEqual(self.refund(payment, {"amount": 50000}, key="refund-0001")["status"], "processed")

    def test_a_refund_that_fails_later_gives_its_amount_free_again(self):
        payment = self.paid()
        self.control("refunds", {"next": "fail", "after_ms": 20})
        refund = self.refund(payment, {"amount": 50000})
        self.assertEqual(refund["status"], "pending")
        told = self.wait_for("refund.failed")["payload"]
        self.assertEqual(told["refund"]["entity"]["status"], "failed")
        self.assertEqual(told["payment"]["entity"]["amount_refunded"], 0)
        self.assertEqual(self.refund(payment, {"amount": 50000})["status"], "processed")

    def test_a_disputed_payment_is_not_refunded(self):
        payment = self.paid()
        self.control("dispute", {"payment": payment["id"], "phase": "chargeback"})
        self.refund(payment, {}, status=400)
        told = self.wait_for("payment.dispute.created")
        self.assertEqual(told["contains"], ["payment", "dispute"])
        self.assertEqual(told["payload"]["dispute"]["entity"]["status"], "open")
        self.control("dispute", {"payment": payment["id"], "close": "under_review"})
        self.control("dispute", {"payment": payment["id"], "close": "lost"})
        lost = self.wait_for("payment.dispute.lost")["payload"]["dispute"]["entity"]
        self.assertEqual(lost["amount_deducted"], 50000)
        self.wait_for("payment.dispute.under_review")
