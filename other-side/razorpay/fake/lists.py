"""Lists as Razorpay gives them: newest first, `from`/`to` by creation, ten at a time unless `count` says otherwise."""

from .refused import Refused

USUAL_COUNT = 10
MOST_COUNT = 100


def page_of(things, query):
    first, last = whole(query, "from", 0), whole(query, "to", 1 << 62)
    count, skip = whole(query, "count", USUAL_COUNT), whole(query, "skip", 0)
    if not 1 <= count <= MOST_COUNT:
        raise Refused(f"The count must be between 1 and {MOST_COUNT}.", field="count")
    chosen = [thing for thing in reversed(list(things)) if first <= thing["created_at"] <= last]
    return chosen[skip : skip + count]


def collection(things):
    return {"entity": "collection", "count": len(things), "items": things}


def whole(query, name, usual):
    try:
        return int(query.get(name, usual))
    except ValueError:
        raise Refused(f"The {name} must be an integer.", field=name) from None
