"""The golden table: every market and boundary worked by hand; and a sweep over all of them for consistency."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.duties.consignment import parse_consignment
from bot.duties.landed_cost import estimate
from bot.duties.tariffs import Tariffs
from bot.errors import NoRate
from tests.duties.conftest import Estimating

BOUNDARIES = (
    "2025-02-03", "2025-02-04", "2025-03-03", "2025-03-04", "2025-04-04", "2025-04-05", "2025-04-09", "2025-05-13",
    "2025-05-14", "2025-08-06", "2025-08-07", "2025-08-28", "2025-08-29", "2025-11-09", "2025-11-10", "2026-02-20",
    "2026-02-23", "2026-02-24", "2026-04-05", "2026-04-06", "2026-06-07", "2026-06-08",
    "2026-06-30", "2026-07-01", "2026-07-23", "2026-07-24", "2026-08-21", "2026-08-22", "2026-09-30", "2026-10-01",
)  # fmt: skip
MARKETS = (
    "US", "DE", "FR", "IT", "RO", "GB", "CA", "AU", "NZ", "NO", "CH", "JP", "KR", "SG", "MY", "TH", "VN", "ID",
    "PH", "MX", "BR", "CL", "TR", "ZA", "SA", "AE", "IN",
)  # fmt: skip
GIVEN_FX = {
    "USDIDR": "16000", "USDSAR": "3.75", "USDAED": "3.67", "USDCLP": "900", "USDVND": "25000", "USDTWD": "32",
}  # fmt: skip


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "golden.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _facts(row: dict[str, str]) -> dict[str, Any]:
    facts: dict[str, Any] = {
        name: row[name] for name in ("to", "origin", "date", "channel", "hs", "value", "currency")
    }
    for pair in row["more"].split():
        name, _, told = pair.partition("=")
        facts[name] = told
        if name in ("fx", "components"):
            named, amount = told.replace("_", " ").split(":")
            facts[name] = {named: amount}
    return facts


@pytest.mark.parametrize(
    "row", _rows(), ids=lambda row: f"{row['to']} {row['date']} {row['channel']} {row['what'][:40]}"
)
def test_what_was_worked_by_hand_comes_out(estimating: Estimating, row: dict[str, str]) -> None:
    kind, _, detail = row["outcome"].partition(" ")
    if kind == "no_rate":
        with pytest.raises(NoRate) as raised:
            estimating(**_facts(row))
        assert raised.value.details["reason"] == detail
        assert raised.value.details["place"] != "none"
        return
    document = estimating(**_facts(row))
    if kind == "question":
        assert document["totals"] is None
        assert [question["field"] for question in document["questions"]] == [detail]
        return
    found = {name: Decimal(document["totals"][name]) for name in ("duty", "tax", "fees", "landed_cost")}
    expected = {name: Decimal(row[name]) for name in ("duty", "tax", "fees")} | {
        "landed_cost": Decimal(row["landed"])
    }
    assert found == expected, row["working"]


def test_the_table_has_every_market_to_consumers_and_to_businesses() -> None:
    covered = {(row["to"], row["channel"]) for row in _rows()}
    for market in MARKETS:
        if market not in ("FR", "IT", "RO"):  # Germany stands for what is common to the Union
            assert {(market, "b2c"), (market, "b2b")} <= covered, market


@pytest.mark.parametrize("market", MARKETS)
@pytest.mark.parametrize("channel", ["b2c", "b2b"])
def test_every_market_answers_on_every_boundary_or_says_from_when(
    tariffs: Tariffs, market: str, channel: str
) -> None:
    """With the duty given: totals that add up, on the day and the day before, each line in force on its day."""
    told = {
        "to": market, "origin": "CN", "hs": "610910", "currency": "USD", "incoterm": "FOB", "mode": "courier",
        "channel": channel, "freight": "10", "duty_rate": "10%", "fx": GIVEN_FX,
    }  # fmt: skip
    for day in BOUNDARIES:
        for value in ("20", "140", "900"):
            document = _or_reason(told | {"date": day, "value": value}, tariffs)
            if isinstance(document, str):
                assert document in ("no-tax", "not-covered", "no-exchange"), day
                continue
            totals = {
                name: Decimal(amount) for name, amount in document["totals"].items() if name != "currency"
            }
            lines = sum(Decimal(line["amount"]) for line in document["lines"])
            assert totals["duty"] + totals["tax"] + totals["fees"] == lines
            for line in document["lines"]:
                assert line["valid_from"] is None or line["valid_from"] <= day
                renewed = any(warning["text"] == "duty-warn-fee-renewed" for warning in document["warnings"])
                assert (
                    line["valid_to"] is None or day < line["valid_to"] or (line["kind"] == "fee" and renewed)
                )
                assert line["source"]
                assert line["as_of"] or line["source"] == "given"


def _or_reason(facts: dict[str, Any], tariffs: Tariffs) -> dict[str, Any] | str:
    """The estimate, or why there is none."""
    try:
        return estimate(parse_consignment(facts), tariffs).as_json()
    except NoRate as refusal:
        return str(refusal.details["reason"])
