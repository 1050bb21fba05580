"""A store from before parcels had a day of posting is brought up to date without losing an event."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from bot.store import Store, migrate


def test_the_day_of_posting_is_filled_in_and_no_event_is_lost(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'old.db'}")
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        at = "2026-11-01 00:00:00"
        connection.execute(
            text(
                "INSERT INTO shipments (id, shop, number, carrier, carrier_is_sure, use, order_number, status,"
                " substatus, stated_status, stated_substatus, origin, destination, eta_source, last_mile_number,"
                " last_mile_carrier, source, source_name, created_at, imported_at, sample) VALUES"
                " (1, 'default', 'LX123456785CN', 'china_post', 1, 1, '', 'in_transit', '', '', '',"
                " 'CN', 'GB', '', '', '', 'shop_file', '',"
                f" '{at}', '{at}', 0)"
            )
        )
        for number, (day, status) in enumerate(
            (("02", "info_received"), ("05", "in_transit"), ("09", "customs"))
        ):
            connection.execute(
                text(
                    "INSERT INTO shipment_events (shipment_id, at, status, substatus, code, description, place,"
                    f" fingerprint) VALUES (1, '2026-11-{day} 00:00:00', '{status}', '', '', '', '', '{number}')"
                )
            )
    migrate.upgrade(store.engine)
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM shipment_events")).scalar() == 3
        posted = connection.execute(text("SELECT posted_at FROM shipments")).scalar()
    store.close()
    assert str(posted).startswith("2026-11-05")
