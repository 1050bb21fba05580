"""An answer out of retrieved passages, in their own words, with citations."""

import re
from typing import Any

from bot.assistant.understanding.intents import features
from bot.texts import say

_BLOCK = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"^\s*[-*+]\s+")
_MAIN = 1500
_FURTHER = 340
"""Characters shown of the best passage, and of each further one."""
_CHINESE = 0.45
"""A Chinese character says as much as two or three letters."""
_CLOSE = 0.8
"""A further passage is shown when its score comes this near to the best."""


def present(result: dict[str, Any], language: str) -> str:
    """Markdown from a `search_documents` result: the best passage, then close ones, each ending with its [n]."""
    passages = result["passages"]
    if not result["answerable"] or not passages:
        return say(language, "documents-none")
    # a document's opening lines say what it is about, and seldom answer: what stands under a heading goes before
    headed = [passage for passage in passages if passage["section"] != passage["title"]]
    passages = headed or passages
    query = set(features(result["query"]))
    best = passages[0]
    parts = [_excerpt(best, query, _MAIN, language)]
    seen = {(best["document"], best["section"])}
    for passage in passages[1:]:
        if len(parts) == 3 or passage["score"] < best["score"] * _CLOSE:
            break
        if (passage["document"], passage["section"]) not in seen:
            seen.add((passage["document"], passage["section"]))
            parts.append(_excerpt(passage, query, _FURTHER, language))
    foreign = [one["language"] for one in passages[: len(parts)] if one["language"] != language]
    if foreign:
        parts.append("_" + say(language, "documents-other-language", source=foreign[0]) + "_")
    return "\n\n".join(parts)


def _excerpt(passage: dict[str, Any], query: set[str], limit: int, language: str) -> str:
    if passage["language"] == "zh":
        limit = int(limit * _CHINESE)
    chosen = _most_relevant(_blocks(passage["text"]), query, limit)
    text = "\n".join(chosen)
    mark = f"[{passage['n']}]"
    # a table row or a list's last item must not swallow the mark
    ending = f"\n\n{mark}" if chosen[-1].lstrip().startswith("|") else f" {mark}"
    heading = passage["section"] or passage["title"]
    notes = [passage["warning"]] if passage["warning"] else []
    if passage["confidence"] == "low":
        notes.append(say(language, "documents-unconfirmed"))
    note = "".join(f"\n\n⚠ {note}" for note in notes)
    return f"**{heading}**\n\n{text}{ending}{note}"


def _blocks(text: str) -> list[str]:
    """Paragraphs, numbered lists and tables whole; bullets each for itself (in our documents they stand alone)."""
    blocks: list[str] = []
    for block in _BLOCK.split(text.strip()):
        blocks.append("")
        for line in block.splitlines():
            bullet = bool(_ITEM.match(line))
            if bullet or not blocks[-1] or (_ITEM.match(blocks[-1]) and not line.startswith(" ")):
                # a paragraph right under a bullet would be read as part of it
                blocks += [line] if bullet or not blocks[-1] else ["", line]
            else:
                blocks[-1] += "\n" + line
    return blocks


def _most_relevant(blocks: list[str], query: set[str], limit: int) -> list[str]:
    if sum(map(len, blocks)) <= limit * 1.3:
        return _trimmed(blocks)
    scored = sorted(
        (i for i, block in enumerate(blocks) if block.strip()),
        key=lambda i: (-len(query & set(features(blocks[i]))) / (len(blocks[i]) + 80) ** 0.5, i),
    )
    kept: set[int] = set()
    size = 0
    for i in scored:
        if kept and size + len(blocks[i]) > limit:
            continue
        kept.add(i)
        size += len(blocks[i])
    return _trimmed([block for i, block in enumerate(blocks) if i in kept or not block.strip()])


def _trimmed(blocks: list[str]) -> list[str]:
    tight: list[str] = []
    for block in blocks:
        if block.strip() or (tight and tight[-1].strip()):
            tight.append(block)
    while tight and not tight[-1].strip():
        tight.pop()
    return tight
