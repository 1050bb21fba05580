"""Logging for the whole program: structured lines, no secrets, no tracebacks with local variables."""

import logging
import re
import sys
from pathlib import Path
from typing import Any, TextIO

import structlog

_TOKEN = re.compile(
    r"\b(?:bot)?\d{6,12}:[A-Za-z0-9_-]{30,}|\bsk-[A-Za-z0-9_-]{16,}|(?<=Bearer )[A-Za-z0-9._-]+"
)
"""A Telegram bot's token (it stands in every URL of the Bot API) and the usual shapes of API keys."""

_CHATTY = ("httpx", "httpcore", "telegram", "chromadb", "openai", "urllib3", "asyncio")


def configure_logging(level: str = "WARNING", *, file: Path | None = None) -> None:
    """Log from `level` on, to stderr or to a file; `structlog` and the standard library's loggers alike."""
    stream: TextIO = sys.stderr
    if file is not None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        stream = file.open("a", encoding="utf-8")
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.LogfmtRenderer(bool_as_flag=False),
            _without_secrets,
        ],
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    handler.setLevel(level)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _without_secrets(_logger: Any, _name: str, line: Any) -> str:
    return _TOKEN.sub("•••", str(line))
