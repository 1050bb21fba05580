"""Workbooks of officials: the TARIC extract and the correlation of two editions of the Harmonized System."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.duties.consignment import parse_consignment
from bot.duties.editions import save
from bot.duties.errors import BadTable
from bot.duties.importers import Options, read
from bot.duties.importers.eu_taric import COMPLETE
from bot.duties.importers.hs_correlation import FEWEST, SHEET
from bot.duties.landed_cost import estimate
from bot.duties.tariffs import open_tariffs
from bot.store import Store

DAY = date(2026, 11, 23)
HEADER = [
    "Goods code", "Add code", "Order No.", "Start date", "End date", "RED_IND", "Origin", " Measure type",
    "Legal base", "Duty", "Origin code", " Meas. type code",
]  # fmt: skip


def measure(code: str, duty: str, kind: str = "103", origin: str = "1011", **more: Any) -> list[Any]:
    return [
        code, None, None, more.get("start", "01-01-2024"), more.get("end"), None, "ERGA OMNES", "Third country duty",
        "R0000/24", duty, origin, kind,
    ]  # fmt: skip


MEASURES = [
    measure("6109100000", "12.000 %"),
    measure("6109100000", "0.000 %", "142", "VN"),
    measure("6404110000 80", "16.900 %", start=date(2024, 1, 1), end=date(2026, 12, 31)),
    measure("6404110000", "14.000 %", start="01-01-2027"),
    measure("0402100000", "118.800 EUR DTN"),
    measure("2204210000", "13.100 EUR HLT"),
    measure("1704900000", "9.000 % + EA(1) MAX 18.700 % + ADSZ(1)"),
    measure("0702000000", "Cond:  V 84.600 EUR/DTN(01):8.800 %"),
    measure("8712003000", "14.000 %"),
    measure("8712003010", "48.500 %", "552", "CN"),
    measure("8501310000", "0.000 %", "105"),
    measure("2401100000", "18.400 % MIN 22.000 EUR DTN MAX 24.000 EUR DTN"),
]


def extract(tmp_path: Path, rows: list[list[Any]], header: list[str] | None = None) -> Path:
    book = openpyxl.Workbook()
    book.active.append(header or HEADER)
    for row in rows:
        book.active.append(row)
    path = tmp_path / "Duties Import 01-99.xlsx"
    book.save(path)
    return path


def rates(tmp_path: Path, rows: list[list[Any]]) -> dict[str, str]:
    draft = read("eu-taric", extract(tmp_path, rows), Options(as_of=DAY))[0]
    return {row.code: row.rate for row in draft.rows}


def test_third_country_duties_are_taken_over_as_our_grammar_writes_them(tmp_path: Path) -> None:
    found = rates(tmp_path, MEASURES)
    assert found["610910"] == "12%"
    assert found["040210"] == "118.8 EUR/100 kg"
    assert found["220421"] == "13.1 EUR/hl"
    assert found["240110"] == "18.4% MIN 22 EUR/100 kg MAX 24 EUR/100 kg"
    assert found["850131"] == "0%"


def test_what_has_no_single_figure_stays_words(tmp_path: Path) -> None:
    draft = read("eu-taric", extract(tmp_path, MEASURES), Options(as_of=DAY))[0]
    by_code = {row.code: row.rate for row in draft.rows}
    assert by_code["170490"].startswith("See TARIC: 9.000 % + EA(1)")
    assert by_code["0702"].startswith("See the conditions")
    assert draft.not_understood == ("9.000 % + EA(1) MAX 18.700 % + ADSZ(1)",)


def test_an_extract_answers_from_then_on_with_its_days_and_flags(tmp_path: Path, store: Store) -> None:
    """400 at 16.9 % = 67.60 to 2026-12-31, then at 14 % = 56.00; 8712 00 30 has an anti-dumping duty."""
    path = extract(tmp_path, MEASURES)
    save(store, read("eu-taric", path, Options(as_of=DAY)), path, open_tariffs(store=store))
    tariffs = open_tariffs(store=store)
    told = {"to": "DE", "from": "CN", "value": "400", "currency": "EUR", "incoterm": "CIF"}

    def asked(hs: str, day: date) -> dict[str, Any]:
        return estimate(parse_consignment({**told, "hs": hs}), tariffs, day).as_json()

    assert asked("6404110000", date(2026, 12, 31))["lines"][0]["amount"] == "67.60"
    assert asked("6404110000", date(2027, 1, 1))["lines"][0]["amount"] == "56.00"
    bicycle = asked("87120030", DAY)
    assert "trade_remedy_possible" in {warning["code"] for warning in bicycle["warnings"]}
    assert "TARIC" in bicycle["lines"][0]["source"]


def test_a_whole_tariff_replaces_the_older_one_an_excerpt_does_not(tmp_path: Path) -> None:
    many = [measure(f"{number:08d}00", "3.000 %") for number in range(1_010_101, 1_010_101 + COMPLETE)]
    whole = read("eu-taric", extract(tmp_path, many), Options(as_of=DAY))[0]
    assert (whole.complete, whole.valid_from) == (True, DAY)
    assert not read("eu-taric", extract(tmp_path, MEASURES), Options(as_of=DAY))[0].complete


@pytest.mark.parametrize(
    ("rows", "header", "said"),
    [
        (MEASURES, ["Goods code", "Duty"], "no column"),
        ([measure("610910", "12.000 %")], None, "goods code of ten digits"),
        ([measure("6109100000", "12.000 %", start="35796")], None, "not a date"),
        ([measure("6109100000", "12.000 %", start=None)], None, "no start date"),
        ([measure("6109100000", "0.000 %", "142", "VN")], None, "no third-country duty"),
    ],
)
def test_an_extract_that_is_not_one_is_refused(
    tmp_path: Path, rows: list[list[Any]], header: list[str] | None, said: str
) -> None:
    with pytest.raises(BadTable, match=said):
        read("eu-taric", extract(tmp_path, rows, header), Options(as_of=DAY))


@pytest.mark.parametrize("source", ["eu-taric", "hs-correlation"])
def test_a_workbook_cut_off_in_the_middle_is_refused(tmp_path: Path, source: str) -> None:
    path = extract(tmp_path, MEASURES * 50)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    with pytest.raises(BadTable):
        read(source, path, Options(as_of=DAY))


def correlation(tmp_path: Path, pairs: list[tuple[str, str, str]], sheet: str = SHEET) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    page = book.create_sheet(sheet)
    page.append(["HS 2022 to HS 2017"])
    page.append(["HS 2022", "HS 2017", "Relationship"])
    for pair in pairs:
        page.append(pair)
    path = tmp_path / "HS2022toHS2017.xlsx"
    book.save(path)
    return path


PAIRS = [(f"{number:06d}", f"{number:06d}", "1:1") for number in range(10_121, 10_121 + FEWEST)]


def test_the_correlation_keeps_what_changed(tmp_path: Path) -> None:
    pairs = [*PAIRS, ("854340", "854370", "1:n"), ("620140", "620113", "n:1"), ("620140", "620193", "n:1"),
             ("999999", "999999", "1:1")]  # fmt: skip
    draft = read("hs-correlation", correlation(tmp_path, pairs), Options(as_of=DAY))[0]
    assert [(row.code, row.rate) for row in draft.rows] == [
        ("854340", "854370"), ("620140", "620113"), ("620140", "620193"),
    ]  # fmt: skip


def test_another_workbook_is_no_correlation(tmp_path: Path) -> None:
    for path in (correlation(tmp_path, PAIRS, "Sheet2"), correlation(tmp_path, PAIRS[:5])):
        with pytest.raises(BadTable):
            read("hs-correlation", path, Options(as_of=DAY))
