"""A damaged SQLite file: found out early, and said with what to do about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from bot.errors import Unavailable

_WORDS = ("malformed", "not a database", "disk image")


class StoreDamaged(Unavailable):
    """A file of the store is not what SQLite wrote."""


@contextmanager
def told_of_damage(engine: Engine) -> Iterator[None]:
    """In the block damage that SQLite reports is a StoreDamaged; every other error passes."""
    try:
        yield
    except DatabaseError as error:
        if engine.dialect.name == "sqlite" and _is_damage(str(error.orig)):
            raise StoreDamaged(_advice(engine, str(error.orig))) from error
        raise


@contextmanager
def told_of_damaged_conversations(file: Path) -> Iterator[None]:
    """The same for the file of the conversations, which SQLite's own module reads."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if _is_damage(str(error)):
            raise StoreDamaged(
                f"the conversations {file} are damaged ({_short(str(error))}); nothing was changed. Stop everything "
                "that uses them, and bring back the last backup: `quayside restore FILE`. Or move the file away: "
                "then every conversation begins anew, and nothing else is lost"
            ) from error
        raise


def check_intact(engine: Engine) -> None:
    """Read the whole SQLite file once (about a second for 500 MB). Raises StoreDamaged."""
    if engine.dialect.name != "sqlite":
        return
    with told_of_damage(engine), engine.connect() as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise StoreDamaged(_advice(engine, str(found)))


def check_conversations(file: Path) -> None:
    """The same for the file of the conversations, where there is one."""
    if not file.exists():
        return
    with told_of_damaged_conversations(file), closing(sqlite3.connect(file, timeout=30)) as database:
        found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(f"malformed: {found}")


def _is_damage(words: str) -> bool:
    return any(word in words for word in _WORDS)


def _short(found: str) -> str:
    return " ".join(found.split())[:120]


def _advice(engine: Engine, found: str) -> str:
    return (
        f"the store {engine.url.database} is damaged ({_short(found)}); nothing was changed. Stop "
        "everything that uses it, keep a copy of the file, and bring back the last backup: `quayside restore FILE`. "
        "Without a backup move the file away: an empty store is made, and Telegram still holds what was not "
        "confirmed"
    )
