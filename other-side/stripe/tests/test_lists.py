import time

from .side import Side, Test


class Lists(Test):
    @classmethod
    def setUpClass(cls):
        cls.own = Side(webhook=False)
        cls.addClassCleanup(cls.own.stop)
        cls.customer = cls.own.stripe.customers.create({}).id
        cls.made = [cls.own.stripe.payment_intents.create({
            'amount': 1000 + number, 'currency': 'eur', **({'customer': cls.customer} if number % 2 else {})}).id
            for number in range(7)]

    @property
    def side(self):
        return self.own

    def ids(self, **query):
        return [intent.id for intent in self.stripe.payment_intents.list(query).data]

    def test_newest_first_page_by_page(self):
        first = self.stripe.payment_intents.list({'limit': 3})
        self.assertEqual(([intent.id for intent in first.data], first.has_more), (self.made[:3:-1], True))
        second = self.ids(limit=3, starting_after=self.made[4])
        self.assertEqual(second, self.made[3:0:-1])
        self.assertEqual(self.ids(limit=3, ending_before=self.made[3]), self.made[:3:-1])
        self.assertEqual([intent.id for intent in self.stripe.payment_intents.list({'limit': 3}).auto_paging_iter()],
                         self.made[::-1])

    def test_of_one_customer(self):
        self.assertEqual(self.ids(customer=self.customer), self.made[5::-2])
        page = self.stripe.payment_intents.list({'customer': self.customer, 'limit': 2, 'starting_after': self.made[5]})
        self.assertEqual(([intent.id for intent in page.data], page.has_more), ([self.made[3], self.made[1]], False))

    def test_by_time(self):
        now = int(time.time())
        self.assertEqual(len(self.ids(created={'gte': now - 60, 'lte': now})), 7)
        self.assertEqual(self.ids(created={'gt': now + 60}), [])
        self.assertEqual(self.ids(created={'lt': now - 60}), [])

    def test_whole_objects_in_a_list(self):
        page = self.stripe.payment_intents.list({'customer': self.customer, 'limit': 1, 'expand': ['data.customer']})
        self.assertEqual(page.data[0].customer.id, self.customer)

    def test_no_page_is_larger_than_a_hundred(self):
        with self.refused(400, 'parameter_invalid_integer'):
            self.ids(limit=101)
