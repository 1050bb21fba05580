"""A description and a marketplace's listing, cut into what is looked for and what it says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.duties.catalogue import catalogue
from bot.duties.classification_facts import Facts, merge, read_facts
from bot.duties.classification_words import has_han, normal

TITLE, LEAF, PARENT, NAMED = 1.0, 0.5, 0.15, 0.4
"""What each part counts: a title above all; the category's last part; the part before it; attributes that name the
goods ("Item type: bracelets"). A category is often chosen carelessly, and narrows where the title is vague."""

_SAID, _CATEGORY, _ATTRIBUTE, _FABRIC = 0.9, 0.5, 1.0, 0.8
"""How surely a fact is said by the text, the category, an attribute of its own, the name of a fabric."""
_MAX_ATTRIBUTES, _MAX_VALUE, _MAX_PATH = 200, 500, 1000
_SEPARATOR = re.compile(r"[>/›»|]")
_LETTERS = re.compile(r"[a-zа-я]+")


@dataclass(frozen=True, slots=True)
class Listing:
    """What is known of the goods."""

    fields: tuple[tuple[str, float], ...]
    """Texts to look for names in, with what each counts."""
    title: str
    leaves: tuple[str, ...]
    """Last parts of the category paths."""
    facts: Facts
    parts: bool
    """Whether it speaks of parts or replacements of something."""


def read_listing(
    text: str, category: str | None, category_zh: str | None, attributes: Mapping[str, Any] | None
) -> Listing:
    """Fields and facts of a description and of what a marketplace adds to it; anything unreadable is left out."""
    facts = read_facts(text, _SAID)
    fields = [(text, TITLE)]
    leaves: list[str] = []
    for path in (_path(category), _path(category_zh)):
        if not path:
            continue
        leaves.append(path[-1])
        fields.append((path[-1], LEAF))
        fields.extend((part, PARENT) for part in path[-2:-1])
        merge(facts, read_facts(" ".join(path[-2:]), _CATEGORY))
    for name, value in _attributes(attributes):
        meaning = catalogue().listing_keys.get(name)
        if meaning == "name":
            fields.append((value, NAMED))
        elif meaning and meaning != "ignored":
            merge(facts, read_facts(value, _ATTRIBUTE, only=meaning))
            if meaning == "material":  # a fabric's name says how it is made as well: denim, jersey
                made = read_facts(value, _FABRIC).get("construction")
                merge(facts, {"construction": made} if made else {})
    return Listing(tuple(fields), text, tuple(leaves), facts, _speaks_of_parts([text, *leaves]))


def _speaks_of_parts(texts: list[str]) -> bool:
    spoken = normal(" ".join(texts))
    letters = set(_LETTERS.findall(spoken))
    return any(word in spoken if has_han(word) else word in letters for word in catalogue().words["part"])


def _path(category: object) -> list[str]:
    if not isinstance(category, str):
        return []
    return [part.strip() for part in _SEPARATOR.split(category[:_MAX_PATH]) if part.strip()]


def _attributes(attributes: object) -> list[tuple[str, str]]:
    if not isinstance(attributes, Mapping):
        return []
    told = list(attributes.items())[:_MAX_ATTRIBUTES]
    return [(str(name).strip().lower(), str(value)[:_MAX_VALUE]) for name, value in told if value]
