"""Finding carriers' numbers in what people write.

Formats with letters or a long checked prefix stand alone; digits alone need words that speak for them (context.py).
Spaces, dashes and line breaks inside a number are bridged only when the joined number is valid.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from bot.tracking.checks import luhn
from bot.tracking.context import AGAINST, CARRIER, NOTHING, QUESTION, WORDS, Context, never_first
from bot.tracking.formats import Checksum, Format, Match, formats_by_length, hs_heading_exists
from bot.tracking.repair import did_you_mean, misread
from bot.tracking.text import read

Known = Callable[[str], str | None]
"""The carrier under which the shop knows a number, or None."""

MOST_CHARACTERS = 41
"""No carrier's number is longer."""
MOST_PIECES = 12
"""A number is written in at most so many pieces."""
_SUGGEST_FOR = 20
"""Only so many mistyped numbers of one message are repaired; nobody reads more, and it costs time."""

# What no number is without: six digits close together, or the start of those that may be letters throughout.
_ENOUGH_DIGITS = re.compile(r"(?:\d\D{0,6}){6}|1\s?[ZzLl]")
_PIECE = re.compile(r"[A-Z0-9]+")
_JOINS = frozenset([" ", "-", "\n", "\r\n", "-\n", " - ", "\t"])
_BREAKS = frozenset(["\n", "\r\n", "-\n"])

_CN_MOBILE = re.compile(r"(?:86)?1[3-9]\d{9}")
_PHONE = re.compile(r"44[1-37]\d{9}|1[2-9]\d\d[2-9]\d{6}|34[67]\d{8}|[78]9\d{9}")
# Country code and number, for Britain, North America, Spain and Russia; only where no word stands beside it.
_DATE_LED = re.compile(r"20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4,}")
_CARD = re.compile(r"(?:4\d{3}|5[1-5]\d\d|2[2-7]\d\d|6011|65\d\d|62\d\d|35\d\d)\d{12}")
_PHONE_BEFORE = re.compile(r"\+\s?(?:\d{1,4}[\s-]?)?(?:\(\d*\)[\s-]?)?$|\(\d+\)\s?$")
_DECIMAL_BEFORE = re.compile(r"\d\.$")
_DECIMAL_AFTER = re.compile(r"\.\d")
_MONEY_BEFORE = re.compile(r"[$€£¥₽]\s?$")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A number found in a text."""

    number: str
    """Upper case, without spaces and dashes."""
    carrier: str
    """The best fitting carrier's code."""
    carriers: tuple[str, ...]
    """All that fit, best first."""
    service: str | None
    origin: str | None
    """Country code, where the number tells."""
    valid: bool
    """False: the check digit fails."""
    checksum: Checksum
    span: tuple[int, int]
    """Where it stands in the message."""
    raw: str
    """As it is written there."""
    format: str
    """Id of the format, empty where only the shop's own records know the number."""
    did_you_mean: tuple[str, ...] = ()
    """For a mistyped number: valid ones that are one slip away, likeliest first."""

    def as_json(self) -> dict[str, Any]:
        """One entry of `identify --json`; `did_you_mean` only where the number is not valid."""
        entry: dict[str, Any] = {
            "number": self.number,
            "carrier": self.carrier,
            "carriers": list(self.carriers),
            "service": self.service,
            "origin": self.origin,
            "valid": self.valid,
            "checksum": self.checksum,
        }
        if not self.valid:
            entry["did_you_mean"] = list(self.did_you_mean)
        return entry


def identify(
    text: str, *, explicit: bool = False, carriers: Collection[str] = (), known: Known | None = None
) -> tuple[Recognised, ...]:
    """The tracking numbers in a text, in the order they stand there, each once.

    explicit: the text was given as a number to be tracked (a command): digits need no words around them.
    carriers: codes of the shop's own carriers: their plain digit formats count without being named.
    known: looks a number up in the shop's own records; what it finds is a number, whatever its form.
    A message that is nothing but numbers counts as a question about them.
    """
    if known is None and _ENOUGH_DIGITS.search(text) is None:
        return ()
    found = _Search(text, explicit=explicit, own=carriers, known=known).run()
    once: dict[str, Recognised] = {}
    for one in found:
        once.setdefault(one.number, one)
    return tuple(once.values())


def identify_json(text: str, **options: Any) -> dict[str, Any]:
    """`{"numbers": […]}`, the shape of `identify --json`."""
    return {"numbers": [one.as_json() for one in identify(text, **options)]}


class _Stretch(NamedTuple):
    """A part of the message that may be one number, in one piece or several."""

    number: str
    start: int
    end: int
    first: int
    last: int
    """Places of its first and its last piece."""

    @property
    def joined(self) -> bool:
        """Whether it is written in several pieces."""
        return self.first != self.last

    @property
    def digits_only(self) -> bool:
        """Whether nothing but words around it can speak for it."""
        return self.number.isdigit()


class _Search:
    """One pass over one message."""

    def __init__(self, text: str, *, explicit: bool, own: Collection[str], known: Known | None) -> None:
        self._text = text
        self._reading = reading = read(text)
        self._explicit = explicit
        self._known = known
        self._context = Context(reading, explicit=explicit, own=own)
        self._digits, self._letters = formats_by_length()
        self._pieces = [
            (match[0], match.start(), match.end())
            for match in _PIECE.finditer(reading.latin)
            if len(match[0]) <= 4 or not match[0].isalpha()
        ]
        self._repairs = 0

    def run(self) -> list[Recognised]:
        found = []
        place = 0
        while place < len(self._pieces):
            one, used = self._at(place)
            if one:
                found.append(one)
            place += used
        return found

    def _at(self, place: int) -> tuple[Recognised | None, int]:
        """The number that starts with this piece, and how many pieces it takes."""
        piece = self._pieces[place][0]
        alone = None
        if len(piece) >= 6 and not piece.isalpha():
            alone = self._judge(self._stretch(place, place))
            if alone and alone.valid:
                return alone, 1
        for last in self._joinable(place):
            joined = self._judge(self._stretch(place, last))
            if joined and joined.valid:
                return joined, last + 1 - place
        return alone, 1

    def _stretch(self, first: int, last: int) -> _Stretch:
        number = "".join(piece for piece, _, _ in self._pieces[first : last + 1])
        return _Stretch(number, self._pieces[first][1], self._pieces[last][2], first, last)

    def _joinable(self, place: int) -> Sequence[int]:
        """The last pieces of what could be one number written in pieces, the longest first."""
        latin, pieces = self._reading.latin, self._pieces
        if pieces[place][0] in never_first():
            return ()
        lasts = []
        size = len(pieces[place][0])
        for last in range(place + 1, min(place + MOST_PIECES, len(pieces))):
            piece, start, _ = pieces[last]
            size += len(piece)
            if size > MOST_CHARACTERS or latin[pieces[last - 1][2] : start] not in _JOINS:
                break
            if size >= 8:
                lasts.append(last)
        return lasts[::-1]

    def _judge(self, stretch: _Stretch) -> Recognised | None:
        """Whether this stretch is a number, and whose."""
        if self._known and (carrier := self._known(stretch.number)):
            return self._recognised_by_shop(stretch, carrier)
        matches = self._matches(stretch.number)
        if not matches:
            return None if stretch.joined or stretch.digits_only else self._misread(stretch)
        good = [match for match in matches if match.checksum != "failed"]
        if stretch.joined:
            good = [match for match in good if self._bridges(match, stretch)]
            if not good:
                return None
        speaks = NOTHING
        if not good or any(match.format.needs > NOTHING for match in good):
            speaks = self._context.speaks_for(stretch.start, stretch.end)
            if stretch.digits_only and self._is_something_else(stretch, speaks):
                speaks = AGAINST
        accepted = [match for match in good if match.format.needs <= self._level(match.format, speaks)]
        if accepted and not self._belies_its_carrier(matches):
            # What needs no more than words is listed beside it: the number is one, the carrier is the question.
            fitting = [m for m in good if m in accepted or (m.format.needs <= WORDS and speaks >= NOTHING)]
            return self._recognised(stretch, fitting)
        if good and not accepted and speaks < WORDS:
            return None
        return self._mistyped(stretch, matches, speaks)

    def _matches(self, number: str) -> list[Match]:
        table = self._digits if number.isdigit() else self._letters
        return [match for one in table.get(len(number), ()) if (match := one.match(number))]

    def _bridges(self, match: Match, stretch: _Stretch) -> bool:
        """Whether a number written in pieces may be read as one. Without a check digit only letters and length speak
        for it, and they must be typed as such; across a line break it must be a number that stands alone."""
        alone = match.format.needs == NOTHING
        capitals = self._reading.plain[stretch.start : stretch.end].isupper()
        if match.checksum != "ok" and not (alone and capitals):
            return False
        return alone or self._gap_after(stretch.first) not in _BREAKS

    def _gap_after(self, place: int) -> str:
        return self._reading.latin[self._pieces[place][2] : self._pieces[place + 1][1]]

    def _belies_its_carrier(self, matches: list[Match]) -> bool:
        """The carrier is named, and its own check digit fails: mistyped, even if another's format happens to fit."""
        named = [match for match in matches if self._context.insists_on(match.carrier)]
        return bool(named) and all(match.checksum == "failed" for match in named)

    def _level(self, one: Format, speaks: int) -> int:
        """How much speaks for this format: the words, and more where its own carrier is named."""
        if speaks == AGAINST:
            return NOTHING
        if one.needs > speaks and self._context.names(one.carrier, speaks):
            return CARRIER
        return speaks

    def _is_something_else(self, stretch: _Stretch, speaks: int) -> bool:
        """Digits that by their shape or surroundings are a phone, an amount, a date, a card or a piece of an id."""
        number, latin = stretch.number, self._reading.latin
        before, after = (
            latin[max(0, stretch.start - 14) : stretch.start],
            latin[stretch.end : stretch.end + 2],
        )
        if _PHONE_BEFORE.search(before) or _MONEY_BEFORE.search(before):
            return True
        if _DECIMAL_BEFORE.search(before) or _DECIMAL_AFTER.match(after) or self._piece_of_an_id(stretch):
            return True
        if self._explicit or any(
            self._context.names(one.carrier, speaks) for one in self._digits.get(len(number), ())
        ):
            return False
        if _CN_MOBILE.fullmatch(number) or _DATE_LED.fullmatch(number):
            return True
        if _CARD.fullmatch(number) and luhn(number[:-1]) == number[-1]:
            return True
        return speaks == QUESTION and (bool(_PHONE.fullmatch(number)) or _reads_as_customs_code(number))

    def _piece_of_an_id(self, stretch: _Stretch) -> bool:
        """Joined by dashes to other digits, as order ids and UUIDs are; or beside a group of digits, as phones."""
        first, last = stretch.first, stretch.last
        if first > 0 and not self._pieces[first - 1][0].isalpha():
            short = len(self._pieces[first - 1][0]) <= 4
            gap = self._gap_after(first - 1)
            if gap == "-" or (gap == " " and short and stretch.joined):
                return True
        if last + 1 < len(self._pieces) and not self._pieces[last + 1][0].isalpha():
            gap = self._gap_after(last)
            return gap == "-" or (gap == " " and stretch.joined)
        return False

    def _named(self, match: Match) -> bool:
        return self._context.names(match.carrier, QUESTION)

    def _recognised(self, stretch: _Stretch, matches: list[Match]) -> Recognised:
        if len(matches) > 1:
            matches.sort(key=lambda m: (self._named(m), m.checksum == "ok", m.format.weight), reverse=True)
        codes = [match.carrier for match in matches]
        if any(match.format.carrier == "s10" for match in matches):
            codes.append("s10")  # whichever post delivers it
        return self._found(stretch, matches[0], codes, matches[0].checksum)

    def _recognised_by_shop(self, stretch: _Stretch, carrier: str) -> Recognised:
        good = [match for match in self._matches(stretch.number) if match.checksum != "failed"]
        good.sort(key=lambda match: match.format.weight, reverse=True)
        own = next((match for match in good if match.carrier == carrier), None)
        codes = [carrier, *(match.carrier for match in good)]
        return self._found(stretch, own, codes, own.checksum if own else "none")

    def _mistyped(self, stretch: _Stretch, matches: list[Match], speaks: int) -> Recognised | None:
        failed = [m for m in matches if m.checksum == "failed" and self._reports(m, stretch, speaks)]
        if not failed or speaks == AGAINST:
            return None
        failed.sort(key=lambda m: (self._named(m), m.format.weight), reverse=True)
        self._repairs += 1
        tried = [match.format for match in failed] if self._repairs <= _SUGGEST_FOR else []
        meant = did_you_mean(stretch.number, tried, self._known)
        return self._found(stretch, failed[0], [match.carrier for match in failed], "failed", meant)

    def _reports(self, match: Match, stretch: _Stretch, speaks: int) -> bool:
        """Whether a failing check digit says "mistyped" rather than "something else"."""
        if self._explicit or self._named(match):
            return True
        if match.format.quiet or match.format.needs > NOTHING:
            return False
        return not stretch.digits_only or speaks >= WORDS

    def _misread(self, stretch: _Stretch) -> Recognised | None:
        meant = misread(stretch.number)
        one = self._judge(_Stretch(meant, *stretch[1:])) if meant else None
        if meant is None or one is None or not one.valid:
            return None
        return replace(one, number=stretch.number, valid=False, checksum="failed", did_you_mean=(meant,))

    def _found(
        self,
        stretch: _Stretch,
        best: Match | None,
        codes: list[str],
        checksum: Checksum,
        meant: tuple[str, ...] = (),
    ) -> Recognised:
        span = self._reading.span(stretch.start, stretch.end)
        return Recognised(
            number=stretch.number,
            carrier=codes[0],
            carriers=tuple(dict.fromkeys(codes)),
            service=best.service() if best else None,
            origin=best.origin if best else None,
            valid=checksum != "failed",
            checksum=checksum,
            span=span,
            raw=self._text[slice(*span)],
            format=best.format.id if best else "",
            did_you_mean=meant,
        )


def _reads_as_customs_code(number: str) -> bool:
    """Ten digits under a heading that exists, with a subdivision of 00: a national customs code, not a waybill."""
    subdivided = len(number) == 10 and "00" in (number[4:6], number[6:8], number[8:])
    return subdivided and hs_heading_exists(number[:4])
