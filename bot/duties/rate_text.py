"""Rate texts as tariffs write them, parsed once each.

    10.20% + 93.10 EUR/100 kg            8% MIN 2.80 EUR/m2 MAX 5 EUR/m2
    44¢ each + 6% on the case            15% (01 JAN-14 FEB), Free (15 FEB-31 DEC)

The grammar is `rate.lark`; units are those of `knowledge/tariffs/units.csv`. A unit that is not in the table is
an error, not a guess.
"""

import re
from decimal import Decimal
from functools import lru_cache

from bot.duties.errors import RateNotUnderstood
from bot.duties.expression import AdValorem, Rate

MAX_LENGTH = 1000
"""Characters; the longest rate of a real tariff has about 450."""

_PERCENT = re.compile(r"(\d{1,9}(?:\.\d{1,9})?) ?%")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_SLASH = re.compile(r" ?/ ?")
_HYPHENATED = re.compile(r"(?<=[a-z])- (?=[a-z])")


@lru_cache(maxsize=8192)
def parse_rate(text: str) -> Rate:
    """The rate text as a tree. Raises RateNotUnderstood for text outside the grammar."""
    normal = normalise(text)
    if not normal or len(normal) > MAX_LENGTH:
        raise RateNotUnderstood(f"not a duty rate: {text[:60]!r}")
    simple = _PERCENT.fullmatch(normal)  # two thirds of all rates: no need to wake the parser
    if simple:
        return AdValorem(Decimal(simple[1]))
    from bot.duties.rate_parser import parse

    return parse(normal)


def normalise(text: str) -> str:
    """One spelling for what tariffs write in several: spaces, slashes, currency signs, words broken at a line."""
    flat = text.replace("€", " EUR").replace("£", " GBP").replace("\u00ad", "")
    flat = _SPACES.sub(" ", flat).strip()
    return _HYPHENATED.sub("", _SLASH.sub("/", flat))


_WHOLE = re.compile(r"(\d)\.0+ ?%")
_TRAILING = re.compile(r"(\.\d*[1-9])0+ ?%")
_SPACED = re.compile(r"(\d) %")


def tidy(text: str) -> str:
    """The rate text as we show it: `16.50 %` is `16.5%`, `2.00%` is `2%`; amounts of money stay as written."""
    return _SPACED.sub(r"\1%", _TRAILING.sub(r"\1%", _WHOLE.sub(r"\1%", normalise(text))))
