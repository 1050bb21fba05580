"""The trade's own words in four languages: what else a query may mean, and which markets it names."""

import csv
from dataclasses import dataclass
from functools import cache

from bot.resources import KNOWLEDGE

MAX_WORDS = 6
"""Longest phrase, in words, that is looked up."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One line of the glossary: the same thing in each language; the first of each is the usual word."""

    topic: str
    names: dict[str, tuple[str, ...]]
    """Language → phrases."""


@dataclass(frozen=True, slots=True)
class Market:
    """A country or a group of countries that documents may be about."""

    code: str
    groups: tuple[str, ...]
    names: dict[str, tuple[str, ...]]
    """Language → names."""


@cache
def concepts() -> tuple[Concept, ...]:
    """All lines of `knowledge/glossary/trade-terms.csv`."""
    return tuple(
        Concept(
            row["topic"],
            {
                "en": _split(row["en"], row["en_also"]),
                "zh": _split(row["zh"], row["zh_also"]),
                "es": _split(row["es"]),
                "ru": _split(row["ru"]),
            },
        )
        for row in _rows("trade-terms.csv")
    )


@cache
def markets() -> tuple[Market, ...]:
    """All lines of `knowledge/glossary/markets.csv`."""
    return tuple(
        Market(
            row["code"],
            _split(row["groups"]),
            {language: _split(row[language]) for language in ("en", "zh", "es", "ru")},
        )
        for row in _rows("markets.csv")
    )


@cache
def chinese_words() -> tuple[str, ...]:
    """Chinese names that the segmenter has to keep in one piece; longer ones are made of these."""
    names = {
        name
        for concept in concepts()
        for name in concept.names["zh"]
        if 2 <= len(name) <= 5 and all("\u4e00" <= character <= "\u9fff" for character in name)
    }
    names |= {name for market in markets() for name in market.names["zh"]}
    return tuple(sorted(names))


def _split(*cells: str) -> tuple[str, ...]:
    parts = (part.strip() for cell in cells for part in cell.split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _rows(name: str) -> list[dict[str, str]]:
    with (KNOWLEDGE / "glossary" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
