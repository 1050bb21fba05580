"""What the store holds on one person of a channel: all of it shown, all of it erased.

Tables that belong to a conversation are named here one by one. Of any other, a column `person` or `owner` says
whose a row is; rows that hang on it go with it. A test finds the table that names a person in a third way.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, LargeBinary, Select, Table, delete, or_, select, update
from sqlalchemy.orm import Session

from bot.store import case_privacy
from bot.store.buttons import ButtonRow
from bot.store.counters import CounterRow
from bot.store.engine import Base
from bot.store.inbox import DONE, InboxRow
from bot.store.invites import InviteRow
from bot.store.lanes import PENDING, TAKEN
from bot.store.orders import OrderRow
from bot.store.outbox import OutboxRow
from bot.store.people import PersonRow

NAMED = frozenset({"people", "inbox", "outbox", "outbox_files", "buttons", "invites", "counters", "orders", "cases",
                   "business_drafts"})  # fmt: skip
"""Tables of a conversation, each dealt with in its own way (`outbox_files` goes with its row of the outbox; cases:
bot.store.case_privacy).
"""

OWNING = ("person", "owner")
"""Columns that hold a person's key, in the tables of the rooms."""

ERASED = "erased"
"""Stands in place of the chat in what is kept of an update: its number, by which it is known when it comes again."""


def export(session: Session, person: str, chat: int) -> dict[str, Any]:
    """Everything, as JSON can hold it."""
    known = session.get(PersonRow, person)
    return {
        "person": {"id": person, **(_columns(known) if known else {})},
        "received": [
            {"received_at": row.received_at.isoformat(), "state": row.state, "content": _loaded(row.payload)}
            for row in session.scalars(
                select(InboxRow).where(InboxRow.lane == str(chat)).order_by(InboxRow.id)
            )
        ],
        "sent": [
            {"created_at": row.created_at.isoformat(), "state": row.state, "text": row.plain}
            for row in session.scalars(select(OutboxRow).where(OutboxRow.chat == chat).order_by(OutboxRow.id))
        ],
        "choices_offered": [
            {"created_at": row.created_at.isoformat(), "label": row.label, "value": row.value}
            for row in session.scalars(
                select(ButtonRow)
                .where(or_(ButtonRow.chat == chat, ButtonRow.person == person))
                .order_by(ButtonRow.created_at)
            )
        ],
        "invitations_taken": [
            {"role": row.role, "used_at": row.used_at.isoformat() if row.used_at else None}
            for row in session.scalars(select(InviteRow).where(InviteRow.used_by == person))
        ],
        "counted": [
            {"what": row.name.partition(":")[0], "since": row.since.isoformat(), "used": row.used}
            for row in session.scalars(
                select(CounterRow).where(CounterRow.name.endswith(f":{person}", autoescape=True))
            )
        ],
        "orders": [_order(row) for row in session.scalars(_own_orders(person))],
        **case_privacy.export(session, person, chat),
        **{
            table.name: [
                {name: value for name, value in row._mapping.items() if not isinstance(value, bytes)}
                for row in session.execute(select(*_readable(table)).where(whose))
            ]
            for table, whose in _owned(person)
        },
    }


def erase(session: Session, person: str, chat: int, today: datetime) -> dict[str, int]:
    """Erase it; gives how many of each kind.

    Kept, because it cannot be otherwise: the numbers of updates already answered, without their chat (else a
    second delivery would be answered again); what came since and waits for an answer, and what is being sent
    at this moment; and the counts of the window that is open (`today` on), which a person could otherwise set
    back by asking for this.
    """
    received = update(InboxRow).where(InboxRow.lane == str(chat), InboxRow.state.not_in((PENDING, TAKEN)))
    counts = {
        "messages": _count(session, received.where(InboxRow.payload != "").values(
            payload="", error="", state=DONE, done_at=today, message_id=None, album="", lane=ERASED)),
        "answers": _count(session, delete(OutboxRow).where(OutboxRow.chat == chat, OutboxRow.state != TAKEN)),
        "choices": _count(
            session, delete(ButtonRow).where(or_(ButtonRow.chat == chat, ButtonRow.person == person))
        ),
        "invitations": _count(
            session, update(InviteRow).where(InviteRow.used_by == person).values(used_by=ERASED)
        ),
        "settings": _count(session, delete(PersonRow).where(PersonRow.id == person)),
        "counts": _count(session, delete(CounterRow).where(
            CounterRow.name.endswith(f":{person}", autoescape=True), CounterRow.since < today)),
    }  # fmt: skip
    own = OrderRow.customer == person
    case_privacy.forget_orders(session, own)
    counts["orders"] = _count(
        session, update(OrderRow).where(own).values(customer=None, proved_at=None, forgotten_at=today)
    )  # the shop's record of the sale stays with the shop, without its buyer
    for table, whose in _owned(person):
        counts[table.name] = _count(session, delete(table).where(whose))
    session.execute(received.values(message_id=None, album="", lane=ERASED))
    session.execute(
        update(InviteRow).where(InviteRow.made_by == person).values(made_by=ERASED)
    )  # the role that it gave to somebody else stays
    return counts


def _own_orders(person: str) -> Select[OrderRow]:
    return select(OrderRow).where(OrderRow.customer == person).order_by(OrderRow.id)


def _owned(person: str) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """The rooms' tables with rows of persons, and which rows are this one's."""
    import bot.store.tables  # noqa: F401  (all tables, for the metadata)

    for table in reversed(Base.metadata.sorted_tables):  # what hangs on others first
        columns = [table.c[name] for name in OWNING if name in table.c]
        if columns and table.name not in NAMED:
            yield table, or_(*(column == person for column in columns))


def _readable(table: Table) -> list[Any]:
    """Its columns but for raw bytes and what is encrypted."""
    return [c for c in table.c if not isinstance(c.type, LargeBinary) and c.name != "secret"]


def _count(session: Session, statement: Any) -> int:
    result = session.execute(statement)
    assert isinstance(result, CursorResult)
    return result.rowcount


def _order(row: OrderRow) -> dict[str, Any]:
    """What an order holds on its buyer, who proved that it is theirs."""
    kept = ("shop", "shown", "placed_at", "state", "currency", "total", "refunded", "buyer", "email", "phone",
            "postcode", "address", "country", "proved_at")  # fmt: skip
    items = [{"title": item.title, "quantity": item.quantity, "price": item.price} for item in row.items]
    return {name: getattr(row, name) for name in kept} | {"items": items}


def _columns(row: PersonRow) -> dict[str, Any]:
    return {
        "roles_granted": [role for role in row.granted.split(",") if role],
        "role": row.role,
        "language": row.language,
        "app_language": row.client_language,
        "blocked_at": row.blocked_at.isoformat() if row.blocked_at else None,
        "known_since": row.created_at.isoformat(),
    }


def _loaded(payload: str) -> Any:
    return json.loads(payload) if payload else None
