"""https://docs.stripe.com/api/checkout/sessions/line_items"""
from localstripe.resources import random_id


class LineItem:
    def __init__(self, given, created):
        self.id = f'li_{random_id(14)}'
        self.created = created
        self.price, self.quantity = given['price_data'], given['quantity']
        self.price_id, self.product_id = f'price_{random_id(14)}', f'prod_{random_id(14)}'
        self.metadata = given.get('metadata') or {}

    @property
    def name(self):
        return self.price['product_data']['name']

    @property
    def amount(self):
        return self.price['unit_amount'] * self.quantity

    def _export(self):
        price = {
            'id': self.price_id, 'object': 'price', 'active': False, 'billing_scheme': 'per_unit',
            'created': self.created, 'currency': self.price['currency'], 'custom_unit_amount': None, 'livemode': False,
            'lookup_key': None, 'metadata': {}, 'nickname': None, 'product': self.product_id, 'recurring': None,
            'tax_behavior': self.price.get('tax_behavior', 'unspecified'), 'tiers_mode': None,
            'transform_quantity': None, 'type': 'one_time', 'unit_amount': self.price['unit_amount'],
            'unit_amount_decimal': str(self.price['unit_amount'])}
        return {'id': self.id, 'object': 'item', 'adjustable_quantity': None, 'amount_discount': 0,
                'amount_subtotal': self.amount, 'amount_tax': 0, 'amount_total': self.amount,
                'currency': self.price['currency'], 'description': self.name, 'metadata': dict(self.metadata),
                'price': price, 'quantity': self.quantity}
