"""Quayside: an assistant for people who sell across borders. Start reading at `bot/app.py`."""

__version__ = "0.1.0"
