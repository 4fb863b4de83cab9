import time

from .side import Test

CARD = {'email': 'ada@example.com', 'name': 'Ada', 'number': '4242 4242 4242 4242', 'expiry': '12 / 34', 'cvc': '123'}


class Checkout(Test):
    def create(self, **others):
        return self.stripe.checkout.sessions.create({
            'mode': 'payment', 'success_url': 'https://shop.test/thanks?session={CHECKOUT_SESSION_ID}',
            'cancel_url': 'https://shop.test/cart', 'client_reference_id': 'order-7',
            'line_items': [{'quantity': 2, 'price_data': {'currency': 'eur', 'unit_amount': 950,
                                                          'product_data': {'name': 'Mug <blue>'}}}],
            'shipping_options': [{'shipping_rate_data': {
                'display_name': 'Parcel', 'type': 'fixed_amount', 'fixed_amount': {'amount': 490, 'currency': 'eur'}}}],
            'payment_intent_data': {'metadata': {'order': '7'}}, 'metadata': {'order': '7'}, **others})

    def submit(self, session, **changes):
        return self.side.ask('POST', session.url, CARD | changes, key=None)

    def again(self, session, **parameters):
        return self.stripe.checkout.sessions.retrieve(session.id, parameters)

    def test_it_is_paid_on_a_page_without_scripts(self):
        session = self.create()
        self.assertEqual((session.status, session.payment_status, session.payment_intent), ('open', 'unpaid', None))
        self.assertEqual((session.amount_total, session.total_details.amount_shipping), (2390, 490))
        _, _, html = self.side.ask('GET', session.url, key=None)
        for piece in ('€23.90', '2 × Mug &lt;blue&gt;', 'href="https://shop.test/cart"', '<form method="post">'):
            self.assertIn(piece, html)
        self.assertNotIn('<script', html)
        status, headers, _ = self.submit(session)
        self.assertEqual((status, headers['Location']), (303, f'https://shop.test/thanks?session={session.id}'))
        paid = self.again(session, expand=['payment_intent', 'line_items'])
        self.assertEqual((paid.status, paid.payment_status, paid.url), ('complete', 'paid', None))
        self.assertEqual((paid.payment_intent.amount_received, paid.payment_intent.metadata['order']), (2390, '7'))
        self.assertEqual((paid.line_items.data[0].description, paid.customer_details.email), ('Mug <blue>', CARD['email']))
        found = self.stripe.checkout.sessions.list({'payment_intent': paid.payment_intent.id}).data
        self.assertEqual([one.id for one in found], [session.id])
        self.events(session.id, 'checkout.session.completed')
        self.assertIn('already paid', self.side.ask('GET', session.url, key=None)[2])

    def test_a_decline_is_told_and_another_card_pays_the_same_intent(self):
        session = self.create()
        status, _, html = self.submit(session, number='4000000000009995')
        self.assertEqual(status, 200)
        self.assertIn('<p role="alert">Your card has insufficient funds.</p>', html)
        first = self.again(session).payment_intent
        self.assertEqual(self.submit(session)[0], 303)
        self.assertEqual(self.again(session).payment_intent, first)

    def test_fields_that_are_not_filled_in(self):
        for changes, sentence in (({'number': '4242'}, 'Your card number is incomplete.'),
                                  ({'expiry': '12'}, 'expiration date is incomplete.'),
                                  ({'cvc': ''}, 'security code is incomplete.')):
            with self.subTest(sentence):
                self.assertIn(sentence, self.submit(self.create(), **changes)[2])

    def test_3d_secure_leads_to_the_bank_and_back(self):
        session = self.create()
        _, headers, _ = self.submit(session, number='4000002760003184')
        status, headers, _ = self.side.ask('POST', headers['Location'], {'outcome': 'fail'}, key=None)
        self.assertIn('unable to authenticate', self.side.ask('GET', headers['Location'], key=None)[2])
        _, headers, _ = self.submit(session, number='4000002760003184')
        _, headers, _ = self.side.ask('POST', headers['Location'], {'outcome': 'complete'}, key=None)
        status, headers, _ = self.side.ask('GET', headers['Location'], key=None)
        self.assertEqual((status, headers['Location']), (303, f'https://shop.test/thanks?session={session.id}'))

    def test_an_expired_one_takes_no_money(self):
        session = self.create()
        self.submit(session, number='4000000000000002')
        url, intent = session.url, self.again(session).payment_intent
        with self.refused(400, 'payment_intent_unexpected_state'):
            self.stripe.payment_intents.cancel(intent)
        expired = self.stripe.checkout.sessions.expire(session.id)
        self.assertEqual((expired.status, expired.url), ('expired', None))
        self.assertEqual(self.stripe.payment_intents.retrieve(intent).status, 'canceled')
        status, _, html = self.side.ask('POST', url, CARD, key=None)
        self.assertEqual(status, 409)
        self.assertIn('expired', html)
        self.events(session.id, 'checkout.session.expired')
        with self.refused(400):
            self.stripe.checkout.sessions.expire(session.id)

    def test_what_is_only_authorised_is_unpaid(self):
        session = self.create(payment_intent_data={'capture_method': 'manual'})
        self.submit(session)
        held = self.again(session)
        self.assertEqual((held.status, held.payment_status), ('complete', 'unpaid'))
        self.stripe.payment_intents.capture(held.payment_intent)
        self.assertEqual(self.again(session).payment_status, 'paid')

    def test_it_lasts_from_half_an_hour_to_a_day(self):
        soon = int(time.time()) + 31 * 60
        self.assertEqual(self.create(expires_at=soon).expires_at, soon)
        with self.refused(400):
            self.create(expires_at=int(time.time()) + 60)
