"""The board of one round: every report with its standing today, as far as the actor may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from dashboard.queries.remembered import remember, remembered
from db.models import Document, Report, Round, Task
from db.vocabulary import State, Verification
from registry.clock import VIETNAM
from registry.errors import NotFound
from registry.progress import DONE_STANDINGS, Standing, standing
from registry.settings import Choices

PLAN_KEY = "kh-ubnd-66-2022"


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
    standing: Standing
    is_stale: bool


@dataclass(frozen=True, slots=True)
class RoundInfo:
    """A round of the plan."""

    id: int
    year: int
    opens_on: date
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


@remembered
def plan_id(session: Session) -> int:
    """The plan the screens show."""
    found = session.scalar(select(Document.id).where(Document.key == PLAN_KEY))
    if found is None:
        raise NotFound("plan")
    return found


@remembered
def rounds(session: Session, plan: int) -> list[RoundInfo]:
    """The plan's rounds, newest first."""
    rows = session.scalars(select(Round).where(Round.plan_id == plan).order_by(Round.year.desc()))
    return [RoundInfo(row.id, row.year, row.opens_on, row.locked_at is not None) for row in rows]


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
) -> list[Line]:
    """The reports of a round in the plan's order; of one agency or some tasks when asked."""
    stale_before = _start_of_day(today) - timedelta(days=choices.stale_days)
    if task_ids is not None:
        return _ask(session, round_id, today, choices, stale_before, agency_id, list(task_ids))
    key = ("board", round_id, today, choices, agency_id)
    return remember(
        session,
        key,
        lambda: _ask(session, round_id, today, choices, stale_before, agency_id, None),
    )


def _start_of_day(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=VIETNAM)


def _ask(
    session: Session,
    round_id: int,
    today: date,
    choices: Choices,
    stale_before: datetime,
    agency_id: int | None,
    task_ids: list[int] | None,
) -> list[Line]:
    wanted = _columns().where(Report.round_id == round_id)
    if agency_id is not None:
        wanted = wanted.where(Report.agency_id == agency_id)
    if task_ids is not None:
        wanted = wanted.where(Report.task_id.in_(task_ids))
    rows = session.execute(wanted).all()
    opened_at = _start_of_day(session.get_one(Round, round_id).opens_on)
    return [
        Line(
            *row,
            standing(row[3], row[6], row[7], today=today, due_soon_days=choices.due_soon_days),
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


def _columns() -> Select[tuple[object, ...]]:
    return select(
        Report.id,
        Report.task_id,
        Report.agency_id,
        Report.state,
        Report.verification,
        Report.percent,
        Report.due_on,
        Report.reported_on,
        Report.changed_at,
    ).join(Task, Task.id == Report.task_id).order_by(Task.position, Report.agency_id)


def _is_stale(state: State, changed_at: datetime, before: datetime) -> bool:
    """Work that goes on, untouched too long: since its last change, or since the round began."""
    is_open = state in (State.NOT_STARTED, State.IN_PROGRESS, State.AWAITING)
    return is_open and changed_at < before
