"""The days the plan's own words give each year, by the office's choices of how to read them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Assignment, Deadline, Report, Round, RoundEvent, Task
from db.vocabulary import DeadlineRule, RoundDeed
from registry.calendar import DueDay
from registry.deadlines import BeforeYearly, as_plain, reckon
from registry.due_dates import put_in_force
from registry.policy import Action, Actor, require
from registry.settings import Choices, choices


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
            put_in_force(session, deadline, touched)
            moved.append(deadline)
    was_of_plan = around.closes_on in {row.due_on for row in rows}
    if moved and was_of_plan and around.closed_at is None:
        _close_with_the_plan(session, around, moved, actor, at)
    return moved


def _close_with_the_plan(
    session: Session, around: Round, moved: list[Deadline], actor: Actor, at: datetime
) -> None:
    """A round that was to close on the plan's day closes on the one it has become."""
    around.closes_on = max(deadline.due_on for deadline in moved if deadline.due_on)
    session.add(RoundEvent(round_id=around.id, deed=RoundDeed.EXTEND, at=at, actor_id=actor.id,
                           closes_on=around.closes_on, reason=""))
    session.flush()


def yearly_due(month_day: str, year: int, chosen: Choices) -> DueDay:
    """The plan's "trước ngày MM-DD hàng năm" in one year, by the office's choices."""
    return reckon(
        _yearly(month_day),
        year,
        includes_day=chosen.before_includes_day,
        policy=chosen.day_off_policy,
    )


def closing_day(session: Session, plan_id: int, year: int) -> date | None:
    """The last of the days that the plan's own words give in a year; None when it gives none."""
    said = select(Task.yearly_before).where(Task.plan_id == plan_id)
    dated = session.scalars(said.where(Task.yearly_before.is_not(None)))
    chosen = choices(session)
    return max((yearly_due(one or "", year, chosen).due_on for one in dated), default=None)


def _yearly(month_day: str) -> BeforeYearly:
    month, day = (int(part) for part in month_day.split("-"))
    return BeforeYearly(month, day)


def date_by_plan(session: Session, around: Round, *, actor: Actor, at: datetime) -> None:
    """Give a fresh round's reports the days the plan's own words give."""
    require(actor, Action.OPEN_ROUND)
    chosen = choices(session)
    dated = select(Task).where(Task.plan_id == around.plan_id, Task.yearly_before.is_not(None))
    for task in session.scalars(dated):
        day = yearly_due(task.yearly_before or "", around.year, chosen)
        touched = session.scalars(
            select(Report.id)
            .join(Assignment, Assignment.id == Report.assignment_id)
            .where(Report.round_id == around.id, Report.task_id == task.id)
            .where(Assignment.has_yearly_date)
        )
        put_in_force(session, _deadline_of_plan(around, task, day, actor, at), list(touched))


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
        terms=dict(as_plain(_yearly(task.yearly_before or ""))),
        reason=task.section.path,
        set_by_id=actor.id,
        set_at=at,
    )
