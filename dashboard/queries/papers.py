"""What the papers are made from: the plan as printed, the agencies' words, deeds of a round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from dashboard.queries.remembered import remembered
from db.models import (
    Alarm,
    AuditEvent,
    Document,
    DocumentRelation,
    Effect,
    Explanation,
    Extension,
    Obstacle,
    ObstacleReport,
    Reminder,
    Report,
    Round,
    RoundEvent,
    Section,
    Snapshot,
    StatusChange,
)
from db.vocabulary import AlarmOutcome, DocumentKind, Outcome, RoundDeed
from registry.clock import VIETNAM
from registry.errors import NotFound


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The plan as a letter cites it; `subject` as it is printed under its name."""

    id: int
    kind: DocumentKind
    number: str | None
    issued_on: date | None
    issuer: str
    subject: str


@dataclass(frozen=True, slots=True)
class SaidWords:
    """What a report says in words."""

    result: str
    product: str
    difficulties: str
    proposals: str


@dataclass(frozen=True, slots=True)
class RoundDeeds:
    """What Sở Nội vụ and the leaders did in a round until a moment."""

    letters: int
    extensions: int
    explanations: int


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Gathered difficulties: their title, the agencies that spoke, answer and amendment."""

    id: int
    title: str
    answer: str
    amendment: str
    path: str | None
    agencies: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeptFigures:
    """A snapshot: whose figures they are, and its rows as they were signed."""

    id: int
    round_id: int
    name: str
    taken_at: datetime
    choices: dict[str, str]
    lines: list[list[Any]]
    sha256: str


@remembered
def plan_facts(session: Session, plan: int, headings: frozenset[str]) -> PlanFacts:
    """The plan; `headings` are the lines that may stand above its subject, such as its kind."""
    row = session.get_one(Document, plan)
    subject = row.subject or _under(row.text or "", headings) or row.subject_in_plan or ""
    return PlanFacts(row.id, row.kind, row.number, row.issued_on, row.issuer, subject)


def _under(text: str, headings: frozenset[str]) -> str:
    """The first line with words under the first of the headings."""
    is_under = False
    for line in map(str.strip, text.split("\n")):
        if is_under and line:
            return line
        is_under = is_under or line in headings
    return ""


@remembered
def words(
    session: Session, round_id: int, *, until: datetime | None = None, agency_id: int | None = None
) -> dict[int, SaidWords]:
    """What each report of a round says, or said at a past moment; silent ones are left out."""
    if until is None:
        wanted = select(Report.id, Report.result, Report.product, Report.difficulties,
                        Report.proposals)
    else:
        last = (
            select(func.max(StatusChange.id))
            .join(Report, Report.id == StatusChange.report_id)
            .where(Report.round_id == round_id, StatusChange.at <= until)
            .group_by(StatusChange.report_id)
        )
        wanted = select(
            Report.id, StatusChange.new_result, StatusChange.new_product,
            StatusChange.new_difficulties, StatusChange.new_proposals,
        ).join(StatusChange, and_(StatusChange.report_id == Report.id, StatusChange.id.in_(last)))
    wanted = wanted.where(Report.round_id == round_id)
    if agency_id is not None:
        wanted = wanted.where(Report.agency_id == agency_id)
    return {id_: SaidWords(*said) for id_, *said in session.execute(wanted) if any(said)}


@remembered
def round_deeds(session: Session, round_id: int, until: datetime) -> RoundDeeds:
    """How many letters went out, later days were granted and explanations asked for."""
    letters = select(func.count()).select_from(Reminder).where(
        Reminder.round_id == round_id, Reminder.sent_at <= until)
    theirs = select(Report.id).where(Report.round_id == round_id)
    days = select(func.count()).select_from(Extension).where(
        Extension.report_id.in_(theirs), Extension.outcome == Outcome.GRANTED,
        Extension.decided_at <= until)
    # A task of an agency is counted once, however often it was asked about.
    asked = select(func.count(Explanation.report_id.distinct())).where(
        Explanation.report_id.in_(theirs), Explanation.asked_at <= until)
    counted = (one.scalar_subquery() for one in (letters, days, asked))
    return RoundDeeds(*session.execute(select(*counted)).one())


@remembered
def hindrances(session: Session, round_id: int, until: datetime) -> list[Hindrance]:
    """The difficulties of a round that were gathered by a moment, oldest first; answers and
    amendments as far as they were given by then."""
    rows = session.execute(
        select(Obstacle, Section.path)
        .outerjoin(Section, Section.id == Obstacle.section_id)
        .where(Obstacle.round_id == round_id, Obstacle.gathered_at <= until)
        .order_by(Obstacle.id)
    ).all()
    whose: dict[int, list[int]] = {row.id: [] for row, _ in rows}
    spoke = (
        select(ObstacleReport.obstacle_id, Report.agency_id)
        .join(Report, Report.id == ObstacleReport.report_id)
        .where(ObstacleReport.obstacle_id.in_(list(whose)))
        .order_by(Report.agency_id)
    )
    for obstacle_id, agency_id in session.execute(spoke):
        whose[obstacle_id].append(agency_id)
    return [
        Hindrance(row.id, row.title,
                  row.answer if row.answered_at and row.answered_at <= until else "",
                  row.amendment if row.proposed_at and row.proposed_at <= until else "",
                  path, tuple(dict.fromkeys(whose[row.id])))
        for row, path in rows
    ]


@remembered
def gathered_reports(session: Session, round_id: int, until: datetime) -> frozenset[int]:
    """The reports whose difficulties stand in one of those groups."""
    wanted = (
        select(ObstacleReport.report_id)
        .join(Obstacle, Obstacle.id == ObstacleReport.obstacle_id)
        .where(Obstacle.round_id == round_id, Obstacle.gathered_at <= until)
    )
    return frozenset(session.scalars(wanted))


@remembered
def amendments(session: Session, round_id: int, at: datetime) -> list[tuple[int, str]]:
    """Lines that propose to amend the plan because a document changed, as they stood at a moment.

    A round has those concluded in its own time; the newest one also those drafted but not yet
    concluded. Nothing that is only possible.
    """
    since, until = _span(session, round_id, at)
    concluded = and_(Alarm.outcome == AlarmOutcome.AMEND_PLAN, Alarm.settled_at >= since,
                     Alarm.settled_at <= until)
    is_open = and_(Alarm.raised_at <= at, or_(Alarm.settled_at.is_(None), Alarm.settled_at > at))
    rows = session.execute(
        select(Alarm.id, Alarm.draft, Alarm.settled_at)
        .outerjoin(Effect, Effect.id == Alarm.effect_id)
        .outerjoin(DocumentRelation, DocumentRelation.id == Effect.relation_id)
        .where(Alarm.draft != "", or_(concluded, is_open) if until == at else concluded)
        .where(or_(DocumentRelation.id.is_(None), DocumentRelation.is_certain.is_(True)))
        .order_by(Alarm.id)
    ).all()
    drafts = _drafts(session, [id_ for id_, _, settled in rows if not settled or settled > at], at)
    told = ((id_, drafts.get(id_, draft)) for id_, draft, _ in rows)
    return [(id_, draft) for id_, draft in told if draft]


def _drafts(session: Session, alarm_ids: list[int], at: datetime) -> dict[int, str]:
    """The lines of open alarms as somebody had drafted them by a moment; "" while nobody had."""
    found = dict.fromkeys(alarm_ids, "")
    kept = session.execute(
        select(AuditEvent.subject_id, AuditEvent.details)
        .where(AuditEvent.subject == "alarm", AuditEvent.subject_id.in_(list(map(str, alarm_ids))),
               AuditEvent.deed == "draft_amendment", AuditEvent.at <= at)
        .order_by(AuditEvent.id)
    )
    return found | {int(id_): details["amendment"][1] for id_, details in kept}


def _span(session: Session, round_id: int, at: datetime) -> tuple[datetime, datetime]:
    """The time of a round, up to a moment: from its first day until the next round's."""
    around = session.get_one(Round, round_id)
    next_on = session.scalar(
        select(func.min(Round.opens_on))
        .join(RoundEvent, RoundEvent.round_id == Round.id)
        .where(Round.plan_id == around.plan_id, Round.year > around.year,
               RoundEvent.deed == RoundDeed.OPEN, RoundEvent.at <= at)
    )
    until = at if next_on is None else min(at, _start(next_on) - timedelta(microseconds=1))
    return _start(around.opens_on), until


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=VIETNAM)


def amendable(session: Session, round_id: int, _opens_on: date, until: datetime) -> int:
    """How many lines a proposal to amend the plan would have."""
    gathered = sum(bool(one.amendment) for one in hindrances(session, round_id, until))
    return len(amendments(session, round_id, until)) + gathered


def kept_figures(session: Session, snapshot_id: int) -> KeptFigures:
    """One snapshot. Raises NotFound."""
    row = _found(session, Snapshot, snapshot_id)
    return KeptFigures(row.id, row.round_id, row.name, row.taken_at, row.choices, row.lines,
                       row.sha256)


def explanation(session: Session, id_: int) -> tuple[Explanation, Report]:
    """One question and the report it is about. Raises NotFound."""
    row = _found(session, Explanation, id_)
    return row, session.get_one(Report, row.report_id)


def extension(session: Session, id_: int) -> tuple[Extension, Report]:
    """One later day asked for and its report. Raises NotFound."""
    row = _found(session, Extension, id_)
    return row, session.get_one(Report, row.report_id)


def reminder(session: Session, id_: int) -> Reminder:
    """One letter that was sent. Raises NotFound."""
    row: Reminder = _found(session, Reminder, id_)
    return row


def _found(session: Session, kind: Any, id_: int) -> Any:
    row = session.get(kind, id_)
    if row is None:
        raise NotFound(kind.__tablename__, id=id_)
    return row


@remembered
def snapshots(session: Session, round_ids: Iterable[int]) -> list[tuple[int, int, str, datetime]]:
    """The kept figures of these rounds: id, round, name, moment; the newest first."""
    wanted = select(Snapshot.id, Snapshot.round_id, Snapshot.name, Snapshot.taken_at)
    rows = session.execute(
        wanted.where(Snapshot.round_id.in_(list(round_ids))).order_by(Snapshot.id.desc()))
    return [(row[0], row[1], row[2], row[3]) for row in rows]


__all__ = [
    "Hindrance", "KeptFigures", "PlanFacts", "RoundDeeds", "SaidWords", "amendable", "amendments",
    "explanation", "extension", "gathered_reports", "hindrances", "kept_figures", "plan_facts",
    "reminder", "round_deeds", "snapshots", "words",
]
