"""EU and UK: low-value rules by date, third-country rates, VAT, national fees."""

from typing import Any

import pytest

from bot.duties.tariffs import Tariffs
from bot.errors import NoRate
from tests.duties.conftest import Estimating, amounts, codes, texts


def eu(estimating: Estimating, **facts: Any) -> dict[str, Any]:
    return estimating(
        **{"to": "DE", "origin": "CN", "currency": "EUR", "hs": "61091000", "value": "100", **facts}
    )


def test_the_eu_duty_relief_ends_on_30_june_2026(estimating: Estimating) -> None:
    """30 June: no duty, VAT 19 % of 110 = 20.90. 1 July: EUR 3 for the one subheading, VAT 19 % of 113 = 21.47."""
    last = eu(estimating, freight="10", scheme="none", date="2026-06-30")
    assert amounts(last) == {"eu-relief": "0.00", "vat": "20.90"}
    first = eu(estimating, freight="10", scheme="none", date="2026-07-01")
    assert amounts(first) == {"eu-flat-3": "3.00", "vat": "21.47"}


def test_the_flat_duty_ends_on_1_july_2028(estimating: Estimating) -> None:
    assert "eu-flat-3" in amounts(eu(estimating, date="2028-06-30"))
    assert amounts(eu(estimating, date="2028-07-01"))["third-country"] == "12.00"


def test_the_flat_duty_counts_subheadings_not_pieces(estimating: Estimating) -> None:
    """Two subheadings among three lines: 2 × 3 EUR. Under IOSS the VAT is on the price: 20 % of 140 + 10."""
    lines = [
        {"hs": "950300", "value": "60", "quantity": "5"},
        {"hs": "61091000", "value": "50", "quantity": "9"},
        {"hs": "610910", "value": "30"},
    ]
    document = eu(estimating, to="FR", lines=lines, freight="10", scheme="ioss")
    assert amounts(document) == {"eu-flat-3": "6.00", "vat": "30.00"}
    assert "duty-warn-ioss-duty" in texts(document)


def test_businesses_pay_the_ordinary_duty_since_july(estimating: Estimating) -> None:
    assert amounts(eu(estimating, channel="b2b", date="2026-06-30"))["eu-relief"] == "0.00"
    assert amounts(eu(estimating, channel="b2b", date="2026-07-01"))["third-country"] == "12.00"


def test_over_150_euros_the_third_country_rate_applies_to_the_cif_value(estimating: Estimating) -> None:
    """200 + 20 freight + 2 insurance = 222; 12 % = 26.64; VAT 19 % of 248.64 = 47.24."""
    document = eu(estimating, value="200", freight="20", insurance="2")
    assert document["customs_value"] == document["customs_value"] | {"amount": "222.00", "basis": "CIF"}
    assert amounts(document) == {"third-country": "26.64", "vat": "47.24"}
    assert document["totals"]["landed_cost"] == "295.88"


def test_the_threshold_is_the_price_of_the_goods_without_freight(estimating: Estimating) -> None:
    assert "eu-flat-3" in amounts(eu(estimating, value="150", freight="40"))
    assert "third-country" in amounts(eu(estimating, value="150.01", freight="40"))


def test_rates_of_2020_are_called_not_verified_after_2021(estimating: Estimating) -> None:
    document = eu(estimating, value="500", freight="5")
    stale = [w for w in document["warnings"] if w["code"] == "stale_rate"]
    assert stale[0]["message"] == "Not verified after 2021-01-01: Customs duty, third-country rate."
    assert document["lines"][0]["as_of"] == "2021-01-01"


def test_perfume_never_had_the_relief(estimating: Estimating) -> None:
    assert "eu-relief" not in amounts(eu(estimating, hs="33030010", date="2026-06-30"))


@pytest.mark.parametrize(
    ("country", "day", "rate"),
    [
        ("EE", "2025-06-30", "22%"),
        ("EE", "2025-07-01", "24%"),
        ("RO", "2025-07-31", "19%"),
        ("RO", "2025-08-01", "21%"),
        ("SK", "2025-01-01", "23%"),
        ("FI", "2026-11-23", "25.5%"),
        ("HU", "2026-11-23", "27%"),
    ],
)
def test_vat_is_that_of_the_state_on_the_day(
    estimating: Estimating, country: str, day: str, rate: str
) -> None:
    document = eu(estimating, to=country, date=day)
    assert [line["rate"] for line in document["lines"] if line["kind"] == "vat"] == [rate]


def test_national_parcel_fees_have_their_days(estimating: Estimating) -> None:
    """France 2 EUR from March to June 2026; Italy 2 EUR since July; Romania 25 RON since January."""
    fee = {"FR": "fr-parcel", "IT": "it-parcel", "RO": "ro-parcel"}
    for country, day, there in [
        ("FR", "2026-02-28", False),
        ("FR", "2026-03-01", True),
        ("FR", "2026-06-30", True),
        ("FR", "2026-07-01", False),
        ("IT", "2026-06-30", False),
        ("IT", "2026-07-01", True),
        ("RO", "2025-12-31", False),
        ("RO", "2026-01-01", True),
    ]:
        assert (fee[country] in amounts(eu(estimating, to=country, date=day))) is there, (country, day)
    romanian = eu(estimating, to="RO", fx={"EURRON": "5"})
    assert amounts(romanian)["ro-parcel"] == "5.00"


def test_the_union_alone_is_not_a_destination(estimating: Estimating) -> None:
    document = eu(estimating, to="EU")
    question = document["questions"][0]
    assert question["field"] == "destination"
    assert len(question["choices"]) == 27


def test_a_missing_origin_is_only_an_assumption(estimating: Estimating) -> None:
    document = eu(estimating, origin="", value="200", freight="1")
    assert document["totals"] is not None
    assert "duty-warn-no-origin" in texts(document)


def test_entry_prices_are_words_and_give_no_rate(estimating: Estimating) -> None:
    with pytest.raises(NoRate) as raised:
        eu(estimating, hs="07020000", value="900")
    assert raised.value.details["detail"] == "Entry Price"


def test_an_invented_code_has_no_rate_even_under_a_flat_rule(estimating: Estimating) -> None:
    for value in ("50", "500"):
        with pytest.raises(NoRate):
            eu(estimating, hs="99999999", value=value)


def test_ten_digits_are_read_at_the_eight_the_table_has(estimating: Estimating) -> None:
    assert amounts(eu(estimating, hs="6109100010", value="200"))["third-country"] == "24.00"


def test_a_code_of_hs_2022_is_carried_over_only_where_that_is_documented(estimating: Estimating) -> None:
    phone = eu(estimating, hs="851713", value="400", freight="1")
    assert phone["lines"][0]["amount"] == "0.00"
    assert "duty-warn-carried-over" in texts(phone)
    with pytest.raises(NoRate) as raised:
        eu(estimating, hs="88062200", value="400", freight="1")
    assert "older than HS 2022" in raised.value.message


def test_a_flagged_line_warns_of_trade_remedies(estimating: Estimating, tariffs: Tariffs) -> None:
    flagged = next(row for row in tariffs.editions("rates-eu")[0].table if "trade-remedy" in row.note)
    assert "trade_remedy_possible" in codes(eu(estimating, hs=flagged.code, value="400", freight="1"))


def test_uk_parcels_up_to_135_pounds(estimating: Estimating) -> None:
    """No duty; VAT 20 % of the price with delivery: 135 + 10 = 145 → 29.00."""
    document = eu(estimating, to="GB", currency="GBP", value="135", freight="10")
    assert amounts(document) == {"gb-135": "0.00", "vat": "29.00"}
    assert document["lines"][1]["note"]["text"] == "duty-note-tax-at-sale"


def test_uk_above_135_pounds(estimating: Estimating) -> None:
    """135.01 + 10 = 145.01 CIF; 12 % = 17.40; VAT 20 % of 162.41 = 32.48."""
    document = eu(estimating, to="GB", currency="GBP", value="135.01", freight="10")
    assert amounts(document) == {"third-country": "17.40", "vat": "32.48"}


def test_a_uk_business_accounts_for_vat_itself(estimating: Estimating) -> None:
    document = eu(estimating, to="GB", currency="GBP", value="100", channel="b2b")
    assert amounts(document) == {"gb-135-b2b": "0.00", "vat": "0.00"}
    assert document["lines"][1]["note"]["text"] == "duty-note-reverse-charge"


def test_northern_ireland_is_not_guessed(estimating: Estimating) -> None:
    with pytest.raises(NoRate) as raised:
        eu(estimating, to="XI", currency="GBP", value="500")
    assert raised.value.details["reason"] == "northern-ireland"


def test_excise_goods_say_that_excise_is_missing(estimating: Estimating) -> None:
    document = eu(
        estimating, to="GB", hs="220410", currency="GBP", value="50", quantity=[{"amount": "9", "unit": "l"}]
    )
    assert "gb-135" not in amounts(document)
    assert "missing_rate" in codes(document)
