"""China's export side: refund by mode and day, no-invoice exemption, the cuts of 2026 and 2027."""

import json
from typing import Any

import pytest

from bot.assistant.answers.refund import present
from bot.duties.export_refund import modes, parse_purchase, refund
from bot.errors import NoRate, UserError
from tests.duties.test_command_line import quayside


def worked(**facts: Any) -> dict[str, Any]:
    told = {"hs": "85076000", "purchase_price": "10000", "date": "2026-11-23", **facts}
    return refund(parse_purchase(told)).as_json()


def texts(document: dict[str, Any]) -> set[str]:
    return {note["text"] for note in document["notes"]}


@pytest.mark.parametrize(
    ("hs", "day", "rate", "back"),
    [
        ("85076000", "2026-03-31", "9%", "900.00"),
        ("85076000", "2026-04-01", "6%", "600.00"),
        ("85076000", "2026-12-31", "6%", "600.00"),
        ("85076000", "2027-01-01", "0%", "0.00"),
        ("85414300", "2026-03-31", "9%", "900.00"),
        ("85414300", "2026-04-01", "0%", "0.00"),
    ],
)
def test_the_refund_cuts_of_2026_and_2027_fall_on_their_days(hs: str, day: str, rate: str, back: str) -> None:
    """Announcement 2026 No. 2: batteries 9, 6 (2026-04-01), 0 (2027-01-01); photovoltaic goods 0 (2026-04-01)."""
    document = worked(hs=hs, date=day)
    assert (document["rate"], document["refund"]) == (rate, back)
    assert "refund-by-announcement" in texts(document)


def test_a_coming_cut_is_announced() -> None:
    assert worked()["next_change"] == {"from": "2027-01-01", "rate": "0%"}
    assert worked(date="2027-01-01")["next_change"] is None


def test_a_traders_refund_is_on_the_purchase_price_without_vat() -> None:
    """11,300 with 13 % VAT is 10,000; 13 % back, nothing stays. At 9 % 400 of the 1,300 stay with the exporter."""
    document = worked(hs="61091000", purchase_price="11300", with_vat=True, rate="13%")
    assert document["refund"] == "1300.00"
    assert document["vat_cost"] == "0.00"
    assert document["source"] == "given"
    assert worked(hs="61091000", rate="9")["vat_cost"] == "400.00"


def test_a_manufacturers_limit_is_on_the_fob_value() -> None:
    """FOB 20,000 × 9 % = 1,800; what the rate lies below 13 % stays: 20,000 × 4 % = 800."""
    document = worked(hs="61091000", rate="9%", exporter="manufacturer", fob="20000")
    assert (document["refund"], document["vat_cost"]) == ("1800.00", "800.00")
    with pytest.raises(UserError) as raised:
        worked(exporter="manufacturer")
    assert raised.value.details["field"] == "fob"


def test_a_code_without_a_dated_rate_is_asked_for_at_the_official_place() -> None:
    with pytest.raises(NoRate) as raised:
        worked(hs="61091000")
    assert raised.value.details["reason"] == "no-refund-rate"
    assert "State Taxation Administration" in raised.value.details["place"]


def test_parcels_without_invoice_are_exempt_in_a_pilot_zone_only() -> None:
    """9610 (Cai Shui 2018-103). Outside a zone: 11,300 ÷ 1.13 × 13 % = 1,300 as on a domestic sale."""
    inside = worked(mode="9610", invoice=False, pilot_zone=True)
    assert (inside["treatment"], inside["refund"], inside["vat_cost"]) == ("exempt", "0.00", "0.00")
    outside = worked(mode="9610", invoice=False, fob="11300")
    assert (outside["treatment"], outside["vat_cost"]) == ("taxed", "1300.00")


@pytest.mark.parametrize("mode", ["0110", "9710", "9810"])
def test_without_invoice_other_modes_are_taxed_like_a_domestic_sale(mode: str) -> None:
    assert worked(mode=mode, invoice=False, fob="11300", pilot_zone=True)["treatment"] == "taxed"


def test_what_our_sources_do_not_say_is_not_answered() -> None:
    with pytest.raises(NoRate) as raised:
        worked(mode="1210", invoice=False)
    assert raised.value.details["reason"] == "no-refund-rule"


def test_market_procurement_is_exempt_and_never_refunded() -> None:
    for invoice in (True, False):
        document = worked(mode="1039", invoice=invoice)
        assert (document["treatment"], document["refund"]) == ("exempt", "0.00")


def test_stock_overseas_is_refunded_on_departure_and_settled_on_sale() -> None:
    assert "refund-9810-sold" in texts(worked(mode="9810"))
    assert "refund-9810-unsold" in texts(worked(mode="9810", sold=False))


def test_listed_metals_are_warned_of() -> None:
    assert "refund-ended-2024" in texts(worked(hs="76061200", rate="13%"))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"hs": "8507"}, "bad_hs"),
        ({"hs": "abc"}, "bad_hs"),
        ({"purchase_price": "-5"}, "bad_amount"),
        ({"purchase_price": "0"}, "bad_amount"),
        ({"purchase_price": "many"}, "bad_amount"),
        ({"purchase_price": ""}, "bad_amount"),
        ({"mode": "0000"}, "bad_export_mode"),
        ({"rate": "lots"}, "bad_rate"),
        ({"rate": "40%"}, "bad_rate"),
        ({"date": "tomorrow"}, "bad_date"),
        ({"exporter": "my uncle"}, "bad_consignment"),
        ({"mode": "0110", "invoice": False}, "bad_amount"),
    ],
)
def test_what_cannot_be_used_is_named(facts: dict[str, Any], code: str) -> None:
    with pytest.raises(UserError) as raised:
        worked(**facts)
    assert raised.value.code == code


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
def test_every_mode_reads_in_every_language(language: str) -> None:
    for mode in modes():
        document = refund(parse_purchase({"hs": "850760", "purchase_price": "100", "mode": mode})).as_json(
            language
        )
        shown = present(document, language)
        assert document["refund"] in shown or document["treatment"] != "refund"
        assert document["notes"][0]["message"] in shown


def test_the_command_prints_one_document_and_answers_batches() -> None:
    run = quayside("refund", "--hs", "850760", "--purchase-price", "1000", "--date", "2026-11-23", "--json")
    assert json.loads(run.stdout)["refund"] == "60.00"
    lines = [
        {"id": "a", "hs": "850760", "purchase_price": "1000", "date": "2027-01-02"},
        {"id": "b", "hs": "610910", "purchase_price": "1000"},
    ]
    batch = quayside("refund", "--batch", "-", stdin="\n".join(map(json.dumps, lines)))
    answers = [json.loads(line) for line in batch.stdout.splitlines()]
    assert answers[0]["refund"] == "0.00"
    assert answers[1]["error"]["code"] == "no_rate"
    assert quayside("refund").returncode == 2
