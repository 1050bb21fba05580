"""Laying out choices under a message."""

from collections.abc import Sequence

from wcwidth import wcswidth

from bot.store.buttons import Choice
from bot.telegram.markup import clean, is_blank

MOST = 48
"""Buttons under one message; Telegram takes up to 100."""

_LONGEST_LABEL = 64
_SHORT = 14
"""Columns up to which two buttons fit beside each other."""


def lay_out(choices: Sequence[Choice]) -> list[list[Choice]]:
    """Short choices in pairs, others one a line; labels cut to what a button shows."""
    lines: list[list[Choice]] = []
    for choice in choices[:MOST]:
        label = " ".join(clean(choice.label).split())
        label = label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
        shown = Choice("…" if is_blank(label) else label, choice.action, clean(choice.value))
        if lines and len(lines[-1]) == 1 and _is_short(shown) and _is_short(lines[-1][0]):
            lines[-1].append(shown)
        else:
            lines.append([shown])
    return lines


def _is_short(choice: Choice) -> bool:
    return 0 <= wcswidth(choice.label) <= _SHORT
