from .side import Test


class Keys(Test):
    def test_only_the_one_secret_key_is_good(self):
        for key in ('sk_test_another', 'sk_live_of_the_tests', None):
            with self.subTest(key):
                status, _, answer = self.side.ask('GET', '/v1/balance', key=key)
                self.assertEqual((status, answer['error']['type']), (401, 'invalid_request_error'))
        for path in ('/v1/account', '/v1/balance'):
            self.assertEqual(self.side.ask('GET', path)[0], 200)

    def test_a_browser_confirms_with_the_client_secret(self):
        intent = self.stripe.payment_intents.create({'amount': 1000, 'currency': 'eur', 'metadata': {'order': '7'},
                                                     'automatic_payment_methods': {'enabled': True}})
        status, headers, paid = self.side.ask(
            'POST', f'/v1/payment_intents/{intent.id}/confirm', key=None, headers={'Origin': 'https://shop.test'},
            parameters={'key': 'pk_test_1', 'client_secret': intent.client_secret, 'payment_method': 'pm_card_visa'})
        self.assertEqual((status, paid['status']), (200, 'succeeded'))
        self.assertEqual(headers['Access-Control-Allow-Origin'], 'https://shop.test')
        self.assertNotIn('metadata', paid)
        self.assertNotIn('latest_charge', paid)

    def test_a_browser_may_nothing_else(self):
        intent = self.stripe.payment_intents.create({'amount': 1000, 'currency': 'eur'})
        path = f'/v1/payment_intents/{intent.id}'
        self.assertEqual(self.side.ask('GET', path, key='pk_test_1')[0], 400, 'no client secret')
        wrong = self.side.ask('GET', path, {'client_secret': f'{intent.id}_secret_guessed'}, key='pk_test_1')
        self.assertEqual((wrong[0], wrong[2]['error']['code']), (400, 'payment_intent_invalid_parameter'))
        for method, path in (('POST', '/v1/payment_intents'), ('POST', f'{path}/cancel'), ('GET', '/v1/customers')):
            status, headers, answer = self.side.ask(method, path, key='pk_test_1', headers={'Origin': 'https://shop.test'})
            self.assertEqual((status, answer['error']['code']), (401, 'secret_key_required'))
            self.assertNotIn('Access-Control-Allow-Origin', headers)
