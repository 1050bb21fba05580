"""Files and folders → documents: Markdown, plain text, HTML, and `.jsonl` of ready-made passages."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.retrieval import decoding, front_matter, html, markdown, terms
from bot.retrieval.documents import Block, Document, Provenance, Section
from bot.retrieval.errors import BadDocument, UnsupportedFormat

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".txt": "text", ".html": "html", ".htm": "html",
            ".jsonl": "passages"}  # fmt: skip
MAX_BYTES = 20_000_000
MAX_PASSAGES_BYTES = 500_000_000
MAX_PASSAGE = 200_000
"""Characters of one `.jsonl` passage."""


def files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Each file to read with the name it gets: its path under the folder that was given, else its file name.

    In a folder, files of other kinds are passed over; one that is named itself is refused by `read`.
    """
    for path in paths:
        if path.is_dir():
            inside = sorted(
                file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES
            )
            for file in inside:
                name = file.relative_to(path)
                if not any(part.startswith(".") for part in name.parts):
                    yield file, name.as_posix()
        else:
            yield path, path.name


def read(path: Path, name: str) -> Document:
    """The document in a file. Raises BadDocument, or UnsupportedFormat, saying what to fix."""
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise UnsupportedFormat(
            f"{name}: {path.suffix or 'a file without an ending'} is not taken; Markdown, HTML, TXT and JSONL are",
            file=name,
        )
    try:
        size = path.stat().st_size
        limit = MAX_PASSAGES_BYTES if kind == "passages" else MAX_BYTES
        if size > limit:
            megabytes = limit // 1_000_000
            raise BadDocument(
                f"{name}: larger than {megabytes} MB",
                code="document_too_large",
                file=name,
                limit=str(megabytes),
            )
        data = path.read_bytes()
    except OSError as error:
        raise BadDocument(
            f"{name}: {error.strerror or error}", code="document_unreadable", file=name
        ) from None
    return parse(data, name, kind)


def parse(data: bytes, name: str, kind: str = "markdown") -> Document:
    """The document in these bytes; `kind` is `markdown`, `text`, `html` or `passages`. Raises BadDocument."""
    text = decoding.decode(data, name)
    content_hash = hashlib.sha256(data).hexdigest()
    if kind == "passages":
        return _passages(text, name, content_hash)
    page_title = ""
    if kind == "html":
        page_title, text = html.to_markdown(text)
    meta, body, _ = front_matter.split(decoding.clean(text), name) if kind != "text" else (
        front_matter.FrontMatter(), decoding.clean(text), 0)  # fmt: skip
    if kind == "text":
        title, sections = "", _plain_sections(body)
    else:
        title, sections = markdown.parse(body)
    if not sections:
        raise BadDocument(f"{name}: there is no text in it", code="empty_document", file=name)
    sample = " ".join(block.text for section in sections[:20] for block in section.blocks)[:4000]
    return Document(
        name=name,
        title=meta.title or title or page_title or _title_from(name),
        language=meta.language or terms.language_of(sample),
        sections=sections,
        content_hash=content_hash,
        audience=meta.audience,
        markets=meta.markets,
        link=meta.link,
        translation_of=meta.translation_of,
        provenance=Provenance(meta.source, meta.as_of, meta.confidence),
        review_by=meta.review_by,
    )


def _plain_sections(text: str) -> tuple[Section, ...]:
    blocks = tuple(Block("text", part.strip()) for part in re.split(r"\n\s*\n", text) if part.strip())
    return (Section((), blocks),) if blocks else ()


def _passages(text: str, name: str, content_hash: str) -> Document:
    sections: list[Section] = []
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        section = _passage(line, name, number)
        if section.external_id in seen:
            raise _bad_line(name, number, f"the id {section.external_id!r} occurs twice")
        seen.add(section.external_id or "")
        sections.append(section)
    if not sections:
        raise BadDocument(f"{name}: there is no passage in it", code="empty_document", file=name)
    step = max(1, len(sections) // 40)
    sample = " ".join(section.blocks[0].text[:300] for section in sections[::step])
    return Document(name, _title_from(name), terms.language_of(sample), tuple(sections), content_hash)


def _passage(line: str, name: str, number: int) -> Section:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        raise _bad_line(name, number, "not JSON") from None
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise _bad_line(name, number, 'expected an object with "id" and "text"')
    identity, title = entry.get("id"), entry.get("title")
    if isinstance(identity, bool) or not isinstance(identity, str | int) or not str(identity).strip():
        raise _bad_line(name, number, 'expected an "id"')
    if len(str(identity)) > 200:
        raise _bad_line(name, number, "the id is longer than 200 characters")
    words = decoding.clean(entry["text"])[:MAX_PASSAGE].strip()
    if not words:
        raise _bad_line(name, number, "the text is empty")
    heading = " ".join(decoding.clean(title).split())[:300] if isinstance(title, str) else ""
    return Section((heading,) if heading else (), (Block("text", words),), external_id=str(identity))


def _bad_line(name: str, number: int, problem: str) -> BadDocument:
    return BadDocument(f"{name}, line {number}: {problem}", code="bad_passage", file=name, line=number)


def _title_from(name: str) -> str:
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return re.sub(r"[-_]+", " ", stem).strip().capitalize() or name
