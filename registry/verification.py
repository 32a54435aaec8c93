"""Whether an agency's word is taken: confirmed, returned with a reason, or a deed taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Report, Round, StatusChange
from db.vocabulary import MessageKind, State, Verification
from registry import inbox
from registry.changes import change_of, refuse_shut, refuse_stale, same_deed, write_change
from registry.errors import NotFound, NothingChanged, Refused
from registry.office import is_office
from registry.policy import Action, Actor, can, require

# One sitting: later than this a deed is corrected by a new one, not taken back.
UNDO_WITHIN = timedelta(hours=12)


def verify(
    session: Session,
    report_id: int,
    *,
    expected_version: int,
    op_id: str,
    actor: Actor,
    at: datetime,
) -> StatusChange:
    """Confirm what a report says; one that awaited it is done from the day it was reported.

    Sở Nội vụ confirms the agencies, the leaders' office confirms Sở Nội vụ. Raises as
    progress.record_status does.
    """
    report = _require_verifiable(session, report_id, actor)
    done_before = same_deed(session, op_id, report_id, actor)
    if done_before is not None:
        return done_before
    refuse_shut(session, report, actor, at)
    refuse_stale(session, report, expected_version)
    if report.verification is Verification.VERIFIED:
        raise NothingChanged("report")
    if report.verification is not Verification.SELF_REPORTED:
        raise Refused("nothing_to_verify")
    change = change_of(report, op_id, actor=actor, at=at)
    change.new_verification = Verification.VERIFIED
    if report.state is State.AWAITING:
        change.new_state, change.new_percent = State.DONE, 100
    write_change(session, report, change, "verify", actor=actor)
    return change


def send_back(
    session: Session,
    report_id: int,
    reason: str,
    *,
    expected_version: int,
    op_id: str,
    actor: Actor,
    at: datetime,
) -> StatusChange:
    """Return a report to its agency with the reason: it is not done, and the agency is told."""
    report = _require_verifiable(session, report_id, actor)
    done_before = same_deed(session, op_id, report_id, actor)
    if done_before is not None:
        return done_before
    refuse_shut(session, report, actor, at)
    refuse_stale(session, report, expected_version)
    reason = reason.strip()
    if not 5 <= len(reason) <= 1000:
        raise Refused("reason_needed")
    if "\x00" in reason:
        raise Refused("text_unreadable")
    if report.verification not in (Verification.SELF_REPORTED, Verification.VERIFIED):
        raise Refused("nothing_to_return")
    change = change_of(report, op_id, actor=actor, at=at)
    change.new_verification, change.reason = Verification.RETURNED, reason
    if report.state in (State.AWAITING, State.DONE):
        change.new_state, change.reported_on = State.IN_PROGRESS, None
    write_change(session, report, change, "send_back", actor=actor)
    inbox.tell(
        session,
        MessageKind.RETURNED,
        agency_id=report.agency_id,
        address=f"/my?report={report.id}",
        at=at,
        plan_id=session.get_one(Round, report.round_id).plan_id,
        details={"task": report.task_id, "reason": reason},
    )
    return change


def undo(
    session: Session, undone_op: str, *, op_id: str, actor: Actor, at: datetime
) -> StatusChange:
    """Take one's own last deed on a report back; the history keeps both.

    Raises Refused when the deed is older than a sitting, and Stale when somebody wrote since.
    """
    require(actor, Action.VERIFY)
    undone = session.scalar(select(StatusChange).where(StatusChange.op_id == undone_op))
    if undone is None or undone.actor_id != actor.id:
        raise NotFound("change", op=undone_op)
    report = session.get_one(Report, undone.report_id, with_for_update=True)
    done_before = same_deed(session, op_id, report.id, actor)
    if done_before is not None:
        return done_before
    refuse_shut(session, report, actor, at)
    refuse_stale(session, report, undone.version)
    if at - undone.at > UNDO_WITHIN:
        raise Refused("undo_too_late")
    before = session.scalar(
        select(StatusChange)
        .where(StatusChange.report_id == report.id, StatusChange.id < undone.id)
        .order_by(StatusChange.id.desc())
        .limit(1)
    )
    change = change_of(report, op_id, actor=actor, at=at)
    for name in ("state", "verification", "percent", "result", "product", "difficulties",
                 "proposals"):
        setattr(change, f"new_{name}", getattr(undone, f"old_{name}"))
    change.reported_on = before.reported_on if before else None
    change.reason = before.reason if before else ""
    change.is_on_behalf = before.is_on_behalf if before else False
    write_change(session, report, change, "undo", actor=actor)
    return change


def may_verify(session: Session, actor: Actor, agency_id: int) -> bool:
    """Whether this actor confirms or returns this agency's reports."""
    needs = Action.VERIFY_OFFICE if is_office(session, agency_id) else Action.VERIFY
    return can(actor, needs)


def _require_verifiable(session: Session, report_id: int, actor: Actor) -> Report:
    if not (can(actor, Action.VERIFY) or can(actor, Action.VERIFY_OFFICE)):
        require(actor, Action.VERIFY)
    report = session.get(Report, report_id, with_for_update=True)
    if report is None:
        raise NotFound("report", id=report_id)
    if not may_verify(session, actor, report.agency_id):
        raise Refused("own_report" if can(actor, Action.VERIFY) else "not_office_report")
    return report
