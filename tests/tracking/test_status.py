"""One vocabulary: what the services' codes mean, and that a parcel never moves back."""

import tomllib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.resources import KNOWLEDGE
from bot.tracking.status import (
    Reading,
    Status,
    StatusEvent,
    Substatus,
    is_terminal,
    latest_state,
    read_status,
    read_words,
)

START = datetime(2026, 11, 1, tzinfo=UTC)
TABLE = tomllib.loads((KNOWLEDGE / "carriers" / "statuses.toml").read_text(encoding="utf-8"))


def event(day: float, status: Status, substatus: Substatus | None = None) -> StatusEvent:
    return StatusEvent(START + timedelta(days=day), status, substatus)


@pytest.mark.parametrize("provider", [name for name in TABLE["codes"] if name != "words"])
def test_every_code_of_every_service_means_something_in_our_vocabulary(provider: str) -> None:
    for code in TABLE["codes"][provider]:
        reading = read_status(provider, code)
        assert reading.status is not None or reading.expired


@pytest.mark.parametrize(
    ("provider", "code", "text", "status", "substatus"),
    [
        ("17track", "InTransit_CustomsRequiringInformation", "", "customs", "customs_info_required"),
        ("17track", "InTransit_Other", "Delivered to local carrier", "in_transit", None),
        ("17track", "Delivered_Other", "Delivered to local carrier", "in_transit", "departed"),
        ("17track", "Delivered_Other", "Not delivered, nobody at home", "delivery_failed", None),
        ("17track", "InTransit_Other", "Loading into delivery vehicle", "out_for_delivery", None),
        ("17track", "InTransit_Other", "Item returned to sender", "returned", "returning"),
        ("17track", "Exception_Security", "Held by customs", "customs", "customs_hold"),
        ("17track", "Exception_Security", "包裹被海关扣留", "customs", "customs_hold"),
        ("17track", "Exception_Security", "Failed x-ray", "exception", "security"),
        ("17track", "Exception_Returned", "", "returned", "returned"),
        ("aftership", "Exception_018", "", "exception", "customs_info_required"),
        ("aftership", "InTransit_006", "", "customs", "customs_processing"),
        ("easypost", "in_transit/held", "Held in customs", "customs", "customs_hold"),
        ("easypost", "in_transit/held", "", "exception", "unknown"),
        ("dhl", "ZN", "", "delivery_failed", None),
        ("karrio", "on_hold/customs_duties_unpaid", "", "customs", "customs_duty_unpaid"),
        ("shipengine", "IT/CUSTOMS_CLEARED", "", "in_transit", "customs_released"),
    ],
)
def test_codes_and_the_texts_that_contradict_them_are_read(
    provider: str, code: str, text: str, status: str, substatus: str | None
) -> None:
    reading = read_status(provider, code, text)
    assert (reading.status, reading.substatus) == (status, substatus)


@pytest.mark.parametrize(
    ("written", "status", "substatus"),
    [
        ("Delivered", "delivered", None),
        ("已签收", "delivered", None),
        ("En reparto", "out_for_delivery", None),
        ("Вручено", "delivered", None),
        ("清关中", "customs", "customs_processing"),
        ("out_for_delivery", "out_for_delivery", None),
        ("Parcel is out for delivery today", "out_for_delivery", None),
        ("Held by customs: invoice required", "customs", "customs_info_required"),
        ("Export clearance completed", "in_transit", None),
        ("Delivered, left with a neighbour", "delivered", None),
        ("Delivered to local carrier", "in_transit", "departed"),
        ("快件已签收，感谢使用", "delivered", None),
        ("包裹未妥投", "delivery_failed", None),
        ("Will be delivered tomorrow", None, None),
        ("Import customs clearance completed", "in_transit", "customs_released"),
    ],
)
def test_words_of_a_status_column_are_read_in_four_languages(
    written: str, status: str | None, substatus: str | None
) -> None:
    reading = read_words(written)
    assert (reading.status, reading.substatus) == (status, substatus)


@pytest.mark.parametrize("code", ["", "Quantum_Entangled", "InTransit_", "delivered'; --"])
def test_an_unknown_code_keeps_the_last_status(code: str) -> None:
    assert read_status("aftership", code) == Reading(None)


def test_an_older_event_that_arrives_late_never_moves_a_parcel_back() -> None:
    told = [event(5, Status.DELIVERED), event(2, Status.IN_TRANSIT), event(4.9, Status.OUT_FOR_DELIVERY)]
    latest = latest_state(told)
    assert latest is not None
    assert latest.status is Status.DELIVERED


def test_a_later_mere_scan_does_not_undo_a_delivery() -> None:
    latest = latest_state([event(5, Status.DELIVERED), event(6, Status.IN_TRANSIT)])
    assert latest is not None
    assert latest.status is Status.DELIVERED


def test_a_delivery_on_the_first_leg_is_a_hand_over_when_the_parcel_is_later_out_for_delivery() -> None:
    latest = latest_state([event(5, Status.DELIVERED), event(7, Status.OUT_FOR_DELIVERY)])
    assert latest is not None
    assert latest.status is Status.OUT_FOR_DELIVERY


def test_delivery_wins_over_a_scan_of_the_same_minute() -> None:
    latest = latest_state([event(5, Status.DELIVERED), event(5, Status.IN_TRANSIT)])
    assert latest is not None
    assert latest.status is Status.DELIVERED


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from(list(Status)), st.sampled_from([None, *Substatus])),
        max_size=8,
    ),
    st.randoms(),
)
def test_the_order_of_arrival_does_not_matter_to_where_a_parcel_ended(
    told: list[tuple[int, Status, Substatus | None]], chance: object
) -> None:
    events = [event(day + place / 100, status, sub) for place, (day, status, sub) in enumerate(told)]
    shuffled = list(events)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert latest_state(events) == latest_state(shuffled)


def test_only_delivered_and_back_with_the_sender_are_the_end() -> None:
    ends = {(s, sub) for s in Status for sub in [None, *Substatus] if is_terminal(s, sub)}
    assert {status for status, _ in ends} == {Status.DELIVERED, Status.RETURNED}
    assert (Status.RETURNED, Substatus.RETURNING) not in ends
