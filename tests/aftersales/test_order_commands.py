"""`quayside orders` and `quayside shops`, as somebody at the command line meets them."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app, commands
from bot.errors import QuaysideError
from tests.aftersales.test_order_files import SHOPIFY

ROW = "#1001,a@b.example,paid,,,,EUR,5,0,25,0,0,2026-11-20,2,Cup,10,C-1,0,Ann,,,10115,DE,\n"


def run(*words: str) -> str:
    """What the command prints; its error is raised."""
    assert commands.__all__
    done = CliRunner().invoke(app, list(words))
    if isinstance(done.exception, QuaysideError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


def told(*words: str) -> Any:
    return json.loads(run(*words, "--json"))


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    file = tmp_path / "orders.csv"
    file.write_text(SHOPIFY + ROW)
    return str(file)


def test_a_file_is_looked_at_taken_in_listed_and_shown(sheet: str) -> None:
    assert told("orders", "import", sheet, "--look")["taken"] is False
    assert told("orders", "list")["count"] == 0
    report = told("orders", "import", sheet)
    assert (report["new"], report["export"], report["sums"]) == (1, "shopify", {"EUR": "25"})
    assert told("orders", "import", sheet)["unchanged"] == 1
    assert "#1001" in run("orders", "list")
    shown = told("orders", "show", "#1001")
    assert (shown["order"]["email"], shown["order"]["items"][0]["title"]) == ("a@b.example", "Cup")
    assert "Cup" in run("orders", "show", "1001")


def test_a_strange_sheet_is_taken_in_once_its_columns_are_told_and_then_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "bestellungen.csv"
    file.write_text("Bestellnr;Betrag\nA-1;20,00\n")
    with pytest.raises(QuaysideError, match="--column number=1"):
        run("orders", "import", str(file))
    with pytest.raises(QuaysideError, match="say which column is the number"):
        run("orders", "import", str(file), "--column", "total=2")
    given = ("--column", "number=1", "--column", "total=2", "--currency", "EUR")
    assert told("orders", "import", str(file), *given)["new"] == 1
    assert told("orders", "import", str(file))["unchanged"] == 1


def test_a_file_of_which_nothing_can_be_taken_is_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text("order number,item,quantity,price\nA1,Cup,1,5.00\n")
    with pytest.raises(QuaysideError, match="no order could be taken in"):
        run("orders", "import", str(file))


def test_shops_are_added_set_and_listed_with_their_links_and_secrets(sheet: str) -> None:
    run("shops", "add", "lantern", "--name", "Lantern Goods")
    changed = told(
        "shops",
        "set",
        "lantern",
        "--zone",
        "Asia/Shanghai",
        "--hours",
        "mon=09:00-18:00",
        "--handling-days",
        "5",
    )
    assert (changed["time_zone"], changed["hours"], changed["handling_days"]) == (
        "Asia/Shanghai",
        {"mon": ["09:00", "18:00"]},
        5,
    )
    assert [one["shop"] for one in told("shops", "list")["shops"]] == ["default", "lantern"]
    assert told("shops", "link", "lantern")["command"].startswith("/start shop_lantern_")
    secret = told("shops", "secret", "lantern")
    assert secret == told("shops", "secret", "lantern")
    assert told("shops", "secret", "lantern", "--rotate")["secret"] != secret["secret"]
    assert (
        told("shops", "secret", "lantern", "--set", "made-by-shopify-itself")["secret"]
        == "made-by-shopify-itself"
    )
    run("orders", "import", sheet, "--shop", "lantern")
    assert told("orders", "link", "1001", "--shop", "lantern")["command"].startswith("/start order_")
    for wrong in (
        ("orders", "link", "1001"),
        ("shops", "link", "nowhere"),
        ("orders", "import", sheet, "--shop", "nowhere"),
    ):
        with pytest.raises(QuaysideError):
            run(*wrong)


def test_an_invitation_names_its_shop_and_a_member_can_be_removed() -> None:
    from bot.app import open_store
    from bot.clock import now
    from bot.settings import Settings
    from bot.store import invites, people

    run("shops", "add", "lantern")
    command = told("invite", "--role", "staff", "--shop", "lantern")["command"]
    token = command.removeprefix("/start invite_")
    with open_store(Settings(_env_file=None)).begin() as session:
        people.meet(session, "telegram:9", "en", now())
        assert invites.take(session, token, "telegram:9", now()) == ("granted", "staff")
    assert "telegram:9" in run("shops", "remove-member", "lantern", "telegram:9")
    with pytest.raises(QuaysideError):
        run("shops", "remove-member", "lantern", "telegram:9")
    with pytest.raises(QuaysideError):
        run("invite", "--role", "seller", "--shop", "nowhere")
