from .side import Test

DECLINES = {'pm_card_chargeDeclined': ('card_declined', 'generic_decline'),
            'pm_card_visa_chargeDeclined': ('card_declined', 'generic_decline'),
            'pm_card_chargeDeclinedInsufficientFunds': ('card_declined', 'insufficient_funds'),
            'pm_card_chargeDeclinedExpiredCard': ('expired_card', 'expired_card'),
            'pm_card_chargeDeclinedIncorrectCvc': ('incorrect_cvc', 'incorrect_cvc')}


class Cards(Test):
    def test_a_decline_leads_back_to_the_start(self):
        for token, (code, decline_code) in DECLINES.items():
            with self.subTest(token):
                intent = self.stripe.payment_intents.create({'amount': 1000, 'currency': 'eur'})
                with self.refused(402, code) as refusal:
                    self.stripe.payment_intents.confirm(intent.id, {'payment_method': token, 'return_url': 'https://a.b/'})
                self.assertEqual((refusal.body['type'], refusal.body['decline_code']), ('card_error', decline_code))
                embedded = refusal.body['payment_intent']
                self.assertEqual((embedded['id'], embedded['status'], embedded['payment_method']),
                                 (intent.id, 'requires_payment_method', None))
                self.assertEqual(embedded['last_payment_error']['code'], code)
                self.assertEqual(self.stripe.charges.retrieve(refusal.body['charge']).failure_code, code)
                self.events(intent.id, 'charge.failed', 'payment_intent.payment_failed')

    def test_after_a_decline_another_card_pays(self):
        intent = self.stripe.payment_intents.create({'amount': 1000, 'currency': 'eur'})
        with self.refused(402, 'card_declined'):
            self.stripe.payment_intents.confirm(intent.id, {'payment_method': 'pm_card_chargeDeclined',
                                                            'return_url': 'https://a.b/'})
        paid = self.stripe.payment_intents.confirm(intent.id, {'payment_method': 'pm_card_visa',
                                                               'return_url': 'https://a.b/'})
        self.assertEqual((paid.status, paid.last_payment_error), ('succeeded', None))
        charges = self.stripe.charges.list({'payment_intent': intent.id}).data
        self.assertEqual([charge.status for charge in charges], ['succeeded', 'failed'])

    def test_3d_secure_on_a_page_of_the_bank(self):
        for outcome, passed, status, redirect_status in (
                ('complete', True, 'succeeded', 'succeeded'), ('fail', False, 'requires_payment_method', 'failed')):
            with self.subTest(outcome):
                intent = self.pay('pm_card_authenticationRequired', automatic_payment_methods={'enabled': True},
                                  return_url='https://shop.test/thanks?order=7')
                self.assertEqual((intent.status, intent.next_action.type), ('requires_action', 'redirect_to_url'))
                self.events(intent.id, 'payment_intent.requires_action')
                page = intent.next_action.redirect_to_url.url
                _, _, html = self.side.ask('GET', page, key=None)
                self.assertIn('>Complete authentication</button>', html)
                self.assertIn('>Fail authentication</button>', html)
                answer, headers, _ = self.side.ask('POST', page, {'outcome': outcome}, key=None)
                self.assertEqual(answer, 303)
                self.assertEqual(headers['Location'], f'https://shop.test/thanks?order=7&payment_intent={intent.id}'
                                 f'&payment_intent_client_secret={intent.client_secret}&redirect_status={redirect_status}')
                after = self.stripe.payment_intents.retrieve(intent.id)
                self.assertEqual(after.status, status)
                self.assertEqual(bool(after.last_payment_error), not passed)

    def test_the_page_of_the_bank_is_only_for_who_knows_the_secret(self):
        intent = self.pay('pm_card_authenticationRequired')
        status, _, _ = self.side.ask('GET', f'/3d-secure/{intent.id}', {'client_secret': f'{intent.id}_secret_x'}, key=None)
        self.assertEqual(status, 404)

    def test_nobody_is_there_to_authenticate(self):
        customer = self.stripe.customers.create({'email': 'ada@example.com'})
        method = self.stripe.payment_methods.attach('pm_card_authenticationRequired', {'customer': customer.id})
        with self.refused(402, 'authentication_required') as refusal:
            self.pay(method.id, customer=customer.id, off_session=True)
        self.assertEqual(refusal.body['payment_intent']['status'], 'requires_payment_method')

    def test_a_card_is_good_for_one_payment_unless_it_is_kept(self):
        method = self.stripe.payment_methods.create({'type': 'card', 'card': {
            'number': '4242424242424242', 'exp_month': 12, 'exp_year': 2034, 'cvc': '123'}})
        self.pay(method.id)
        with self.refused(400, 'payment_method_unexpected_state'):
            self.pay(method.id)

    def test_numbers_that_are_no_cards(self):
        good = {'number': '4242424242424242', 'exp_month': 12, 'exp_year': 2034, 'cvc': '123'}
        for change, code in (({'number': '4242424242424241'}, 'incorrect_number'),
                             ({'exp_month': 13}, 'invalid_expiry_month'), ({'exp_year': 2020}, 'invalid_expiry_year'), ({'cvc': '12'}, 'invalid_cvc')):
            with self.subTest(change), self.refused(402, code):
                self.stripe.payment_methods.create({'type': 'card', 'card': good | change})
