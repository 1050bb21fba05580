"""What a turn runs with: who is speaking (from the channel), the rooms, and the evidence gathered so far.

It reaches the tools through LangGraph's runtime context, which the model can neither see nor set, and which is not
kept in the conversation's memory.
"""

import threading
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.assistant.conversation import Citation, File, Person
from bot.assistant.understanding.intents import IntentReader
from bot.settings import Language, Settings

if TYPE_CHECKING:
    from bot.duties.tariffs import Tariffs
    from bot.retrieval.library import Library
    from bot.store import Store
    from bot.tracking.live import Live


@dataclass(frozen=True, slots=True)
class Rooms:
    """The running parts that tools work with."""

    settings: Settings
    store: "Store"
    library: "Library"
    tariffs: "Tariffs"
    intents: IntentReader
    live: "Live"
    """The shops' tracking services."""

    def close(self) -> None:
        """Stop background work and give back files and connections."""
        self.live.close()
        self.library.close()
        self.store.close()


@dataclass(slots=True)
class Evidence:
    """The passages retrieved in this turn, numbered in the order they were found."""

    citations: list[Citation] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def number(self, citation: Citation) -> int:
        """The passage's [n]; the same passage found twice keeps its number."""
        with self._lock:
            for known in self.citations:
                if known.passage == citation.passage:
                    return known.n
            n = len(self.citations) + 1
            self.citations.append(replace(citation, n=n))
            return n


@dataclass(frozen=True, slots=True)
class Session:
    """The runtime context of one turn."""

    person: Person
    turn: str
    language: Language
    today: date
    rooms: Rooms
    evidence: Evidence = field(default_factory=Evidence)
    notices: list[str] = field(default_factory=list)
    """What the person is told beside the answer, in their language."""
    files: list[File] = field(default_factory=list)
    """What is sent with the answer."""
