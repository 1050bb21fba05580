"""Another embedding model: the old vectors serve until each passage has a new one; then all move over in one step."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.retrieval.errors import NoEmbeddings
from bot.retrieval.library import Library
from bot.retrieval.shelves import current
from bot.retrieval.vectors import VectorCache
from bot.store import Store
from tests.retrieval import files
from tests.retrieval.conftest import Open, write
from tests.retrieval.test_endpoints import Endpoint

PASSAGES = 11
"""Of the small library."""


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    served = Endpoint()
    thread = threading.Thread(target=served.server.serve_forever)
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()
    thread.join()


def at(endpoint: Endpoint, opened: Open, model: str = "letters") -> Library:
    return opened(
        embeddings="openai", embeddings_model=model, openai_base_url=endpoint.url,
        openai_api_key=SecretStr("secret"),
    )  # fmt: skip


def models(library: Library) -> set[str]:
    return {state.model for state in current(library._store, "main", ("public", "seller", "staff"))}


def by_meaning(library: Library, role: str = "seller") -> bool:
    return not library.search("small parcel", role=role).by_words_only


def test_the_old_vectors_serve_until_all_of_the_new_ones_are_there(
    library: Library, endpoint: Endpoint, opened: Open
) -> None:
    assert by_meaning(library)
    before = models(library)
    other = at(endpoint, opened)

    assert by_meaning(other)
    assert [entry["input"] for entry in endpoint.asked] == []  # asked in the space of the model before
    assert other.pending() == PASSAGES
    assert other.embed_pending() == PASSAGES

    assert models(other) == {"openai:letters"} != before
    assert other.pending() == 0
    endpoint.asked.clear()
    assert by_meaning(other)
    assert endpoint.asked  # and now in the new one's

    # Back again: nothing needs to be embedded twice, and the move is as atomic.
    assert not by_meaning(library)  # this process was told of no endpoint, and asks none
    assert library.embed_pending() == 0
    assert models(library) == before
    assert by_meaning(library)


def test_an_endpoint_that_fails_in_the_middle_loses_nothing_and_shows_nothing_half(
    library: Library, endpoint: Endpoint, opened: Open, tmp_path: Path
) -> None:
    library.ingest([files.put(tmp_path, "long.pdf", files.pdf(40))], audience="seller", wait=True)
    before = models(library)
    endpoint.fail_after = 2
    other = at(endpoint, opened)
    whole = other.pending()
    with pytest.raises(NoEmbeddings):
        other.embed_pending()
    left = other.pending()
    assert 0 < left < whole
    assert models(other) == before
    assert by_meaning(other)
    other.close()

    # A new process goes on where that one stopped.
    endpoint.fail_after = None
    endpoint.asked.clear()
    again = at(endpoint, opened)
    assert again.pending() == left
    seen: list[tuple[int, int]] = []
    assert again.embed_pending(lambda progress: seen.append((progress.done, progress.total))) == left
    assert sum(len(entry["input"]) for entry in endpoint.asked) == left
    assert max(done for done, _ in seen) > 0
    assert models(again) == {"openai:letters"}


def test_a_restart_in_the_background_goes_on(library: Library, endpoint: Endpoint, opened: Open) -> None:
    endpoint.fail_after = 1
    first = at(endpoint, opened)
    first.start_embedding()
    _until(lambda: len(endpoint.asked) > 1)
    first.close()
    done = PASSAGES - first.pending()
    assert 0 < done <= PASSAGES

    endpoint.fail_after = None
    second = at(endpoint, opened)
    second.start_embedding()
    _until(lambda: models(second) == {"openai:letters"})

    assert by_meaning(second, "customer")


def test_vectors_of_another_length_replace_the_old_ones(
    library: Library, endpoint: Endpoint, opened: Open
) -> None:
    small = at(endpoint, opened)
    small.embed_pending()
    large = at(endpoint, opened, "more-letters")

    assert by_meaning(large)
    assert endpoint.asked[-1]["model"] == "letters"  # still asked of the model whose vectors are searched
    assert large.embed_pending() == PASSAGES

    assert by_meaning(large)
    assert endpoint.asked[-1]["model"] == "more-letters"
    assert models(large) == {"openai:more-letters"}


def test_another_model_under_the_old_name_is_refused_and_search_goes_on(
    library: Library, endpoint: Endpoint, opened: Open, tmp_path: Path
) -> None:
    first = at(endpoint, opened)
    first.embed_pending()
    endpoint.letters["letters"] = "abcdef"

    report = first.ingest([write(tmp_path, "zebra.md", "# Zebra\nThe zebra rule.")], audience="seller")

    assert report.pending == 1
    with pytest.raises(NoEmbeddings, match="EMBEDDINGS_MODEL"):
        first.embed_pending()
    results = first.search("the zebra rule", role="seller")
    assert results.hits[0].document == "zebra.md"
    assert results.by_words_only


def test_what_comes_and_goes_during_a_switch_is_found_and_gone_at_once(
    library: Library, endpoint: Endpoint, opened: Open, tmp_path: Path
) -> None:
    other = at(endpoint, opened)
    endpoint.answer = (503, b"busy")
    other.ingest([write(tmp_path, "zebra.md", "# Zebra\nThe zebra rule of the north.")], audience="staff")
    other.remove("regulations/eu/parcels.md")

    assert other.search("zebra rule of the north", role="staff").hits[0].document == "zebra.md"
    found = {hit.document for hit in other.search("small parcels into the EU", role="seller", k=50).hits}
    assert "regulations/eu/parcels.md" not in found
    assert models(other) != {"openai:letters"}

    endpoint.answer = None
    other.embed_pending()
    assert models(other) == {"openai:letters"}
    found = {hit.document for hit in other.search("small parcels into the EU", role="seller", k=50).hits}
    assert "regulations/eu/parcels.md" not in found
    assert other.search("zebra rule of the north", role="staff").hits[0].document == "zebra.md"


def test_vectors_of_two_lengths_are_never_kept_under_one_name(store: Store) -> None:
    import numpy as np

    cache = VectorCache(store, "openai:x")
    cache.put({"a": np.ones(4, dtype=np.float32)})
    with pytest.raises(NoEmbeddings):
        cache.put({"b": np.ones(5, dtype=np.float32)})
    VectorCache(store, "openai:y").put({"b": np.ones(5, dtype=np.float32)})


def _until(true: object) -> None:
    deadline = time.monotonic() + 20
    while not true():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.02)
