"""Opening the store, and the transaction around every piece of work."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import URL, DateTime, Dialect, Engine, MetaData, create_engine, event, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.types import TypeDecorator

from bot.errors import Unavailable


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time; SQLite itself keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """All tables. A column annotated `datetime` is an aware UTC time."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    """Constraints have names of their own, so that a later migration can change them on every engine."""

    type_annotation_map = {datetime: UtcDateTime()}  # noqa: RUF012 (SQLAlchemy's own form)


class Store:
    """The database. `with store.begin() as session:` is one transaction: all of it or nothing."""

    def __init__(self, url: str | URL, *, durable: bool = True) -> None:
        """`durable`: each SQLite commit waits for the disk. Else one survives the process's end and waits for no
        disk, and a power cut may undo the last of them, in order; PostgreSQL decides for itself.
        """
        self.engine: Engine = _engine(url, durable)
        self._session = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """One transaction; commits at the end, rolls back when an exception leaves the block."""
        with self._session.begin() as session:
            yield session

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


def open_store(url: str) -> Store:
    """The store at a SQLAlchemy URL, its schema brought up to date. Raises StoreDamaged, or Unavailable where the
    database does not answer.
    """
    from bot.store.damage import told_of_damage
    from bot.store.migrate import upgrade

    store = Store(url)
    try:
        with told_of_damage(store.engine):
            upgrade(store.engine)
    except OperationalError as error:
        store.close()
        where = store.engine.url.render_as_string(hide_password=True)
        raise Unavailable(f"the store {where} does not answer: {error.orig}") from error
    return store


def _engine(url: str | URL, durable: bool) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": 30, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")  # readers go on while one writes
        # a confirmed Telegram update must survive a power cut
        cursor.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    return engine
