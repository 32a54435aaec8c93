"""One record of the registry with its sources and relations, and every clause that cites it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, exists, func, literal, select
from sqlalchemy.orm import Session

from db.models import (
    Citation,
    Document,
    DocumentName,
    FieldSource,
    Section,
    Source,
    Task,
    User,
)
from db.vocabulary import (
    CitationRole,
    CitationVia,
    DocumentKind,
    DocumentLevel,
    Sensitivity,
    Validity,
)
from registry.errors import NotFound
from registry.validity import shown

# A merged record leads to another, which may have been merged again.
MOST_STEPS = 20


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
    expires_on: date | None
    subject: str | None
    subject_in_plan: str | None
    signer: str | None
    validity: Validity | None
    validity_note: str | None
    sensitivity: Sensitivity | None
    notes: list[str]
    text_sha256: str | None
    merged_into_id: int | None
    version: int
    is_cited_by_number: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where a field was read, who looked, and when; what came with the system names nobody."""

    field: str
    key: str
    url: str | None
    supports: str
    quality: str
    verified_by: str | None = None
    verified_at: datetime | None = None


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


def record(session: Session, key: str, today: date | None = None) -> Record:
    """A document by its key, its validity as of `today` when that is given. Raises NotFound."""
    row = session.execute(_record(today).where(Document.key == key)).first()
    if row is None:
        raise NotFound("document", key=key)
    return Record(*row)


def standing_for(session: Session, found: Record, today: date) -> Record:
    """The document that a merged record became, or the record itself."""
    for _ in range(MOST_STEPS):
        if found.merged_into_id is None:
            return found
        row = session.execute(_record(today).where(Document.id == found.merged_into_id)).one()
        found = Record(*row)
    raise NotFound("document", key=found.key)


def _record(today: date | None) -> Select[Any]:
    validity = shown(today) if today else Document.validity
    by_number = exists().where(Citation.cited_id == Document.id, Citation.number.is_not(None))
    return select(
        Document.id, Document.key, Document.kind, Document.is_group, Document.number,
        Document.number_as_written, Document.issuer, Document.level, Document.issued_on,
        Document.is_date_verified, Document.effective_on, Document.expires_on, Document.subject,
        Document.subject_in_plan, Document.signer, validity, Document.validity_note,
        Document.sensitivity, Document.notes, Document.text_sha256, Document.merged_into_id,
        Document.version, by_number,
    )


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


def names(session: Session, document: int) -> list[tuple[str, bool, str]]:
    """The names a document goes by, whether each is a short name of some text, its language."""
    rows = session.execute(
        select(DocumentName.name, DocumentName.is_alias, DocumentName.language)
        .where(DocumentName.document_id == document)
        .order_by(DocumentName.id)
    )
    return [(name, is_alias, language) for name, is_alias, language in rows]


def field_sources(session: Session, document: int) -> list[SourceLine]:
    """Where each field of a document was read, and who looked."""
    rows = session.execute(
        select(FieldSource.field, Source.key, Source.url, Source.supports, Source.quality,
               User.full_name, FieldSource.verified_at)
        .join(Source, Source.key == FieldSource.source_key)
        .outerjoin(User, User.id == FieldSource.verified_by_id)
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


def clauses(session: Session, document_ids: Collection[int]) -> dict[int, list[Clause]]:
    """Every place that cites each of some documents, in the order of the citing text."""
    rows = session.execute(
        select(Citation.cited_id, Citation.document_id, Section.path, Citation.place, Task.id,
               Citation.role, Citation.via, Citation.start, Citation.end)
        .outerjoin(Section, Section.id == Citation.section_id)
        .outerjoin(Task, Task.section_id == Citation.section_id)
        .where(Citation.cited_id.in_(document_ids))
        .order_by(Citation.document_id, Citation.start)
    )
    found: dict[int, list[Clause]] = {document: [] for document in document_ids}
    for cited, *row in rows:
        found[cited].append(Clause(*row))
    return found
