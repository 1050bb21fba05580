"""How commands read batches and print results: one JSON document, or one JSON line per input line."""

import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from bot.errors import QuaysideError, UserError

MAX_LINE = 1_000_000
"""Characters; a longer input line is refused on its own."""


def print_json(document: Any) -> None:
    """One JSON document on stdout; decimals and dates as strings."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()


def run_batch(source: str, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Read JSON Lines from a file or `-`, print one JSON line per line, in order, echoing `id`.

    A line that fails gives `{"id", "error": {"code", "message"}}` and the batch goes on.
    """
    with _lines(source) as lines:
        for line in filter(str.strip, lines):
            identity: Any = None
            try:
                entry = _entry(line)
                identity = entry.get("id")
                result = answer(entry)
            except Exception as error:  # one bad line must not end the batch
                result = _failure(error)
            print_json({"id": identity, **result})


async def run_batch_async(source: str, answer: Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]) -> None:
    """The same for an answer that is awaited."""
    with _lines(source) as lines:
        for line in filter(str.strip, lines):
            identity: Any = None
            try:
                entry = _entry(line)
                identity = entry.get("id")
                result = await answer(entry)
            except Exception as error:
                result = _failure(error)
            print_json({"id": identity, **result})


def _failure(error: Exception) -> dict[str, Any]:
    if isinstance(error, QuaysideError):
        return {"error": error.as_json()}
    return {"error": {"code": "internal", "message": f"{type(error).__name__}: {error}"}}


def _entry(line: str) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise UserError(f"line longer than {MAX_LINE} characters", code="too_large")
    try:
        entry = json.loads(line, parse_float=Decimal)
    except ValueError as error:
        raise UserError(f"not JSON: {error}", code="bad_json") from None
    if not isinstance(entry, dict):
        raise UserError("a line must be a JSON object", code="bad_json")
    return entry


@contextmanager
def _lines(source: str) -> Iterator[TextIO]:
    if source == "-":
        yield sys.stdin
        return
    path = Path(source)
    if not path.is_file():
        raise UserError(f"no such file: {source}", code="no_file")
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        yield lines
