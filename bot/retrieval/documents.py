"""A document as read from a file: metadata and sections of blocks. Every format is turned into this."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["text", "list", "table", "code"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list, table or code block, as Markdown; `text` has no blank line at its ends."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a statement comes from; empty strings where it is not said."""

    source: str = ""
    as_of: str = ""
    """`2026-11-23`, `2026-07` or empty."""
    confidence: str = ""

    def or_else(self, other: "Provenance") -> "Provenance":
        """This, with what is missing taken from `other`."""
        return Provenance(
            self.source or other.source, self.as_of or other.as_of, self.confidence or other.confidence
        )


@dataclass(frozen=True, slots=True)
class Section:
    """The text under one heading, without that of its sub-headings."""

    headings: tuple[str, ...]
    """From the outermost to its own, without the document's title."""
    blocks: tuple[Block, ...]
    provenance: Provenance = Provenance()
    external_id: str | None = None
    """The caller's id, when the section is a ready-made passage of a `.jsonl` file."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What whoever brings a file should know of how it was read."""

    pages: int = 0
    """Of a PDF, or slides; 0: the format has none."""
    scanned: tuple[int, ...] = ()
    """Pages that are pictures without text: nothing of them can be found."""
    hidden: int = 0
    """Characters that a reader cannot see (white, tiny, marked hidden); they were left out."""
    left_out: tuple[str, ...] = ()
    """Hidden sheets or slides, attachments: by name, not read."""


NOTHING_FOUND = Findings()
"""There is nothing to know."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document, read but not yet cut into passages."""

    name: str
    title: str
    language: str
    sections: tuple[Section, ...]
    content_hash: str
    """Of the file's bytes: the same again is no change."""
    audience: str | None = None
    """What the document says of itself; None: it does not say."""
    markets: tuple[str, ...] = ()
    link: int | None = None
    translation_of: str | None = None
    provenance: Provenance = Provenance()
    review_by: date | None = None
    findings: Findings = NOTHING_FOUND


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable piece of a document, as it is stored and indexed."""

    id: str
    section_number: int
    part: int
    headings: tuple[str, ...]
    text: str
    text_hash: str
    provenance: Provenance
    external_id: str | None = field(default=None)
