import time

from shop import Shop


class PaymentLinks(Shop):
    def test_a_link_is_created_found_and_listed(self):
        link = self.link()
        self.assertRegex(link["id"], r"^plink_\w{14}$")
        self.assertEqual(
            (link["status"], link["amount_paid"], link["payments"], link["notes"]),
            ("created", 0, None, {"order": "o-1"}),
        )
        self.assertNotIn("order_id", link)
        self.assertEqual(self.api("GET", f"/v1/payment_links/{link['id']}"), link)
        self.assertEqual(self.api("GET", "/v1/payment_links?reference_id=ref-1"), {"payment_links": [link]})
        self.assertEqual(self.api("GET", "/v1/payment_links?reference_id=other"), {"payment_links": []})

    def test_a_reference_is_used_up_for_ever(self):
        link = self.link()
        self.api("POST", f"/v1/payment_links/{link['id']}/cancel")
        body = {"amount": 100, "reference_id": "ref-1"}
        error = self.api("POST", "/v1/payment_links", body, status=400)["error"]
        self.assertIn("payment link with given reference_id: ref-1 already exists", error["description"])

    def test_wrong_wishes_are_refused_with_the_field(self):
        soon = int(time.time()) + 60
        for field, wishes in {
            "amount": {"amount": 99},
            "currency": {"amount": 100, "currency": "rupees"},
            "expire_by": {"amount": 100, "expire_by": soon},
            "callback_method": {"amount": 100, "callback_url": "http://shop.test/"},
            "reference_id": {"amount": 100, "reference_id": "x" * 41},
            "refrence_id": {"amount": 100, "refrence_id": "misspelt"},
        }.items():
            with self.subTest(field):
                error = self.api("POST", "/v1/payment_links", wishes, status=400)["error"]
                self.assertEqual((error["code"], error["field"]), ("BAD_REQUEST_ERROR", field))

    def test_a_wrong_key_is_refused_in_razorpays_shape(self):
        error = self.api("GET", "/v1/payments", status=401, key="rzp_test_x:wrong")["error"]
        self.assertEqual(set(error), {"code", "description", "source", "step", "reason", "metadata", "field"})
        self.assertEqual(error["description"], "Authentication failed")

    def test_an_unknown_id_and_an_unknown_address_are_bad_requests(self):
        error = self.api("GET", "/v1/payment_links/plink_none", status=400)["error"]
        self.assertEqual(error["description"], "The id provided does not exist")
        self.api("GET", "/v1/nothing", status=400)

    def test_a_cancelled_link_tells_the_shop_and_cannot_be_paid(self):
        link = self.link()
        cancelled = self.api("POST", f"/v1/payment_links/{link['id']}/cancel")
        self.assertEqual(cancelled["status"], "cancelled")
        told = self.wait_for("payment_link.cancelled")
        self.assertEqual(told["contains"], ["payment_link"])
        self.assertEqual(told["payload"]["payment_link"]["entity"]["id"], link["id"])
        self.control("pay", {"payment_link": link["id"]}, status=400)
        self.api("POST", f"/v1/payment_links/{link['id']}/cancel", status=400)

    def test_a_paid_link_is_not_cancelled(self):
        payment = self.paid()
        link = self.api("GET", f"/v1/payment_links?payment_id={payment['id']}")["payment_links"][0]
        self.assertEqual((link["status"], link["payments"][0]["payment_id"]), ("paid", payment["id"]))
        error = self.api("POST", f"/v1/payment_links/{link['id']}/cancel", status=400)["error"]
        self.assertEqual(error["description"], "cannot cancel or expire an already paid/partially paid link")

    def test_money_may_come_after_the_link_has_expired(self):
        link = self.link()
        self.control("expire", {"payment_link": link["id"]})
        self.wait_for("payment_link.expired")
        payment = self.control("pay", {"payment_link": link["id"], "late": True})
        self.assertEqual(payment["status"], "captured")
        link = self.api("GET", f"/v1/payment_links/{link['id']}")
        self.assertEqual((link["status"], link["amount_paid"]), ("expired", 50000))
        self.wait_for("order.paid")
        self.assertNotIn("payment_link.paid", self.names_told())

    def test_a_link_may_be_paid_in_parts(self):
        link = self.link(accept_partial=True)
        self.control("pay", {"payment_link": link["id"], "amount": 20000})
        self.assertEqual(self.api("GET", f"/v1/payment_links/{link['id']}")["status"], "partially_paid")
        self.control("pay", {"payment_link": link["id"]})
        self.assertEqual(self.api("GET", f"/v1/payment_links/{link['id']}")["status"], "paid")
        self.wait_for("payment_link.paid")
