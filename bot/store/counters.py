"""Counters over a window of time, in the store, so that replicas count together: limits and budgets."""

from datetime import UTC, datetime

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.store.engine import Base
from bot.store.lanes import BIG


class CounterRow(Base):
    """How much of something was used within one window."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(primary_key=True)
    """`messages:telegram:42`, `model:shop`…"""
    since: Mapped[datetime] = mapped_column(primary_key=True)
    """Beginning of the window."""
    used: Mapped[int] = mapped_column(BIG)


def window(at: datetime, seconds: int) -> datetime:
    """The beginning of the window of that length in which `at` lies; days begin at midnight UTC."""
    stamp = int(at.timestamp())
    return datetime.fromtimestamp(stamp - stamp % seconds, UTC)


def add(session: Session, name: str, since: datetime, amount: int = 1) -> int:
    """Use that much more; gives how much is used now. One statement: replicas lose no count."""
    insert = postgres_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    statement = insert(CounterRow).values(name=name, since=since, used=amount)
    added = statement.on_conflict_do_update(
        index_elements=[CounterRow.name, CounterRow.since], set_={"used": CounterRow.used + amount}
    ).returning(CounterRow.used)
    return session.execute(added).scalar_one()


def used(session: Session, name: str, since: datetime) -> int:
    """How much is used in that window."""
    row = session.get(CounterRow, (name, since))
    return row.used if row else 0


def prune(session: Session, before: datetime) -> int:
    """Forget windows that began before that time; gives how many."""
    result = session.execute(delete(CounterRow).where(CounterRow.since < before).returning(CounterRow.name))
    return len(result.all())
