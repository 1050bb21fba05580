"""Reading what people really type: full-width digits, invisible characters, Cyrillic letters that look Latin."""

import re
import unicodedata
from dataclasses import dataclass

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u30fc"
_SIMPLE: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    ord("№"): "#",  # NFKC would make it the letters "No", which stick to the number
}
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_FOREIGN_LETTER = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_WORD = re.compile("[A-Za-z0-9\u0370-\u03ff\u0400-\u04ff]+")
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјкморстухΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "ABESIJKMHOPCTYXAESIJKMOPCTYXABEZHIKMNOPTYX",
)
_LOOKALIKE_ONLY = re.compile(f"[A-Za-z0-9{''.join(map(chr, _LOOKALIKES))}]+")
_MARK_AFTER = re.compile(r"[\s\S][\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """One message, in the two forms that are searched. Both have the same length."""

    plain: str
    """NFKC, without invisible characters, spaces and dashes of one kind: where words are looked for."""
    latin: str
    """Upper case, look-alike letters made Latin: where numbers are looked for."""
    offsets: list[int] | None
    """Where each character stood in the message; None: where it stands now."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the message as it came."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


def read(text: str) -> Reading:
    """The message, made comparable. Never fails, whatever the characters."""
    if text.isascii():
        return Reading(text, text.upper(), None)
    plain, offsets = text.translate(_SIMPLE), None
    if (
        _INVISIBLE.search(plain)
        or _FOREIGN_DIGIT.search(plain)
        or not unicodedata.is_normalized("NFKC", plain)
    ):
        plain, offsets = _rewrite(text)
    latin = _WORD.sub(_to_latin, plain) if _FOREIGN_LETTER.search(plain) else plain
    return Reading(plain, _upper(latin), offsets)


def lower(text: str) -> str:
    """Lower case, but never longer than the text (as `İ` would be), so that places stay comparable."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _upper(text: str) -> str:
    uppered = text.upper()
    if len(uppered) == len(text):
        return uppered
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def _to_latin(word: re.Match[str]) -> str:
    # Only a mixture with digits, or a piece as short as "RB" beside digits, can be part of a number; a whole
    # Cyrillic word stays what it is.
    text = word[0]
    numeric = len(text) <= 3 or any(c.isdigit() for c in text)
    return text.translate(_LOOKALIKES) if numeric and _LOOKALIKE_ONLY.fullmatch(text) else text


def _rewrite(text: str) -> tuple[str, list[int]]:
    characters: list[str] = []
    offsets: list[int] = []
    for cluster in _MARK_AFTER.finditer(text):
        for character in unicodedata.normalize("NFKC", _INVISIBLE.sub("", cluster[0]).translate(_SIMPLE)):
            if not character.isascii() and character.isdecimal():
                character = str(unicodedata.decimal(character))
            characters.append(character)
            offsets.append(cluster.start())
    return "".join(characters).translate(_SIMPLE), offsets
