"""Rates that a tariff gives by referring to another article, a legal note or a part of the value.

    The rate applicable to each garment in the ensemble if separately entered
    A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)
    The duty provided in the applicable subheading + 25%

Each becomes a tree whose missing facts can be named and asked for; sentences that are not listed stay words.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from bot.duties import expression as e

MOVEMENT_CAP = "total duty shall not exceed the duty for the complete movement"
"""Clock parts: a cap that holds only where a plate is among them."""

REPAIRS = "repairs or alterations"
PROCESSING = "processing outside the United States"
US_PRODUCTS = "products of the United States"
DRAWBACK = "drawback allowed on exportation"
REVENUE_TAX = "internal-revenue tax on like articles"
ARTICLES_USED = "duty on articles used in the manufacture"

_SPACES = re.compile(r"\s+")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?%")


def referring_rate(text: str) -> e.Rate | None:
    """The tree of a rate that refers to something which the importer can name; None for other words."""
    words = _SPACES.sub(" ", text).strip()
    for pattern, build in _FORMS:
        if pattern.match(words):
            return build(words)
    return None


def _same(words: str) -> e.Rate:
    return e.Referred("same", words)


def _provided(words: str) -> e.Rate:
    """`The duty provided in the applicable subheading`, alone, plus a percentage, or less percentage points."""
    figure = _PERCENT.search(words)
    if figure is None:
        return e.Referred("same", words)
    percent = Decimal(figure[1])
    if "minus" in words:
        return e.Referred("same", words, points_less=percent)
    scope = "non-U.S. content" if "non-U.S. content" in words else ""
    return e.Sum(e.Referred("same", words), 1, e.AdValorem(percent, scope))


def _part(name: str) -> e.Rate:
    """The whole of a part of the value: an amount the importer gives."""
    return e.AdValorem(Decimal(100), name)


def _aircraft(words: str) -> e.Rate:
    """9801.00.70: not more than drawback that was paid and duty on what was used in the manufacture."""
    return e.Cap(e.Referred("same", words), e.Sum(_part(DRAWBACK), 1, _part(ARTICLES_USED)))


def _returned(words: str) -> e.Rate:
    """9801.00.80: duty and revenue tax on like articles, not more than drawback that was paid and that tax."""
    tax = _part(REVENUE_TAX)
    return e.Cap(e.Sum(e.Referred("same", words), 1, tax), e.Sum(_part(DRAWBACK), 1, tax))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], e.Rate]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), build)
    for pattern, build in (
        (r"Free, (under bond|for such temporary periods)", lambda _: e.Free()),
        (r"The rate applicable,? to each (garment|article)", lambda words: e.Referred("each", words)),
        (
            r"The rate of duty appli(- )?cable to that article in the set",
            lambda words: e.Referred("highest", words),
        ),
        (r"See additional U\.S\. note \d+$", lambda words: e.Referred("note", words)),
        (
            r"The rate applicable in the absence of this (sub)?heading on the cost of such parts",
            lambda words: e.Referred("same", words, "parts"),
        ),
        (
            r"The rate applicable (to (the (natural juice|complete, assembled|article of which)|that article)"
            r"|in the absence of this (sub)?heading$)",
            _same,
        ),
        (r"A duty upon the value of the repairs", lambda words: e.Referred("same", words, REPAIRS)),
        (r"A duty upon the value of such processing", lambda words: e.Referred("same", words, PROCESSING)),
        (
            r"A duty upon the full value of the imported article,? less",
            lambda words: e.Referred("same", words, without=US_PRODUCTS),
        ),
        (r"A duty equal to the duty upon the importation of like articles", _aircraft),
        (r"A duty \(in lieu of any other duty or tax\) equal to the sum", _returned),
        (r"The duty(?: rate)? provided in ?(the applicable|such|subheadings?)", _provided),
        (r"No change\.?$", _same),
    )
)
