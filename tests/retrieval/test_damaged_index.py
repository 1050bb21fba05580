"""A power cut leaves half-written files: the index is made anew from the store, and nobody has to do anything."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.retrieval.library import Library, open_library
from bot.settings import Settings
from bot.store import open_store
from tests.retrieval.conftest import Open, write

QUESTION = "What does a small parcel pay?"


@pytest.mark.parametrize(
    "damage",
    [lambda data: b"\xa5" * len(data), lambda data: b"", lambda data: data[: len(data) // 2]],
    ids=["garbage", "empty", "cut"],
)
def test_whichever_file_of_the_index_is_damaged_the_search_finds_the_same(
    library: Library, settings: Settings, knowledge: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    wanted = [hit.id for hit in library.search(QUESTION, role="seller").hits]
    library.close()
    index = settings.home / "index"
    good = shutil.copytree(index, tmp_path / "good")
    files = [path.relative_to(good) for path in (good / "main.seller").rglob("*") if path.is_file()]
    assert len(files) > 10
    for file in files:
        shutil.rmtree(index)
        shutil.copytree(good, index)
        (index / file).write_bytes(damage((good / file).read_bytes()))
        store = open_store(settings.store_url)
        with open_library(settings, store, knowledge=knowledge) as again:
            again.ensure_bundled()
            again.search(QUESTION, role="seller")  # which may be the one that finds the damage
            found = again.search(QUESTION, role="seller")
            assert [hit.id for hit in found.hits] == wanted, file
            assert not found.by_words_only, file
        store.close()


def test_documents_are_taken_in_although_the_index_before_is_damaged(
    library: Library, opened: Open, settings: Settings, tmp_path: Path
) -> None:
    library.close()
    for file in (settings.home / "index").rglob("ids.json"):
        file.write_bytes(b"")
    again = opened()
    again.ingest([write(tmp_path, "zebra.md", "# Zebra\nThe zebra rule.")])
    assert again.search("zebra", role="customer").hits[0].document == "zebra.md"
    assert again.search(QUESTION, role="seller").hits[0].document == "regulations/eu/parcels.md"
