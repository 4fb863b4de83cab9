"""What the command line says. One process plays one Stripe account, so one object for all of it is enough."""
from dataclasses import dataclass

# The version that async-stripe 1.0.0-rc.10 pins; events are rendered in it. https://docs.stripe.com/api/versioning
API_VERSION = '2026-09-30.endive'

# How long "some time later" of Stripe's documents takes here, in seconds: what a test card does by itself.
SHORTLY = 0.2


@dataclass
class Settings:
    key: str = ''
    base_url: str = ''


settings = Settings()
