"""`quayside serve` with a live OpenTelemetry collector: what a turn sends there, and that none is needed."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent import futures
from pathlib import Path
from typing import Any

import grpc
import pytest
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as messages
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2_grpc as service

from bot.app import open_rooms
from bot.settings import Settings
from tests.telegram_api import TelegramApi, User

SELLER = User(3)
ASKED = ("What is IOSS?", "Write to ana.perez@example.com or +34 612 345 678")


class Collector(service.TraceServiceServicer):  # type: ignore[misc]
    """Keeps every span that it is handed, over gRPC on loopback."""

    def __init__(self) -> None:
        self.spans: list[Any] = []
        self.services: set[str] = set()
        self._server = grpc.server(futures.ThreadPoolExecutor(2))
        service.add_TraceServiceServicer_to_server(self, self._server)
        self.port = self._server.add_insecure_port("127.0.0.1:0")
        self._server.start()

    def Export(self, request: Any, _context: Any) -> Any:
        for resource in request.resource_spans:
            self.services |= {
                entry.value.string_value
                for entry in resource.resource.attributes
                if entry.key == "service.name"
            }
            self.spans += [span for scope in resource.scope_spans for span in scope.spans]
        return messages.ExportTraceServiceResponse()

    def close(self) -> None:
        self._server.stop(None).wait()


@pytest.fixture
def collector() -> Iterator[Collector]:
    """A running collector."""
    running = Collector()
    yield running
    running.close()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose index is built."""
    home = tmp_path_factory.mktemp("home")
    open_rooms(Settings(_env_file=None, quayside_home=home, embeddings="none")).close()
    return home


async def answered(home: Path, collector: str) -> str:
    """The bot answers two messages, and is ended as an operator ends it; gives what it logged."""
    async with TelegramApi() as api:
        environment = {**os.environ, "QUAYSIDE_HOME": str(home), "TELEGRAM_BOT_TOKEN": api.token, "SELLERS": "3",
                       "TELEGRAM_API_BASE": api.base, "EMBEDDINGS": "none",
                       "OTEL_EXPORTER_OTLP_ENDPOINT": collector}  # fmt: skip
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "serve", env=environment, stderr=subprocess.PIPE
        )
        try:
            for text in ASKED:
                api.push_text(SELLER, text)
            await api.await_message(SELLER, "[1]", timeout=40)
            await api.await_message(SELLER, timeout=40)
        finally:
            process.send_signal(signal.SIGTERM)
            _, errors = await asyncio.wait_for(process.communicate(), 40)
        assert process.returncode == 0
        return errors.decode()


async def test_a_turn_arrives_at_a_live_collector_as_one_trace_without_what_a_person_wrote(
    built: Path, collector: Collector, tmp_path: Path
) -> None:
    home = shutil.copytree(built, tmp_path / "home")
    await answered(home, f"http://127.0.0.1:{collector.port}")
    assert collector.services == {"quayside"}
    turn, _ = [span for span in collector.spans if span.name == "turn"]
    attributes = {entry.key: entry.value.string_value for entry in turn.attributes}
    assert attributes == {"turn": "telegram:900001", "role": "seller"}
    within = {span.name: span for span in collector.spans if span.trace_id == turn.trace_id}
    assert {"turn", "desk", "search_documents"} <= within.keys()
    assert within["search_documents"].end_time_unix_nano <= turn.end_time_unix_nano
    assert within["desk"].parent_span_id == turn.span_id
    everything = " ".join(span.SerializeToString().decode("utf-8", "replace") for span in collector.spans)
    for words in ("IOSS", "ana.perez", "612", "345 678"):
        assert words not in everything


async def test_without_the_collector_the_question_is_answered_all_the_same(
    built: Path, tmp_path: Path
) -> None:
    home = shutil.copytree(built, tmp_path / "home")
    errors = await answered(home, "http://127.0.0.1:9")
    assert "Traceback" not in errors
