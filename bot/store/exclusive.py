"""One replica at a time, where doing a thing twice at once would clash."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from bot.store.engine import Store

BUNDLED_DOCUMENTS = 7_182_819
"""Key under which replicas take the bundled documents into a store."""


@contextmanager
def exclusive(store: Store, key: int) -> Iterator[None]:
    """No other replica is in such a block with this key; PostgreSQL lets go by itself when a holder dies.

    On SQLite there is one process, and nothing is locked.
    """
    if store.engine.dialect.name != "postgresql":
        yield
        return
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": key})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": key})
