"""The days the plan's own words give in a year, by the office's choices of how to read them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Assignment, Deadline, Document, Report, Round, RoundEvent, Task
from db.vocabulary import DeadlineRule, RoundDeed
from registry import due_values
from registry.calendar import DueDay
from registry.deadlines import BeforeYearly, FromDocument, Rule, as_plain, kind_of, reckon
from registry.due_dates import put_in_force
from registry.policy import Action, Actor, require
from registry.settings import Choices, choices

# The rules the plan's own words are kept by; an officer may use the second as well.
OF_PLAN = (DeadlineRule.BEFORE_YEARLY, DeadlineRule.FROM_DOCUMENT)


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
    by_plan = (
        select(Report.id, Report.task_id, Report.due_on, Deadline.reason, Deadline.rule)
        .join(Deadline, Deadline.id == Report.deadline_id)
        .where(Report.round_id == around.id, Deadline.rule.in_(OF_PLAN))
    )
    rows = session.execute(by_plan).all()
    chosen = choices(session)
    moved: list[Deadline] = []
    dated = select(Task).where(Task.id.in_({row.task_id for row in rows}))
    for task in session.scalars(dated):
        for rule in rules_of(session, task, around.year):
            day = _reckoned(rule, around.year, chosen)
            touched = [
                row.id for row in rows
                if row.task_id == task.id and row.due_on != day.due_on
                and row.rule is kind_of(rule) and _is_of_plan(row.rule, row.reason)
            ]
            if touched:
                deadline = _deadline_of_plan(around, task, rule, day, actor, at)
                put_in_force(session, deadline, touched)
                moved.append(deadline)
    was_of_plan = around.closes_on in {row.due_on for row in rows}
    if moved and was_of_plan and around.closed_at is None:
        _close_with_the_plan(session, around, moved, actor, at)
    return moved


def _is_of_plan(rule: DeadlineRule, reason: str) -> bool:
    """The plan's own days have the place of their words for a reason; an officer's reason is a
    sentence."""
    return rule is DeadlineRule.BEFORE_YEARLY or " " not in reason


def _close_with_the_plan(
    session: Session, around: Round, moved: list[Deadline], actor: Actor, at: datetime
) -> None:
    """A round that was to close on the plan's day closes on the one it has become."""
    last = max(deadline.due_on for deadline in moved if deadline.due_on)
    _close_on(session, around, last, actor, at)


def _close_on(session: Session, around: Round, last: date, actor: Actor, at: datetime) -> None:
    around.closes_on = last
    session.add(RoundEvent(round_id=around.id, deed=RoundDeed.EXTEND, at=at, actor_id=actor.id,
                           closes_on=around.closes_on, reason=""))
    session.flush()


def rules_of(session: Session, task: Task, year: int) -> list[Rule]:
    """How a task's own words date it in a year: each year, or on the one day that falls into it.

    The later rule holds for whom the earlier speaks to as well.
    """
    rules: list[Rule] = []
    named = due_values.in_year(task.due_value or "", year)
    if named is not None:
        key = session.get_one(Document, task.plan_id).key
        rules.append(FromDocument(key, "", named.day, named.is_before))
    if task.yearly_before is not None:
        rules.append(_yearly(task.yearly_before))
    return rules


def yearly_due(month_day: str, year: int, chosen: Choices) -> DueDay:
    """The plan's "trước ngày MM-DD hàng năm" in one year, by the office's choices."""
    return _reckoned(_yearly(month_day), year, chosen)


def _reckoned(rule: Rule, year: int, chosen: Choices) -> DueDay:
    return reckon(rule, year, includes_day=chosen.before_includes_day,
                  policy=chosen.day_off_policy)


def closing_day(session: Session, plan_id: int, year: int) -> date | None:
    """The last of the days that the plan's own words give in a year; None when it gives none."""
    chosen = choices(session)
    days = [_reckoned(rule, year, chosen).due_on
            for task in _dated(session, plan_id) for rule in rules_of(session, task, year)]
    return max(days, default=None)


def _dated(session: Session, plan_id: int) -> list[Task]:
    is_dated = Task.yearly_before.is_not(None) | Task.due_value.is_not(None)
    given = select(Assignment.task_id).where(Assignment.ended_at.is_(None))
    wanted = select(Task).where(Task.plan_id == plan_id, is_dated, Task.id.in_(given))
    return list(session.scalars(wanted.order_by(Task.position)))


def _yearly(month_day: str) -> BeforeYearly:
    month, day = (int(part) for part in month_day.split("-"))
    return BeforeYearly(month, day)


def date_by_plan(session: Session, around: Round, *, actor: Actor, at: datetime) -> None:
    """Give a fresh round's reports the days the plan's own words give."""
    require(actor, Action.OPEN_ROUND)
    _date(session, around, actor, at)


def date_anew(session: Session, around: Round, *, actor: Actor, at: datetime) -> None:
    """Give an open round's reports the days a newer text of the plan gives. A day that somebody
    set, or that was granted, stays; so does one that is as it was."""
    require(actor, Action.IMPORT_PLANS)
    _date(session, around, actor, at)
    _undate(session, around, actor, at)
    last = closing_day(session, around.plan_id, around.year)
    if last is not None and around.closes_on is not None and last > around.closes_on:
        _close_on(session, around, last, actor, at)


def _date(session: Session, around: Round, actor: Actor, at: datetime) -> None:
    chosen = choices(session)
    for task in _dated(session, around.plan_id):
        for rule in rules_of(session, task, around.year):
            day = _reckoned(rule, around.year, chosen)
            touched = [one for one, due_on in _on_plan(session, around, task, rule)
                       if due_on != day.due_on]
            if touched:
                put_in_force(session, _deadline_of_plan(around, task, rule, day, actor, at),
                             touched)


def _on_plan(
    session: Session, around: Round, task: Task, rule: Rule
) -> list[tuple[int, date | None]]:
    """The reports a rule speaks to, which no day holds but one of the plan's own."""
    asked = (
        select(Report.id, Report.due_on, Deadline.rule, Deadline.reason)
        .join(Assignment, Assignment.id == Report.assignment_id)
        .outerjoin(Deadline, Deadline.id == Report.deadline_id)
        .where(Report.round_id == around.id, Report.task_id == task.id)
        .where(Assignment.ended_at.is_(None)).order_by(Report.id)
    )
    is_yearly = isinstance(rule, BeforeYearly)
    if is_yearly:
        asked = asked.where(Assignment.has_yearly_date)
    elif task.yearly_before is not None:
        asked = asked.where(Assignment.has_yearly_date.is_(False))
    return [
        (id_, due_on) for id_, due_on, by, reason in session.execute(asked)
        if by is None or _is_of_plan(by, reason)
    ]


def _undate(session: Session, around: Round, actor: Actor, at: datetime) -> None:
    """Days of the plan's that its newer text no longer gives are taken away."""
    rows = session.execute(
        select(Report.id, Deadline.rule, Deadline.reason, Assignment.has_yearly_date, Task)
        .join(Deadline, Deadline.id == Report.deadline_id)
        .join(Assignment, Assignment.id == Report.assignment_id)
        .join(Task, Task.id == Report.task_id)
        .where(Report.round_id == around.id, Report.due_on.is_not(None))
        .where(Deadline.rule.in_(OF_PLAN)).order_by(Report.id)
    )
    by_task: dict[int, tuple[Task, list[int]]] = {}
    for id_, by, reason, is_yearly, task in rows:
        rules = {kind_of(rule) for rule in rules_of(session, task, around.year)}
        is_given = by in rules and (by is not DeadlineRule.BEFORE_YEARLY or is_yearly)
        if _is_of_plan(by, reason) and not is_given:
            by_task.setdefault(task.id, (task, []))[1].append(id_)
    for task, ids in by_task.values():
        gone = Deadline(round_id=around.id, task_id=task.id, due_on=None,
                        rule=DeadlineRule.SET_BY_OFFICER, reason=task.section.path,
                        set_by_id=actor.id, set_at=at)
        put_in_force(session, gone, ids)


def _deadline_of_plan(
    around: Round, task: Task, rule: Rule, day: DueDay, actor: Actor, at: datetime
) -> Deadline:
    return Deadline(
        round_id=around.id,
        task_id=task.id,
        due_on=day.due_on,
        rule=kind_of(rule),
        stated_on=day.stated_on,
        includes_day=day.includes_day,
        day_off_policy=day.policy.value,
        terms=dict(as_plain(rule)),
        reason=task.section.path,
        set_by_id=actor.id,
        set_at=at,
    )
