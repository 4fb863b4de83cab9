"""https://docs.stripe.com/api/customers"""
from localstripe import resources as localstripe

from ..lists import listing, page
from ..parameters import ADDRESS, SHIPPING, Parameters, accepted, merged, metadata, text, texts, whole_address
from ..store import store
from .event import announce
from .kinds import find

WRITE = dict(name=text, description=text, email=text, phone=text, address=ADDRESS, shipping=SHIPPING, metadata=metadata,
             preferred_locales=texts, invoice_settings=accepted, tax=accepted, tax_exempt=accepted)
CREATE = Parameters(**WRITE, payment_method=text)
UPDATE = Parameters(**WRITE)
LIST = listing(email=text)

_deleted = set()


class Customer(localstripe.Customer):
    def __init__(self, shipping=None, **localstripes):
        self._shipping = shipping  # first: localstripe announces the customer before it has finished it
        super().__init__(**localstripes)
        store.file(self, 'email', self.email)

    @classmethod
    def create(cls, parameters):
        given = CREATE.read(parameters)
        given = {name: value for name, value in given.items() if name not in ('tax', 'tax_exempt')}
        return cls(**given)

    @classmethod
    def retrieve(cls, id, query):
        return localstripe.DeletedObject(id, 'customer') if id in _deleted else find(cls, id)

    @classmethod
    def update(cls, id, parameters):
        customer, given = find(cls, id), UPDATE.read(parameters)
        if 'metadata' in given:
            customer.metadata = merged(customer.metadata, given['metadata'])
        if 'shipping' in given:
            customer._shipping = given['shipping']
        if 'email' in given:
            store.take_out(customer, 'email', customer.email)
            store.file(customer, 'email', given['email'])
        for name in ('name', 'description', 'email', 'phone', 'address', 'preferred_locales'):
            if name in given:
                setattr(customer, name, given[name])
        announce('customer.updated', customer)
        return customer

    @classmethod
    def delete(cls, id, parameters):
        """Takes the payment methods with it. https://docs.stripe.com/api/customers/delete"""
        customer = find(cls, id)
        for method in store.filed('payment_method', 'customer', id):
            method.detach()
        answer = cls._api_delete(customer.id)
        _deleted.add(id)
        return answer

    @classmethod
    def list(cls, query):
        return page(cls, LIST.read(query), filed_by=('email',))

    def _export(self, expand=None):
        return {
            'id': self.id, 'object': 'customer', 'address': self.address and whole_address(self.address), 'balance': 0,
            'created': self.created, 'currency': None, 'default_source': None, 'delinquent': False,
            'description': self.description, 'discount': None, 'email': self.email, 'invoice_prefix': self.id[-8:].upper(),
            'invoice_settings': {'custom_fields': None, 'footer': None, 'rendering_options': None,
                                 'default_payment_method': self.invoice_settings.get('default_payment_method')},
            'livemode': False, 'metadata': dict(self.metadata), 'name': self.name, 'next_invoice_sequence': 1,
            'phone': self.phone, 'preferred_locales': self.preferred_locales or [], 'shipping': self._shipping,
            'tax_exempt': 'none', 'test_clock': None}


localstripe.Customer = Customer
