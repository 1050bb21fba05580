"""The library's truth: documents, their passages, and the vectors already computed.

The indexes on disk are derived from these tables and can be thrown away at any time.
"""

from datetime import date, datetime

from sqlalchemy import JSON, Date, ForeignKey, Index, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.engine import Base


class ShelfRow(Base):
    """One index: what one audience may read of one collection, and which generation of it is current.

    Moving these numbers is what makes a change visible, to every process at once.
    """

    __tablename__ = "shelves"

    collection: Mapped[str] = mapped_column(String(40), primary_key=True)
    """`main`: the library itself; other names stand apart and are searched only when named."""
    audience: Mapped[str] = mapped_column(String(16), primary_key=True)
    lexical: Mapped[int] = mapped_column(Integer, default=0)
    """Generation of the word index; 0: there is none."""
    dense: Mapped[int] = mapped_column(Integer, default=0)
    """Generation of the vector index; 0: there is none."""
    model: Mapped[str] = mapped_column(String(120), default="")
    """Embedding model of the vector index; with another model in force it is not used."""


class DocumentRow(Base):
    """One document of a collection. A removed one keeps its row, so that it does not come back by itself."""

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("collection", "name"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    collection: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(300))
    """Path under `knowledge/` or under the folder that was taken in: what citations show."""
    title: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8))
    link: Mapped[int | None] = mapped_column(Integer)
    """Which of the six links of the trade it belongs to, 1–6."""
    markets: Mapped[list[str]] = mapped_column(JSON)
    translation_of: Mapped[str | None] = mapped_column(String(300))
    source: Mapped[str] = mapped_column(Text)
    as_of: Mapped[str] = mapped_column(String(10))
    """`2026-11-23`, `2026-07` or empty."""
    review_by: Mapped[date | None] = mapped_column(Date)
    confidence: Mapped[str] = mapped_column(String(8))
    """high, medium, low or empty."""
    origin: Mapped[str] = mapped_column(String(16))
    """`bundled`: follows `knowledge/`; `added`: taken in by a person, never overwritten by an upgrade."""
    content_hash: Mapped[str] = mapped_column(String(64))
    version: Mapped[int] = mapped_column(Integer, default=1)
    added_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class PassageRow(Base):
    """A citable piece of a document. Its id follows from its content, so it never names another text."""

    __tablename__ = "passages"
    __table_args__ = (Index("passages_by_place", "document_id", "section_number", "part"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    section_number: Mapped[int] = mapped_column(Integer)
    """Place of the section in its document: a translation's sections have the original's numbers."""
    part: Mapped[int] = mapped_column(Integer)
    """Place in the section, from 0."""
    headings: Mapped[list[str]] = mapped_column(JSON)
    """The way to the section, outermost first, without the document's title."""
    text: Mapped[str] = mapped_column(Text)
    text_hash: Mapped[str] = mapped_column(String(32), index=True)
    """Of the text that is embedded (title, headings, text): the key of its vector."""
    source: Mapped[str] = mapped_column(Text)
    as_of: Mapped[str] = mapped_column(String(10))
    confidence: Mapped[str] = mapped_column(String(8))
    external_id: Mapped[str | None] = mapped_column(String(200))
    """The caller's own id of a `.jsonl` passage."""


class VersionRow(Base):
    """The text of one version of a document; only the last one is in the indexes. Goes with its document."""

    __tablename__ = "document_versions"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(64))
    """Who brought it: a person's key; empty: the program itself or the command line."""
    title: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(String(16))
    text: Mapped[bytes] = mapped_column(LargeBinary)
    """Compressed; see `bot.retrieval.versions`."""


class VectorRow(Base):
    """A computed embedding, kept for ever: by model and by the hash of the text."""

    __tablename__ = "vectors"

    model: Mapped[str] = mapped_column(String(120), primary_key=True)
    text_hash: Mapped[str] = mapped_column(String(32), primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)
    """Half-precision floats, little-endian."""
