"""Logging for the whole program: structured lines with the turn they belong to; no secrets, no contacts, no
tracebacks with local variables."""

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import structlog

_TOKEN = re.compile(
    r"\b(?:bot)?\d{6,12}:[A-Za-z0-9_-]{30,}|\bsk-[A-Za-z0-9_-]{16,}|(?<=Bearer )[A-Za-z0-9._-]+"
)
"""A Telegram bot's token (it stands in every URL of the Bot API) and the usual shapes of API keys."""

_EMAIL = re.compile(r"(?<![\w.+-])(\w)[\w.+-]*@((?:[\w-]+\.)+[^\W\d_]{2,})")
_PHONE = re.compile(
    r"\+\d[\d ().-]{6,18}(\d{4})(?!\d)"  # with the country's code
    r"|(?<![\w.:-])\(?\d{3}\)?[ .-]\d{3}[ .-](\d{4})(?![\w-])"  # (555) 123-4567
    r"|(?<![\w:.-])1[3-9]\d{2}[ -]?\d{3}(\d{4})(?![\w.])"  # a Chinese mobile
    r"|(?<![\w:.-])8 ?[( -]\d{3}[) -] ?\d{3}[ -]?(\d{2}[ -]?\d{2})(?!\d)"  # Russian, from within
    r"|(?i:(?:\b(?:phone|tel|telephone|mobile|whatsapp|telefono|teléfono|movil|móvil|тел|телефон)\b|电话|手机)[\s.:：=#]*)"
    r"[\d ().-]{3,16}(\d{4})(?!\d)"
)
_WORD = r"[^\W\d_][\w'’.-]*"
_ADDRESS = re.compile(
    rf"(?<![\w.-])\d{{1,5}}[A-Za-z]?,? (?:{_WORD} ){{1,4}}(?i:street|st|road|rd|avenue|ave|lane|ln|drive|boulevard"
    r"|blvd|court|way|square|terrace|place)\b\.?"
    r"|\b\w*(?i:straße|strasse|str\.|weg|platz|allee|gasse) \d{1,4}[a-z]?\b"
    rf"|\b(?i:calle|c/|avenida|avda\.?|plaza|paseo|rue|via|rua) ?(?:{_WORD},? ){{1,5}}(?:n\.?º? ?)?\d{{1,4}}\b"
    rf"|(?i:\bул\.|\bулица|\bпросп\.|\bпроспект|\bпр-т|\bпер\.) ?(?:{_WORD},? ?){{1,4}}(?:(?:д\.|дом) ?)?\d*[а-я]?"
    r"|[\u4e00-\u9fff]{2,}(?:路|街|大道|巷|弄|村)[\u4e00-\u9fff]{0,4}\d+[号弄栋幢室\d\u4e00-\u9fff-]*"
)
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
            _masked,
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


def mask(text: str) -> str:
    """The text without secrets and without ways to reach a person: `a•••@x.com`, the last four digits of a
    telephone number, no street. Numbers of parcels, orders, chats and updates stay: logs are read by them."""
    text = _TOKEN.sub("•••", text)
    text = _EMAIL.sub(r"\1•••@\2", text)
    text = _PHONE.sub(lambda found: "•••" + next(filter(None, found.groups())), text)
    return _ADDRESS.sub("[address]", text)


class MaskedFormatter(logging.Formatter):
    """The standard library's formatter, its lines masked."""

    def format(self, record: logging.LogRecord) -> str:
        """One record."""
        return mask(super().format(record))


@contextmanager
def about(turn: str) -> Iterator[None]:
    """Every line logged within, by whatever part and in whatever thread LangGraph runs it, names the turn."""
    with structlog.contextvars.bound_contextvars(turn=turn):
        yield


def denied(what: str, **details: str) -> None:
    """Somebody asked for what their role does not permit. Always logged, in one form: `denied what=…`."""
    structlog.get_logger("bot.denied").warning("denied", what=what, **details)


def _masked(_logger: Any, _name: str, line: Any) -> str:
    return mask(str(line))
