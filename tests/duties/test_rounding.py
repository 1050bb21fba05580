"""Even dollars in the United States, thousands and hundreds of yen in Japan, the minor unit elsewhere."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.duties.rounding import dutiable, dutiable_values
from bot.duties.tariffs import open_tariffs
from tests.duties.conftest import Estimating

TARIFFS = open_tariffs()
US, JP, DE = (TARIFFS.destination(code) for code in ("US", "JP", "DE"))


def decimals(*values: str) -> list[Decimal]:
    return [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("values", "entered"),
    [
        (["10.49"], ["10"]),
        (["10.50"], ["11"]),
        # 21.20 in all is 21: only the larger fraction is taken up
        (["10.50", "10.70"], ["10", "11"]),
        # 31.80 is 32: two whole dollars for the three, by the largest fractions
        (["10.40", "10.60", "10.80"], ["10", "11", "11"]),
        # equal fractions: the larger value takes the dollar, whichever stands first
        (["5.50", "90.50", "1.00"], ["5", "91", "1"]),
    ],
)
def test_values_are_entered_in_even_dollars_and_the_invoice_moves_by_its_own_rounding_only(
    values: list[str], entered: list[str]
) -> None:
    assert dutiable_values(decimals(*values), US) == decimals(*entered)


@given(st.lists(st.decimals(min_value=Decimal("0.01"), max_value=99_999, places=2), min_size=1, max_size=8))
def test_no_invoice_is_moved_by_more_than_half_a_dollar(values: list[Decimal]) -> None:
    entered = dutiable_values(values, US)
    assert sum(entered) == sum(values).quantize(Decimal(1), ROUND_HALF_UP)
    assert all(abs(one - other) < 1 for one, other in zip(entered, values, strict=True))


def test_yen_are_cut_to_thousands_and_euros_left_alone() -> None:
    assert dutiable(Decimal(534_795), JP) == 534_000
    assert dutiable(Decimal("534.795"), DE) == Decimal("534.795")


def test_the_rounding_is_said_where_it_changes_something(estimating: Estimating) -> None:
    facts = {"to": "US", "origin": "VN", "currency": "USD", "hs": "6109100012"}
    odd = estimating(**facts, value="99.50")["customs_value"]
    assert odd["amount"] == "99.50"
    assert "Duty is charged on 100 USD" in odd["explained"]
    assert "Duty is charged on" not in estimating(**facts, value="99")["customs_value"]["explained"]
