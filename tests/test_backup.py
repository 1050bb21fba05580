"""Backups are consistent while the bot writes, and a restore never destroys what was there."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from bot.backup import back_up, restore
from bot.clock import now
from bot.errors import UserError
from bot.retrieval.library import Library, open_library
from bot.settings import Settings
from bot.store import Store, open_store, people
from bot.store.people import PersonRow


def settings_of(home: Path) -> Settings:
    return Settings(_env_file=None, quayside_home=home)


def filled(home: Path, *ids: str) -> Settings:
    settings = settings_of(home)
    store = open_store(settings.store_url)
    add(store, *ids)
    store.close()
    return settings


def add(store: Store, *ids: str) -> None:
    with store.begin() as session:
        for name in ids:
            people.meet(session, name, "en", now())


def ids_in(settings: Settings) -> set[str]:
    store = open_store(settings.store_url)
    with store.begin() as session:
        found = {row.id for row in session.query(PersonRow)}
    store.close()
    return found


def test_what_was_saved_comes_back_and_what_was_there_lies_aside(tmp_path: Path) -> None:
    settings = filled(tmp_path / "home", "telegram:1")
    (settings.home / "tariffs").mkdir()
    (settings.home / "tariffs" / "own.csv").write_text("code,rate\n")
    (settings.home / "secret.key").write_text("the key")
    made = back_up(settings, tmp_path / "saved.zip")
    assert set(made.files) == {"quayside.db", "tariffs/own.csv"}
    assert (tmp_path / "saved.zip").stat().st_mode & 0o077 == 0
    filled(tmp_path / "home", "telegram:2")
    (settings.home / "tariffs" / "own.csv").unlink()

    done = restore(settings, tmp_path / "saved.zip")

    assert ids_in(settings) == {"telegram:1"}
    assert (settings.home / "tariffs" / "own.csv").read_text() == "code,rate\n"
    assert (settings.home / "secret.key").read_text() == "the key"
    aside = Path(done.aside)
    assert aside.parent == settings.home
    with closing(sqlite3.connect(aside / "quayside.db")) as before:
        assert {row[0] for row in before.execute("SELECT id FROM people")} == {"telegram:1", "telegram:2"}


def test_a_backup_made_while_a_writer_runs_is_one_moments_state(tmp_path: Path) -> None:
    """The writer adds rows in pairs, one transaction each: a state between transactions has whole pairs only."""
    settings = filled(tmp_path / "home")
    stop, written = threading.Event(), 0

    def write() -> None:
        nonlocal written
        store = open_store(settings.store_url)
        while not stop.is_set():
            add(store, f"{written}:a", f"{written}:b")
            written += 1
        store.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        seen = 0
        for number in range(5):
            while written <= seen:
                stop.wait(0.002)
            seen = written
            back_up(settings, tmp_path / f"{number}.zip")
    finally:
        stop.set()
        writer.join()
    for number in range(5):
        target = settings_of(tmp_path / f"restored-{number}")
        restore(target, tmp_path / f"{number}.zip")
        found = ids_in(target)
        assert found
        assert {name.split(":")[0] + ":b" for name in found} | {
            name.split(":")[0] + ":a" for name in found
        } == found


def test_restore_refuses_while_the_bot_runs_and_changes_nothing(tmp_path: Path) -> None:
    settings = filled(tmp_path / "home", "telegram:1")
    back_up(settings, tmp_path / "saved.zip")
    running = open_store(settings.store_url)
    add(running, "telegram:2")
    with running.begin() as session:
        session.query(PersonRow).all()
        with pytest.raises(UserError, match="stop it") as caught:
            restore(settings, tmp_path / "saved.zip")
    running.close()
    assert caught.value.code == "still_running"
    assert ids_in(settings) == {"telegram:1", "telegram:2"}
    assert not list(settings.home.glob("before-restore-*"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"schema": "9999"}, "newer_schema"),
        ({"format": 2}, "newer_schema"),
        ({"engine": "postgresql"}, "other_engine"),
        ({"files": {"quayside.db": "0" * 64}}, "bad_backup"),
        ({"files": {"../outside": "0" * 64}}, "bad_backup"),
        ({"surprise": 1}, "bad_backup"),
    ],
)
def test_a_newer_foreign_or_damaged_backup_is_refused(
    tmp_path: Path, change: dict[str, object], code: str
) -> None:
    settings = filled(tmp_path / "home", "telegram:1")
    back_up(settings, tmp_path / "saved.zip")
    with zipfile.ZipFile(tmp_path / "saved.zip") as old, zipfile.ZipFile(tmp_path / "bad.zip", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, json.dumps(json.loads(data) | change) if name == "manifest.json" else data)
    with pytest.raises(UserError) as caught:
        restore(settings, tmp_path / "bad.zip")
    assert caught.value.code == code
    assert ids_in(settings) == {"telegram:1"}
    assert not (tmp_path / "outside").exists()


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(UserError, match="no backup"):
        restore(settings_of(tmp_path / "home"), tmp_path / "x.zip")


def test_a_backup_never_overwrites_a_file(tmp_path: Path) -> None:
    settings = filled(tmp_path / "home")
    (tmp_path / "saved.zip").write_text("precious")
    with pytest.raises(UserError, match="exists"):
        back_up(settings, tmp_path / "saved.zip")
    assert (tmp_path / "saved.zip").read_text() == "precious"


def test_a_damaged_store_can_be_replaced_by_its_backup(tmp_path: Path) -> None:
    settings = filled(tmp_path / "home", "telegram:1")
    back_up(settings, tmp_path / "saved.zip")
    (settings.home / "quayside.db").write_bytes(b"no database at all" * 500)
    restore(settings, tmp_path / "saved.zip")
    assert ids_in(settings) == {"telegram:1"}


def test_the_commands_work(tmp_path: Path) -> None:
    environment = {**os.environ, "QUAYSIDE_HOME": str(tmp_path / "home")}
    filled(tmp_path / "home", "telegram:1")

    def command(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *words], env=environment, capture_output=True, text=True
        )

    saved = str(tmp_path / "saved.zip")
    assert json.loads(command("backup", saved, "--json").stdout)["engine"] == "sqlite"
    assert json.loads(command("restore", saved, "--json").stdout)["files"] == ["quayside.db"]
    again = command("backup", saved)
    assert again.returncode == 1
    assert "exists" in again.stderr
    erased = json.loads(command("retention", "run", "--json").stdout)["erased"]
    assert erased["conversations"] == 0
    invitation = json.loads(command("invite", "--role", "seller", "--days", "7", "--json").stdout)
    assert invitation["command"].startswith("/start invite_")
    assert command("invite", "--role", "admin").returncode == 2


def test_after_a_restore_the_index_is_made_anew_and_the_search_finds_what_it_found(tmp_path: Path) -> None:
    """The backup holds passages and vectors, not the index: neither files nor an embedding model are needed."""
    settings = settings_of(tmp_path / "home")
    knowledge = tmp_path / "knowledge"
    for name, words in (("valves", "Zorbax valves are packed in crates of 37 pieces."),
                        ("felt", "A lining of felt keeps moisture away from steel.")):  # fmt: skip
        file = knowledge / f"process/{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: {name}\nlink: 5\nmarkets: [world]\naudience: seller\nlanguage: en\n"
                        "source: house rule\nas_of: 2026-11-01\nreview_by: 2027-11-01\nconfidence: high\n---\n"
                        f"# {name}\n\n## Packing\n{words}\n")  # fmt: skip
    store = open_store(settings.store_url)
    with open_library(settings, store, knowledge=knowledge) as library:
        library.ensure_bundled()
        note = tmp_path / "note.md"
        note.write_text("# Zorbax refunds\nA refund of more than 90 yuan is approved by Mei.")
        library.ingest([note], audience="staff", wait=True)
        before = {question: found(library, question) for question in QUESTIONS}
    store.close()
    assert before[QUESTIONS[0]][0][0] == "process/valves.md"
    assert not before[QUESTIONS[0]][1]
    back_up(settings, tmp_path / "saved.zip")
    note.unlink()

    other = settings_of(tmp_path / "elsewhere")
    restore(other, tmp_path / "saved.zip")

    assert not (other.home / "index").exists()
    store = open_store(other.store_url)
    with open_library(other, store, knowledge=knowledge) as library:
        assert library.pending() == 0  # nothing has to be embedded again
        assert {question: found(library, question) for question in QUESTIONS} == before
    store.close()


QUESTIONS = ("How many Zorbax valves go into a crate?", "防潮用什么衬里？", "Who approves a Zorbax refund?")


def found(library: Library, question: str) -> tuple[list[str], bool]:
    """The documents that answer, and whether only words were compared."""
    results = library.search(question, role="staff")
    return [hit.document for hit in results.hits], results.by_words_only
