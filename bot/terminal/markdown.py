"""An answer's Markdown as a terminal shows it: tables that fit the width, or else record by record."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from rich import box, markdown
from rich.console import Console, ConsoleOptions, JustifyMethod, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.terminal.escapes import clean
from bot.terminal.wrapping import Prose

COMFORTABLE = 12
"""Cells: a table whose columns would have to be narrower (and than their own text) is shown as records."""

# HTML stays visible as text, where Rich would drop it; a picture cannot be shown, its link can.
_PARSER = MarkdownIt("commonmark", {"html": False}).enable(["strikethrough", "table"]).disable("image")


class Answer(markdown.Markdown):
    """CommonMark with tables, made safe for the terminal; links are shown as text with their address."""

    def __init__(self, text: str) -> None:
        super().__init__("", hyperlinks=False)
        self.parsed = _PARSER.parse(clean(text))


class _Paragraph(markdown.Paragraph):
    def on_enter(self, context: markdown.MarkdownContext) -> None:
        super().on_enter(context)
        self.text = Prose()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.text


class _Heading(markdown.Heading):
    def on_enter(self, context: markdown.MarkdownContext) -> None:
        super().on_enter(context)
        self.text = Prose()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.text


class _Code(markdown.CodeBlock):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Padding(Prose(self.text.plain.rstrip()), (0, 0, 0, 4))


class _Cell(markdown.TableDataElement):
    def __init__(self, justify: JustifyMethod) -> None:
        super().__init__(justify)
        self.content: Text = Prose(justify=justify)


class _Table(markdown.TableElement):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        heads = _contents(self.header.row) if self.header else []
        rows = [_contents(row) for row in self.body.rows] if self.body else []
        table = _table(console, options, heads, rows)
        # Measured without limit: within the limit Rich reports what it would squeeze the table to.
        needed = Measurement.get(console, options.update(width=100_000), table).minimum
        if needed <= options.max_width:
            yield table
        else:
            yield from _records(heads, rows)


def _contents(row: markdown.TableRowElement | None) -> list[Text]:
    return [cell.content for cell in row.cells] if row else []


def _table(console: Console, options: ConsoleOptions, heads: list[Text], rows: list[list[Text]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, border_style="dim")
    for n, head in enumerate(heads):
        head.stylize("markdown.table.header")
        cells = [head, *(row[n] for row in rows if n < len(row))]
        natural = max(Measurement.get(console, options, cell).maximum for cell in cells)
        justify = head.justify or "left"
        table.add_column(head, min_width=min(natural, COMFORTABLE), justify=justify)
    for row in rows:
        table.add_row(*row)
    return table


def _records(heads: list[Text], rows: list[list[Text]]) -> Iterator[RenderableType]:
    for n, row in enumerate(rows):
        if n:
            yield ""
        for column, (head, cell) in enumerate(zip(heads, row, strict=False)):
            value = Prose.assemble(cell)
            if not value.plain.strip():
                continue
            if column == 0:
                value.stylize("bold")
                yield value
            else:
                label = f"{head.plain}: " if head.plain.strip() else ""
                yield Padding(Prose.assemble((label, "dim"), value), (0, 0, 0, 2))


Answer.elements = {
    **markdown.Markdown.elements,
    "paragraph_open": _Paragraph,
    "heading_open": _Heading,
    "fence": _Code,
    "code_block": _Code,
    "table_open": _Table,
    "th_open": _Cell,
    "td_open": _Cell,
}
