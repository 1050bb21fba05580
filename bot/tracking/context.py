"""What the words around a number say that it is.

One random phone number or order id in ten satisfies a DHL or FedEx check digit, so a number made of digits alone
is a parcel's only when the words say so. The nearest word decides: "order 123456789012, FedEx 986578788855".
"""

import re
import tomllib
from bisect import bisect
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from bot.resources import KNOWLEDGE
from bot.tracking.formats import carriers
from bot.tracking.text import Reading, lower, read

AGAINST = -1
"""The nearest word says that the number is something else: an order, a phone, a customs code."""
NOTHING, QUESTION, WORDS, CARRIER = range(4)
"""How much speaks for a number; the same scale as `needs` in formats.toml."""

_TRACKING, _OTHER, _AMOUNT = "tracking", "other", "amounts"
# A full stop after "no." or "tel." ends no sentence.
_SENTENCE_END = re.compile(r"[!?。]|(?<!\bno)(?<!\bnr)(?<!\bnum)(?<!\bnúm)(?<!\btel)(?<!\bref)\.(?=\s|$)")
_WORD_WITHOUT_DIGIT = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)|[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff]")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'，。)]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|cn|de|ru|org|co|post|hk|jp|fr|es)[/?#][^\s<>\"'，。)]*"
)
_HOST = re.compile(r"(?:https?://)?([^/?#:]+)")
_CJK = re.compile(r"[\u3400-\u9fff]")
_OWN_NUMBER = re.compile(r"\w*\d{3}\w*")
_PIECE = re.compile(r"[^\W_][\w-]*|[^\w\s]|\n")
_BETWEEN_NUMBERS = frozenset([*",;/&、\n", "and", "y", "и", "和", "及"])
_BEFORE_NUMBERS = frozenset(
    [*":#№-()", "是", "为", "no", "nos", "number", "numbers", "номер", "номера", "número", "números"]
)
_LETTER = r"a-z\u00c0-\u024f\u0400-\u04ff"
_NEAR = 40
"""Characters after a number within which a word may still name it: "986578788855 is my tracking number"."""
_FAR = 1000
"""Characters before a number beyond which no word names it."""


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    kind: str
    """`tracking`, `other`, `amounts`, or a carrier's code."""


class Context:
    """The words of one message; worked out only when a number asks."""

    def __init__(self, reading: Reading, *, explicit: bool, own: Collection[str]) -> None:
        self._plain = lower(reading.plain)
        self._explicit = explicit
        self._own = own

    def speaks_for(self, start: int, end: int) -> int:
        """What the words say of the number at this place, from AGAINST to WORDS."""
        if self._explicit:
            return WORDS
        link = self._link_around(start)
        if link is not None:
            return WORDS if link else AGAINST
        place = bisect(self._starts, start)
        before = next(
            (label for label in self._labels[max(0, place - 3) : place][::-1] if self._names(label, start)),
            None,
        )
        if before:
            return self._verdict(before)
        after = next((label for label in self._labels[place : place + 1] if self._follows(label, end)), None)
        if after:
            return self._verdict(after)
        if self._mentions_parcels or not self._has_words:
            return QUESTION
        return NOTHING

    def _verdict(self, label: _Label) -> int:
        if label.kind == _AMOUNT:
            return WORDS if self._named else AGAINST
        return AGAINST if label.kind == _OTHER else WORDS

    def names(self, carrier: str, speaks: int) -> bool:
        """Whether this carrier is named in the message; or is one of the shop's own, where a parcel is spoken of."""
        return carrier in self._named or (speaks >= QUESTION and carrier in self._own)

    def insists_on(self, carrier: str) -> bool:
        """Whether the message itself says that it is this carrier's: named in it, or given with the command."""
        return carrier in self._named or (self._explicit and carrier in self._own)

    @cached_property
    def _named(self) -> frozenset[str]:
        named = {label.kind for label in self._labels} | {link for _, _, link in self._links if link}
        return frozenset(named - {_TRACKING, _OTHER, _AMOUNT})

    @cached_property
    def _has_words(self) -> bool:
        return _WORD_WITHOUT_DIGIT.search(self._plain) is not None

    @cached_property
    def _mentions_parcels(self) -> bool:
        return any(label.kind not in (_OTHER, _AMOUNT) for label in self._labels)

    @cached_property
    def _starts(self) -> list[int]:
        return [label.start for label in self._labels]

    @cached_property
    def _labels(self) -> tuple[_Label, ...]:
        kinds = _vocabulary()
        found = []
        for match in _matcher().finditer(self._plain):
            word = match[0]
            kind = kinds.get(word) or next(
                kinds[stem] for size in range(len(word), 0, -1) if (stem := word[:size] + "*") in kinds
            )
            found.append(_Label(match.start(), match.end(), kind))
        return tuple(found)

    @cached_property
    def _links(self) -> tuple[tuple[int, int, str], ...]:
        if "/" not in self._plain and "?" not in self._plain and "#" not in self._plain:
            return ()
        return tuple((m.start(), m.end(), _site(m[0])) for m in _LINK.finditer(self._plain))

    def _link_around(self, place: int) -> str | None:
        nearest = bisect(self._links, place, key=lambda link: link[0]) - 1
        if nearest < 0 or place >= self._links[nearest][1]:
            return None
        return self._links[nearest][2]

    def _names(self, label: _Label, start: int) -> bool:
        """Whether a label that stands before a number is about it."""
        if label.end > start:
            return False
        between = self._plain[label.end : start]
        if len(between) > _FAR or _SENTENCE_END.search(between):
            return False
        # "order 10045: 986578788855": the order has its number already, unless this is a list of them.
        used_up = label.kind in (_OTHER, _AMOUNT) and _OWN_NUMBER.search(between)
        return not used_up or _is_list(between)

    def _follows(self, label: _Label, end: int) -> bool:
        if not end <= label.start <= end + _NEAR:
            return False
        between = self._plain[end : label.start]
        return not _SENTENCE_END.search(between) and not _OWN_NUMBER.search(between)


def _is_list(between: str) -> bool:
    """Whether only numbers and what joins them stand here, and one more is to come."""
    pieces = _PIECE.findall(between)
    return pieces[-1] in _BETWEEN_NUMBERS and all(
        piece in _BETWEEN_NUMBERS or piece in _BEFORE_NUMBERS or any(c.isdigit() for c in piece)
        for piece in pieces
    )


def _site(link: str) -> str:
    """The carrier whose page this is, `tracking` for a site that tracks for all, or an empty string."""
    found = _HOST.match(link)
    parts = found[1].split(".") if found else []
    for size in range(len(parts), 1, -1):
        site = _sites().get(".".join(parts[-size:]))
        if site:
            return site
    return ""


def carrier_called(name: str) -> str:
    """The code of the carrier that a name, such as a shop system's column, speaks of; empty where none is known."""
    plain = lower(read(name).plain).strip()
    if plain in carriers():
        return plain
    found = (_vocabulary().get(match[0], "") for match in _matcher().finditer(plain))
    return next((kind for kind in found if kind in carriers()), "")


@cache
def _sites() -> Mapping[str, str]:
    own = {host: carrier.code for carrier in carriers().values() for host in carrier.hosts}
    return {**dict.fromkeys(_words()["sites"]["hosts"], _TRACKING), **own}


@cache
def never_first() -> frozenset[str]:
    """Short words that never start a number written with spaces; upper case."""
    return frozenset(word.upper() for word in _words()["pieces"]["never_first"])


@cache
def _vocabulary() -> Mapping[str, str]:
    vocabulary: dict[str, str] = {}
    for kind in (_TRACKING, _AMOUNT, _OTHER):
        for words in _words()[kind].values():
            vocabulary.update(dict.fromkeys((lower(word) for word in words), kind))
    for carrier in carriers().values():
        vocabulary.update(dict.fromkeys(carrier.words, carrier.code))
    return vocabulary


@cache
def _matcher() -> re.Pattern[str]:
    # Grouped by first letter: a plain alternation of five hundred words would be tried word by word everywhere.
    whole: dict[str, list[str]] = {}
    anywhere: dict[str, list[str]] = {}
    for word in sorted(_vocabulary(), key=len, reverse=True):
        pattern = re.escape(word[1:]).replace(r"\*", f"[{_LETTER}]*")
        (anywhere if _CJK.search(word) else whole).setdefault(word[0], []).append(pattern)
    return re.compile(
        rf"(?<![{_LETTER}])(?:{_alternatives(whole)})(?![{_LETTER}])|(?:{_alternatives(anywhere)})"
    )


def _alternatives(groups: Mapping[str, list[str]]) -> str:
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())


@cache
def _words() -> Mapping[str, Any]:
    with (KNOWLEDGE / "carriers" / "words.toml").open("rb") as file:
        return tomllib.load(file)
