"""Files and folders → documents: text formats here, the others by `formats`; `.jsonl` holds ready-made passages."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

from bot import uploads
from bot.errors import UserError
from bot.retrieval import decoding, front_matter, html, markdown, terms
from bot.retrieval.documents import Block, Document, Findings, Provenance, Section
from bot.retrieval.errors import BadDocument, UnsupportedFormat
from bot.retrieval.formats import converting
from bot.retrieval.formats.converted import Converted, Limits

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".txt": "text", ".html": "html", ".htm": "html",
            ".jsonl": "passages", ".pdf": "pdf", ".docx": "docx", ".xlsx": "xlsx", ".csv": "csv", ".tsv": "csv",
            ".pptx": "pptx", ".eml": "eml"}  # fmt: skip
TAKEN = "Markdown, HTML, PDF, DOCX, XLSX, CSV, PPTX, TXT, EML and JSONL"
MAX_PASSAGES_BYTES = 500_000_000
MAX_PASSAGE = 200_000
"""Characters of one `.jsonl` passage."""
_NAMED = 50
"""Passages without words that are named."""


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


def read(path: Path, name: str, limits: Limits = Limits()) -> Document:  # noqa: B008 (frozen)
    """The document in a file. Raises BadDocument, or UnsupportedFormat, saying what to fix."""
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise UnsupportedFormat(
            f"{name}: {path.suffix or 'a file without an ending'} is not taken; {TAKEN} are", file=name
        )
    try:
        size = path.stat().st_size
        limit = MAX_PASSAGES_BYTES if kind == "passages" else limits.megabytes * 1_000_000
        if size > limit:
            megabytes = f"{limit / 1_000_000:g}"
            raise BadDocument(
                f"{name}: larger than {megabytes} MB", code="document_too_large", file=name, limit=megabytes
            )
        data = path.read_bytes()
    except OSError as error:
        raise BadDocument(
            f"{name}: {error.strerror or error}", code="document_unreadable", file=name
        ) from None
    return parse(data, name, kind, limits)


def parse(data: bytes, name: str, kind: str = "markdown", limits: Limits = Limits()) -> Document:  # noqa: B008
    """The document in these bytes; `kind`, one of `SUFFIXES`, is what the name says: where the bytes are something
    else, they are read as what they are. Raises BadDocument.
    """
    content_hash = hashlib.sha256(data).hexdigest()
    if kind in converting.KINDS or data.startswith(_CONTAINERS):
        kind = _kind(data, name, limits)
        if kind in converting.KINDS:
            return _converted(converting.convert(kind, data, name, limits), name, content_hash)
    text = decoding.decode(data, name)
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


_CONTAINERS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def _kind(data: bytes, name: str, limits: Limits) -> str:
    """What a file is by its bytes, once it is known to be harmless."""
    plain = name.rsplit("/", 1)[-1]
    try:
        kind: str = uploads.inspect(plain, data, max_bytes=round(limits.megabytes * 1_000_000)).kind
    except UserError as error:
        # The last thing that is refused, after all checks of the archive, is that it is none of three kinds.
        if error.code == "file_type" and _is_deck(data):
            return "pptx"
        details = {**error.details, "file": name}
        raise BadDocument(error.message, code=error.code, **details) from None
    if kind == "text" and PurePosixPath(plain).suffix.lower() == ".eml":
        return "eml"
    if kind in {"jpeg", "png", "gif", "webp"}:
        raise UnsupportedFormat(f"{name}: a picture has no text; {TAKEN} are taken", file=name)
    return {"tsv": "csv", "jsonl": "passages", "json": "text"}.get(kind, kind)


def _is_deck(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return "ppt/presentation.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _converted(converted: Converted, name: str, content_hash: str) -> Document:
    sections = tuple(filter(None, map(_cleaned, converted.sections)))
    if not sections:
        raise BadDocument(f"{name}: there is no text in it", code="empty_document", file=name)
    headings = next((section.headings for section in sections if len(section.headings) > 1), ())
    paged = headings if converted.findings.pages else ()
    title = decoding.clean(converted.title) or (paged[1] if paged else "") or _title_from(name)
    sample = " ".join(block.text for section in sections[:20] for block in section.blocks)[:4000]
    return Document(
        name, title.strip(), terms.language_of(sample), sections, content_hash,
        provenance=Provenance(as_of=converted.as_of), findings=converted.findings,
    )  # fmt: skip


def _cleaned(section: Section) -> Section | None:
    blocks = tuple(
        Block(block.kind, text)
        for block in section.blocks
        if (text := decoding.clean(block.text).strip("\n").rstrip()).strip()
    )
    headings = tuple(" ".join(decoding.clean(heading).split())[:300] for heading in section.headings)
    return Section(tuple(filter(None, headings)), blocks, section.provenance) if blocks else None


def _plain_sections(text: str) -> tuple[Section, ...]:
    blocks = tuple(Block("text", part.strip()) for part in re.split(r"\n\s*\n", text) if part.strip())
    return (Section((), blocks),) if blocks else ()


def _passages(text: str, name: str, content_hash: str) -> Document:
    sections: list[Section] = []
    seen: set[str] = set()
    empty: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        section = _passage(line, name, number)
        if section.external_id in seen:
            raise _bad_line(name, number, f"the id {section.external_id!r} occurs twice")
        seen.add(section.external_id or "")
        if section.blocks:
            sections.append(section)
        else:  # of a regulation cut by its numbering, some numbers carry no words of their own
            empty.append(section.external_id or "")
    if not sections:
        raise BadDocument(f"{name}: there is no passage in it", code="empty_document", file=name)
    step = max(1, len(sections) // 40)
    sample = " ".join(section.blocks[0].text[:300] for section in sections[::step])
    return Document(
        name, _title_from(name), terms.language_of(sample), tuple(sections), content_hash,
        findings=Findings(left_out=tuple(empty[:_NAMED])),
    )  # fmt: skip


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
    heading = " ".join(decoding.clean(title).split())[:300] if isinstance(title, str) else ""
    blocks = (Block("text", words),) if words else ()
    return Section((heading,) if heading else (), blocks, external_id=str(identity))


def _bad_line(name: str, number: int, problem: str) -> BadDocument:
    return BadDocument(f"{name}, line {number}: {problem}", code="bad_passage", file=name, line=number)


def _title_from(name: str) -> str:
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return re.sub(r"[-_]+", " ", stem).strip().capitalize() or name
