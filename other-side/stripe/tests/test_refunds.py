from .side import Test


class Refunds(Test):
    def refund(self, paid, **others):
        return self.stripe.refunds.create({'payment_intent': paid.id, **others})

    def test_in_parts_until_nothing_is_left(self):
        paid = self.pay()
        part = self.refund(paid, amount=400, reason='requested_by_customer', metadata={'return': '3'})
        self.assertEqual((part.status, part.amount, part.payment_intent, part.charge, part.metadata['return']),
                         ('succeeded', 400, paid.id, paid.latest_charge, '3'))
        with self.refused(400) as refusal:
            self.refund(paid, amount=601)
        self.assertEqual(refusal.error.param, 'amount')
        self.assertIn('greater than unrefunded amount on charge (€6.00)', refusal.error.user_message)
        self.assertEqual(self.refund(paid).amount, 600)
        with self.refused(400, 'charge_already_refunded'):
            self.refund(paid, amount=1)
        charge = self.stripe.charges.retrieve(paid.latest_charge, {'expand': ['refunds']})
        self.assertEqual((charge.refunded, charge.amount_refunded, len(charge.refunds.data)), (True, 1000, 2))
        listed = self.stripe.refunds.list({'payment_intent': paid.id}).data
        self.assertEqual([refund.amount for refund in listed], [600, 400])
        self.assertEqual(self.stripe.refunds.retrieve(part.id), part)
        self.events(paid.id, 'refund.created', 'charge.refunded')

    def test_what_was_not_paid_is_not_refunded(self):
        intent = self.stripe.payment_intents.create({'amount': 1000, 'currency': 'eur'})
        with self.refused(400, 'payment_intent_unexpected_state'):
            self.refund(intent)

    def test_one_that_fails_later_gives_the_money_back_to_the_shop(self):
        paid = self.pay('pm_card_refundFail')
        self.assertEqual(self.refund(paid).status, 'succeeded')
        failed = self.events(paid.id, 'refund.failed')['refund.failed']['data']['object']
        self.assertEqual((failed['status'], failed['failure_reason']), ('failed', 'expired_or_canceled_card'))
        self.assertEqual(self.stripe.charges.retrieve(paid.latest_charge).amount_refunded, 0)

    def test_one_that_is_pending_first(self):
        paid = self.pay('pm_card_pendingRefund')
        self.assertEqual(self.refund(paid).status, 'pending')
        updated = self.events(paid.id, 'refund.updated')['refund.updated']
        self.assertEqual(updated['data']['object']['status'], 'succeeded')
        self.assertEqual(updated['data']['previous_attributes'], {'status': 'pending'})
        self.assertEqual(updated['request'], {'id': None, 'idempotency_key': None}, 'nobody asked for it')
