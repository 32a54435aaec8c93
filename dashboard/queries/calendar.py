"""What falls due on which day, how it stands today, and by which rule the day came about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Select, case, exists, extract, func, select
from sqlalchemy.orm import Session

from dashboard.queries.board import RoundInfo
from dashboard.queries.deadlines import GivenDay
from dashboard.queries.plan import AgencyInfo, agency_info
from dashboard.queries.remembered import remembered
from db.models import Agency, Deadline, Report, User
from db.vocabulary import DeadlineRule, State
from registry.calendar import DayOffPolicy
from registry.due_dates import as_it_was
from registry.errors import NotFound
from registry.settings import Choices
from registry.standing import SET_ASIDE, Standing, standing


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose reports are counted, and the day they are judged by."""

    rounds: tuple[RoundInfo, ...]
    agency_id: int | None
    today: date
    choices: Choices


@dataclass(frozen=True, slots=True)
class Entry:
    """The reports of one task in one round that are due on one day by one deadline."""

    due_on: date
    task_id: int
    year: int
    deadline_id: int | None
    by_standing: Counter[Standing]
    done: int
    applicable: int

    @property
    def total(self) -> int:
        return self.by_standing.total()


@dataclass(frozen=True, slots=True)
class Duty:
    """One agency's report on one day."""

    task_id: int
    year: int
    deadline_id: int | None
    code: str
    name: str
    standing: Standing


@remembered
def entries(session: Session, scope: Scope, since: date, until: date) -> list[Entry]:
    """Everything due from one day to another, by day and in the plan's order of rows."""
    return _entries(session, scope, Report.due_on.between(since, until))


@remembered
def agenda(session: Session, scope: Scope) -> list[Entry]:
    """What is overdue in the newest round, and what is still to come in any."""
    newest, older = _parted(scope)
    kept = _entries(session, newest, Report.due_on.is_not(None))
    kept += _entries(session, older, Report.due_on >= scope.today)
    return [
        entry for entry in kept
        if entry.due_on >= scope.today or entry.by_standing[Standing.OVERDUE]
    ]


@remembered
def overdue_before(session: Session, scope: Scope) -> dict[int, int]:
    """Overdue reports of the rounds before the newest, by year, newest first."""
    _, older = _parted(scope)
    settled = (State.DONE, *SET_ASIDE)
    wanted = _counted(older, Report.round_id).where(
        Report.due_on < scope.today, Report.state.not_in(settled)
    )
    counted = _by_key(session.execute(wanted), older)
    found = {item.year: counted.get((item.id,), _NOTHING)[0] for item in older.rounds}
    return {
        year: kept[Standing.OVERDUE] for year, kept in found.items() if kept[Standing.OVERDUE]
    }


@remembered
def by_month(
    session: Session, scope: Scope, year: int, *, of_tasks: bool
) -> dict[tuple[int, int], Counter[Standing]]:
    """What is due in each month of a year, by (agency, month), or by (task, month)."""
    line = Report.task_id if of_tasks else Report.agency_id
    wanted = _counted(scope, line, extract("month", Report.due_on)).where(
        Report.due_on.between(date(year, 1, 1), date(year, 12, 31))
    )
    counted = _by_key(session.execute(wanted), scope)
    return {(key[0], int(key[1])): kept for key, (kept, *_) in counted.items()}


def duties(session: Session, scope: Scope, day: date) -> list[Duty]:
    """Each report due on one day with its agency, in the order of agencies."""
    years = {item.id: item.year for item in scope.rounds}
    wanted = (
        _within(scope, select(Report.task_id, Report.round_id, Report.deadline_id, Agency.code,
                              Agency.name, Report.state, Report.reported_on))
        .join(Agency, Agency.id == Report.agency_id)
        .where(Report.due_on == day)
        .order_by(Agency.position)
    )
    return [
        Duty(task, years[around], deadline, code, name, _standing(state, day, reported, scope))
        for task, around, deadline, code, name, state, reported in session.execute(wanted)
    ]


def given_by(session: Session, deadline_ids: set[int]) -> dict[int, GivenDay]:
    """The days that some deadlines gave, by the deadline's id."""
    if not deadline_ids:
        return {}
    rows = session.execute(
        select(Deadline, User.full_name)
        .outerjoin(User, User.id == Deadline.set_by_id)
        .where(Deadline.id.in_(deadline_ids))
    )
    return {row.id: _given(row, who) for row, who in rows}


def _given(row: Deadline, who: str | None) -> GivenDay:
    reckoned = as_it_was(
        row.rule, row.terms, due_on=row.due_on, stated_on=row.stated_on,
        includes_day=row.includes_day, policy=DayOffPolicy(row.day_off_policy),
    )  # fmt: skip
    was: Any = (row.terms or {}).get("was")
    old = date.fromisoformat(was) if row.rule is DeadlineRule.EXTENSION and was else None
    return GivenDay(row.due_on, row.rule, reckoned, old, row.reason, who, row.set_at, None, True)


@remembered
def without_day(session: Session, scope: Scope) -> int:
    """Reports of the newest round that have no due day and are not set aside."""
    wanted = _within(scope, select(func.count(Report.id))).where(
        Report.round_id == scope.rounds[0].id,
        Report.due_on.is_(None),
        Report.state.not_in(SET_ASIDE),
    )
    return session.scalar(wanted) or 0


@remembered
def nearest(
    session: Session, scope: Scope, since: date, until: date
) -> tuple[date | None, date | None]:
    """The last due day before a span and the first after it."""
    before = _within(scope, select(func.max(Report.due_on))).where(Report.due_on < since)
    after = _within(scope, select(func.min(Report.due_on))).where(Report.due_on > until)
    return session.scalar(before), session.scalar(after)


def agency(session: Session, agency_id: int) -> AgencyInfo:
    """One agency by its id."""
    row = session.get(Agency, agency_id)
    if row is None:
        raise NotFound("agency", id=agency_id)
    return agency_info(row)


def agencies(session: Session, known: Iterable[RoundInfo]) -> list[AgencyInfo]:
    """The agencies that owe a report in any round, in their order."""
    owes = exists().where(
        Report.agency_id == Agency.id, Report.round_id.in_([item.id for item in known])
    )
    return [agency_info(row) for row in
            session.scalars(select(Agency).where(owes).order_by(Agency.position))]


# By standing, done, and all but "not applicable".
Counts = tuple[Counter[Standing], int, int]
_NOTHING: Counts = (Counter(), 0, 0)


def _parted(scope: Scope) -> tuple[Scope, Scope]:
    """The newest round, and the rounds before it."""
    return replace(scope, rounds=scope.rounds[:1]), replace(scope, rounds=scope.rounds[1:])


def _entries(session: Session, scope: Scope, wanted: Any) -> list[Entry]:
    years = {item.id: item.year for item in scope.rounds}
    keys = (Report.due_on, Report.task_id, Report.round_id, Report.deadline_id)
    counted = _by_key(session.execute(_counted(scope, *keys).where(wanted)), scope)
    return [
        Entry(due_on, task_id, years[round_id], deadline_id, *counts)
        for (due_on, task_id, round_id, deadline_id), counts in counted.items()
    ]


def _counted(scope: Scope, *keys: Any) -> Select[Any]:
    """Counts by some keys, each group of one standing.

    A group agrees on everything `standing` looks at: the state, whether the report came by its
    day, and where that day lies from today. Its smallest days then stand for every row of it.
    """
    soon = scope.choices.soon_until(scope.today)
    lies = case((Report.due_on < scope.today, 0), (Report.due_on <= soon, 1), else_=2)
    counted = select(
        *keys,
        Report.state,
        func.min(Report.due_on),
        func.min(Report.reported_on),
        func.count(Report.id),
    ).group_by(*keys, Report.state, Report.reported_on <= Report.due_on, lies)
    return _within(scope, counted).where(Report.due_on.is_not(None))


def _within(scope: Scope, wanted: Select[Any]) -> Select[Any]:
    wanted = wanted.where(Report.round_id.in_([item.id for item in scope.rounds]))
    return wanted if scope.agency_id is None else wanted.where(Report.agency_id == scope.agency_id)


def _by_key(rows: Iterable[Any], scope: Scope) -> dict[tuple[Any, ...], Counts]:
    found: dict[tuple[Any, ...], Counts] = {}
    for *key, state, due_on, reported_on, count in rows:
        kept, done, applicable = found.get(tuple(key)) or (Counter(), 0, 0)
        kept[_standing(state, due_on, reported_on, scope)] += count
        done += count * (state is State.DONE)
        applicable += count * (state is not State.NOT_APPLICABLE)
        found[tuple(key)] = (kept, done, applicable)
    return found


def _standing(state: State, due_on: date, reported_on: date | None, scope: Scope) -> Standing:
    soon = scope.choices.soon_until(scope.today)
    return standing(state, due_on, reported_on, today=scope.today, soon_until=soon)
