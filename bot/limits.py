"""Who may write how much, and how much of the language model a day may cost. Counted in the store, so that
replicas count together."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.clock import now
from bot.settings import Settings
from bot.store import Store, counters

MINUTE, DAY = 60, 86_400
"""Seconds of the two windows."""


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a message is answered."""

    admitted: bool
    limit: int = 0
    """Messages a minute."""
    wait: int = 0
    """Seconds until the next is answered."""
    tell: bool = False
    """The first one too many of its minute is told so; to answer each would be a flood of our own."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """Whether the language model may still be asked today."""

    left: bool
    tell: bool = False
    """The person's first turn without it today."""


def admit(session: Session, settings: Settings, person: str, shop: str, at: datetime) -> Admission:
    """Count one message and say whether it is answered."""
    since = counters.window(at, MINUTE)
    wait = MINUTE - int((at - since).total_seconds())
    limit = settings.messages_per_minute
    sent = counters.add(session, f"messages:{person}", since) if limit else 0
    if sent > limit:
        # not counted for the shop: one person's flood must not shut the others out
        return Admission(False, limit, wait, tell=sent == limit + 1)
    limit = settings.shop_messages_per_minute
    if limit and counters.add(session, f"messages:shop:{shop}", since) > limit:
        told = counters.add(session, f"busy:{person}", since)
        return Admission(False, limit, wait, tell=told == 1)
    return Admission(True)


def may_ask_model(store: Store, settings: Settings, person: str, shop: str) -> Allowance:
    """Whether person and shop have tokens left today."""
    budgets = _budgets(settings, person, shop)
    if not budgets:
        return Allowance(True)
    since = counters.window(now(), DAY)
    with store.begin() as session:
        if all(counters.used(session, name, since) < budget for name, budget in budgets.items()):
            return Allowance(True)
        return Allowance(False, tell=counters.add(session, f"budget-told:{person}", since) == 1)


def spend(store: Store, settings: Settings, person: str, shop: str, tokens: int) -> None:
    """The model took that many tokens, of question and answer together."""
    budgets = _budgets(settings, person, shop)
    if not budgets:
        return
    since = counters.window(now(), DAY)
    with store.begin() as session:
        for name in budgets:
            counters.add(session, name, since, tokens)


def _budgets(settings: Settings, person: str, shop: str) -> dict[str, int]:
    budgets = {
        f"tokens:shop:{shop}": settings.model_tokens_per_day,
        f"tokens:{person}": settings.model_tokens_per_person,
    }
    return {name: budget for name, budget in budgets.items() if budget}
