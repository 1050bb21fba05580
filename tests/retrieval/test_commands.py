"""The commands follow the contract, print one error line, and load neither a language model nor Telegram."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.retrieval.conftest import write


def run(home: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QUAYSIDE_HOME": str(home), "EMBEDDINGS": "none"}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=100,
    )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the bundled documents and a collection of rules."""
    folder = tmp_path_factory.mktemp("filled")
    lines = [json.dumps({"id": f"r{number}", "text": f"Rule {number} is about {animal}.", "title": "Zoo"})
             for number, animal in enumerate(["zebras", "lions", "otters"])]  # fmt: skip
    path = write(folder, "rules.jsonl", "\n".join(lines))
    done = run(folder / "home", "ingest", str(path), "--collection", "zoo", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["added"] == 1
    return folder / "home"


def test_search_prints_one_json_document(filled: Path) -> None:
    done = run(filled, "search", "export tax refund deadline", "-k", "3", "--as", "seller", "--json")

    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert document["query"] == "export tax refund deadline"
    assert len(document["hits"]) == 3
    assert {"document", "section", "score", "text", "as_of", "audience"} <= document["hits"][0].keys()
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_search_as_a_person_reads_it(filled: Path) -> None:
    done = run(filled, "search", "怎么退货", "--as", "customer", "-k", "2")

    assert done.returncode == 0
    assert "1. " in done.stdout
    assert "public" in done.stdout


def test_a_batch_answers_every_line_in_order_and_goes_on_after_a_bad_one(filled: Path) -> None:
    lines = [
        '{"id": "a", "text": "otters"}',
        "not json",
        '{"id": "c"}',
        "",
        '{"id": 4, "text": "about zebras"}',
    ]

    done = run(filled, "search", "--batch", "-", "--collection", "zoo", "-k", "10", stdin="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 0
    assert [answer["id"] for answer in answers] == ["a", None, "c", 4]
    assert answers[0]["hits"][0]["id"] == "r2"
    assert answers[1]["error"]["code"] == "bad_json"
    assert answers[2]["error"]["code"] == "bad_line"
    assert answers[3]["hits"][0]["id"] == "r0"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("search",), 2),
        (("search", "x", "--as", "king"), 2),
        (("search", "x", "-k", "0"), 2),
        (("search", "x", "--market", "Atlantis"), 1),
        (("search", "x", "--collection", "../etc"), 1),
        (("ingest", "no-such-file.md"), 1),
        (("ingest", sys.executable), 1),
        (("knowledge", "remove", "no-such.md"), 1),
    ],
)
def test_bad_usage_and_failures_exit_with_their_code_and_one_line(
    filled: Path, arguments: tuple[str, ...], code: int
) -> None:
    done = run(filled, *arguments)

    assert done.returncode == code
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    if code == 1:
        assert done.stderr.startswith("quayside: ")
        assert done.stderr.count("\n") == 1


def test_a_folder_with_a_broken_file_is_taken_in_but_for_that(filled: Path, tmp_path: Path) -> None:
    write(tmp_path, "good.md", "# Good\nA good walrus.")
    write(tmp_path, "bad.md", "---\nlink: seven\n---\ntext")

    done = run(filled, "ingest", str(tmp_path), "--audience", "public", "--collection", "walrus")

    assert done.returncode == 1
    assert "added good.md" in done.stdout
    assert "bad.md, line 2" in done.stderr
    assert "walrus" in run(filled, "search", "walrus", "--collection", "walrus", "--as", "customer").stdout


def test_the_check_fails_on_errors_and_passes_without(filled: Path, knowledge: Path) -> None:
    assert run(filled, "knowledge", "check", str(knowledge)).returncode == 0
    write(knowledge, "staff/bad.md", "# No header\ntext")

    done = run(filled, "knowledge", "check", str(knowledge), "--json")

    assert done.returncode == 1
    assert {
        problem["document"]
        for problem in json.loads(done.stdout)["problems"]
        if problem["severity"] == "error"
    } == {"staff/bad.md"}


def test_search_loads_neither_langchain_nor_telegram_nor_openai(filled: Path) -> None:
    code = (
        "import sys\nsys.argv = ['quayside', 'search', 'customs', '--json']\nfrom bot.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "print(sorted(loaded & {'langchain', 'langchain_core', 'openai', 'telegram'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "QUAYSIDE_HOME": str(filled)}, capture_output=True, text=True, timeout=100,
    )  # fmt: skip

    assert done.stdout.splitlines()[-1] == "[]"


def test_versions_are_compared_and_reviews_listed(filled: Path, tmp_path: Path) -> None:
    for rate in ("16.5 %", "17 %"):
        text = f"---\nreview_by: 2020-01-31\nas_of: 2019-01-01\n---\n# Rates\n\nShirts pay {rate}.\n"
        done = run(filled, "ingest", str(write(tmp_path, "rates.md", text)), "--collection", "desk")
    assert "since version 1: 1 lines new, 1 gone; figures gone: 16.5 %; new: 17 %" in done.stdout

    done = run(filled, "knowledge", "diff", "rates.md", "--collection", "desk", "--json")
    assert json.loads(done.stdout)["lines"][-2:] == ["- Shirts pay 16.5 %.", "+ Shirts pay 17 %."]
    done = run(filled, "knowledge", "history", "rates.md", "--collection", "desk", "--json")
    assert [version["version"] for version in json.loads(done.stdout)["versions"]] == [1, 2]
    done = run(filled, "knowledge", "review", "--collection", "desk", "--json")
    assert [one["document"] for one in json.loads(done.stdout)["documents"]] == ["rates.md"]
    done = run(filled, "knowledge", "diff", "none.md")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
