import hashlib
import hmac
import urllib.parse

from payer import Payer
from shop import KEY_SECRET, Shop


class HostedPage(Shop):
    def setUp(self):
        super().setUp()
        self.payer = Payer(self.url)

    def test_paying_by_card_leads_back_with_a_signature_the_shop_can_check(self):
        link = self.link()
        self.payer.open(link["short_url"])
        for label in ("Card number", "Expiry", "CVV"):
            self.assertIn(f">{label}</label>", self.payer.page)
        self.payer.pays_with("4111 1111 1111 1111")
        self.payer.presses("Success")
        address, _, query = self.payer.at.partition("?")
        back = dict(urllib.parse.parse_qsl(query))
        self.assertEqual((address, back["lang"]), ("http://shop.test/back", "en"))
        self.assertEqual(back["razorpay_payment_link_id"], link["id"])
        signed = "|".join([link["id"], "ref-1", "paid", back["razorpay_payment_id"]])
        signature = hmac.new(KEY_SECRET.encode(), signed.encode(), hashlib.sha256).hexdigest()
        self.assertEqual(back["razorpay_signature"], signature)
        self.assertEqual(self.api("GET", f"/v1/payments/{back['razorpay_payment_id']}")["status"], "captured")

    def test_a_failed_card_is_told_in_a_sentence_and_may_be_tried_again(self):
        link = self.link()
        self.payer.open(link["short_url"])
        self.payer.pays_with("4000 0000 0000 0002")
        self.payer.presses("Success")
        self.assertIn("declined by the bank", self.payer.reads())
        told = self.wait_for("payment.failed")["payload"]["payment"]["entity"]
        self.assertEqual((told["status"], told["error_reason"]), ("failed", "card_declined"))
        self.payer.pays_with("5267 3181 8797 5449")
        self.payer.presses("Failure")
        self.assertIn("Please try again", self.payer.reads())
        self.payer.pays_with("5267 3181 8797 5449")
        self.payer.presses("Success")
        self.assertTrue(self.payer.at.startswith("http://shop.test/back"))
        order = self.api("GET", f"/v1/payment_links/{link['id']}")["order_id"]
        payments = self.api("GET", f"/v1/orders/{order}/payments")["items"]
        self.assertEqual([payment["status"] for payment in payments], ["captured", "failed", "failed"])

    def test_upi_needs_no_bank_page(self):
        self.payer.open(self.link()["short_url"])
        self.payer.types(upi_id="failure@razorpay")
        self.assertIn("UPI payment was unsuccessful", self.payer.reads())
        self.payer.types(upi_id="success@razorpay")
        self.assertTrue(self.payer.at.startswith("http://shop.test/back"))

    def test_mistyped_fields_are_told_in_a_sentence(self):
        self.payer.open(self.link()["short_url"])
        self.payer.types(card_number="4242", expiry="12/40", cvv="123")
        self.assertIn("incorrect card number", self.payer.reads())
        self.payer.types(card_number="4111111111111111", expiry="01/20", cvv="123")
        self.assertIn("expiry", self.payer.reads())
        self.payer.types(card_number="4111111111111111", expiry="12/40", cvv="1")
        self.assertIn("CVV", self.payer.reads())

    def test_pressing_twice_pays_once_and_a_paid_link_leads_back(self):
        link = self.link()
        self.payer.open(link["short_url"])
        self.payer.pays_with("4111111111111111")
        bank = self.payer.at, self.payer.page
        self.payer.presses("Success")
        self.payer.at, self.payer.page = bank
        self.payer.presses("Success")
        self.assertIn("Back to the shop", self.payer.page)
        self.assertEqual(len(self.control("summary")["payments"]), 1)

    def test_a_link_cancelled_while_the_payer_is_at_the_bank_takes_no_money(self):
        link = self.link()
        self.payer.open(link["short_url"])
        self.payer.pays_with("4111111111111111")
        self.api("POST", f"/v1/payment_links/{link['id']}/cancel")
        self.payer.presses("Success")
        self.assertIn("nothing can be paid here any more", self.payer.page)
        self.assertEqual(self.control("summary")["payments"][0]["status"], "failed")
