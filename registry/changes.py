"""One change of one report: whether it may be made, its line of history, its line of the log."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import AuditEvent, Report, Round, StatusChange, User
from db.vocabulary import Role
from registry import audit
from registry.clock import day_of
from registry.errors import Refused, Stale
from registry.policy import Action, Actor, require


def same_deed(
    session: Session, op_id: str, report_id: int, actor: Actor
) -> StatusChange | None:
    """The change this very form has made already, when it is sent a second time."""
    if not 1 <= len(op_id) <= 36 or not (op_id.isascii() and op_id.isprintable()):
        raise Refused("bad_choice")
    change = session.scalar(select(StatusChange).where(StatusChange.op_id == op_id))
    if change is not None and (change.report_id != report_id or change.actor_id != actor.id):
        raise Refused("op_id_reused")
    return change


def refuse_shut(session: Session, report: Report, actor: Actor, at: datetime) -> Round:
    """The report's round, unless it is locked, or closed to the agency that wants to write."""
    around = session.get_one(Round, report.round_id)
    if around.locked_at is not None:
        raise Refused("round_locked", year=around.year)
    # Whoever was given a later day keeps it: closing the round does not take it back.
    has_time = report.due_on is not None and report.due_on >= day_of(at)
    if around.closed_at is not None and actor.role is Role.AGENCY and not has_time:
        raise Refused("round_closed", year=around.year)
    return around


def refuse_stale(session: Session, report: Report, expected_version: int) -> None:
    """Raise Stale, with who saved what and when, unless the version is the one that was read."""
    if report.version == expected_version:
        return
    last = session.execute(
        select(StatusChange, User.full_name)
        .join(User, User.id == StatusChange.actor_id)
        .where(StatusChange.report_id == report.id)
        .order_by(StatusChange.id.desc())
        .limit(1)
    ).first()
    if last is None:
        raise Stale("report", version=report.version)
    change, name = last
    raise Stale(
        "report",
        version=report.version,
        who=name,
        at=change.at,
        old_state=change.old_state,
        new_state=change.new_state,
        new_percent=change.new_percent,
        result=report.result,
        product=report.product,
        difficulties=report.difficulties,
        proposals=report.proposals,
    )


def change_of(report: Report, op_id: str, *, actor: Actor, at: datetime) -> StatusChange:
    """A change that changes nothing yet: what the report says, as old and as new."""
    if actor.id is None:
        require(actor, Action.RECORD_STATUS)
    return StatusChange(
        report_id=report.id,
        op_id=op_id,
        at=at,
        actor_id=actor.id,
        old_state=report.state,
        new_state=report.state,
        old_verification=report.verification,
        new_verification=report.verification,
        old_percent=report.percent,
        new_percent=report.percent,
        old_result=report.result,
        new_result=report.result,
        old_product=report.product,
        new_product=report.product,
        old_difficulties=report.difficulties,
        new_difficulties=report.difficulties,
        old_proposals=report.proposals,
        new_proposals=report.proposals,
        reason=report.return_reason,
        is_on_behalf=report.is_on_behalf,
        reported_on=report.reported_on,
        version=report.version,
    )


def write_change(
    session: Session, report: Report, change: StatusChange, deed: str, *, actor: Actor
) -> None:
    """Make a change the report's present, with its line of history and its line of the log; the
    deed that made the change has asked whether the actor may."""
    report.state = change.new_state
    report.verification = change.new_verification
    report.percent = change.new_percent
    report.result = change.new_result
    report.product = change.new_product
    report.difficulties = change.new_difficulties
    report.proposals = change.new_proposals
    report.return_reason = change.reason
    report.is_on_behalf = change.is_on_behalf
    report.reported_on = change.reported_on
    report.changed_at = change.at
    session.flush()
    change.version = report.version
    session.add(change)
    _log(session, report, change, deed, actor)


def _log(
    session: Session, report: Report, change: StatusChange, deed: str, actor: Actor
) -> AuditEvent:
    details: dict[str, object] = {
        "op_id": change.op_id,
        "state": [change.old_state, change.new_state],
        "verification": [change.old_verification, change.new_verification],
        "percent": [change.old_percent, change.new_percent],
        "version": change.version,
    }
    if change.is_on_behalf:
        details["on_behalf"] = True
    if change.reason:
        details["reason"] = change.reason
    return audit.write(
        session, deed, "report", report.id, actor=actor, at=change.at, details=details
    )
