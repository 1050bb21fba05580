"""An assistant whose answers a test lays down; it has the real one's interface and remembers what it was asked."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable

from bot.assistant.conversation import OnProgress, Reply, Suggesting, Turn

Answer = Callable[[Turn, OnProgress | None], Awaitable[Reply]]


class ScriptedAssistant:
    """Echoes unless a text has an answer of its own in `answers`."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self.forgotten: list[str] = []
        self.answers: dict[str, Reply | Answer | Exception] = {}
        self.failures: dict[str, int] = defaultdict(int)
        """How many more times a text fails before it is answered."""
        self.gates: dict[str, asyncio.Event] = {}
        """A text with a gate is answered once that is open."""
        self.slow = 0.0
        self.suggesting: list[Suggesting] = []
        self.translations: dict[tuple[str, str], str] = {}

    async def answer(self, turn: Turn, on_progress: OnProgress | None = None) -> Reply:
        self.turns.append(turn)
        if self.slow:
            await asyncio.sleep(self.slow)
        if gate := self.gates.get(turn.text):
            await gate.wait()
        if self.failures[turn.text] > 0:
            self.failures[turn.text] -= 1
            raise RuntimeError("the assistant stumbled")
        answer = self.answers.get(turn.text)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, Reply):
            return answer
        if answer is not None:
            return await answer(turn, on_progress)
        return Reply(f"echo {turn.text}", turn.person.language or "en", "answered")

    async def forget(self, chat: str) -> None:
        self.forgotten.append(chat)

    async def suggest(self, asked: Suggesting) -> Reply:
        self.suggesting.append(asked)
        return Reply(f"draft about {asked.number}: {asked.words}", asked.language, "answered")

    async def translate(self, text: str, language: str, shop: str) -> str:
        return self.translations.get((text, language), "")

    async def remembered(self, chat: str) -> list[dict[str, str]]:
        return [{"by": "person", "text": turn.text} for turn in self.turns if turn.chat == chat]

    @property
    def texts(self) -> list[str]:
        """What was asked, in order."""
        return [turn.text for turn in self.turns]
