"""A damaged SQLite file: found out early, and said with what to do about it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from bot.errors import Unavailable

_WORDS = ("malformed", "not a database", "disk image")


class StoreDamaged(Unavailable):
    """The store's file is not what SQLite wrote."""


@contextmanager
def told_of_damage(engine: Engine) -> Iterator[None]:
    """In the block damage that SQLite reports is a StoreDamaged; every other error passes."""
    try:
        yield
    except DatabaseError as error:
        if engine.dialect.name == "sqlite" and any(word in str(error.orig) for word in _WORDS):
            raise StoreDamaged(_advice(engine, str(error.orig))) from error
        raise


def check_intact(engine: Engine) -> None:
    """Read the whole SQLite file once (about a second for 500 MB). Raises StoreDamaged."""
    if engine.dialect.name != "sqlite":
        return
    with told_of_damage(engine), engine.connect() as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise StoreDamaged(_advice(engine, str(found)))


def _advice(engine: Engine, found: str) -> str:
    return (
        f"the store {engine.url.database} is damaged ({' '.join(found.split())[:120]}); nothing was changed. Stop "
        "everything that uses it, keep a copy of the file, and bring back the last backup: `quayside restore FILE`. "
        "Without a backup move the file away: an empty store is made, and Telegram still holds what was not "
        "confirmed"
    )
