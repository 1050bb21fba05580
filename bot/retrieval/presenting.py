"""Ranked candidates → what is shown: each thing once, in the asker's language, as a readable passage."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.retrieval import chunks
from bot.retrieval.queries import Query
from bot.retrieval.ranking import Candidate
from bot.retrieval.records import Found
from bot.retrieval.results import Hit
from bot.store.documents import PassageRow

_READABLE = 650
"""Tokens up to which neighbours in the same section are joined to a hit."""
_ALIKE = 0.85
"""Share of common words from which two passages of ours are the same in substance."""

Sections = Callable[[Iterable[tuple[int, int]]], Mapping[tuple[int, int], list[PassageRow]]]
"""All passages of sections, by document and number of the section."""


def present(
    query: Query,
    ranked: Sequence[Candidate],
    records: Mapping[str, Found],
    count: int,
    sections: Sections,
) -> tuple[Hit, ...]:
    """The best `count` hits."""
    hits: list[Hit] = []
    shown: set[str] = set()
    words: list[set[str]] = []
    listed = _one_language(query, ranked, records)
    near = sections(
        (found.document.id, found.passage.section_number)
        for found in (records[candidate.id] for candidate in listed[: 3 * count])
        if found.passage.external_id is None
    )
    for candidate in listed:
        found = records[candidate.id]
        if candidate.id in shown:
            continue  # joined to a better one
        if found.passage.external_id is None:
            here = set(re.findall(r"\w+", found.passage.text.lower()))
            if any(len(here & other) > _ALIKE * len(here | other) for other in words):
                continue
            words.append(here)
        made = _hit(candidate, found, near)
        hits.append(made)
        shown.update(made.passages)
        if len(hits) == count:
            break
    return tuple(hits)


def hit(found: Found, *, score: float = 1.0, text: str | None = None, passages: tuple[str, ...] = ()) -> Hit:
    """A passage with all that its citation shows."""
    passage, document = found.passage, found.document
    return Hit(
        passage=passage.id,
        id=passage.external_id or passage.id,
        document=document.name,
        title=document.title,
        headings=tuple(passage.headings),
        text=passage.text if text is None else text,
        score=score,
        audience=document.audience,
        language=document.language,
        markets=tuple(document.markets),
        source=passage.source,
        as_of=passage.as_of,
        confidence=passage.confidence,
        review_by=document.review_by,
        link=document.link,
        passages=passages or (passage.id,),
    )


def _hit(candidate: Candidate, found: Found, near: Mapping[tuple[int, int], list[PassageRow]]) -> Hit:
    score = max(0.0, min(1.0, candidate.score / 1.25))
    if found.passage.external_id is not None:
        return hit(found, score=score)
    section = near.get((found.document.id, found.passage.section_number), [])
    index = next((place for place, part in enumerate(section) if part.id == found.passage.id), None)
    if index is None:  # far down the list, or replaced between the two looks
        return hit(found, score=score)
    first = last = index
    room = _READABLE - chunks.size(section[index].text)
    while True:
        after = chunks.size(section[last + 1].text) if last + 1 < len(section) else room + 1
        before = chunks.size(section[first - 1].text) if first > 0 else room + 1
        if after <= room:
            last, room = last + 1, room - after
        elif before <= room:
            first, room = first - 1, room - before
        else:
            break
    parts = section[first : last + 1]
    text = chunks.joined([part.text for part in parts])
    return hit(found, score=score, text=text, passages=tuple(part.id for part in parts))


def _one_language(query: Query, ranked: Sequence[Candidate], records: Mapping[str, Found]) -> list[Candidate]:
    """A section and its translation say the same: keep the asker's language, at the better of the two places."""
    wanted = {query.readable: 1, query.language: 2}
    spoken: dict[tuple[str, int], str] = {}
    top: dict[tuple[str, int], float] = {}
    for candidate in ranked:
        key, language = _section(records[candidate.id]), records[candidate.id].document.language
        if key not in spoken or wanted.get(language, 0) > wanted.get(spoken[key], 0):
            spoken[key] = language
        top.setdefault(key, candidate.score)
    kept: list[Candidate] = []
    lifted: set[tuple[str, int]] = set()
    for candidate in ranked:
        key = _section(records[candidate.id])
        if records[candidate.id].document.language != spoken[key]:
            continue
        if key not in lifted:
            lifted.add(key)
            candidate.score = top[key]
        kept.append(candidate)
    return sorted(kept, key=lambda candidate: (-candidate.score, candidate.id))


def _section(found: Found) -> tuple[str, int]:
    if found.passage.external_id is not None:
        return found.passage.id, -1
    return found.document.translation_of or found.document.name, found.passage.section_number
