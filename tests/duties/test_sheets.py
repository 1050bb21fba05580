"""A seller's sheet in, the same sheet with results out."""

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from bot.duties.errors import BadSheet
from bot.duties.sheet_columns import facts_of, number_of, read_sheet
from bot.duties.sheet_file import inert
from bot.duties.sheet_work import work_sheet
from bot.duties.tariffs import Tariffs

HEAD = "SKU,HS code,Description,Origin,Destination,Unit price,Qty,Currency,Incoterm,Mode"
ROW = "TS-1,6109100012,Cotton T-shirt,CN,US,5,100,USD,FOB,air"


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def worked(tariffs: Tariffs, *lines: str, head: str = HEAD, **options: Any) -> list[dict[str, str]]:
    data = "\n".join([head, *lines]).encode()
    options = {"defaults": {"date": "2026-11-23"}, "form": "csv", **options}
    return rows_of(work_sheet(data, tariffs, name="s.csv", **options).data)


def test_the_same_rows_come_back_with_results_beside_them(tariffs: Tariffs) -> None:
    (row,) = worked(tariffs, ROW)
    assert row["SKU"] == "TS-1"
    assert (row["Duty"], row["Fees"], row["Landed cost"], row["Landed cost per piece"]) == (
        "182.50", "2.69", "685.19", "6.85",
    )  # fmt: skip
    assert "16.5%" in row["Duty rate"]
    assert "(2026-06-08)" in row["Sources (as of)"]
    assert row["What is missing"] == ""


@pytest.mark.parametrize(
    "head",
    [
        "货号,海关编码,品名,原产地,目的国,单价,数量,币种,贸易术语,运输方式",
        "Referencia,Código HS,Descripción,Origen,Destino,Precio unitario,Cantidad,Moneda,Incoterm,Modo",
        "Артикул,Код ТН ВЭД,Наименование,Происхождение,Страна,"
        "Цена за единицу,Количество,Валюта,Инкотермс,Вид транспорта",
    ],
)
def test_headings_are_understood_in_every_language(tariffs: Tariffs, head: str) -> None:
    (row,) = worked(tariffs, ROW, head=head)
    assert row["Landed cost"] == "685.19"


def test_countries_and_numbers_are_read_as_people_write_them(tariffs: Tariffs) -> None:
    one, two = worked(
        tariffs,
        'A,6109100012,x,中国,США,"US$ 5,00",100,,FOB,air',
        'B,6109100012,x,China,Estados Unidos,"5.00",100,USD,FOB,air',
    )
    assert one["Landed cost"] == two["Landed cost"] == "685.19"
    assert number_of("1.234,50 €") == ("1234.50", "EUR")
    assert number_of("1,234.50") == ("1234.50", "")
    assert number_of("$4") == ("4", "")


def test_a_row_that_fails_says_why_and_the_rest_goes_on(tariffs: Tariffs) -> None:
    found = worked(
        tariffs, "A,61,x,CN,US,5,1,USD,FOB,air", "B,6109100012,x,CN,Atlantis,5,1,USD,FOB,air",
        "C,6109100012,x,CN,US,minus,1,USD,FOB,air", "D,99999999,x,CN,DE,500,1,USD,FOB,air", ROW,
    )  # fmt: skip
    assert all(row["What is missing"] and not row["Landed cost"] for row in found[:4])
    assert "HS code" in found[0]["What is missing"]
    assert found[4]["Landed cost"] == "685.19"


def test_a_missing_fact_is_asked_for_in_its_row(tariffs: Tariffs) -> None:
    (row,) = worked(tariffs, "A,640411,shoes,CN,US,5,100,USD,FOB,air")
    assert "Which one" in row["What is missing"]


def test_a_description_alone_is_looked_up_or_asked_about(tariffs: Tariffs, home: Path) -> None:
    (row,) = worked(tariffs, "A,,zzqqxx,CN,DE,5,100,USD,FOB,air", home=home)
    assert row["What is missing"]
    assert not row["Landed cost"]


def test_unknown_headings_are_named_and_keep_their_cells(tariffs: Tariffs) -> None:
    data = f"{HEAD},Shelf\n{ROW},B7\n".encode()
    result = work_sheet(data, tariffs, name="s.csv", form="csv", defaults={"date": "2026-11-23"})
    assert result.unknown == ("Shelf",)
    assert rows_of(result.data)[0]["Shelf"] == "B7"


def test_titles_above_the_heading_stay(tariffs: Tariffs) -> None:
    data = f"Spring collection\n\n{HEAD}\n{ROW}\n".encode()
    result = work_sheet(data, tariffs, name="s.csv", form="csv", defaults={"date": "2026-11-23"})
    lines = result.data.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Spring collection")
    assert "685.19" in lines[3]


def test_selling_terms_in_the_sheet_give_margins(tariffs: Tariffs) -> None:
    (row,) = worked(tariffs, f"{ROW},19.99,USD,0.15", head=f"{HEAD},Selling price,Price currency,Commission")
    assert row["Profit per piece"] == "10.14"
    assert row["Margin %"] == "50.7"
    assert row["Break-even price"] == "8.07"


HOSTILE = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1+1")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_becomes_a_formula(tariffs: Tariffs, text: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*HEAD.split(","), text])
    writer.writerow(["TS", "6109100012", text, "CN", "US", "5", "100", "USD", "FOB", "air", text])
    for form in ("csv", "xlsx"):
        data = work_sheet(out.getvalue().encode(), tariffs, name="s.csv", form=form).data
        if form == "csv":
            cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
            assert not [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@", "＝")]
        else:
            page = load_workbook(io.BytesIO(data)).worksheets[0]
            assert "f" not in {cell.data_type for row in page.iter_rows() for cell in row}
    assert inert("-5.20") == "-5.20"


def test_workbooks_are_read_and_written_with_numbers_as_numbers(tariffs: Tariffs) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(HEAD.split(","))
    page.append(["TS-1", 6109100012, "Cotton", "CN", "US", 5.0, 100, "USD", "FOB", "air"])
    out = io.BytesIO()
    book.save(out)
    result = work_sheet(out.getvalue(), tariffs, name="s.xlsx", defaults={"date": "2026-11-23"})
    shown = load_workbook(io.BytesIO(result.data)).worksheets[0]
    titles = [cell.value for cell in shown[1]]
    assert shown[2][titles.index("Landed cost")].value == 685.19


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x00\x01\x02" * 400, "binary"),
        (b"PK\x03\x04 not a workbook", "not_xlsx"),
        (b"a,b\n1,2\n", "no_column"),
        (f"{HEAD}\n".encode(), "empty"),
        (b"\n\n", "empty"),
    ],
)
def test_what_is_no_sheet_is_refused_with_its_reason(tariffs: Tariffs, data: bytes, reason: str) -> None:
    with pytest.raises(BadSheet) as refused:
        work_sheet(data, tariffs, name="s.csv")
    assert refused.value.details["reason"] == reason


def test_excels_shares_are_percentages() -> None:
    assert facts_of({"platform_fee": "0.15"})["platform_fee"] == "15.00"
    assert facts_of({"platform_fee": "15 %"})["platform_fee"] == "15 %"
    assert facts_of({"platform_fee": "12"})["platform_fee"] == "12"


def test_a_sheet_needs_a_column_for_the_market() -> None:
    with pytest.raises(BadSheet) as refused:
        read_sheet(b"hs,value\n610910,5\n", "s.csv")
    assert "destination" in refused.value.details["columns"]


def test_two_thousand_rows_take_no_more_than_some_seconds(tariffs: Tariffs) -> None:
    """The aim is 2,000 rows a second of processor time; the limit is loose, because machines differ."""
    lines = [ROW.replace("TS-1", f"TS-{n}").replace(",5,", f",{5 + n % 40},") for n in range(2000)]
    started = time.process_time()
    assert len(worked(tariffs, *lines)) == 2000
    assert time.process_time() - started < 5


def test_the_command_writes_the_result_beside_the_sheet(tmp_path: Path) -> None:
    sheet, out = tmp_path / "s.csv", tmp_path / "r.xlsx"
    sheet.write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8")
    command = [sys.executable, "-m", "bot", "duty", "--batch", str(sheet), "--date", "2026-11-23"]
    run = subprocess.run([*command, "--out", str(out)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "1 rows, 0 with errors" in run.stdout
    assert load_workbook(out).worksheets[0].max_row == 2
    run = subprocess.run([*command, "--out", str(sheet)], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert sheet.read_text(encoding="utf-8").startswith(HEAD)


def test_a_json_lines_batch_takes_the_terms_of_sale(tmp_path: Path) -> None:
    entry = {"id": "a", "destination": "US", "origin": "CN", "hs": "6109100012", "value": "500", "currency": "USD",
             "quantity": "100", "incoterm": "FOB", "price": "20", "date": "2026-11-23"}  # fmt: skip
    file = tmp_path / "b.jsonl"
    file.write_text(json.dumps(entry), encoding="utf-8")
    run = subprocess.run([sys.executable, "-m", "bot", "duty", "--batch", str(file)], capture_output=True, text=True,
                         check=False)  # fmt: skip
    assert json.loads(run.stdout)["unit"]["profit"] == "13.15"
