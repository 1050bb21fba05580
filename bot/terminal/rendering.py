"""A Reply on the screen: the answer, its sources, its choices."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.assistant.conversation import Button, Citation, Reply
from bot.terminal.escapes import clean
from bot.terminal.markdown import Answer
from bot.terminal.wrapping import Prose
from bot.texts import say


def reply_view(reply: Reply, language: str) -> RenderableType:
    """The whole reply; headings in `language`."""
    parts: list[RenderableType] = [Answer(reply.text)]
    if reply.citations:
        parts += ["", _sources(reply.citations, language)]
    if reply.buttons:
        parts += ["", _choices(reply.buttons), Prose(say(language, "terminal-choose"), style="dim")]
    return Group(*parts)


def _sources(citations: Sequence[Citation], language: str) -> RenderableType:
    lines = [
        (f"[{citation.n}]", source)
        for citation in citations
        for source in [_source(citation, language)]
    ]  # fmt: skip
    return Group(Prose(say(language, "terminal-sources"), style="bold"), hanging(lines))


def _source(citation: Citation, language: str) -> Text:
    where = " — ".join(filter(None, map(_line, (citation.title or citation.document, citation.section))))
    dated = say(language, "terminal-as-of", date=_line(citation.as_of)) if citation.as_of else ""
    text = Prose(" · ".join(filter(None, (where, _line(citation.source), dated))))
    if citation.warning:
        text.append(f"\n! {_line(citation.warning)}", style="warning")
    return text


def _choices(buttons: Sequence[Button]) -> RenderableType:
    return hanging([(f"{n}.", Prose(_line(button.label))) for n, button in enumerate(buttons, 1)])


def hanging(lines: Iterable[tuple[str, Text]]) -> RenderableType:
    """Short marks on the left, text that wraps beside them."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, style="mark")
    grid.add_column()
    for mark, text in lines:
        grid.add_row(Prose(clean(mark)), text)
    return grid


def _line(text: str) -> str:
    return " ".join(clean(text).split())


class Screened:
    """The last gate before the terminal: no control character passes; no blanks end a line or begin it all.

    Texts are cleaned before they are laid out; but Markdown can spell a character as `&#x202e;`.
    """

    def __init__(self, content: RenderableType) -> None:
        self.content = content

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = map(list, map(_screened, console.render_lines(self.content, options, pad=False)))
        for line in dropwhile(lambda line: not line, lines):
            yield from line
            yield Segment.line()


def _screened(line: list[Segment]) -> Iterator[Segment]:
    kept = [Segment(clean(s.text).replace("\n", " "), _bare(s.style)) for s in line if not s.control]
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        last = kept.pop()
        yield from kept
        yield Segment(last.text.rstrip(), last.style)


def _bare(style: Style | None) -> Style | None:
    """The style without a link: links are escape sequences with an address of somebody else's choice."""
    return style.update_link(None) if style and style.link else style


class Tail:
    """The last lines of something that grows, at most `height` of them."""

    def __init__(self, content: RenderableType, height: int) -> None:
        self.content = content
        self.height = height

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = console.render_lines(self.content, options.update(height=None), pad=False)
        for line in lines[-max(self.height, 1) :]:
            yield from line
            yield Segment.line()
