"""The bot speaks first: notices of watched parcels, laid in the outbox in the transaction that marks them told."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from bot.assistant.answers.watch import present_digest, present_notice
from bot.clock import now
from bot.settings import Settings
from bot.store import Store, outbox, people
from bot.store.outbox import Address
from bot.store.people import Known, PersonRow
from bot.store.shops import places_of
from bot.store.watches import WatchRow
from bot.telegram.identity import roles_at
from bot.telegram.rendering import render
from bot.tracking.notices import Telling, due_tellings, mark_told
from bot.tracking.rounds import Rounds
from bot.tracking.watching import end_watch, may_see

log = logging.getLogger(__name__)

EVERY = 5.0
"""Seconds between two rounds."""
_ONE_BY_ONE = 3
"""Changes that are told in a message each; more at once come as one list."""


async def watch(store: Store, settings: Settings, rounds: Rounds, every: float = EVERY) -> None:
    """Go round for as long as the service runs; the outbox finds by itself what is laid in it."""

    def _round() -> None:
        rounds.once()
        with store.begin() as session:
            lay_notices(session, settings)

    while True:
        try:
            await asyncio.to_thread(_round)
        except Exception:
            log.exception("a round of watching failed; the next one goes on where it stopped")
        await asyncio.sleep(every)


def lay_notices(session: Session, settings: Settings) -> int:
    """Lay all notices that are due in the outbox; how many messages that gives.

    Who has lost the right to what they watch, by another role, another shop or another owner, is told nothing more.
    """
    at = now()
    tellings = []
    for telling in due_tellings(session, at):
        # one who shut the bot out may come back: their watches stay as they are
        if people.is_blocked(session, telling.watch.person) or may_still(session, settings, telling.watch):
            tellings.append(telling)
        else:
            end_watch(session, telling.watch, at)
    by_person: defaultdict[tuple[str, int], list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.watch.chat is not None and not people.is_blocked(session, telling.watch.person):
            by_person[telling.watch.person, telling.watch.chat].append(telling)
    laid = 0
    for (person, chat), several in by_person.items():
        to = Address(chat, person, _language(session, several[0]))
        laid += _lay(session, to, [one for one in several if not one.watch.digest])
        for daily in (one for one in several if one.watch.digest and one.changes):
            text = present_digest(daily.changes, to.language, daily=True)
            laid += _put(session, to, [daily], text)
    mark_told(tellings, at)
    return laid


def may_still(session: Session, settings: Settings, watch: WatchRow) -> bool:
    """Whether its person still has the role, in the shop, in which they asked to be told, and may see the parcel."""
    if watch.role != "customer":
        known = people.find(session, watch.person) or Known(
            watch.person, places=places_of(session, watch.person)
        )
        private = watch.chat is not None and watch.chat > 0
        if not private or watch.role not in roles_at(settings, watch.chat or 0, known, watch.shop):
            return False
    return may_see(session, watch)


def _lay(session: Session, to: Address, tellings: Sequence[Telling]) -> int:
    changes: list[dict[str, Any]] = [change for telling in tellings for change in telling.changes]
    if not changes:
        return 0
    if len(changes) > _ONE_BY_ONE:
        return _put(session, to, tellings, present_digest(changes, to.language, daily=False))
    return sum(
        _put(session, to, [telling], present_notice(change, to.language), position)
        for telling in tellings
        for position, change in enumerate(telling.changes)
    )


def _put(session: Session, to: Address, tellings: Sequence[Telling], text: str, position: int = 0) -> int:
    first = min(telling.notices[position].id for telling in tellings)
    return int(outbox.put(session, to, f"watch:{first}", "notice", render(text), now(), kind="notice"))


def _language(session: Session, telling: Telling) -> str:
    """The language that the person chose, else that of the conversation in which they asked to be told."""
    row = session.get(PersonRow, telling.watch.person)
    return (row.language if row else None) or telling.watch.language
