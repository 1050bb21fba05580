"""Counters of limits and budgets, invitations to a role, and the record of what was erased."""

import sqlalchemy as sa
from alembic import op

import bot.store.engine

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "counters",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("since", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("used", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("name", "since", name=op.f("pk_counters")),
    )
    op.create_table(
        "erasures",
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("erased", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("receipt", name=op.f("pk_erasures")),
    )
    op.create_table(
        "invites",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_by", sa.String(), nullable=False),
        sa.Column("used_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_invites")),
    )


def downgrade() -> None:
    op.drop_table("invites")
    op.drop_table("erasures")
    op.drop_table("counters")
