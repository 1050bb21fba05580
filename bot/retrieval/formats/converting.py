"""One file taken apart in a process of its own, within bounds of time and memory.

`python -m bot.retrieval.formats.converting KIND` reads the file from stdin and prints one JSON document.
"""

import contextlib
import json
import logging
import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from bot.retrieval.documents import Block, Findings, Section
from bot.retrieval.errors import BadDocument
from bot.retrieval.formats.converted import Converted, Limits, Unreadable

log = logging.getLogger(__name__)

KINDS = ("pdf", "docx", "xlsx", "csv", "pptx", "eml")


def convert(kind: str, data: bytes, name: str, limits: Limits) -> Converted:
    """The visible text of a file. Raises BadDocument: `file_encrypted`, `document_damaged`, `document_scanned`,
    `document_slow`, `too_many_pages`, `too_many_rows`, `empty_document`.
    """
    command = [sys.executable, "-m", __name__, kind, json.dumps(asdict(limits))]
    try:
        done = subprocess.run(  # noqa: S603 (our own module)
            command, input=data, capture_output=True, timeout=limits.seconds, check=False
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else None
    except subprocess.TimeoutExpired:
        limit = f"{limits.seconds:g}"
        raise BadDocument(
            f"{name}: not read within {limit} seconds", code="document_slow", file=name, limit=limit
        ) from None
    except ValueError:
        answer = None
    if answer is None:
        log.warning("%s: %s", name, done.stderr.decode(errors="replace")[-500:])
        raise BadDocument(f"{name}: the file cannot be read", code="document_damaged", file=name)
    if error := answer.get("error"):
        raise BadDocument(
            f"{name}: {error['message']}", code=error["code"], file=name, **error.get("details", {})
        )
    return _from_json(answer)


def read_here(kind: str, data: bytes, limits: Limits) -> Converted:
    """The same in this process, without bounds of time and memory. Raises Unreadable."""
    return _reader(kind)(data, limits)


def _reader(kind: str) -> Callable[[bytes, Limits], Converted]:
    if kind == "pdf":
        from bot.retrieval.formats.pdf import read
    elif kind == "docx":
        from bot.retrieval.formats.word import read
    elif kind == "xlsx":
        from bot.retrieval.formats.sheets import read_workbook as read
    elif kind == "csv":
        from bot.retrieval.formats.sheets import read_csv as read
    elif kind == "pptx":
        from bot.retrieval.formats.slides import read
    else:
        from bot.retrieval.formats.mail import read
    return read


def _to_json(converted: Converted) -> dict[str, Any]:
    return {
        "title": converted.title,
        "as_of": converted.as_of,
        "findings": asdict(converted.findings),
        "sections": [
            [section.headings, [[block.kind, block.text] for block in section.blocks]]
            for section in converted.sections
        ],
    }


def _from_json(answer: dict[str, Any]) -> Converted:
    found = answer["findings"]
    return Converted(
        tuple(
            Section(tuple(headings), tuple(Block(kind, text) for kind, text in blocks))
            for headings, blocks in answer["sections"]
        ),
        answer["title"],
        answer["as_of"],
        Findings(found["pages"], tuple(found["scanned"]), found["hidden"], tuple(found["left_out"])),
    )


def _bounded(megabytes: int) -> None:
    """No more memory than that, where the system can hold a process to it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        size = megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _main(kind: str, given: str) -> None:
    limits = Limits(**json.loads(given))
    _bounded(limits.memory_megabytes)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    try:
        answer = _to_json(read_here(kind, sys.stdin.buffer.read(), limits))
    except Unreadable as error:
        answer = {"error": {"code": error.code, "message": error.message, "details": error.details}}
    except (MemoryError, RecursionError):
        answer = {"error": {"code": "document_slow", "message": "too much to take apart",
                            "details": {"limit": f"{limits.seconds:g}"}}}  # fmt: skip
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2])
