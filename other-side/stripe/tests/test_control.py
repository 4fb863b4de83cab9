import time

from .side import Side, Test


class Control(Test):
    def test_a_shopper_pays_without_a_browser(self):
        for card, authenticate, status in (
                ('4242424242424242', True, 'succeeded'), ('4000000000000002', True, 'requires_payment_method'),
                ('4000000000003220', True, 'succeeded'), ('4000000000003220', False, 'requires_payment_method'),
                ('pm_card_mastercard', True, 'succeeded')):
            with self.subTest(card, authenticate=authenticate):
                intent = self.stripe.payment_intents.create({'amount': 1000, 'currency': 'eur'})
                answer = self.side.control('pay', payment_intent=intent.id, card=card, authenticate=authenticate)
                self.assertEqual((answer['status'], bool(answer['error'])), (status, status != 'succeeded'))

    def test_the_summary_is_quick_with_hundreds_of_intents(self):
        side = Side(webhook=False)
        self.addCleanup(side.stop)
        paid = side.stripe.payment_intents.create({
            'amount': 1000, 'currency': 'eur', 'metadata': {'order': '7'}, 'payment_method': 'pm_card_visa', 'confirm': True,
            'return_url': 'https://a.b/'})
        side.stripe.refunds.create({'payment_intent': paid.id, 'amount': 300})
        for _ in range(400):
            side.ask('POST', '/v1/payment_intents', {'amount': 1000, 'currency': 'eur'})
        before = time.monotonic()
        _, _, answer = side.ask('GET', '/_other-side/summary')
        self.assertLess(time.monotonic() - before, 0.2)
        self.assertEqual(len(answer['payment_intents']), 401)
        first = answer['payment_intents'][0]
        promised = {'id': paid.id, 'status': 'succeeded', 'amount': 1000, 'amount_received': 1000, 'refunded': 300,
                    'metadata': {'order': '7'}}
        self.assertEqual({name: first[name] for name in promised}, promised)
