"""Reads what a payer typed, and says in a sentence what is wrong with it."""

import datetime
import re
from dataclasses import dataclass

from . import means, test_cards


class Mistyped(Exception):
    """Shown to the payer above the form."""


@dataclass
class Form:
    amount: int
    means: dict
    card_number: str = ""


def read_form(typed, *, left):
    amount = read_amount(typed.get("amount"), left)
    vpa = typed.get("upi_id", "").strip()
    if vpa:
        return Form(amount, means.upi(known_vpa(vpa)))
    number = re.sub(r"[\s-]", "", typed.get("card_number", ""))
    if number not in test_cards.KNOWN:
        raise Mistyped("You have entered an incorrect card number. Only test cards are taken here.")
    if not is_in_future(typed.get("expiry", "")):
        raise Mistyped("The card's expiry must be a month in the future, as MM/YY.")
    if not re.fullmatch(r"\d{3,4}", typed.get("cvv", "").strip()):
        raise Mistyped("The CVV must be three or four digits.")
    return Form(amount, means.card(number), number)


def read_amount(typed, left):
    if typed is None:
        return left
    if not typed.isascii() or not typed.isdigit() or not 1 <= int(typed) <= left:
        raise Mistyped(f"The amount must be between 1 and {left}.")
    return int(typed)


def known_vpa(vpa):
    if vpa not in ("success@razorpay", "failure@razorpay"):
        raise Mistyped("Only the UPI IDs success@razorpay and failure@razorpay are taken here.")
    return vpa


def is_in_future(expiry):
    match = re.fullmatch(r"\s*(\d{1,2})\s*/?\s*(?:20)?(\d{2})\s*", expiry)
    if not match or not 1 <= int(match[1]) <= 12:
        return False
    today = datetime.date.today()
    return (2000 + int(match[2]), int(match[1])) >= (today.year, today.month)
