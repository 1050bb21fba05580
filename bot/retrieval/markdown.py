"""Markdown text → sections of blocks, with the `> Source: …` line of a section read as its provenance."""

import re

from bot.retrieval.documents import Block, Kind, Provenance, Section

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)、])\s+")
_SOURCE = re.compile(
    r">\s*(?:source|sources|来源|fuente|fuentes|источник|источники)\s*[:：]\s*(.*)$", re.IGNORECASE
)
_AS_OF = re.compile(r"(?:as of|截至|a fecha de|на)\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)", re.IGNORECASE)
_CONFIDENCE = re.compile(
    r"(?:confidence|可信度|confianza|достоверность)\s*[:：]?\s*"
    r"(high|medium|low|高|中|低|alta|media|baja|высокая|средняя|низкая)",
    re.IGNORECASE,
)
_LEVELS = {"高": "high", "中": "medium", "低": "low", "alta": "high", "media": "medium", "baja": "low",
           "высокая": "high", "средняя": "medium", "низкая": "low"}  # fmt: skip
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>")


def parse(text: str) -> tuple[str, tuple[Section, ...]]:
    """The title (the first heading of level 1, or empty) and the sections that have any text."""
    title = ""
    sections: list[Section] = []
    path: list[tuple[int, str]] = []
    lines: list[str] = []

    def close() -> None:
        blocks, provenance = _section(lines)
        if blocks:
            sections.append(Section(tuple(heading for _, heading in path), blocks, provenance))
        lines.clear()

    fence = ""
    for line in text.split("\n"):
        if fence:
            fence = "" if line.strip() == fence else fence
        elif opened := _FENCE.match(line):
            fence = opened[1]
        elif heading := _HEADING.match(line):
            close()
            level, words = len(heading[1]), _plain(heading[2])
            if level == 1 and not title and not sections:
                title = words
                continue
            path[:] = [(above, name) for above, name in path if above < level]
            if words:
                path.append((level, words))
            continue
        lines.append(line)
    close()
    return title, tuple(sections)


def provenance_of(line: str) -> Provenance | None:
    """What a `> Source: …` line says; None for any other line."""
    match = _SOURCE.match(line.strip())
    if match is None:
        return None
    said = match[1]
    as_of, confidence = _AS_OF.search(said), _CONFIDENCE.search(said)
    ends = [found.start() for found in (as_of, confidence) if found]
    level = confidence[1].lower() if confidence else ""
    return Provenance(
        source=said[: min(ends)].strip(" ·;,.。；，") if ends else said.strip(" ·;。；"),
        as_of=as_of[1] if as_of else "",
        confidence=_LEVELS.get(level, level),
    )


def _section(lines: list[str]) -> tuple[tuple[Block, ...], Provenance]:
    blocks: list[Block] = []
    provenance = Provenance()
    current: list[str] = []
    kind: Kind = "text"
    fence = ""

    def close() -> None:
        body = "\n".join(current).strip("\n").rstrip()
        if body.strip():
            blocks.append(Block(kind, body))
        current.clear()

    for raw in lines:
        line = raw.rstrip()
        if fence:
            current.append(line)
            if line.strip() == fence:
                fence = ""
                close()
            continue
        if opened := _FENCE.match(line):
            close()
            fence, kind = opened[1], "code"
            current.append(line)
            continue
        said = provenance_of(line)
        if said is not None:
            close()
            provenance = said.or_else(provenance)
            continue
        line = _TAG.sub("", line)
        if not line.strip():
            if kind != "list":  # a loose list goes on after a blank line
                close()
            continue
        found = _kind(line, kind if current else "text")
        if found != kind or not current:
            close()
            kind = found
        current.append(line)
    close()
    return tuple(blocks), provenance


def _kind(line: str, before: Kind) -> Kind:
    if line.lstrip().startswith("|"):
        return "table"
    if _ITEM.match(line):
        return "list"
    if before == "list" and line[0] in " \t":
        return "list"
    return "text"


def _plain(words: str) -> str:
    return re.sub(r"[*_`]{1,3}(\S.*?\S|\S)[*_`]{1,3}", r"\1", _TAG.sub("", words)).strip()[:300]
