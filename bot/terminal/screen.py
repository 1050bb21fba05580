"""What the person sees: finished things in the scrollback, the growing answer below them."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.live import Live
from rich.spinner import Spinner
from rich.theme import Theme

from bot.assistant.conversation import Progress
from bot.terminal.escapes import clean
from bot.terminal.markdown import Answer
from bot.terminal.rendering import Screened, Tail
from bot.terminal.wrapping import Prose

# Readable on dark and on light backgrounds; Rich's own set inline code on black and underlines headings.
_THEME = Theme(
    {
        "mark": "cyan",
        "warning": "bold yellow",
        "failure": "red",
        "markdown.h1": "bold",
        "markdown.h2": "bold",
        "markdown.h3": "bold",
        "markdown.h4": "bold",
        "markdown.h5": "bold",
        "markdown.h6": "bold",
        "markdown.code": "cyan",
        "markdown.code_block": "none",
        "markdown.table.header": "bold",
    }
)


class Screen:
    """The terminal, or the pipe that stands in for it."""

    def __init__(self, stdout: TextIO | None = None) -> None:
        stdout = stdout or sys.stdout
        reconfigure = getattr(stdout, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")  # a terminal without UTF-8 shows "?" instead of ending the program
        self.console = Console(file=stdout, theme=_THEME, markup=False, emoji=False, highlight=False)

    @property
    def live(self) -> bool:
        """Whether it can redraw what it showed."""
        return self.console.is_terminal and not self.console.is_dumb_terminal

    def show(self, content: RenderableType, style: str = "", *, gap: bool = True) -> None:
        """Print for good, safely; an empty line after it, unless what follows belongs to it."""
        if isinstance(content, str):
            content = Prose(clean(content), style=style)
        self.console.print(Screened(content))
        if gap:
            self.console.print()

    @contextmanager
    def growing(self, waiting: Callable[[], str]) -> Iterator["Growing"]:
        """While an answer is being made: its text so far and a spinner, which vanish at the end.

        `waiting` says what goes on as long as the assistant itself does not.
        """
        growing = Growing(waiting)
        if not self.live:
            yield growing
            return
        with Live(
            growing,
            console=self.console,
            transient=True,
            refresh_per_second=12,
            redirect_stdout=False,
            redirect_stderr=False,
        ):
            yield growing


class Growing:
    """The answer so far."""

    def __init__(self, waiting: Callable[[], str]) -> None:
        self._waiting = waiting
        self._spinner = Spinner("dots", style="cyan")
        self.progress = Progress()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        doing = " ".join(clean(self.progress.doing or self._waiting()).split())
        self._spinner.update(text=Prose(doing, style="dim"))
        text = self.progress.text
        if text.strip():
            yield Group(Tail(Screened(Answer(text)), console.height - 3), self._spinner)
        else:
            yield self._spinner


def interactive() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()
