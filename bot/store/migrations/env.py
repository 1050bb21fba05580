"""Alembic's entry: runs on the connection handed over by `bot.store.migrate`."""

from alembic import context

from bot.store.engine import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
