"""`quayside products`, and the pictures of `quayside duty --chart`."""

import json
import subprocess
import sys
from pathlib import Path

from PIL import Image

from bot.duties.comparison import compare
from bot.duties.tariffs import Tariffs

TSHIRT = ("--hs", "6109100012", "--from", "CN", "--to", "US", "--value", "500", "--currency", "USD",
          "--date", "2026-11-23")  # fmt: skip
SHEET = (
    "SKU,HS code,Origin,Markets,Value,Qty,Currency,Incoterm,Mode,Selling price,Price currency\n"
    'TS-1,6109100012,CN,"US; DE",400,100,USD,FOB,courier,19.99,USD\n'
)


def quayside(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_products_are_imported_listed_and_dropped(tmp_path: Path) -> None:
    sheet = tmp_path / "p.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    run = quayside("products", "import", str(sheet), "--owner", "telegram:42", "--json")
    assert (run.returncode, json.loads(run.stdout)) == (0, {"products": 1, "markets": 2, "problems": []})
    listed = json.loads(quayside("products", "list", "--json").stdout)["products"]
    assert [(one["owner"], one["sku"], one["destination"]) for one in listed] == [
        ("telegram:42", "TS-1", "DE"),
        ("telegram:42", "TS-1", "US"),
    ]
    assert "2 product-market pairs dropped" in quayside("products", "drop", "--owner", "telegram:42").stdout
    assert json.loads(quayside("products", "list", "--json").stdout) == {"products": []}


def test_a_file_that_is_no_sheet_changes_nothing(tmp_path: Path) -> None:
    sheet = tmp_path / "p.csv"
    sheet.write_text("a,b\n1,2\n", encoding="utf-8")
    run = quayside("products", "import", str(sheet))
    assert run.returncode == 1
    assert "no column" in run.stderr


def test_an_estimate_is_drawn_into_a_file(tmp_path: Path) -> None:
    file = tmp_path / "c.png"
    run = quayside("duty", *TSHIRT, "--incoterm", "FOB", "--chart", str(file), "--json")
    assert (run.returncode, run.stderr) == (0, "")
    assert json.loads(run.stdout)["totals"]["landed_cost"] == "685.19"
    with Image.open(file) as picture:
        assert picture.width == 1800
        assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 5


def test_markets_without_a_rate_are_named_beside_those_with_one(tariffs: Tariffs) -> None:
    given = {"hs": "6109100012", "origin": "CN", "value": "500", "currency": "USD", "incoterm": "FOB", "mode": "air",
             "date": "2026-11-23"}  # fmt: skip
    found = compare(given, ["JP", "US", "DE", "US"], tariffs)
    assert found["currency"] == "USD"
    assert {market["destination"] for market in found["markets"][:2]} == {"US", "DE"}
    assert found["markets"][2]["error"]["code"] == "no_rate"
    american = next(market for market in found["markets"] if market["destination"] == "US")
    assert american["landed_cost"] == "685.19"
