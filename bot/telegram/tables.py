"""Tables on a telephone: aligned columns while they fit, otherwise a short list for each row."""

from collections.abc import Sequence
from dataclasses import dataclass

from wcwidth import wcswidth

from bot.telegram.markup import Block, Run, join

WIDTH = 46
"""Columns of fixed-width text that a telephone shows without wrapping."""

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as plain text on one line; `right[i]`: column i holds figures."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: Sequence[bool]


def lay_out(table: Table) -> Block:
    """The table as Telegram can show it."""
    widths = [
        max(_width(row[i]) for row in (table.header, *table.rows) if i < len(row))
        for i in range(len(table.header))
    ]
    if sum(widths) + len(_GAP) * (len(widths) - 1) <= WIDTH:
        return (Run(_aligned(table, widths), ("pre",)),)
    return join([_listed(table.header, row) for row in table.rows] or [(Run(" · ".join(table.header)),)])


def _aligned(table: Table, widths: Sequence[int]) -> str:
    def _line(row: Sequence[str]) -> str:
        cells = zip(row, widths, table.right, strict=False)
        return _GAP.join(_padded(cell, width, right) for cell, width, right in cells).rstrip()

    rule = _GAP.join("─" * width for width in widths)
    return "\n".join([_line(table.header), rule, *(_line(row) for row in table.rows)])


def _listed(header: Sequence[str], row: Sequence[str]) -> Block:
    if len(header) == 2:
        return (Run(row[0] or header[0], ("b",)), Run(f": {row[1]}"))
    lines = [f"\n{name}: {cell}" if name else f"\n{cell}"
             for name, cell in zip(header[1:], row[1:], strict=False) if cell]  # fmt: skip
    return (Run(row[0] or header[0], ("b",)), *(Run(line) for line in lines))


def _padded(cell: str, width: int, right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if right else cell + space


def _width(cell: str) -> int:
    return max(0, int(wcswidth(cell)))
