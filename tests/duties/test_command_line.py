"""`quayside duty` and `quayside rates` as they are typed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TSHIRT = ("--hs", "6109100012", "--from", "CN", "--to", "US", "--value", "500", "--currency", "USD")


def quayside(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, check=False, encoding="utf-8")


def test_one_consignment_as_json() -> None:
    run = quayside("duty", *TSHIRT, "--date", "2026-11-23", "--incoterm", "FOB", "--json")
    assert (run.returncode, run.stderr) == (0, "")
    document = json.loads(run.stdout)
    assert document["customs_value"]["amount"] == "500.00"
    assert document["totals"] == {
        "duty": "182.50", "tax": "0.00", "fees": "2.69", "landed_cost": "685.19", "currency": "USD",
    }  # fmt: skip
    keys = {"kind", "name", "rate", "base", "amount", "measure", "source", "as_of", "valid_from", "valid_to"}
    assert keys <= document["lines"][0].keys()


def test_people_get_a_table_in_their_language() -> None:
    run = quayside("duty", *TSHIRT, "--lang", "zh")
    assert run.returncode == 0
    assert "到岸成本" in run.stdout
    assert "82.50" in run.stdout


def test_a_batch_answers_line_by_line_and_goes_on() -> None:
    entries: list[Any] = [
        {
            "id": "a",
            "destination": "DE",
            "origin": "CN",
            "currency": "EUR",
            "lines": [{"hs": "610910", "value": "200"}],
        },
        {"id": "b", "destination": "DE", "hs": "61", "value": "1", "currency": "EUR"},
        "not an object",
        {"id": "c", "destination": "US", "hs": "610910", "value": 9.5, "currency": "USD"},
        {"id": "d", "destination": "DE", "hs": "99999999", "value": "500", "currency": "EUR"},
    ]
    run = quayside("duty", "--batch", "-", stdin="\n".join(json.dumps(entry) for entry in entries))
    assert run.returncode == 0
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", None, "c", "d"]
    assert answers[0]["totals"]["currency"] == "EUR"
    assert answers[1]["error"]["code"] == "bad_hs"
    assert answers[2]["error"]["code"] == "bad_json"
    assert answers[3]["questions"][0]["field"] == "origin"
    assert answers[4]["error"]["code"] == "no_rate"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("duty",), 2),
        (("duty", "--fx", "1.2"), 2),
        (("duty", *TSHIRT, "--batch", "-"), 2),
        (("duty", "--hs", "610910", "--to", "Atlantis", "--value", "5", "--currency", "USD"), 1),
        (("duty", "--hs", "999999", "--origin", "CN", "--to", "US", "--value", "5", "--currency", "USD"), 1),
        (("rates", "import", "us-hts", "missing.json"), 1),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    run = quayside(*arguments)
    assert run.returncode == code
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1 or code == 2


def test_a_failure_with_json_is_a_document_too() -> None:
    run = quayside("duty", "--hs", "610910", "--to", "AU", "--value", "5000", "--currency", "AUD", "--json")
    assert run.returncode == 1
    assert json.loads(run.stdout)["error"]["code"] == "no_rate"
    assert run.stderr.startswith("quayside: no duty rates for AU")


def test_an_estimate_wakes_neither_models_nor_telegram_and_makes_no_database(home: Path) -> None:
    script = (
        "import sys; sys.argv = ['quayside', 'duty', *sys.argv[1:]]\n"
        "from bot.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in"
        " ('langchain', 'langgraph', 'openai', 'telegram', 'chromadb', 'sqlalchemy', 'currency_converter')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *TSHIRT, "--json"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert run.stdout.splitlines()[-1] == "[]"
    assert not (home / "quayside.db").exists()


def test_an_imported_sheet_answers_and_is_listed(tmp_path: Path) -> None:
    sheet = tmp_path / "own.csv"
    sheet.write_text("HS,My rate\n610910,7.4%\n", encoding="utf-8")
    options = ("--destination", "JP", "--column", "rate=My rate", "--as-of", "2026-11-01", "--json")
    run = quayside("rates", "import", "sheet", str(sheet), *options)
    assert json.loads(run.stdout)["imported"][0]["table"] == "rates-jp"
    told = (
        "--hs",
        "610910",
        "--from",
        "CN",
        "--to",
        "JP",
        "--value",
        "50000",
        "--currency",
        "JPY",
        "--freight",
        "0",
    )
    document = json.loads(quayside("duty", *told, "--date", "2026-11-23", "--json").stdout)
    assert document["lines"][0]["amount"] == "3700"
    tables = json.loads(quayside("rates", "list", "--json").stdout)["tables"]
    assert [table["imported"] for table in tables if table["name"] == "rates-jp"] == [True]
    problems = json.loads(quayside("rates", "check", "--json").stdout)["problems"]
    assert {"kind", "name", "as_of", "message"} == problems[0].keys()
    assert any(problem["name"] == "rates-us" for problem in problems)
