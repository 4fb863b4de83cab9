"""One run: from one `POST /_faults` to the next. Draws a fault for each request, counts and remembers it.

A draw depends on the seed and the request's running number and nothing else, so that a run which found
something is found again: same seed, same faults asked for, same order of requests.
"""

import random
from collections import Counter, deque
from dataclasses import dataclass, field

from .kinds import PASS

REMEMBERED = 10_000


class Run:
    def __init__(self, seed, faults=()):
        self.seed = seed
        self.faults = faults
        self.requests = 0
        self.done = Counter()
        self.log = deque(maxlen=REMEMBERED)

    def draw(self, method, path):
        self.requests += 1
        chance = random.Random(f"{self.seed}/{self.requests}")
        fault = self.fault_at(chance.random(), method, path)
        kind, settings = (fault.kind, fault.settings) if fault else (PASS, {})
        drawn = Drawn(self.requests, method, path, chance, kind, settings)
        self.done[drawn.kind] += 1
        self.log.append(drawn)
        return drawn

    def fault_at(self, point, method, path):
        """Each fault owns a part of 0..1 as long as its chance. Its part stays its own also where it does not
        fit the request: so a narrower `path` changes nothing for the requests that still fit."""
        for fault in self.faults:
            point -= fault.settings["chance"]
            if point < 0:
                times = fault.settings["times"]
                spent = times is not None and self.done[fault.kind] >= times
                return fault if fault.fits(method, path) and not spent else None
        return None


@dataclass
class Drawn:
    """What was drawn for one request; `chance` answers what is still open (how slow, which answer)."""

    number: int
    method: str
    path: str
    chance: random.Random | None = field(repr=False)
    kind: str
    settings: dict = field(repr=False)
    status: object = None

    def note(self, response):
        self.status = "dropped" if response is None else response.status
        self.chance = None  # all is decided; a generator is too large to be remembered with each request

    def wait_s(self):
        return self.chance.uniform(self.settings["min_ms"], self.settings["max_ms"]) / 1000

    def choose(self, name, *options):
        """The setting, or by chance one of the options where it says `either`."""
        said = self.settings[name]
        by_chance = self.chance.choice(options)
        return by_chance if said == "either" else said

    def in_short(self):
        return {name: getattr(self, name) for name in ("number", "method", "path", "kind", "status")}
