"""Errors in Stripe's shape. https://docs.stripe.com/api/errors and https://docs.stripe.com/error-codes"""
from localstripe.errors import UserError


class StripeError(UserError):
    """A request that Stripe refuses.

    `remembered` is whether an idempotency key keeps it: yes once the request was begun, no if it was only malformed.
    """

    def __init__(self, status, message, *, type='invalid_request_error', code=None, param=None, remembered=False, **more):
        super().__init__(status, message, {name: value for name, value in more.items() if value is not None})
        self.status = status
        self.remembered = remembered
        error = self.body['error']
        error['type'] = type
        if param:
            error['param'] = param
        if code:
            error['code'] = code
            error['doc_url'] = doc_url(code)


def doc_url(code):
    return f'https://docs.stripe.com/error-codes#{code.replace("_", "-")}'


def invalid(message, param=None, code=None):
    return StripeError(400, message, param=param, code=code)


def missing(param):
    return invalid(f'Missing required param: {param}.', param, 'parameter_missing')


def unknown(params):
    plural = 's' if len(params) > 1 else ''
    return invalid(f'Received unknown parameter{plural}: {", ".join(params)}', params[0], 'parameter_unknown')


def no_such(kind, id, param=None):
    """404 for what the path names, 400 for what a parameter names."""
    status = 400 if param else 404
    return StripeError(status, f"No such {kind}: '{id}'", param=param or 'id', code='resource_missing')


def unexpected_state(message, code, **embedded):
    return StripeError(400, message, code=code, remembered=True, **embedded)
