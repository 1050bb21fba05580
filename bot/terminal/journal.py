"""The log of a chat: `QUAYSIDE_HOME/logs/chat.log`. Nothing but the conversation reaches the screen."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from bot.log import MaskedFormatter
from bot.settings import Settings

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LARGE = 1_000_000
"""Bytes: a log larger than this at the start is put aside as `chat.log.1`."""


@contextmanager
def journal(settings: Settings) -> Iterator[Path]:
    """Log records, warnings and whatever libraries print (progress bars) go to the file whose path is given.

    Who wants to write to the terminal must have taken its stdout before.
    """
    path = settings.home / "logs" / "chat.log"
    path.parent.mkdir(mode=0o700, exist_ok=True)  # messages may stand in it: for its owner alone
    with suppress(OSError):
        if path.stat().st_size > _LARGE:
            path.replace(path.with_name("chat.log.1"))
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    with path.open("a", buffering=1, encoding="utf-8", errors="replace") as file:
        handler = logging.StreamHandler(file)
        handler.setFormatter(MaskedFormatter(_FORMAT))
        root.handlers = [handler]
        root.setLevel(settings.log_level)
        logging.captureWarnings(True)
        try:
            with redirect_stdout(file), redirect_stderr(file):
                yield path
        finally:
            logging.captureWarnings(False)
            root.handlers = handlers
            root.setLevel(level)
