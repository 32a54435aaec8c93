"""Khó khăn, vướng mắc: gathered across agencies, answered, and turned into a proposed amendment.

The plan's last paragraph asks for it. Nothing here changes a report, so a locked round, whose
difficulties the year's report sums up, may still be gathered from.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Obstacle, ObstacleReport, Report, Round, Section
from db.vocabulary import MessageKind
from registry import audit, inbox, said
from registry.errors import NotFound, NothingChanged, Refused, Stale
from registry.policy import Action, Actor, require

LONGEST_TITLE = 200
LONGEST = 5000
MOST_GATHERED = 500


def words_of(difficulties: str, proposals: str) -> str:
    """What a report says of its difficulties, as it is gathered."""
    return "\n".join(part for part in (difficulties.strip(), proposals.strip()) if part)


def gather(
    session: Session,
    round_id: int,
    title: str,
    report_ids: Iterable[int],
    *,
    actor: Actor,
    at: datetime,
) -> Obstacle:
    """Put the difficulties of some reports of a round under one title, in the agencies' words."""
    require(actor, Action.GATHER_OBSTACLES)
    around = session.get(Round, round_id, with_for_update=True)
    if around is None:
        raise NotFound("round", id=round_id)
    title = said.needed(title, "obstacle_title", longest=LONGEST_TITLE)
    reports = _ungathered(session, round_id, set(report_ids))
    made = Obstacle(round_id=round_id, title=title, gathered_by_id=actor.id, gathered_at=at)
    session.add(made)
    session.flush()
    _put_under(session, made, reports)
    _log(session, "gather_obstacles", made, actor, at, title=title, reports=len(reports),
         year=around.year)
    return made


def add(
    session: Session,
    obstacle_id: int,
    report_ids: Iterable[int],
    *,
    actor: Actor,
    at: datetime,
) -> Obstacle:
    """Put more reports under a title there is; when it is answered, their agencies are told so."""
    require(actor, Action.GATHER_OBSTACLES)
    obstacle = _obstacle(session, obstacle_id)
    reports = _ungathered(session, obstacle.round_id, set(report_ids))
    _put_under(session, obstacle, reports)
    if obstacle.answer:
        _tell(session, obstacle, {report.agency_id for report in reports}, at)
    _log(session, "gather_obstacles", obstacle, actor, at, title=obstacle.title,
         reports=len(reports))
    return obstacle


def answer(
    session: Session,
    obstacle_id: int,
    words: str,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Obstacle:
    """Say what is done about it; every agency concerned is told. A later answer replaces it."""
    require(actor, Action.GATHER_OBSTACLES)
    obstacle = _obstacle(session, obstacle_id)
    words = said.needed(words, "answer_needed", longest=LONGEST)
    if words == obstacle.answer:
        raise NothingChanged("obstacle")
    _refuse_stale(obstacle, expected_version)
    was, obstacle.answer = obstacle.answer, words
    obstacle.answered_by_id, obstacle.answered_at = actor.id, at
    session.flush()
    _tell(session, obstacle, _agencies(session, obstacle), at)
    _log(session, "answer_obstacle", obstacle, actor, at, answer=[was, words])
    return obstacle


def propose(
    session: Session,
    obstacle_id: int,
    section_id: int | None,
    amendment: str,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Obstacle:
    """Draft what the plan should say instead, of one of its sections or of the whole."""
    require(actor, Action.GATHER_OBSTACLES)
    obstacle = _obstacle(session, obstacle_id)
    amendment = said.needed(amendment, "amendment_needed", longest=LONGEST)
    if section_id is not None:
        plan_id = session.get_one(Round, obstacle.round_id).plan_id
        section = session.get(Section, section_id)
        if section is None or section.document_id != plan_id:
            raise NotFound("section", id=section_id)
    if (amendment, section_id) == (obstacle.amendment, obstacle.section_id):
        raise NothingChanged("obstacle")
    _refuse_stale(obstacle, expected_version)
    was, obstacle.amendment = obstacle.amendment, amendment
    obstacle.section_id = section_id
    obstacle.proposed_by_id, obstacle.proposed_at = actor.id, at
    session.flush()
    _log(session, "propose_amendment", obstacle, actor, at, section=section_id,
         amendment=[was, amendment])
    return obstacle


def _obstacle(session: Session, obstacle_id: int) -> Obstacle:
    obstacle = session.get(Obstacle, obstacle_id, with_for_update=True)
    if obstacle is None:
        raise NotFound("obstacle", id=obstacle_id)
    return obstacle


def _refuse_stale(obstacle: Obstacle, expected_version: int) -> None:
    if obstacle.version != expected_version:
        raise Stale("obstacle", version=obstacle.version)


def _ungathered(session: Session, round_id: int, ids: set[int]) -> list[Report]:
    """The reports, each of this round, with a difficulty that nobody gathered yet."""
    if not 1 <= len(ids) <= MOST_GATHERED:
        raise Refused("nothing_gathered")
    wanted = select(Report).where(Report.id.in_(ids), Report.round_id == round_id)
    reports = list(session.scalars(wanted.order_by(Report.id)))
    if len(reports) != len(ids):
        raise NotFound("report")
    if not all(words_of(report.difficulties, report.proposals) for report in reports):
        raise Refused("no_difficulty")
    gathered = select(ObstacleReport.report_id).where(ObstacleReport.report_id.in_(ids))
    if session.scalar(gathered.limit(1)) is not None:
        raise Refused("obstacle_gathered")
    return reports


def _put_under(session: Session, obstacle: Obstacle, reports: list[Report]) -> None:
    session.add_all(
        ObstacleReport(obstacle_id=obstacle.id, report_id=report.id,
                       words=words_of(report.difficulties, report.proposals))
        for report in reports
    )
    session.flush()


def _agencies(session: Session, obstacle: Obstacle) -> set[int]:
    concerned = select(Report.agency_id).join(
        ObstacleReport, ObstacleReport.report_id == Report.id
    )
    return set(session.scalars(concerned.where(ObstacleReport.obstacle_id == obstacle.id)))


def _tell(session: Session, obstacle: Obstacle, agency_ids: set[int], at: datetime) -> None:
    around = session.get_one(Round, obstacle.round_id)
    for agency_id in sorted(agency_ids):
        inbox.tell(session, MessageKind.OBSTACLE, agency_id=agency_id, address="/my", at=at,
                   plan_id=around.plan_id,
                   details={"obstacle": obstacle.id, "agency": agency_id, "round": around.year,
                            "title": obstacle.title, "answer": obstacle.answer})


def _log(
    session: Session, deed: str, obstacle: Obstacle, actor: Actor, at: datetime, **details: object
) -> None:
    audit.write(session, deed, "obstacle", obstacle.id, actor=actor, at=at, details=details)
