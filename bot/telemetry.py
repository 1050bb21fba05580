"""What is measured while the program runs: numbers for Prometheus, spans for OpenTelemetry.

A label is always one of a few known words (an outcome, a role, a tool's name), never a person, a chat or a text.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace
from prometheus_client import Counter, Gauge, Histogram

from bot.log import mask

TURNS = Counter("quayside_turns", "Turns answered.", ["outcome", "model", "role"])
"""model: `desk` or `endpoint`."""
STAGES = Histogram(
    "quayside_stage_seconds", "How long each stage of a turn takes.", ["stage"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)  # fmt: skip
"""stage: turn, endpoint, desk, send, or a tool's name."""
TOOL_ERRORS = Counter("quayside_tool_errors", "Tool calls that failed.", ["tool", "code"])
FALLBACKS = Counter(
    "quayside_model_fallbacks", "Times the desk model answered in the endpoint's place.", ["reason"]
)
"""reason: failed, resting, unusable or budget."""
LIMITED = Counter("quayside_messages_over_limit", "Messages over the limit, which get no answer.")
RETRIES = Counter("quayside_outbox_retries", "Messages to be sent once more, after a fault.", ["reason"])
"""reason: too_many, broken or no_connection."""
INBOX_DEPTH = Gauge("quayside_inbox_depth", "Updates that wait for an answer.")
INBOX_AGE = Gauge("quayside_inbox_age_seconds", "For how long the oldest of them has waited.")
INBOX_PARKED = Gauge("quayside_inbox_parked", "Updates given up, for staff to look at.")
OUTBOX_DEPTH = Gauge("quayside_outbox_depth", "Messages that wait to be sent.")

_tracer = trace.get_tracer("quayside")


@contextmanager
def stage(name: str, **attributes: str) -> Iterator[None]:
    """Time a stage of a turn, and be its span; `attributes` go to the span alone, masked."""
    given = {key: mask(value) for key, value in attributes.items()}
    # an exception's text may hold what a person wrote: the span tells only that there was one
    with (
        _tracer.start_as_current_span(name, attributes=given, record_exception=False,
                                      set_status_on_exception=False),
        STAGES.labels(stage=name).time(),
    ):  # fmt: skip
        yield


def start_traces(endpoint: str) -> None:
    """Send spans to an OpenTelemetry collector from now on."""
    from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": "quayside"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint, timeout=5)))
    trace.set_tracer_provider(provider)


def stop_traces() -> None:
    """Send what is left; waits for five seconds at most."""
    provider = trace.get_tracer_provider()
    if shutdown := getattr(provider, "shutdown", None):
        shutdown()
