"""Nothing that carriers write can be opened by whoever reads it, and nothing of it names the recipient."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store import Store
from bot.tracking.cleaning import city_level, without_links, without_personal
from bot.tracking.shipments import Viewer, track
from tests.tracking.journeys import NOW, number, tell


@pytest.mark.parametrize(
    "bait",
    [
        "https://evil.example/pay",
        "HTTP://EVIL.EXAMPLE",
        "www.evil.example",
        "evil-post.com",
        "dhl.pay-now.top/x?id=1",
        "bit.ly/3xYz",
        "t.me/evil_bot",
        "tg://resolve?domain=evil",
        "evil.co.uk",
        "usps.com-track.info",
        "@evil_bot",
        "/start",
        "192.168.10.7/pay",
    ],
)
def test_whatever_a_chat_program_would_make_a_link_of_is_taken_out(bait: str) -> None:
    for text in (f"Held by customs, pay 2.99 at {bait} today", bait, f"({bait})"):
        assert bait.lower() not in without_links(text).lower()
        assert bait.lower() not in without_personal(text).lower()


@pytest.mark.parametrize(
    "text",
    [
        "Arrived at facility",
        "Departed from Shanghai. Next stop: Frankfurt",
        "Arrived at facility.Next scan follows",
        "Weight 2.5 kg, 1.20 m",
        "In transit to St. Louis, MO, U.S.",
        "Customs duties/taxes due",
        "快件已到达【深圳】，正在派送",
        "Посылка прибыла в г. Москва",
        "2026-11-20 10:30 delivered 3/4 pieces",
    ],
)
def test_ordinary_words_of_carriers_stay_as_they_are(text: str) -> None:
    assert without_links(text) == text


def test_an_event_with_a_payment_link_is_shown_without_it(store: Store) -> None:
    tell(
        store,
        f"{number(1)},China Post,,CN,GB,customs hold,Pay 2.99 on evil-post.com or write @evil_bot,"
        "2026-11-20 10:00+00:00,evil.com London,",
    )
    document = track(store, number(1), viewer=Viewer("seller"), now=NOW).as_json()
    assert "evil" not in str(document["events"])
    assert document["status"] == "customs"


@given(st.text(max_size=300))
def test_no_text_whatever_breaks_the_cleaning(text: str) -> None:
    assert "://" not in without_links(f"x http://{text.split()[0] if text.split() else 'a'} y")
    assert len(city_level(text)) <= 120


def test_hostile_lengths_are_cleaned_at_once() -> None:
    started = time.process_time()
    for text in ("a." * 20_000, "a.b/" * 20_000, "@" * 50_000, "www." * 20_000, "a-" * 30_000 + ".com"):
        without_personal(text)
    assert time.process_time() - started < 4
