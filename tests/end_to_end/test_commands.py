"""The commands of the contract, as a shell meets them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for the module."""
    return tmp_path_factory.mktemp("home")


def run(home: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    environment = {**os.environ, "QUAYSIDE_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=given,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def shown(home: Path, *arguments: str, given: str = "") -> Any:
    """The one JSON document that a command prints."""
    done = run(home, *arguments, given=given)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_ask_prints_the_contracts_shape(place: Path) -> None:
    answer = shown(place, "ask", "What is IOSS?", "--json")
    assert set(answer) == {
        "id",
        "role",
        "language",
        "outcome",
        "text",
        "citations",
        "tools",
        "buttons",
        "model",
        "latency_ms",
    }
    assert (answer["role"], answer["outcome"], answer["model"]) == ("seller", "answered", "desk")
    assert {"n", "document", "section", "title", "source", "as_of"} <= set(answer["citations"][0])
    assert {"name", "arguments", "result"} == set(answer["tools"][0])


def test_ask_shows_a_person_the_answer_and_its_sources(place: Path) -> None:
    done = run(place, "ask", "体积重怎么算？")
    assert done.returncode == 0, done.stderr
    assert "[1]" in done.stdout
    assert "来源" in done.stdout


def test_a_batch_keeps_conversations_apart_and_goes_on_after_a_bad_line(place: Path) -> None:
    lines = [
        {"id": 1, "chat": "a", "text": "How much duty on cotton T-shirts worth 800 USD?"},
        "not json",
        {"id": 2, "chat": "b", "text": "Germany"},
        {"id": 3, "chat": "a", "text": "Germany"},
        {"id": 4, "text": "怎么退货？", "role": "customer"},
        {"id": 5, "role": "customer"},
        {"id": 6, "text": "hi", "role": "emperor"},
    ]
    given = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    done = run(place, "ask", "--batch", "-", given=given)
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, 2, 3, 4, 5, 6]
    assert answers[0]["outcome"] == "asked"
    assert answers[1]["error"]["code"] == "bad_json"
    assert "estimate_duty" not in [tool["name"] for tool in answers[2]["tools"]]
    assert answers[3]["tools"][0]["name"] == "estimate_duty"
    assert (answers[4]["role"], answers[4]["language"]) == ("customer", "zh")
    assert "error" in answers[5]
    assert answers[6]["error"]["code"] == "bad_role"


def test_search_prints_hits(place: Path) -> None:
    found = shown(place, "search", "volumetric weight", "-k", "3", "--json")
    assert len(found["hits"]) == 3
    assert {"document", "section", "score", "text", "as_of", "audience"} <= set(found["hits"][0])


def test_identify_and_duty_and_classify_print_the_contracts_shapes(place: Path) -> None:
    (number,) = shown(place, "identify", "LX123456785CN", "--json")["numbers"]
    assert {"number", "carrier", "carriers", "service", "origin", "valid", "checksum"} <= set(number)
    duty = shown(
        place,
        "duty",
        "--hs",
        "610910",
        "--from",
        "CN",
        "--to",
        "GB",
        "--value",
        "500",
        "--currency",
        "USD",
        "--json",
    )
    assert {"destination", "origin", "hs", "date", "customs_value", "lines", "totals", "warnings"} <= set(
        duty
    )
    candidates = shown(place, "classify", "cotton T-shirt", "--json")["candidates"]
    assert candidates[0]["hs"] == "610910"


def test_what_no_source_gives_is_no_rate_and_never_a_guess(place: Path) -> None:
    line = {
        "id": "d1",
        "destination": "KE",
        "origin": "CN",
        "currency": "USD",
        "lines": [{"hs": "610910", "value": "100"}],
    }
    answer = shown(place, "duty", "--batch", "-", given=json.dumps(line))
    assert answer["error"]["code"] == "no_rate"


def test_doctor_says_what_is_there(place: Path) -> None:
    findings = {finding["what"]: finding["state"] for finding in shown(place, "doctor", "--json")["findings"]}
    assert findings["store"] == "ok"
    assert findings["documents"] == "ok"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["ask"], 2),
        (["duty", "--nonsense"], 2),
        (["track", "hello"], 1),
        (["ingest", "/nowhere"], 1),
        (["serve"], 1),
    ],
)
def test_failures_have_their_code_and_one_clear_line(place: Path, arguments: list[str], code: int) -> None:
    done = run(place, *arguments)
    assert done.returncode == code
    if code == 1:
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["identify", "x"],
        ["track", "LX123456785CN"],
        ["classify", "shoes"],
        ["duty", "--hs", "610910", "--to", "GB", "--value", "5", "--currency", "GBP"],
    ],
)
def test_quick_commands_load_no_language_model_library(place: Path, command: list[str]) -> None:
    script = (
        "import sys; sys.argv = ['quayside', *sys.argv[1:]]\n"
        "from bot.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'langchain', 'langchain_core', 'langgraph', 'openai', 'telegram', 'chromadb'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    environment = {**os.environ, "QUAYSIDE_HOME": str(place)}
    done = subprocess.run(
        [sys.executable, "-c", script, *command], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
