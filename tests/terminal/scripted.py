"""`quayside chat` with an assistant that follows a script: `python -m tests.terminal.scripted [ROLE] [LANGUAGE]`.

The environment says how the opening goes: OPENING=`now`, `fails-twice`, `blocked` (in a thread, for ever), or the
path of a pipe: loading lasts until something was written to it. SAMPLES: numbers of sample parcels, by commas.
"""

import asyncio
import logging
import os
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import get_args

from bot.assistant.conversation import Button, Citation, OnProgress, Progress, Reply, Turn
from bot.errors import Unavailable
from bot.settings import Language, Role, Settings
from bot.terminal import chat
from bot.terminal.loading import Opening

TABLE = """\
| Line | Rate | Amount |
|---|---:|---:|
| Customs duty on cotton T-shirts | 12% | 96.00 GBP |
| Value added tax | 20% | 179.20 GBP |
"""
CITATIONS = (
    Citation(
        1, "regulations/eu/vat.md", "IOSS registration", "VAT in the EU", "Directive 2006/112", "2026-07-01"
    ),
    Citation(
        2, "process/old.md", "Posting", "Old rules", "the post", "2020-01-01", warning="past its review date"
    ),
)


class Scripted:
    """Answers by the first word of a message; remembers what each conversation said."""

    def __init__(self) -> None:
        self.said: dict[str, list[str]] = {}

    async def answer(self, turn: Turn, on_progress: OnProgress | None = None) -> Reply:
        assert on_progress is not None
        self.said.setdefault(turn.chat, []).append(turn.text)
        language = turn.person.language or ("zh" if any("一" <= c <= "鿿" for c in turn.text) else "en")
        first = turn.text.split()[0]
        text, buttons, citations = f"You said: {turn.text}", (), ()
        if first == "slow":
            await on_progress(Progress(text="Beginning **an answer**", doing="searching the documents"))
            await asyncio.Event().wait()
        elif first == "stubborn":
            await on_progress(Progress(doing="deaf"))
            while True:
                try:
                    await asyncio.Event().wait()
                except asyncio.CancelledError:
                    continue
        elif first == "who":
            text = f"role={turn.person.role} language={turn.person.language} chat={turn.chat} person={turn.person.id}"
        elif first == "id":
            text = f"id={turn.id}."
        elif first == "recall":
            text = "Said here: " + ", ".join(self.said[turn.chat])
        elif first == "where":
            text = "Which country does it go to?"
            buttons = (Button("Germany", "it goes to DE"), Button("France", "it goes to FR"))
        elif first == "cite":
            text, citations = "The limit is 150 EUR [1][2].", CITATIONS
        elif first == "table":
            text = TABLE
        elif first == "count":
            text = f"{len(turn.text)} characters, {len(turn.text.splitlines())} lines"
        elif first == "noise":
            print("printed by a library")
            logging.getLogger("some.library").warning("logged by a library")
        elif first == "attack":
            text = "safe \x1b]0;owned\x07\x1b[2Jtext \x9b31m&#x202e;end"
        elif first == "unavailable":
            raise Unavailable("the carrier is down")
        elif first == "broken":
            text = None  # type: ignore[assignment]
        elif first == "fail":
            raise RuntimeError("a bug with a name")
        return Reply(text, language, "answered", citations=citations, buttons=buttons, model="scripted-1")

    async def forget(self, chat_name: str) -> None:
        self.said.pop(chat_name, None)

    async def remembered(self, chat_name: str) -> list[dict[str, str]]:
        return [{"by": "person", "text": text} for text in self.said.get(chat_name, [])]


def _opening(how: str) -> Opening:
    attempts = 0

    @asynccontextmanager
    async def opening(on_progress: OnProgress) -> AsyncIterator[Scripted]:
        nonlocal attempts
        attempts += 1
        await on_progress(Progress(doing="indexing 3 of 15 documents"))
        if how == "fails-twice" and attempts < 3:
            raise OSError("the index is broken")
        if how == "blocked":
            await asyncio.to_thread(threading.Event().wait)
        if "/" in how:
            await asyncio.to_thread(Path(how).read_bytes)
        yield Scripted()
        logging.getLogger("scripted").error("closed")

    return opening


def main() -> None:
    settings = Settings()
    role: Role = next((r for r in get_args(Role) if r in sys.argv), "seller")
    language: Language | None = next((c for c in get_args(Language) if c in sys.argv), None)
    samples = [n for n in os.environ.get("SAMPLES", "").split(",") if n]
    opening = _opening(os.environ.get("OPENING", "now"))
    asyncio.run(chat(settings, opening, role=role, language=language, samples=lambda: samples))
    print("left in order")


if __name__ == "__main__":
    main()
