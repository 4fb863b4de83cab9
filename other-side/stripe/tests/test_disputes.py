from .side import Test


class Disputes(Test):
    def disputed(self):
        paid = self.pay('pm_card_createDispute')
        self.events(paid.latest_charge, 'charge.dispute.created', 'charge.dispute.funds_withdrawn')
        return self.stripe.disputes.list({'payment_intent': paid.id}).data[0]

    def submit(self, dispute, text, **others):
        return self.stripe.disputes.update(dispute.id, {'evidence': {'uncategorized_text': text}, **others})

    def test_a_new_one_wants_an_answer(self):
        dispute = self.disputed()
        self.assertEqual((dispute.status, dispute.reason, dispute.amount), ('needs_response', 'fraudulent', 1000))
        self.assertGreater(dispute.evidence_details.due_by, dispute.created)
        self.assertEqual([moved.net for moved in dispute.balance_transactions], [-1000])
        self.assertTrue(self.stripe.charges.retrieve(dispute.charge).disputed)
        with self.refused(400, 'charge_disputed'):
            self.stripe.refunds.create({'charge': dispute.charge})

    def test_evidence_wins_or_loses_it(self):
        for text, verdict in (('winning_evidence', 'won'), ('losing_evidence', 'lost')):
            with self.subTest(text):
                dispute = self.disputed()
                self.assertEqual(self.submit(dispute, text).status, 'under_review')
                closed = self.events(dispute.id, 'charge.dispute.updated', 'charge.dispute.closed')['charge.dispute.closed']
                self.assertEqual(closed['data']['object']['status'], verdict)

    def test_evidence_is_gathered_before_it_is_submitted(self):
        dispute = self.submit(self.disputed(), 'a draft', submit=False)
        self.assertEqual((dispute.status, dispute.evidence_details.has_evidence), ('needs_response', True))
        self.assertEqual(self.submit(dispute, 'all of it').status, 'under_review')

    def test_the_shop_gives_in(self):
        dispute = self.stripe.disputes.close(self.disputed().id)
        self.assertEqual(dispute.status, 'lost')
        self.events(dispute.id, 'charge.dispute.closed')
