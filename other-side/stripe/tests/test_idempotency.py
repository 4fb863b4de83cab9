import threading
import time

from .side import Side, Test

PARAMETERS = {'amount': 1000, 'currency': 'eur'}


class Idempotency(Test):
    def create(self, key, **changes):
        return self.side.ask('POST', '/v1/payment_intents', PARAMETERS | changes, headers={'Idempotency-Key': key})

    def test_the_same_request_is_answered_the_same(self):
        _, first, intent = self.create('same')
        _, second, again = self.create('same')
        self.assertEqual(again, intent)
        self.assertNotIn('Idempotent-Replayed', first)
        self.assertEqual(second['Idempotent-Replayed'], 'true')
        event = self.events(intent['id'], 'payment_intent.created')['payment_intent.created']
        self.assertEqual(event['request'], {'id': first['Request-Id'], 'idempotency_key': 'same'})

    def test_another_request_under_the_same_key_is_refused(self):
        self.create('other')
        status, _, answer = self.create('other', amount=2000)
        self.assertEqual((status, answer['error']['type']), (400, 'idempotency_error'))

    def test_a_decline_is_kept(self):
        declined = {'payment_method': 'pm_card_chargeDeclined', 'confirm': 'true', 'return_url': 'https://a.b/'}
        status, _, first = self.create('declined', **declined)
        again, headers, second = self.create('declined', **declined)
        self.assertEqual((status, again, headers['Idempotent-Replayed']), (402, 402, 'true'))
        self.assertEqual(second, first)

    def test_a_malformed_request_is_not_kept(self):
        self.assertEqual(self.create('malformed', amount='many')[0], 400)
        self.assertEqual(self.create('malformed')[0], 200)

    def test_a_request_still_under_way(self):
        side = Side(webhook=False)
        self.addCleanup(side.stop)
        side.control('delay', before=0.3)
        answers = []

        def ask():
            answers.append(side.ask('POST', '/v1/payment_intents', PARAMETERS, headers={'Idempotency-Key': 'slow'}))

        first = threading.Thread(target=ask)
        first.start()
        time.sleep(0.1)
        ask()
        first.join()
        ask()
        self.assertEqual([status for status, _, _ in answers], [409, 200, 200])
        self.assertEqual(answers[0][2]['error']['code'], 'idempotency_key_in_use')
        self.assertEqual(answers[2][2], answers[1][2])
