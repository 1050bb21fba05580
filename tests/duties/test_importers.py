"""Importers on invented excerpts in the formats of the public files; a file that is not right changes nothing."""

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.duties.consignment import parse_consignment
from bot.duties.editions import imported_editions, listed, save
from bot.duties.errors import BadTable
from bot.duties.importers import SOURCES, Draft, Options, read
from bot.duties.landed_cost import estimate
from bot.duties.tariffs import Tariffs, open_tariffs
from bot.errors import NoRate
from bot.store import Store

DAY = date(2026, 11, 23)


def hts(
    number: str, indent: int, general: str = "", other: str = "", note: str = "", unit: str = ""
) -> dict[str, Any]:
    return {
        "htsno": number, "indent": str(indent), "description": f"Invented {number or 'group'}", "superior": None,
        "units": [unit] if unit else [], "general": general, "special": "", "other": other,
        "footnotes": [{"columns": ["general"], "value": note, "type": "endnote"}] if note else None,
        "quotaQuantity": None, "additionalDuties": None, "addiitionalDuties": None,
    }  # fmt: skip


SCHEDULE = [
    hts("6109", 0),
    hts("6109.10.00", 1, "16.5%", "90%", "See 9903.88.15. "),
    hts("", 2),
    hts("6109.10.00.04", 3, unit="doz."),
    hts("6109.10.00.99", 2, unit="doz."),
    hts("6109.90", 1),
    hts("6109.90.10", 2, "2¢/kg + 5 %", "25%", "See 9903.88.03 and 9903.88.69."),
    hts("6109.90.20", 2, "7 %", "30%"),
    hts("9903.88.15", 0, "The duty provided in the applicable subheading + 7.5%"),
]


def written(tmp_path: Path, name: str, content: object) -> Path:
    path = tmp_path / name
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


def drafts(source: str, path: Path, **options: Any) -> dict[str, Draft]:
    return {draft.name: draft for draft in read(source, path, Options(**{"as_of": DAY, **options}))}


def rates(draft: Draft) -> dict[str, str]:
    return {row.code: row.rate for row in draft.rows}


def test_us_rates_are_inherited_by_indent(tmp_path: Path) -> None:
    made = drafts("us-hts", written(tmp_path, "hts_2026_rev_1.json.gz", SCHEDULE))
    assert rates(made["rates-us"]) == {
        "61091000": "16.5%", "6109100004": "16.5%", "6109100099": "16.5%",
        "61099010": "2¢/kg + 5%", "61099020": "7%",
    }  # fmt: skip
    assert rates(made["rates-us-column-2"])["6109100004"] == "90%"
    assert made["rates-us"].valid_from == date(2026, 1, 1)
    assert {row.code: row.note for row in made["us-301-china"].rows} == {
        "61091000": "9903.88.15", "61099010": "9903.88.03",
    }  # fmt: skip
    assert rates(made["us-301-china"]) == {"61091000": "7.5%", "61099010": "25%"}
    assert [row.code for row in made["us-301-exclusions"].rows] == ["61099010"]


def test_us_rates_outside_the_grammar_are_kept_and_reported(tmp_path: Path) -> None:
    made = drafts("us-hts", written(tmp_path, "hts.json", [hts("6109.10.00", 0, "a dime a dozen")]))
    assert made["rates-us"].not_understood == ("a dime a dozen",)


def test_official_descriptions_are_kept_only_when_wanted(tmp_path: Path) -> None:
    path = written(tmp_path, "hts.json", SCHEDULE)
    assert all(row.description for row in drafts("us-hts", path)["rates-us"].rows)
    assert not any(row.description for row in drafts("us-hts", path, descriptions=False)["rates-us"].rows)


def test_china_list_and_schedule_are_brought_together(tmp_path: Path, tariffs: Tariffs) -> None:
    """8507.60 bears an old and a new heading in the schedule: the one that the list names stays."""
    lines = [
        hts("8507.60.00", 0, "3.4%", "40%", "See 9903.88.15 and 9903.91.06."),
        hts("0101.21.00", 0, "Free"),
    ]
    scheduled = drafts("us-hts", written(tmp_path, "hts.json", lines), tariffs=tariffs)
    found = {row.note: row for row in scheduled["us-301-china"].rows if row.code == "85076000"}
    assert found.keys() == {"9903.88.15", "9903.91.06"}
    assert found["9903.88.15"].valid_to == found["9903.91.06"].valid_from == date(2026, 1, 1)
    text = "hts8,list,ch99_code\n85076000,biden,9903.91.06\n85076000,4B,9903.88.16\n40159910,new,9903.88.15\n"
    made = drafts("us-lists", written(tmp_path, "s301.csv", text), tariffs=tariffs)["us-301-china"]
    assert [row.note for row in made.rows if row.code == "85076000" and not row.valid_to] == ["9903.91.06"]
    assert [row.rate for row in made.rows if row.code == "40159910"] == ["7.5%"]


def test_a_later_metals_annex_ends_the_earlier_and_keeps_other_families(
    tmp_path: Path, tariffs: Tariffs
) -> None:
    text = (
        "hts_prefix,annex,metal_type,source,effective_date\n"
        "84139190,1b,steel,x,2026-04-06\n84139190,3,steel,x,2026-06-08\n760429,1a,aluminum,x,2026-04-06\n"
    )
    made = drafts("us-lists", written(tmp_path, "annex.csv", text), tariffs=tariffs)["us-232"]
    metals = [
        (row.code, row.note, row.valid_from, row.valid_to) for row in made.rows if "232-metals/" in row.note
    ]
    assert sorted(metals) == [
        ("760429", "232-metals/1a/aluminium", date(2026, 4, 6), None),
        ("84139190", "232-metals/1b/steel", date(2026, 4, 6), date(2026, 6, 8)),
        ("84139190", "232-metals/3/steel", date(2026, 6, 8), None),
    ]
    assert any(row.note == "232-vehicle-parts/auto" for row in made.rows)


@pytest.mark.parametrize(
    ("name", "text", "table", "note"),
    [
        ("auto_parts.txt", "87089968\n401699\n", "us-232", "232-vehicle-parts/auto"),
        ("mhd_parts.txt", "87089968\n", "us-232", "232-vehicle-parts/truck"),
        ("semi.csv", "hts10,ch99_code,heading\n8473301140,9903.79.01,8473\n", "us-232", "232-semiconductors"),
        ("copper.csv", "hts10,ch99_code\n74061000,9903.78.01\n", "us-232", "232-metals-2025/copper/content"),
        ("s122.csv", "hts8\n02011005\n", "us-122-exempt", ""),
        ("fl.csv", "hts8,effective_date_start,effective_date_end\n02011005,NA,NA\n", "us-301fl-proposal", ""),
    ],
)
def test_us_lists_are_known_by_their_columns(
    tmp_path: Path, name: str, text: str, table: str, note: str
) -> None:
    made = drafts("us-lists", written(tmp_path, name, text))[table]
    assert {row.note for row in made.rows} == {note}


def test_the_mfn_table_gives_both_areas_with_their_years(tmp_path: Path) -> None:
    text = (
        "code,eu_cet_2020,uk_gt_2021,trade_remedy,suspension\n"
        "61091000,12.00%,12.0%,False,False\n"
        '1902301010,6.4 + 24.6 EUR/100 kg,"6.00% + 20 GBP/100kg",True,True\n'
    )
    made = drafts("mfn-table", written(tmp_path, "mfn.csv.gz", text), as_of=None)
    assert rates(made["rates-eu"]) == {"61091000": "12%", "1902301010": "6.4% + 24.6 EUR/100 kg"}
    assert made["rates-gb"].rows[1].note == "trade-remedy suspension"
    assert (made["rates-eu"].valid_from, made["rates-gb"].valid_from) == (date(2020, 1, 1), date(2021, 1, 1))
    assert made["rates-eu"].as_of == date(2021, 1, 1)


def measure(kind: str, base: str, area: str = "1011", end: str | None = None) -> dict[str, Any]:
    return {
        "measure_type": {"id": kind}, "geographical_area": {"id": area}, "duty_expression": {"base": base},
        "effective_start_date": "2024-01-01T00:00:00.000Z", "effective_end_date": end,
    }  # fmt: skip


COMMODITY = {
    "goods_nomenclature_item_id": "0102291010", "meta": {"duty_calculator": {"source": "uk"}},
    "import_measures": [
        measure("103", "10.20 % + 93.10 GBP / 100 kg", end="2026-12-31T00:00:00.000Z"),
        measure("142", "0.00 %", "GB"), measure("552", "5 %", "CN"),
    ],
}  # fmt: skip


def test_a_uk_commodity_gives_its_third_country_duty(tmp_path: Path) -> None:
    made = drafts("uk-tariff", written(tmp_path, "c.json", COMMODITY), as_of=None)["rates-gb"]
    row = made.rows[0]
    assert (row.code, row.rate, row.note) == ("0102291010", "10.2% + 93.10 GBP/100 kg", "trade-remedy")
    assert (row.valid_from, row.valid_to) == (date(2024, 1, 1), date(2027, 1, 1))
    assert not made.complete
    assert made.as_of == date(2024, 1, 1)  # the newest day in the file: it proves no more


def test_json_api_and_flattened_commodities_say_the_same(tmp_path: Path) -> None:
    def item(kind: str, number: str, attributes: dict[str, Any], **relations: Any) -> dict[str, Any]:
        links = {name: {"data": target} for name, target in relations.items()}
        return {"type": kind, "id": number, "attributes": attributes, "relationships": links}

    def link(kind: str, number: str) -> dict[str, str]:
        return {"type": kind, "id": number}

    document = {
        "data": item(
            "commodity", "9", {"goods_nomenclature_item_id": "0102291010"},
            import_measures=[link("measure", "1"), link("measure", "2")],
        )
        | {"meta": {"duty_calculator": {"source": "uk"}}},
        "included": [
            item(
                "measure", "1",
                {"effective_start_date": "2024-01-01T00:00:00.000Z",
                 "effective_end_date": "2026-12-31T00:00:00.000Z"},
                measure_type=link("measure_type", "103"), geographical_area=link("geographical_area", "1011"),
                duty_expression=link("duty_expression", "1-duty_expression"),
            ),
            item(
                "measure", "2", {"effective_start_date": "2024-01-01T00:00:00.000Z", "effective_end_date": None},
                measure_type=link("measure_type", "552"), geographical_area=link("geographical_area", "CN"),
                duty_expression=link("duty_expression", "2-duty_expression"),
            ),
            item("duty_expression", "1-duty_expression", {"base": "10.20 % + 93.10 GBP / 100 kg"}),
            item("duty_expression", "2-duty_expression", {"base": "5 %"}),
        ],
    }  # fmt: skip
    flat = drafts("uk-tariff", written(tmp_path, "same.json", COMMODITY))["rates-gb"].rows
    assert drafts("uk-tariff", written(tmp_path, "same.json", document))["rates-gb"].rows == flat


def test_a_duty_with_conditions_only_is_taken_over_as_words(tmp_path: Path, store: Store) -> None:
    entry = COMMODITY | {"goods_nomenclature_item_id": "0809400500", "import_measures": [measure("103", "")]}
    path = written(tmp_path, "c.json", entry)
    save(store, read("uk-tariff", path, Options()), path, open_tariffs(store=store))
    told = {
        "to": "GB",
        "from": "CN",
        "hs": "0809400500",
        "value": "900",
        "currency": "GBP",
        "date": "2026-11-23",
    }
    with pytest.raises(NoRate) as raised:
        estimate(parse_consignment(told), open_tariffs(store=store))
    assert raised.value.details["reason"] == "words"


def test_nomenclatures_are_read_in_both_shapes(tmp_path: Path) -> None:
    english = drafts(
        "hs-nomenclature", written(tmp_path, "hs.csv", "section,hscode,description\nI,010121,Horses\n")
    )
    chinese = drafts(
        "hs-nomenclature", written(tmp_path, "cn.csv.gz", "code,digits,name_zh\n0101210010,10,马\n")
    )
    assert english["nomenclature-en"].rows[0].description == "Horses"
    assert chinese["nomenclature-zh"].rows[0].description == "马"


def test_vat_lists_and_histories(tmp_path: Path) -> None:
    present = {"version": "2026-09-29", "rates": {"DE": {"standard": 19.0}, "FI": {"standard": 25.5}}}
    made = drafts("vat", written(tmp_path, "vat.json", present), as_of=None)["taxes"]
    assert rates(made) == {"DE": "19%", "FI": "25.5%"}
    assert made.as_of == date(2026, 9, 29)
    history = {
        "items": {"EE": [
            {"effective_from": "2025-07-01", "rates": {"standard": 24}},
            {"effective_from": "2025-01-01", "rates": {"standard": 22, "reduced": 13}},
            {"effective_from": "2024-01-01", "rates": {"standard": 22}},
            {"effective_from": "0000-01-01", "rates": {"standard": 20}},
        ]}
    }  # fmt: skip
    rows = drafts("vat", written(tmp_path, "history.json", history), as_of=None)["taxes"].rows
    assert [(row.rate, row.valid_from, row.valid_to) for row in rows] == [
        ("20%", None, date(2024, 1, 1)), ("22%", date(2024, 1, 1), date(2025, 7, 1)), ("24%", date(2025, 7, 1), None),
    ]  # fmt: skip


def test_imported_exchange_rates_come_before_the_ecbs(tmp_path: Path, store: Store) -> None:
    text = "pair,rate,date,source\nUSDAED,3.6725,2026-11-01,central bank\nUSDGBP,0.5,2026-11-01,\n"
    path = written(tmp_path, "fx.csv", text)
    save(store, read("fx", path, Options()), path, open_tariffs(store=store))
    tariffs = open_tariffs(store=store)
    told = {
        "from": "CN",
        "hs": "610910",
        "value": "1000",
        "currency": "USD",
        "date": "2026-11-23",
        "incoterm": "CIF",
    }
    dirham = estimate(parse_consignment({**told, "to": "AE", "duty_rate": "5%"}), tariffs).as_json()
    assert dirham["customs_value"]["amount"] == "3672.50"
    assert "central bank, 2026-11-01" in dirham["customs_value"]["explained"]
    assert (
        estimate(parse_consignment({**told, "to": "GB"}), tariffs).as_json()["customs_value"]["amount"]
        == "500.00"
    )


def test_a_sheet_with_its_own_column_names(tmp_path: Path, store: Store, tariffs: Tariffs) -> None:
    text = "HS编码;税率;品名\n6109.10;7.4%;T恤\n640411;8% MIN 2 JPY/kg;鞋\n"
    path = written(tmp_path, "日本.csv", text)
    options = Options(as_of=DAY, destination="JP", columns={"code": "HS编码"}, tariffs=tariffs)
    save(store, read("sheet", path, options), path, tariffs)
    told = {"to": "JP", "from": "CN", "hs": "610910", "value": "50000", "currency": "JPY", "freight": "500"}
    document = estimate(parse_consignment(told), open_tariffs(store=store), DAY).as_json()
    assert document["lines"][0]["amount"] == "3700"  # 50,000 × 7.4 %, cut to 100 yen
    assert document["lines"][0]["source"] == "own sheet 日本.csv"


def test_an_excel_sheet_with_percent_cells(tmp_path: Path, tariffs: Tariffs) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["HS Code", "Duty rate"])
    book.active.append([61091000, 0.109])
    book.active["B2"].number_format = "0.0%"
    book.active.append(["640411", "Free"])
    book.save(tmp_path / "au.xlsx")
    made = read("sheet", tmp_path / "au.xlsx", Options(as_of=DAY, destination="AU", tariffs=tariffs))[0]
    assert rates(made) == {"61091000": "10.9%", "640411": "Free"}


BROKEN = [
    ("us-hts", "hts.json", "{"),
    ("us-hts", "hts.json", "[]"),
    ("us-hts", "hts.json", '[{"no": 1}]'),
    ("us-hts", "hts.json", json.dumps([hts("6109.10.00", 0)])),  # no rate anywhere
    ("us-hts", "hts.json", '{"data": {}}'),
    ("us-lists", "list.csv", "a,b\n1,2\n"),
    ("us-lists", "list.csv", "hts8,list,ch99_code\nxx,1,9903.88.01\n"),
    ("us-lists", "annex.csv", "hts_prefix,annex,metal_type,source,effective_date\n84,1b,steel,x,soon\n"),
    ("mfn-table", "mfn.csv", "code,eu\n61,5%\n"),
    ("mfn-table", "mfn.csv", "code,eu_cet_2020,uk_gt_2021\n,5%,5%\n"),
    ("uk-tariff", "c.json", "{}"),
    ("uk-tariff", "c.json", "[1]"),
    ("hs-nomenclature", "hs.csv", "x,y\n1,2\n"),
    ("vat", "vat.json", "[]"),
    ("vat", "vat.json", '{"version": "2026-09-29", "rates": {"DE": {"standard": 190}}}'),
    ("vat", "vat.json", '{"version": "soon", "rates": {}}'),
    ("fx", "fx.csv", "pair,rate,date\nUSDAED,0,2026-01-01\n"),
    ("fx", "fx.csv", "pair,rate,date\nUSDAED,3.67,yesterday\n"),
    ("sheet", "s.csv", "code,rate\n610910,12\n"),
    ("sheet", "s.csv", "code,rate\nabc,12%\n"),
    ("sheet", "s.csv", "goods,price\n610910,12%\n"),
    ("sheet", "s.xlsx", "not a zip"),
    ("eu-taric", "t.xlsx", "anything"),
    ("no-such", "x", "y"),
]


@pytest.mark.parametrize(("source", "name", "content"), BROKEN)
def test_a_broken_file_is_refused_with_a_reason(
    tmp_path: Path, tariffs: Tariffs, source: str, name: str, content: str
) -> None:
    with pytest.raises(BadTable) as raised:
        read(source, written(tmp_path, name, content), Options(as_of=DAY, destination="JP", tariffs=tariffs))
    assert raised.value.message


@pytest.mark.parametrize("source", sorted(SOURCES))
def test_a_file_cut_off_in_the_middle_is_refused(tmp_path: Path, tariffs: Tariffs, source: str) -> None:
    whole = gzip.compress(json.dumps(SCHEDULE * 50).encode())
    path = tmp_path / "file.json.gz"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadTable):
        read(source, path, Options(as_of=DAY, destination="JP", tariffs=tariffs))


def test_a_save_that_fails_half_way_changes_nothing(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "hts_2026.json", SCHEDULE)
    made = read("us-hts", path, Options(as_of=DAY))
    seen: list[str] = []

    def failing(text: str) -> bytes:
        seen.append(text)
        if len(seen) == 2:
            raise OSError("disk full")
        return b""

    monkeypatch.setattr("bot.duties.editions.packed", failing)
    with pytest.raises(OSError, match="disk full"):
        save(store, made, path, open_tariffs(store=store))
    assert imported_editions(store) == []
    assert listed(store) == []


def test_an_import_says_what_it_changes_and_answers_from_then_on(tmp_path: Path, store: Store) -> None:
    path = written(tmp_path, "hts_2026.json", SCHEDULE)
    save(store, read("us-hts", path, Options(as_of=DAY)), path, open_tariffs(store=store))
    lowered = [dict(line, general=line["general"].replace("16.5%", "15%")) for line in SCHEDULE]
    newer = written(tmp_path, "later.json", lowered)
    options = Options(as_of=DAY, valid_from=date(2026, 12, 1))
    change = save(store, read("us-hts", newer, options), newer, open_tariffs(store=store))[0]
    assert (change.table, change.added, change.changed, change.removed) == ("rates-us", 0, 3, 0)
    assert change.examples[0] == "61091000: 16.5% → 15%"
    tariffs = open_tariffs(store=store)
    found = [
        tariffs.lines("rates-us", "61091000", day)[0].rate for day in (date(2026, 11, 30), date(2026, 12, 1))
    ]
    assert found == ["16.5%", "15%"]
    assert [entry.name for entry in listed(store)][-1] == "rates-us"
