import stripe

from .side import SECRET, Side, Test


class Webhooks(Test):
    def test_they_are_signed_and_complete(self):
        paid = self.pay()
        self.events(paid.id, 'payment_intent.succeeded')
        for signature, body, _ in list(self.side.receiver.deliveries):
            event = stripe.Webhook.construct_event(body, signature, SECRET)
            self.assertEqual((event.object, event.livemode, event.pending_webhooks), ('event', False, 1))
        event = self.events(paid.id, 'payment_intent.succeeded')['payment_intent.succeeded']
        self.assertEqual(event['data']['object']['status'], 'succeeded')
        kept = self.stripe.events.retrieve(event['id'])
        self.assertEqual((kept.type, kept.data.object['id']), ('payment_intent.succeeded', paid.id))
        newest = self.stripe.events.list({'type': 'payment_intent.succeeded', 'limit': 1}).data[0]
        self.assertEqual(newest.id, event['id'])

    def test_they_come_again_until_they_are_taken(self):
        side = Side()
        self.addCleanup(side.stop)
        side.receiver.refuse_next = 2
        side.stripe.payment_intents.create({'amount': 1000, 'currency': 'eur'})
        self.eventually(lambda: len(side.receiver.deliveries) == 3)
        self.assertEqual([taken for _, _, taken in side.receiver.deliveries], [False, False, True])
        self.assertEqual(len({body for _, body, _ in side.receiver.deliveries}), 1)

    def test_lost_ones_are_sent_again_by_hand(self):
        side = Side()
        self.addCleanup(side.stop)
        side.control('webhooks', deliver=False)
        side.stripe.payment_intents.create({'amount': 1000, 'currency': 'eur'})
        side.stripe.payment_intents.create({'amount': 2000, 'currency': 'eur'})
        _, _, counted = side.ask('GET', '/_other-side/webhooks')
        self.assertEqual((counted['made'], counted['lost'], side.receiver.deliveries), (2, 2, []))
        side.control('webhooks', deliver=True)
        older, newer = (event.id for event in reversed(side.stripe.events.list().data))
        side.control('webhooks/resend', event=newer)
        self.eventually(lambda: [event['id'] for event in side.receiver.events()] == [newer])
        side.control('webhooks/resend')
        self.eventually(lambda: len(side.receiver.events()) == 3)
        self.assertEqual({event['id'] for event in side.receiver.events()}, {older, newer})

    def test_it_ends_when_it_is_told_to(self):
        self.assertEqual(Side().stop(), 0)
