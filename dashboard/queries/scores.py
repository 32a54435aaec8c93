"""Rates with their denominators, trends over rounds, and what moved lately."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

import pandas as pd
from sqlalchemy import ColumnElement, and_, case, func, literal, select
from sqlalchemy.orm import Session

from dashboard.queries.board import Tally
from dashboard.queries.remembered import remembered
from db.models import Agency, Report, Round, Section, StatusChange, Task, User
from db.vocabulary import State, Verification
from registry.progress import DONE_STANDINGS, SET_ASIDE, Standing
from registry.settings import Choices


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole; what the two are is said where it is shown."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Moved:
    """One change of a report since some moment."""

    at: datetime
    who: str
    task_id: int
    path: str
    code: str
    short_name: str
    old_state: State
    new_state: State
    new_percent: int | None
    new_verification: Verification


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


def on_time(tally: Tally) -> Rate:
    """Done by the day ÷ all that can be judged by a day."""
    return Rate(tally.on_time, tally.due)


def updated(tally: Tally) -> Rate:
    """Reports that somebody recorded at all ÷ all reports."""
    return Rate(tally.reported, tally.total)


def verified(tally: Tally) -> Rate:
    """Reports that Sở Nội vụ confirmed ÷ reports recorded."""
    return Rate(tally.verified, tally.reported)


@remembered
def trend(
    session: Session, plan: int, *, today: date, choices: Choices, agency_id: int | None = None
) -> pd.DataFrame:
    """Rounds down, standings across: how many reports stood how, counted in the database."""
    stands = standing_in_sql(today, choices.due_soon_days)
    wanted = (
        select(Round.year, stands.label("standing"), func.count().label("reports"))
        .join(Round, Round.id == Report.round_id)
        .where(Round.plan_id == plan)
        .group_by(Round.year, stands)
    )
    if agency_id is not None:
        wanted = wanted.where(Report.agency_id == agency_id)
    counts: dict[int, dict[str, int]] = {}
    for year, kind, reports in session.execute(wanted):
        counts.setdefault(year, {})[kind] = reports
    frame = pd.DataFrame.from_dict(counts, orient="index")
    kinds = [kind.value for kind in Standing]
    return frame.reindex(columns=kinds).fillna(0).astype(int).sort_index()


def standing_in_sql(today: date, due_soon_days: int) -> ColumnElement[str]:
    """The rule of registry.progress.standing, for counting rows that are not fetched."""
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
        (due <= today + timedelta(days=due_soon_days), literal(Standing.DUE_SOON.value)),
        else_=literal(Standing.ON_TRACK.value),
    )


def moved(
    session: Session, plan: int, *, since: datetime, agency_id: int | None, most: int
) -> list[Moved]:
    """The newest changes since a moment, of every agency or of one."""
    wanted = (
        select(
            StatusChange.at,
            User.full_name,
            Task.id,
            Section.path,
            Agency.code,
            Agency.short_name,
            StatusChange.old_state,
            StatusChange.new_state,
            StatusChange.new_percent,
            StatusChange.new_verification,
        )
        .join(Report, Report.id == StatusChange.report_id)
        .join(Task, Task.id == Report.task_id)
        .join(Section, Section.id == Task.section_id)
        .join(Agency, Agency.id == Report.agency_id)
        .join(User, User.id == StatusChange.actor_id)
        .where(
            StatusChange.report_id.in_(_moved_reports(session, plan, since, agency_id, most)),
            StatusChange.at > since,
        )
        .order_by(StatusChange.at.desc(), StatusChange.id.desc())
        .limit(most)
    )
    return [Moved(*row) for row in session.execute(wanted)]


def _moved_reports(
    session: Session, plan: int, since: datetime, agency_id: int | None, most: int
) -> list[int]:
    """The reports that changed last: the newest changes cannot be of any others.

    Asked first, so that what other plans and agencies changed is never gone through.
    """
    rounds = select(Round.id).where(Round.plan_id == plan)
    wanted = select(Report.id).where(Report.round_id.in_(rounds), Report.changed_at > since)
    if agency_id is not None:
        wanted = wanted.where(Report.agency_id == agency_id)
    return list(session.scalars(wanted.order_by(Report.changed_at.desc()).limit(most)))


__all__ = [
    "Moved",
    "Rate",
    "completion",
    "moved",
    "on_time",
    "standing_in_sql",
    "trend",
    "updated",
    "verified",
]
