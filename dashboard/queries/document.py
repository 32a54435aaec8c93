"""One record of the registry with its sources and relations, and every clause that cites it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from db.models import (
    Citation,
    Document,
    DocumentName,
    DocumentRelation,
    FieldSource,
    LookAlike,
    Section,
    Source,
    Task,
)
from db.vocabulary import (
    CitationRole,
    CitationVia,
    DocumentKind,
    DocumentLevel,
    RelationKind,
    Validity,
)
from registry.errors import NotFound


@dataclass(frozen=True, slots=True)
class Record:
    """Everything the registry holds of one document."""

    id: int
    key: str
    kind: DocumentKind
    is_group: bool
    number: str | None
    number_as_written: str | None
    issuer: str
    level: DocumentLevel
    issued_on: date | None
    is_date_verified: bool
    effective_on: date | None
    subject: str | None
    subject_in_plan: str | None
    signer: str | None
    validity: Validity | None
    validity_note: str | None
    notes: list[str]
    urls: list[str]
    text_sha256: str | None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where a field was read."""

    field: str
    key: str
    url: str | None
    supports: str
    quality: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation seen from one document; `other` is its key, None when it is not registered."""

    kind: RelationKind
    is_from: bool
    other: str | None
    other_kind: DocumentKind | None
    other_name: str | None
    is_certain: bool
    note: str | None
    sources: list[str]


@dataclass(frozen=True, slots=True)
class Clause:
    """One citation of a document; `task_id` when the citing section orders something."""

    document_id: int
    path: str | None
    place: str
    task_id: int | None
    role: CitationRole
    via: CitationVia
    start: int
    end: int


def record(session: Session, key: str) -> Record:
    """A document by its key. Raises NotFound."""
    row = session.execute(
        select(Document.id, Document.key, Document.kind, Document.is_group, Document.number,
               Document.number_as_written, Document.issuer, Document.level, Document.issued_on,
               Document.is_date_verified, Document.effective_on, Document.subject,
               Document.subject_in_plan, Document.signer, Document.validity,
               Document.validity_note, Document.notes, Document.urls, Document.text_sha256)
        .where(Document.key == key)
    ).first()
    if row is None:
        raise NotFound("document", key=key)
    return Record(*row)


def cited_as(
    session: Session, key: str
) -> tuple[DocumentKind, str | None, str | None, date | None, bool] | None:
    """Kind, number, words it goes by, date and whether that is verified; None for no document."""
    row = session.execute(
        select(Document.kind, Document.number,
               func.coalesce(Document.subject, Document.subject_in_plan),
               Document.issued_on, Document.is_date_verified)
        .where(Document.key == key)
    ).first()
    return (row[0], row[1], row[2], row[3], row[4]) if row else None


def names(session: Session, document: int) -> list[tuple[str, bool]]:
    """The names a document goes by, and whether each is a short name that a text defined."""
    rows = session.execute(
        select(DocumentName.name, DocumentName.is_alias)
        .where(DocumentName.document_id == document)
        .order_by(DocumentName.id)
    )
    return [(name, is_alias) for name, is_alias in rows]


def lookalikes(session: Session, document: int) -> list[str]:
    """Other documents that bear the same number."""
    wanted = select(LookAlike.text).where(LookAlike.document_id == document)
    return list(session.scalars(wanted.order_by(LookAlike.id)))


def field_sources(session: Session, document: int) -> list[SourceLine]:
    """Where each field of a document was read."""
    rows = session.execute(
        select(FieldSource.field, Source.key, Source.url, Source.supports, Source.quality)
        .join(Source, Source.key == FieldSource.source_key)
        .where(FieldSource.document_id == document)
        .order_by(FieldSource.id)
    )
    return [SourceLine(*row) for row in rows]


def sources(session: Session, keys: set[str]) -> dict[str, SourceLine]:
    """Sources by their keys."""
    if not keys:
        return {}
    rows = session.execute(
        select(literal(""), Source.key, Source.url, Source.supports, Source.quality)
        .where(Source.key.in_(keys))
    )
    return {row[1]: SourceLine(*row) for row in rows}


def relations(session: Session, document: int) -> list[Relation]:
    """Relations that start from a document, then those that reach it."""
    other = aliased(Document)
    is_from = DocumentRelation.from_id == document
    other_id = case((is_from, DocumentRelation.to_id), else_=DocumentRelation.from_id)
    rows = session.execute(
        select(DocumentRelation.kind, is_from, other.key, other.kind,
               func.coalesce(other.number, other.subject, other.subject_in_plan,
                             DocumentRelation.other_name),
               DocumentRelation.is_certain, DocumentRelation.note, DocumentRelation.sources)
        .outerjoin(other, other.id == other_id)
        .where(or_(is_from, DocumentRelation.to_id == document))
        .order_by(is_from.desc(), DocumentRelation.id)
    )
    return [
        Relation(kind, bool(from_here), key, other_kind, name, certain, note, kept or [])
        for kind, from_here, key, other_kind, name, certain, note, kept in rows
    ]


def clauses(session: Session, document: int) -> list[Clause]:
    """Every place that cites a document, in the order of the citing text."""
    rows = session.execute(
        select(Citation.document_id, Section.path, Citation.place, Task.id, Citation.role,
               Citation.via, Citation.start, Citation.end)
        .outerjoin(Section, Section.id == Citation.section_id)
        .outerjoin(Task, Task.section_id == Citation.section_id)
        .where(Citation.cited_id == document)
        .order_by(Citation.document_id, Citation.start)
    )
    return [Clause(*row) for row in rows]
