"""The one way this side says no, in the shape of https://razorpay.com/docs/errors."""


class Refused(Exception):
    """A request that Razorpay would not do; `doors.answer_errors` turns it into the documented JSON."""

    def __init__(self, description, *, status=400, field=None, code="BAD_REQUEST_ERROR", reason=None):
        super().__init__(description)
        self.status = status
        self.error = {
            "code": code,
            "description": description,
            "source": "business" if field else "NA",
            "step": "payment_initiation" if field else "NA",
            "reason": reason or ("input_validation_failed" if field else "NA"),
            "metadata": {},
            "field": field,
        }


def not_there():
    """Razorpay answers an unknown id with 400, not with 404."""
    return Refused("The id provided does not exist")


def server_error():
    return Refused(
        "We are facing some trouble completing your request at the moment. Please try again shortly.",
        status=500,
        code="SERVER_ERROR",
    )
