"""What can go wrong, and what `POST /_faults` may say of it.

    {"path": "/v1/", "methods": ["POST"], "drop": 0.1,
     "slow": {"chance": 0.2, "max_ms": 300}, "refuse": {"chance": 0.5, "times": 1}}

`path` (a prefix) and `methods` on top hold for every kind that does not say its own. A number alone is the chance.
"""

from dataclasses import dataclass

PASS = "pass"  # not a fault

# The order is part of the draw: adding a kind in the middle would change what an old seed draws.
KINDS = {
    "slow": {"min_ms": 50, "max_ms": 500},  # passed on after a while
    "refuse": {"status": [500, 503]},  # answered with one of these, not passed on
    "lose_answer": {"how": "either"},  # passed on, then `drop`ped or answered `502`
    "drop": {},  # connection closed, not passed on
    "hang": {"hang_ms": 5000, "pass_on": "either"},  # no answer for so long, then dropped
    "twice": {"answer": "either"},  # passed on twice, one after the other; the `first` or `second` answer
    "later": {"min_ms": 50, "max_ms": 2000},  # 200 at once, delivered after a while, until it is taken
    "many": {"copies": 3},  # passed on so often at the same time; the first copy's answer
    "never": {},  # 200 at once, and forgotten
}
COMMON = {"chance": 0.0, "path": "/", "methods": None, "times": None}
CHOICES = {
    "how": ("drop", "502", "either"),
    "pass_on": (True, False, "either"),
    "answer": ("first", "second", "either"),
}


class Mistake(Exception):
    """A setting that makes no sense; answered with 400, so that a typing error is not a run without faults."""


@dataclass
class Fault:
    kind: str
    settings: dict

    def fits(self, method, path):
        methods = self.settings["methods"]
        return path.startswith(self.settings["path"]) and (methods is None or method in methods)


def read_faults(asked):
    """The faults asked for, in the order of KINDS, whose chances must not be more than 1 together."""
    common = {name: asked[name] for name in ("path", "methods") if name in asked}
    unknown = set(asked) - KINDS.keys() - {"path", "methods", "seed"}
    if unknown:
        raise Mistake(f"not known: {', '.join(sorted(unknown))}; there are {', '.join(KINDS)}, path, methods, seed")
    faults = [read_fault(kind, asked[kind], common) for kind in KINDS if kind in asked]
    if sum(fault.settings["chance"] for fault in faults) > 1 + 1e-9:
        raise Mistake("the chances are more than 1 together; each request meets one fault at most")
    return faults


def read_fault(kind, said, common):
    said = said if isinstance(said, dict) else {"chance": said}
    usual = {**COMMON, **common, **KINDS[kind]}
    unknown = set(said) - usual.keys()
    if unknown:
        raise Mistake(f"{kind} has no {', '.join(sorted(unknown))}, only {', '.join(usual)}")
    settings = {**usual, **said}
    chance = settings["chance"]
    if isinstance(chance, bool) or not isinstance(chance, (int, float)) or not 0 <= chance <= 1:
        raise Mistake(f"the chance of {kind} must be between 0 and 1")
    for name, choices in CHOICES.items():
        if name in settings and settings[name] not in choices:
            raise Mistake(f"{name} of {kind} must be one of {choices}")
    if settings.get("min_ms", 0) > settings.get("max_ms", 0):
        raise Mistake(f"min_ms of {kind} is more than its max_ms")
    return Fault(kind, settings)
