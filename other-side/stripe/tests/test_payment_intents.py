from .side import Test


class PaymentIntents(Test):
    def create(self, **others):
        return self.stripe.payment_intents.create({
            'amount': 1999, 'currency': 'eur', 'automatic_payment_methods': {'enabled': True}, **others})

    def test_a_new_intent_waits_for_a_payment_method(self):
        intent = self.create(metadata={'order': '7'}, description='Order 7', receipt_email='ada@example.com',
                             shipping={'name': 'Ada', 'address': {'line1': 'Main Street 1', 'country': 'DE'}})
        self.assertEqual((intent.status, intent.amount, intent.currency), ('requires_payment_method', 1999, 'eur'))
        self.assertEqual((intent.amount_received, intent.amount_capturable, intent.latest_charge), (0, 0, None))
        self.assertEqual((intent.capture_method, intent.confirmation_method), ('automatic_async', 'automatic'))
        self.assertEqual((intent.metadata['order'], intent.shipping.name), ('7', 'Ada'))
        self.assertTrue(intent.client_secret.startswith(f'{intent.id}_secret_'))
        self.assertEqual(self.stripe.payment_intents.retrieve(intent.id), intent)
        self.events(intent.id, 'payment_intent.created')

    def test_a_confirmed_one_is_paid(self):
        intent = self.create()
        paid = self.stripe.payment_intents.confirm(intent.id, {
            'payment_method': 'pm_card_visa', 'return_url': 'https://shop.test/',
            'expand': ['latest_charge.balance_transaction', 'payment_method']})
        self.assertEqual((paid.status, paid.amount_received), ('succeeded', 1999))
        self.assertEqual((paid.latest_charge.status, paid.latest_charge.captured), ('succeeded', True))
        self.assertEqual(paid.latest_charge.balance_transaction.net, 1999)
        self.assertEqual(paid.payment_method.card.last4, '4242')
        events = self.events(intent.id, 'payment_intent.succeeded', 'charge.succeeded')
        self.assertEqual(events['payment_intent.succeeded']['data']['object']['amount_received'], 1999)

    def test_the_server_must_say_where_the_customer_comes_back_to(self):
        before = len(self.stripe.payment_intents.list({'limit': 100}).data)
        with self.refused(400) as refusal:
            self.create(payment_method='pm_card_visa', confirm=True)
        self.assertEqual(refusal.error.param, 'return_url')
        self.assertEqual(len(self.stripe.payment_intents.list({'limit': 100}).data), before, 'and nothing was made')

    def test_what_is_changed_before_payment(self):
        intent = self.create(metadata={'order': '7', 'draft': 'yes'})
        changed = self.stripe.payment_intents.update(intent.id, {'amount': 2500, 'metadata': {'draft': '', 'cart': '3'}})
        self.assertEqual((changed.amount, changed.metadata.to_dict()), (2500, {'order': '7', 'cart': '3'}))
        paid = self.pay()
        with self.refused(400, 'payment_intent_unexpected_state') as refusal:
            self.stripe.payment_intents.update(paid.id, {'amount': 5})
        self.assertEqual(refusal.body['payment_intent']['id'], paid.id)

    def test_a_reserved_amount_is_captured_in_part(self):
        held = self.pay(capture_method='manual')
        self.assertEqual((held.status, held.amount_capturable, held.amount_received), ('requires_capture', 1000, 0))
        self.events(held.id, 'payment_intent.amount_capturable_updated')
        with self.refused(400, 'amount_too_large'):
            self.stripe.payment_intents.capture(held.id, {'amount_to_capture': 1001})
        taken = self.stripe.payment_intents.capture(held.id, {'amount_to_capture': 700, 'expand': ['latest_charge']})
        self.assertEqual((taken.status, taken.amount_received, taken.amount_capturable), ('succeeded', 700, 0))
        self.assertEqual((taken.latest_charge.amount_captured, taken.latest_charge.refunded), (700, False))
        self.events(held.id, 'charge.captured', 'payment_intent.succeeded')
        with self.refused(400, 'payment_intent_unexpected_state'):
            self.stripe.payment_intents.capture(held.id)

    def test_a_reserved_amount_is_given_back(self):
        held = self.pay(capture_method='manual')
        gone = self.stripe.payment_intents.cancel(held.id, {'cancellation_reason': 'abandoned', 'expand': ['latest_charge']})
        self.assertEqual((gone.status, gone.cancellation_reason), ('canceled', 'abandoned'))
        self.assertEqual((gone.latest_charge.captured, gone.latest_charge.refunded), (False, True))
        self.events(held.id, 'payment_intent.canceled')

    def test_what_is_paid_is_not_cancelled(self):
        paid = self.pay()
        with self.refused(400, 'payment_intent_unexpected_state') as refusal:
            self.stripe.payment_intents.cancel(paid.id)
        self.assertEqual(refusal.body['payment_intent']['status'], 'succeeded')

    def test_what_is_cancelled_is_not_paid(self):
        intent = self.create()
        self.stripe.payment_intents.cancel(intent.id)
        with self.refused(400, 'payment_intent_unexpected_state'):
            self.stripe.payment_intents.confirm(intent.id, {'payment_method': 'pm_card_visa', 'return_url': 'https://a.b/'})

    def test_mistakes_in_parameters(self):
        for parameters, code in (({'amount': 0}, 'parameter_invalid_integer'), ({'amount': 49}, 'amount_too_small'),
                                 ({'amuont': 1000}, 'parameter_unknown'), ({'currency': ''}, 'parameter_missing'),
                                 ({'customer': 'cus_nobody'}, 'resource_missing')):
            with self.subTest(parameters), self.refused(400, code):
                self.create(**parameters)
        with self.refused(404, 'resource_missing'):
            self.stripe.payment_intents.retrieve('pi_nothing')

    def test_a_bank_debit_takes_its_time(self):
        method = self.stripe.payment_methods.create({'type': 'sepa_debit', 'sepa_debit': {'iban': 'AT611904300234573201'}})
        intent = self.pay(method.id)
        self.assertEqual(intent.status, 'processing')
        self.events(intent.id, 'payment_intent.processing', 'payment_intent.succeeded')
