"""https://docs.stripe.com/api/events and, for what happens when, https://docs.stripe.com/api/events/types"""
import json

from localstripe import resources as localstripe

from ..asking import current
from ..deliveries import deliveries, endpoints_for
from ..lists import listing, page
from ..parameters import text, texts
from ..settings import API_VERSION
from ..store import store
from .kinds import find

LIST = listing(type=text, types=texts)


class Event(localstripe.Event):
    def __init__(self, type, data, previous_attributes=None):
        localstripe.StripeObject.__init__(self)
        self.type = type
        data = {'object': data._export()}
        if previous_attributes:
            data['previous_attributes'] = previous_attributes
        # The object as it is now, and as the bytes that are signed: tens of thousands of events are kept.
        self.payload = json.dumps({
            'id': self.id, 'object': 'event', 'api_version': API_VERSION, 'created': self.created,
            'data': data, 'livemode': False, 'pending_webhooks': len(endpoints_for(self)),
            'request': {'id': current().id, 'idempotency_key': current().idempotency_key}, 'type': type}).encode()
        store.file(self, 'type', type)

    def _export(self, expand=None):
        return json.loads(self.payload)

    @classmethod
    def list(cls, query):
        read = LIST.read(query)
        types = read.pop('types', None)
        return page(cls, read, also=types and (lambda event: event.type in types), filed_by=('type',))

    @classmethod
    def retrieve(cls, id, query):
        return find(cls, id)


def announce(type, thing, previous_attributes=None):
    deliveries.send(Event(type, thing, previous_attributes))


localstripe.Event = Event
localstripe.schedule_webhook = deliveries.send
