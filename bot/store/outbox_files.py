"""Files that go out: each is a row of the outbox without words, and here what it carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.engine import Base
from bot.store.lanes import AT_ONCE, BIG
from bot.store.outbox import Address, Kind, OutboxRow

STEP = "file"


class OutboxFileRow(Base):
    """What one row of the outbox carries; goes with it."""

    __tablename__ = "outbox_files"

    row_id: Mapped[int] = mapped_column(
        BIG, ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(120))
    data: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True, slots=True)
class Carried:
    """A file as the outbox carries it."""

    name: str
    media_type: str
    data: bytes


def put_files(session: Session, to: Address, turn: str, files: Sequence[Carried], at: datetime, *,
              kind: Kind = "answer") -> None:  # fmt: skip
    """Lay files in the outbox behind the words of their turn; nothing where that was done before."""
    if not files:
        return
    same = select(OutboxRow.id).where(OutboxRow.turn == turn, OutboxRow.step == STEP).limit(1)
    if session.scalar(same) is not None:
        return
    for number, file in enumerate(files):
        row = OutboxRow(
            lane=str(to.chat), chat=to.chat, thread=to.thread, person=to.person, language=to.language,
            reply_to=None, turn=turn, step=STEP, part=number, kind=kind, html="", plain="", due_at=AT_ONCE,
            created_at=at, keyboard=[],
        )  # fmt: skip
        session.add(row)
        session.flush()  # gives the number under which the file is kept
        session.add(
            OutboxFileRow(
                row_id=row.id, name=file.name[:200], media_type=file.media_type[:120], data=file.data
            )
        )


def file_of(session: Session, row_id: int) -> Carried | None:
    """What a row carries; None for a row of words."""
    row = session.get(OutboxFileRow, row_id)
    return None if row is None else Carried(row.name, row.media_type, row.data)
