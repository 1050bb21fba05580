"""Shops, orders, cases, policies, and the people who talk about them."""

import sqlalchemy as sa
from alembic import op

import bot.store.engine
import bot.store.orders

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "business_connections",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("can_reply", sa.Boolean(), nullable=False),
        sa.Column("mode", sa.String(length=8), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("connected_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_connections")),
    )
    op.create_index("ix_business_connections_person", "business_connections", ["person"], unique=False)
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=24), nullable=False),
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("customer", sa.String(length=80), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("market", sa.String(length=2), nullable=False),
        sa.Column("order_number", sa.String(length=64), nullable=False),
        sa.Column("wish", sa.String(length=16), nullable=False),
        sa.Column("remedy", sa.String(length=16), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("goods_back", sa.Boolean(), nullable=False),
        sa.Column("grade", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("asked_amount", bot.store.orders.DecimalText(length=40), nullable=True),
        sa.Column("approved_amount", bot.store.orders.DecimalText(length=40), nullable=True),
        sa.Column("refunded_amount", bot.store.orders.DecimalText(length=40), nullable=True),
        sa.Column("policy_version", sa.Integer(), nullable=True),
        sa.Column("replacement_number", sa.String(length=64), nullable=False),
        sa.Column("return_number", sa.String(length=64), nullable=False),
        sa.Column("assigned", sa.String(length=80), nullable=False),
        sa.Column("wants_person", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("snoozed_until", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("waiting_since", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("alarmed", sa.Integer(), nullable=False),
        sa.Column("first_reply_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("rating_words", sa.Text(), nullable=False),
        sa.Column("forget_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("turn", sa.String(length=80), nullable=False),
        sa.Column("opened_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("changed_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
        sa.UniqueConstraint("turn", name=op.f("uq_cases_turn")),
    )
    op.create_index("ix_cases_customer", "cases", ["customer"], unique=False)
    op.create_index("ix_cases_order", "cases", ["shop", "order_number"], unique=False)
    op.create_index(
        "ix_cases_shop_state",
        "cases",
        ["shop", "state", "urgent", "waiting_since", "goods_back"],
        unique=False,
    )
    op.create_table(
        "digests",
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("week", sa.String(length=10), nullable=False),
        sa.Column("sent_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("shop", "week", name=op.f("pk_digests")),
    )
    op.create_table(
        "order_columns",
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("headings", sa.String(length=64), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("decided_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("shop", "headings", name=op.f("pk_order_columns")),
    )
    op.create_table(
        "order_deliveries",
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("delivery", sa.String(length=80), nullable=False),
        sa.Column("received_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("shop", "delivery", name=op.f("pk_order_deliveries")),
    )
    op.create_table(
        "order_sheets",
        sa.Column("token", sa.String(length=16), nullable=False),
        sa.Column("turn", sa.String(length=80), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_order_sheets")),
        sa.UniqueConstraint("turn", name=op.f("uq_order_sheets_turn")),
    )
    op.create_index(op.f("ix_order_sheets_person"), "order_sheets", ["person"], unique=False)
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("shown", sa.String(length=80), nullable=False),
        sa.Column("channel", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("placed_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("shipped_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("total", bot.store.orders.DecimalText(length=40), nullable=True),
        sa.Column("shipping", bot.store.orders.DecimalText(length=40), nullable=True),
        sa.Column("tax", bot.store.orders.DecimalText(length=40), nullable=True),
        sa.Column("discount", bot.store.orders.DecimalText(length=40), nullable=True),
        sa.Column("refunded", bot.store.orders.DecimalText(length=40), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("buyer", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("postcode", sa.String(length=20), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("customer", sa.String(length=80), nullable=True),
        sa.Column("proved_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("forgotten_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("source", sa.String(length=24), nullable=False),
        sa.Column("source_name", sa.String(length=200), nullable=False),
        sa.Column("imported_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("shop", "number", name=op.f("uq_orders_shop_number")),
    )
    op.create_index("ix_orders_customer", "orders", ["customer"], unique=False)
    op.create_index("ix_orders_number", "orders", ["number"], unique=False)
    op.create_index("ix_orders_shop_placed", "orders", ["shop", "placed_at"], unique=False)
    op.create_table(
        "policies",
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("made_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("turn", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("shop", "version", name=op.f("pk_policies")),
        sa.UniqueConstraint("turn", name=op.f("uq_policies_turn")),
    )
    op.create_table(
        "recalls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("sku", sa.String(length=80), nullable=False),
        sa.Column("batch", sa.String(length=80), nullable=False),
        sa.Column("hazard", sa.Text(), nullable=False),
        sa.Column("known_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("begun_by", sa.String(length=80), nullable=False),
        sa.Column("notify_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("told_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("turn", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recalls")),
        sa.UniqueConstraint("turn", name=op.f("uq_recalls_turn")),
    )
    op.create_table(
        "shop_members",
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("since", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("shop", "person", "role", name=op.f("pk_shop_members")),
    )
    op.create_index("ix_shop_members_person", "shop_members", ["person"], unique=False)
    op.create_table(
        "shops",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("reply_minutes", sa.Integer(), nullable=False),
        sa.Column("handling_days", sa.Integer(), nullable=False),
        sa.Column("staff_group", sa.BigInteger(), nullable=True),
        sa.Column("hook_secret", sa.Text(), nullable=False),
        sa.Column("asks_rating", sa.Boolean(), nullable=False),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shops")),
    )
    op.create_table(
        "staff_group_codes",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("until", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_staff_group_codes")),
    )
    op.create_table(
        "staff_group_members",
        sa.Column("group_chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("seen_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("checked_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("left_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("group_chat", "person", name=op.f("pk_staff_group_members")),
    )
    op.create_table(
        "business_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("connection", sa.String(length=120), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("turn", sa.String(length=80), nullable=False),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["connection"],
            ["business_connections.id"],
            name=op.f("fk_business_drafts_connection"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_drafts")),
        sa.UniqueConstraint("turn", name=op.f("uq_business_drafts_turn")),
    )
    op.create_index(
        "ix_business_drafts_chat", "business_drafts", ["connection", "chat", "state"], unique=False
    )
    op.create_table(
        "case_deadlines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("whose", sa.String(length=16), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("reminded_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("met_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_deadlines_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_deadlines")),
        sa.UniqueConstraint("case_id", "kind", name=op.f("uq_case_deadlines_case_id_kind")),
    )
    op.create_index("ix_case_deadlines_due", "case_deadlines", ["met_at", "due"], unique=False)
    op.create_table(
        "case_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("before", sa.String(length=24), nullable=False),
        sa.Column("after", sa.String(length=24), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("turn", sa.String(length=80), nullable=False),
        sa.Column("told_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_events_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_events")),
        sa.UniqueConstraint("case_id", "turn", "action", name=op.f("uq_case_events_case_id_turn_action")),
    )
    op.create_index("ix_case_events_told_at", "case_events", ["told_at", "id"], unique=False)
    op.create_table(
        "case_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.Column("handle", sa.String(length=300), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_files_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_files")),
        sa.UniqueConstraint("case_id", "reference", name=op.f("uq_case_files_case_id_reference")),
    )
    op.create_table(
        "case_suggestions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("turn", sa.String(length=80), nullable=False),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_suggestions_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_suggestions")),
        sa.UniqueConstraint("turn", name=op.f("uq_case_suggestions_turn")),
    )
    op.create_table(
        "case_topics",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("group_chat", sa.BigInteger(), nullable=False),
        sa.Column("thread", sa.BigInteger(), nullable=True),
        sa.Column("summary", sa.BigInteger(), nullable=True),
        sa.Column("refused_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_topics_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_topics")),
        sa.UniqueConstraint("group_chat", "thread", name=op.f("uq_case_topics_group_chat_thread")),
    )
    op.create_table(
        "order_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("sku", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price", bot.store.orders.DecimalText(length=40), nullable=True),
        sa.Column("batch", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_items_order_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_items")),
        sa.UniqueConstraint("order_id", "line", name=op.f("uq_order_items_order_id_line")),
    )
    op.create_index("ix_order_items_sku", "order_items", ["sku"], unique=False)
    op.create_table(
        "outbox_cases",
        sa.Column(
            "row_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("does", sa.String(length=8), nullable=False),
        sa.Column("in_topic", sa.Boolean(), nullable=False),
        sa.Column("relay", sa.Integer(), nullable=True),
        sa.Column("source_chat", sa.BigInteger(), nullable=True),
        sa.Column("source_message", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_outbox_cases_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["row_id"], ["outbox.id"], name=op.f("fk_outbox_cases_row_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_outbox_cases")),
    )
    op.create_table(
        "relayed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("from_chat", sa.BigInteger(), nullable=False),
        sa.Column("from_message", sa.BigInteger(), nullable=False),
        sa.Column("to_chat", sa.BigInteger(), nullable=False),
        sa.Column("to_message", sa.BigInteger(), nullable=True),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Boolean(), nullable=False),
        sa.Column("at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_relayed_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relayed")),
        sa.UniqueConstraint(
            "from_chat", "from_message", "to_chat", name=op.f("uq_relayed_from_chat_from_message_to_chat")
        ),
    )
    op.create_index("ix_relayed_to", "relayed", ["to_chat", "to_message"], unique=False)
    op.create_table(
        "talks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("since", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("told_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_talks_case_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talks")),
    )
    op.create_index("ix_talks_chat", "talks", ["chat", "ended_at"], unique=False)
    op.create_table(
        "case_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("order_item_id", sa.Integer(), nullable=True),
        sa.Column("sku", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price", bot.store.orders.DecimalText(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_items_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["order_item_id"],
            ["order_items.id"],
            name=op.f("fk_case_items_order_item_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_items")),
        sa.UniqueConstraint("case_id", "order_item_id", name=op.f("uq_case_items_case_id_order_item_id")),
    )
    op.create_index("ix_case_items_sku", "case_items", ["sku"], unique=False)
    op.add_column("invites", sa.Column("shop", sa.String(length=64), nullable=False, server_default=""))
    op.add_column("people", sa.Column("shop", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_table("case_items")
    op.drop_table("talks")
    op.drop_table("relayed")
    op.drop_table("outbox_cases")
    op.drop_table("order_items")
    op.drop_table("case_topics")
    op.drop_table("case_suggestions")
    op.drop_table("case_files")
    op.drop_table("case_events")
    op.drop_table("case_deadlines")
    op.drop_table("business_drafts")
    op.drop_table("staff_group_members")
    op.drop_table("staff_group_codes")
    op.drop_table("shops")
    op.drop_table("shop_members")
    op.drop_table("recalls")
    op.drop_table("policies")
    op.drop_table("orders")
    op.drop_table("order_sheets")
    op.drop_table("order_deliveries")
    op.drop_table("order_columns")
    op.drop_table("digests")
    op.drop_table("cases")
    op.drop_table("business_connections")
    with op.batch_alter_table("people") as batch:
        batch.drop_column("shop")
    with op.batch_alter_table("invites") as batch:
        batch.drop_column("shop")
