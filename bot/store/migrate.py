"""Bringing the schema up to date."""

from sqlalchemy import Engine


def upgrade(engine: Engine) -> None:
    """Make the tables that are missing (replaced by Alembic once the first schema stands)."""
    import bot.store.tables  # noqa: F401
    from bot.store.engine import Base

    Base.metadata.create_all(engine)
