"""What holds for every consignment: sums, monotony, one rounding, no float, no dependence on order."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.duties.consignment import parse_consignment
from bot.duties.estimate import Estimate
from bot.duties.landed_cost import estimate
from bot.duties.tariffs import Tariffs, open_tariffs
from bot.errors import QuaysideError
from bot.money import round_to_minor_unit

TARIFFS: Tariffs = open_tariffs()
CODES = ("610910", "950300", "640411", "33049900", "85185000", "04090000", "22042180", "9617001000")
FX = {"USDAUD": "1.5", "USDEUR": "0.9", "USDGBP": "0.8", "USDBRL": "5.5", "USDCHF": "0.85"}


def estimated(facts: dict[str, Any]) -> Estimate | None:
    """None where there is no answer for the facts at all."""
    told = {
        "origin": "CN",
        "currency": "USD",
        "incoterm": "FOB",
        "mode": "air",
        "date": "2026-11-23",
        "fx": FX,
    }
    try:
        return estimate(parse_consignment({**told, **facts}), TARIFFS)
    except QuaysideError:
        return None


amount = st.decimals(min_value=Decimal("0.01"), max_value=1_000_000, places=2).map(str)
item = st.fixed_dictionaries(
    {
        "hs": st.sampled_from(CODES),
        "value": amount,
        "weight_kg": amount,
        "quantity": st.integers(1, 5000).map(str),
    }
)
consignments = st.fixed_dictionaries(
    {
        "to": st.sampled_from(("US", "DE", "RO", "GB", "AU", "BR", "CH", "SG")),
        "lines": st.lists(item, min_size=1, max_size=4),
        "freight": st.one_of(st.just("0"), amount),
        "channel": st.sampled_from(("b2c", "b2b")),
        "scheme": st.sampled_from(("ioss", "none")),
        "claims": st.just(["not-fl-exempt", "not-vehicle-part", "metal-under-15"]),
    }
)


@settings(max_examples=200, deadline=None)
@given(consignments)
def test_totals_are_the_sums_of_lines_rounded_once(facts: dict[str, Any]) -> None:
    result = estimated(facts)
    if result is None or result.totals is None:
        return
    by_kind = {
        "duty": [line.amount for line in result.lines if line.kind in ("duty", "additional_duty")],
        "tax": [line.amount for line in result.lines if line.kind in ("vat", "excise")],
        "fees": [line.amount for line in result.lines if line.kind == "fee"],
    }
    assert result.totals.duty == sum(by_kind["duty"])
    assert result.totals.tax == sum(by_kind["tax"])
    assert result.totals.fees == sum(by_kind["fees"])
    for line in result.lines:
        assert isinstance(line.amount, Decimal)
        assert isinstance(line.base, Decimal)
        assert line.amount == round_to_minor_unit(line.amount, result.currency)
        assert line.amount >= 0
    charges = result.totals.duty + result.totals.tax + result.totals.fees
    assert result.totals.landed_cost - charges > 0


@settings(max_examples=100, deadline=None)
@given(consignments)
def test_the_order_of_the_lines_does_not_matter(facts: dict[str, Any]) -> None:
    forward, backward = estimated(facts), estimated({**facts, "lines": facts["lines"][::-1]})
    assert (forward is None) == (backward is None)
    if forward and backward:
        assert forward.totals == backward.totals


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(("US", "DE", "GB")), amount, amount, st.sampled_from(("610910", "640411", "9617001000"))
)
def test_duty_never_falls_as_the_value_rises_within_a_regime(to: str, one: str, other: str, hs: str) -> None:
    """Thresholds apart (US 2,500 for the fee, EU 150, UK 135), duty and tax grow with the value."""
    low, high = sorted((Decimal(one) + 2600, Decimal(other) + 2600))
    results = [
        estimated({"to": to, "hs": hs, "value": str(value), "channel": "b2b"}) for value in (low, high)
    ]
    totals = [result.totals for result in results if result and result.totals]
    if len(totals) == 2:
        assert totals[0].duty <= totals[1].duty
        assert totals[0].tax <= totals[1].tax
        assert totals[0].landed_cost <= totals[1].landed_cost


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(("US", "DE", "GB")), st.lists(st.integers(1, 900), min_size=2, max_size=5))
def test_splitting_a_line_changes_the_duty_by_rounding_only(to: str, parts: list[int]) -> None:
    """One rate, one value: five lines of it are the same duty but for half a cent a line and measure."""
    whole = estimated({"to": to, "hs": "640411" if to != "US" else "610910", "value": str(sum(parts) + 3000)})
    lines = [{"hs": "640411" if to != "US" else "610910", "value": str(part)} for part in [*parts, 3000]]
    split = estimated({"to": to, "lines": lines})
    assert whole is not None
    assert split is not None
    if whole.totals and split.totals:
        assert abs(whole.totals.duty - split.totals.duty) <= Decimal("0.02") * len(split.lines)


@pytest.mark.parametrize("to", ["US", "DE", "GB"])
def test_the_same_facts_give_the_same_answer(to: str) -> None:
    facts = {"to": to, "hs": "610910", "value": "1234.56", "freight": "7.89"}
    one, two = estimated(facts), estimated(facts)
    assert one is not None
    assert two is not None
    assert one.as_json() == two.as_json()
