"""Rows that were taken are held by a lease, so that another replica can take them over.

Revision ID: 0003
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

import bot.store.engine

revision = "0003"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("inbox", "outbox"):
        op.add_column(
            table, sa.Column("leased_until", bot.store.engine.UtcDateTime(timezone=True), nullable=True)
        )


def downgrade() -> None:
    for table in ("outbox", "inbox"):
        op.drop_column(table, "leased_until")
