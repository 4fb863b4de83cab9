"""What localstripe lacks of Stripe's published API. `application.py` puts it together, `routes.py` lists it."""
