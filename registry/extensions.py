"""Gia hạn: another day asked for one report, with its reason; granted or refused by Sở Nội vụ."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Agency, Deadline, Extension, Report, Round
from db.vocabulary import DeadlineRule, MessageKind, Outcome, Role, State
from registry import audit, inbox, said
from registry.clock import day_of
from registry.due_dates import put_in_force
from registry.errors import NotFound, Refused, Stale
from registry.office import is_office
from registry.policy import Action, Actor, can, require

# Who is done, or owes nothing, needs no other day.
NEEDS_NO_DAY = (State.DONE, State.NOT_APPLICABLE)


def ask(
    session: Session,
    report_id: int,
    wanted_on: date,
    reason: str,
    *,
    actor: Actor,
    at: datetime,
) -> Extension:
    """Ask for a later day: an agency for its own report, Sở Nội vụ for any.

    Raises NotFound, NotAllowed, and Refused for a report without a day or already done, a day that
    is no later or outside the round, a locked round, or a request that still waits.
    """
    report = session.get(Report, report_id, with_for_update=True)
    if report is None or not can(actor, Action.ASK_EXTENSION, report.agency_id):
        require(actor, Action.ASK_EXTENSION)
        raise NotFound("report", id=report_id)
    around = _unlocked(session, report)
    if report.due_on is None:
        raise Refused("extension_without_day")
    if report.state in NEEDS_NO_DAY:
        raise Refused("extension_not_needed")
    if waiting(session, report_id):
        raise Refused("extension_waiting")
    _refuse_bad_day(wanted_on, report.due_on, around, at)
    asked = Extension(
        report_id=report_id,
        asked_by_id=actor.id,
        asked_at=at,
        old_due_on=report.due_on,
        wanted_on=wanted_on,
        reason=said.needed(reason, "reason_needed"),
    )
    session.add(asked)
    session.flush()
    facts = {"due_on": asked.old_due_on, "wanted_on": wanted_on, "reason": asked.reason}
    inbox.tell(session, MessageKind.EXTENSION, role=Role.OFFICER, at=at,
               plan_id=around.plan_id,
               address=f"/requests?show=extensions&round={around.year}&open={asked.id}",
               details=_told(asked, report, around, facts))
    audit.write(session, "ask_extension", "report", report_id, actor=actor, at=at,
                details={"extension": asked.id, **facts})
    return asked


def decide(
    session: Session,
    extension_id: int,
    outcome: Outcome,
    answer: str,
    *,
    granted_on: date | None = None,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Extension:
    """Grant the day that was asked, or another one, or refuse with a reason; the agency is told.

    A granted day becomes the report's due day, kept with the old one for ever. Raises Refused when
    it was decided already, Stale when the report's due day is no longer the one it asks to move.
    """
    require(actor, Action.DECIDE_EXTENSION)
    asked = session.get(Extension, extension_id, with_for_update=True)
    if asked is None:
        raise NotFound("extension", id=extension_id)
    if asked.decided_at is not None:
        raise Refused("extension_decided")
    if asked.version != expected_version:
        raise Stale("extension", version=asked.version)
    report = session.get_one(Report, asked.report_id, with_for_update=True)
    if not may_decide(session, actor, report.agency_id):
        raise Refused("extension_not_yours")
    around = _unlocked(session, report)
    is_granted = outcome is Outcome.GRANTED
    asked.answer = (said.optional if is_granted else said.needed)(answer, "reason_needed")
    if is_granted:
        asked.granted_on = _put_in_force(session, asked, report, around, granted_on, actor, at)
    asked.outcome, asked.decided_by_id, asked.decided_at = outcome, actor.id, at
    session.flush()
    facts = {"outcome": outcome, "was": asked.old_due_on, "due_on": asked.granted_on,
             "answer": asked.answer, "number": granted_count(session, report.id)}
    code = session.get_one(Agency, report.agency_id).code
    inbox.tell(session, MessageKind.EXTENSION, agency_id=report.agency_id, at=at,
               plan_id=around.plan_id,
               address=f"/tasks/{report.task_id}?agency={code}&round={around.year}#requests",
               details=_told(asked, report, around, facts))
    audit.write(session, "decide_extension", "report", report.id, actor=actor, at=at,
                details={"extension": asked.id, **facts})
    return asked


def may_decide(session: Session, actor: Actor, agency_id: int) -> bool:
    """Whether this actor decides on this agency's requests: Sở Nội vụ on all but its own, which
    the leaders' office decides."""
    decides_for_office = can(actor, Action.VERIFY_OFFICE)
    is_theirs = decides_for_office is is_office(session, agency_id)
    return can(actor, Action.DECIDE_EXTENSION) and is_theirs


def waiting(session: Session, report_id: int) -> int | None:
    """The request of a report that nobody has decided yet; None when there is none."""
    return session.scalar(
        select(Extension.id).where(Extension.report_id == report_id, Extension.decided_at.is_(None))
    )


def granted_count(session: Session, report_id: int) -> int:
    """How often a report was given a later day."""
    granted = select(func.count()).select_from(Extension).where(
        Extension.report_id == report_id, Extension.outcome == Outcome.GRANTED
    )
    return session.scalar(granted) or 0


def _put_in_force(
    session: Session,
    asked: Extension,
    report: Report,
    around: Round,
    granted_on: date | None,
    actor: Actor,
    at: datetime,
) -> date:
    if report.due_on != asked.old_due_on:
        raise Stale("due_on", was=asked.old_due_on, due_on=report.due_on)
    day = granted_on or asked.wanted_on
    _refuse_bad_day(day, asked.old_due_on, around, at)
    deadline = Deadline(
        round_id=report.round_id,
        task_id=report.task_id,
        agency_id=report.agency_id,
        due_on=day,
        rule=DeadlineRule.EXTENSION,
        stated_on=day,
        includes_day=True,
        reason=" · ".join(part for part in (asked.reason, asked.answer) if part),
        terms={"day": day.isoformat(), "was": asked.old_due_on.isoformat()},
        set_by_id=actor.id,
        set_at=at,
    )
    put_in_force(session, deadline, [report.id])
    return day


def _unlocked(session: Session, report: Report) -> Round:
    around = session.get_one(Round, report.round_id)
    if around.locked_at is not None:
        raise Refused("round_locked", year=around.year)
    return around


def _refuse_bad_day(day: date, due_on: date, around: Round, at: datetime) -> None:
    if day < day_of(at):
        raise Refused("deadline_in_past", day=day)
    if day <= due_on:
        raise Refused("extension_not_later", day=due_on)
    if day.year > around.year + 1:
        raise Refused("extension_too_far", year=around.year + 1)


def _told(
    asked: Extension, report: Report, around: Round, facts: dict[str, object]
) -> dict[str, object]:
    """What the message holds, as JSON keeps it."""
    plain = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in facts.items()
    }
    return {"extension": asked.id, "task": report.task_id, "agency": report.agency_id,
            "round": around.year, **plain}
