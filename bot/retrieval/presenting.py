"""Ranked candidates → what is shown: each thing once, in the asker's language, as a readable passage."""

import re
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from bot.retrieval import chunks, records
from bot.retrieval.queries import Query
from bot.retrieval.ranking import Candidate
from bot.retrieval.records import Found, Placed
from bot.retrieval.results import Hit
from bot.store.documents import PassageRow

_READABLE = 650
"""Tokens up to which neighbours in the same section are joined to a hit."""
_ALIKE = 0.85
"""Share of common words from which two passages of ours are the same in substance."""

_BATCH = 3
"""Candidates read for each hit that is wanted: some stand in one passage, or say the same."""


class Shown:
    """Reads what is shown."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def texts(self, ids: Sequence[str]) -> Mapping[str, PassageRow]:
        """These passages."""
        return records.texts(self._session, ids)

    def sections(self, places: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], list[PassageRow]]:
        """All passages of sections, by document and number of the section."""
        return records.sections(self._session, places)


def present(
    query: Query, ranked: Sequence[Candidate], known: Mapping[str, Placed], count: int, shown: Shown
) -> tuple[Hit, ...]:
    """The best `count` hits."""
    hits: list[Hit] = []
    used: set[str] = set()
    words: list[set[str]] = []
    listed = _one_language(query, ranked, known)
    for start in range(0, len(listed), _BATCH * count):
        batch = listed[start : start + _BATCH * count]
        texts = shown.texts([candidate.id for candidate in batch])
        near = shown.sections(
            (place.document.id, place.section_number)
            for place in (known[candidate.id] for candidate in batch)
            if place.external_id is None
        )
        for candidate in batch:
            if candidate.id in used or candidate.id not in texts:
                continue  # joined to a better one, or replaced between the two looks
            found = Found(texts[candidate.id], known[candidate.id].document)
            if found.passage.external_id is None:
                here = set(re.findall(r"\w+", found.passage.text.lower()))
                if any(len(here & other) > _ALIKE * len(here | other) for other in words):
                    continue
                words.append(here)
            made = _hit(candidate, found, near)
            hits.append(made)
            used.update(made.passages)
            if len(hits) == count:
                return tuple(hits)
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
    if index is None:  # replaced between the two looks
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


def _one_language(query: Query, ranked: Sequence[Candidate], known: Mapping[str, Placed]) -> list[Candidate]:
    """A section and its translation say the same: keep the asker's language, at the better of the two places."""
    wanted = {query.readable: 1, query.language: 2}
    spoken: dict[tuple[str, int], str] = {}
    top: dict[tuple[str, int], float] = {}
    for candidate in ranked:
        key, language = _section(known[candidate.id]), known[candidate.id].document.language
        if key not in spoken or wanted.get(language, 0) > wanted.get(spoken[key], 0):
            spoken[key] = language
        top.setdefault(key, candidate.score)
    kept: list[Candidate] = []
    lifted: set[tuple[str, int]] = set()
    for candidate in ranked:
        key = _section(known[candidate.id])
        if known[candidate.id].document.language != spoken[key]:
            continue
        if key not in lifted:
            lifted.add(key)
            candidate.score = top[key]
        kept.append(candidate)
    return sorted(kept, key=lambda candidate: (-candidate.score, candidate.id))


def _section(found: Placed) -> tuple[str, int]:
    if found.external_id is not None:
        return found.id, -1
    return found.document.translation_of or found.document.name, found.section_number
