"""Tracking services that a shop pays for. `interface.py` says what each of them is to the rest."""
