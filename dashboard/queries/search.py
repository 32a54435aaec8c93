"""What a search found, with what its line on the screen says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Agency, Document, DocumentName, Section, Task
from db.vocabulary import DocumentKind, SearchKind, Validity
from registry.search import Hit


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document of the registry."""

    id: int
    key: str
    kind: DocumentKind
    number: str | None
    issuer: str
    issued_on: date | None
    validity: Validity | None
    subject: str | None
    subject_in_plan: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A section of a plan, or the task it orders."""

    id: int
    path: str
    heading: str | None
    text: str | None
    plan_key: str
    plan_number: str | None


@dataclass(frozen=True, slots=True)
class FoundAgency:
    """An agency by its names alone."""

    id: int
    code: str
    name: str
    short_name: str


Line = FoundDocument | FoundClause | FoundAgency


def lines(session: Session, kind: SearchKind, hits: tuple[Hit, ...]) -> list[Line]:
    """The hits of one kind in their order."""
    ids = [hit.ref_id for hit in hits]
    by_id = {line.id: line for line in ASK[kind](session, ids)} if ids else {}
    return [by_id[id_] for id_ in ids if id_ in by_id]


def _documents(session: Session, ids: list[int]) -> list[Line]:
    name = select(func.min(DocumentName.name)).where(DocumentName.document_id == Document.id)
    rows = session.execute(
        select(Document.id, Document.key, Document.kind, Document.number, Document.issuer,
               Document.issued_on, Document.validity, Document.subject, Document.subject_in_plan,
               name.scalar_subquery()).where(Document.id.in_(ids))
    )
    return [FoundDocument(*row) for row in rows]


def _sections(session: Session, ids: list[int]) -> list[Line]:
    rows = session.execute(
        select(Section.id, Section.path, Section.heading, Section.text, Document.key,
               Document.number)
        .join(Document, Document.id == Section.document_id)
        .where(Section.id.in_(ids))
    )
    return [FoundClause(*row) for row in rows]


def _tasks(session: Session, ids: list[int]) -> list[Line]:
    rows = session.execute(
        select(Task.id, Section.path, Section.heading, Section.text, Document.key, Document.number)
        .join(Section, Section.id == Task.section_id)
        .join(Document, Document.id == Task.plan_id)
        .where(Task.id.in_(ids))
    )
    return [FoundClause(*row) for row in rows]


def _agencies(session: Session, ids: list[int]) -> list[Line]:
    asked = select(Agency.id, Agency.code, Agency.name, Agency.short_name)
    return [FoundAgency(*row) for row in session.execute(asked.where(Agency.id.in_(ids)))]


ASK: dict[SearchKind, Callable[[Session, list[int]], list[Line]]] = {
    SearchKind.DOCUMENT: _documents,
    SearchKind.SECTION: _sections,
    SearchKind.TASK: _tasks,
    SearchKind.AGENCY: _agencies,
}
