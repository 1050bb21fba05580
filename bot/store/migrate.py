"""Bringing the schema up to date with Alembic; two processes that start at once do it one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock
from sqlalchemy import Engine, inspect, text

from bot.errors import Unavailable

HEAD = "0004"
"""The newest revision. A test compares it with the scripts, so that opening a store that is up to date needs no
import of Alembic."""

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_182_818
"""Key of the advisory lock under which replicas migrate a PostgreSQL store."""


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing; nothing to do is one cheap query.

    Raises Unavailable `store_newer` where the store was written by a newer Quayside.
    """
    current = _current(engine)
    if current == HEAD:
        return
    if current is not None and current > HEAD:  # revisions are numbered in their order
        raise Unavailable(
            "this store was written by a newer Quayside: update the program, or restore a backup that this one made",
            code="store_newer",
        )
    from alembic import command
    from alembic.config import Config

    import bot.store.tables  # noqa: F401  (all tables, for the metadata)

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with _alone(engine), engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _current(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


@contextmanager
def _alone(engine: Engine) -> Iterator[None]:
    file = engine.url.database
    if engine.dialect.name != "sqlite" or not file or file == ":memory:":
        yield
        return
    with FileLock(f"{file}.lock", timeout=60):
        yield
