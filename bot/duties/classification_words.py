"""Texts as words: the same cutting for our names, for national nomenclatures and for what a seller writes.

Latin and Cyrillic words are stemmed; Chinese, which has no spaces, is taken as its pairs of characters, so that a
name is found whatever stands around it. Words in which the plural means another thing (`glasses`, `shorts`) are kept
as they are: stemmed, reading glasses would be made of glass.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

MAX_TEXT = 6_000
"""Characters read of one text; sellers' titles have some 130, whole product pages a few thousand."""

_PIECE = re.compile(r"[a-zà-öø-ÿ0-9]+(?:'[a-z]+)?|[а-яё0-9]+|[㐀-鿿]+", re.IGNORECASE)
_HAN = re.compile(r"[㐀-鿿]")
_HAN_RUN = re.compile(r"[㐀-鿿]+")
_BREAK = re.compile(r"[,;|/()\[\]{}<>。，；、（）【】—–:：!！?？\n]| - ")
_SPACE_AT_HAN = re.compile(r"(?<=[㐀-鿿])\s+|\s+(?=[㐀-鿿])")
_KEPT = frozenset(
    ("glasses", "shorts", "briefs", "tops", "slides", "flats", "trunks", "heels", "goods", "works", "blinds",
     "stockings")
)  # fmt: skip
_SAME = {
    "grey": "gray", "colour": "color", "aluminium": "aluminum", "jewellery": "jewelry", "tyre": "tire",
    "tyres": "tire", "fibre": "fiber", "fibres": "fiber", "pyjamas": "pajamas", "moulds": "mold", "mould": "mold",
    "moulding": "mold", "molding": "mold", "women": "woman", "womens": "woman", "womans": "woman", "men": "man",
    "mens": "man", "mans": "man", "children": "child", "childrens": "child", "knives": "knife",
    "shelves": "shelf", "stocking": "stockings",
    "leaves": "leaf", "knitted": "knit", "knitting": "knit", "teeth": "tooth", "feet": "foot", "mice": "mouse",
    "scarves": "scarf", "organiser": "organizer", "grill": "grill", "grille": "grille", "plough": "plow",
    "vaporizer": "vaporiser", "cosy": "cozy", "moisturiser": "moisturizer", "sanitiser": "sanitizer",
}  # fmt: skip
"""British and American spellings and irregular plurals, as one word."""


class Word(NamedTuple):
    """One word of a text: stemmed, and whether something (a comma, a bracket) parts it from the word before."""

    text: str
    apart: bool


def normal(text: str) -> str:
    """Lower case, one form for each character, no control characters, not longer than `MAX_TEXT`."""
    folded = unicodedata.normalize("NFKC", text[:MAX_TEXT]).lower().replace("’", "'")
    return "".join(c if c.isprintable() or c == "\n" else " " for c in folded)


def words(text: str) -> list[Word]:
    """The words of a text that `normal` has gone over, in order; of Chinese, each two characters side by side."""
    found: list[Word] = []
    end = 0
    for piece in _PIECE.finditer(text):
        apart = bool(_BREAK.search(text, end, piece.start()))
        end = piece.end()
        if _HAN.match(piece.group()):
            for index, pair in enumerate(pairs(piece.group())):
                found.append(Word(pair, apart and index == 0))
        else:
            found.append(Word(_stem(piece.group()), apart))
    return found


def key(text: str) -> tuple[str, ...]:
    """A name as the tuple of its words, for looking up."""
    return tuple(word.text for word in words(normal(text)))


def has_han(text: str) -> bool:
    """Whether there is Chinese in it."""
    return bool(_HAN.search(text))


def solid(text: str) -> str:
    """A text that `normal` has gone over without the spaces around Chinese: names are looked for inside it."""
    return _SPACE_AT_HAN.sub("", text)


def search_terms(text: str) -> list[str]:
    """The terms under which a text is indexed and searched: words; of Chinese words, pairs and single characters."""
    text = normal(text)
    terms = [word.text for word in words(text) if len(word.text) > 1]
    for run in _HAN_RUN.findall(text):
        terms.extend(word for word in cut(run) if len(word) > 2)
        terms.extend(run)
    return terms


def pairs(run: str) -> list[str]:
    """Each two characters side by side; a single one as it is."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


@lru_cache(maxsize=16_384)
def cut(run: str) -> tuple[str, ...]:
    """Chinese cut into words."""
    import rjieba  # its dictionary takes a while to load, and most texts need no words

    return tuple(rjieba.cut(run))


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    bare = word.removesuffix("'s").replace("'", "")
    bare = _SAME.get(bare, bare)
    if bare in _KEPT:
        return bare
    if bare[:1] > "ÿ":
        stem = str(_stemmer("russian").stemWord(bare.replace("ё", "е")))
        # after a number the noun stands in the genitive plural: 100 футболок, of the word футболка
        return f"{stem[:-2]}к" if len(stem) > 3 and stem.endswith(("ок", "ек")) else stem
    plain = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return str(_stemmer("english").stemWord(plain))


@cache
def _stemmer(language: str) -> Any:
    import Stemmer

    return Stemmer.Stemmer(language)
