"""Customs codes that sellers confirmed for their products."""

import sqlalchemy as sa
from alembic import op

import bot.store.engine

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "confirmed_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("product", sa.String(length=400), nullable=False),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.Column("hs", sa.String(length=13), nullable=False),
        sa.Column("confirmed_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmed_codes")),
        sa.UniqueConstraint("shop", "product", name=op.f("uq_confirmed_codes_shop_product")),
    )
    op.create_index(op.f("ix_confirmed_codes_owner"), "confirmed_codes", ["owner"], unique=False)
    op.create_index(op.f("ix_confirmed_codes_shop"), "confirmed_codes", ["shop"], unique=False)


def downgrade() -> None:
    op.drop_table("confirmed_codes")
