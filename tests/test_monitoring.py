"""`/metrics`, `/healthz` and `/readyz`, and what is measured."""

import re
import socket
from datetime import timedelta

import aiohttp
import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from bot import telemetry
from bot.clock import now
from bot.monitoring import monitoring
from bot.settings import Settings
from bot.store import Store, inbox
from bot.store.inbox import Received


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def get(port: int, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as client, client.get(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.status, await answer.text()


def number(page: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", page, re.MULTILINE)
    return float(found[1]) if found else 0.0


async def test_metrics_show_how_much_waits_and_for_how_long(store: Store) -> None:
    with store.begin() as session:
        at = now() - timedelta(minutes=5)
        inbox.receive(session, [Received(1, "42", "{}"), Received(2, "42", "{}")], at)
    settings = Settings(_env_file=None, metrics_port=free_port())
    async with monitoring(settings, store, lambda: True) as port:
        status, page = await get(port, "/metrics")
    assert status == 200
    assert number(page, "quayside_inbox_depth") == 2
    assert 290 < number(page, "quayside_inbox_age_seconds") < 400
    assert number(page, "quayside_outbox_depth") == 0


async def test_ready_means_the_channel_serves_and_the_store_answers(store: Store) -> None:
    ready = False
    settings = Settings(_env_file=None, metrics_port=free_port())
    async with monitoring(settings, store, lambda: ready) as port:
        assert (await get(port, "/healthz"))[0] == 200
        assert (await get(port, "/readyz"))[0] == 503
        ready = True
        assert (await get(port, "/readyz"))[0] == 200
        store.begin = _broken  # type: ignore[method-assign]
        status, page = await get(port, "/readyz")
        assert status == 503
        assert '"store": false' in page
        assert (await get(port, "/metrics"))[0] == 200


async def test_nothing_listens_without_a_port(store: Store) -> None:
    async with monitoring(Settings(_env_file=None), store, lambda: True) as port:
        assert port == 0


def test_a_stage_is_timed_and_its_span_holds_no_contact_and_no_exception_text() -> None:
    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    before = telemetry.STAGES.labels(stage="trial")._sum.get()
    telemetry._tracer = provider.get_tracer("test")  # the global provider can be set only once a process
    try:
        with pytest.raises(RuntimeError), telemetry.stage("trial", about="ana@example.com"):
            raise RuntimeError("words of a person")
    finally:
        telemetry._tracer = trace.get_tracer("quayside")
    span = spans.get_finished_spans()[0]
    assert span.name == "trial"
    assert span.attributes == {"about": "a•••@example.com"}
    assert not span.events
    assert "words" not in span.to_json()
    assert telemetry.STAGES.labels(stage="trial")._sum.get() > before


def _broken() -> None:
    raise OSError("the disk is gone")
