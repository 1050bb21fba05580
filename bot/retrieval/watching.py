"""Following `knowledge/` and a folder of the operator's: what is put there is found, what is taken away is gone.

The folders are looked at again and again: notices of the system do not reach over network shares and into
containers. A file counts once it has not changed between two looks, so that none is read half copied.
"""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from bot.errors import QuaysideError
from bot.retrieval import bundled, reading

log = logging.getLogger(__name__)

Marks = dict[str, tuple[int, int]]
"""Size and time of change (ns) of each file."""


class Watch:
    """Looks at the folders in a thread, until it is stopped."""

    def __init__(self, knowledge: Path, folder: Path | None, bring: Callable[[], None],
                 follow: Callable[[Path], None], pause: float = 5.0) -> None:  # fmt: skip
        self._bring = {"knowledge": bring}
        if folder is not None:
            self._bring["folder"] = lambda: follow(folder)
        self._look: dict[str, Callable[[], Marks]] = {"knowledge": lambda: _bundled(knowledge)}
        if folder is not None:
            self._look["folder"] = lambda: _folder(folder)
        self._pause = pause
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin; the operator's folder is taken in at once, `knowledge/` was when the library was opened."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="watching", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End after the change it is at."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        done: dict[str, Marks] = {"knowledge": self._look["knowledge"]()}
        last: dict[str, Marks] = {}
        while not self._stop.wait(self._pause):
            for name, look in self._look.items():
                seen = look()
                if seen == last.get(name) and seen != done.get(name, {}):
                    done[name] = seen
                    try:
                        self._bring[name]()
                    except QuaysideError as error:
                        log.warning("watching %s: %s", name, error)
                        if error.code == "library_busy":
                            done[name] = {}
                    except Exception:
                        log.exception("watching %s failed", name)
                last[name] = seen


def _bundled(knowledge: Path) -> Marks:
    return dict(mark for path, name in bundled.files(knowledge) if (mark := _mark(path, name)))


def _folder(folder: Path) -> Marks:
    if not folder.is_dir():
        return {}
    return dict(mark for path, name in reading.files([folder]) if (mark := _mark(path, name)))


def _mark(path: Path, name: str) -> tuple[str, tuple[int, int]] | None:
    try:
        found = path.stat()
    except OSError:
        return None  # taken away between two looks
    return name, (found.st_size, found.st_mtime_ns)
