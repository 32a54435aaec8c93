"""Rounds of reporting and their deadlines: who owes what this year, until when, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Agency, Assignment, Deadline, Document, Report, Round, Task
from db.vocabulary import AssignmentRole, DeadlineRule
from registry import audit
from registry.calendar import DueDay, due_before
from registry.errors import NotFound, NothingChanged, Refused
from registry.policy import Action, Actor, require
from registry.settings import Choices, choices

# Coordinating agencies are never scored, and bodies that are "requested" are not ordered.
OWES_REPORT = (AssignmentRole.LEAD, AssignmentRole.ALL)
FIRST_YEAR, LAST_YEAR = 2000, 2100


def open_round(
    session: Session, plan_id: int, year: int, *, opens_on: date, actor: Actor, at: datetime
) -> Round:
    """Open a year: one report for every assignment that owes one, due by the plan's own rule."""
    require(actor, Action.SET_DEADLINE)
    if session.get(Document, plan_id) is None:
        raise NotFound("plan", id=plan_id)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("bad_day")
    if session.scalar(select(Round).where(Round.plan_id == plan_id, Round.year == year)):
        raise Refused("round_exists", year=year)
    around = Round(plan_id=plan_id, year=year, opens_on=opens_on)
    session.add(around)
    session.flush()
    by_rule = _deadlines_of_plan(session, around, actor, at)
    reports = [_report(around, assignment, by_rule) for assignment in _owed(session, plan_id)]
    session.add_all(reports)
    details = {"year": year, "reports": len(reports)}
    audit.write(session, "open_round", "round", around.id, actor=actor, at=at, details=details)
    return around


def set_deadline(
    session: Session,
    round_id: int,
    task_id: int,
    due_on: date | None,
    *,
    agency_id: int | None = None,
    reason: str,
    actor: Actor,
    at: datetime,
) -> Deadline:
    """Give a task a due day in one round, for one agency or for all; `due_on` None takes it away.

    The reason stays beside the day for ever. Raises Refused without a reason or outside the round.
    """
    require(actor, Action.SET_DEADLINE)
    around = session.get(Round, round_id, with_for_update=True)
    if around is None or session.get(Task, task_id) is None:
        raise NotFound("round", id=round_id)
    _refuse_bad_deadline(around, due_on, reason)
    wanted = select(Report).where(Report.round_id == round_id, Report.task_id == task_id)
    if agency_id is not None:
        wanted = wanted.where(Report.agency_id == agency_id)
    reports = session.scalars(wanted.with_for_update()).all()
    if not reports:
        raise NotFound("report", task=task_id)
    if all(report.due_on == due_on for report in reports):
        raise NothingChanged("deadline")
    before = sorted({str(report.due_on) for report in reports})
    deadline = Deadline(
        round_id=round_id,
        task_id=task_id,
        agency_id=agency_id,
        due_on=due_on,
        rule=DeadlineRule.SET_BY_OFFICER,
        reason=reason.strip(),
        set_by_id=actor.id,
        set_at=at,
    )
    session.add(deadline)
    session.flush()
    for report in reports:
        report.due_on, report.deadline_id = due_on, deadline.id
    details = {"task": task_id, "agency": agency_id, "was": before, "due_on": due_on,
               "reason": reason.strip()}
    audit.write(session, "set_deadline", "round", round_id, actor=actor, at=at, details=details)
    return deadline


@dataclass(frozen=True, slots=True)
class PlanDeadline:
    """A due day that the plan's own words give, with the row that keeps its reason."""

    day: DueDay
    deadline_id: int


def yearly_due(month_day: str, year: int, chosen: Choices) -> DueDay:
    """The plan's "trước ngày MM-DD hàng năm" in one year, by the office's choices."""
    month, day = (int(part) for part in month_day.split("-"))
    return due_before(
        date(year, month, day),
        includes_day=chosen.before_includes_day,
        policy=chosen.day_off_policy,
    )


def _refuse_bad_deadline(around: Round, due_on: date | None, reason: str) -> None:
    if around.locked_at is not None:
        raise Refused("round_locked", year=around.year)
    if not 5 <= len(reason.strip()) <= 1000:
        raise Refused("reason_needed")
    if "\x00" in reason:
        raise Refused("text_unreadable")
    if due_on is not None and not 0 <= due_on.year - around.year <= 5:
        raise Refused("deadline_outside_round", year=around.year)


def _deadlines_of_plan(
    session: Session, around: Round, actor: Actor, at: datetime
) -> dict[int, PlanDeadline]:
    chosen = choices(session)
    found: dict[int, PlanDeadline] = {}
    dated = select(Task).where(Task.plan_id == around.plan_id, Task.yearly_before.is_not(None))
    for task in session.scalars(dated):
        day = yearly_due(task.yearly_before or "", around.year, chosen)
        row = Deadline(
            round_id=around.id,
            task_id=task.id,
            due_on=day.due_on,
            rule=DeadlineRule.BEFORE_YEARLY,
            stated_on=day.stated_on,
            includes_day=day.includes_day,
            day_off_policy=day.policy.value,
            reason=task.section.path,
            set_by_id=actor.id,
            set_at=at,
        )
        session.add(row)
        session.flush()
        found[task.id] = PlanDeadline(day, row.id)
    return found


def _owed(session: Session, plan_id: int) -> list[Assignment]:
    owed = (
        select(Assignment)
        .join(Task, Task.id == Assignment.task_id)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(Task.plan_id == plan_id, Assignment.role.in_(OWES_REPORT), Agency.is_confirmed)
        .order_by(Task.position, Agency.position)
    )
    return list(session.scalars(owed))


def _report(around: Round, assignment: Assignment, by_rule: dict[int, PlanDeadline]) -> Report:
    dated = by_rule.get(assignment.task_id) if assignment.has_yearly_date else None
    return Report(
        assignment_id=assignment.id,
        round_id=around.id,
        task_id=assignment.task_id,
        agency_id=assignment.agency_id,
        due_on=dated.day.due_on if dated else None,
        deadline_id=dated.deadline_id if dated else None,
    )
