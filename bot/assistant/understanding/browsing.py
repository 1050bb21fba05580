"""Wishes to leaf through the documents: `/docs …` as commands and buttons say it, and the same in words.

`/docs` · `/docs 5 FR zh` (link, market, language, words of a title, in any order) · `/docs markets` · `/docs new` ·
`/docs open NAME` · `/docs page 2 NAME` · a list's further pages with `p2`.
"""

import re
from functools import cache
from typing import Any

from bot.assistant.understanding.places import find_places, without_places
from bot.assistant.understanding.words import any_of, word_list
from bot.settings import LANGUAGES

COMMAND = "/docs"
LONGEST = 120
"""Characters of a wish in words; a longer message asks something else."""

_FORM = re.compile(rf"{COMMAND}(?:\s+(.*))?\Z", re.IGNORECASE | re.DOTALL)
_MARKET = re.compile(r"[A-Za-z]{2}")
_PAGE = re.compile(r"p(\d{1,4})", re.IGNORECASE)
_OPEN = re.compile(r"(?:open|page\s+(\d{1,5}))\s+(\S.*)", re.IGNORECASE | re.DOTALL)


def is_command(text: str) -> bool:
    """Whether it is `/docs …`: said by a command or a button, in no language."""
    return _FORM.match(text.strip()) is not None


def read_browsing(text: str) -> dict[str, Any] | None:
    """Arguments of `browse_documents`; None where the text wants something else."""
    match = _FORM.match(text.strip())
    return _commanded((match[1] or "").strip()) if match else _worded(text)


def _commanded(rest: str) -> dict[str, Any]:
    if opened := _OPEN.fullmatch(rest):
        return {"document": opened[2].strip(), "page": int(opened[1] or 1)}
    asked: dict[str, Any] = {}
    words: list[str] = []
    for token in rest.split():
        lowered = token.lower()
        if lowered in ("new", "changes"):
            asked["view"] = "changes"
        elif lowered == "markets":
            asked["view"] = "markets"
        elif lowered == "link":
            continue
        elif re.fullmatch("[1-6]", token) and "link" not in asked:
            asked["link"] = int(token)
        elif page := _PAGE.fullmatch(token):
            asked["page"] = int(page[1])
        elif lowered == "world" or (_MARKET.fullmatch(token) and token.isupper()):
            asked["market"] = "world" if lowered == "world" else token
        elif lowered in LANGUAGES:
            asked["language"] = lowered
        elif _MARKET.fullmatch(token) and "market" not in asked and find_places(token.upper()):
            asked["market"] = token.upper()
        else:
            words.append(token)
    if words:
        named = " ".join(words)
        places = find_places(named)
        left = without_places(named) if places else named
        if places and "market" not in asked:
            asked["market"] = places[0].code
        if left:
            asked["title"] = left
    return asked


def _worded(text: str) -> dict[str, Any] | None:
    if len(text) > LONGEST or _has("needed", text):
        return None
    if _has("changes", text):
        return {"view": "changes"}
    listed = _has("list", text)
    opening = _pattern("open").match(text.strip(" \"'“¿¡"))
    if not listed and not (opening and _has("document", text[opening.end() :])):
        return None
    left = _pattern("list").sub(" ", text) if listed else text[opening.end() :] if opening else text
    asked: dict[str, Any] = {}
    for language in ("en", "zh"):
        if _phrase(("languages", language)).search(left):
            asked["language"] = language
            left = _phrase(("languages", language)).sub(" ", left)
    left = _pattern("document").sub(" ", left)
    if places := find_places(left):
        asked["market"] = places[0].code
        left = without_places(left)
    if listed:
        for link in "123456":
            if "link" not in asked and _phrase(("links", link)).search(left):
                asked["link"] = int(link)
                left = _phrase(("links", link)).sub(" ", left)
    left = _pattern("filler").sub(" ", left)
    if title := " ".join(re.sub(r"[^\w\s./-]", " ", left).split()):
        asked["title"] = title
    return asked


def _has(group: str, text: str) -> bool:
    return _pattern(group).search(text) is not None


@cache
def _pattern(group: str) -> re.Pattern[str]:
    phrases = [phrase for several in word_list("browsing")[group].values() for phrase in several]
    return re.compile(any_of(phrases), re.IGNORECASE)


@cache
def _phrase(entry: tuple[str, str]) -> re.Pattern[str]:
    """Any phrase of one entry of a group."""
    group, name = entry
    return re.compile(any_of(word_list("browsing")[group][name]), re.IGNORECASE)
