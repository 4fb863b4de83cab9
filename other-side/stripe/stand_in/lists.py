"""Pages of objects, newest first. https://docs.stripe.com/api/pagination"""
from itertools import islice

from . import errors
from .parameters import Parameters, text, whole
from .store import store

MOST, USUAL = 100, 10

_PAGING = ('created', 'limit', 'starting_after', 'ending_before')
_RANGE = Parameters(gt=whole, gte=whole, lt=whole, lte=whole)


def created(value, name):
    """The first and the last second that are asked for: `created=…` or `created[gte]=…`."""
    if not isinstance(value, dict):
        moment = whole(value, name)
        return moment, moment
    given = _RANGE.read(value, name)
    starts = [given[name] + more for name, more in (('gt', 1), ('gte', 0)) if name in given]
    ends = [given[name] - less for name, less in (('lt', 1), ('lte', 0)) if name in given]
    return max(starts, default=None), min(ends, default=None)


def listing(**filters):
    """The parameters of a list, with what it can be filtered by."""
    return Parameters(created=created, limit=whole, starting_after=text, ending_before=text, **filters)


class Page:
    object = 'list'

    def __init__(self, url, data, has_more):
        self.url, self.data, self.has_more = url, data, has_more

    def _export(self):
        return {'object': 'list', 'url': self.url, 'has_more': self.has_more,
                'data': [thing._export() for thing in self.data]}


def page(cls, query, url=None, also=None, filed_by=()):
    """`query` is what `listing` has read. `filed_by` are the filters under which the store files such objects, `also` is
    a further condition."""
    limit = limit_of(query)
    url = url or f'/v1/{cls.object}s'
    if before := query.get('ending_before'):
        newer = preceding(matching(cls, query, filed_by, also), before)
        return Page(url, newer[-limit:], len(newer) > limit)
    found = list(islice(matching(cls, query, filed_by, also), limit + 1))
    return Page(url, found[:limit], len(found) > limit)


def limit_of(query):
    limit = query.get('limit', USUAL)
    if not 1 <= limit <= MOST:
        raise errors.invalid(f'This value must be between 1 and {MOST}.', 'limit', 'parameter_invalid_integer')
    return limit


def matching(cls, query, filed_by, also):
    filters = {name: value for name, value in query.items() if name not in _PAGING and value is not None}
    by = next((name for name in filters if name in filed_by), None)
    for thing in candidates(cls, query, by, filters.get(by)):
        if all(getattr(thing, name) == value for name, value in filters.items()) and (also is None or also(thing)):
            yield thing


def candidates(cls, query, by, value):
    first, last = query.get('created', (None, None))
    after = query.get('starting_after')
    if not by:
        return store.newest_first(cls.object, first, last, after and the_one(cls, after))
    found = reversed(store.filed(cls.object, by, value))
    return (thing for thing in (following(found, after) if after else found)
            if (first is None or thing.created >= first) and (last is None or thing.created <= last))


def the_one(cls, id):
    if thing := store.get(f'{cls.object}:{id}'):
        return thing
    raise errors.no_such(cls.object, id, 'starting_after')


def following(things, id):
    for thing in things:
        if thing.id == id:
            yield from things
            return
    raise errors.no_such('object', id, 'starting_after')


def preceding(things, id):
    found = []
    for thing in things:
        if thing.id == id:
            return found
        found.append(thing)
    raise errors.no_such('object', id, 'ending_before')
