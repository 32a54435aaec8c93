"""Which day a report is due, why, and since when: every day that was ever in force is kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from db.models import Deadline, Document, DueChange, Report, Round, Task, User
from db.vocabulary import DeadlineRule
from registry import audit
from registry.calendar import DayOffPolicy, DueDay
from registry.clock import day_of
from registry.deadlines import (
    FromDocument,
    LastWorkingDayOfQuarter,
    Rule,
    WorkingDaysAfter,
    as_plain,
    from_plain,
    kind_of,
    reckon,
)
from registry.errors import NotFound, NothingChanged, Refused, Stale
from registry.policy import Action, Actor, require
from registry.said import needed
from registry.settings import choices


def set_deadline(
    session: Session,
    round_id: int,
    task_id: int,
    due_on: date | None = None,
    *,
    rule: Rule | None = None,
    agency_id: int | None = None,
    seen: int | None = None,
    reason: str,
    actor: Actor,
    at: datetime,
) -> Deadline:
    """Give a task a due day in one round, for one agency or for all: a plain day, or what a rule
    gives; neither takes the day away.

    The reason stays beside the day for ever. Raises Refused without a reason, outside the round,
    or for a day that is past; Stale when somebody set another since `seen`, the `newest` deadline
    that the form showed.
    """
    require(actor, Action.SET_DEADLINE)
    around = session.get(Round, round_id, with_for_update=True)
    if around is None or session.get(Task, task_id) is None:
        raise NotFound("round", id=round_id)
    deadline = Deadline(
        round_id=round_id,
        task_id=task_id,
        agency_id=agency_id,
        due_on=due_on,
        rule=DeadlineRule.SET_BY_OFFICER,
        reason=needed(reason, "reason_needed"),
        set_by_id=actor.id,
        set_at=at,
    )
    if rule is not None:
        _by_rule(session, deadline, rule, around)
    _refuse_bad_day(around, deadline.due_on, day_of(at))
    reports = _meant(session, deadline)
    if all(report.due_on == deadline.due_on for report in reports):
        raise NothingChanged("deadline")
    _refuse_unseen(session, deadline, seen)
    before = sorted({str(report.due_on) for report in reports})
    put_in_force(session, deadline, [report.id for report in reports])
    details = {"task": task_id, "agency": agency_id, "was": before, "due_on": deadline.due_on,
               "reason": deadline.reason, "rule": deadline.rule}
    audit.write(session, "set_deadline", "round", round_id, actor=actor, at=at, details=details)
    return deadline


def foretell(session: Session, round_id: int, rule: Rule, *, today: date) -> DueDay:
    """The day a rule would give in a round, before anybody sets it. Raises as `set_deadline`."""
    around = session.get(Round, round_id)
    if around is None:
        raise NotFound("round", id=round_id)
    day = _reckoned(session, rule, around)
    _refuse_bad_day(around, day.due_on, today)
    return day


def newest(session: Session, round_id: int, task_id: int) -> int:
    """The last deadline a task was given in a round, for whichever agency; 0 when it has none."""
    given = select(func.max(Deadline.id))
    return session.scalar(
        given.where(Deadline.round_id == round_id, Deadline.task_id == task_id)
    ) or 0


def as_it_was(
    kind: DeadlineRule,
    terms: object,
    *,
    due_on: date | None,
    stated_on: date | None,
    includes_day: bool,
    policy: DayOffPolicy,
) -> tuple[Rule, DueDay] | None:
    """A kept deadline's rule and how it was reckoned at the time; None for a day without a rule.

    From what was kept alone: the calendar of today may know of other days off.
    """
    if due_on is None or stated_on is None or kind is DeadlineRule.EXTENSION:
        return None
    if terms is None and kind is DeadlineRule.BEFORE_YEARLY:
        terms = {"month": stated_on.month, "day": stated_on.day}
    rule = from_plain(kind, terms)
    if isinstance(rule, WorkingDaysAfter | LastWorkingDayOfQuarter):
        return rule, DueDay(stated_on, includes_day, policy, due_on, due_on)
    unmoved = stated_on if includes_day else stated_on - timedelta(days=1)
    return rule, DueDay(stated_on, includes_day, policy, due_on, unmoved)


def _meant(session: Session, deadline: Deadline) -> list[Report]:
    """The reports a new deadline is for."""
    wanted = select(Report).where(
        Report.round_id == deadline.round_id, Report.task_id == deadline.task_id
    )
    if deadline.agency_id is not None:
        wanted = wanted.where(Report.agency_id == deadline.agency_id)
    reports = list(session.scalars(wanted.with_for_update()))
    if not reports:
        raise NotFound("report", task=deadline.task_id)
    return reports


def _refuse_unseen(session: Session, wanted: Deadline, seen: int | None) -> None:
    if seen is None:
        return
    since = (
        select(Deadline.set_at, Deadline.due_on, User.full_name)
        .outerjoin(User, User.id == Deadline.set_by_id)
        .where(Deadline.round_id == wanted.round_id, Deadline.task_id == wanted.task_id)
        .where(Deadline.id > seen)
        .order_by(Deadline.id.desc())
    )
    if wanted.agency_id is not None:
        # Whose day was set for another agency alone is of no concern to this one.
        concerned = or_(Deadline.agency_id.is_(None), Deadline.agency_id == wanted.agency_id)
        since = since.where(concerned)
    last = session.execute(since.limit(1)).first()
    if last is not None:
        raise Stale("deadline", set_at=last.set_at, due_on=last.due_on, set_by=last.full_name)


def _by_rule(session: Session, deadline: Deadline, rule: Rule, around: Round) -> None:
    if isinstance(rule, FromDocument):
        known = select(Document.id).where(Document.key == rule.document_key)
        if session.scalar(known) is None:
            raise Refused("source_unknown")
    day = _reckoned(session, rule, around)
    deadline.due_on = day.due_on
    deadline.rule = kind_of(rule)
    deadline.stated_on = day.stated_on
    deadline.includes_day = day.includes_day
    deadline.day_off_policy = day.policy.value
    deadline.terms = dict(as_plain(rule))


def _reckoned(session: Session, rule: Rule, around: Round) -> DueDay:
    chosen = choices(session)
    return reckon(
        rule,
        around.year,
        includes_day=chosen.before_includes_day,
        policy=chosen.day_off_policy,
    )


def put_in_force(session: Session, deadline: Deadline, report_ids: list[int]) -> None:
    """Make a deadline the one that these reports stand on, and remember since when.

    Without a new version: a day is no part of what a report's form says, and whoever has that
    form open must not be told that a colleague saved before them. Asks no right: the deed that
    made the deadline did.
    """
    session.add(deadline)
    session.flush()
    session.execute(
        update(Report)
        .where(Report.id.in_(report_ids))
        .values(due_on=deadline.due_on, deadline_id=deadline.id)
        .execution_options(synchronize_session="fetch")
    )
    session.add_all(
        DueChange(report_id=one, deadline_id=deadline.id, due_on=deadline.due_on,
                  at=deadline.set_at)
        for one in report_ids
    )


def _refuse_bad_day(around: Round, due_on: date | None, today: date) -> None:
    if around.locked_at is not None:
        raise Refused("round_locked", year=around.year)
    if due_on is None:
        return
    if not 0 <= due_on.year - around.year <= 5:
        raise Refused("deadline_outside_round", year=around.year)
    if due_on < today:
        raise Refused("deadline_in_past", day=due_on)
