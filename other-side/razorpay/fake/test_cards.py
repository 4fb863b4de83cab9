"""The test cards. https://razorpay.com/docs/payments/payments/test-card-details

Every card comes to the bank page. A documented error card fails with its own reason when `Failure` is pressed
there; 4000 0000 0000 0002 fails whatever is pressed, so a person who only knows that number sees a failure.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Why:
    reason: str
    description: str
    code: str = "BAD_REQUEST_ERROR"


DECLINED = Why(
    "card_declined",
    "Your payment did not go through as it was declined by the bank. "
    "Try another payment method or contact your bank.",
)
FAILED_AT_BANK = Why("payment_failed", "Your payment did not go through as the bank refused it. Please try again.")
UPI_FAILED = Why("payment_failed", "Your UPI payment was unsuccessful. Please try again.")
LINK_CLOSED = Why("payment_failed", "Your payment has been declined as the payment link is closed already.")
INSUFFICIENT = Why(
    "insufficient_fund",
    "Your payment could not be completed due to insufficient account balance. Try another card or payment method.",
)
TIMED_OUT = Why("payment_timed_out", "Your payment could not be completed due to a temporary issue. Try again later.")
GATEWAY = Why(
    "gateway_technical_error",
    "Your payment did not go through due to a temporary issue. "
    "Any debited amount will be refunded in 4-5 business days.",
    code="GATEWAY_ERROR",
)

SUCCEEDING = {
    "4111111111111111", "5267318187975449", "4100280000001007", "5500670000001002",
    "5555555555554444", "5105105105105100", "4012888888881881", "5104060000000008",
}  # fmt: skip
FAILING_IF_ASKED = {
    "4100280000080001": INSUFFICIENT,
    "5305620000050001": INSUFFICIENT,
    "4100280000060003": DECLINED,
    "5305620000030003": DECLINED,
    "4100280000090000": TIMED_OUT,
    "5305620000060000": TIMED_OUT,
    "4100280000020007": GATEWAY,
    "5305620000090007": GATEWAY,
}
ALWAYS_FAILING = {"4000000000000002": DECLINED}

KNOWN = SUCCEEDING | FAILING_IF_ASKED.keys() | ALWAYS_FAILING.keys()


def outcome_at_bank(number, *, pressed_success):
    """None if the payment succeeds, else why it fails."""
    if number in ALWAYS_FAILING:
        return ALWAYS_FAILING[number]
    return None if pressed_success else FAILING_IF_ASKED.get(number, FAILED_AT_BANK)
