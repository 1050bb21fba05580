"""Parcels in words: every figure from the tool's JSON, every language, nothing clickable from a stranger."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.assistant.answers.parcel import present, present_error, present_list, present_many, present_result
from bot.assistant.grounding import check_grounding
from bot.errors import QuaysideError
from bot.store import Store
from bot.tracking.importing import import_shipments
from bot.tracking.samples import load_samples, sample_numbers
from bot.tracking.shipments import Viewer, overview, track

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LANGUAGES = ["en", "zh", "es", "ru"]


def views_of(store: Store, role: str = "seller", now: datetime = NOW) -> list[dict[str, Any]]:
    load_samples(store, NOW)
    viewer = Viewer(role)  # type: ignore[arg-type]
    return [track(store, number, viewer=viewer, now=now).as_json() for number in sample_numbers(store)]


def error_of(store: Store, number: str) -> dict[str, Any]:
    with pytest.raises(QuaysideError) as raised:
        track(store, number, viewer=Viewer("seller"), now=NOW)
    return {"number": number, "error": raised.value.as_json()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["customer", "seller", "staff"])
def test_every_figure_shown_stands_in_the_tools_result(store: Store, language: str, role: str) -> None:
    for view in views_of(store, role, NOW + timedelta(days=12)):
        text = present(view, language)
        assert not check_grounding(text, passages={}, results=[json.dumps(view)]), text
    views = views_of(store, role)
    table = present_many(views, language)
    assert not check_grounding(table, passages={}, results=[json.dumps(views)]), table


@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_data_is_marked_wherever_it_shows(store: Store, language: str) -> None:
    mark = {"en": "sample", "zh": "示例", "es": "ejemplo", "ru": "пример"}[language]
    views = views_of(store)
    assert all(mark in present(view, language).lower() for view in views)
    rows = [
        line
        for line in present_many(views, language).splitlines()
        if line.startswith("| ") and "---" not in line
    ]
    assert all(mark in row for row in rows[1:])
    listed = present_list(overview(store, viewer=Viewer("seller"), now=NOW), language)
    assert listed.count(f"({mark})") == len(views)


def test_one_parcel_shows_state_last_event_eta_silence_advice_history_and_source(store: Store) -> None:
    import_shipments(
        store,
        b"tracking number,carrier,order,destination,status,event,time,place,eta\n"
        b"LX123456785CN,China Post,A-1,GB,in transit,Arrived,2026-11-01 10:00+08:00,London,2026-11-10\n"
        b"LX123456785CN,China Post,A-1,GB,customs cleared,Released by customs,2026-10-31 10:00,London,\n",
        shop="default", name="orders.csv", now=NOW,
    )  # fmt: skip
    text = present(track(store, "LX123456785CN", viewer=Viewer("seller"), now=NOW).as_json(), "en")
    for part in (
        "**LX123456785CN** · China Post · CN → GB",
        "**Status**: on its way",
        "2026-11-01 10:00 (UTC+08:00) · London · Arrived",
        "**Customs**: released by customs (2026-10-31 10:00 (local time))",
        "22 days, longer than the usual 14 days",
        "2026-11-10, overdue by 13 days",
        "**Order**: A-1",
        "**Next**: No scan for longer than usual.",
        "**History**",
        "From the shop's own file orders.csv, imported 2026-11-23 12:00 (UTC). Not live from the carrier.",
        "The carrier's own page: https://www.ems.com.cn/",
    ):
        assert part in text.replace("\\", ""), part


def test_without_events_and_eta_the_answer_says_so_and_invents_none(store: Store) -> None:
    import_shipments(store, b"tracking number,status\nLX123456785CN,in transit\n", shop="default", now=NOW)
    text = present(track(store, "LX123456785CN", viewer=Viewer("seller"), now=NOW).as_json(), "en")
    assert "none with a time" in text
    assert "no date from the carrier" in text
    assert "History" not in text


def test_links_and_markup_in_a_carriers_text_are_neither_clickable_nor_rendered(store: Store) -> None:
    import_shipments(
        store,
        b'tracking number,order,event,time\nLX123456785CN,"[x](http://a.example)","**Pay** <b>now</b> [here](https://evil.example/pay)",'
        b"2026-11-20 10:00\n",
        shop="default", name="or|ders.csv", now=NOW,
    )  # fmt: skip
    view = track(store, "LX123456785CN", viewer=Viewer("seller"), now=NOW).as_json()
    assert "evil.example" not in json.dumps(view)
    text = present(view, "en")
    assert "](http" not in text
    assert "<b>" not in text.replace("\\<", "")
    assert "or\\|ders.csv" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_shown_says_why_and_what_to_do(store: Store, language: str) -> None:
    unknown = present_error(error_of(store, "RB123456785GB"), language)
    assert "Royal Mail" in unknown
    assert "https://www.royalmail.com" in unknown
    mistyped = present_error(error_of(store, "1Z999AAI0123456784"), language)
    assert "1Z999AA10123456784" in mistyped
    assert "hello" in present_error(error_of(store, "hello"), language)


def test_a_result_with_views_and_failures_tells_both_and_counts_as_answered(store: Store) -> None:
    views = views_of(store)
    failed = error_of(store, "RB123456785GB")
    text, outcome = present_result({"parcels": [views[0], failed]}, "en")
    assert outcome == "answered"
    assert views[0]["number"] in text
    assert "RB123456785GB" in text
    assert present_result({"parcels": [failed]}, "en")[1] == "refused"
    many, _ = present_result({"parcels": views}, "en")
    assert many.count("\n| ") >= len(views)


def test_an_empty_shop_is_told_how_to_import(store: Store) -> None:
    assert "shipments import" in present_list(overview(store, viewer=Viewer("seller")), "en")
