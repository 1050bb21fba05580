"""Our own plain names of goods: what sellers call them, under which six digits they go, and which facts decide.

    catalogue-goods-*.csv     one row a good: code, names, synonyms; the facts that must hold for this code
    catalogue-articles.csv    names shared by several goods (a T-shirt of cotton, of other textiles), what they imply
    catalogue-names.csv       the plain name of codes whose goods are narrower than the code
    catalogue-attributes.csv  values that decide (material, knitted or woven…), their words, what lies within what
    catalogue-es-ru.csv       Spanish and Russian names of the commonest goods
    catalogue-rules.csv       where parts of a machine go; where an article goes that no heading names
    catalogue-words.csv       words that say nothing, and how marketplaces name their attributes

Written by us, in plain words; the codes are those of the Harmonized System 2022. In a cell `;` separates, in the
condition of a fact `|` separates values either of which will do: `gender=women;material=plastic|textile`.
`other` stands for any value that no other good of the same article asks for.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bot.resources import KNOWLEDGE

OTHER = "other"
"""The value of a condition that holds for whatever the article's other goods do not ask for."""


@dataclass(frozen=True, slots=True)
class Good:
    """One kind of goods under one six-digit code."""

    code: str
    name_en: str
    name_zh: str
    article: str
    """Key of the article whose names it shares; empty: it has names of its own only."""
    conditions: Mapping[str, tuple[str, ...]]
    """Attribute → the values any of which puts it under this code."""
    synonyms: tuple[str, ...]
    rank: int
    """Its place among the goods of its article: the commoner in trade stands first."""

    def name(self, language: str) -> str:
        """Plain name: Chinese for Chinese, else English."""
        return self.name_zh if language == "zh" else self.name_en


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """Names of an article that imply the same facts: jeans are cotton and woven unless the seller says otherwise."""

    article: str
    implies: Mapping[str, tuple[str, ...]]
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an attribute: cotton, knitted, women's."""

    attribute: str
    value: str
    within: tuple[str, ...]
    """Wider values it is a kind of: cashmere lies within wool; `material:leather` refers to another attribute."""
    labels: Mapping[str, str]
    """Language → how a choice is shown."""
    words: tuple[str, ...]
    """How it is said, in any language."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All tables, read."""

    goods: tuple[Good, ...]
    articles: tuple[ArticleNames, ...]
    names: Mapping[str, tuple[str, str]]
    """Code → plain English and Chinese name."""
    values: Mapping[tuple[str, str], Value]
    """Attribute and value → what is known of it."""
    words: Mapping[str, tuple[str, ...]]
    """`noise`, `stop`, `purpose`, `with`, `part` → the words."""
    same: Mapping[str, tuple[str, ...]]
    """A tariff's word → the trade's words for it: a search for these is a search for that as well."""
    listing_keys: Mapping[str, str]
    """How a marketplace names an attribute, in lower case → ours, or `name`, or `ignored`."""
    parts: Mapping[str, str]
    """Code of a machine (four or six digits) → the code that its parts go to."""
    residual: Mapping[str, str]
    """Material → where an article of it goes that no heading names."""
    siblings: Mapping[str, tuple[Good, ...]] = field(default_factory=dict)
    """Article → its goods."""


def plain_name(code: str, language: str = "en") -> str | None:
    """Our plain name of a code (its first six digits count), Chinese for `zh`, else English; None: not among ours."""
    found = catalogue().names.get(code.replace(".", "").replace(" ", "")[:6])
    if found is None:
        return None
    return found[1] if language == "zh" else found[0]


def plain_names(language: str = "en") -> dict[str, str]:
    """All codes with a plain name of ours."""
    return {code: names[1] if language == "zh" else names[0] for code, names in catalogue().names.items()}


@cache
def catalogue() -> Catalogue:
    """The catalogue that ships in `knowledge/tariffs/`. Raises ValueError on a file that breaks the schema."""
    return read_catalogue(KNOWLEDGE / "tariffs")


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue in a folder. Raises ValueError, naming file and row, when a row breaks the schema."""
    translations = {row["key"]: row for row in _rows(folder / "catalogue-es-ru.csv")}
    articles = tuple(_articles(folder / "catalogue-articles.csv", translations))
    shared = {article.article for article in articles}
    goods: list[Good] = []
    ranks: dict[str, int] = {}
    names: dict[str, tuple[str, str]] = {
        row["code"]: (row["name_en"], row["name_zh"]) for row in _rows(folder / "catalogue-names.csv")
    }
    for file in sorted(folder.glob("catalogue-goods-*.csv")):
        for row in _rows(file):
            code, article = row["code"], row["article"]
            rank = ranks.get(article, 0) if article else 0
            if article:
                ranks[article] = rank + 1
            synonyms = _cell(row["synonyms_en"]) + _cell(row["synonyms_zh"])
            named = article if article in translations and article not in shared else code
            if named in translations and synonyms:  # the first good with names of its own gets them
                synonyms += _translated(translations.pop(named))
            names.setdefault(code, (row["name_en"], row["name_zh"]))
            conditions = _facts(row["attributes"], f"{file.name}, {code}")
            goods.append(Good(code, row["name_en"], row["name_zh"], article, conditions, synonyms, rank))
    values = {
        (row["attribute"], row["value"]): Value(
            row["attribute"],
            row["value"],
            tuple(row["within"].split()),
            {language: row[f"label_{language}"] for language in ("en", "zh", "es", "ru")},
            tuple(word for language in ("en", "zh", "es", "ru") for word in _cell(row[f"words_{language}"])),
        )
        for row in _rows(folder / "catalogue-attributes.csv")
    }
    words = {
        (row["kind"], row["name"]): _cell(row["words_en"]) + _cell(row["words_zh"])
        for row in _rows(folder / "catalogue-words.csv")
    }
    rules = _rows(folder / "catalogue-rules.csv")
    siblings: dict[str, tuple[Good, ...]] = {}
    for good in goods:
        if good.article:
            siblings[good.article] = (*siblings.get(good.article, ()), good)
    return Catalogue(
        tuple(goods),
        articles,
        names,
        values,
        {name: found for (kind, name), found in words.items() if kind == "word"},
        {name: found for (kind, name), found in words.items() if kind == "same"},
        {key: name for (kind, name), found in words.items() if kind == "listing" for key in found},
        {rule["when"]: rule["code"] for rule in rules if rule["rule"] == "parts"},
        {rule["when"]: rule["code"] for rule in rules if rule["rule"] == "residual"},
        siblings,
    )


def _articles(file: Path, translations: Mapping[str, Mapping[str, str]]) -> Iterator[ArticleNames]:
    translated: set[str] = set()
    for row in _rows(file):
        article = row["article"]
        synonyms = _cell(row["synonyms_en"]) + _cell(row["synonyms_zh"])
        yield ArticleNames(article, _facts(row["implies"], f"{file.name}, {article}"), synonyms)
        if article in translations and article not in translated:
            translated.add(article)
            yield ArticleNames(article, {}, _translated(translations[article]))


def _translated(row: Mapping[str, str]) -> tuple[str, ...]:
    return _cell(row["synonyms_es"]) + _cell(row["synonyms_ru"])


def _facts(cell: str, where: str) -> dict[str, tuple[str, ...]]:
    facts: dict[str, tuple[str, ...]] = {}
    for part in _cell(cell):
        attribute, equals, values = part.partition("=")
        if not equals or not values:
            raise ValueError(f"{where}: {part!r} is not attribute=value")
        facts[attribute.strip()] = tuple(value.strip() for value in values.split("|"))
    return facts


def _cell(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        if None in row or None in row.values():
            raise ValueError(f"{file.name}: a row has too many or too few cells: {row}")
    return rows
