"""What a mistyped number may have been: every number one slip away whose check digit holds."""

import re
from collections.abc import Callable, Iterator

from bot.tracking.formats import Format, formats_by_length

MOST = 24
"""Suggestions are cut here; the likeliest come first."""

_MISREAD = str.maketrans("OQDILZSGB", "000112568")
_LOOK_ALIKE = frozenset(
    frozenset(pair) for pair in ("17", "08", "56", "38", "69", "35", "O0", "I1", "L1", "S5", "B8", "Z2", "G6")
)
_LETTER_FOR_DIGIT = re.compile(r"[OQDILZSGB]")


def did_you_mean(
    number: str, tried: list[Format], known: Callable[[str], str | None] | None = None
) -> tuple[str, ...]:
    """Numbers one substitution or one transposition away that satisfy the check digit of a tried format.

    Those the shop knows come first, then a letter typed for a digit, swapped neighbours, digits that look alike
    or lie side by side, and the rest.
    """
    ranked: dict[str, int] = {}
    for candidate, rank in _slips(number):
        if candidate not in ranked and any(_holds(one, candidate) for one in tried):
            ranked[candidate] = rank
    if known:
        ranked = {candidate: -1 if known(candidate) else rank for candidate, rank in ranked.items()}
    return tuple(sorted(ranked, key=lambda candidate: ranked[candidate]))[:MOST]


def misread(number: str) -> str | None:
    """A self-identifying, checked number that this one becomes when letters are read as the digits they look like.

    `LX12345678SCN` is `LX123456785CN`. None where nothing fits.
    """
    slips = list(_LETTER_FOR_DIGIT.finditer(number))
    if not slips or sum(c.isdigit() for c in number) < 6:
        return None
    whole = number.translate(_MISREAD)
    for candidate in (number[:2] + whole[2:-2] + number[-2:], number[:2] + whole[2:], whole):
        digits, letters = formats_by_length()
        for one in (*letters.get(len(candidate), ()), *digits.get(len(candidate), ())):
            if one.needs == 0 and one.check and candidate != number and _holds(one, candidate):
                return candidate
    return None


def _holds(one: Format, number: str) -> bool:
    match = one.match(number)
    return match is not None and match.checksum == "ok"


def _slips(number: str) -> Iterator[tuple[str, int]]:
    """Every number one slip away, with how unlikely the slip is."""
    for i in range(len(number) - 1):
        if number[i] != number[i + 1]:
            swapped = number[:i] + number[i + 1] + number[i] + number[i + 2 :]
            yield swapped, 1 if number[i : i + 2].isdigit() else 3
    for i, written in enumerate(number):
        for digit in "0123456789":
            alike = frozenset((written, digit)) in _LOOK_ALIKE
            if digit != written and (alike or written.isdigit()):
                beside = written.isdigit() and abs(int(written) - int(digit)) == 1  # on the keyboard
                rank = 0 if alike and not written.isdigit() else 2 if alike or beside else 3
                yield number[:i] + digit + number[i + 1 :], rank
