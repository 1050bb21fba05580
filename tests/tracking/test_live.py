"""Asking the shop's services: order, cache, budget, what is recorded, and what never is."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.errors import NotFound
from bot.settings import Settings
from bot.store import Store
from bot.store.shipments import ShipmentRow
from bot.tracking.asking import track_live, track_many
from bot.tracking.errors import UnknownParcel
from bot.tracking.importing import import_shipments
from bot.tracking.live import Live, Wanted
from bot.tracking.providers.errors import QuotaUsedUp, Unauthorised
from bot.tracking.samples import load_samples
from bot.tracking.view import Viewer
from tests.tracking import services as stub
from tests.tracking.services import KEYS, Fault, Services, services

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NUMBER = "LX123456785CN"
DHL = "JJD000390007882823547"
SELLER, CUSTOMER = Viewer("seller"), Viewer("customer")
Opened = Callable[..., Live]


@pytest.fixture
def running() -> Iterator[Services]:
    with services() as started:
        yield started


@pytest.fixture
def opened(running: Services, store: Store, home: Path) -> Iterator[Opened]:
    """`opened("17track", "dhl", setting=…)`: the default shop with accounts at these services."""
    lives: list[Live] = []

    def open_(*names: str, **changed: Any) -> Live:
        fields = {
            "17track": "seventeentrack_key",
            "aftership": "aftership_key",
            "dhl": "dhl_key",
            "easypost": "easypost_key",
        }
        keys = {fields[name]: SecretStr(KEYS[name]) for name in names}
        settings = Settings(quayside_home=home, _env_file=None, **running.urls(), **keys, **changed)
        lives.append(Live(settings, store))
        return lives[-1]

    yield open_
    for live in lives:
        live.close()


def moving(running: Services, *events: tuple[str, str, str]) -> None:
    """What 17TRACK knows of the number."""
    running.registered[NUMBER] = {}
    shown = events or (("2026-11-22T10:00:00+01:00", "InTransit_Arrival", "Arrived in Leipzig"),)
    running.parcels["17track"][NUMBER] = stub.seventeentrack(NUMBER, *shown)


def ask(store: Store, live: Live | None, number: str = NUMBER, viewer: Viewer = SELLER, now: datetime = NOW,
        **given: str) -> dict[str, Any]:  # fmt: skip
    return track_live(store, live, number, viewer=viewer, now=now, **given)


def test_an_unknown_number_is_asked_about_and_recorded(
    running: Services, store: Store, opened: Opened
) -> None:
    moving(running)
    live = opened("17track")
    view = ask(store, live)
    assert (view["status"], view["substatus"], view["provider"]) == ("in_transit", "arrived", "17track")
    assert view["live"]["state"] == "fresh"
    assert view["live"]["service"] == "17TRACK"
    assert view["live"]["code"] == "InTransit_Arrival"
    assert view["live"]["last_mile"] == "DHL Paket 00340434161094042557"
    assert (view["destination"], view["eta"]) == ("DE", "2026-11-28")
    assert ask(store, None)["status"] == "in_transit"  # from the store, without any service


def test_a_fresh_answer_is_not_asked_for_again_and_a_stale_one_is(
    running: Services, store: Store, opened: Opened
) -> None:
    moving(running)
    live = opened("17track")
    ask(store, live)
    calls = len(running.calls)
    assert ask(store, live, now=NOW + timedelta(minutes=80))["live"]["state"] == "cached"
    assert len(running.calls) == calls
    assert ask(store, live, now=NOW + timedelta(minutes=100))["live"]["state"] == "fresh"
    assert len(running.calls) == calls + 1


def test_how_long_an_answer_is_good_depends_on_the_status(
    running: Services, store: Store, opened: Opened
) -> None:
    moving(running, ("2026-11-23T08:00:00+01:00", "OutForDelivery_Other", "Out for delivery"))
    live = opened("17track")
    ask(store, live)
    assert ask(store, live, now=NOW + timedelta(minutes=16))["live"]["state"] == "fresh"
    moving(running, ("2026-11-23T12:30:00+01:00", "Delivered_Other", "Delivered"))
    assert ask(store, live, now=NOW + timedelta(minutes=40))["status"] == "delivered"
    assert ask(store, live, now=NOW + timedelta(days=5))["live"]["state"] == "cached"


def test_a_service_that_is_down_leaves_the_last_known_state_with_its_age(
    running: Services, store: Store, opened: Opened
) -> None:
    moving(running)
    live = opened("17track")
    ask(store, live)
    later = NOW + timedelta(hours=5)
    running.fail("17track", *[Fault(503)] * 3)
    view = ask(store, live, now=later)
    assert (view["status"], view["live"]["state"]) == ("in_transit", "failed")
    assert view["live"]["problem"]["code"] == "provider_down"
    assert view["source"]["imported_at"] == NOW.isoformat(timespec="seconds")
    calls = len(running.calls)
    assert ask(store, live, now=later + timedelta(seconds=30))["live"]["problem"]["code"] == "provider_down"
    assert len(running.calls) == calls  # left alone for a minute


def test_a_service_that_hangs_never_holds_an_answer_longer_than_the_budget(
    running: Services, store: Store, opened: Opened
) -> None:
    import_shipments(
        store, f"tracking number,status\n{NUMBER},in transit\n".encode(), shop="default", now=NOW
    )
    live = opened("17track", "aftership", tracking_budget=1.0)
    for name in ("17track", "aftership"):
        running.fail(name, *[Fault(after=5.0)] * 6)
    begun = time.monotonic()
    view = ask(store, live)
    assert time.monotonic() - begun < 1.6
    assert (view["status"], view["live"]["state"]) == ("in_transit", "failed")


def test_the_next_service_is_asked_where_one_fails_or_does_not_know(
    running: Services, store: Store, opened: Opened
) -> None:
    running.parcels["aftership"][DHL] = stub.aftership(
        DHL, ("2026-11-22T10:00:00Z", "InTransit_001", "Moving")
    )
    running.fail("17track", Fault(402, "{}"))
    view = ask(store, opened("dhl", "17track", "aftership"), DHL)
    assert [call[0] for call in running.calls] == ["dhl", "17track", "aftership"]
    assert view["provider"] == "aftership"


def test_the_order_can_be_set_and_dhl_is_asked_only_about_dhl(
    running: Services, store: Store, opened: Opened
) -> None:
    moving(running)
    live = opened("17track", "dhl", "easypost", tracking_providers="easypost,17track")
    ask(store, live)
    assert [call[0] for call in running.calls] == ["easypost", "17track"]


def test_no_service_says_so_and_a_container_is_not_asked_about(
    running: Services, store: Store, opened: Opened
) -> None:
    with pytest.raises(UnknownParcel) as unknown:
        ask(store, opened())
    assert unknown.value.details["live"]["state"] == "not_configured"
    assert unknown.value.details["links"]
    with pytest.raises(UnknownParcel) as container:
        ask(store, opened("17track"), "MSKU9070323")
    assert container.value.details["live"]["state"] == "not_asked"
    assert running.calls == []


def test_samples_are_never_asked_about(running: Services, store: Store, opened: Opened) -> None:
    load_samples(store, NOW)
    view = ask(store, opened("17track"))
    assert (view["sample"], view["live"]["state"]) == (True, "not_asked")
    assert running.calls == []


def test_several_numbers_are_asked_about_in_one_call(running: Services, store: Store, opened: Opened) -> None:
    moving(running)
    other = "EE123456785CN"
    running.registered[other] = {}
    running.parcels["17track"][other] = stub.seventeentrack(
        other, ("2026-11-22T10:00:00+01:00", "Delivered_Other", "Delivered")
    )
    found = track_many(store, opened("17track"), [NUMBER, "nonsense", other], viewer=SELLER, now=NOW)
    assert [one["status"] if isinstance(one, dict) else one.code for one in found] == [
        "in_transit",
        "no_tracking_number",
        "delivered",
    ]
    assert len(running.calls) == 1


def test_a_number_that_was_given_out_again_is_not_taken_for_the_earlier_parcel(
    running: Services, store: Store, opened: Opened
) -> None:
    import_shipments(store, f"tracking number,order\n{NUMBER},A-1\n".encode(), shop="default", now=NOW)
    moving(running, ("2026-05-02T10:00:00+01:00", "Delivered_Other", "Delivered"))
    live = opened("17track")
    view = ask(store, live)
    assert (view["status"], view["events"]) == ("pending", [])
    assert view["live"]["problem"]["code"] == "provider_other_parcel"
    assert view["live"]["problem"]["last_event"] == "2026-05-02"
    moving(
        running,
        ("2026-11-23T13:00:00+01:00", "InTransit_PickedUp", "Accepted"),
        ("2026-05-02T10:00:00+01:00", "Delivered_Other", "Delivered"),
    )
    view = ask(store, live, now=NOW + timedelta(hours=2))
    assert (view["status"], len(view["events"])) == ("in_transit", 1)


def test_events_from_the_future_have_not_happened(running: Services, store: Store, opened: Opened) -> None:
    moving(
        running,
        ("2027-01-02T10:00:00+01:00", "Delivered_Other", "Delivered"),
        ("2026-11-22T10:00:00+01:00", "InTransit_Arrival", "Arrived"),
    )
    view = ask(store, opened("17track"))
    assert (view["status"], len(view["events"])) == ("in_transit", 1)


def test_an_older_answer_never_moves_a_parcel_back(running: Services, store: Store, opened: Opened) -> None:
    moving(running, ("2026-11-23T10:00:00+01:00", "Delivered_Other", "Delivered"))
    live = opened("17track")
    ask(store, live)
    moving(running, ("2026-11-20T10:00:00+01:00", "InTransit_Departure", "Departed"))
    assert ask(store, live, now=NOW + timedelta(days=8))["status"] == "delivered"


def test_that_a_service_has_nothing_yet_takes_nothing_from_what_the_shop_told(
    running: Services, store: Store, opened: Opened
) -> None:
    import_shipments(
        store,
        f"tracking number,status\n{NUMBER},in transit\n".encode(),
        shop="default",
        name="orders.csv",
        now=NOW,
    )
    view = ask(store, opened("17track"))
    assert (view["status"], view["source"]["name"]) == ("in_transit", "orders.csv")
    assert (view["live"]["state"], view["live"]["code"]) == ("fresh", "NotFound_Other")


def test_a_postcode_is_asked_for_once_and_kept_encrypted(
    running: Services, store: Store, opened: Opened
) -> None:
    running.refuses[NUMBER] = -18010019
    live = opened("17track")
    with pytest.raises(UnknownParcel) as unknown:
        ask(store, live)
    assert unknown.value.details["live"]["problem"]["parameter"] == "postcode"
    calls = len(running.calls)
    with pytest.raises(UnknownParcel):
        ask(store, live)
    assert len(running.calls) == calls
    assert ask(store, live, postcode="SW1A 9ZZ")["live"]["state"] == "fresh"
    assert running.registered[NUMBER]["destination_postal_code"] == "SW1A 9ZZ"
    with store.engine.connect() as connection:
        kept = connection.execute(text("SELECT secret FROM parcel_parameters")).scalar_one()
    assert "SW1A" not in kept
    running.registered.clear()
    ask(store, live, now=NOW + timedelta(hours=3))
    assert running.registered[NUMBER]["destination_postal_code"] == "SW1A 9ZZ"


def test_strangers_cannot_use_up_a_shops_quota(running: Services, store: Store, opened: Opened) -> None:
    live = opened("17track", customer_lookups_per_day=1)
    assert ask(store, live, viewer=CUSTOMER)["live"]["state"] == "fresh"
    with pytest.raises(UnknownParcel) as refused:
        ask(store, live, "EE123456785CN", viewer=CUSTOMER)
    assert refused.value.details["live"]["state"] == "not_asked"
    assert list(running.registered) == [NUMBER]
    moving(running)
    assert ask(store, live, viewer=CUSTOMER, now=NOW + timedelta(hours=3))["status"] == "in_transit"


def test_a_customer_learns_nothing_of_the_shops_account(
    running: Services, store: Store, opened: Opened
) -> None:
    running.fail("17track", Fault(401, "{}"))
    with pytest.raises(UnknownParcel) as unknown:
        ask(store, opened("17track"), viewer=CUSTOMER)
    assert unknown.value.details["live"]["problem"]["code"] == "provider_failed"


def test_one_shops_services_are_not_anothers(running: Services, store: Store, opened: Opened) -> None:
    moving(running)
    with pytest.raises(UnknownParcel) as unknown:
        ask(store, opened("17track"), viewer=Viewer("seller", "other"))
    assert unknown.value.details["live"]["state"] == "not_configured"
    assert running.calls == []


def test_the_days_calls_are_counted_and_kept_within(running: Services, store: Store, opened: Opened) -> None:
    live = opened("dhl")
    running.parcels["dhl"][DHL] = stub.dhl(DHL, ("2026-11-22T10:00:00", "transit", "EE", "Moving"))
    ask(store, live, DHL)
    assert live.calls_today("default", "dhl", NOW) == 1
    with store.begin() as session:
        session.execute(text("UPDATE counters SET used = 250 WHERE name LIKE 'tracking:dhl:%'"))
    view = ask(store, live, DHL, now=NOW + timedelta(hours=3))
    assert view["live"]["problem"]["code"] == QuotaUsedUp.code
    assert len(running.calls) == 1


def test_a_used_up_quota_still_answers_for_numbers_that_are_registered(
    running: Services, store: Store, opened: Opened
) -> None:
    moving(running)
    running.quota = 0
    found = track_many(store, opened("17track"), ["EE123456785CN", NUMBER], viewer=SELLER, now=NOW)
    assert isinstance(found[0], UnknownParcel)
    assert found[0].details["live"]["problem"]["code"] == "provider_quota"
    assert isinstance(found[1], dict)
    assert found[1]["status"] == "in_transit"


def test_checking_a_key_notes_the_quota_or_the_refusal(
    running: Services, store: Store, opened: Opened
) -> None:
    live = opened("17track")
    assert live.check("default", "17track").left == 100
    with pytest.raises(NotFound):
        live.check("default", "dhl")
    running.fail("17track", Fault(401, "{}"))
    with pytest.raises(Unauthorised):
        live.check("default", "17track")


def test_many_numbers_in_one_refresh_are_all_answered(
    running: Services, store: Store, opened: Opened
) -> None:
    numbers = [f"YT{place:016}" for place in range(90)]
    checked = opened("17track").refresh(
        "default", [Wanted(number, "yunexpress") for number in numbers], budget=30, now=NOW
    )
    assert {one.state for one in checked.values()} == {"fresh"}
    with store.begin() as session:
        assert session.query(ShipmentRow).count() == 90
    assert max(len(body) for _, _, body in running.of("17track")) == 40
