"""What holds for every consignment: sums, monotony, one rounding, no float, no dependence on order."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.duties.consignment import parse_consignment
from bot.duties.estimate import Estimate
from bot.duties.exchange import Exchange
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


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("DE", "GB", "US")),
    st.lists(
        st.tuples(st.sampled_from(("61091000", "640411", "9617000000")), st.integers(40, 900)),
        min_size=2,
        max_size=6,
    ),
)
def test_lines_of_one_code_are_one_item_for_the_law(to: str, goods: list[tuple[str, int]]) -> None:
    """The EU counts subheadings, not lines: merging lines of one code changes no flat duty, no fee and no regime."""
    code = {"9617000000": "9617001000" if to == "US" else "96170000", "61091000": "610910"}
    lines = [{"hs": code.get(hs, hs), "value": str(value)} for hs, value in goods]
    merged: dict[str, int] = {}
    for line in lines:
        merged[line["hs"]] = merged.get(line["hs"], 0) + int(line["value"])
    apart = estimated({"to": to, "lines": lines})
    together = estimated(
        {"to": to, "lines": [{"hs": hs, "value": str(value)} for hs, value in merged.items()]}
    )
    if apart is None or together is None or apart.totals is None or together.totals is None:
        assert (apart is None) == (together is None)
        return
    assert apart.customs_value == together.customs_value
    assert apart.totals.fees == together.totals.fees
    assert {line.measure for line in apart.lines} == {line.measure for line in together.lines}
    assert abs(apart.totals.duty - together.totals.duty) <= Decimal("0.02") * len(apart.lines)


@settings(max_examples=150, deadline=None)
@given(
    st.decimals(min_value=Decimal("0.01"), max_value=10_000_000, places=2),
    st.sampled_from(("USD", "EUR", "GBP", "CNY", "JPY", "AUD")),
    st.sampled_from(("USD", "EUR", "GBP", "CNY", "JPY", "AUD")),
)
def test_a_currency_and_back_is_the_same_amount(amount: Decimal, one: str, other: str) -> None:
    """The ECB's rates cross over the euro: there and back again loses less than a millionth."""
    exchange = Exchange(TARIFFS, date(2026, 10, 1), {}, False, {})
    back = exchange.convert(exchange.convert(amount, one, other), other, one)
    assert abs(back - amount) <= amount * Decimal("1e-9")


@settings(max_examples=100, deadline=None)
@given(st.decimals(min_value=Decimal("0.0001"), max_value=30_000, places=4))
def test_a_given_rate_and_its_inverse_agree(rate: Decimal) -> None:
    there = Exchange(TARIFFS, date(2026, 10, 1), {"USDAED": rate}, False, {}).convert(
        Decimal(100), "USD", "AED"
    )
    back = Exchange(TARIFFS, date(2026, 10, 1), {"USDAED": rate}, False, {}).convert(there, "AED", "USD")
    assert abs(back - 100) < Decimal("1e-9")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(("DE", "FR", "RO")), amount, st.integers(2, 9))
def test_options_are_sorted_and_each_pays_the_price(to: str, value: str, pieces: int) -> None:
    facts = {
        "to": to, "hs": "61091000", "value": value, "quantity": str(pieces), "freight": "0", "compare": True,
        "preference_rate": "2%", "channel": "b2c", "fx": {**FX, "EURRON": "5"},
    }  # fmt: skip
    result = estimated(facts)
    assert result is not None
    known = [option.totals for option in result.options if option.totals]
    assert [one.landed_cost for one in known] == sorted(one.landed_cost for one in known)
    goods = [one.landed_cost - one.duty - one.tax - one.fees for one in known]
    stated = next(option.totals for option in result.options if option.kind == "stated")
    assert stated is not None
    price = stated.landed_cost - stated.duty - stated.tax - stated.fees
    assert all(abs(one - price) <= Decimal("0.01") * pieces for one in goods)  # one rounding a parcel
