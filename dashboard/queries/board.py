"""The board of one round: every report with its standing today, as far as the actor may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from dashboard.queries import kept_plans
from dashboard.queries.remembered import remember, remembered
from db.models import Report, Round, RoundEvent, Snapshot, Task
from db.vocabulary import RoundDeed, State, Verification
from registry import past
from registry.clock import VIETNAM
from registry.settings import Choices
from registry.standing import DONE_STANDINGS, Standing, standing


@dataclass(frozen=True, slots=True)
class Line:
    """One report as the screens need it."""

    report_id: int
    task_id: int
    agency_id: int
    state: State
    verification: Verification
    percent: int | None
    due_on: date | None
    reported_on: date | None
    changed_at: datetime | None
    is_on_behalf: bool
    standing: Standing
    is_stale: bool


@dataclass(frozen=True, slots=True)
class RoundInfo:
    """A round of the plan."""

    id: int
    year: int
    opens_on: date
    closes_on: date | None
    is_closed: bool
    is_locked: bool


@dataclass(frozen=True)
class Tally:
    """Counts of some reports. `due` are those whose day is past or who finished by a deadline."""

    by_standing: Counter[Standing]
    total: int
    done: int
    applicable: int
    verified: int
    reported: int
    stale: int

    @cached_property
    def due(self) -> int:
        """Reports that can be judged by a day: done with one, or overdue."""
        return self.done_with_day + self.by_standing[Standing.OVERDUE]

    @cached_property
    def done_with_day(self) -> int:
        return sum(self.by_standing[kind] for kind in DONE_STANDINGS)

    @property
    def overdue(self) -> int:
        return self.by_standing[Standing.OVERDUE]

    @property
    def on_time(self) -> int:
        return self.by_standing[Standing.DONE_ON_TIME]


def plan_id(session: Session) -> int:
    """The plan that the session's screens show. Raises NotFound when none is kept."""
    return kept_plans.shown(session).id


@remembered
def rounds(session: Session, plan: int) -> list[RoundInfo]:
    """The plan's rounds, newest first."""
    rows = session.scalars(select(Round).where(Round.plan_id == plan).order_by(Round.year.desc()))
    return [RoundInfo(row.id, row.year, row.opens_on, row.closes_on, row.closed_at is not None,
                  row.locked_at is not None)
        for row in rows]


@remembered
def opened_at(session: Session, round_id: int) -> datetime | None:
    """The moment a round was opened, which may be another day than the one it counts from."""
    opened = select(func.min(RoundEvent.at)).where(
        RoundEvent.round_id == round_id, RoundEvent.deed == RoundDeed.OPEN
    )
    return session.scalar(opened)


def was_open(session: Session, round_id: int, moment: datetime | None) -> bool:
    """Whether a round was there at a past moment; at present (None) every round is."""
    if moment is None:
        return True
    opened = opened_at(session, round_id)
    return opened is not None and opened <= moment


@remembered
def snapshots(session: Session, round_id: int) -> list[tuple[str, datetime]]:
    """The kept figures of a round by their names, the newest first."""
    wanted = select(Snapshot.name, Snapshot.taken_at).where(Snapshot.round_id == round_id)
    return [(name, at) for name, at in session.execute(wanted.order_by(Snapshot.id.desc()))]


@remembered
def report_counts(session: Session, round_ids: tuple[int, ...]) -> dict[int, int]:
    """How many reports each round owes."""
    counted = select(Report.round_id, func.count()).group_by(Report.round_id)
    rows = session.execute(counted.where(Report.round_id.in_(round_ids)))
    return dict(rows.all())


def board(
    session: Session,
    round_id: int,
    *,
    today: date,
    choices: Choices,
    agency_id: int | None = None,
    task_ids: Iterable[int] | None = None,
    as_of: datetime | None = None,
) -> list[Line]:
    """The reports of a round in the plan's order; of one agency or some tasks when asked.

    `as_of` a past moment the history is asked instead of the present; `today` is its day then.
    """
    if task_ids is not None and as_of is None:
        rows = session.execute(_columns(round_id, agency_id, list(task_ids))).all()
        return _lines(session, round_id, rows, today, choices)
    key = ("board", round_id, today, choices, agency_id, as_of)
    lines = remember(
        session,
        key,
        lambda: _lines(session, round_id, _rows(session, round_id, agency_id, as_of), today,
                       choices),
    )
    if task_ids is None:
        return lines
    wanted = set(task_ids)
    return [line for line in lines if line.task_id in wanted]


@remembered
def reports_then(session: Session, round_id: int, as_of: datetime) -> list[past.PastReport]:
    """What the history tells of a round at a past moment, told once for every view of it."""
    return past.reports_at(session, round_id, as_of)


def _start_of_day(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=VIETNAM)


def _rows(
    session: Session, round_id: int, agency_id: int | None, as_of: datetime | None
) -> Sequence[Sequence[Any]]:
    if as_of is not None:
        rows = reports_then(session, round_id, as_of)
        return [row for row in rows if agency_id in (None, row.agency_id)]
    return session.execute(_columns(round_id, agency_id, None)).all()


def _lines(
    session: Session,
    round_id: int,
    rows: Sequence[Sequence[Any]],
    today: date,
    choices: Choices,
) -> list[Line]:
    """The rows of `_columns`, or of registry.past, each with its standing and freshness."""
    stale_before = _start_of_day(today) - timedelta(days=choices.stale_days)
    opened_at = _start_of_day(session.get_one(Round, round_id).opens_on)
    soon_until = choices.soon_until(today)
    return [
        Line(
            *row,
            standing(row[3], row[6], row[7], today=today, soon_until=soon_until),
            _is_stale(row[3], row[8] or opened_at, stale_before),
        )
        for row in rows
    ]


def tally(lines: Iterable[Line]) -> Tally:
    """Counts that add up: every line has exactly one standing."""
    kept = list(lines)
    states = Counter([line.state for line in kept])
    verifications = Counter([line.verification for line in kept])
    return Tally(
        by_standing=Counter([line.standing for line in kept]),
        total=len(kept),
        done=states[State.DONE],
        applicable=len(kept) - states[State.NOT_APPLICABLE],
        verified=verifications[Verification.VERIFIED],
        reported=len(kept) - verifications[Verification.NONE],
        stale=[line.is_stale for line in kept].count(True),
    )


def _columns(
    round_id: int, agency_id: int | None, task_ids: list[int] | None
) -> Select[tuple[object, ...]]:
    wanted = (
        select(
            Report.id,
            Report.task_id,
            Report.agency_id,
            Report.state,
            Report.verification,
            Report.percent,
            Report.due_on,
            Report.reported_on,
            Report.changed_at,
            Report.is_on_behalf,
        )
        .join(Task, Task.id == Report.task_id)
        .where(Report.round_id == round_id)
        .order_by(Task.position, Report.agency_id)
    )
    if agency_id is not None:
        wanted = wanted.where(Report.agency_id == agency_id)
    return wanted if task_ids is None else wanted.where(Report.task_id.in_(task_ids))


def _is_stale(state: State, changed_at: datetime, before: datetime) -> bool:
    """Work that goes on, untouched too long: since its last change, or since the round began."""
    is_open = state in (State.NOT_STARTED, State.IN_PROGRESS, State.AWAITING)
    return is_open and changed_at < before
