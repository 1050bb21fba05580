"""`quayside deadline`, `quayside cases`, `quayside policy`, as they are typed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from bot.store import open_store
from tests.aftersales.shop import opened, put_order


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        capture_output=True,
        text=True,
        input=given,
        env=os.environ,
        timeout=60,
    )


def shown(*arguments: str) -> Any:
    done = run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_deadline_is_one_json_document_of_the_contract() -> None:
    found = shown("deadline", "--market", "DE", "--kind", "withdrawal", "--from", "2026-11-01")
    assert (found["due"], found["days"], found["as_of"]) == ("2026-11-16", 14, "2026-11-23")
    assert found["rule"]
    assert found["source"]


def test_a_carriers_claim_needs_no_market() -> None:
    found = shown("deadline", "--kind", "claim", "--carrier", "DHL Express", "--from", "2026-11-01")
    assert (found["due"], found["days"]) == ("2026-12-01", 30)


def test_without_a_dated_rule_there_is_no_day_and_one_clear_line() -> None:
    done = run("deadline", "--market", "US", "--kind", "withdrawal", "--from", "2026-11-01", "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert (found["due"], found["error"]["code"]) == (None, "no_rule")
    assert done.stderr.count("\n") == 1


def test_bad_usage_ends_with_two_and_a_bad_day_with_one() -> None:
    assert run("deadline", "--market", "DE").returncode == 2
    bad = run("deadline", "--market", "DE", "--kind", "withdrawal", "--from", "2026-02-30", "--json")
    assert bad.returncode == 1
    assert json.loads(bad.stdout)["error"]["code"] == "bad_date"


def test_deadlines_in_a_batch_go_on_after_a_line_that_fails() -> None:
    lines = [
        {"id": 1, "market": "Japan", "kind": "withdrawal", "from": "2026-11-01"},
        {"id": 2, "market": "Atlantis", "kind": "withdrawal", "from": "2026-11-01"},
        {"id": 3, "market": "CN", "kind": "export_refund", "from": "2026-11-01"},
    ]
    done = run("deadline", "--batch", "-", given="\n".join(map(json.dumps, lines)))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("due") for answer in answers] == ["2026-11-08", None, "2027-04-30"]
    assert answers[1]["error"]["code"] == "bad_market"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "last day"), ("zh", "最后一天"), ("es", "último día"), ("ru", "Последний день")],
)
def test_a_deadline_is_told_in_every_language(language: str, words: str) -> None:
    done = run("deadline", "--market", "KR", "--kind", "refund", "--from", "2026-11-06", "--lang", language)
    assert words in done.stdout
    assert "2026-11-11" in done.stdout
    assert "Korea Consumer Agency" in done.stdout  # general knowledge: whom to ask


def test_cases_are_listed_shown_and_acted_on() -> None:
    store = open_store(Settings().store_url)
    with store.begin() as session:
        put_order(session)
        number = opened(session, "refund").number
    store.close()
    assert [one["number"] for one in shown("cases", "list", "--waiting")["cases"]] == [number]
    assert shown("cases", "show", number)["case"]["items"][0]["quantity"] == 2
    over = run("cases", "act", number, "approve", "--remedy", "refund", "--amount", "51")
    assert (over.returncode, over.stderr) == (1, "quayside: at most 50.00 EUR can be paid back\n")
    approved = shown(
        "cases", "act", number, "approve", "--remedy", "refund", "--amount", "20", "--no-goods-back"
    )
    assert approved["case"]["approved"] == "20"
    assert shown("cases", "act", number, "refund")["case"]["state"] == "resolved"
    assert run("cases", "show", number, "--shop", "rival").stderr == "quayside: no such case\n"


def test_a_policy_is_set_from_a_file_and_held_against_the_law(tmp_path: Path) -> None:
    file = tmp_path / "policy.json"
    file.write_text(json.dumps({"return_days": 10, "warranty_months": 24}))
    made = shown("policy", "set", str(file))
    assert made["policy"]["version"] == 1
    below = shown("policy", "show", "--market", "FR")["shortfalls"]
    assert [(one["term"], one["law"], one["rule"]) for one in below] == [
        ("return_days", "14", "eu-withdrawal")
    ]
    file.write_text('{"return_days": "many"}')
    assert run("policy", "set", str(file)).returncode == 1
    file.write_text("[]")
    assert run("policy", "set", str(file)).returncode == 1
