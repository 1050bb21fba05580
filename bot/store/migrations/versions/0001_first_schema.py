"""The first schema."""

import sqlalchemy as sa
from alembic import op

import bot.store.engine

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "buttons",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("keyboard", sa.String(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("retired_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("pressed_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_buttons")),
    )
    op.create_index("buttons_open", "buttons", ["chat", "retired_at"], unique=False)
    op.create_index(op.f("ix_buttons_keyboard"), "buttons", ["keyboard"], unique=False)
    op.create_table(
        "counters",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("since", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("used", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("name", "since", name=op.f("pk_counters")),
    )
    op.create_table(
        "document_drafts",
        sa.Column("token", sa.String(length=24), nullable=False),
        sa.Column("turn", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("markets", sa.JSON(), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_document_drafts")),
        sa.UniqueConstraint("turn", name=op.f("uq_document_drafts_turn")),
    )
    op.create_index(op.f("ix_document_drafts_person"), "document_drafts", ["person"], unique=False)
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collection", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("link", sa.Integer(), nullable=True),
        sa.Column("markets", sa.JSON(), nullable=False),
        sa.Column("translation_of", sa.String(length=300), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=False),
        sa.Column("review_by", sa.Date(), nullable=True),
        sa.Column("confidence", sa.String(length=8), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("added_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("updated_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("removed_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("collection", "name", name=op.f("uq_documents_collection_name")),
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
        "inbox",
        sa.Column("update_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("album", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("received_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("done_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("leased_until", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("takes", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("update_id", name=op.f("uq_inbox_update_id")),
    )
    op.create_index("inbox_albums", "inbox", ["lane", "album"], unique=False)
    op.create_index("inbox_lanes", "inbox", ["state", "lane", "id"], unique=False)
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
    op.create_table(
        "outbox",
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("thread", sa.BigInteger(), nullable=True),
        sa.Column("reply_to", sa.BigInteger(), nullable=True),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("turn", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.Column("keyboard", sa.JSON(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("sent_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("leased_until", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("takes", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("turn", "step", "part", name=op.f("uq_outbox_turn_step_part")),
        sqlite_autoincrement=True,
    )
    op.create_index("outbox_lanes", "outbox", ["state", "lane", "id"], unique=False)
    op.create_index("outbox_messages", "outbox", ["chat", "message_id"], unique=False)
    op.create_table(
        "parcel_parameters",
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("changed_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("shop", "number", name=op.f("pk_parcel_parameters")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("granted", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("client_language", sa.String(), nullable=False),
        sa.Column("blocked_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_table(
        "products",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("sku", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("destination", sa.String(length=2), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("known", sa.Text(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=True),
        sa.Column("saved_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_products")),
        sa.UniqueConstraint("owner", "sku", "destination", name=op.f("uq_products_owner_sku_destination")),
    )
    op.create_index(op.f("ix_products_owner"), "products", ["owner"], unique=False)
    op.create_table(
        "provider_accounts",
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("provider", sa.String(length=24), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("changed_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("shop", "provider", name=op.f("pk_provider_accounts")),
    )
    op.create_table(
        "provider_states",
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("provider", sa.String(length=24), nullable=False),
        sa.Column("paused_until", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(length=40), nullable=False),
        sa.Column("quota_total", sa.Integer(), nullable=True),
        sa.Column("quota_left", sa.Integer(), nullable=True),
        sa.Column("seen_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("shop", "provider", name=op.f("pk_provider_states")),
    )
    op.create_table(
        "shelves",
        sa.Column("collection", sa.String(length=40), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("lexical", sa.Integer(), nullable=False),
        sa.Column("dense", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("collection", "audience", name=op.f("pk_shelves")),
    )
    op.create_table(
        "shipments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("carrier", sa.String(length=40), nullable=False),
        sa.Column("carrier_is_sure", sa.Boolean(), nullable=False),
        sa.Column("use", sa.Integer(), nullable=False),
        sa.Column("order_number", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("substatus", sa.String(length=32), nullable=False),
        sa.Column("status_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("stated_status", sa.String(length=24), nullable=False),
        sa.Column("stated_substatus", sa.String(length=32), nullable=False),
        sa.Column("stated_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("origin", sa.String(length=2), nullable=False),
        sa.Column("destination", sa.String(length=2), nullable=False),
        sa.Column("eta", sa.Date(), nullable=True),
        sa.Column("eta_source", sa.String(length=24), nullable=False),
        sa.Column("last_mile_number", sa.String(length=64), nullable=False),
        sa.Column("last_mile_carrier", sa.String(length=40), nullable=False),
        sa.Column("last_event_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("source", sa.String(length=24), nullable=False),
        sa.Column("source_name", sa.String(length=200), nullable=False),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("imported_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipments")),
        sa.UniqueConstraint(
            "shop", "number", "carrier", "use", name=op.f("uq_shipments_shop_number_carrier_use")
        ),
    )
    op.create_index("ix_shipments_number", "shipments", ["number"], unique=False)
    op.create_index("ix_shipments_shop_order", "shipments", ["shop", "order_number"], unique=False)
    op.create_index("ix_shipments_shop_status", "shipments", ["shop", "status"], unique=False)
    op.create_table(
        "tariff_editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=False),
        sa.Column("imported_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tariff_editions")),
    )
    op.create_index(op.f("ix_tariff_editions_name"), "tariff_editions", ["name"], unique=False)
    op.create_table(
        "tracking_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("provider", sa.String(length=24), nullable=False),
        sa.Column("checked_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("fresh_until", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("expired", sa.Boolean(), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("last_mile", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tracking_checks")),
        sa.UniqueConstraint(
            "shop", "number", "provider", name=op.f("uq_tracking_checks_shop_number_provider")
        ),
    )
    op.create_table(
        "tracking_deliveries",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("provider", sa.String(length=24), nullable=False),
        sa.Column("received_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_tracking_deliveries")),
    )
    op.create_table(
        "vectors",
        sa.Column("model", sa.String(length=120), nullable=False),
        sa.Column("text_hash", sa.String(length=32), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("model", "text_hash", name=op.f("pk_vectors")),
    )
    op.create_table(
        "document_versions",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_document_versions_document_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "version", name=op.f("pk_document_versions")),
    )
    op.create_table(
        "outbox_files",
        sa.Column(
            "row_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["row_id"], ["outbox.id"], name=op.f("fk_outbox_files_row_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_outbox_files")),
    )
    op.create_table(
        "passages",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("section_number", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.String(length=32), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=False),
        sa.Column("confidence", sa.String(length=8), nullable=False),
        sa.Column("external_id", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_passages_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
    )
    op.create_index(op.f("ix_passages_text_hash"), "passages", ["text_hash"], unique=False)
    op.create_index("passages_by_place", "passages", ["document_id", "section_number", "part"], unique=False)
    op.create_table(
        "polls",
        sa.Column("shipment_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seen", sa.String(length=160), nullable=False),
        sa.Column("heard_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("next_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shipment_id"], ["shipments.id"], name=op.f("fk_polls_shipment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shipment_id", name=op.f("pk_polls")),
    )
    op.create_index("ix_polls_next", "polls", ["next_at"], unique=False)
    op.create_table(
        "product_notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("change", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_product_notices_product_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product_notices")),
        sa.UniqueConstraint(
            "product_id", "valid_from", "change", name=op.f("uq_product_notices_product_id_valid_from_change")
        ),
    )
    op.create_table(
        "shipment_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shipment_id", sa.Integer(), nullable=False),
        sa.Column("at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("zone_minutes", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("substatus", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["shipment_id"], ["shipments.id"], name=op.f("fk_shipment_events_shipment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipment_events")),
        sa.UniqueConstraint(
            "shipment_id", "fingerprint", name=op.f("uq_shipment_events_shipment_id_fingerprint")
        ),
    )
    op.create_table(
        "watches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("shop", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=80), nullable=False),
        sa.Column("shipment_id", sa.Integer(), nullable=True),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.Boolean(), nullable=False),
        sa.Column("quiet_from", sa.Integer(), nullable=True),
        sa.Column("quiet_to", sa.Integer(), nullable=True),
        sa.Column("turn", sa.String(length=80), nullable=False),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["shipment_id"], ["shipments.id"], name=op.f("fk_watches_shipment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watches")),
        sa.UniqueConstraint("person", "scope", name=op.f("uq_watches_person_scope")),
    )
    op.create_index("ix_watches_shipment", "watches", ["shipment_id"], unique=False)
    op.create_index("ix_watches_shop", "watches", ["shop", "ended_at"], unique=False)
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("watch_id", sa.Integer(), nullable=False),
        sa.Column("shipment_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(length=200), nullable=False),
        sa.Column("before", sa.String(length=160), nullable=False),
        sa.Column("due_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.Column("sent_at", bot.store.engine.UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", bot.store.engine.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["shipment_id"], ["shipments.id"], name=op.f("fk_notices_shipment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["watch_id"], ["watches.id"], name=op.f("fk_notices_watch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint(
            "watch_id", "shipment_id", "event", name=op.f("uq_notices_watch_id_shipment_id_event")
        ),
    )
    op.create_index("ix_notices_due", "notices", ["sent_at", "due_at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_notices_due", table_name="notices")
    op.drop_table("notices")
    op.drop_index("ix_watches_shop", table_name="watches")
    op.drop_index("ix_watches_shipment", table_name="watches")
    op.drop_table("watches")
    op.drop_table("shipment_events")
    op.drop_table("product_notices")
    op.drop_index("ix_polls_next", table_name="polls")
    op.drop_table("polls")
    op.drop_index("passages_by_place", table_name="passages")
    op.drop_index(op.f("ix_passages_text_hash"), table_name="passages")
    op.drop_table("passages")
    op.drop_table("outbox_files")
    op.drop_table("document_versions")
    op.drop_table("vectors")
    op.drop_table("tracking_deliveries")
    op.drop_table("tracking_checks")
    op.drop_index(op.f("ix_tariff_editions_name"), table_name="tariff_editions")
    op.drop_table("tariff_editions")
    op.drop_index("ix_shipments_shop_status", table_name="shipments")
    op.drop_index("ix_shipments_shop_order", table_name="shipments")
    op.drop_index("ix_shipments_number", table_name="shipments")
    op.drop_table("shipments")
    op.drop_table("shelves")
    op.drop_table("provider_states")
    op.drop_table("provider_accounts")
    op.drop_index(op.f("ix_products_owner"), table_name="products")
    op.drop_table("products")
    op.drop_table("people")
    op.drop_table("parcel_parameters")
    op.drop_index("outbox_messages", table_name="outbox")
    op.drop_index("outbox_lanes", table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("invites")
    op.drop_index("inbox_lanes", table_name="inbox")
    op.drop_index("inbox_albums", table_name="inbox")
    op.drop_table("inbox")
    op.drop_table("erasures")
    op.drop_table("documents")
    op.drop_index(op.f("ix_document_drafts_person"), table_name="document_drafts")
    op.drop_table("document_drafts")
    op.drop_table("counters")
    op.drop_index(op.f("ix_buttons_keyboard"), table_name="buttons")
    op.drop_index("buttons_open", table_name="buttons")
    op.drop_table("buttons")
