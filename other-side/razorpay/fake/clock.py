"""Razorpay tells time in whole seconds since 1970."""

import time


def now():
    return int(time.time())
