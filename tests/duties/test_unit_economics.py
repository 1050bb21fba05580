"""What one piece costs and brings: checked by hand, and by what must hold for any figures."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.duties.consignment import parse_consignment
from bot.duties.estimate import Estimate, Totals
from bot.duties.landed_cost import estimate
from bot.duties.margin import consult_margin
from bot.duties.tariffs import Tariffs
from bot.duties.unit_economics import Terms, UnitEconomics, parse_terms, unit_economics
from bot.errors import UserError

TSHIRTS = {"hs": "6109100012", "origin": "CN", "destination": "US", "value": "500", "currency": "USD", "mode": "air",
           "incoterm": "FOB", "quantity": "100", "date": "2026-11-23", "channel": "b2c"}  # fmt: skip
SHARES = st.decimals(0, "0.3", places=3)


def economics(
    tariffs: Tariffs, terms: Terms, landed: str = "1000", tax: str = "100", pieces: str = "100"
) -> UnitEconomics:
    consignment = parse_consignment({**TSHIRTS, "quantity": pieces})
    totals = Totals(Decimal(50), Decimal(tax), Decimal(0), Decimal(landed), "USD")
    made = Estimate("US", "CN", "6109100012", date(2026, 11, 23), "USD", Decimal(500), "FOB", totals=totals)
    found = unit_economics(consignment, made, terms, tariffs)
    assert found is not None
    return found


def test_a_hand_calculation(tariffs: Tariffs) -> None:
    """L 10, P 25, f 15 %, g 2 % + 0.30, M 2, r 8 %, R 1: profit 23 - 4.25 - 0.30 - 10 - 2 - 0.08 = 6.37."""
    terms = Terms(Decimal(25), "USD", None, Decimal("0.15"), Decimal("0.02"), Decimal("0.30"), Decimal(2),
                  Decimal("0.08"), Decimal(1), Decimal("0.3"))  # fmt: skip
    shown = economics(tariffs, terms).as_json()
    assert shown["landed_cost"] == "10.00"
    assert shown["profit"] == "6.37"
    assert shown["margin"] == "25.5"
    assert shown["break_even_price"] == "16.51"  # 12.38 / 0.75 = 16.506…, rounded up
    assert shown["target_price"] == "27.52"  # 12.38 / 0.45 = 27.511…, rounded up


def test_with_the_sales_tax_inside_the_price_the_import_tax_is_recovered(tariffs: Tariffs) -> None:
    shown = economics(tariffs, Terms(Decimal(24), "USD", Decimal("0.2"))).as_json()
    assert shown["landed_cost"] == "9.00"
    assert shown["net_price"] == "20.00"
    assert shown["profit"] == "11.00"
    assert shown["margin"] == "55"
    assert shown["break_even_price"] == "10.80"
    assert [remark["text"] for remark in shown["assumptions"]] == ["margin-tax-recovered"]


def test_fees_that_take_the_whole_price_leave_no_break_even(tariffs: Tariffs) -> None:
    shown = economics(
        tariffs, Terms(Decimal(25), "USD", platform_fee=Decimal("0.6"), returns_rate=Decimal("0.5"))
    )
    assert shown.break_even is None
    assert shown.margin is not None
    assert shown.margin < 0


@given(
    st.decimals("0.5", 500, places=2), SHARES, SHARES, SHARES, st.decimals(0, 10, places=2),
    st.one_of(st.none(), st.decimals(0, "0.27", places=2)),
)  # fmt: skip
def test_at_the_break_even_price_nothing_is_lost_and_a_cent_less_loses(
    tariffs: Tariffs, landed: Decimal, platform: Decimal, payment: Decimal, returns: Decimal, mile: Decimal,
    sales_tax: Decimal | None,
) -> None:  # fmt: skip
    terms = Terms(None, "USD", sales_tax, platform, payment, Decimal("0.1"), mile, returns, Decimal(1))
    price = economics(tariffs, terms, str(landed * 100), "0").break_even
    if price is None:
        assert (1 - returns) / (1 + (sales_tax or 0)) - platform - payment <= 0
        return
    assert profit_at(tariffs, terms, price, landed) >= 0
    assert profit_at(tariffs, terms, price - Decimal("0.01"), landed) < 0


def profit_at(tariffs: Tariffs, terms: Terms, price: Decimal, landed: Decimal) -> Decimal:
    at = Terms(price, "USD", terms.sales_tax, terms.platform_fee, terms.payment_fee, terms.payment_fixed,
               terms.last_mile, terms.returns_rate, terms.return_cost)  # fmt: skip
    profit = economics(tariffs, at, str(landed * 100), "0").profit
    assert profit is not None
    return profit


@given(st.decimals(1, 100, places=2), SHARES, st.decimals("0.01", "0.3", places=2))
def test_the_target_price_reaches_its_margin(
    tariffs: Tariffs, landed: Decimal, fee: Decimal, wanted: Decimal
) -> None:
    terms = Terms(None, "USD", None, fee, target_margin=wanted)
    price = economics(tariffs, terms, str(landed * 100), "0").target_price
    assert price is not None
    assert profit_at(tariffs, terms, price, landed) / price >= wanted


def test_the_pieces_together_cost_what_the_consignment_costs(tariffs: Tariffs) -> None:
    consignment = parse_consignment(TSHIRTS)
    result = estimate(consignment, tariffs)
    piece = unit_economics(consignment, result, Terms(), tariffs)
    assert piece is not None
    assert result.totals is not None
    assert piece.landed_cost * 100 == result.totals.landed_cost


def test_a_price_in_another_currency_names_its_rate(tariffs: Tariffs) -> None:
    found = consult_margin(
        {**TSHIRTS, "price": "19.99", "price_currency": "EUR", "platform_fee": "15%"}, tariffs
    )
    assert found["unit"]["currency"] == "EUR"
    assert found["unit"]["platform_fee"] == "3.00"
    texts = [remark["text"] for remark in found["unit"]["assumptions"]]
    assert "margin-converted" in texts


def test_while_a_question_is_open_there_is_no_margin(tariffs: Tariffs) -> None:
    found = consult_margin({**TSHIRTS, "hs": "640411", "price": "30"}, tariffs)
    assert found["totals"] is None
    assert "unit" not in found


@pytest.mark.parametrize(
    ("field", "told", "code"),
    [
        ("platform_fee", "100", "bad_percentage"),
        ("returns_rate", "-1", "bad_percentage"),
        ("target_margin", "many", "bad_percentage"),
        ("platform_fee", "NaN", "bad_percentage"),
        ("price", "0", "bad_amount"),
        ("price", "1e99", "bad_amount"),
        ("price_currency", "dollars!", "bad_currency"),
    ],
)
def test_terms_that_cannot_be_are_named(field: str, told: str, code: str) -> None:
    given_terms: dict[str, Any] = {field: told}
    with pytest.raises(UserError) as refused:
        parse_terms(given_terms)
    assert refused.value.code == code
    assert refused.value.details["field"] == field
