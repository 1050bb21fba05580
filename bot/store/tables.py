"""Every table, for migrations and for tests: one module a domain."""

from bot.store import buttons, documents, inbox, outbox, people, rates, shipments

__all__ = ["buttons", "documents", "inbox", "outbox", "people", "rates", "shipments"]
