"""Loading the word lists of `prompts/entities/`, and matching any of many phrases at once."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.resources import PROMPTS

_CJK = re.compile(r"[㐀-鿿]")
_START = r"(?:(?<![^\W_])|(?<=[㐀-鿿]))"
_END = r"(?:(?![^\W_])|(?=[㐀-鿿]))"


@cache
def word_list(name: str) -> dict[str, Any]:
    """`prompts/entities/<name>.yaml`."""
    return load_texts(PROMPTS / "entities" / f"{name}.yaml")


@cache
def examples() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The examples of `prompts/intents/`: intent, language, texts. A file holds one intent, or several by name."""
    found = []
    for file in sorted((PROMPTS / "intents").glob("*.yaml")):
        data = load_texts(file)
        intents = data if isinstance(next(iter(data.values())), dict) else {file.stem: data}
        for name, languages in intents.items():
            found += [(name, language, tuple(texts)) for language, texts in languages.items()]
    return tuple(found)


def load_texts(file: Path) -> dict[str, Any]:
    """A YAML file whose scalars all stay text: plain YAML reads the words "on" and "no" as booleans."""
    loaded: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 (builds only str, list and dict)
    return loaded


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, longest first.

    Phrases of letters match whole words only; Chinese has no word boundaries, so a Chinese neighbour counts as
    one ("发DHL快递") and Chinese phrases match anywhere.
    """
    kinds: dict[tuple[bool, bool], list[str]] = {}
    for phrase in sorted(set(phrases), key=len, reverse=True):
        edges = (_is_word(phrase[0]), _is_word(phrase[-1]))
        kinds.setdefault(edges, []).append(re.escape(phrase))
    # one boundary around each group, not around each phrase: a thousand country names compile in milliseconds
    groups = [
        (_START if start else "") + "(?:" + "|".join(group) + ")" + (_END if end else "")
        for (start, end), group in kinds.items()
    ]
    return "(?:" + "|".join(groups) + ")"


def _is_word(character: str) -> bool:
    return character.isalnum() and not _CJK.match(character)
