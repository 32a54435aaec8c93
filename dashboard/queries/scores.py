"""Rates with their denominators, and trends over rounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

import pandas as pd
from sqlalchemy import ColumnElement, and_, case, func, literal, select
from sqlalchemy.orm import Session

from dashboard.queries.board import Line, Tally, board, rounds
from dashboard.queries.plan import agencies, group_of
from dashboard.queries.remembered import remembered
from db.models import Agency, Report, Round
from db.vocabulary import AgencyKind, State
from registry.settings import Choices
from registry.standing import DONE_STANDINGS, SET_ASIDE, Standing

Place = TypeVar("Place")


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole; what the two are is said where it is shown."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None


class Counted(Protocol):
    """What a rate of completion is made of, whoever counted it."""

    @property
    def by_standing(self) -> Counter[Standing]: ...

    @property
    def done(self) -> int: ...

    @property
    def applicable(self) -> int: ...


def completion(counted: Counted, choices: Choices) -> Rate:
    """Done ÷ all that apply, or done ÷ due, as the office chose: the same on every page."""
    if choices.rate == "due":
        done = sum(counted.by_standing[kind] for kind in DONE_STANDINGS)
        return Rate(done, done + counted.by_standing[Standing.OVERDUE])
    return Rate(counted.done, counted.applicable)


def on_time(counted: Tally) -> Rate:
    """Done by the day ÷ all that can be judged by a day."""
    return Rate(counted.on_time, counted.due)


def updated(counted: Tally) -> Rate:
    """Reports that somebody recorded at all ÷ all reports."""
    return Rate(counted.reported, counted.total)


def verified(counted: Tally) -> Rate:
    """Reports that Sở Nội vụ confirmed ÷ reports recorded."""
    return Rate(counted.verified, counted.reported)


@dataclass(frozen=True, slots=True)
class Count:
    """How many reports of one task, by agencies of one kind, stood alike in one round."""

    year: int
    task_id: int
    kind: AgencyKind
    standing: Standing
    reports: int


@remembered
def counts(
    session: Session,
    plan: int,
    *,
    today: date,
    choices: Choices,
    agency_id: int | None = None,
    as_of: datetime | None = None,
) -> list[Count]:
    """Every round of a plan counted in the database; `as_of` a past moment, told from the
    history."""
    if as_of is not None:
        return _counts_then(session, plan, today, choices, agency_id, as_of)
    stands = standing_in_sql(today, choices.soon_until(today))
    wanted = (
        select(Round.year, Report.task_id, Agency.kind, stands, func.count())
        .join(Round, Round.id == Report.round_id)
        .join(Agency, Agency.id == Report.agency_id)
        .where(Round.plan_id == plan)
        .group_by(Round.year, Report.task_id, Agency.kind, stands)
    )
    if agency_id is not None:
        wanted = wanted.where(Report.agency_id == agency_id)
    return [Count(year, task, kind, Standing(stood), reports)
            for year, task, kind, stood, reports in session.execute(wanted)]


def _counts_then(
    session: Session,
    plan: int,
    today: date,
    choices: Choices,
    agency_id: int | None,
    as_of: datetime,
) -> list[Count]:
    kinds = {one.id: one.kind for one in agencies(session)}
    found: Counter[tuple[int, int, AgencyKind, Standing]] = Counter()
    for around in rounds(session, plan):
        lines = board(session, around.id, today=today, choices=choices, agency_id=agency_id,
                      as_of=as_of)
        found.update((around.year, one.task_id, kinds[one.agency_id], one.standing)
                     for one in lines)
    return [Count(*key, reports) for key, reports in found.items()]


def over_rounds(
    counted: list[Count], place: Callable[[Count], Place | None]
) -> dict[Place, dict[int, Counter[Standing]]]:
    """The counts gathered by place, and in each by round, the earliest first."""
    found: dict[Place, dict[int, Counter[Standing]]] = {}
    for one in sorted(counted, key=lambda one: one.year):
        where = place(one)
        if where is not None:
            by_round = found.setdefault(where, {})
            by_round.setdefault(one.year, Counter())[one.standing] += one.reports
    return found


def gathered(
    lines: Iterable[Line], place: Callable[[Line], Place | None]
) -> dict[Place, list[Line]]:
    """The lines of a board by place, in their order."""
    found: dict[Place, list[Line]] = {}
    for line in lines:
        where = place(line)
        if where is not None:
            found.setdefault(where, []).append(line)
    return found


def part_of(path: str) -> str:
    """The part of the plan a task is counted under: II.3 for II.3.đ, the whole of III for III.5."""
    return group_of(path) if path.startswith("II.") else path.split(".")[0]


@remembered
def trend(
    session: Session,
    plan: int,
    *,
    today: date,
    choices: Choices,
    agency_id: int | None = None,
    as_of: datetime | None = None,
) -> pd.DataFrame:
    """Rounds down, standings across: how many reports stood how."""
    counted = counts(session, plan, today=today, choices=choices, agency_id=agency_id,
                     as_of=as_of)
    whole = over_rounds(counted, lambda _one: "").get("", {})
    return _framed({year: {kind.value: n for kind, n in stood.items()}
                    for year, stood in whole.items()})


def _framed(counts: dict[int, dict[str, int]]) -> pd.DataFrame:
    frame = pd.DataFrame.from_dict(counts, orient="index")
    kinds = [kind.value for kind in Standing]
    return frame.reindex(columns=kinds).fillna(0).astype(int).sort_index()


def standing_in_sql(today: date, soon_until: date) -> ColumnElement[str]:
    """The rule of registry.standing.standing, for counting rows that are not fetched."""
    due, reported, state = Report.due_on, Report.reported_on, Report.state
    in_time = and_(reported.is_not(None), reported <= due)
    return case(
        (state.in_(SET_ASIDE), literal(Standing.NOT_ASSESSABLE.value)),
        (due.is_(None), literal(Standing.OPEN_ENDED.value)),
        (and_(state == State.DONE, reported.is_(None)), literal(Standing.NOT_ASSESSABLE.value)),
        (and_(state == State.DONE, in_time), literal(Standing.DONE_ON_TIME.value)),
        (state == State.DONE, literal(Standing.DONE_LATE.value)),
        (and_(state == State.AWAITING, in_time), literal(Standing.ON_TRACK.value)),
        (due < today, literal(Standing.OVERDUE.value)),
        (due <= soon_until, literal(Standing.DUE_SOON.value)),
        else_=literal(Standing.ON_TRACK.value),
    )


__all__ = [
    "Count",
    "Rate",
    "completion",
    "counts",
    "gathered",
    "on_time",
    "over_rounds",
    "part_of",
    "standing_in_sql",
    "trend",
    "updated",
    "verified",
]
