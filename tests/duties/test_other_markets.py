"""Other destinations of the fact sheet: what is dated applies, what is not answers `no_rate`."""

from typing import Any

import pytest

from bot.errors import NoRate
from tests.duties.conftest import Estimating, amounts, texts

TOYS = "950300"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # Canada: 115 CAD by courier from the US is over 40 (tax) and under 150 (duty): GST 5 % of 115.
        (
            {
                "to": "CA",
                "currency": "USD",
                "value": "100",
                "shipped_from": "US",
                "mode": "courier",
                "fx": {"USDCAD": "1.15"},
            },
            {"ca-courier-150": "0.00", "gst": "5.75"},
        ),
        (
            {"to": "CA", "currency": "CAD", "value": "40", "shipped_from": "US", "mode": "courier"},
            {"ca-courier-40": "0.00", "gst": "0.00"},
        ),
        (
            {"to": "CA", "currency": "CAD", "value": "20", "mode": "mail"},
            {"ca-mail-20": "0.00", "gst": "0.00"},
        ),
        # Australia: no duty to A$1000, GST 10 % of price and freight at the sale.
        (
            {"to": "AU", "currency": "AUD", "value": "1000", "freight": "50"},
            {"au-1000": "0.00", "gst": "105.00"},
        ),
        # New Zealand: levy 2.21 by air, GST 15 % of 600 + 50 + 2.21 = 97.83.
        (
            {"to": "NZ", "currency": "NZD", "value": "600", "freight": "50"},
            {"nz-1000": "0.00", "nz-levy-air": "2.21", "gst": "97.83"},
        ),
        (
            {"to": "JP", "currency": "JPY", "value": "9000", "freight": "1000"},
            {"jp-10000": "0", "consumption-tax": "0"},
        ),
        ({"to": "KR", "currency": "USD", "value": "150"}, {"kr-150": "0", "vat": "0"}),
        (
            {"to": "KR", "currency": "USD", "value": "200", "shipped_from": "US"},
            {"kr-200-us": "0", "vat": "0"},
        ),
        ({"to": "SG", "currency": "SGD", "value": "400"}, {"sg-400": "0.00", "gst": "36.00"}),
        # Singapore above the limit: toys are not dutiable, GST 9 % of 950.
        (
            {"to": "SG", "currency": "SGD", "value": "900", "freight": "50", "mode": "sea"},
            {"third-country": "0.00", "gst": "85.50"},
        ),
        ({"to": "MY", "currency": "MYR", "value": "500"}, {"my-500": "0.00", "sales-tax": "50.00"}),
        ({"to": "PH", "currency": "PHP", "value": "10000"}, {"ph-10000": "0.00", "vat": "0.00"}),
        # Switzerland: industrial goods free; 8.1 % of 61 is 4.94 and not collected, of 110 it is 8.91.
        ({"to": "CH", "currency": "CHF", "value": "61"}, {"third-country": "0.00", "vat": "0.00"}),
        (
            {"to": "CH", "currency": "CHF", "value": "100", "freight": "10"},
            {"third-country": "0.00", "vat": "8.91"},
        ),
        # Norway: VOEC per item: two pieces at 6000 are 3000 each; VAT 25 %.
        (
            {"to": "NO", "currency": "NOK", "value": "6000", "quantity": "2"},
            {"no-voec": "0.00", "vat": "1500.00"},
        ),
        # Mexico: flat 33.5 % for courier parcels, tax included: 100 USD at 20 = 2000 → 670.
        (
            {"to": "MX", "currency": "USD", "value": "100", "mode": "courier", "fx": {"USDMXN": "20"}},
            {"mx-courier": "670.00"},
        ),
        # South Africa: 20 % of 400 = 80; VAT 15 % of 400 × 1.1 + 80 = 520 → 78.
        (
            {"to": "ZA", "currency": "ZAR", "value": "400", "mode": "courier"},
            {"za-500": "80.00", "vat": "78.00"},
        ),
        # Indonesia: toys 7.5 % of the CIF value, VAT 11 % on both: 100 USD at 10000.
        (
            {"to": "ID", "currency": "USD", "value": "100", "fx": {"USDIDR": "10000"}},
            {"id-7.5": "75000.00", "vat": "118250.00"},
        ),
        # Türkiye before 6 February 2026: flat 60 %, tax included.
        (
            {
                "to": "TR",
                "currency": "EUR",
                "value": "30",
                "mode": "courier",
                "date": "2026-02-05",
                "fx": {"EURTRY": "50"},
            },
            {"tr-30": "900.00"},
        ),
    ],
)
def test_dated_low_value_rules(
    estimating: Estimating, facts: dict[str, Any], expected: dict[str, str]
) -> None:
    assert amounts(estimating(**{"origin": "CN", "hs": TOYS, **facts})) == expected


def test_brazil_taxes_itself(estimating: Estimating) -> None:
    """Remessa Conforme, CIF 110 USD at 5 = 550 BRL. II: 60 % = 330 less USD 20 (100) = 230.
    ICMS inside: (550 + 230) / 0.83 = 939.76, 17 % of it 159.76."""
    document = estimating(
        to="BR",
        origin="CN",
        hs=TOYS,
        currency="USD",
        value="100",
        freight="10",
        scheme="vendor",
        fx={"USDBRL": "5"},
    )
    assert amounts(document) == {"br-prc-3000": "230.00", "icms": "159.76"}
    small = estimating(
        to="BR",
        origin="CN",
        hs=TOYS,
        currency="USD",
        value="45",
        freight="5",
        scheme="vendor",
        fx={"USDBRL": "5"},
    )
    assert amounts(small)["br-prc-50"] == "50.00"
    outside = estimating(
        to="BR",
        origin="CN",
        hs=TOYS,
        currency="USD",
        value="45",
        freight="5",
        scheme="none",
        fx={"USDBRL": "5"},
    )
    assert amounts(outside)["br-other"] == "150.00"


def test_an_amount_taken_off_is_taken_off_once_for_the_consignment(estimating: Estimating) -> None:
    lines = [{"hs": TOYS, "value": "60"}, {"hs": "610910", "value": "40"}]
    document = estimating(
        to="BR", origin="CN", lines=lines, currency="USD", freight="10", scheme="vendor", fx={"USDBRL": "5"}
    )
    assert document["totals"]["duty"] == "230.00"


@pytest.mark.parametrize(
    "facts",
    [
        {"to": "AU", "currency": "AUD", "value": "1000.01"},
        {"to": "JP", "currency": "JPY", "value": "9000", "hs": "640411"},  # footwear is outside the relief
        {"to": "TH", "currency": "THB", "value": "100"},  # duty from the first baht since 2026
        {"to": "VN", "currency": "USD", "value": "10"},
        {"to": "IN", "currency": "USD", "value": "10"},
        {"to": "TR", "currency": "EUR", "value": "30", "mode": "courier", "date": "2026-02-06"},
        {"to": "SG", "currency": "SGD", "value": "900", "hs": "220830"},
        {"to": "SA", "currency": "USD", "value": "100"},
        {"to": "AE", "currency": "USD", "value": "100"},
        {"to": "CL", "currency": "USD", "value": "100"},
        {"to": "KE", "currency": "USD", "value": "100"},
    ],
)
def test_a_base_rate_without_a_source_is_refused_with_the_place_to_look(
    estimating: Estimating, facts: dict[str, Any]
) -> None:
    with pytest.raises(NoRate) as raised:
        estimating(**{"origin": "CN", "hs": TOYS, **facts})
    assert raised.value.code == "no_rate"
    assert raised.value.details["place"] != "none"


def test_the_callers_rate_fills_the_gap(estimating: Estimating) -> None:
    """Australia: 5 % of 2000 FOB = 100; GST 10 % of 2000 + 100 + 150 freight = 225."""
    document = estimating(
        to="AU", origin="CN", hs=TOYS, currency="AUD", value="2000", freight="150", duty_rate="5%"
    )
    assert amounts(document) == {"given": "100.00", "gst": "225.00"}
    assert document["lines"][0]["source"] == "given"


def test_both_rates_may_be_the_callers(estimating: Estimating) -> None:
    document = estimating(
        to="UZ",
        origin="CN",
        hs=TOYS,
        currency="USD",
        value="1000",
        duty_rate="10%",
        tax_rate="12 %",
        fx={"USDUZS": "12000"},
    )
    assert [line["source"] for line in document["lines"]] == ["given", "given"]
    assert document["totals"]["tax"] == "1584000.00"


def test_no_tax_rate_is_no_rate_and_not_zero(estimating: Estimating) -> None:
    with pytest.raises(NoRate) as raised:
        estimating(
            to="UZ", origin="CN", hs=TOYS, currency="USD", value="10", duty_rate="10%", fx={"USDUZS": "12000"}
        )
    assert raised.value.details["reason"] == "no-tax"


def test_a_mode_that_a_rule_turns_on_is_assumed_and_said(estimating: Estimating) -> None:
    document = estimating(to="CA", origin="CN", hs=TOYS, currency="CAD", value="20", mode="")
    assert "duty-warn-mode-assumed" in texts(document)


def test_rules_of_one_source_only_are_said_to_be_so(estimating: Estimating) -> None:
    assert "duty-warn-unconfirmed" in texts(
        estimating(to="PH", origin="CN", hs=TOYS, currency="PHP", value="10")
    )


def test_goods_of_the_country_itself_are_not_imported(estimating: Estimating) -> None:
    from bot.errors import UserError

    with pytest.raises(UserError):
        estimating(to="JP", origin="JP", shipped_from="JP", hs=TOYS, currency="JPY", value="10")
