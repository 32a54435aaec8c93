"""What the annex says of each report beyond the board: words, later days, reasons, files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from dashboard.queries.deadlines import GivenDay
from db.models import (
    Assignment,
    Deadline,
    Document,
    DueChange,
    Evidence,
    Extension,
    Report,
    StatusChange,
    Task,
)
from db.vocabulary import AssignmentRole, DeadlineRule, Outcome, Sensitivity
from registry.calendar import DayOffPolicy
from registry.due_dates import as_it_was


class Words(NamedTuple):
    """What was written of a report."""

    result: str
    product: str
    difficulties: str
    proposals: str


class Reports(NamedTuple):
    """The reports that are meant: of a round, perhaps of one agency, at a past moment or now."""

    round_id: int
    agency_id: int | None
    as_of: datetime | None

    def which(self) -> list[ColumnElement[bool]]:
        """The conditions on Report."""
        one = [] if self.agency_id is None else [Report.agency_id == self.agency_id]
        return [Report.round_id == self.round_id, *one]


def words_of(session: Session, meant: Reports) -> dict[int, Words]:
    """The words of each report; a report nobody wrote of is missing at a past moment."""
    if meant.as_of is None:
        now = select(Report.id, Report.result, Report.product, Report.difficulties,
                     Report.proposals).where(*meant.which())
        return {id_: Words(*said) for id_, *said in session.execute(now)}
    last = _last(StatusChange, meant)
    then = select(StatusChange.report_id, StatusChange.new_result, StatusChange.new_product,
                  StatusChange.new_difficulties, StatusChange.new_proposals)
    rows = session.execute(then.join(last, last.c.last == StatusChange.id))
    return {id_: Words(*said) for id_, *said in rows}


def versions_of(session: Session, meant: Reports) -> dict[int, int]:
    """The present version of each report."""
    rows = session.execute(select(Report.id, Report.version).where(*meant.which()))
    return {row.id: row.version for row in rows}


def deadlines_of(session: Session, meant: Reports) -> dict[int, int]:
    """The deadline in force of each report that has one."""
    if meant.as_of is None:
        now = select(Report.id, Report.deadline_id).where(*meant.which())
        return {id_: given for id_, given in session.execute(now) if given is not None}
    last = _last(DueChange, meant)
    then = select(DueChange.report_id, DueChange.deadline_id)
    return dict(session.execute(then.join(last, last.c.last == DueChange.id)).all())


def given_days(session: Session, ids: Iterable[int]) -> dict[int, GivenDay]:
    """The deadlines of these ids with their reasons, as their rules reckoned them at the time."""
    wanted = select(Deadline).where(Deadline.id.in_(set(ids)))
    return {row.id: _given(row) for row in session.scalars(wanted)}


def extensions_of(session: Session, meant: Reports) -> dict[int, tuple[int, date]]:
    """How many later days each report was given, and the day it had before the first."""
    wanted = (
        select(Extension.report_id, Extension.old_due_on)
        .join(Report, Report.id == Extension.report_id)
        .where(Extension.outcome == Outcome.GRANTED, *meant.which())
        .order_by(Extension.decided_at, Extension.id)
    )
    if meant.as_of is not None:
        wanted = wanted.where(Extension.decided_at <= meant.as_of)
    found: dict[int, tuple[int, date]] = {}
    for report_id, old in session.execute(wanted):
        count, first = found.get(report_id, (0, old))
        found[report_id] = (count + 1, first)
    return found


def files_of(session: Session, meant: Reports) -> dict[int, int]:
    """How many files stand, or stood, beside each report."""
    wanted = (
        select(Evidence.report_id, func.count())
        .join(Report, Report.id == Evidence.report_id)
        .where(*meant.which())
        .group_by(Evidence.report_id)
    )
    there = Evidence.removed_at.is_(None)
    if meant.as_of is not None:
        wanted = wanted.where(Evidence.added_at <= meant.as_of)
        there = or_(there, Evidence.removed_at > meant.as_of)
    return dict(session.execute(wanted.where(there)).all())


def parts_of(session: Session, plan: int) -> dict[int, dict[int, AssignmentRole]]:
    """Every agency's part in each task of the plan."""
    rows = session.execute(
        select(Assignment.task_id, Assignment.agency_id, Assignment.role)
        .join(Task, Task.id == Assignment.task_id)
        .where(Task.plan_id == plan)
    )
    found: dict[int, dict[int, AssignmentRole]] = {}
    for task, agency, role in rows:
        found.setdefault(task, {})[agency] = role
    return found


def _last(history: type[StatusChange] | type[DueChange], meant: Reports) -> Any:
    return (
        select(history.report_id, func.max(history.id).label("last"))
        .join(Report, Report.id == history.report_id)
        .where(history.at <= meant.as_of, *meant.which())
        .group_by(history.report_id)
        .subquery()
    )


def _given(row: Deadline) -> GivenDay:
    reckoned = as_it_was(row.rule, row.terms, due_on=row.due_on, stated_on=row.stated_on,
                         includes_day=row.includes_day, policy=DayOffPolicy(row.day_off_policy))
    was: Any = (row.terms or {}).get("was")
    old = date.fromisoformat(was) if row.rule is DeadlineRule.EXTENSION and was else None
    return GivenDay(row.due_on, row.rule, reckoned, old, row.reason, None, row.set_at, None, True)


def inner_documents(session: Session) -> frozenset[str]:
    """The keys of documents that leave the house only with those who see everything."""
    asked = select(Document.key).where(Document.sensitivity == Sensitivity.INTERNAL)
    return frozenset(session.scalars(asked))
