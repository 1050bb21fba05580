"""A conversation in the terminal, from the first prompt to the last."""

import asyncio
import json
import logging
import os
import signal
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from prompt_toolkit.formatted_text import StyleAndTextTuples
from rich.console import Group

from bot.assistant.conversation import File, Progress, Reply
from bot.errors import QuaysideError
from bot.settings import Language, Role, Settings
from bot.terminal import commands
from bot.terminal.dialogue import ROLES, Dialogue, chat_of, language_of
from bot.terminal.escapes import clean
from bot.terminal.files import save
from bot.terminal.journal import journal
from bot.terminal.keyboard import Keyboard, Lines, beside_prompt, hushed, interrupt_prompt
from bot.terminal.loading import Loading, Opening
from bot.terminal.rendering import reply_view
from bot.terminal.screen import Growing, Screen, interactive
from bot.terminal.wrapping import Prose
from bot.texts import has_text, say

log = logging.getLogger(__name__)
T = TypeVar("T")
Samples = Callable[[], Sequence[str]]
"""Numbers of the sample parcels in the store; asked in a thread, once the assistant is open."""

STOPPING = 2.0
"""Seconds that work has to end in after Ctrl-C; then the prompt returns without it."""


async def chat(
    settings: Settings,
    opening: Opening,
    *,
    role: Role = "seller",
    language: Language | None = None,
    shop: str = "default",
    samples: Samples | None = None,
) -> None:
    """Talk until the person leaves (`/quit`, Ctrl-D, Ctrl-C twice) or the piped input ends.

    `opening` begins when the prompt stands. Without a terminal on both ends, lines are read from stdin and
    answers printed plainly.
    """
    dialogue = Dialogue(
        role=role,
        language=language or language_of(os.environ) or settings.default_language,
        chosen=language,
        shop=shop,
        model=settings.openai_model if settings.has_model else "desk",
    )
    session = Session(settings.home / "history", opening, dialogue, samples)
    with journal(settings) as log_file:
        session.log_file = log_file
        finished = await session.run()
    if not finished:
        # A thread that still imports or indexes cannot be stopped, and Python would wait for it: leave as a
        # kill would, which the store and the index have to survive anyway.
        session.screen.console.file.flush()
        logging.shutdown()
        os._exit(0)


class Stopped(Exception):
    """The person pressed Ctrl-C while something was being done."""


class Session:
    """One run of `quayside chat`."""

    def __init__(self, history: Path, opening: Opening, dialogue: Dialogue, samples: Samples | None) -> None:
        self.dialogue = dialogue
        self.leaving = False
        self.screen = Screen()
        self.log_file = Path()
        self.home = history.parent
        self._samples = samples
        self._home = history.parent
        self._keyboard: Keyboard | None = None
        if interactive():
            self._keyboard = Keyboard(
                history,
                toolbar=self._toolbar,
                slash=lambda line: commands.suggestions(line, self.dialogue.language),
                words=self._words,
            )
        self._source = self._keyboard or Lines()
        self._loading = Loading(opening, self._redraw)
        self._announcing: asyncio.Task[None] | None = None
        self._stop: asyncio.Event | None = None
        self._stuck: set[asyncio.Future[Any]] = set()

    async def run(self) -> bool:
        """The whole conversation; False when something still runs at its end that could not be stopped."""
        loop = asyncio.get_running_loop()
        if self._keyboard:
            with suppress(NotImplementedError):  # Windows: Ctrl-C is a key there while the prompt stands
                loop.add_signal_handler(signal.SIGINT, self._interrupted)
            self._welcome()
        interrupted = False
        while not self.leaving:
            try:
                text = await self._source.read(self._begin)
                interrupted = False
            except EOFError:
                break
            except KeyboardInterrupt:
                if interrupted:
                    break
                interrupted = True
                self.screen.show(self._say("terminal-leave-hint"), "dim")
                continue
            try:
                await self._take(text)
            except Stopped:
                self.screen.show(self._say("terminal-stopped"), "dim")
            except Exception as error:  # whatever went wrong, the next message works
                self.screen.show(self._explained(error), "failure")
        if self._keyboard:
            self.screen.show(self._say("terminal-goodbye"), "dim", gap=False)
            with suppress(NotImplementedError):
                loop.remove_signal_handler(signal.SIGINT)
        if self._announcing:
            self._announcing.cancel()
        closed = await self._loading.close()
        return closed and all(task.done() for task in self._stuck)

    async def forget(self) -> None:
        """Forget the present role's conversation. Raises Stopped at Ctrl-C."""

        async def work(_: Growing) -> None:
            await (await self._loading.assistant()).forget(self.dialogue.chat)

        await self._do(work)
        self.dialogue.choices = ()

    async def remembered(self) -> str:
        """What the assistant remembers of every role's conversation, as JSON. Raises Stopped at Ctrl-C."""

        async def work(_: Growing) -> str:
            assistant = await self._loading.assistant()
            said = {role: await assistant.remembered(self._chat(role)) for role in ROLES}
            return json.dumps({role: messages for role, messages in said.items() if messages},
                              ensure_ascii=False, indent=1)  # fmt: skip

        return clean(await self._do(work))

    async def erase(self) -> None:
        """Forget every role's conversation, what was typed, and the log. Raises Stopped at Ctrl-C."""

        async def work(_: Growing) -> None:
            for role in ROLES:
                await (await self._loading.assistant()).forget(self._chat(role))

        await self._do(work)
        self.dialogue.choices = ()
        if self._keyboard:
            self._keyboard.forget()
        elif (self.home / "history").is_file():
            (self.home / "history").write_bytes(b"")
        for file in (self.log_file, self.log_file.with_name("chat.log.1")):
            if file.is_file():
                file.write_bytes(b"")  # the log is open: emptied, not removed

    def _chat(self, role: Role) -> str:
        return chat_of(role, self.dialogue.shop)

    async def _take(self, typed: str) -> None:
        if not typed.strip():
            return
        text = clean(typed).strip()
        if not text:
            self.screen.show(self._say("terminal-unreadable"))
            return
        command = commands.parse(text)
        if command:
            shown = await commands.run(self, *command)
            if shown is not None:
                self.screen.show(shown)
        else:
            await self.ask(text)

    async def ask(self, text: str, files: tuple[File, ...] = ()) -> None:
        """Have a message, and what is sent with it, answered, and show the answer.

        Raises what that raises, and Stopped at Ctrl-C.
        """
        dialogue = self.dialogue
        choices, chosen = dialogue.choices, dialogue.choice(text)
        if chosen:
            self.screen.show(f"→ {chosen.label}", "dim", gap=False)
        turn = dialogue.turn(chosen.value if chosen else text, files)
        dialogue.choices = ()

        async def work(growing: Growing) -> Reply:
            async def on_progress(progress: Progress) -> None:
                growing.progress = progress

            return await (await self._loading.assistant()).answer(turn, on_progress)

        try:
            reply = await self._do(work)
        except Exception:
            dialogue.choices = choices  # nothing was answered: the question put before is still open
            raise
        dialogue.heard(reply)
        self.screen.show(reply_view(reply, dialogue.language))
        for path in save(self._home, reply.files):
            self.screen.show(self._say("terminal-file", path=str(path)), "dim", gap=False)

    async def _do(self, work: Callable[[Growing], Awaitable[T]]) -> T:
        """Run one piece of work with a spinner. Raises what it raises, and Stopped at Ctrl-C."""
        self._stop = asyncio.Event()
        stop = asyncio.create_task(self._stop.wait())
        try:
            with hushed(), self.screen.growing(self._waiting) as growing:
                task = asyncio.ensure_future(work(growing))
                await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
                if not task.done():
                    task.cancel()
                    await asyncio.wait({task}, timeout=STOPPING)
        finally:
            stop.cancel()
            self._stop = None
        if not task.done():
            self._stuck.add(task)
            raise Stopped
        if task.cancelled():
            raise Stopped
        return task.result()

    def _explained(self, error: Exception) -> str:
        """What the person is told of an error; the log gets the rest."""
        log.error("a turn failed", exc_info=error)
        values = {"log": str(self.log_file)}
        if isinstance(error, QuaysideError):
            text = f"error-{error.code.replace('_', '-')}"
            if has_text("en", text):
                with suppress(Exception):  # a text that wants a detail this error lacks
                    return self._say(text, **values, **error.details)
        return self._say("terminal-failed", **values)

    def _interrupted(self) -> None:
        if self._stop:
            self._stop.set()
        else:
            interrupt_prompt()

    def _begin(self) -> None:
        if self._announcing is None:
            self._loading.start()
            self._announcing = asyncio.create_task(self._announce())

    async def _announce(self) -> None:
        """Once the assistant is open: say which sample parcels there are."""
        await self._loading.opened.wait()
        try:
            found = await asyncio.to_thread(self._samples) if self._samples else ()
        except Exception:
            log.exception("no sample parcels could be listed")
            return
        self.dialogue.samples = tuple(clean(number) for number in found)
        if self.dialogue.samples and self._keyboard:
            numbers = ", ".join(self.dialogue.samples[:3])
            notice = self._say("terminal-samples", numbers=numbers)
            await beside_prompt(lambda: self.screen.show(notice, "dim"))

    def _welcome(self) -> None:
        lines = [Prose(self._say("terminal-welcome"), style="bold"), Prose(self._say("terminal-welcome-how"))]
        self.screen.show(Group(*lines, "", commands.examples(self.dialogue)))

    def _waiting(self) -> str:
        if self._loading.pending:
            return self._loading.doing or self._say("terminal-opening")
        return self._say("terminal-thinking")

    def _toolbar(self) -> StyleAndTextTuples:
        dialogue = self.dialogue
        bar: StyleAndTextTuples = [("", " " + commands.role_name(dialogue))]
        if dialogue.samples:
            bar.append(("class:notice", " · " + self._say("terminal-sample-data")))
        bar.append(("", f" · {commands.language_name(dialogue)} · {clean(dialogue.model)}"))
        if self._loading.pending:
            bar.append(("", " · " + " ".join(clean(self._waiting()).split())))
        return bar

    def _words(self) -> list[str]:
        known = [word.strip() for word in self._say("terminal-words").split(",")]
        return [*self.dialogue.samples, *known]

    def _redraw(self) -> None:
        if self._keyboard:
            self._keyboard.redraw()

    def _say(self, text: str, **values: Any) -> str:
        return say(self.dialogue.language, text, **values)
