"""What a calendar feed tells: each due day as one event, how often it was moved, how it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from dashboard.queries.board import RoundInfo
from db.models import (
    Agency,
    AuditEvent,
    Deadline,
    DueChange,
    Feed,
    Report,
    StatusChange,
)
from db.vocabulary import State
from registry.settings import Choices
from registry.standing import SET_ASIDE, Standing, standing

# Of the rounds before the newest: what was due in about the last year, so that it does not vanish
# from somebody's calendar on New Year's Day.
KEPT_DAYS = 400

# By round and task: the deadlines set for all agencies, first to last.
Common = dict[tuple[int, int], list[tuple[int, date | None]]]
# The deadline that some reports share: its round and task, its id.
Shared = tuple[tuple[int, int], int]
# By report: every day it was ever due on, first to last.
Days = dict[int, list[date | None]]


@dataclass(frozen=True, slots=True)
class Whose:
    """The one agency an event is for."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Due:
    """One event: the reports of one task in one round that share a day.

    Without a day (`has_day`) or set aside it `is_gone`, and `due_on` is the last day it had.
    `sequence` counts the times its day was moved or taken away, or its duty set aside or taken up
    again: it never falls.
    """

    task_id: int
    year: int
    whose: Whose | None
    due_on: date
    has_day: bool
    is_gone: bool
    sequence: int
    changed_at: datetime
    deadline_id: int | None
    by_standing: Counter[Standing]
    states: Counter[State]
    percent: int | None

    @property
    def is_done(self) -> bool:
        """Whether everything that applies is done."""
        return not self.is_gone and self.states[State.DONE] == self.applicable

    @property
    def applicable(self) -> int:
        return self.states.total() - sum(self.states[one] for one in SET_ASIDE)


@dataclass(frozen=True, slots=True)
class OwnFeed:
    """A feed as its owner sees it: its secret is not kept."""

    id: int
    plan_id: int
    agency: str | None
    opened_at: datetime
    fetched_at: datetime | None


def own(session: Session, user_id: int | None) -> list[OwnFeed]:
    """A person's feeds that are open, newest first."""
    rows = session.execute(
        select(Feed.id, Feed.plan_id, Agency.name, Feed.opened_at, Feed.fetched_at)
        .outerjoin(Agency, Agency.id == Feed.agency_id)
        .where(Feed.user_id == user_id, Feed.revoked_at.is_(None))
        .order_by(Feed.id.desc())
    )
    return [OwnFeed(*row) for row in rows]


def changed_at(session: Session) -> datetime | None:
    """When anything was last written."""
    return session.scalar(select(func.max(AuditEvent.at)))


def dues(
    session: Session,
    rounds: Sequence[RoundInfo],
    agency_id: int | None,
    *,
    today: date,
    choices: Choices,
) -> list[Due]:
    """Everything that is or was due: one event a report of one agency, and for the whole plan one
    a task's common day, with one more for each agency whose day is another."""
    if not rounds:
        return []
    since = today - timedelta(days=KEPT_DAYS)
    rows = session.execute(_REPORTS.where(_wanted(rounds, agency_id, since))).all()
    book = _Book(session, rounds, agency_id, today, choices.soon_until(today))
    shared, own = ([], rows) if agency_id is not None else _parted(book.common, rows)
    book.days = _days(session, [row.id for row in own])
    found = [book.due_of(reports, common) for common, reports in shared]
    found += [book.due_of([row]) for row in own]
    newest = rounds[0].year
    kept = [one for one in found if one and (one.year == newest or one.due_on >= since)]
    return sorted(kept, key=lambda one: (one.due_on, one.task_id, one.year))


_REPORTS = select(
    Report.id, Report.task_id, Report.round_id, Report.agency_id, Report.due_on,
    Report.deadline_id, Report.state, Report.percent, Report.reported_on, Report.changed_at,
)  # fmt: skip


def _wanted(rounds: Sequence[RoundInfo], agency_id: int | None, since: date) -> Any:
    return and_(
        _within(rounds, agency_id),
        Report.deadline_id.is_not(None),
        or_(Report.round_id == rounds[0].id, Report.due_on.is_(None), Report.due_on >= since),
    )


def _within(rounds: Sequence[RoundInfo], agency_id: int | None) -> Any:
    """Histories are counted whole, whatever the window: a count must not fall as days go by."""
    wanted = Report.round_id.in_([one.id for one in rounds])
    return wanted if agency_id is None else and_(wanted, Report.agency_id == agency_id)


def _parted(
    common: Common, rows: Iterable[Any]
) -> tuple[list[tuple[Shared, list[Any]]], list[Any]]:
    """Who shares the day set for all agencies, by that deadline; and who has another."""
    grouped: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.round_id, row.task_id].append(row)
    shared: list[tuple[Shared, list[Any]]] = []
    own: list[Any] = []
    for key, reports in grouped.items():
        given = dict(common.get(key, ()))
        in_force = max((row.deadline_id for row in reports if row.deadline_id in given), default=0)
        day = given.get(in_force)
        alike = [row for row in reports if in_force and row.due_on == day]
        own += [row for row in reports if not in_force or row.due_on != day]
        if alike:
            shared.append(((key, in_force), alike))
    return shared, own


class _Book:
    """What events are made of: histories of days and of duties set aside, names, deadlines."""

    def __init__(
        self,
        session: Session,
        rounds: Sequence[RoundInfo],
        agency_id: int | None,
        today: date,
        soon: date,
    ) -> None:
        self.years = {one.id: one.year for one in rounds}
        self.today, self.soon = today, soon
        self.agencies = {
            id_: Whose(code, name)
            for id_, code, name in session.execute(select(Agency.id, Agency.code, Agency.name))
        }
        self.common: Common = defaultdict(list)
        self.set_at: dict[int, datetime] = {}
        given = select(Deadline.id, Deadline.round_id, Deadline.task_id, Deadline.agency_id,
                       Deadline.due_on, Deadline.set_at)
        for id_, around, task, agency, due_on, set_at in session.execute(
            given.where(Deadline.round_id.in_(list(self.years))).order_by(Deadline.id)
        ):
            self.set_at[id_] = set_at
            if agency is None:
                self.common[around, task].append((id_, due_on))
        self.days: Days = {}
        self.set_aside = _set_aside(session, _within(rounds, agency_id))

    def due_of(self, rows: list[Any], common: Shared | None = None) -> Due | None:
        """The event of some reports of one task that share a day; None if they never had one."""
        first = rows[0]
        if common is None:
            days, deadline = self.days.get(first.id, []), first.deadline_id
            aside = self.set_aside[first.id]
        else:
            days, deadline = [day for _, day in self.common[common[0]]], common[1]
            aside = self.set_aside[common[0]]
        known = [day for day in days if day is not None] + ([first.due_on] if first.due_on else [])
        if not known:
            return None
        states = Counter(row.state for row in rows)
        moments = [row.changed_at for row in rows if row.changed_at]
        return Due(
            task_id=first.task_id,
            year=self.years[first.round_id],
            whose=self.agencies[first.agency_id] if common is None else None,
            due_on=first.due_on or known[-1],
            has_day=first.due_on is not None,
            is_gone=first.due_on is None or all(state in SET_ASIDE for state in states),
            sequence=_moves(days) + aside,
            changed_at=max([self.set_at[deadline], *moments]),
            deadline_id=deadline,
            by_standing=Counter(self._standing(row) for row in rows),
            states=states,
            percent=first.percent if common is None else None,
        )

    def _standing(self, row: Any) -> Standing:
        return standing(row.state, row.due_on, row.reported_on, today=self.today,
                        soon_until=self.soon)


def _moves(days: list[date | None]) -> int:
    """How often a day became another one, or none."""
    return sum(now != before for before, now in pairwise(days))


def _days(session: Session, report_ids: list[int]) -> Days:
    found: Days = defaultdict(list)
    rows = select(DueChange.report_id, DueChange.due_on).where(DueChange.report_id.in_(report_ids))
    for report_id, due_on in session.execute(rows.order_by(DueChange.id)):
        found[report_id].append(due_on)
    return found


def _set_aside(session: Session, wanted: Any) -> Counter[Any]:
    """How often a report was set aside or taken up again: by report, and by round and task."""
    was, is_ = StatusChange.old_state.in_(SET_ASIDE), StatusChange.new_state.in_(SET_ASIDE)
    rows = (
        select(StatusChange.report_id, Report.round_id, Report.task_id)
        .join(Report, Report.id == StatusChange.report_id)
        .where(or_(and_(was, ~is_), and_(~was, is_)), wanted)
    )
    found: Counter[Any] = Counter()
    for report_id, around, task in session.execute(rows):
        found[report_id] += 1
        found[around, task] += 1
    return found
