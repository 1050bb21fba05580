"""What the people of a shop do about a case from its topic: take it, put it off, close it, note something.

The same is done by a button and by a command. Who did it is told in the topic; each is idempotent by its turn, and by
what it does: a button that is pressed twice says so.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.aftersales.cases import Actor, act, may
from bot.aftersales.hand_off import shop_hours
from bot.aftersales.shops import shop_of
from bot.assistant.answers.people import moment
from bot.errors import UserError
from bot.settings import Settings
from bot.store import case_messages
from bot.store.buttons import Choice
from bot.store.cases import CaseRow
from bot.store.outbox import Address
from bot.store.topics import SuggestionRow
from bot.telegram import relay
from bot.telegram.case_words import summary
from bot.telegram.letters import Letter
from bot.telegram.rendering import render
from bot.texts import escape, has_text, say

COMMANDS = ("claim", "release", "close", "snooze", "note", "suggest", "case")
"""What may be written in a case's topic; the rest goes to the customer."""

_SPAN = re.compile(r"(\d{1,3})\s*(m|min|h|d|分钟|小时|天|ч|мин|дн?)?\Z", re.IGNORECASE)
_MINUTES = {"m": 1, "min": 1, "分钟": 1, "мин": 1, "": 60, "h": 60, "小时": 60, "ч": 60, "d": 1440, "天": 1440,
            "д": 1440, "дн": 1440}  # fmt: skip
_TOMORROW = {"tomorrow", "明天", "mañana", "завтра"}
_SNOOZES = ("1h", "4h", "tomorrow")
_MOST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Hand:
    """Whoever acts, and where they read what came of it."""

    person: str
    name: str
    role: str
    chat: int
    in_topic: bool
    turn: str

    def actor(self, case: CaseRow) -> Actor:
        """As the case's actions know them."""
        return Actor(self.person, self.role, case.shop, self.turn)


def do(
    session: Session, settings: Settings, case: CaseRow, verb: str, words: str, hand: Hand, at: datetime
) -> None:
    """One of COMMANDS (but `suggest`), or a button's verb. What is refused is said where it was asked."""
    try:
        _VERBS[verb](session, settings, case, words, hand, at)
    except UserError as error:
        name = f"error-{error.code.replace('_', '-')}"
        text = say(
            _language(session, case), name if has_text("en", name) else "error-bad-input", **error.details
        )
        tell(session, case, hand, text, at)


def tell(session: Session, case: CaseRow, hand: Hand, text: str, at: datetime, *, step: str = "told",
         keyboard: list[list[Choice]] | None = None) -> None:  # fmt: skip
    """A word to whoever acted, where they did."""
    to = Address(
        hand.chat, hand.person if not hand.in_topic else f"telegram:{hand.chat}", _language(session, case)
    )
    case_messages.say(session, case.id, to, hand.turn, step, render(text), at, in_topic=hand.in_topic,
                      keyboard=keyboard or [])  # fmt: skip


def snooze_until(
    session: Session, settings: Settings, case: CaseRow, words: str, at: datetime
) -> datetime | None:
    """The moment that "2h", "3 d" or "tomorrow" mean (tomorrow: when the shop opens, else nine o'clock)."""
    plain = words.strip().casefold()
    if plain in _TOMORROW:
        hours = shop_hours(shop_of(session, case.shop), settings)
        day = at.astimezone(hours.zone).date() + timedelta(days=1)
        opens = hours.days.get(day.weekday(), (time(9), time(18)))[0]
        return datetime.combine(day, opens, hours.zone)
    match = _SPAN.match(plain)
    if not match or not int(match[1]):
        return None
    span = timedelta(minutes=int(match[1]) * _MINUTES[match[2] or ""])
    return at + min(span, _MOST)


def send_suggestion(session: Session, settings: Settings, case: CaseRow, row: SuggestionRow, hand: Hand,
                    at: datetime) -> None:  # fmt: skip
    """A draft goes to the customer, in the name of whoever pressed; once."""
    language = _language(session, case)
    if row.state != "waiting":
        return tell(session, case, hand, say(language, "people-draft-used", state=row.state), at)
    row.state = "sent"
    # the message that they pressed under is their letter: its words are the draft's
    letter = Letter(hand.chat, -row.id, int(hand.person.partition(":")[2]), hand.name, private=not hand.in_topic,
                    text=plain_draft(row.text))  # fmt: skip
    if relay.carry_from_people(session, settings, case, letter, hand.role, "", hand.turn, at):
        return tell(session, case, hand, say(language, "people-draft-sent", name=escape(hand.name)), at)
    return tell(session, case, hand, say(language, "people-no-channel"), at)


def plain_draft(text: str) -> str:
    """A draft's Markdown as it reads in a plain message."""
    return "\n\n".join(part.plain for part in render(text))


def _claim(
    session: Session, settings: Settings, case: CaseRow, _words: str, hand: Hand, at: datetime
) -> None:
    language = _language(session, case)
    if case.assigned == hand.person:
        return tell(session, case, hand, say(language, "people-claimed-already", number=case.number), at)
    act(session, case, "claim", hand.actor(case), at, told=True)
    _announce(session, settings, case, hand, say(language, "people-claimed", name=escape(hand.name),
                                                 number=case.number), at)  # fmt: skip
    return None


def _release(
    session: Session, settings: Settings, case: CaseRow, _words: str, hand: Hand, at: datetime
) -> None:
    language = _language(session, case)
    if not case.assigned:
        return tell(session, case, hand, say(language, "people-released-already", number=case.number), at)
    act(session, case, "release", hand.actor(case), at, told=True)
    _announce(session, settings, case, hand, say(language, "people-released", name=escape(hand.name),
                                                 number=case.number), at)  # fmt: skip
    return None


def _close(session: Session, settings: Settings, case: CaseRow, words: str, hand: Hand, at: datetime) -> None:
    language = _language(session, case)
    if case.state == "closed":
        return tell(session, case, hand, say(language, "people-closed-already", number=case.number), at)
    if "close" not in may(case, hand.actor(case)):
        return tell(session, case, hand, say(language, "people-close-first", number=case.number), at)
    act(session, case, "close", hand.actor(case), at, note=words)
    _announce(session, settings, case, hand, say(language, "people-closed", name=escape(hand.name),
                                                 number=case.number), at)  # fmt: skip
    return None


def _snooze(
    session: Session, settings: Settings, case: CaseRow, words: str, hand: Hand, at: datetime
) -> None:
    language = _language(session, case)
    until = snooze_until(session, settings, case, words, at)
    if until is None:
        keys = [Choice(say(language, f"people-key-snooze-{span}"), "case", f"snooze:{case.id}:{span}")
                for span in _SNOOZES]  # fmt: skip
        return tell(session, case, hand, say(language, "people-snooze-how"), at, keyboard=[keys])
    act(session, case, "snooze", hand.actor(case), at, told=True, until=until)
    zone = str(shop_hours(shop_of(session, case.shop), settings).zone)
    text = say(language, "people-snoozed", name=escape(hand.name), number=case.number,
               until=moment(until, zone, language))  # fmt: skip
    return _announce(session, settings, case, hand, text, at)


def _note(session: Session, _settings: Settings, case: CaseRow, words: str, hand: Hand, at: datetime) -> None:
    language = _language(session, case)
    if not words.strip():
        return tell(session, case, hand, say(language, "people-note-how"), at)
    act(session, case, "note", hand.actor(case), at, note=words, told=True)
    if not hand.in_topic:  # in the topic everybody has read it
        tell(session, case, hand, say(language, "people-noted", number=case.number), at)
    return None


def _show(
    session: Session, _settings: Settings, case: CaseRow, _words: str, hand: Hand, at: datetime
) -> None:
    worded = summary(session, case)
    to = Address(hand.chat, hand.person, _language(session, case))
    case_messages.say(session, case.id, to, hand.turn, "summary", worded.parts, at, in_topic=hand.in_topic,
                      keyboard=worded.keyboard)  # fmt: skip


def _announce(
    session: Session, settings: Settings, case: CaseRow, hand: Hand, text: str, at: datetime
) -> None:
    """To everybody who works on the case: the topic, or each of them."""
    relay.to_people(session, settings, case, hand.turn, "told", render(text), at)


def _language(session: Session, case: CaseRow) -> str:
    return shop_of(session, case.shop).language


_VERBS = {
    "claim": _claim, "release": _release, "close": _close, "snooze": _snooze, "note": _note, "case": _show,
}  # fmt: skip
