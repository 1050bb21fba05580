"""The documents that come with the program are in order, complete, and kept in step."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from bot.resources import KNOWLEDGE
from bot.retrieval import bundled, checking, chunks, examples, vectors
from bot.retrieval.embeddings import BundledEmbedder
from bot.retrieval.library import Library, open_library
from bot.settings import Settings
from bot.store import Store
from tests.retrieval.conftest import DOCUMENTS, write


def test_every_bundled_passage_has_its_vector() -> None:
    """If this fails: `make vectors`."""
    shipped = vectors.shipped(BundledEmbedder.name)
    missing = {
        document.name
        for document in bundled.documents()
        for passage in chunks.passages(document, "main")
        if passage.text_hash not in shipped
    }

    assert missing == set()
    assert all(example.key in shipped for example in examples.examples())


def test_the_bundled_documents_have_no_errors() -> None:
    assert [problem for problem in checking.check(KNOWLEDGE) if problem.severity == "error"] == []


def test_the_first_start_needs_no_embedding_and_the_next_none_at_all(store: Store, home: Path) -> None:
    settings = Settings(quayside_home=home)
    stages: list[str] = []
    with open_library(settings, store) as library:
        report = library.ensure_bundled(lambda progress: stages.append(progress.stage))
        assert report.failures == ()
        assert report.pending == 0
        assert set(stages) == {"reading", "indexing"}

        started = time.perf_counter()
        assert library.ensure_bundled().changes == ()
        assert time.perf_counter() - started < 2


def test_changed_new_and_vanished_files_are_followed(library: Library, knowledge: Path) -> None:
    write(knowledge, "process/new.md", "# Zebra\n## Stripes\nA zebra has stripes.\n")
    (knowledge / "staff" / "approval.md").unlink()
    write(knowledge, "process/cotton.md", DOCUMENTS["process/cotton.md"].replace("16.5 %", "17 %"))

    changes = {change.document: change.what for change in library.ensure_bundled().changes}

    assert changes == {
        "process/new.md": "added",
        "process/cotton.md": "replaced",
        "staff/approval.md": "removed",
    }
    assert library.search("zebra stripes", role="customer").hits[0].document == "process/new.md"
    assert "17 %" in library.search("610910", role="seller").hits[0].text

    write(knowledge, "staff/approval.md", DOCUMENTS["staff/approval.md"])
    assert [change.what for change in library.ensure_bundled().changes] == ["added"]


def test_what_a_person_removed_or_replaced_stays_so(
    library: Library, knowledge: Path, tmp_path: Path
) -> None:
    library.remove("staff/approval.md")
    own = tmp_path / "own"
    write(own, "process/cotton.md", "## Our own note\nAsk the broker about cotton.\n")
    library.ingest([own], audience="seller")
    write(knowledge, "staff/approval.md", DOCUMENTS["staff/approval.md"].replace("40", "50"))
    write(knowledge, "process/cotton.md", DOCUMENTS["process/cotton.md"].replace("16.5", "18"))

    assert library.ensure_bundled().changes == ()

    assert "staff/approval.md" not in {
        hit.document for hit in library.search("approve", role="staff", k=50).hits
    }
    assert "Ask the broker" in library.search("cotton broker", role="seller").hits[0].text


def test_a_broken_file_keeps_its_last_good_version(library: Library, knowledge: Path) -> None:
    write(knowledge, "staff/approval.md", "---\naudience: nobody\n---\ntext")

    report = library.ensure_bundled()

    assert report.failures[0]["code"] == "bad_front_matter"
    assert library.search("who approves a refund", role="staff").hits[0].document == "staff/approval.md"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("source:", "sauce:", "`source` is missing"),
        ("confidence: high\n---", "---", "`confidence` is missing"),
        ("audience: staff", "audience: all", "line 5"),
        ("review_by: 2027-06-30", "review_by: 2020-06-30", "past its review date"),
        ("source:", "translation_of: staff/none.md\nsource:", "which is not there"),
    ],
)
def test_the_check_finds_what_is_wrong(knowledge: Path, old: str, new: str, found: str) -> None:
    write(knowledge, "staff/approval.md", DOCUMENTS["staff/approval.md"].replace(old, new))

    messages = [
        problem.message for problem in checking.check(knowledge) if problem.document == "staff/approval.md"
    ]

    assert any(found in message for message in messages)


def test_the_check_finds_figures_lost_in_translation_and_contradictions(knowledge: Path) -> None:
    write(
        knowledge,
        "regulations/eu/parcels.zh.md",
        DOCUMENTS["regulations/eu/parcels.zh.md"].replace("150", "135"),
    )
    table = "\n## Limits\n| Country | Limit |\n|---|---|\n| Norway | NOK {} |\n| Chile | USD 500 |\n"
    for name, limit in (("process/a.md", "3,000"), ("process/b.md", "350")):
        write(knowledge, name, DOCUMENTS["process/cotton.md"] + table.format(limit))

    messages = " ".join(problem.message for problem in checking.check(knowledge))

    assert "figures differ from the original: -['150'] +['135']" in messages
    assert "Norway, Limit: 'NOK 350', but process/a.md has 'NOK 3,000'" in messages
    assert "Chile" not in messages


def test_what_people_brought_is_checked_against_the_rest(words: Library, tmp_path: Path) -> None:
    table = "# Fees\n\n## Limits\n| Country | Limit |\n|---|---|\n| Norway | NOK {} |\n| Chile | USD 500 |\n"
    words.ingest([write(tmp_path, "first.md", table.format("3,000"))], audience="seller", market="EU")
    assert [one.message for one in checking.check_brought(words._store)] == [
        "`as_of` is missing", "`source` is missing",
    ]  # fmt: skip
    words.ingest([write(tmp_path, "second.md", table.format("350"))], audience="staff", market="EU")
    words.ingest([write(tmp_path, "elsewhere.md", table.format("12"))], audience="staff", market="US")

    found = [one for one in checking.check_brought(words._store) if "but" in one.message]

    assert [(one.severity, one.document, one.message) for one in found] == [
        ("warning", "second.md", "Norway, Limit: 'NOK 350', but first.md has 'NOK 3,000'"),
    ]  # fmt: skip
    words.remove("first.md")
    assert not [one for one in checking.check_brought(words._store) if "but" in one.message]


def test_only_changed_texts_are_embedded_again(tmp_path: Path, knowledge: Path) -> None:
    path = tmp_path / "vectors.npz"
    assert vectors.write_shipped(path, knowledge)[1] == 11
    assert vectors.write_shipped(path, knowledge)[1] == 0
    write(knowledge, "process/cotton.md", DOCUMENTS["process/cotton.md"].replace("16.5 %", "17 %"))

    assert vectors.write_shipped(path, knowledge)[1] == 1


def test_another_way_of_cutting_words_renews_the_index(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = replace(library.search("small parcel", role="seller"), features={})
    monkeypatch.setattr("bot.retrieval.terms.fingerprint", lambda: "another")

    library.ensure_bundled()

    assert replace(library.search("small parcel", role="seller"), features={}) == before
    paths = list((library.home / "main.seller").glob("lexical-*/fingerprint"))
    assert "another" in {path.read_text("utf-8") for path in paths}
