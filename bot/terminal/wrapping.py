"""Breaking lines in text that mixes Chinese with words and numbers.

Rich breaks at spaces alone and cuts whatever is longer than the line, so a Chinese sentence would be cut
inside `16.5%` or begin a line with a full stop. Here a line may break beside any ideograph, but never inside
a word or number, before closing punctuation or a citation mark, or after an opening bracket.
"""

import re

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.measure import Measurement
from rich.text import Text

_IDEOGRAPH = (
    "\u2e80-\u2fff\u3003-\u3007\u3012\u3013\u3020-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff10-\uff19\uff21-\uff3a"
    "\uff41-\uff5a\uff66-\uff9d\U00020000-\U0003ffff"
)
_OPENING = "（【《「『〈〔［｛“‘(\\[{«¥€£$￥"
_CLOSING = "，。、；：！？）】》」』〉〕］｝”’…—～·％,.;:!?)\\]}»%‰°"
_WIDE_MARKS = "（【《「『〈〔［｛￥，。、；：！？）】》」』〉〕］｝～％"
_CITATION = r"(?:\[\d{1,3}\]){0,9}"

# Counts are bounded so that hostile text (a hundred thousand brackets) costs no more than ordinary text.
_UNIT = re.compile(
    rf"\s*(?:[{_OPENING}]{{0,4}}"
    rf"(?:[{_IDEOGRAPH}]|[^\s{_IDEOGRAPH}{_WIDE_MARKS}]{{0,200}}[^\s{_IDEOGRAPH}{_WIDE_MARKS}{_OPENING}])"
    rf"[{_CLOSING}]{{0,9}}{_CITATION}[{_CLOSING}]{{0,9}}|\S)\s*"
)


def break_offsets(text: str, width: int) -> list[int]:
    """Where to break one line of `text` so that each piece is at most `width` cells wide.

    What is longer than a whole line (a web address) is cut.
    """
    offsets: list[int] = []
    column = 0
    for match in _UNIT.finditer(text):
        start, unit = match.start(), match.group()
        size = cell_len(unit.rstrip())
        if column + size <= width:
            column += cell_len(unit)
            continue
        if column:
            offsets.append(start)
        column = cell_len(unit)
        if size > width:
            *full, last = chop_cells(unit, width)
            for piece in full:
                start += len(piece)
                offsets.append(start)
            column = cell_len(last)
    return offsets


class Prose(Text):
    """A Rich text that breaks its lines as above and pads none of them, so that copying brings no spaces."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """The lines of this text at `width` cells."""
        lines = Lines()
        for line in self.split(allow_blank=True):
            line.expand_tabs(tab_size)
            lines.extend(line.divide(break_offsets(line.plain, width)))
        for line in lines:
            line.rstrip_end(width)
            line.rstrip()
        if (self.justify or justify) in ("right", "center"):
            lines.justify(console, width, justify=self.justify or justify or "left")
        for line in lines:
            line.truncate(width, overflow="crop")
        return lines

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        narrowest = max((cell_len(unit.strip()) for unit in _UNIT.findall(self.plain)), default=0)
        widest = max((cell_len(line) for line in self.plain.splitlines()), default=0)
        return Measurement(narrowest, widest)
