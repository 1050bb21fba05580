"""Each kind of thing is kept for its days, and no longer."""

import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.clock import now
from bot.retention import run
from bot.settings import Settings
from bot.store import Store, counters, inbox
from bot.store.counters import CounterRow
from bot.store.erasures import ErasureRow
from bot.store.inbox import InboxRow, Received
from bot.store.journeys import JourneyRow
from bot.store.orders import OrderRow
from bot.store.outbox import OutboxRow
from bot.store.shipments import ShipmentEventRow, ShipmentRow
from tests.aftersales.shop import opened, put_order

DEFAULTS = Settings(_env_file=None)


def parcel(
    number: str, carrier: str, days: int, status: str = "delivered", sample: bool = False
) -> ShipmentRow:
    at = now() - timedelta(days=days)
    return ShipmentRow(
        shop="default", number=number, carrier=carrier, status=status, last_event_at=at, source="shop_file",
        created_at=at, imported_at=at, sample=sample,
    )  # fmt: skip


async def no_conversations(_: datetime) -> int:
    return 0


def numbers(store: Store) -> set[str]:
    with store.begin() as session:
        return set(session.scalars(select(ShipmentRow.number)))


async def test_parcels_go_when_their_days_are_over_and_those_of_dhl_after_thirty(store: Store) -> None:
    with store.begin() as session:
        session.add_all([
            parcel("OLD", "royal-mail", 91), parcel("YOUNG", "royal-mail", 89),
            parcel("DHLOLD", "dhl-express", 31), parcel("DHLYOUNG", "dhl-express", 29),
            parcel("UNDERWAY", "dhl-express", 200, "in_transit"), parcel("SAMPLE", "dhl-express", 200, sample=True),
        ])  # fmt: skip
    erased = await run(DEFAULTS, store, no_conversations, now())
    assert numbers(store) == {"YOUNG", "DHLYOUNG", "UNDERWAY", "SAMPLE"}
    assert erased["delivered_parcels"] == 2
    with store.begin() as session:
        record = session.scalars(select(ErasureRow)).one()
    assert (record.why, record.erased) == ("retention", erased)
    assert "OLD" not in json.dumps(record.erased)


async def test_what_dhls_service_has_told_goes_after_thirty_days_whoever_carries_it(store: Store) -> None:
    with store.begin() as session:
        told = parcel("TOLD", "deutsche_post", 31)
        told.source = "dhl"
        session.add_all([told, parcel("OWN", "deutsche_post", 31)])
    await run(DEFAULTS, store, no_conversations, now())
    assert numbers(store) == {"OWN"}


async def test_what_a_parcel_took_is_kept_when_the_parcel_is_erased(store: Store) -> None:
    old = parcel("OLD", "royal_mail", 91)
    old.events = [
        ShipmentEventRow(at=now() - timedelta(days=days), status=status, fingerprint=str(days))
        for days, status in ((100, "in_transit"), (91, "delivered"))
    ]
    with store.begin() as session:
        session.add(old)
    await run(DEFAULTS, store, no_conversations, now())
    assert numbers(store) == set()
    with store.begin() as session:
        journey = session.scalars(select(JourneyRow)).one()
    assert (journey.shipment_id, journey.transit_hours, journey.carrier) == (None, 9 * 24, "royal_mail")


async def test_the_setting_decides(store: Store) -> None:
    with store.begin() as session:
        session.add_all([parcel("OLD", "royal-mail", 11), parcel("YOUNG", "royal-mail", 9)])
    await run(Settings(_env_file=None, keep_delivered_days=10), store, no_conversations, now())
    assert numbers(store) == {"YOUNG"}


async def test_parked_messages_go_and_waiting_ones_never_do(store: Store) -> None:
    old = now() - timedelta(days=8)
    with store.begin() as session:
        inbox.receive(session, [Received(1, "1", "parked words"), Received(2, "2", "waiting words")], old)
        row = session.scalars(select(InboxRow).where(InboxRow.update_id == 1)).one()
        inbox.park(session, row.id, "it failed", old)
    erased = await run(DEFAULTS, store, no_conversations, now())
    assert erased["unanswered_messages"] == 1
    with store.begin() as session:
        assert list(session.scalars(select(InboxRow.payload))) == ["waiting words"]


async def test_sent_texts_and_old_counts_go(store: Store) -> None:
    old = now() - timedelta(days=8)
    with store.begin() as session:
        for number, state in enumerate(("sent", "uncertain", "failed", "pending")):
            session.add(OutboxRow(
                lane="1", state=state, due_at=old, chat=1, person="telegram:1", language="en", turn=f"t{number}",
                step="answer", part=0, kind="answer", html="", plain="words", keyboard=[], created_at=old,
            ))  # fmt: skip
        counters.add(session, "messages:telegram:1", counters.window(old, 60))
    await run(DEFAULTS, store, no_conversations, now())
    with store.begin() as session:
        assert list(session.scalars(select(OutboxRow.state))) == ["pending"]
        assert session.scalar(select(func.count()).select_from(CounterRow)) == 0


@pytest.mark.parametrize("days", [1, 30])
async def test_conversations_are_asked_to_go_by_their_setting(store: Store, days: int) -> None:
    asked: list[datetime] = []

    async def forget(before: datetime) -> int:
        asked.append(before)
        return 3

    at = now()
    settings = Settings(_env_file=None, keep_conversation_days=days)
    assert (await run(settings, store, forget, at))["conversations"] == 3
    assert asked == [at - timedelta(days=days)]


async def test_a_run_with_nothing_to_erase_leaves_no_record(store: Store) -> None:
    await run(DEFAULTS, store, no_conversations, now())
    with store.begin() as session:
        assert session.scalar(select(func.count()).select_from(ErasureRow)) == 0


async def test_an_old_orders_buyer_is_forgotten_but_where_a_case_is_open(store: Store) -> None:
    with store.begin() as session:
        for number in ("1", "2", "3"):
            order = put_order(session, number)
            order.email, order.placed_at = (
                "ann@example.org",
                now() - timedelta(days=1200 if number != "3" else 10),
            )
        opened(session, "warranty", order="2", at=now())
    await run(DEFAULTS, store, no_conversations, now())
    with store.begin() as session:
        kept = {row.number: row.email for row in session.scalars(select(OrderRow))}
        total = session.scalar(select(OrderRow.total).where(OrderRow.number == "1"))
    assert kept == {"1": "", "2": "ann@example.org", "3": "ann@example.org"}
    assert total is not None  # the sale stays
