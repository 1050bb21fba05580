"""The list of command files; importing one registers its commands on `app`."""

from bot.cli import (
    ask,
    care,
    chat,
    classify,
    doctor,
    duty,
    eval,
    products,
    providers,
    queues,
    rates,
    refund,
    search,
    serve,
    track,
    watches,
)

__all__ = [
    "ask",
    "care",
    "chat",
    "classify",
    "doctor",
    "duty",
    "eval",
    "products",
    "providers",
    "queues",
    "rates",
    "refund",
    "search",
    "serve",
    "track",
    "watches",
]
