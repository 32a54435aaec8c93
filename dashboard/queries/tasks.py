"""Lists of reports behind every figure, and one report with its history."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.queries.board import Line
from dashboard.queries.remembered import remembered
from db.models import (
    Agency,
    Assignment,
    Citation,
    Document,
    Report,
    Section,
    StatusChange,
    Task,
    User,
)
from db.vocabulary import AssignmentRole, State, Verification
from registry.errors import NotFound
from registry.standing import DONE_STANDINGS


@dataclass(frozen=True, slots=True)
class TaskDetail:
    """A task with its place in the plan."""

    id: int
    path: str
    heading: str | None
    text: str | None
    parent_heading: str | None
    yearly_before: str | None


@dataclass(frozen=True, slots=True)
class Duty:
    """An agency's part in a task, whether or not it owes a report."""

    agency_id: int
    code: str
    short_name: str
    name: str
    role: AssignmentRole
    as_printed: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class ReportDetail:
    """One report as its form needs it."""

    id: int
    task_id: int
    agency_id: int
    round_id: int
    state: State
    verification: Verification
    percent: int | None
    result: str
    product: str
    difficulties: str
    proposals: str
    return_reason: str
    is_on_behalf: bool
    due_on: date | None
    reported_on: date | None
    changed_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a report's history."""

    at: datetime
    who: str
    old_state: State
    new_state: State
    old_percent: int | None
    new_percent: int | None
    new_verification: Verification
    is_returned: bool
    is_on_behalf: bool
    reason: str
    # Those texts of TEXTS that changed, by their names, as they became.
    texts: dict[str, str]


TEXTS = ("result", "product", "difficulties", "proposals")


@remembered
def task_detail(session: Session, plan: int, task_id: int) -> TaskDetail:
    """A task of the plan. Raises NotFound."""
    parent = select(Section.id, Section.heading).subquery()
    row = session.execute(
        select(Task.id, Section.path, Section.heading, Section.text, parent.c.heading,
               Task.yearly_before)
        .join(Section, Section.id == Task.section_id)
        .outerjoin(parent, parent.c.id == Section.parent_id)
        .where(Task.id == task_id, Task.plan_id == plan)
    ).first()
    if row is None:
        raise NotFound("task", id=task_id)
    return TaskDetail(*row)


@remembered
def duties(session: Session, task_id: int) -> list[Duty]:
    """Every agency the text names for a task, by the strength of its part."""
    order = list(AssignmentRole)
    rows = session.execute(
        select(Agency.id, Agency.code, Agency.short_name, Agency.name, Assignment.role,
               Assignment.as_printed, Agency.is_confirmed)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(Assignment.task_id == task_id)
        .order_by(Agency.position)
    )
    return sorted((Duty(*row) for row in rows), key=lambda duty: order.index(duty.role))


def report_detail(
    session: Session, round_id: int, task_id: int, agency_id: int
) -> ReportDetail | None:
    """The report of one agency on one task in one round; None when it owes none."""
    row = session.execute(
        _report_columns().where(
            Report.round_id == round_id, Report.task_id == task_id, Report.agency_id == agency_id
        )
    ).first()
    return ReportDetail(*row) if row else None


def report_by_id(session: Session, report_id: int) -> ReportDetail:
    """One report. Raises NotFound."""
    row = session.execute(_report_columns().where(Report.id == report_id)).first()
    if row is None:
        raise NotFound("report", id=report_id)
    return ReportDetail(*row)


def _report_columns():  # type: ignore[no-untyped-def]
    return select(*(getattr(Report, one.name) for one in fields(ReportDetail)))


def history(session: Session, report_id: int, *, most: int = 50) -> list[Change]:
    """What was recorded of a report, newest first."""
    rows = session.execute(
        select(StatusChange, User.full_name)
        .join(User, User.id == StatusChange.actor_id)
        .where(StatusChange.report_id == report_id)
        .order_by(StatusChange.id.desc())
        .limit(most)
    )
    return [
        Change(
            at=change.at,
            who=who,
            old_state=change.old_state,
            new_state=change.new_state,
            old_percent=change.old_percent,
            new_percent=change.new_percent,
            new_verification=change.new_verification,
            is_returned=_is_returned(change),
            is_on_behalf=change.is_on_behalf,
            reason=change.reason,
            texts={
                name: getattr(change, f"new_{name}")
                for name in TEXTS
                if getattr(change, f"old_{name}") != getattr(change, f"new_{name}")
            },
        )
        for change, who in rows
    ]


def _is_returned(change: StatusChange) -> bool:
    is_returned = change.new_verification is Verification.RETURNED
    return is_returned and change.old_verification is not Verification.RETURNED


def tasks_citing(session: Session, key: str) -> set[int]:
    """The tasks whose words cite a document."""
    rows = session.scalars(
        select(Task.id)
        .join(Citation, Citation.section_id == Task.section_id)
        .join(Document, Document.id == Citation.cited_id)
        .where(Document.key == key)
    )
    return set(rows)


# What a tile counts and no single standing or verification says.
DONE_WITH_DAY = "done_with_day"
REPORTED = "reported"
OWED = "owed"
STILL_OWED = (State.NOT_STARTED, State.IN_PROGRESS)


def matches(
    line: Line, *, standing: str, state: str, verification: str, fresh: str, due: str
) -> bool:
    """Whether a line is among those a filter asks for; an empty filter asks for all."""
    stands = {line.standing.value}
    if line.standing in DONE_STANDINGS:
        stands.add(DONE_WITH_DAY)
    words = {line.verification.value}
    if line.verification is not Verification.NONE:
        words.add(REPORTED)
    states = {line.state.value}
    if line.state in STILL_OWED:
        states.add(OWED)
    return (
        (not standing or standing in stands)
        and (not state or state in states)
        and (not verification or verification in words)
        and (fresh != "stale" or line.is_stale)
        and (not due or (line.due_on is not None and line.due_on.isoformat() == due))
    )
