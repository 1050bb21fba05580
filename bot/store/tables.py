"""Every table, for migrations and for tests: one module a domain."""

from bot.store import (
    buttons,
    counters,
    documents,
    drafts,
    erasures,
    inbox,
    invites,
    outbox,
    outbox_files,
    people,
    products,
    providers,
    rates,
    shipments,
    watches,
)

__all__ = [
    "buttons",
    "counters",
    "documents",
    "drafts",
    "erasures",
    "inbox",
    "invites",
    "outbox",
    "outbox_files",
    "people",
    "products",
    "providers",
    "rates",
    "shipments",
    "watches",
]
