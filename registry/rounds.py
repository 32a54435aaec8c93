"""Rounds of reporting and their deadlines: who owes what this year, until when, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from db.models import Agency, Assignment, Deadline, Document, Report, Round, Task
from db.vocabulary import AssignmentRole, DeadlineRule
from registry import audit
from registry.calendar import DueDay, due_before
from registry.clock import day_of
from registry.errors import NotFound, NothingChanged, Refused
from registry.policy import Action, Actor, require
from registry.settings import Choices, choices

# Coordinating agencies are never scored, and bodies that are "requested" are not ordered.
OWES_REPORT = (AssignmentRole.LEAD, AssignmentRole.ALL)
# The plan is of October 2022.
FIRST_YEAR = 2022


def open_round(
    session: Session, plan_id: int, year: int, *, opens_on: date, actor: Actor, at: datetime
) -> Round:
    """Open a year: one report for every assignment that owes one, due by the plan's own rule."""
    require(actor, Action.OPEN_ROUND)
    if session.get(Document, plan_id) is None:
        raise NotFound("plan", id=plan_id)
    last_year = day_of(at).year + 1
    if not FIRST_YEAR <= year <= last_year:
        raise Refused("round_year", first=FIRST_YEAR, last=last_year)
    if session.scalar(select(Round).where(Round.plan_id == plan_id, Round.year == year)):
        raise Refused("round_exists", year=year)
    around = Round(plan_id=plan_id, year=year, opens_on=opens_on)
    session.add(around)
    session.flush()
    by_rule = _deadlines_of_plan(session, around, actor, at)
    owed = _owed(session, plan_id, opens_on)
    reports = [_report(around, assignment, by_rule) for assignment in owed]
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
    _date(session, [report.id for report in reports], due_on, deadline.id)
    details = {"task": task_id, "agency": agency_id, "was": before, "due_on": due_on,
               "reason": reason.strip()}
    audit.write(session, "set_deadline", "round", round_id, actor=actor, at=at, details=details)
    return deadline


def redate(session: Session, plan_id: int, *, actor: Actor, at: datetime) -> list[Deadline]:
    """Reckon the plan's own dates anew by the choices in force, in every round not yet locked.

    Only reports that still stand on the plan's rule move; a day that Sở Nội vụ set stays.
    """
    require(actor, Action.CHANGE_SETTINGS)
    open_rounds = select(Round).where(Round.plan_id == plan_id, Round.locked_at.is_(None))
    moved: list[Deadline] = []
    for around in session.scalars(open_rounds.order_by(Round.year)):
        moved += _redate_round(session, around, actor, at)
    return moved


def _redate_round(
    session: Session, around: Round, actor: Actor, at: datetime
) -> list[Deadline]:
    by_rule = (
        select(Report.id, Report.task_id, Report.due_on)
        .join(Deadline, Deadline.id == Report.deadline_id)
        .where(Report.round_id == around.id, Deadline.rule == DeadlineRule.BEFORE_YEARLY)
    )
    rows = session.execute(by_rule).all()
    chosen = choices(session)
    moved: list[Deadline] = []
    dated = select(Task).where(Task.id.in_({row.task_id for row in rows}))
    for task in session.scalars(dated):
        day = yearly_due(task.yearly_before or "", around.year, chosen)
        touched = [row.id for row in rows if row.task_id == task.id and row.due_on != day.due_on]
        if touched:
            deadline = _deadline_of_plan(around, task, day, actor, at)
            session.add(deadline)
            session.flush()
            _date(session, touched, day.due_on, deadline.id)
            moved.append(deadline)
    return moved


def _date(session: Session, reports: list[int], due_on: date | None, deadline_id: int) -> None:
    # Without a new version: a day is no part of what a report's form says, and whoever has that
    # form open must not be told that a colleague saved before them.
    session.execute(
        update(Report)
        .where(Report.id.in_(reports))
        .values(due_on=due_on, deadline_id=deadline_id)
        .execution_options(synchronize_session="fetch")
    )


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
        row = _deadline_of_plan(around, task, day, actor, at)
        session.add(row)
        session.flush()
        found[task.id] = PlanDeadline(day, row.id)
    return found


def _deadline_of_plan(
    around: Round, task: Task, day: DueDay, actor: Actor, at: datetime
) -> Deadline:
    return Deadline(
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


def _owed(session: Session, plan_id: int, on: date) -> list[Assignment]:
    """Who owes a report: the agencies that are confirmed and there on the day."""
    owed = (
        select(Assignment)
        .join(Task, Task.id == Assignment.task_id)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(Task.plan_id == plan_id, Assignment.role.in_(OWES_REPORT), Agency.is_confirmed)
        .where(or_(Agency.valid_from.is_(None), Agency.valid_from <= on))
        .where(or_(Agency.valid_to.is_(None), Agency.valid_to >= on))
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
