"""A folder is followed while the bot runs: new files are found, changed ones replaced, vanished ones gone."""

import time
from collections.abc import Callable
from pathlib import Path

from bot.retrieval.library import Library
from bot.retrieval.watching import Watch
from tests.retrieval import files
from tests.retrieval.conftest import DOCUMENTS, Open, write


def test_a_folder_says_for_whom_its_files_are(words: Library, tmp_path: Path) -> None:
    folder = tmp_path / "circulars"
    files.put(folder, "public/a.csv", b"Goods,Rate\nZebras,5 %\n")
    files.put(folder, "seller/b.pdf", files.pdf(1))
    write(folder, "c.txt", "unmarked words about zebras")
    write(folder, "d.md", "---\naudience: seller\n---\n# D\n\nmarked words\n")

    report = words.follow(folder)

    assert {change.document: change.audience for change in report.changes} == {
        "public/a.csv": "public", "seller/b.pdf": "seller", "c.txt": "staff", "d.md": "seller",
    }  # fmt: skip
    assert words.follow(folder).changes == ()


def test_what_is_taken_away_is_gone_and_what_fails_is_named(words: Library, tmp_path: Path) -> None:
    folder = tmp_path / "circulars"
    write(folder, "a.txt", "words about zebras")
    write(folder, "b.txt", "words about lions")
    words.follow(folder)
    (folder / "a.txt").unlink()
    files.put(folder, "b.txt", b"\x00\x01\x02\x03" * 50)

    report = words.follow(folder)

    assert [(change.document, change.what) for change in report.changes] == [("a.txt", "removed")]
    assert [failure["file"] for failure in report.failures] == ["b.txt"]
    assert words.search("words about lions", role="staff").hits[0].document == "b.txt"


def test_a_folder_that_is_not_mounted_changes_nothing(words: Library, tmp_path: Path) -> None:
    folder = tmp_path / "circulars"
    write(folder, "a.txt", "words about zebras")
    words.follow(folder)
    folder.rename(tmp_path / "elsewhere")

    assert words.follow(folder).changes == ()
    assert words.search("words about zebras", role="staff").hits[0].document == "a.txt"


def test_what_a_person_removed_or_brought_is_left_alone(words: Library, tmp_path: Path) -> None:
    folder = tmp_path / "circulars"
    write(folder, "a.txt", "words about zebras")
    words.follow(folder)
    words.remove("a.txt")
    words.ingest([write(tmp_path, "b.txt", "brought by a person")], audience="staff")
    write(folder, "b.txt", "put into the folder")

    assert words.follow(folder).changes == ()
    assert words.search("brought by a person", role="staff").hits[0].document == "b.txt"


def test_both_folders_are_followed_while_the_bot_runs(opened: Open, knowledge: Path, tmp_path: Path) -> None:
    folder = tmp_path / "circulars"
    folder.mkdir()
    library = opened(embeddings="none", knowledge_folder=folder)
    library.ensure_bundled()
    library._watch._pause = 0.05
    library.start_watching()
    write(folder, "a.txt", "words about zebras")
    until(lambda: library.about("a.txt") == (1, "A"))
    write(folder, "a.txt", "words about lions")
    until(lambda: library.about("a.txt") == (2, "A"))
    (folder / "a.txt").unlink()
    until(lambda: library.about("a.txt") is None)
    write(knowledge, "process/cotton.md", DOCUMENTS["process/cotton.md"].replace("16.5 %", "17 %"))
    until(lambda: library.about("process/cotton.md") == (2, "Cotton shirts for the United States"))


def test_a_file_that_is_still_growing_is_not_read_yet(tmp_path: Path) -> None:
    folder = tmp_path / "circulars"
    read: list[int] = []
    watch = Watch(
        tmp_path / "none", folder, lambda: None,
        lambda at: read.append((at / "a.txt").stat().st_size), pause=0.1,
    )  # fmt: skip
    watch.start()
    for size in range(1, 12):
        files.put(folder, "a.txt", b"x" * size)
        time.sleep(0.05)
    until(lambda: read == [11])
    watch.stop()


def until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)
