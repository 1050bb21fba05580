"""Reading messages: languages, requests, and the things they name."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.assistant.understanding.entities import find_entities, to_decimal
from bot.assistant.understanding.intents import IntentReader
from bot.assistant.understanding.language import detect_language
from bot.assistant.understanding.places import find_places
from bot.assistant.understanding.requests import normalised, read_requests
from bot.money import Money

WORDS_ONLY = IntentReader()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("where is my parcel", "en"), ("包裹到哪了", "zh"), ("DHL 包裹 tracking LX123456785CN 到哪了", "zh"),
        ("¿dónde está mi paquete?", "es"), ("где моя посылка", "ru"), ("hola", "es"), ("Où est mon colis ?", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_message_is_told(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["ok", "LX123456785CN", "610910", "DE", "200"])
def test_a_message_that_does_not_tell_keeps_the_language_spoken_before(text: str) -> None:
    assert detect_language(text, before="zh") == "zh"


@pytest.mark.parametrize(
    ("text", "origin", "destination"),
    [
        ("from China to Germany", "CN", "DE"), ("从中国发到英国", "CN", "GB"), ("desde China a España", "CN", "ES"),
        ("из Китая в Германию", "CN", "DE"), ("made in Vietnam, shipped to the US", "VN", "US"),
        ("China → France", "CN", "FR"), ("出口到美国，中国产", "CN", "US"), ("to the UK", None, "GB"),
        ("sent from Shenzhen to Rotterdam", "CN", "NL"),
    ],
)  # fmt: skip
def test_countries_are_read_with_their_side(text: str, origin: str | None, destination: str) -> None:
    found = find_entities(text)
    assert (found.origin, found.destination) == (origin, destination)


@pytest.mark.parametrize("text", ["a wool jersey", "a reunion dinner", "it is in no way so", "HELP ME NOW"])
def test_words_that_look_like_countries_are_left_alone(text: str) -> None:
    assert find_places(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("200 T-shirts, $4 each", Money(Decimal(800), "USD")), ("200件T恤，每件4美元", Money(Decimal(800), "USD")),
        ("100 футболок по 5 долларов", Money(Decimal(500), "USD")), ("worth 1,234 EUR", Money(Decimal(1234), "EUR")),
        ("valor 1.234,50 €", Money(Decimal("1234.50"), "EUR")), ("货值3万元", Money(Decimal(30000), "CNY")),
        ("50 bolsos, 20 euros cada uno", Money(Decimal(1000), "EUR")), ("£2k of goods", None),
    ],
)  # fmt: skip
def test_the_goods_value_is_read_or_worked_out(text: str, value: Money | None) -> None:
    found = find_entities(text).value
    assert value is None or found == value


def test_freight_is_not_the_goods_value() -> None:
    found = find_entities("货值1000美元，运费120美元")
    assert found.value == Money(Decimal(1000), "USD")
    assert found.freight == Money(Decimal(120), "USD")


def test_amounts_codes_and_terms_are_read() -> None:
    found = find_entities("HS 6109.10, 300 kg, DDP by sea, b2b, order #A-1234, on 1 August 2026")
    assert found.hs_codes == ("610910",)
    assert found.weight_kg == 300
    assert (found.incoterm, found.mode, found.channel) == ("DDP", "sea", "b2b")
    assert found.order == "A-1234"
    assert found.on == date(2026, 8, 1)


def test_a_date_that_does_not_exist_is_told_apart() -> None:
    found = find_entities("duty on 2026-02-30")
    assert found.on is None
    assert found.bad_date == "2026-02-30"


def test_full_width_and_invisible_characters_are_read_as_what_they_look_like() -> None:
    assert normalised("ＬＸ１２３\u200b４５６７８５ＣＮ\x07") == "LX123 456785CN"


def test_two_requests_in_one_message_are_told_apart() -> None:
    requests = read_requests(
        "where is LX123456785CN and what duty on 200 cotton T-shirts, $4 each, to the UK?", WORDS_ONLY
    )
    assert [request.intent for request in requests] == ["track", "duty"]
    assert requests[1].goods == "cotton T-shirts"


def test_fragments_belong_to_the_request_before_them() -> None:
    (request,) = read_requests("What duty on T-shirts? 200 pieces. $4 each. To Germany.", WORDS_ONLY)
    assert request.intent == "duty"
    assert request.entities.value == Money(Decimal(800), "USD")
    assert request.entities.destination == "DE"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
@example("\ue000 where is it?")  # a private character is what stands for a number inside
def test_any_text_can_be_read(text: str) -> None:
    clean = normalised(text)
    assert len(read_requests(clean, WORDS_ONLY)) >= 1
    assert detect_language(clean) in ("en", "zh", "es", "ru")


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=99))
def test_a_written_amount_means_the_same_in_english_and_in_spanish(whole: int, cents: int) -> None:
    exact = Decimal(f"{whole}.{cents:02}")
    assert to_decimal(f"{exact:,}") == exact
    spanish = f"{exact:,}".replace(",", "·").replace(".", ",").replace("·", ".")
    if whole >= 1000:
        assert to_decimal(spanish) == exact
