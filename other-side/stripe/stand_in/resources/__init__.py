"""Stripe's objects. Each is localstripe's, with what that leaves out; a module is one of them, or one thing it does.

localstripe's classes look each other up by their global names, so ours take those names.
"""
