"""Every version is kept and compared; a failed or repeated change is none; what is removed is gone everywhere."""

import threading
from datetime import date
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import select

from bot.retrieval import reading, versions
from bot.retrieval.errors import BadDocument, NoDocument
from bot.retrieval.library import Library
from bot.store import Store
from bot.store.documents import VersionRow
from tests.retrieval import files
from tests.retrieval.conftest import Open, write

RATES = "# Rates\n\n## Shirts\nCotton shirts pay 16.5 %.\n\n## Shoes\nShoes pay 8 %.\n"


def put(library: Library, folder: Path, text: str) -> None:
    library.ingest([write(folder, "rates.md", text)], audience="staff", by="telegram:2")


def test_what_changed_is_told_with_the_change(words: Library, tmp_path: Path) -> None:
    put(words, tmp_path, RATES)

    report = words.ingest([write(tmp_path, "rates.md", RATES.replace("16.5 %", "17 %"))], audience="staff")

    diff = report.changes[0].diff
    assert diff is not None
    assert (diff.before, diff.after, diff.added, diff.removed) == (1, 2, 1, 1)
    assert (diff.figures_gone, diff.figures_new) == (("16.5 %",), ("17 %",))
    assert report.as_json()["documents"][0]["diff"]["figures_new"] == ["17 %"]


def test_any_two_kept_versions_are_compared(words: Library, tmp_path: Path) -> None:
    for rate in ("16.5", "17", "18"):
        put(words, tmp_path, RATES.replace("16.5", rate))

    assert [version.number for version in words.history("rates.md")] == [1, 2, 3]
    assert [version.by for version in words.history("rates.md")] == ["telegram:2"] * 3
    assert words.diff("rates.md").before == 2
    whole = words.diff("rates.md", before=1, after=3)
    assert "- Cotton shirts pay 16.5 %." in whole.lines
    assert "+ Cotton shirts pay 18 %." in whole.lines
    for before, after in ((7, 3), (1, 9)):
        with pytest.raises(NoDocument):
            words.diff("rates.md", before=before, after=after)
    with pytest.raises(NoDocument):
        words.diff("none.md")


def test_only_the_last_version_is_found(library: Library, tmp_path: Path) -> None:
    put(library, tmp_path, RATES)
    put(library, tmp_path, RATES.replace("Cotton shirts pay 16.5 %", "Zebras pay nothing"))

    hits = library.search("cotton shirts pay 16.5 %", role="staff", k=50).hits
    assert not any("16.5 %" in hit.text for hit in hits if hit.document == "rates.md")


def test_old_versions_are_forgotten_beyond_a_number(
    words: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "KEPT", 3)
    for rate in range(1, 6):
        put(words, tmp_path, RATES.replace("16.5", str(rate)))

    assert [version.number for version in words.history("rates.md")] == [3, 4, 5]


def test_removing_removes_the_old_versions_too(words: Library, store: Store, tmp_path: Path) -> None:
    put(words, tmp_path, RATES)
    put(words, tmp_path, RATES.replace("16.5", "17"))

    words.remove("rates.md")

    with words._store.begin() as session:
        texts = [versions.unpacked(row.text) for row in session.scalars(select(VersionRow))]
    assert not any("Cotton shirts pay" in text and "Shoes pay" in text for text in texts)
    with pytest.raises(NoDocument):
        words.diff("rates.md")
    assert "rates.md" not in {hit.document for hit in words.search("shirts", role="staff", k=50).hits}


def test_a_failed_change_changes_nothing(library: Library, tmp_path: Path) -> None:
    path = files.put(tmp_path, "circular.pdf", files.pdf(1))
    library.ingest([path], audience="staff")
    before = library.search("how long does the shipper keep the summary", role="staff").hits[0]
    path.write_bytes(files.pdf(1)[:700])

    with pytest.raises(BadDocument):
        library.ingest([path], audience="public")

    assert library.passage(before.passage, "staff").text
    assert [version.number for version in library.history("circular.pdf")] == [1]
    assert library.search("how long does the shipper keep the summary", role="customer").hits == () or all(
        hit.document != "circular.pdf"
        for hit in library.search("how long does the shipper keep the summary", role="customer").hits
    )


def test_the_same_file_from_two_people_at_once_is_one_version(opened: Open, tmp_path: Path) -> None:
    path = files.put(tmp_path, "circular.pdf", files.pdf(1))
    done: list[str] = []
    start = threading.Barrier(2)

    def bring(library: Library) -> None:
        start.wait()
        done.append(library.ingest([path], audience="staff").changes[0].what)

    threads = [threading.Thread(target=bring, args=(opened(embeddings="none"),)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(done) == ["added", "unchanged"]
    assert len(opened(embeddings="none").history("circular.pdf")) == 1


def test_a_long_document_is_compared_in_bounded_time() -> None:
    old = "\n".join(f"line {number}" for number in range(30_000))
    new = "\n".join(f"line {number}" for number in range(500, 30_500))

    diff = versions.compare("long", (1, old), (2, new))

    assert (diff.added, diff.removed) == (500, 500)


@time_machine.travel("2026-11-24T00:00:00Z", tick=False)
def test_the_review_list_shows_the_latest_first(words: Library, tmp_path: Path) -> None:
    write(tmp_path, "soon.md", "---\nreview_by: 2026-12-01\n---\n# Soon\n\nwords\n")
    write(tmp_path, "old.txt", "words without a date")
    words.ingest([tmp_path / "soon.md", tmp_path / "old.txt"], audience="staff")

    due = words.review(within=30)

    assert [one.document for one in due] == ["process/cotton.md", "soon.md"]
    assert (due[0].review_by, due[0].days < 0) == (date(2020, 1, 31), True)
    assert due[1].days == 7
    assert [one.document for one in words.review(within=0)] == ["process/cotton.md"]


def test_the_whole_text_is_kept() -> None:
    document = reading.parse(RATES.encode(), "rates.md")

    assert versions.unpacked(versions.packed(versions.text_of(document))) == (
        "# Rates\n## Shirts\nCotton shirts pay 16.5 %.\n## Shoes\nShoes pay 8 %.\n"
    )
