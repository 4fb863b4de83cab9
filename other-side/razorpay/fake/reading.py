"""Reads what a caller sent, once, and refuses what Razorpay would refuse."""

import json

from .refused import Refused

LEAST_AMOUNT = {"INR": 100}  # one rupee; other currencies are not rehearsed here
MOST_NOTES = 15
LONGEST_NOTE = 255


async def read_json(request, *, known):
    """The body as a dict with no field but the `known` ones: a misspelt field is to be seen, not ignored."""
    raw = await request.read()
    try:
        body = json.loads(raw) if raw else {}
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Refused("The request body must be a JSON object")
    unknown = sorted(set(body) - set(known))
    if unknown:
        raise Refused(f"{', '.join(unknown)} is/are not required and should not be sent", field=unknown[0])
    return body


def read_amount(body, currency):
    amount = body.get("amount")
    if amount is None:
        raise Refused("The amount field is required.", field="amount")
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise Refused("The amount must be an integer.", field="amount")
    if amount < LEAST_AMOUNT.get(currency, 1):
        raise Refused(f"The amount must be at least {currency} 1.00", field="amount")
    return amount


def read_currency(body, *, default=None):
    currency = body.get("currency", default)
    if currency is None:
        raise Refused("The currency field is required.", field="currency")
    if not (isinstance(currency, str) and len(currency) == 3 and currency.isalpha() and currency.isupper()):
        raise Refused("The currency should be a three-letter ISO code", field="currency")
    return currency


def read_notes(body):
    """The notes as sent, or None. Which emptiness an answer shows (`[]` or null) differs by kind of thing."""
    notes = body.get("notes")
    if not notes:
        return None
    if not isinstance(notes, dict):
        raise Refused("notes must be an object of key-value pairs", field="notes")
    if len(notes) > MOST_NOTES:
        raise Refused("Number of fields in notes should be less than or equal to 15", field="notes")
    if any(len(str(value)) > LONGEST_NOTE for value in notes.values()):
        raise Refused("value: the length must not be greater than 255.", field="notes")
    return notes


def read_text(body, field, *, longest):
    text = body.get(field)
    if text is None:
        return None
    if not isinstance(text, str):
        raise Refused(f"The {field} must be a string.", field=field)
    if len(text) > longest:
        raise Refused(f"{field}: the length must be no more than {longest}.", field=field)
    return text
