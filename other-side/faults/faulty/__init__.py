"""The fault proxy. `kinds.py` names what can go wrong, `acts.py` does it, `run.py` draws which, when."""
