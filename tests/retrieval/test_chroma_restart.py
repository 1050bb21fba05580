"""The Chroma server goes and comes back: words alone meanwhile, and said so; then by meaning again, by itself."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.retrieval.conftest import Open, write

COOL_DOWN = 0.3
ASKED = "寄到欧盟的小包裹收多少钱"
"""In Chinese: by words alone the English document is not found, by meaning it is."""


class ChromaServer:
    """`chroma run` on a port of its own; stopped and started at will, as the operator would."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.folder = folder
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        chroma = Path(sys.executable).with_name("chroma")
        self._process = subprocess.Popen(
            [chroma, "run", "--path", str(self.folder), "--host", "127.0.0.1", "--port", str(self.port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        end = time.monotonic() + 40
        while time.monotonic() < end:
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise TimeoutError("the Chroma server did not start")

    def stop(self) -> None:
        self._process.kill()
        self._process.wait(20)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChromaServer]:
    """A running server; the library tries one that failed again after a moment."""
    monkeypatch.setattr("bot.retrieval.shelves._COOL_DOWN", COOL_DOWN)
    running = ChromaServer(tmp_path / "chroma")
    yield running
    running.stop()


def test_it_goes_and_comes_back_and_nothing_has_to_be_done(
    opened: Open, server: ChromaServer, tmp_path: Path
) -> None:
    library = opened(chroma_url=server.url)
    library.ensure_bundled()
    before = library.search(ASKED, role="seller")
    assert not before.by_words_only

    server.stop()
    begun = time.monotonic()
    meanwhile = library.search("tariff subheading parcel", role="seller")
    assert meanwhile.by_words_only  # it is said, not hidden
    assert meanwhile.hits[0].document == "regulations/eu/parcels.md"
    library.ingest([write(tmp_path, "zebra.md", "# Zebra\nThe zebra rule is seven stripes a crate.")])
    assert library.search("zebra", role="seller").hits[0].document == "zebra.md"
    assert time.monotonic() - begun < 5

    server.start()
    time.sleep(COOL_DOWN + 0.1)
    after = library.search(ASKED, role="seller")
    assert not after.by_words_only
    assert [hit.document for hit in after.hits] == [hit.document for hit in before.hits]
    library.embed_pending()  # what the thread of a running bot does again and again
    found = library.search("How many stripes has a crate?", role="seller")
    assert (found.hits[0].document, found.by_words_only) == ("zebra.md", False)


def test_it_comes_back_empty_and_is_filled_from_the_store(opened: Open, server: ChromaServer) -> None:
    library = opened(chroma_url=server.url)
    library.ensure_bundled()
    before = library.search(ASKED, role="seller")
    server.stop()
    assert library.search(ASKED, role="seller").by_words_only
    shutil.rmtree(server.folder)
    server.start()
    time.sleep(COOL_DOWN + 0.1)
    after = library.search(ASKED, role="seller")
    assert not after.by_words_only
    assert [hit.document for hit in after.hits] == [hit.document for hit in before.hits]
