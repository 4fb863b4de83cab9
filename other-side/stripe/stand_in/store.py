"""All objects, in memory: in place of localstripe's store, which writes itself to disk at every change.

Lists must stay quick with tens of thousands of objects. So each kind has its rows in the order of creation, and what
lists are filtered by is filed under its value when it gets it.
"""
from bisect import bisect_left, bisect_right
from collections import defaultdict

from localstripe import resources as localstripe


class MemoryStore(dict):
    """Keys are `kind:id`, as localstripe makes them."""

    def __init__(self):
        super().__init__()
        self._rows = defaultdict(list)
        self._filed = defaultdict(dict)

    def __setitem__(self, key, thing):
        super().__setitem__(key, thing)
        rows = self._rows[key.partition(':')[0]]
        thing._row = len(rows)
        rows.append(thing)

    def file(self, thing, field, value):
        """Lets `filed` find the thing under this value of a field."""
        self._filed[thing.object, field, value][thing.id] = thing

    def take_out(self, thing, field, value):
        self._filed[thing.object, field, value].pop(thing.id, None)

    def filed(self, kind, field, value):
        """What is filed under a value, oldest first."""
        found = self._filed.get((kind, field, value), {})
        return [thing for thing in found.values() if self.keeps(thing)]

    def all(self, kind):
        """Every object of a kind, oldest first."""
        return (thing for thing in self._rows[kind] if self.keeps(thing))

    def keeps(self, thing):
        return self.get(f'{thing.object}:{thing.id}') is thing

    def newest_first(self, kind, made_from=None, made_until=None, before=None):
        """The objects of a kind made in [from, until], older than `before`, newest first."""
        rows = self._rows[kind]
        start = 0 if made_from is None else bisect_left(rows, made_from, key=_created)
        end = len(rows) if made_until is None else bisect_right(rows, made_until, key=_created)
        if before is not None:
            end = min(end, before._row)
        return (rows[row] for row in range(end - 1, start - 1, -1) if self.keeps(rows[row]))


def _created(thing):
    return thing.created


store = MemoryStore()
localstripe.store = store
