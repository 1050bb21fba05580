"""Bad input, line by line: what is wrong is named, and no number is guessed."""

import string
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.assistant.answers.duty import present_error
from bot.duties.consignment import parse_consignment
from bot.duties.landed_cost import estimate
from bot.duties.tariffs import open_tariffs
from bot.errors import NoRate, QuaysideError, UserError
from bot.settings import LANGUAGES
from tests.duties.conftest import Estimating, codes, texts

TARIFFS = open_tariffs()
GOOD: dict[str, Any] = {
    "to": "DE", "origin": "CN", "hs": "61091000", "value": "500", "currency": "EUR", "freight": "5",
}  # fmt: skip


@pytest.mark.parametrize("facts", [
    {"hs": "6109"}, {"hs": "T-shirt"}, {"hs": "6109100"}, {"hs": "61091000001234"}, {"hs": "6109１0X0"},
])  # fmt: skip
def test_a_code_that_is_short_long_or_no_code_is_named(estimating: Estimating, facts: dict[str, Any]) -> None:
    with pytest.raises(UserError) as raised:
        estimating(**{**GOOD, **facts})
    assert (raised.value.code, raised.value.details["field"]) == ("bad_hs", "hs")


def test_full_width_digits_and_dots_are_a_code(estimating: Estimating) -> None:
    assert estimating(**{**GOOD, "hs": "６１０９.１０.００"})["totals"] == estimating(**GOOD)["totals"]


@pytest.mark.parametrize(("to", "hs"), [("US", "6109100999"), ("DE", "61091099"), ("GB", "6109109900")])
def test_a_code_that_is_not_that_countrys_lists_those_there_are(
    estimating: Estimating, to: str, hs: str
) -> None:
    with pytest.raises(NoRate) as raised:
        estimating(**{**GOOD, "to": to, "hs": hs})
    assert raised.value.details["reason"] == "unknown-code"
    assert raised.value.details["detail"].startswith("610910")


@pytest.mark.parametrize("origin", ["Atlantis", "XX", "12", "中"])
def test_an_origin_nobody_knows_is_named(estimating: Estimating, origin: str) -> None:
    with pytest.raises(UserError) as raised:
        estimating(**{**GOOD, "origin": origin})
    assert (raised.value.code, raised.value.details["field"]) == ("bad_country", "origin")


@pytest.mark.parametrize(
    "value", ["-5", "0", "0.00", "1e99", "NaN", "Infinity", "five", "1,000.50", "99999999999999999"]
)
def test_negative_zero_huge_or_no_values_are_refused(estimating: Estimating, value: str) -> None:
    with pytest.raises(UserError) as raised:
        estimating(**{**GOOD, "value": value})
    assert (raised.value.code, raised.value.details["field"]) == ("bad_amount", "value")


@pytest.mark.parametrize("field", ["freight", "insurance", "weight_kg", "retail_price", "quantity"])
def test_other_amounts_below_zero_are_refused_too(estimating: Estimating, field: str) -> None:
    with pytest.raises(UserError) as raised:
        estimating(**{**GOOD, field: "-1"})
    assert raised.value.code == "bad_amount"


@pytest.mark.parametrize("currency", ["XYZ", "$$", "dollars", "12"])
def test_an_unknown_currency_is_named(estimating: Estimating, currency: str) -> None:
    with pytest.raises(UserError) as raised:
        estimating(**{**GOOD, "currency": currency})
    assert raised.value.code == "bad_currency"


def test_a_quantity_in_another_unit_is_asked_for_in_the_tariffs(estimating: Estimating) -> None:
    """Honey in jars says nothing of its weight: the duty is per kilogram."""
    facts = {"to": "US", "hs": "0409000010", "origin": "VN", "value": "500", "currency": "USD"}
    for quantity in ({}, {"quantity": "40", "unit": "jar"}, {"quantity": "40", "unit": "piece"}):
        document = estimating(**facts, **quantity)
        assert document["totals"] is None
        assert [(q["field"], q["unit"]) for q in document["questions"]] == [("quantity", "kg")]
    pounds = estimating(**facts, quantity="100", unit="lb")
    assert pounds["totals"] is not None


def test_a_code_with_more_digits_than_the_country_has_is_refused(estimating: Estimating) -> None:
    with pytest.raises(UserError) as raised:
        estimating(**{**GOOD, "to": "US", "currency": "USD", "hs": "610910001234"})
    assert raised.value.code == "bad_hs"
    assert "at most 10" in raised.value.message


def test_digits_beyond_our_line_are_said_not_to_be_checked(estimating: Estimating) -> None:
    facts = {**GOOD, "to": "DE", "currency": "EUR", "value": "500", "freight": "5"}
    assert "duty-warn-digits-unused" in texts(estimating(**{**facts, "hs": "6109100012"}))
    assert "duty-warn-digits-unused" not in texts(estimating(**{**facts, "hs": "61091000"}))


def test_a_unit_nobody_knows_is_said_not_to_be_used(estimating: Estimating) -> None:
    document = estimating(**{**GOOD, "quantity": "5", "unit": "parsec"})
    assert "duty-warn-unknown-unit" in texts(document)


@pytest.mark.parametrize(
    "articles",
    ["610910", [{}], [{"hs": "1"}], [{"hs": "610910", "value": "-1"}], [{"hs": "610910"}] * 51, [7]],
)
def test_articles_that_are_none_are_named(estimating: Estimating, articles: Any) -> None:
    with pytest.raises(UserError):
        estimating(**{**GOOD, "articles": articles})


def test_an_article_with_several_rates_is_asked_for_more_exactly(estimating: Estimating) -> None:
    facts = {"to": "US", "origin": "VN", "currency": "USD", "value": "1000", "hs": "90179001"}
    with pytest.raises(NoRate) as raised:
        estimating(**facts, articles=[{"hs": "420292"}])
    assert raised.value.details["hs"] == "420292"
    assert estimating(**facts, articles=[{"hs": "90171040"}])["totals"]["duty"] == "125.00"


def test_a_missing_incoterm_is_said_and_asked_for(estimating: Estimating) -> None:
    document = estimating(**{**GOOD, "incoterm": ""})
    warning = next(w for w in document["warnings"] if w["text"] == "duty-warn-no-incoterm")
    assert warning["message"].endswith("Tell me if it is another one.")
    with pytest.raises(UserError) as raised:
        estimating(**{**GOOD, "incoterm": "FREE"})
    assert raised.value.code == "bad_incoterm"


@pytest.mark.parametrize(
    "facts",
    [
        {"to": "KP"},
        {"origin": "KP"},
        {"to": "US", "origin": "CU", "hs": "240210"},
        {"to": "US", "origin": "IR"},
    ],
)
def test_barred_trade_gets_no_estimate(estimating: Estimating, facts: dict[str, Any]) -> None:
    with pytest.raises(UserError) as raised:
        estimating(**{**GOOD, **facts, "duty_rate": "5%", "tax_rate": "5%"})
    assert raised.value.code == "sanctioned"
    for language in LANGUAGES:
        assert raised.value.details["country"] in present_error(raised.value.as_json(), language)


def test_a_restricted_destination_is_warned_of(estimating: Estimating) -> None:
    document = estimating(**{**GOOD, "to": "RU", "currency": "RUB", "duty_rate": "5%"})
    assert "licence" in codes(document)
    assert "duty-warn-licence" in texts(document)
    assert "licence" not in codes(estimating(**GOOD))


def test_a_missing_rate_names_where_to_look_it_up(estimating: Estimating) -> None:
    for to in ("AU", "JP", "KR", "IN", "CA", "MX"):
        with pytest.raises(NoRate) as raised:
            estimating(**{**GOOD, "to": to, "currency": "USD", "value": "90000"})
        assert raised.value.details["reason"] == "no-table"
        assert raised.value.details["place"] != "none"


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "23/11/2026", "0001-01-01", "9999-12-31"])
def test_a_date_that_is_none_is_named(estimating: Estimating, day: str) -> None:
    with pytest.raises(UserError) as raised:
        estimating(**{**GOOD, "date": day})
    assert raised.value.code == "bad_date"


@pytest.mark.parametrize("field", ["preference_rate", "quota_rate", "duty_rate", "tax_rate"])
@pytest.mark.parametrize("rate", ["lots", "12", "%", "12 apples/kg", "-5%"])
def test_a_rate_that_is_none_is_named(estimating: Estimating, field: str, rate: str) -> None:
    with pytest.raises(UserError) as raised:
        estimating(**{**GOOD, field: rate})
    assert (raised.value.code, raised.value.details["field"]) == ("bad_rate", field)


anything = st.one_of(
    st.none(), st.booleans(), st.integers(), st.decimals(), st.text(max_size=40),
    st.text(string.printable, max_size=40), st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)  # fmt: skip
FIELDS = (
    *GOOD, "quantity", "unit", "incoterm", "mode", "scheme", "claims", "fx", "lines", "date", "weight_kg",
    "compare", "components", "preference", "preference_rate", "articles",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), anything, max_size=4))
def test_garbage_in_any_field_is_an_answer_or_a_named_error(garbage: dict[str, Any]) -> None:
    document = answered({**GOOD, **garbage})
    if "error" in document:
        assert document["error"]["code"] not in ("", "internal")
        assert document["error"]["message"]
    elif document["totals"]:
        assert Decimal(document["totals"]["landed_cost"]) > 0
    else:
        assert document["questions"]


def answered(facts: dict[str, Any]) -> dict[str, Any]:
    """As a batch line is: the estimate, or the error."""
    try:
        return estimate(parse_consignment(facts), TARIFFS, date(2026, 11, 23)).as_json()
    except QuaysideError as refusal:
        return {"error": refusal.as_json()}
