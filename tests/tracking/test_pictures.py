"""Pictures of parcels: the events of one, the lanes of a shop. They say nothing that the JSON does not."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from bot.assistant.answers import timeline
from bot.assistant.answers.picture import NoFont, Pen, font_for
from bot.assistant.answers.timeline import draw_lanes, draw_timeline
from bot.store import Store
from bot.tracking.performance import lane_performance
from bot.tracking.shipments import Viewer, track
from tests.tracking.journeys import NOW, line, number, tell, with_history

SELLER, CUSTOMER = Viewer("seller"), Viewer("customer")
PARCEL = number(1)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that is written into pictures."""
    texts: list[str] = []
    write: Callable[..., float] = Pen.write

    def _write(pen: Pen, x: float, y: float, text: str, *rest: Any) -> float:
        texts.append(text)
        return write(pen, x, y, text, *rest)

    monkeypatch.setattr(Pen, "write", _write)
    return texts


def view(store: Store, viewer: Viewer = SELLER) -> dict[str, Any]:
    tell(
        store,
        line(PARCEL, 12, "picked up"), line(PARCEL, 11, "in transit"), line(PARCEL, 4, "customs hold"),
    )  # fmt: skip
    return track(store, PARCEL, viewer=viewer, now=NOW).as_json()


def test_the_timeline_shows_every_event_its_time_and_the_silences_between(
    store: Store, written: list[str]
) -> None:
    image = Image.open(io.BytesIO(draw_timeline(view(store), "en")))
    assert image.width == 1800
    assert [text for text in written if text.startswith("2026-")] == [
        "2026-11-20 12:00 UTC",
        "2026-11-13 12:00 UTC",
        "2026-11-12 12:00 UTC",
    ]
    assert "7 days without news" in written
    assert "4 days without news until today" in written
    assert any("at customs: held for inspection" in text for text in written)
    assert written.count("London") == 3


def test_the_timeline_tells_the_day_that_earlier_parcels_let_expect(store: Store, written: list[str]) -> None:
    with_history(store)
    draw_timeline(view(store), "en")
    assert any("usually between" in text for text in written)


def test_a_customers_timeline_has_no_free_text_of_the_carrier(store: Store, written: list[str]) -> None:
    tell(store, f"{PARCEL},China Post,,CN,GB,in transit,Handed to MR SELLER,2026-11-20 10:00+00:00,Leeds,")
    draw_timeline(track(store, PARCEL, viewer=CUSTOMER, now=NOW).as_json(), "en")
    assert written
    assert not any("SELLER" in text for text in written)


def test_of_very_many_events_the_newest_are_drawn_and_the_others_counted(
    store: Store, written: list[str]
) -> None:
    tell(store, *(line(PARCEL, 60 - n, ("in transit", "customs")[n % 2]) for n in range(60)))
    image = Image.open(
        io.BytesIO(draw_timeline(track(store, PARCEL, viewer=SELLER, now=NOW).as_json(), "en"))
    )
    assert image.height < 3000
    assert sum(text.startswith("2026-") for text in written) == 24
    assert any(text.startswith("… and 36 earlier") for text in written)


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
def test_pictures_are_drawn_in_every_language_that_has_a_font_here(store: Store, language: str) -> None:
    with_history(store)
    try:
        font_for([{"zh": "已签收", "ru": "доставлена", "es": "envío", "en": "delivered"}[language]])
    except NoFont:
        pytest.skip("no font with these characters")
    assert draw_timeline(view(store), language).startswith(b"\x89PNG")
    assert draw_lanes(lane_performance(store, viewer=SELLER, now=NOW), language).startswith(b"\x89PNG")


def test_without_a_font_it_is_said_and_nothing_is_drawn(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_texts: object) -> str:
        raise NoFont("none")

    monkeypatch.setattr(timeline, "font_for", none)
    with pytest.raises(NoFont):
        draw_timeline(view(store), "zh")


def test_lanes_are_drawn_with_the_figures_of_the_table(store: Store, written: list[str]) -> None:
    with_history(store)
    tell(store, line("YT1234567890123456", 3, "in transit", carrier="YunExpress", destination="US"))
    result = lane_performance(store, viewer=SELLER, now=NOW)
    draw_lanes(result, "en")
    assert "China Post  China → United Kingdom" in written
    assert "12.8 · 16.6" in written
    assert not any("YunExpress" in text for text in written)  # nothing was delivered there yet
