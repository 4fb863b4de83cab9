"""Razorpay's side, as far as a shop can see it. `router.py` shows every address on one page."""
