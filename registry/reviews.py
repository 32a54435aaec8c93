"""Đề nghị xem xét lại: an agency contests a point of its scorecard, Sở Nội vụ answers once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Agency, Report, Review, Round
from db.vocabulary import Measure, MessageKind, Outcome, Role
from registry import audit, inbox
from registry.errors import NotFound, Refused, Stale
from registry.policy import Action, Actor, can, require
from registry.said import needed

# The length of Review.shown.
LONGEST_SHOWN = 60


def ask(
    session: Session,
    round_id: int,
    agency_id: int,
    measure: Measure,
    reason: str,
    *,
    report_id: int | None = None,
    shown: str = "",
    actor: Actor,
    at: datetime,
) -> Review:
    """Contest a point of one's own scorecard, as it was `shown`, or what is said of one report.

    A closed or locked round may be contested too: the answer may lead a leader to reopen it.
    One request for a point, or for a point and a report, waits at a time.
    """
    if not can(actor, Action.CONTEST, agency_id):
        require(actor, Action.CONTEST)
        raise NotFound("agency", id=agency_id)
    around = session.get(Round, round_id)
    report = _report(session, round_id, agency_id, report_id)
    if around is None:
        raise NotFound("round", id=round_id)
    if measure is Measure.REPORT and report_id is None:
        raise Refused("review_report_needed")
    reason = needed(reason, "reason_needed")
    if _is_waiting(session, round_id, agency_id, measure, report_id):
        raise Refused("review_waiting")
    review = Review(
        round_id=round_id,
        agency_id=agency_id,
        measure=measure,
        report_id=report_id,
        shown=shown.strip()[:LONGEST_SHOWN],
        reason=reason,
        asked_by_id=actor.id,
        asked_at=at,
    )
    session.add(review)
    session.flush()
    details = {"agency": agency_id, "round": around.year, "measure": measure.value,
               "shown": review.shown, "reason": reason}
    if report_id is not None:
        details["task"] = report.task_id
    inbox.tell(session, MessageKind.REVIEW, role=Role.OFFICER, plan_id=around.plan_id,
               address=f"/requests?show=reviews&round={around.year}", at=at,
               details={"review": review.id, **details})
    audit.write(session, "ask_review", "review", review.id, actor=actor, at=at, details=details)
    return review


def answer(
    session: Session,
    review_id: int,
    outcome: Outcome,
    said: str,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Review:
    """Answer a request with its reason; the agency is told. Nothing else changes by this deed."""
    require(actor, Action.ANSWER_REVIEW)
    review = session.get(Review, review_id, with_for_update=True)
    if review is None:
        raise NotFound("review", id=review_id)
    if review.outcome is not None:
        raise Refused("review_answered")
    if review.version != expected_version:
        raise Stale("review", version=review.version)
    review.outcome, review.answer = outcome, needed(said, "review_answer_needed")
    review.answered_by_id, review.answered_at = actor.id, at
    session.flush()
    around = session.get_one(Round, review.round_id)
    agency = session.get_one(Agency, review.agency_id)
    details = {"agency": review.agency_id, "round": around.year, "measure": review.measure.value,
               "outcome": outcome.value, "answer": review.answer}
    inbox.tell(session, MessageKind.REVIEW, agency_id=review.agency_id, plan_id=around.plan_id,
               address=f"/agencies/{agency.code}?round={around.year}#review-{review.id}", at=at,
               details={"review": review.id, **details})
    audit.write(session, "answer_review", "review", review.id, actor=actor, at=at, details=details)
    return review


def _report(
    session: Session, round_id: int, agency_id: int, report_id: int | None
) -> Report:
    """The report that is contested, or any the agency owes: who owes none has no scorecard."""
    own = select(Report).where(Report.round_id == round_id, Report.agency_id == agency_id)
    if report_id is not None:
        own = own.where(Report.id == report_id)
    report = session.scalar(own.limit(1))
    if report is None:
        raise NotFound("report", id=report_id)
    return report


def _is_waiting(
    session: Session, round_id: int, agency_id: int, measure: Measure, report_id: int | None
) -> bool:
    same = select(Review.id).where(
        Review.round_id == round_id,
        Review.agency_id == agency_id,
        Review.measure == measure,
        Review.report_id == report_id,
        Review.outcome.is_(None),
    )
    return session.scalar(same.limit(1)) is not None
