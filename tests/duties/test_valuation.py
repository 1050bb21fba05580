"""Customs value under every Incoterm, and exchange rates."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.duties.exchange import customs_rate_day, ecb_last_day, ecb_rate
from bot.errors import NoRate, UserError
from tests.duties.conftest import Estimating, codes, texts

FREE_IN_US = "48201040"


def value(estimating: Estimating, to: str, **facts: Any) -> str:
    currency = "USD" if to == "US" else "EUR"
    hs = FREE_IN_US if to == "US" else "61091000"
    document = estimating(**{"to": to, "origin": "CN", "hs": hs, "value": "1000",
                             "currency": currency, **facts})  # fmt: skip
    shown: str = document["customs_value"]["amount"]
    return shown


@pytest.mark.parametrize(
    ("incoterm", "fob", "cif"),
    [
        ("EXW", "1000.00", "1120.00"), ("FCA", "1000.00", "1120.00"), ("FAS", "1000.00", "1120.00"),
        ("FOB", "1000.00", "1120.00"), ("CFR", "900.00", "1020.00"), ("CPT", "900.00", "1020.00"),
        ("CIF", "880.00", "1000.00"), ("CIP", "880.00", "1000.00"), ("DAP", "880.00", "1000.00"),
        ("DPU", "880.00", "1000.00"), ("DDP", "880.00", "1000.00"), ("", "1000.00", "1120.00"),
    ],
)  # fmt: skip
def test_each_incoterm_is_built_up_to_fob_and_to_cif(
    estimating: Estimating, incoterm: str, fob: str, cif: str
) -> None:
    """A price of 1000 with freight of 100 and insurance of 20: CFR holds the freight, CIF both, FOB neither."""
    facts = {"incoterm": incoterm, "freight": "100", "insurance": "20"}
    assert value(estimating, "US", **facts) == fob
    if incoterm in ("CFR", "CPT"):
        assert value(estimating, "DE", **facts) == cif  # the freight is inside, the insurance comes on top
    else:
        assert value(estimating, "DE", **facts) == cif


def test_the_landed_cost_holds_the_freight_whatever_the_basis(estimating: Estimating) -> None:
    facts = {"to": "US", "origin": "CN", "hs": FREE_IN_US, "currency": "USD", "claims": ["not-fl-exempt"]}
    apart = estimating(**facts, value="880", freight="100", insurance="20", incoterm="FOB")
    inside = estimating(**facts, value="1000", freight="100", insurance="20", incoterm="CIF")
    assert apart["totals"] == inside["totals"]


def test_the_steps_are_explained_with_their_figures(estimating: Estimating) -> None:
    document = estimating(
        to="DE", origin="CN", hs="61091000", value="1000", currency="USD", freight="100", fx={"USDEUR": "0.9"}
    )
    assert document["customs_value"]["explained"] == (
        "Price of the goods 1000.00 USD (FOB). International freight of 100.00 USD is added. "
        "Converted at your rate: 1 USD = 0.9 EUR. Customs value (CIF): 990.00 EUR."
    )


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"incoterm": ""}, "duty-warn-no-incoterm"),
        ({"incoterm": "FOB"}, "duty-warn-no-freight"),
        ({"incoterm": "DDP", "freight": "5"}, "duty-warn-ddp"),
        ({"to": "US", "incoterm": "CIF"}, "duty-warn-freight-unknown"),
        ({"to": "US", "incoterm": "EXW"}, "duty-warn-exw"),
    ],
)
def test_what_is_not_known_of_the_value_is_said(
    estimating: Estimating, facts: dict[str, Any], text: str
) -> None:
    told = {"to": "DE", "origin": "CN", "hs": "61091000", "value": "900", "currency": "EUR", **facts}
    document = estimating(**told)
    assert text in texts(document)
    assert "assumption" in codes(document)


def test_freight_above_the_price_it_is_inside_of_is_refused(estimating: Estimating) -> None:
    with pytest.raises(UserError) as raised:
        estimating(
            to="US", origin="CN", hs=FREE_IN_US, value="90", currency="USD", freight="100", incoterm="CIF"
        )
    assert raised.value.details["field"] == "freight"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-24", "2026-10-21"),
        ("2026-03-01", "2026-02-18"),
        ("2024-03-15", "2024-02-21"),
        ("2026-01-31", "2025-12-24"),
    ],
)
def test_the_customs_rate_of_a_month_is_of_the_last_wednesday_but_one_before(day: str, expected: str) -> None:
    assert customs_rate_day(date.fromisoformat(day)) == date.fromisoformat(expected)


def test_the_eu_converts_at_the_rate_of_the_month(estimating: Estimating) -> None:
    facts = {"to": "DE", "origin": "CN", "hs": "61091000", "value": "1000", "currency": "USD", "freight": "1"}
    first, last = (estimating(**facts, date=day)["customs_value"] for day in ("2026-10-01", "2026-10-31"))
    assert first == last
    assert "customs rate of the month" in first["explained"]


def test_elsewhere_the_reference_rate_of_the_day_is_said_to_stand_in(estimating: Estimating) -> None:
    document = estimating(
        to="GB", origin="CN", hs="61091000", value="1000", currency="USD", freight="1", date="2026-10-25"
    )
    said = next(w for w in document["warnings"] if w["text"] == "duty-warn-reference-rate")
    assert said["values"]["date"] == "2026-10-23"  # the Friday before that Sunday


def test_after_the_end_of_the_file_the_rate_is_called_stale(estimating: Estimating) -> None:
    facts = {"to": "GB", "origin": "CN", "hs": "61091000", "value": "1000", "currency": "USD", "freight": "1"}
    assert "duty-warn-stale-exchange" not in texts(estimating(**facts, date="2026-10-01"))
    late = ecb_last_day().replace(year=ecb_last_day().year + 1)
    assert "duty-warn-stale-exchange" in texts(estimating(**facts, date=late.isoformat()))


def test_a_currency_without_a_rate_asks_for_one_and_takes_it(estimating: Estimating) -> None:
    facts = {"to": "AE", "origin": "CN", "hs": "610910", "value": "100", "currency": "USD", "duty_rate": "5%"}
    with pytest.raises(NoRate) as raised:
        estimating(**facts)
    assert raised.value.details["reason"] == "no-exchange"
    assert estimating(**facts, fx={"USDAED": "3.6725"})["customs_value"]["amount"] == "367.25"
    assert estimating(**facts, fx={"AEDUSD": "0.25"})["customs_value"]["amount"] == "400.00"


def test_a_currency_that_is_no_longer_published_has_no_rate() -> None:
    assert ecb_rate("RUB", date(2026, 1, 1)) is None
    assert ecb_rate("USD", date(1990, 1, 1)) is None
    found = ecb_rate("USD", date(2026, 10, 21))
    assert found is not None
    assert isinstance(found[0], Decimal)
