"""Bad input: every field says what is wrong with it, and nothing but a known error comes out."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.duties.consignment import parse_consignment
from bot.duties.landed_cost import estimate
from bot.duties.tariffs import Tariffs, open_tariffs
from bot.errors import QuaysideError, UserError

GOOD: dict[str, Any] = {"to": "DE", "from": "CN", "hs": "610910", "value": "500", "currency": "EUR"}
TARIFFS: Tariffs = open_tariffs()


@pytest.mark.parametrize(
    ("bad", "code", "field"),
    [
        ({"value": "-1"}, "bad_amount", "value"),
        ({"value": "0"}, "bad_amount", "value"),
        ({"value": "1e13"}, "bad_amount", "value"),
        ({"value": "NaN"}, "bad_amount", "value"),
        ({"value": "ten"}, "bad_amount", "value"),
        ({"value": True}, "bad_amount", "value"),
        ({"value": "1,000.00"}, "bad_amount", "value"),
        ({"freight": "-5"}, "bad_amount", "freight"),
        ({"quantity": "0"}, "bad_amount", "quantity"),
        ({"weight_kg": "-3"}, "bad_amount", "quantity"),
        ({"currency": "ABC"}, "bad_currency", "currency"),
        ({"currency": "💶"}, "bad_currency", "currency"),
        ({"to": "Atlantis"}, "bad_country", "to"),
        ({"origin": "QQ"}, "bad_country", "origin"),
        ({"hs": "6109"}, "bad_hs", "hs"),
        ({"hs": "6109100"}, "bad_hs", "hs"),
        ({"hs": "abc"}, "bad_hs", "hs"),
        ({"hs": "61091O"}, "bad_hs", "hs"),
        ({"hs": "1" * 99}, "bad_hs", "hs"),
        ({"date": "2026-02-30"}, "bad_date", "date"),
        ({"date": "tomorrow"}, "bad_date", "date"),
        ({"date": "0001-01-01"}, "bad_date", "date"),
        ({"incoterm": "XYZ"}, "bad_incoterm", "incoterm"),
        ({"mode": "pigeon"}, "bad_mode", "mode"),
        ({"channel": "c2c"}, "bad_channel", "channel"),
        ({"scheme": "vat"}, "bad_scheme", "scheme"),
        ({"duty_rate": "cheap"}, "bad_rate", "duty_rate"),
        ({"tax_rate": "5 EUR/kg"}, "bad_rate", "tax_rate"),
        ({"tax_rate": "100%"}, "bad_rate", "tax_rate"),
        ({"fx": {"USD": "1"}}, "bad_consignment", "fx"),
        ({"fx": {"USDEUR": "0"}}, "bad_consignment", "fx"),
        ({"fx": "1.1"}, "bad_consignment", "fx"),
        ({"lines": []}, "bad_consignment", "lines"),
        ({"lines": ["x"]}, "bad_consignment", "lines[1]"),
        ({"lines": [{"hs": "610910", "value": "5"}, {"hs": "61", "value": "5"}]}, "bad_hs", "lines[2].hs"),
    ],
)
def test_a_bad_field_is_named(bad: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(UserError) as raised:
        parse_consignment({**GOOD, **bad})
    assert (raised.value.code, raised.value.details["field"]) == (code, field)
    assert field in raised.value.message


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"to": ""}, "destination"), ({"currency": ""}, "currency"), ({"value": ""}, "value"), ({"hs": ""}, "hs"),
        ({"to": "US", "from": ""}, "origin"),
    ],
)  # fmt: skip
def test_a_missing_fact_is_a_question_and_no_total(facts: dict[str, Any], asked: str) -> None:
    document = estimate(parse_consignment({**GOOD, **facts}), TARIFFS).as_json()
    assert asked in [question["field"] for question in document["questions"]]
    assert document["totals"] is None


def test_spellings_of_places_and_codes_are_understood() -> None:
    consignment = parse_consignment(
        {**GOOD, "to": "uk", "from": "china", "hs": "6109.10.00 12", "currency": "rmb"}
    )
    assert (consignment.destination, consignment.origin, consignment.currency) == ("GB", "CN", "CNY")
    assert consignment.items[0].hs == "6109100012"
    assert parse_consignment({**GOOD, "hs": "６１０９１０"}).items[0].hs == "610910"


def test_a_weight_said_twice_counts_once() -> None:
    consignment = parse_consignment({**GOOD, "quantity": [{"amount": "5", "unit": "kg"}], "weight_kg": "5"})
    assert consignment.items[0].quantities == {"kg": 5}


def test_an_unknown_claim_is_said_to_have_changed_nothing() -> None:
    document = estimate(parse_consignment({**GOOD, "claims": ["magic"]}), TARIFFS).as_json()
    assert any(warning["text"] == "duty-warn-unknown-claim" for warning in document["warnings"])


anything = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
)  # fmt: skip
FIELDS = sorted(
    {"hs", "value", "currency", "from", "to", "origin", "shipped_from", "date", "freight", "insurance", "incoterm",
     "quantity", "unit", "weight_kg", "mode", "channel", "scheme", "preference", "claims", "fx", "lines",
     "duty_rate", "tax_rate", "retail_price", "components", "description"}
)  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(FIELDS), anything, max_size=4))
def test_no_input_does_more_than_answer_or_be_refused(changed: dict[str, Any]) -> None:
    with suppress(QuaysideError):
        document = estimate(parse_consignment({**GOOD, **changed}), TARIFFS).as_json()
        assert document["totals"] is not None or document["questions"]
