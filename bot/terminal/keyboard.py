"""Where messages come from: a person at the prompt, or the lines of a pipe.

`read` gives one message; EOFError: there will be no more; KeyboardInterrupt: Ctrl-C on an empty prompt.
"""

import asyncio
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO

from prompt_toolkit import PromptSession
from prompt_toolkit.application import create_app_session, get_app_or_none, run_in_terminal
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import FileHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output.plain_text import PlainTextOutput
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import is_dumb_terminal

PROMPT = "› "
_REMEMBERED = 2_000
"""Characters: longer messages (pasted documents) are not kept in the history."""
_NUMBER = re.compile(r"\b(?=[A-Z0-9]*\d{4})[A-Z0-9]{9,34}\b")
_STYLE = Style.from_dict(
    {
        "prompt": "ansicyan bold",
        "bottom-toolbar": "noreverse ansibrightblack",
        "bottom-toolbar.text": "noreverse ansibrightblack",
        "notice": "ansiyellow",
    }
)

Suggestions = Callable[[str], Iterable[tuple[str, str]]]
"""For a line beginning with a slash: (whole line, explanation) pairs."""


class Lines:
    """Messages from a pipe or a file, one a line."""

    def __init__(self, stdin: BinaryIO | None = None) -> None:
        self._stdin = stdin or sys.stdin.buffer

    async def read(self, on_ready: Callable[[], None]) -> str:
        """The next line; bytes that are not UTF-8 become replacement characters."""
        on_ready()
        line: bytes = await asyncio.to_thread(self._stdin.readline)
        if not line:
            raise EOFError
        return line.decode("utf-8", errors="replace")


class Keyboard:
    """The prompt: history, completion, a toolbar. A paste of several lines is one message."""

    def __init__(
        self,
        history: Path,
        *,
        toolbar: Callable[[], StyleAndTextTuples],
        slash: Suggestions,
        words: Callable[[], Iterable[str]],
    ) -> None:
        bindings = KeyBindings()
        typed = Condition(lambda: bool(self._session.default_buffer.text))

        @bindings.add("c-c", filter=typed)
        @bindings.add("<sigint>", filter=typed)
        def _clear(event: KeyPressEvent) -> None:
            event.current_buffer.reset()

        # Even before its prompt for dumb terminals, prompt_toolkit would send codes for the cursor.
        plain = (
            create_app_session(output=PlainTextOutput(sys.stdout)) if is_dumb_terminal() else nullcontext()
        )
        self._history = _History(history)
        with plain:
            self._session: PromptSession[str] = PromptSession(
                [("class:prompt", PROMPT)],
                history=self._history,
                auto_suggest=AutoSuggestFromHistory(),
                completer=_Suggester(slash, lambda: [*words(), *self._numbers()]),
                complete_while_typing=Condition(lambda: self._session.default_buffer.text.startswith("/")),
                bottom_toolbar=toolbar,
                key_bindings=bindings,
                enable_suspend=True,
                reserve_space_for_menu=6,
                style=_STYLE,
            )

    async def read(self, on_ready: Callable[[], None]) -> str:
        """One message. `on_ready` is called once the prompt stands on the screen."""
        # The prompt is drawn before it first waits, and only then does the loop turn to what is soon to come.
        asyncio.get_running_loop().call_soon(on_ready)
        # SIGINT stays with the session's own handler, errors of background tasks with the log.
        try:
            text: str = await self._session.prompt_async(set_exception_handler=False, handle_sigint=False)
        except KeyboardInterrupt:
            if not self._session.default_buffer.text:
                raise
            return ""  # a dumb terminal cannot clear a line: begin another
        return text

    def redraw(self) -> None:
        """Show the toolbar's new state."""
        self._session.app.invalidate()

    def forget(self) -> None:
        """What was typed is not offered again, and is gone from the file."""
        self._history.forget()

    def _numbers(self) -> Iterator[str]:
        for line in reversed(self._session.history.get_strings()):
            yield from _NUMBER.findall(line)


def interrupt_prompt() -> None:
    """Tell the prompt, if one is shown, of an interrupt that did not come as a key."""
    app = get_app_or_none()
    if app and app.is_running:
        app.key_processor.send_sigint()


async def beside_prompt(show: Callable[[], None]) -> None:
    """Print above the prompt if one is shown."""
    app = get_app_or_none()
    if app and app.is_running:
        await run_in_terminal(show)
    else:
        show()


@contextmanager
def hushed() -> Iterator[None]:
    """Keys typed while an answer is made are kept for the next prompt and not echoed into the answer."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    import termios

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    quiet = before[:]
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(descriptor, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)


class _History(FileHistory):
    """For its owner's eyes only; a full disk must not end a conversation."""

    def __init__(self, path: Path) -> None:
        with suppress(OSError):
            path.touch(mode=0o600)
            path.chmod(0o600)
        super().__init__(path)
        self._path = path

    def forget(self) -> None:
        """Begin anew, in memory and on disk."""
        self._loaded_strings = []
        with suppress(OSError):
            self._path.write_bytes(b"")

    def store_string(self, string: str) -> None:
        if len(string) <= _REMEMBERED:
            with suppress(OSError):
                super().store_string(string)


class _Suggester(Completer):
    """Commands after a slash; elsewhere, on Tab, words and numbers that continue what was begun."""

    def __init__(self, slash: Suggestions, words: Callable[[], Sequence[str]]) -> None:
        self._slash = slash
        self._words = words

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        line = document.text_before_cursor
        if line.startswith("/"):
            for whole, explained in self._slash(line):
                if whole.startswith(line):
                    yield Completion(whole, -len(line), display_meta=explained)
            return
        for word in dict.fromkeys(self._words()):
            begun = _begun(line, word)
            if begun:
                yield Completion(word, -begun)


def _begun(line: str, word: str) -> int:
    """How many characters of `word` the line ends with; a Latin word must begin at a word's beginning."""
    for length in range(min(len(line), len(word)), 0, -1):
        if line[-length:].casefold() != word[:length].casefold():
            continue
        before = line[-length - 1 : -length]
        latin = word[0].isascii()
        if latin and (length < 2 or (before.isascii() and before.isalnum())):
            continue
        if length < len(word):
            return length
    return 0
