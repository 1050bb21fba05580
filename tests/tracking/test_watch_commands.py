"""Watches without Telegram: set, looked at and ended on the command line."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

import bot.cli.watches  # noqa: F401  (registers the commands)
from bot.cli import app
from bot.clock import now
from bot.settings import Settings
from bot.store import open_store
from bot.tracking.importing import import_shipments

NUMBER = "LX123456785CN"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CliRunner:
    monkeypatch.chdir(tmp_path)
    return CliRunner()


def delivered() -> None:
    store = open_store(Settings().store_url)
    row = f"{NUMBER},China Post,delivered,Delivered,{now():%Y-%m-%d %H:%M}+00:00"
    text = f"tracking number,carrier,status,event,time\n{row}\n"
    import_shipments(store, text.encode(), shop="default", name="f.csv", now=now() + timedelta(seconds=1))
    store.close()


def test_a_watched_change_is_shown_once(run: CliRunner) -> None:
    assert "not watching" in run.invoke(app, ["watches"]).stdout
    assert run.invoke(app, ["watch", NUMBER]).exit_code == 0
    assert json.loads(run.invoke(app, ["watches", "--json"]).stdout)["changes"] == []
    delivered()
    first = json.loads(run.invoke(app, ["watches", "--json"]).stdout)
    assert [(one["number"], one["status"]) for one in first["changes"]] == [(NUMBER, "delivered")]
    again = run.invoke(app, ["watches"]).stdout
    assert NUMBER in again
    assert "have changed" not in again
    assert "Ended" in run.invoke(app, ["watch", NUMBER, "--stop"]).stdout


@pytest.mark.parametrize("number", ["RB123456784GB", "hello", "9" * 60, "<b>'; DROP TABLE watches--"])
def test_what_is_no_number_cannot_be_watched(run: CliRunner, number: str) -> None:
    assert run.invoke(app, ["watch", number]).exit_code != 0


def test_a_customer_cannot_watch_what_the_shop_does_not_know(run: CliRunner) -> None:
    assert run.invoke(app, ["watch", NUMBER, "--as", "customer"]).exit_code != 0
