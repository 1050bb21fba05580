"""The library's questions to the store, each one statement or two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import and_, delete, insert, select
from sqlalchemy.orm import Session

from bot import clock
from bot.retrieval import versions
from bot.retrieval.documents import Document, Passage
from bot.store.documents import DocumentRow, PassageRow, VectorRow, VersionRow

_Key = TypeVar("_Key", str, int)

_PART = 500
"""Parameters in one statement; SQLite has a limit."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document to be put into a collection, with what was decided about it."""

    document: Document
    audience: str
    markets: tuple[str, ...]
    origin: str
    """`bundled`, `added`, or `watched`: follows a folder."""
    fingerprint: str
    """Of content and decisions: the same again is no change."""
    by: str = ""
    """Who brought it; empty: the program itself or the command line."""


class VectorKey(NamedTuple):
    """What a passage's place in the vector space follows from."""

    text_hash: str
    """Of the embedded text."""
    language: str


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with its document, as the store has them now."""

    passage: PassageRow
    document: DocumentRow


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a passage stands: all that weighing it needs."""

    id: str
    section_number: int
    external_id: str | None
    document: DocumentRow


def documents(session: Session, collection: str, names: Iterable[str] | None = None) -> list[DocumentRow]:
    """Documents of a collection, removed ones too; all of them, or those of these names."""
    query = select(DocumentRow).where(DocumentRow.collection == collection).order_by(DocumentRow.name)
    if names is None:
        return list(session.scalars(query))
    found: list[DocumentRow] = []
    for part in _parts(sorted(set(names))):
        found.extend(session.scalars(query.where(DocumentRow.name.in_(part))))
    return found


def passage_ids(session: Session, document_id: int) -> set[str]:
    """Ids of a document's passages."""
    return set(session.scalars(select(PassageRow.id).where(PassageRow.document_id == document_id)))


def shelf_keys(session: Session, collection: str, audience: str) -> dict[str, VectorKey]:
    """What each passage of a shelf has its vector from, by id."""
    query = select(PassageRow.id, PassageRow.text_hash, DocumentRow.language)
    rows = session.execute(_shelf(query, collection, audience))
    return {identity: VectorKey(text_hash, language) for identity, text_hash, language in rows}


def shelf_texts(
    session: Session, collection: str, audience: str
) -> Sequence[tuple[str, str, str, list[str], str]]:
    """Every passage of a shelf: id, title, language, headings, text."""
    query = select(
        PassageRow.id, DocumentRow.title, DocumentRow.language, PassageRow.headings, PassageRow.text
    )
    ordered = _shelf(query, collection, audience).order_by(
        PassageRow.document_id, PassageRow.section_number, PassageRow.part
    )
    return session.execute(ordered).all()


def shelf_tables(
    session: Session, collection: str, audience: str
) -> Sequence[tuple[str, str, list[str], str]]:
    """Every passage of a shelf that may hold a table: name, language and markets of its document, text."""
    query = select(DocumentRow.name, DocumentRow.language, DocumentRow.markets, PassageRow.text)
    wanted = _shelf(query, collection, audience).where(PassageRow.text.contains("|"))
    return session.execute(
        wanted.order_by(DocumentRow.name, PassageRow.section_number, PassageRow.part)
    ).all()


def without_vector(session: Session, model: str, collection: str | None, audience: str = "") -> set[str]:
    """Hashes of the texts that the store holds no vector of this model for. `collection` None: of any; `audience`
    empty: of all.
    """
    kept = and_(VectorRow.text_hash == PassageRow.text_hash, VectorRow.model == model)
    query = (
        select(PassageRow.text_hash)
        .join(DocumentRow, DocumentRow.id == PassageRow.document_id)
        .outerjoin(VectorRow, kept)
        .where(VectorRow.text_hash.is_(None), DocumentRow.removed_at.is_(None))
    )
    if collection is not None:
        query = query.where(DocumentRow.collection == collection)
    if audience:
        query = query.where(DocumentRow.audience == audience)
    return set(session.scalars(query))


def texts_of(
    session: Session, collection: str, audience: str, hashes: Iterable[str]
) -> Sequence[tuple[str, str, list[str], str]]:
    """The passages of a shelf with these hashes: hash, title, headings, text."""
    query = select(PassageRow.text_hash, DocumentRow.title, PassageRow.headings, PassageRow.text)
    found: list[Any] = []
    for part in _parts(sorted(hashes)):
        rows = _shelf(query, collection, audience).where(PassageRow.text_hash.in_(part))
        found.extend(session.execute(rows).all())
    return found


def passages(
    session: Session, ids: Sequence[str], audiences: Sequence[str], collection: str | None
) -> dict[str, Found]:
    """These passages, as far as these audiences may read them, by id. `collection` None: of any."""
    found: dict[str, Found] = {}
    for part in _parts(ids):
        query = (
            select(PassageRow, DocumentRow)
            .join(DocumentRow, DocumentRow.id == PassageRow.document_id)
            .where(
                PassageRow.id.in_(part), DocumentRow.audience.in_(audiences), DocumentRow.removed_at.is_(None)
            )
        )
        if collection is not None:
            query = query.where(DocumentRow.collection == collection)
        found.update((passage.id, Found(passage, document)) for passage, document in session.execute(query))
    return found


def placed(
    session: Session, ids: Sequence[str], audiences: Sequence[str], collection: str
) -> dict[str, Placed]:
    """Where these passages stand, as far as these audiences may read them, by id: without their texts, since a
    search weighs hundreds and shows eight.
    """
    found: dict[str, Placed] = {}
    rows: list[Any] = []
    for part in _parts(ids):
        query = select(
            PassageRow.id, PassageRow.document_id, PassageRow.section_number, PassageRow.external_id
        ).where(PassageRow.id.in_(part))
        rows.extend(session.execute(query).all())
    documents: dict[int, DocumentRow] = {}
    for part in _parts(sorted({row.document_id for row in rows})):
        readable = select(DocumentRow).where(
            DocumentRow.id.in_(part),
            DocumentRow.audience.in_(audiences),
            DocumentRow.collection == collection,
            DocumentRow.removed_at.is_(None),
        )
        documents.update((document.id, document) for document in session.scalars(readable))
    for identity, document, section, external_id in rows:
        if document in documents:
            found[identity] = Placed(identity, section, external_id, documents[document])
    return found


def texts(session: Session, ids: Sequence[str]) -> dict[str, PassageRow]:
    """These passages whole, by id."""
    found: dict[str, PassageRow] = {}
    for part in _parts(ids):
        query = select(PassageRow).where(PassageRow.id.in_(part))
        found.update((passage.id, passage) for passage in session.scalars(query))
    return found


def sections(session: Session, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], list[PassageRow]]:
    """All passages of these sections (document, number of the section), each in order."""
    wanted = set(places)
    found: dict[tuple[int, int], list[PassageRow]] = {}
    if not wanted:
        return found
    rows = session.scalars(
        select(PassageRow)
        .where(
            PassageRow.document_id.in_({document for document, _ in wanted}),
            PassageRow.section_number.in_({number for _, number in wanted}),
        )
        .order_by(PassageRow.document_id, PassageRow.section_number, PassageRow.part)
    )
    for row in rows:
        if (place := (row.document_id, row.section_number)) in wanted:
            found.setdefault(place, []).append(row)
    return found


def write(
    session: Session, collection: str, writing: Sequence[tuple[Incoming, DocumentRow | None, list[Passage]]]
) -> None:
    """Put documents and their passages in place of what was there under their names."""
    now = clock.now()
    for incoming, before, cut in writing:
        document = incoming.document
        values: dict[str, Any] = {
            "title": document.title,
            "audience": incoming.audience,
            "language": document.language,
            "link": document.link,
            "markets": list(incoming.markets),
            "translation_of": document.translation_of,
            "source": document.provenance.source,
            "as_of": document.provenance.as_of,
            "review_by": document.review_by,
            "confidence": document.provenance.confidence,
            "origin": incoming.origin,
            "content_hash": incoming.fingerprint,
            "updated_at": now,
            "removed_at": None,
        }
        if before is None:
            row = DocumentRow(collection=collection, name=document.name, version=1, added_at=now, **values)
            session.add(row)
        else:
            row = session.merge(before, load=True)
            session.execute(delete(PassageRow).where(PassageRow.document_id == row.id))
            for key, value in values.items():
                setattr(row, key, value)
            row.version = before.version + 1
        session.flush()
        _keep_version(session, row, incoming)
        rows = [
            {
                "id": passage.id,
                "document_id": row.id,
                "section_number": passage.section_number,
                "part": passage.part,
                "headings": list(passage.headings),
                "text": passage.text,
                "text_hash": passage.text_hash,
                "source": passage.provenance.source,
                "as_of": passage.provenance.as_of,
                "confidence": passage.provenance.confidence,
                "external_id": passage.external_id,
            }
            for passage in cut
        ]
        if rows:
            session.execute(insert(PassageRow), rows)


def version_rows(session: Session, document_id: int) -> list[VersionRow]:
    """The versions that are kept, oldest first."""
    query = select(VersionRow).where(VersionRow.document_id == document_id).order_by(VersionRow.version)
    return list(session.scalars(query))


def last_text(session: Session, document_id: int) -> tuple[int, str] | None:
    """Number and text of the newest version; None where none is kept."""
    query = (
        select(VersionRow.version, VersionRow.text)
        .where(VersionRow.document_id == document_id)
        .order_by(VersionRow.version.desc())
        .limit(1)
    )
    row = session.execute(query).first()
    return (row[0], versions.unpacked(row[1])) if row else None


def forget_versions(session: Session, ids: Sequence[int]) -> None:
    """The texts of these documents, all versions."""
    session.execute(delete(VersionRow).where(VersionRow.document_id.in_(ids)))


def _keep_version(session: Session, row: DocumentRow, incoming: Incoming) -> None:
    kept = VersionRow(
        document_id=row.id, version=row.version, at=row.updated_at, by=incoming.by, title=row.title,
        audience=row.audience, text=versions.packed(versions.text_of(incoming.document)),
    )  # fmt: skip
    session.execute(
        delete(VersionRow).where(
            VersionRow.document_id == row.id, VersionRow.version <= row.version - versions.KEPT
        )
    )
    session.add(kept)


def _shelf(query: Any, collection: str, audience: str) -> Any:
    return query.join(DocumentRow, DocumentRow.id == PassageRow.document_id).where(
        DocumentRow.collection == collection,
        DocumentRow.audience == audience,
        DocumentRow.removed_at.is_(None),
    )


def _parts(ids: Sequence[_Key]) -> list[Sequence[_Key]]:
    return [ids[start : start + _PART] for start in range(0, len(ids), _PART)]
