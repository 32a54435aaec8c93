"""Requests about reports: later days asked for, questions of the leaders, contested points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from db.models import Explanation, Extension, Obstacle, ObstacleReport, Report, Review, User
from db.vocabulary import Measure, Outcome

PER_PAGE = 50
Who = aliased(User)


@dataclass(frozen=True, slots=True)
class ExtensionLine:
    """A later day asked for; `number` is which later day of its report it is or would be."""

    id: int
    report_id: int
    task_id: int
    agency_id: int
    due_on: date | None
    asked_at: datetime
    asked_by: str
    old_due_on: date
    wanted_on: date
    reason: str
    outcome: Outcome | None
    answer: str
    granted_on: date | None
    decided_at: datetime | None
    decided_by: str | None
    version: int
    number: int


@dataclass(frozen=True, slots=True)
class ExplanationLine:
    """A question about a report and its answer."""

    id: int
    report_id: int
    task_id: int
    agency_id: int
    asked_at: datetime
    asked_by: str
    question: str
    answer_by: date | None
    answer: str
    answered_at: datetime | None
    answered_by: str | None
    version: int

    def is_late(self, today: date) -> bool:
        """Whether the day to answer by is past and nobody has answered."""
        return self.answered_at is None and self.answer_by is not None and self.answer_by < today


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A contested point of a scorecard and the answer."""

    id: int
    agency_id: int
    measure: Measure
    report_id: int | None
    task_id: int | None
    shown: str
    asked_at: datetime
    asked_by: str
    reason: str
    outcome: Outcome | None
    answer: str
    answered_at: datetime | None
    answered_by: str | None
    version: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many requests of a round there are, and how many wait."""

    extensions: int
    extensions_waiting: int
    explanations: int
    explanations_waiting: int
    reviews: int
    reviews_waiting: int


@dataclass(frozen=True, slots=True)
class Granted:
    """The last later day a report was given, and how many it was given."""

    number: int
    old_due_on: date
    granted_on: date
    decided_by: str
    decided_at: datetime


def counts(session: Session, round_id: int) -> Counts:
    """The requests of a round, counted in one question."""
    of_reports = [
        _count(kind).join(Report, Report.id == kind.report_id).where(Report.round_id == round_id)
        for kind in (Extension, Explanation)
    ]
    extensions, explanations = of_reports
    reviews = _count(Review).where(Review.round_id == round_id)
    asked = (
        extensions, extensions.where(Extension.decided_at.is_(None)),
        explanations, explanations.where(Explanation.answered_at.is_(None)),
        reviews, reviews.where(Review.answered_at.is_(None)),
    )
    return Counts(*session.execute(select(*(one.scalar_subquery() for one in asked))).one())


def _count(kind: type) -> Select[Any]:
    return select(func.count()).select_from(kind)


def extensions(
    session: Session,
    *,
    round_id: int | None = None,
    report_id: int | None = None,
    agency_id: int | None = None,
    page: int = 1,
) -> list[ExtensionLine]:
    """Later days asked for: those that wait first, then the newest."""
    before = aliased(Extension)
    granted_before = select(func.count()).select_from(before).where(
        before.report_id == Extension.report_id,
        before.id < Extension.id,
        before.outcome == Outcome.GRANTED,
    )
    wanted = (
        select(Extension.id, Extension.report_id, Report.task_id, Report.agency_id, Report.due_on,
               Extension.asked_at, User.full_name, Extension.old_due_on, Extension.wanted_on,
               Extension.reason, Extension.outcome, Extension.answer, Extension.granted_on,
               Extension.decided_at, Who.full_name, Extension.version,
               granted_before.scalar_subquery() + 1)
        .join(Report, Report.id == Extension.report_id)
        .join(User, User.id == Extension.asked_by_id)
        .outerjoin(Who, Who.id == Extension.decided_by_id)
        .order_by(Extension.decided_at.is_not(None), Extension.id.desc())
    )
    return [ExtensionLine(*row)
            for row in session.execute(_of(wanted, round_id, report_id, agency_id, page))]


def explanations(
    session: Session,
    *,
    round_id: int | None = None,
    report_id: int | None = None,
    agency_id: int | None = None,
    task_id: int | None = None,
    page: int = 1,
) -> list[ExplanationLine]:
    """Questions: unanswered first, by the day to answer by; then the newest answers."""
    wanted = (
        select(Explanation.id, Explanation.report_id, Report.task_id, Report.agency_id,
               Explanation.asked_at, User.full_name, Explanation.question, Explanation.answer_by,
               Explanation.answer, Explanation.answered_at, Who.full_name, Explanation.version)
        .join(Report, Report.id == Explanation.report_id)
        .join(User, User.id == Explanation.asked_by_id)
        .outerjoin(Who, Who.id == Explanation.answered_by_id)
        .order_by(Explanation.answered_at.is_not(None), Explanation.answered_at.desc(),
                  Explanation.answer_by.is_(None), Explanation.answer_by, Explanation.id)
    )
    if task_id is not None:
        wanted = wanted.where(Report.task_id == task_id)
    return [ExplanationLine(*row)
            for row in session.execute(_of(wanted, round_id, report_id, agency_id, page))]


def reviews(
    session: Session, round_id: int, *, agency_id: int | None = None, page: int = 1
) -> list[ReviewLine]:
    """Contested points of a round: those that wait first, then the newest."""
    wanted = (
        select(Review.id, Review.agency_id, Review.measure, Review.report_id, Report.task_id,
               Review.shown, Review.asked_at, User.full_name, Review.reason, Review.outcome,
               Review.answer, Review.answered_at, Who.full_name, Review.version)
        .outerjoin(Report, Report.id == Review.report_id)
        .join(User, User.id == Review.asked_by_id)
        .outerjoin(Who, Who.id == Review.answered_by_id)
        .where(Review.round_id == round_id)
        .order_by(Review.answered_at.is_not(None), Review.id.desc())
    )
    if agency_id is not None:
        wanted = wanted.where(Review.agency_id == agency_id)
    return [ReviewLine(*row) for row in session.execute(_paged(wanted, page))]


def granted(session: Session, report_ids: Iterable[int]) -> dict[int, Granted]:
    """The last later day of each of these reports that was given one."""
    rows = session.execute(
        select(Extension.report_id, Extension.old_due_on, Extension.granted_on, User.full_name,
               Extension.decided_at)
        .join(User, User.id == Extension.decided_by_id)
        .where(Extension.report_id.in_(list(report_ids)), Extension.outcome == Outcome.GRANTED)
        .order_by(Extension.id)
    )
    found: dict[int, Granted] = {}
    for report_id, *said in rows:
        number = found[report_id].number + 1 if report_id in found else 1
        found[report_id] = Granted(number, *said)
    return found


def _of(
    wanted: Select[Any],
    round_id: int | None,
    report_id: int | None,
    agency_id: int | None,
    page: int,
) -> Select[Any]:
    """Of these reports only, one page."""
    kept = ((Report.round_id, round_id), (Report.id, report_id), (Report.agency_id, agency_id))
    for column, value in kept:
        if value is not None:
            wanted = wanted.where(column == value)
    return _paged(wanted, page)


def _paged(wanted: Select[Any], page: int) -> Select[Any]:
    return wanted.limit(PER_PAGE).offset((page - 1) * PER_PAGE)


def answered_obstacles(
    session: Session, *, round_id: int, agency_id: int
) -> list[tuple[str, str, str | None, datetime | None]]:
    """What an agency's difficulties were gathered under and answered with, by whom and when."""
    own = (
        select(ObstacleReport.obstacle_id)
        .join(Report, Report.id == ObstacleReport.report_id)
        .where(Report.agency_id == agency_id)
    )
    rows = session.execute(
        select(Obstacle.title, Obstacle.answer, User.full_name, Obstacle.answered_at)
        .join(User, User.id == Obstacle.answered_by_id)
        .where(Obstacle.round_id == round_id, Obstacle.id.in_(own))
        .order_by(Obstacle.answered_at.desc())
        .limit(PER_PAGE)
    )
    return [tuple(row) for row in rows]
