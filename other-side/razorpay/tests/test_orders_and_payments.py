from shop import Shop


class OrdersAndPayments(Shop):
    def test_an_order_is_found_by_its_receipt(self):
        order = self.api("POST", "/v1/orders", {"amount": 1000, "currency": "INR", "receipt": "r-1"})
        self.api("POST", "/v1/orders", {"amount": 1000, "currency": "INR", "receipt": "r-2"})
        self.assertEqual((order["status"], order["amount_due"], order["notes"]), ("created", 1000, []))
        self.assertEqual(self.api("GET", "/v1/orders?receipt=r-1")["items"], [order])
        self.assertEqual(self.api("GET", "/v1/orders?count=1")["items"][0]["receipt"], "r-2")
        self.assertEqual(self.api("GET", "/v1/orders?count=1&skip=1")["items"], [order])
        self.assertEqual(self.api("GET", f"/v1/orders?from={order['created_at'] + 60}")["count"], 0)

    def test_a_payment_of_an_order_with_capture_by_hand_waits_for_it(self):
        wishes = {"amount": 1000, "currency": "INR", "payment_capture": False}
        order = self.api("POST", "/v1/orders", wishes)
        payment = self.control("pay", {"order": order["id"]})
        self.assertEqual(payment["status"], "authorized")
        path = f"/v1/payments/{payment['id']}/capture"
        self.api("POST", path, {"amount": 999, "currency": "INR"}, status=400)
        self.assertEqual(self.api("POST", path, {"amount": 1000, "currency": "INR"})["status"], "captured")
        error = self.api("POST", path, {"amount": 1000, "currency": "INR"}, status=400)["error"]
        self.assertEqual(error["description"], "This payment has already been captured")
        self.assertEqual(self.api("GET", f"/v1/orders/{order['id']}")["status"], "paid")
        self.control("pay", {"order": order["id"]}, status=400)

    def test_the_summary_says_which_payment_belongs_to_what(self):
        payment = self.paid()
        [short] = self.control("summary")["payments"]
        self.assertEqual(
            (short["id"], short["status"], short["amount"], short["notes"], short["reference_id"]),
            (payment["id"], "captured", 50000, {"order": "o-1"}, "ref-1"),
        )
        self.assertEqual(self.api("GET", "/v1/payments")["items"][0]["id"], payment["id"])
