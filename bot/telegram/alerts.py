"""Telling the staff that a message could not be answered: through the outbox, to each of them who knows the bot."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.settings import Settings
from bot.store import outbox, people
from bot.store.inbox import InboxRow
from bot.store.outbox import Address
from bot.telegram.identity import as_language, key_of
from bot.telegram.rendering import render
from bot.texts import say


def alert_staff(session: Session, settings: Settings, row: InboxRow, turn: str, error: Exception,
                at: datetime) -> None:  # fmt: skip
    """One notice for each; it names the update and what to do, and quotes nothing of what was written.

    Telegram delivers to nobody who has not written to the bot first, so only those are told; all others find it
    in the log and in `quayside inbox list`.
    """
    for user in sorted(settings.staff | settings.admins):
        known = people.find(session, key_of(user))
        if known is None:
            continue
        language = as_language(known.language or known.client_language) or settings.default_language
        text = say(language, "delivery-parked", update=str(row.update_id), error=type(error).__name__)
        to = Address(user, known.id, language)
        outbox.put(session, to, turn, f"alert:{user}", render(text), at, kind="notice")
