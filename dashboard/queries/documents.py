"""The registry's list: documents as a search, the filters and the order ask for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, distinct, false, func, select
from sqlalchemy.orm import Session

from dashboard.queries import kept_plans
from dashboard.queries.remembered import remember
from db.models import (
    Citation,
    Document,
    DocumentName,
    Task,
)
from db.vocabulary import (
    CitationVia,
    DocumentKind,
    DocumentLevel,
    Validity,
)
from registry.identity import look_alikes
from registry.search import documents_saying
from registry.validity import shown

UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is asked for; an empty field asks for everything."""

    words: str = ""
    level: str = ""
    kind: str = ""
    validity: str = ""
    sort: str = "cited"
    # Whether a document is in force is asked of a day.
    today: date = date.max


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A line of the registry: `times` counts citations by others than the document itself."""

    id: int
    key: str
    kind: DocumentKind
    is_group: bool
    number: str | None
    issuer: str
    issued_on: date | None
    is_date_verified: bool
    subject: str | None
    subject_in_plan: str | None
    validity: Validity | None
    name: str | None
    times: int
    tasks: int
    is_plan: bool

    @property
    def is_in_plan(self) -> bool:
        """Whether the shown plan speaks of it: it cites the document, or is the document."""
        return self.times > 0 or self.is_plan


def listed(
    session: Session, wanted: Wanted, *, first: str, offset: int, limit: int
) -> tuple[list[ListedDocument], int]:
    """A page of the registry and the count of all that fit; `first` is the key that leads it."""
    if wanted.words:
        return _listed(session, wanted, first, offset, limit)
    # Words are endless; the filters are few, so their lists can be kept until something changes.
    key = ("documents", wanted, first, offset, limit)
    return remember(session, key, lambda: _listed(session, wanted, first, offset, limit))


def _listed(
    session: Session, wanted: Wanted, first: str, offset: int, limit: int
) -> tuple[list[ListedDocument], int]:
    plan = kept_plans.shown(session).id
    times = select(func.count()).where(
        Citation.cited_id == Document.id, Citation.via != CitationVia.SELF,
        Citation.document_id == plan,
    )
    tasks = (
        select(func.count(distinct(Task.id)))
        .join(Citation, Citation.section_id == Task.section_id)
        .where(Citation.cited_id == Document.id, Citation.document_id == plan)
    )
    name = select(func.min(DocumentName.name)).where(DocumentName.document_id == Document.id)
    counted = times.scalar_subquery().label("times"), tasks.scalar_subquery().label("tasks")
    # Whatever the order, documents of just the number that was asked for stand before the rest.
    exact = [one.id for one in look_alikes(session, wanted.words)]
    # Named once and used twice, so that the words are looked for once.
    fitting = select(Document.id).where(*_conditions(session, wanted))
    fits = fitting.cte("fits").prefix_with("MATERIALIZED")
    count = select(func.count()).select_from(fits)
    rows = session.execute(
        select(Document.id, Document.key, Document.kind, Document.is_group, Document.number,
               Document.issuer, Document.issued_on, Document.is_date_verified, Document.subject,
               Document.subject_in_plan, shown(wanted.today), name.scalar_subquery(), *counted,
               count.scalar_subquery())
        .where(Document.id.in_(select(fits.c.id)))
        .order_by(Document.id.not_in(exact), *_order(wanted.sort, first, *counted))
        .offset(offset)
        .limit(limit)
    ).all()
    if rows or not offset:
        listed = [ListedDocument(*row[:-1], row[0] == plan) for row in rows]
        return listed, rows[0][-1] if rows else 0
    # Beyond the last page no row carries the count.
    return [], session.scalar(count) or 0


def kinds_and_levels(session: Session) -> tuple[list[DocumentKind], list[DocumentLevel]]:
    """Which kinds and levels the registry holds, in the order of their lists."""
    pairs = session.execute(select(Document.kind, Document.level).distinct()).all()
    kinds, levels = {kind for kind, _ in pairs}, {level for _, level in pairs}
    return [one for one in DocumentKind if one in kinds], [
        one for one in DocumentLevel if one in levels
    ]


def tasks_by_document(session: Session, documents: Iterable[int]) -> dict[int, set[int]]:
    """The tasks whose own words cite each document."""
    rows = session.execute(
        select(Citation.cited_id, Task.id)
        .join(Task, Task.section_id == Citation.section_id)
        .where(Citation.cited_id.in_(list(documents)))
        .distinct()
    )
    kept: dict[int, set[int]] = {}
    for document, task in rows:
        kept.setdefault(document, set()).add(task)
    return kept


def _conditions(session: Session, wanted: Wanted) -> list[ColumnElement[bool]]:
    # A document that turned out to be another is not listed; its address leads to that one.
    kept: list[ColumnElement[bool]] = [Document.merged_into_id.is_(None)]
    if wanted.level:
        kept.append(Document.level == DocumentLevel(wanted.level))
    if wanted.kind:
        kept.append(Document.kind == DocumentKind(wanted.kind))
    if wanted.validity == UNVERIFIED:
        kept.append(shown(wanted.today).is_(None))
    elif wanted.validity:
        kept.append(shown(wanted.today) == Validity(wanted.validity))
    if wanted.words.strip():
        saying = documents_saying(session, wanted.words)
        kept.append(false() if saying is None else Document.id.in_(saying))
    return kept


def _order(
    sort: str, first: str, times: ColumnElement[int], tasks: ColumnElement[int]
) -> tuple[ColumnElement[object], ...]:
    by_number = (Document.number.is_(None), Document.number, Document.id)
    if sort == "tasks":
        return (tasks.desc(), times.desc(), Document.id)
    if sort == "date":
        return (Document.issued_on.is_(None), Document.issued_on.desc(), Document.id)
    if sort == "number":
        return by_number
    return (Document.key != first, times.desc(), tasks.desc(), *by_number)


