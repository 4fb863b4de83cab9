"""Ids as Razorpay writes them: a prefix for the kind and fourteen letters and digits, `pay_29QQoUBi66xm2f`."""

import random
import string

LETTERS = string.ascii_letters + string.digits


def fresh_id(prefix=None):
    code = "".join(random.choices(LETTERS, k=14))
    return f"{prefix}_{code}" if prefix else code
