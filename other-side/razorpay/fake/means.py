"""With what a payment is made, as fields of the payment entity. https://razorpay.com/docs/api/payments/entity"""

import random

from .ids import fresh_id


def card(number):
    card_id = fresh_id("card")
    return {
        "method": "card",
        "card_id": card_id,
        "card": {
            "id": card_id,
            "entity": "card",
            "name": "",
            "last4": number[-4:],
            "network": "Visa" if number.startswith("4") else "MasterCard",
            "type": "credit",
            "issuer": None,
            "international": False,
            "emi": False,
            "sub_type": "consumer",
        },
        "vpa": None,
        "acquirer_data": {"auth_code": f"{random.randrange(10**6):06}"},
    }


def upi(vpa):
    return {
        "method": "upi",
        "card_id": None,
        "vpa": vpa,
        "upi": {"vpa": vpa, "payer_account_type": "bank_account"},
        "acquirer_data": {"rrn": f"{random.randrange(10**12):012}"},
    }
