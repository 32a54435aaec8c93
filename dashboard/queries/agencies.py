"""One agency: what it is, how it was reorganised, what it contested; and the starred tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from dashboard.queries.remembered import remembered
from db.models import Agency, Report, Review, Source, Succession, SuccessionAgency, User
from db.vocabulary import AgencyKind, Measure, Outcome
from registry import stars
from registry.errors import NotFound


@dataclass(frozen=True, slots=True)
class AgencyDetail:
    """An agency with what is known of it."""

    id: int
    code: str
    name: str
    short_name: str
    kind: AgencyKind
    is_confirmed: bool
    valid_from: date | None
    valid_to: date | None
    note: str | None
    version: int


@dataclass(frozen=True, slots=True)
class SuccessionLine:
    """One change of organisation as its sources tell it."""

    operating_on: date | None
    kind: str
    from_names: list[str]
    to_names: list[str]
    basis: str | None
    confidence: str
    note: str | None
    sources: list[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A contested point of a scorecard and, once there is one, the answer."""

    id: int
    measure: Measure
    task_id: int | None
    shown: str
    reason: str
    asked_by: str
    asked_at: datetime
    outcome: Outcome | None
    answer: str
    answered_by: str | None
    answered_at: datetime | None


def agency_detail(session: Session, code: str) -> AgencyDetail:
    """An agency by its code. Raises NotFound."""
    row = session.scalar(select(Agency).where(Agency.code == code))
    if row is None:
        raise NotFound("agency", code=code)
    return AgencyDetail(
        row.id, row.code, row.name, row.short_name, row.kind, row.is_confirmed,
        row.valid_from, row.valid_to, row.note, row.version,
    )


def code_of(session: Session, agency_id: int | None) -> str:
    """The code of the one agency an account belongs to. Raises NotFound for the others."""
    found = session.scalar(select(Agency.code).where(Agency.id == agency_id))
    if found is None:
        raise NotFound("agency", id=agency_id)
    return found


def successions(session: Session, agency_id: int) -> list[SuccessionLine]:
    """What became of an agency, oldest first; names of our own agencies are written out."""
    rows = session.scalars(
        select(Succession)
        .join(SuccessionAgency, SuccessionAgency.succession_id == Succession.id)
        .where(SuccessionAgency.agency_id == agency_id)
        .order_by(Succession.operating_on)
    ).all()
    if not rows:
        return []
    names = dict(session.execute(select(Agency.code, Agency.name)).all())
    sources = {row.key: (row.quality, row.url) for row in session.scalars(select(Source))}
    return [
        SuccessionLine(
            row.operating_on,
            row.kind,
            [_named(name, names) for name in row.from_names],
            [_named(name, names) for name in row.to_names],
            row.basis,
            row.confidence,
            row.note,
            [sources[key] for key in row.sources if key in sources],
        )
        for row in rows
    ]


def _named(given: str, names: dict[str, str]) -> str:
    code, _, rest = given.partition(" ")
    return f"{names[code]} {rest}".strip() if code in names else given


@remembered
def starred(session: Session, as_of: datetime | None = None) -> frozenset[int]:
    """The starred tasks, now or as of a past moment."""
    return stars.starred(session, as_of)


@remembered
def reviews(
    session: Session, round_id: int, agency_id: int, as_of: datetime | None = None
) -> list[ReviewLine]:
    """What an agency contested in a round, newest first, as it was known at a moment."""
    asker, answerer = aliased(User), aliased(User)
    wanted = (
        select(Review, Report.task_id, asker.full_name, answerer.full_name)
        .join(asker, asker.id == Review.asked_by_id)
        .outerjoin(Report, Report.id == Review.report_id)
        .outerjoin(answerer, answerer.id == Review.answered_by_id)
        .where(Review.round_id == round_id, Review.agency_id == agency_id)
        .order_by(Review.id.desc())
    )
    if as_of is not None:
        wanted = wanted.where(Review.asked_at <= as_of)
    return [_review(*row, as_of) for row in session.execute(wanted)]


def _review(
    row: Review, task_id: int | None, asked_by: str, answered_by: str | None, as_of: datetime | None
) -> ReviewLine:
    is_answered = row.answered_at is not None and (as_of is None or row.answered_at <= as_of)
    return ReviewLine(
        row.id, row.measure, task_id, row.shown, row.reason, asked_by, row.asked_at,
        row.outcome if is_answered else None,
        row.answer if is_answered else "",
        answered_by if is_answered else None,
        row.answered_at if is_answered else None,
    )
