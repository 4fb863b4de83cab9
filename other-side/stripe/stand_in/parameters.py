"""Reads the parameters of a request: `Parameters(amount=needed(whole), …).read(form)`.

An unknown name is an error, as with Stripe, so that a misspelt parameter fails a test. What is in the documents but means
nothing here is declared as `accepted`. https://docs.stripe.com/api and, for the errors, https://docs.stripe.com/error-codes
"""
from . import errors


class Parameters:
    def __init__(self, **readers):
        self._readers = readers
        self._needed = [name for name, reader in readers.items() if getattr(reader, 'needed', False)]

    def read(self, given, within=''):
        """The values of what was given, by name; what was not given is absent."""
        if not isinstance(given, dict):
            raise errors.invalid(f'Invalid object: {within}', within)
        if strange := [_full_name(name, within) for name in given if name not in self._readers]:
            raise errors.unknown(strange)
        for name in self._needed:
            if given.get(name) in (None, ''):
                raise errors.missing(_full_name(name, within))
        return {name: self._readers[name](value, _full_name(name, within)) for name, value in given.items()}

    def __call__(self, value, name):
        """As a reader of a hash within other parameters; an empty string empties it."""
        return None if value == '' else self.read(value, name)


def _full_name(name, within):
    return f'{within}[{name}]' if within else name


def needed(reader):
    def read(value, name):
        return reader(value, name)
    read.needed = True
    return read


def accepted(value, name):
    """In the documents, and without a meaning here."""
    return value


def text(value, name):
    """An empty string takes the value away."""
    if not isinstance(value, str):
        raise errors.invalid(f'Invalid string: {name}', name)
    return value or None


def whole(value, name):
    try:
        return int(value)
    except (TypeError, ValueError):
        raise errors.invalid(f'Invalid integer: {value}', name, 'parameter_invalid_integer') from None


def positive(value, name):
    number = whole(value, name)
    if number < 1:
        raise errors.invalid('This value must be greater than or equal to 1.', name, 'parameter_invalid_integer')
    return number


def flag(value, name):
    if value not in ('true', 'false'):
        raise errors.invalid(f'Invalid boolean: {value}', name)
    return value == 'true'


def one_of(*choices):
    def read(value, name):
        if value == '':
            return None
        if value not in choices:
            raise errors.invalid(f'Invalid {name}: must be one of {", ".join(choices)}', name)
        return value
    return read


def currency(value, name):
    if not isinstance(value, str) or len(value) != 3 or not value.isalpha():
        raise errors.invalid(f'Invalid currency: {value}.', name)
    return value.lower()


def texts(value, name):
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise errors.invalid('Invalid array', name)
    return value


def listed(reader):
    """A list of hashes, each read by the same parameters."""
    def read(value, name):
        if not isinstance(value, list):
            raise errors.invalid('Invalid array', name)
        return [reader(item, f'{name}[{index}]') for index, item in enumerate(value)]
    return read


# How long a key and a value may be, and how many there may be. https://docs.stripe.com/metadata
MOST_KEYS, LONGEST_KEY, LONGEST_VALUE = 50, 40, 500


def metadata(value, name):
    """An empty string takes all of it away; an empty value its key (see `merged`)."""
    if value == '':
        return None
    if isinstance(value, list):  # keys that are numbers look like a list to the decoder
        value = {str(index): item for index, item in enumerate(value)}
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise errors.invalid('Invalid metadata: it must be a hash of strings', name)
    if len(value) > MOST_KEYS:
        raise errors.invalid(f'You can have at most {MOST_KEYS} metadata keys.', name)
    for key, item in value.items():
        if len(key) > LONGEST_KEY or len(item) > LONGEST_VALUE:
            raise errors.invalid(f'Metadata keys can be up to {LONGEST_KEY} characters long, values up to '
                                 f'{LONGEST_VALUE}; {key!r} is longer.', name)
    return value


def merged(old, new):
    """Metadata after an update. https://docs.stripe.com/metadata#update-delete-metadata"""
    return {key: value for key, value in ((old or {}) | (new or {})).items() if value != ''} if new is not None else {}


ADDRESS = Parameters(city=text, country=text, line1=text, line2=text, postal_code=text, state=text)
SHIPPING = Parameters(address=needed(ADDRESS), name=needed(text), carrier=text, phone=text, tracking_number=text)
BILLING_DETAILS = Parameters(address=ADDRESS, email=text, name=text, phone=text, tax_id=text)


def whole_address(address):
    return {field: (address or {}).get(field) for field in ('city', 'country', 'line1', 'line2', 'postal_code', 'state')}
