"""Messages about cases in the outbox: rows like any other, beside which it stands what they are to a case.

Laid in the transaction that decides on them, once a turn and step; what they came to is noted in the transaction
that closes their row. So a relayed message has its counterpart from the moment that counterpart exists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from bot.store.buttons import Choice
from bot.store.lanes import AT_ONCE, PENDING
from bot.store.outbox import Address, Kind, OutboxRow, Part, put
from bot.store.topics import OutboxCaseRow, RelayRow

STEP = "case"
"""The step of each such row begins so."""


@dataclass(frozen=True, slots=True)
class Source:
    """A message that is carried over."""

    chat: int
    message: int
    by: str
    """Who wrote it."""


def is_about_case(row: OutboxRow) -> bool:
    """Whether a row of the outbox stands for something about a case."""
    return row.step.startswith(STEP)


def say(session: Session, case_id: int, to: Address, turn: str, step: str, parts: Sequence[Part], at: datetime, *,
        source: Source | None = None, in_topic: bool = False, keyboard: Sequence[Sequence[Choice]] = (),
        kind: Kind = "answer") -> bool:  # fmt: skip
    """Lay words about a case; with `source` they are somebody's, carried over. False where that was done before."""
    step = f"{STEP}:{step}"
    if not put(session, to, turn, step, parts, at, keyboard=keyboard, kind=kind):
        return False
    rows = list(session.scalars(_rows(turn, step)))
    relay = _relay(session, case_id, to.chat, source, at) if source and rows else None
    for row in rows:
        session.add(OutboxCaseRow(row_id=row.id, case_id=case_id, does="say", in_topic=in_topic,
                                  relay=relay if row.part == 0 else None))  # fmt: skip
    session.flush()
    return True


def copy(session: Session, case_id: int, to: Address, turn: str, step: str, source: Source, at: datetime, *,
         in_topic: bool = False, caption: Part | None = None) -> bool:  # fmt: skip
    """Lay a copy of a message (a photo, a voice message…), made by Telegram itself, of any size; with `caption` in
    place of its own. False where that was done before.
    """
    step = f"{STEP}:{step}"
    if session.scalar(_rows(turn, step)) is not None:
        return False
    row = _row(session, to, turn, step, at, caption)
    relay = _relay(session, case_id, to.chat, source, at, text=False)
    session.add(OutboxCaseRow(row_id=row.id, case_id=case_id, does="copy", in_topic=in_topic, relay=relay,
                              source_chat=source.chat, source_message=source.message))  # fmt: skip
    session.flush()
    return True


def edit(session: Session, relay: RelayRow, to: Address, turn: str, step: str, words: Part,
         at: datetime, *, in_topic: bool = False) -> bool:  # fmt: skip
    """Lay a change of words of a message that was carried over. False where that was done before."""
    step = f"{STEP}:{step}"
    if session.scalar(_rows(turn, step)) is not None:
        return False
    row = _row(session, to, turn, step, at, words)
    session.add(
        OutboxCaseRow(row_id=row.id, case_id=relay.case_id, does="edit", in_topic=in_topic, relay=relay.id)
    )
    session.flush()
    return True


def shut(session: Session, case_id: int, to: Address, turn: str, does: str, at: datetime) -> bool:
    """Lay the closing (or reopening: `does`) of a case's topic. False where that was done before."""
    step = f"{STEP}:{does}"
    if session.scalar(_rows(turn, step)) is not None:
        return False
    row = _row(session, to, turn, step, at, None)
    session.add(OutboxCaseRow(row_id=row.id, case_id=case_id, does=does, in_topic=True))
    session.flush()
    return True


def note_sent(session: Session, row: OutboxRow, message_id: int | None) -> None:
    """The row arrived as that message: what answers or edits it is found by it."""
    carried = session.get(OutboxCaseRow, row.id)
    if carried is None or message_id is None or carried.does not in ("say", "copy"):
        return
    if carried.relay is not None:
        session.execute(
            update(RelayRow)
            .where(RelayRow.id == carried.relay)
            .values(to_chat=row.chat, to_message=message_id)
        )
    else:
        known = select(RelayRow.id).where(
            RelayRow.from_chat == 0, RelayRow.from_message == row.id, RelayRow.to_chat == row.chat
        )
        if session.scalar(known) is None:
            session.add(RelayRow(case_id=carried.case_id, from_chat=0, from_message=row.id, to_chat=row.chat,
                                 to_message=message_id, by="bot", at=row.created_at))  # fmt: skip


def relay_to(session: Session, chat: int, message: int) -> RelayRow | None:
    """What was carried to this message (or said by us there), to find the case that it is about."""
    query = select(RelayRow).where(RelayRow.to_chat == chat, RelayRow.to_message == message)
    return session.scalars(query.order_by(RelayRow.id.desc())).first()


def relays_from(session: Session, chat: int, message: int) -> list[RelayRow]:
    """Where a message of somebody's was carried to."""
    query = select(RelayRow).where(RelayRow.from_chat == chat, RelayRow.from_message == message)
    return list(session.scalars(query.order_by(RelayRow.id)))


def counterpart(session: Session, chat: int, message: int, other: int) -> int | None:
    """The message in chat `other` that stands for this one, whichever way it was carried."""
    here = relay_to(session, chat, message)
    if here is not None and here.from_chat == other:
        return here.from_message
    return next((r.to_message for r in relays_from(session, chat, message) if r.to_chat == other), None)


def _rows(turn: str, step: str) -> Select[OutboxRow]:
    return select(OutboxRow).where(OutboxRow.turn == turn, OutboxRow.step == step).order_by(OutboxRow.part)


def _row(session: Session, to: Address, turn: str, step: str, at: datetime, words: Part | None) -> OutboxRow:
    row = OutboxRow(
        lane=str(to.chat), chat=to.chat, thread=to.thread, person=to.person, language=to.language,
        reply_to=to.reply_to, turn=turn, step=step, part=0, kind="answer", state=PENDING,
        html=words.html if words else "", plain=words.plain if words else "", due_at=AT_ONCE, created_at=at,
        keyboard=[],
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def _relay(session: Session, case_id: int, to_chat: int, source: Source, at: datetime, *,
           text: bool = True) -> int:  # fmt: skip
    query = select(RelayRow).where(
        RelayRow.from_chat == source.chat,
        RelayRow.from_message == source.message,
        RelayRow.to_chat == to_chat,
    )
    row = session.scalars(query).first()
    if row is None:
        row = RelayRow(case_id=case_id, from_chat=source.chat, from_message=source.message, to_chat=to_chat,
                       to_message=None, by=source.by, text=text, at=at)  # fmt: skip
        session.add(row)
        session.flush()
    return row.id
