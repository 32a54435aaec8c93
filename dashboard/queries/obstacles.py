"""What hinders the agencies: difficulties nobody gathered yet, and the groups they were put in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.models import Agency, Obstacle, ObstacleReport, Report, Section, Task, User
from registry.errors import NotFound
from registry.obstacles import words_of

PER_PAGE = 50
Answering, Proposing = aliased(User), aliased(User)


@dataclass(frozen=True, slots=True)
class Difficulty:
    """What one report says of its difficulties and what it proposes."""

    report_id: int
    task_id: int
    agency_id: int
    difficulties: str
    proposals: str
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Voice:
    """An agency's words as they were gathered, and what its report says now."""

    report_id: int
    task_id: int
    agency_id: int
    words: str
    now: str


@dataclass(frozen=True, slots=True)
class Group:
    """Difficulties under one title, with the answer and the proposed amendment."""

    id: int
    title: str
    gathered_by: str
    gathered_at: datetime
    answer: str
    answered_by: str | None
    answered_at: datetime | None
    section_id: int | None
    section_path: str | None
    amendment: str
    proposed_by: str | None
    proposed_at: datetime | None
    version: int
    round_id: int


IN: dict[str, ColumnElement[bool]] = {
    "unanswered": Obstacle.answered_at.is_(None),
    "answered": Obstacle.answered_at.is_not(None),
    "proposed": Obstacle.proposed_at.is_not(None),
}


def counts(session: Session, round_id: int) -> dict[str, int]:
    """How many difficulties nobody gathered, and how many groups stand how."""
    new = _ungathered(select(func.count()).select_from(Report), round_id)
    groups = select(func.count()).select_from(Obstacle).where(Obstacle.round_id == round_id)
    asked = [new, *(groups.where(kind) for kind in IN.values())]
    row = session.execute(select(*(one.scalar_subquery() for one in asked))).one()
    return dict(zip(("new", *IN), row, strict=True))


def ungathered(
    session: Session, round_id: int, *, by_agency: bool = False, page: int = 1
) -> list[Difficulty]:
    """Difficulties nobody gathered yet, by task or by agency, one page."""
    order = (Agency.position, Task.position) if by_agency else (Task.position, Agency.position)
    wanted = (
        select(Report.id, Report.task_id, Report.agency_id, Report.difficulties,
               Report.proposals, Report.changed_at)
        .join(Task, Task.id == Report.task_id)
        .join(Agency, Agency.id == Report.agency_id)
        .order_by(*order)
    )
    rows = session.execute(_paged(_ungathered(wanted, round_id), page))
    return [Difficulty(*row) for row in rows]


def groups(session: Session, round_id: int, kind: str, *, page: int = 1) -> list[Group]:
    """The groups of a round that stand so, newest first."""
    wanted = _groups().where(Obstacle.round_id == round_id, IN[kind])
    rows = session.execute(_paged(wanted.order_by(Obstacle.id.desc()), page))
    return [Group(*row) for row in rows]


def group(session: Session, obstacle_id: int) -> Group:
    """One group. Raises NotFound."""
    row = session.execute(_groups().where(Obstacle.id == obstacle_id)).first()
    if row is None:
        raise NotFound("obstacle", id=obstacle_id)
    return Group(*row)


def titles(session: Session, round_id: int) -> list[tuple[int, str]]:
    """The groups of a round by name, newest first."""
    wanted = select(Obstacle.id, Obstacle.title).where(Obstacle.round_id == round_id)
    return [(id_, title) for id_, title in session.execute(wanted.order_by(Obstacle.id.desc()))]


def voices(session: Session, obstacle_ids: list[int]) -> dict[int, list[Voice]]:
    """Who said what, of each group, in the plan's order."""
    rows = session.execute(
        select(ObstacleReport.obstacle_id, Report.id, Report.task_id, Report.agency_id,
               ObstacleReport.words, Report.difficulties, Report.proposals)
        .join(Report, Report.id == ObstacleReport.report_id)
        .join(Task, Task.id == Report.task_id)
        .join(Agency, Agency.id == Report.agency_id)
        .where(ObstacleReport.obstacle_id.in_(obstacle_ids))
        .order_by(Task.position, Agency.position)
    )
    found: dict[int, list[Voice]] = {id_: [] for id_ in obstacle_ids}
    for obstacle_id, report_id, task_id, agency_id, words, difficulties, proposals in rows:
        now = words_of(difficulties, proposals)
        found[obstacle_id].append(Voice(report_id, task_id, agency_id, words, now))
    return found


def _groups() -> Select[Any]:
    return (
        select(Obstacle.id, Obstacle.title, User.full_name, Obstacle.gathered_at, Obstacle.answer,
               Answering.full_name, Obstacle.answered_at, Obstacle.section_id, Section.path,
               Obstacle.amendment, Proposing.full_name, Obstacle.proposed_at, Obstacle.version,
               Obstacle.round_id)
        .join(User, User.id == Obstacle.gathered_by_id)
        .outerjoin(Answering, Answering.id == Obstacle.answered_by_id)
        .outerjoin(Proposing, Proposing.id == Obstacle.proposed_by_id)
        .outerjoin(Section, Section.id == Obstacle.section_id)
    )


def _ungathered(wanted: Select[Any], round_id: int) -> Select[Any]:
    gathered = select(ObstacleReport.report_id).where(ObstacleReport.report_id == Report.id)
    return wanted.where(
        Report.round_id == round_id,
        or_(Report.difficulties != "", Report.proposals != ""),
        ~gathered.exists(),
    )


def _paged(wanted: Select[Any], page: int) -> Select[Any]:
    return wanted.limit(PER_PAGE).offset((page - 1) * PER_PAGE)
