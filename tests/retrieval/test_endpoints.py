"""The library on other people's servers: an OpenAI-compatible embeddings endpoint, a Chroma server."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bot.retrieval.embeddings import EndpointEmbedder
from bot.retrieval.errors import NoEmbeddings
from bot.retrieval.library import Library
from bot.settings import Settings
from tests.retrieval.conftest import DOCUMENTS, Open, write


class Endpoint:
    """Embeddings by counting letters; `answer` may be set to something else to answer with.

    A model called `more-letters` counts more of them; after `fail_after` requests the endpoint is down.
    """

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.answer: tuple[int, bytes] | None = None
        self.letters: dict[str, str] = {"more-letters": "abcdefghijklmnopqrstuvwxyz"}
        self.fail_after: int | None = None
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                endpoint.asked.append({**body, "path": self.path, "key": self.headers.get("Authorization")})
                letters = endpoint.letters.get(body["model"], "abcdefghijklmnop")
                status, data = endpoint.answer or (
                    200,
                    json.dumps({"data": _vectors(body["input"], letters)}).encode(),
                )
                if endpoint.fail_after is not None and len(endpoint.asked) > endpoint.fail_after:
                    status, data = 503, b"down"
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"


def _vectors(texts: list[str], letters: str) -> list[dict[str, Any]]:
    # in the wrong order: `index` is what counts
    return [
        {"index": index, "embedding": [text.lower().count(letter) + 0.1 for letter in letters]}
        for index, text in reversed(list(enumerate(texts)))
    ]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    served = Endpoint()
    thread = threading.Thread(target=served.server.serve_forever)
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()
    thread.join()


def at(endpoint: Endpoint, opened: Open) -> Library:
    from pydantic import SecretStr

    return opened(embeddings="openai", openai_base_url=endpoint.url, openai_api_key=SecretStr("secret"))


def test_an_endpoint_embeds_documents_and_questions(endpoint: Endpoint, opened: Open) -> None:
    library = at(endpoint, opened)
    library.ensure_bundled()

    results = library.search("small parcel", role="seller")

    assert results.hits[0].document == "regulations/eu/parcels.md"
    assert not results.by_words_only
    assert {entry["key"] for entry in endpoint.asked} == {"Bearer secret"}
    assert {entry["path"] for entry in endpoint.asked} == {"/v1/embeddings"}
    assert max(len(entry["input"]) for entry in endpoint.asked) <= 64


def test_an_endpoint_that_fails_leaves_the_words(endpoint: Endpoint, opened: Open) -> None:
    library = at(endpoint, opened)
    library.ensure_bundled()
    endpoint.answer = (503, b"busy")

    results = library.search("tariff subheading parcel", role="seller")

    assert results.by_words_only
    assert results.hits[0].document == "regulations/eu/parcels.md"


def test_documents_are_taken_in_while_the_endpoint_is_down(
    endpoint: Endpoint, opened: Open, tmp_path: Path
) -> None:
    library = at(endpoint, opened)
    endpoint.answer = (429, b"slow down")
    report = library.ingest([write(tmp_path, "zebra.md", "# Zebra\nThe zebra rule.")])

    assert report.pending == 1
    assert library.search("zebra", role="customer").hits[0].document == "zebra.md"

    endpoint.answer = None
    assert library.embed_pending() == 1
    assert library.pending() == 0


@pytest.mark.parametrize(
    "answer",
    [
        (500, b""),
        (200, b"not json"),
        (200, b"{}"),
        (200, b'{"data": []}'),
        (200, b'{"data": [{"index": 0, "embedding": []}]}'),
        (200, b'{"data": [{"index": 0, "embedding": [0, 0]}]}'),
        (200, b'{"data": [{"index": 0, "embedding": [1e999, 1]}]}'),
        (200, b'{"data": [{"index": 0, "embedding": "abc"}]}'),
    ],
)
def test_a_bad_answer_is_an_error_and_no_vector(endpoint: Endpoint, answer: tuple[int, bytes]) -> None:
    embedder = EndpointEmbedder(Settings(openai_base_url=endpoint.url), "text-embedding-3-small")
    endpoint.answer = answer

    with pytest.raises(NoEmbeddings):
        embedder.query("text")
    embedder.close()


def test_a_chroma_server_holds_the_vectors(opened: Open, knowledge: Path, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chroma = Path(sys.executable).with_name("chroma")
    server = subprocess.Popen(
        [chroma, "run", "--path", str(tmp_path / "chroma"), "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port)
        library = opened(chroma_url=f"http://127.0.0.1:{port}")
        library.ensure_bundled()
        results = library.search("寄到欧盟的小包裹收多少钱", role="seller")
        assert results.hits[0].document == "regulations/eu/parcels.zh.md"
        assert not results.by_words_only
        assert not list(library.home.glob("*/dense-*"))

        write(knowledge, "process/cotton.md", DOCUMENTS["process/cotton.md"].replace("16.5 %", "17 %"))
        library.ensure_bundled()
        assert "17 %" in library.search("rate of cotton shirts", role="seller").hits[0].text
        assert library.search("who approves a refund", role="customer").hits[0].audience == "public"
    finally:
        server.terminate()
        server.wait(20)

    # By words, now that the server is gone; what is taken in meanwhile is found, too, and a restart does not fail.
    assert library.search("cotton shirts", role="seller").hits
    library.ingest([write(tmp_path, "zebra.md", "# Zebra\nThe zebra rule.")])
    again = opened(chroma_url=f"http://127.0.0.1:{port}")
    again.ensure_bundled()
    results = again.search("zebra", role="customer")
    assert (results.hits[0].document, results.by_words_only) == ("zebra.md", True)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 40
    while time.monotonic() < deadline:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the Chroma server did not start")
