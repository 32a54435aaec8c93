"""Items to settle: what happened to which document, and what was made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import Session, aliased

from dashboard.queries import kept_plans
from db.models import (
    Alarm,
    Citation,
    Document,
    DocumentLink,
    DocumentName,
    DocumentRelation,
    Effect,
    User,
)
from db.vocabulary import (
    AlarmCause,
    AlarmOutcome,
    CitationVia,
    DocumentKind,
    RelationKind,
    Validity,
)
from registry.errors import NotFound

PER_PAGE = 50
Acting = aliased(Document)
Raising, Settling = aliased(User), aliased(User)


@dataclass(frozen=True, slots=True)
class Item:
    """One alarm. The acting document is the one whose effect it is; None when there is none."""

    id: int
    cause: AlarmCause
    document_id: int
    key: str
    kind: DocumentKind
    number: str | None
    name: str | None
    issued_on: date | None
    old_validity: Validity | None
    new_validity: Validity | None
    validity_note: str | None
    from_on: date | None
    raised_at: datetime
    raised_by: str | None
    draft: str
    outcome: AlarmOutcome | None
    note: str
    settled_at: datetime | None
    settled_by: str | None
    version: int
    relation: RelationKind | None
    is_certain: bool | None
    relation_note: str | None
    acting_key: str | None
    acting_kind: DocumentKind | None
    acting_number: str | None
    acting_name: str | None
    acting_on: date | None
    from_clause: str | None
    to_clause: str | None
    url: str | None


def counts(session: Session, document: str = "") -> dict[str, int]:
    """How many items are open, and how many are settled."""
    wanted = select(Alarm.settled_at.is_(None), func.count()).join(
        Document, Document.id == Alarm.document_id
    )
    rows: dict[bool, int] = {
        bool(is_open): count
        for is_open, count in session.execute(
            wanted.where(_of(document)).group_by(Alarm.settled_at.is_(None))
        )
    }
    return {"open": rows.get(True, 0), "settled": rows.get(False, 0)}


def listed(session: Session, show: str, *, document: str = "", page: int = 1) -> list[Item]:
    """Open items by document, newest document first; settled ones by when they were settled."""
    is_open = Alarm.settled_at.is_(None)
    if show == "open":
        newest = select(func.max(Alarm.id)).where(
            Alarm.document_id == Document.id, Alarm.settled_at.is_(None)
        )
        order: tuple[Any, ...] = (newest.correlate(Document).scalar_subquery().desc(), Alarm.id)
        wanted = _items().where(is_open)
    else:
        order, wanted = (Alarm.settled_at.desc(), Alarm.id.desc()), _items().where(~is_open)
    rows = session.execute(
        wanted.where(_of(document)).order_by(*order).offset((page - 1) * PER_PAGE).limit(PER_PAGE)
    )
    return [Item(*row) for row in rows]


def item(session: Session, alarm_id: int) -> Item:
    """One item. Raises NotFound."""
    row = session.execute(_items().where(Alarm.id == alarm_id)).first()
    if row is None:
        raise NotFound("alarm", id=alarm_id)
    return Item(*row)


def open_of(session: Session, document_id: int) -> int:
    """How many open items a document has."""
    wanted = select(func.count()).where(
        Alarm.document_id == document_id, Alarm.settled_at.is_(None)
    )
    return session.scalar(wanted) or 0


def plans_on(session: Session, document_id: int) -> list[int]:
    """The kept plans whose text cites a document, by their ids."""
    citing = select(Citation.document_id).where(
        Citation.cited_id == document_id, Citation.via != CitationVia.SELF
    )
    found = set(session.scalars(citing))
    return [plan.id for plan in kept_plans.every(session) if plan.id in found]


def _of(document: str) -> ColumnElement[bool]:
    return Document.key == document if document else true()


def _called(document: Any) -> Any:
    own = select(func.min(DocumentName.name)).where(DocumentName.document_id == document.id)
    return func.coalesce(
        own.correlate(document).scalar_subquery(), document.subject, document.subject_in_plan
    )


def _items() -> Select[Any]:
    return (
        select(
            Alarm.id, Alarm.cause, Alarm.document_id, Document.key, Document.kind, Document.number,
            _called(Document), Document.issued_on, Alarm.old_validity, Alarm.new_validity,
            Document.validity_note, Alarm.from_on, Alarm.raised_at, Raising.full_name, Alarm.draft,
            Alarm.outcome, Alarm.note, Alarm.settled_at, Settling.full_name, Alarm.version,
            DocumentRelation.kind, DocumentRelation.is_certain, DocumentRelation.note, Acting.key,
            Acting.kind, Acting.number, func.coalesce(_called(Acting), DocumentRelation.other_name),
            Acting.issued_on, Effect.from_clause, Effect.to_clause, DocumentLink.url,
        )
        .join(Document, Document.id == Alarm.document_id)
        .outerjoin(Effect, Effect.id == Alarm.effect_id)
        .outerjoin(DocumentRelation, DocumentRelation.id == Effect.relation_id)
        .outerjoin(Acting, Acting.id == DocumentRelation.from_id)
        .outerjoin(DocumentLink, DocumentLink.id == Alarm.link_id)
        .outerjoin(Raising, Raising.id == Alarm.raised_by_id)
        .outerjoin(Settling, Settling.id == Alarm.settled_by_id)
    )
