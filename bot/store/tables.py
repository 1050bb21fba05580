"""Every table, for migrations and for tests: one module a domain."""

from bot.store import (
    buttons,
    counters,
    documents,
    erasures,
    inbox,
    invites,
    outbox,
    people,
    rates,
    shipments,
)

__all__ = [
    "buttons",
    "counters",
    "documents",
    "erasures",
    "inbox",
    "invites",
    "outbox",
    "people",
    "rates",
    "shipments",
]
