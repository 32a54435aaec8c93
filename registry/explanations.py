"""Giải trình: a leader asks an agency about a report, the agency answers once; both stay."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Agency, Explanation, Report, Round
from db.vocabulary import MessageKind, Role
from registry import audit, inbox, said
from registry.clock import day_of
from registry.errors import NotFound, Refused, Stale
from registry.office import is_office
from registry.policy import Action, Actor, can, require

# Every agency of one task, at most.
MOST_ASKED = 100
LONGEST = 5000
LONGEST_WAIT = timedelta(days=366)


def ask(
    session: Session,
    report_ids: Iterable[int],
    question: str,
    answer_by: date | None,
    *,
    actor: Actor,
    at: datetime,
) -> list[Explanation]:
    """Put one question to the agencies of some reports of one task and round; each is told.

    Raises NotFound, and Refused for a locked round, a day that is past, or the same question
    put again while it waits for its answer.
    """
    require(actor, Action.ASK_EXPLANATION)
    question = said.needed(question, "question_needed")
    reports, around = _reports(session, set(report_ids))
    if answer_by is not None and not timedelta() <= answer_by - day_of(at) <= LONGEST_WAIT:
        raise Refused("bad_answer_by", day=answer_by)
    repeated = select(Explanation.id).where(
        Explanation.report_id.in_([report.id for report in reports]),
        Explanation.question == question,
        Explanation.answered_at.is_(None),
    )
    if session.scalar(repeated.limit(1)) is not None:
        raise Refused("explanation_waiting")
    asked = [
        Explanation(report_id=report.id, question=question, answer_by=answer_by,
                    asked_by_id=actor.id, asked_at=at)
        for report in reports
    ]
    session.add_all(asked)
    session.flush()
    for one, report in zip(asked, reports, strict=True):
        _tell_agency(session, one, report, around)
    task_id = reports[0].task_id
    details: dict[str, object] = {"task": task_id, "question": question, "answer_by": answer_by}
    if len(reports) == 1:
        audit.write(session, "ask_explanation", "report", reports[0].id, actor=actor, at=at,
                    details=details)
    else:
        details["reports"] = len(reports)
        named = select(Agency.short_name).where(Agency.id.in_([one.agency_id for one in reports]))
        details["agencies"] = ", ".join(session.scalars(named.order_by(Agency.position)))
        audit.write(session, "ask_explanation", "round", around.id, actor=actor, at=at,
                    details=details)
    return asked


def answer(
    session: Session,
    explanation_id: int,
    words: str,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Explanation:
    """Answer a question about one's own report; whoever asked is told.

    A locked round does not stop an answer: it changes nothing of the report. Raises Refused when
    it is answered already, or when Sở Nội vụ would answer for another agency.
    """
    asked = session.get(Explanation, explanation_id, with_for_update=True)
    report = session.get_one(Report, asked.report_id) if asked else None
    agency_id = report.agency_id if report else None
    if asked is None or report is None or not can(actor, Action.ANSWER_EXPLANATION, agency_id):
        require(actor, Action.ANSWER_EXPLANATION)
        raise NotFound("explanation", id=explanation_id)
    if actor.role is not Role.AGENCY and not is_office(session, report.agency_id):
        raise Refused("answer_is_agencys")
    if asked.answered_at is not None:
        raise Refused("explanation_answered")
    if asked.version != expected_version:
        raise Stale("explanation", version=asked.version)
    asked.answer = said.needed(words, "answer_needed", longest=LONGEST)
    asked.answered_by_id, asked.answered_at = actor.id, at
    session.flush()
    around = session.get_one(Round, report.round_id)
    inbox.tell(session, MessageKind.EXPLANATION, user_id=asked.asked_by_id, at=at,
               plan_id=around.plan_id,
               address=_address(session, report, around),
               details={**_facts(asked, report, around), "answer": asked.answer})
    audit.write(session, "answer_explanation", "report", report.id, actor=actor, at=at,
                details={"explanation": asked.id, "answer": asked.answer})
    return asked


def _reports(session: Session, ids: set[int]) -> tuple[list[Report], Round]:
    """The reports asked about, which must be of one task in one round that is not locked."""
    if not 1 <= len(ids) <= MOST_ASKED:
        raise Refused("nobody_asked")
    wanted = select(Report).where(Report.id.in_(ids)).order_by(Report.id).with_for_update()
    found = list(session.scalars(wanted))
    if len(found) != len(ids):
        raise NotFound("report")
    if len({(report.task_id, report.round_id) for report in found}) > 1:
        raise Refused("bad_choice")
    around = session.get_one(Round, found[0].round_id)
    if around.locked_at is not None:
        raise Refused("round_locked", year=around.year)
    return found, around


def _tell_agency(session: Session, asked: Explanation, report: Report, around: Round) -> None:
    details = _facts(asked, report, around)
    address = _address(session, report, around)
    inbox.tell(session, MessageKind.EXPLANATION, agency_id=report.agency_id, address=address,
               at=asked.asked_at, details=details, plan_id=around.plan_id)


def _facts(asked: Explanation, report: Report, around: Round) -> dict[str, object]:
    by = asked.answer_by.isoformat() if asked.answer_by else None
    return {"explanation": asked.id, "task": report.task_id, "agency": report.agency_id,
            "round": around.year, "question": asked.question, "answer_by": by}


def _address(session: Session, report: Report, around: Round) -> str:
    code = session.get_one(Agency, report.agency_id).code
    return f"/tasks/{report.task_id}?agency={code}&round={around.year}#requests"
