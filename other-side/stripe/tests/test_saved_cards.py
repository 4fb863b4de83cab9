from .side import Test


class SavedCards(Test):
    def setUp(self):
        self.customer = self.stripe.customers.create({'email': f'{self.id()}@example.com', 'name': 'Ada'})

    def saved(self):
        return [method.id for method in self.stripe.customers.payment_methods.list(self.customer.id).data]

    def test_customers_are_found_by_email_and_forgotten(self):
        self.assertEqual([found.id for found in self.stripe.customers.list({'email': self.customer.email}).data],
                         [self.customer.id])
        self.events(self.customer.id, 'customer.created')
        self.stripe.customers.delete(self.customer.id)
        self.assertTrue(self.stripe.customers.retrieve(self.customer.id).deleted)
        self.assertEqual(self.stripe.customers.list({'email': self.customer.email}).data, [])

    def test_a_payment_keeps_the_card(self):
        paid = self.pay(customer=self.customer.id, setup_future_usage='off_session')
        self.assertEqual(self.saved(), [paid.payment_method])
        again = self.pay(paid.payment_method, customer=self.customer.id, off_session=True)
        self.assertEqual(again.status, 'succeeded')
        listed = self.stripe.payment_methods.list({'customer': self.customer.id, 'type': 'card'})
        self.assertEqual([method.id for method in listed.data], [paid.payment_method])
        self.stripe.payment_methods.detach(paid.payment_method)
        self.assertEqual(self.saved(), [])
        self.events(paid.payment_method, 'payment_method.attached', 'payment_method.detached')

    def test_a_setup_keeps_the_card(self):
        intent = self.stripe.setup_intents.create({
            'customer': self.customer.id, 'usage': 'off_session', 'automatic_payment_methods': {'enabled': True},
            'metadata': {'account': '7'}})
        self.assertEqual((intent.status, intent.usage), ('requires_payment_method', 'off_session'))
        done = self.stripe.setup_intents.confirm(intent.id, {'payment_method': 'pm_card_visa', 'return_url': 'https://a.b/'})
        self.assertEqual((done.status, self.saved()), ('succeeded', [done.payment_method]))
        self.events(intent.id, 'setup_intent.created', 'setup_intent.succeeded')

    def test_a_declined_card_is_not_kept(self):
        intent = self.stripe.setup_intents.create({'customer': self.customer.id})
        with self.refused(402, 'card_declined') as refusal:
            self.stripe.setup_intents.confirm(intent.id, {'payment_method': 'pm_card_chargeDeclined'})
        self.assertEqual(refusal.body['setup_intent']['status'], 'requires_payment_method')
        self.assertEqual(self.saved(), [])

    def test_a_card_that_was_authenticated_once_pays_without_the_customer(self):
        intent = self.stripe.setup_intents.create({'customer': self.customer.id})
        intent = self.stripe.setup_intents.confirm(intent.id, {'payment_method': 'pm_card_authenticationRequiredOnSetup',
                                                               'return_url': 'https://shop.test/cards'})
        page = intent.next_action.redirect_to_url.url
        _, headers, _ = self.side.ask('POST', page, {'outcome': 'complete'}, key=None)
        self.assertIn(f'setup_intent={intent.id}', headers['Location'])
        paid = self.pay(self.saved()[0], customer=self.customer.id, off_session=True)
        self.assertEqual(paid.status, 'succeeded')

    def test_a_card_of_somebody_else(self):
        paid = self.pay(customer=self.customer.id, setup_future_usage='off_session')
        with self.refused(400):
            self.pay(paid.payment_method)
