"""Every change of the library is whole, seen at once by every process, and leaves nothing behind."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from bot.retrieval import writing
from bot.retrieval.errors import BadDocument, NoDocument
from bot.retrieval.library import Library
from tests.retrieval.conftest import Open, write


def circular(folder: Path, text: str, name: str = "circular.md") -> Path:
    return write(folder, name, f"# Circular\n## Zebra rule\n{text}\n")


def best(library: Library, question: str = "zebra rule", role: str = "customer") -> str:
    return library.search(question, role=role).hits[0].text


def in_another_process(home: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "QUAYSIDE_HOME": str(home)}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def finished(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=100)
    assert process.returncode == 0, err
    return out


def test_a_document_is_added_replaced_left_alone_and_removed(library: Library, tmp_path: Path) -> None:
    path = circular(tmp_path, "The zebra fee is 5 EUR.")
    assert [change.what for change in library.ingest([path]).changes] == ["added"]
    assert "5 EUR" in best(library)

    assert [change.what for change in library.ingest([path]).changes] == ["unchanged"]

    circular(tmp_path, "The zebra fee is 7 EUR.")
    (change,) = library.ingest([path]).changes
    assert (change.what, change.version) == ("replaced", 2)
    assert "7 EUR" in best(library)

    library.remove("circular.md")
    assert "circular.md" not in {
        hit.document for hit in library.search("zebra rule", role="staff", k=50).hits
    }
    with pytest.raises(NoDocument):
        library.remove("circular.md")


def test_another_process_ingest_is_seen_by_a_running_one(
    library: Library, settings: object, tmp_path: Path
) -> None:
    home = library.home.parent
    assert "zebra" not in best(library).lower()

    finished(
        in_another_process(
            home, "ingest", str(circular(tmp_path, "The zebra fee is 5 EUR.")), "--audience", "public"
        )
    )
    assert "5 EUR" in best(library)

    out = finished(in_another_process(home, "search", "zebra rule", "--json", "--as", "customer"))
    assert "5 EUR" in json.loads(out)["hits"][0]["text"]

    finished(in_another_process(home, "knowledge", "remove", "circular.md"))
    assert "zebra" not in best(library).lower()


def test_two_processes_may_ingest_at_once(library: Library, tmp_path: Path) -> None:
    home = library.home.parent
    folders = [tmp_path / "one", tmp_path / "two"]
    for number, folder in enumerate(folders):
        for each in range(5):
            circular(folder, f"The zebra number {number}{each} is striped.", f"zebra-{number}{each}.md")

    running = [in_another_process(home, "ingest", str(folder)) for folder in folders]
    for process in running:
        finished(process)

    found = {hit.document for hit in library.search("zebra striped", role="customer", k=50).hits}
    assert {f"zebra-{number}{each}.md" for number in (0, 1) for each in range(5)} <= found


def test_a_search_never_sees_half_a_change(words: Library, tmp_path: Path) -> None:
    folder = tmp_path / "pair"
    for name in ("a.md", "b.md"):
        circular(folder, "Zebra edition 0.", name)
    words.ingest([folder])
    stop = threading.Event()
    wrong: list[set[str]] = []

    def look() -> None:
        while not stop.is_set():
            texts = {
                hit.text
                for hit in words.search("zebra edition", role="customer").hits
                if "edition" in hit.text
            }
            if len(texts) != 1:  # two equal passages are shown once; two editions at a time would be two
                wrong.append(texts)

    looking = [threading.Thread(target=look) for _ in range(3)]
    for thread in looking:
        thread.start()
    for edition in range(1, 9):
        for name in ("a.md", "b.md"):
            circular(folder, f"Zebra edition {edition}.", name)
        words.ingest([folder])
    stop.set()
    for thread in looking:
        thread.join()

    assert wrong == []


def test_a_failed_ingest_changes_nothing(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = circular(tmp_path, "The zebra fee is 5 EUR.")
    library.ingest([path])
    circular(tmp_path, "The zebra fee is 7 EUR.")

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.records, "write", full_disk)
    with pytest.raises(OSError, match="space"):
        library.ingest([path])
    monkeypatch.undo()

    assert "5 EUR" in best(library)
    assert library.ingest([path]).changes[0].what == "replaced"
    assert "7 EUR" in best(library)


def test_a_broken_file_does_not_keep_the_others_out(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    circular(folder, "The zebra fee is 5 EUR.", "good.md")
    write(folder, "bad.md", "---\naudience: everyone\n---\ntext")

    report = library.ingest([folder])

    assert [change.document for change in report.changes] == ["good.md"]
    assert report.failures[0]["code"] == "bad_front_matter"
    assert "bad.md, line 2" in report.failures[0]["message"]


def test_nothing_to_read_is_an_error(library: Library, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadDocument):
        library.ingest([tmp_path / "empty"])
    with pytest.raises(BadDocument):
        library.ingest([tmp_path / "none.md"])


def test_two_files_of_one_name_are_refused(library: Library, tmp_path: Path) -> None:
    paths = [circular(tmp_path / folder, f"zebra {folder}") for folder in ("a", "b")]

    report = library.ingest(paths)

    assert [failure["code"] for failure in report.failures] == ["same_name"]
    assert report.count("added") == 1


def test_a_lost_index_is_built_again_from_the_store(library: Library, opened: Open) -> None:
    before = library.search("small parcel", role="seller").as_json()
    library.close()  # Chroma shares what it has open of a directory within a process
    shutil.rmtree(library.home)

    assert opened().search("small parcel", role="seller").as_json() == before


def test_many_generations_leave_neither_files_nor_handles(library: Library, tmp_path: Path) -> None:
    def handles() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    path = tmp_path / "circular.md"
    counted = []
    for edition in range(20):
        circular(tmp_path, f"The zebra fee is {edition} EUR.")
        library.ingest([path])
        assert f"{edition} EUR" in best(library)
        counted.append(handles())

    assert min(counted[-5:]) <= max(counted[:5]) + 2  # Chroma closes some of its files a moment later
    kept = sorted(folder.name for folder in (library.home / "main.public").iterdir())
    assert len([name for name in kept if name.startswith("lexical-")]) == 2
    assert len([name for name in kept if name.startswith("dense-")]) == 2


def test_many_passages_are_found_at_once_and_embedded_later(opened: Open, tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {
                "id": f"r{number}",
                "text": f"Rule {number}: the keeper of {animal} files form {number} every year.",
            }
        )
        for number, animal in enumerate(["zebras", "lions", "otters", "herons", "geese"] * 20)
    ]
    library = opened()

    report = library.ingest([write(tmp_path, "rules.jsonl", "\n".join(lines))], collection="zoo")
    assert (report.changes[0].passages, report.pending) == (100, 100)
    hits = library.search("form 42 keeper", role="customer", collection="zoo", k=10).hits
    assert hits[0].id == "r42"
    assert library.search("form 42", role="customer", collection="zoo").by_words_only

    # interrupted after one batch, then taken up again
    with pytest.raises(KeyboardInterrupt):
        library.embed_pending(_interrupt_after(16), collection="zoo")
    assert library.pending("zoo") == 84
    assert library.embed_pending(collection="zoo") == 84
    assert library.pending("zoo") == 0
    assert not library.search("who looks after big cats", role="customer", collection="zoo").by_words_only


def test_a_long_lived_process_embeds_what_another_took_in(opened: Open, tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(number), "text": f"Otter rule number {number}."}) for number in range(70)]
    library = opened()
    library.ingest([write(tmp_path, "rules.jsonl", "\n".join(lines))], collection="zoo")
    assert library.pending("zoo") == 70

    library.start_embedding()
    deadline = time.monotonic() + 60
    while library.pending("zoo") and time.monotonic() < deadline:
        time.sleep(0.2)
    library.close()

    assert library.pending("zoo") == 0


def _interrupt_after(count: int):  # type: ignore[no-untyped-def]
    def told(progress) -> None:  # type: ignore[no-untyped-def]
        if progress.done >= count:
            raise KeyboardInterrupt

    return told
