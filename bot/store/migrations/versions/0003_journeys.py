"""When a parcel was posted, and what delivered parcels took: a shop's normal times are learned from it."""

import sqlalchemy as sa
from alembic import op

import bot.store.engine

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "journeys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("carrier", sa.String(length=40), nullable=False),
        sa.Column("origin", sa.String(length=2), nullable=False),
        sa.Column("destination", sa.String(length=2), nullable=False),
        sa.Column("shipment_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("transit_hours", sa.Integer(), nullable=False),
        sa.Column("silent_hours", sa.Integer(), nullable=True),
        sa.Column("customs_hours", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["shipment_id"], ["shipments.id"], name=op.f("fk_journeys_shipment_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journeys")),
        sa.UniqueConstraint("shipment_id", name=op.f("uq_journeys_shipment_id")),
    )
    op.create_index(
        "ix_journeys_lane", "journeys", ["shop", "carrier", "destination", "ended_at"], unique=False
    )
    # no batch: making the table anew would drop it first, and with it, by cascade, every event
    op.add_column(
        "shipments", sa.Column("posted_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True)
    )
    op.execute(
        "UPDATE shipments SET posted_at = (SELECT min(e.at) FROM shipment_events e"
        " WHERE e.shipment_id = shipments.id"
        " AND e.status NOT IN ('', 'pending', 'info_received', 'exception'))"
    )


def downgrade() -> None:
    op.drop_column("shipments", "posted_at")
    op.drop_index("ix_journeys_lane", table_name="journeys")
    op.drop_table("journeys")
