"""What the open data tells: the plan, the registry without internal documents, and the progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, case, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from dashboard.queries import kept_plans, relations
from dashboard.queries.board import Line, board, plan_id
from dashboard.queries.remembered import remember, remembered
from dashboard.queries.screens import hidden_paths
from db.models import (
    Agency,
    Assignment,
    AuditEvent,
    Citation,
    Document,
    DocumentName,
    Report,
    Section,
    Snapshot,
    StatusChange,
    Task,
)
from db.vocabulary import Sensitivity
from registry.settings import Choices
from registry.validity import shown

WORDS = ("result", "product", "difficulties", "proposals")
# Internal ones never leave; those that turned out to be another stand under the other's name.
OPEN = (Document.sensitivity.is_distinct_from(Sensitivity.INTERNAL),
        Document.merged_into_id.is_(None))


@dataclass(frozen=True, slots=True)
class Words:
    """What an agency said in a report."""

    result: str = ""
    product: str = ""
    difficulties: str = ""
    proposals: str = ""


def part(
    session: Session, wanted: Select[Any], key: InstrumentedAttribute[int], after: int, limit: int
) -> Sequence[Row[Any]]:
    """The next rows after a key, in the order of the key, and one more when there are more."""
    return session.execute(wanted.where(key > after).order_by(key).limit(limit + 1)).all()


def plans(session: Session) -> list[Document]:
    """Every plan but internal ones, the one shown by default first."""
    found = [session.get_one(Document, plan.id) for plan in kept_plans.every(session)]
    return [one for one in found if one.sensitivity is not Sensitivity.INTERNAL]


def withheld(session: Session) -> frozenset[str]:
    """The places of the plan whose words speak of an internal document."""
    return hidden_paths(session, plan_id(session))


def sections(session: Session, after: int, limit: int) -> Sequence[Row[Any]]:
    """The plan's outline, with the task a section orders."""
    wanted = (
        select(Section.id, Section.path, Section.parent_id, Section.level, Section.label,
               Section.position, Section.heading, Section.text, Section.line, Section.end_line,
               Task.id.label("task_id"))
        .outerjoin(Task, Task.section_id == Section.id)
        .where(Section.document_id == plan_id(session))
    )
    return part(session, wanted, Section.id, after, limit)


@remembered
def paths(session: Session) -> dict[int, str]:
    """Where each section of the plan stands."""
    rows = session.execute(
        select(Section.id, Section.path).where(Section.document_id == plan_id(session))
    )
    return dict(rows.all())


def tasks(session: Session, after: int, limit: int) -> Sequence[Row[Any]]:
    """The plan's tasks."""
    wanted = (
        select(Task.id, Section.path, Task.position, Section.heading, Section.text,
               Task.yearly_before)
        .join(Section, Section.id == Task.section_id)
        .where(Task.plan_id == plan_id(session))
    )
    return part(session, wanted, Task.id, after, limit)


def assignments(session: Session, tasks: Sequence[int]) -> dict[int, list[Row[Any]]]:
    """Whom the text names for some tasks, in the order of agencies."""
    rows = session.execute(
        select(Assignment.task_id, Agency.code, Assignment.role, Assignment.as_printed)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(Assignment.task_id.in_(tasks))
        .order_by(Agency.position)
    )
    kept: dict[int, list[Row[Any]]] = {}
    for row in rows:
        kept.setdefault(row.task_id, []).append(row)
    return kept


def citations(session: Session, after: int, limit: int) -> Sequence[Row[Any]]:
    """The plan's citations, but those of internal documents."""
    internal = select(Document.id).where(Document.sensitivity == Sensitivity.INTERNAL)
    wanted = (
        select(Citation.id, Citation.section_id, Citation.place, Document.key, Citation.number,
               Citation.printed_number, Citation.via, Citation.role, Citation.surface,
               Citation.start, Citation.end, Citation.is_general)
        .outerjoin(Document, Document.id == Citation.cited_id)
        .where(Citation.document_id == plan_id(session),
               Citation.cited_id.is_(None) | Citation.cited_id.not_in(internal))
    )
    return part(session, wanted, Citation.id, after, limit)


def agencies(session: Session, after: int, limit: int) -> Sequence[Row[Any]]:
    """Every agency."""
    wanted = select(
        Agency.id, Agency.code, Agency.name, Agency.short_name, Agency.kind, Agency.position,
        Agency.is_confirmed, Agency.valid_from, Agency.valid_to,
    )
    return part(session, wanted, Agency.id, after, limit)


def open_documents(today: date) -> Select[Any]:
    """The registry that may leave, its validity as of a day.

    What the plan says of a document stays here where those words name an internal one.
    """
    inner = aliased(Document)
    names_inner = exists().where(inner.sensitivity == Sensitivity.INTERNAL,
                                 Document.subject_in_plan.contains(inner.number))
    said = case((names_inner, None), else_=Document.subject_in_plan).label("subject_in_plan")
    return select(
        Document.id, Document.key, Document.kind, Document.is_group, Document.number,
        Document.number_as_written, Document.issuer, Document.level, Document.issued_on,
        Document.is_date_verified, Document.effective_on, Document.expires_on, Document.subject,
        said, shown(today).label("validity"),
    ).where(*OPEN)


def documents(
    session: Session, today: date, after: int, limit: int, within: frozenset[int] | None = None
) -> Sequence[Row[Any]]:
    """The registry that may leave, part by part; `within` some documents alone."""
    wanted = open_documents(today)
    if within is not None:
        wanted = wanted.where(Document.id.in_(within))
    return part(session, wanted, Document.id, after, limit)


@remembered
def rested_on(session: Session) -> frozenset[int]:
    """The shown plan and the documents it cites."""
    plan = plan_id(session)
    cited = select(Citation.cited_id).where(
        Citation.document_id == plan, Citation.cited_id.is_not(None))
    return frozenset(session.scalars(cited)) | {plan}


def document(session: Session, key: str, today: date) -> Row[Any] | None:
    """One document that may leave."""
    return session.execute(open_documents(today).where(Document.key == key)).first()


def names(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """What some documents are called."""
    rows = session.execute(
        select(DocumentName.document_id, DocumentName.name)
        .where(DocumentName.document_id.in_(ids))
        .order_by(DocumentName.id)
    )
    kept: dict[int, list[str]] = {}
    for document_id, name in rows:
        kept.setdefault(document_id, []).append(name)
    return kept


@remembered
def keys(session: Session) -> dict[int, str]:
    """The addresses of the documents that may leave."""
    return dict(session.execute(select(Document.id, Document.key).where(*OPEN)).all())


@remembered
def relation_edges(session: Session) -> list[tuple[tuple[int, ...], relations.Relation]]:
    """Relations between documents that may leave, in the one order their pages go by."""
    known = keys(session)
    found = [one for one in relations.touching(session, list(known))
             if {one.from_id, one.to_id} - {None} <= known.keys()]
    return sorted(((_edge(one), one) for one in found), key=lambda pair: pair[0])


def _edge(one: relations.Relation) -> tuple[int, ...]:
    return (one.from_id or 0, one.to_id or 0, relations.KINDS.index(one.kind), one.id or 0)


def report_lines(
    session: Session, round_id: int, *, today: date, choices: Choices, agency_id: int | None,
    as_of: datetime | None,
) -> list[Line]:
    """The board of a round in the order its pages go by: that of the reports' numbers."""
    key = ("open lines", round_id, today, choices, agency_id, as_of)
    return remember(session, key, lambda: sorted(
        board(session, round_id, today=today, choices=choices, agency_id=agency_id, as_of=as_of),
        key=lambda line: line.report_id,
    ))


def words_of(session: Session, reports: list[int], as_of: datetime | None) -> dict[int, Words]:
    """What some reports say, or said at a past moment."""
    if as_of is None:
        columns = (getattr(Report, name) for name in WORDS)
        rows = session.execute(select(Report.id, *columns).where(Report.id.in_(reports)))
    else:
        last = (
            select(func.max(StatusChange.id))
            .where(StatusChange.report_id.in_(reports), StatusChange.at <= as_of)
            .group_by(StatusChange.report_id)
        )
        columns = (getattr(StatusChange, f"new_{name}") for name in WORDS)
        rows = session.execute(
            select(StatusChange.report_id, *columns).where(StatusChange.id.in_(last))
        )
    return {row[0]: Words(*row[1:]) for row in rows}


@remembered
def round_of_report(session: Session, report_id: int) -> int | None:
    """The round a report belongs to."""
    return session.scalar(select(Report.round_id).where(Report.id == report_id))


def report_counts(session: Session, agency_id: int | None) -> dict[int, int]:
    """How many reports each round owes, of all agencies or one."""
    counted = select(Report.round_id, func.count()).group_by(Report.round_id)
    if agency_id is not None:
        counted = counted.where(Report.agency_id == agency_id)
    return dict(session.execute(counted).all())


def snapshots(
    session: Session, rounds: Sequence[int], after: int, limit: int
) -> Sequence[Row[Any]]:
    """The figures kept of some rounds."""
    wanted = select(Snapshot.id, Snapshot.round_id, Snapshot.name, Snapshot.taken_at,
                    Snapshot.sha256).where(Snapshot.round_id.in_(rounds))
    return part(session, wanted, Snapshot.id, after, limit)


_LAST = select(func.max(AuditEvent.__table__.c.id))


def newest_line(connection: Connection) -> int:
    """The newest line of the log, which is the version of the whole record; without a session."""
    return connection.scalar(_LAST) or 0
