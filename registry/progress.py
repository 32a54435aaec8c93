"""What is recorded of a report, and what the calendar makes of it. Standing is never kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import AuditEvent, Report, Round, StatusChange, User
from db.vocabulary import Role, State, Verification
from registry import audit
from registry.clock import day_of
from registry.errors import NotFound, NothingChanged, Refused, Stale
from registry.policy import Action, Actor, can, require

LONGEST_TEXT = 10_000


class Standing(StrEnum):
    """How a report stands against its deadline, red first."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    DONE_LATE = "done_late"
    ON_TRACK = "on_track"
    DONE_ON_TIME = "done_on_time"
    OPEN_ENDED = "open_ended"
    NOT_ASSESSABLE = "not_assessable"


DONE_STANDINGS = frozenset({Standing.DONE_ON_TIME, Standing.DONE_LATE})
SAID_BY_AGENCY = frozenset({State.NOT_STARTED, State.IN_PROGRESS, State.AWAITING})
SET_ASIDE = frozenset({State.SUSPENDED, State.NOT_APPLICABLE})


def standing(
    state: State,
    due_on: date | None,
    reported_on: date | None,
    *,
    today: date,
    due_soon_days: int,
) -> Standing:
    """Where a report stands today. Without a due day nothing is on time and nothing is late."""
    if state in SET_ASIDE:
        return Standing.NOT_ASSESSABLE
    if due_on is None:
        return Standing.OPEN_ENDED
    if state is State.DONE:
        return _of_done(due_on, reported_on)
    # An agency that reported in time is not late while Sở Nội vụ still checks it.
    if state is State.AWAITING and reported_on is not None and reported_on <= due_on:
        return Standing.ON_TRACK
    if due_on < today:
        return Standing.OVERDUE
    # The last day itself is still "due soon": a deadline is met until midnight.
    near = due_on - today <= timedelta(days=due_soon_days)
    return Standing.DUE_SOON if near else Standing.ON_TRACK


def _of_done(due_on: date, reported_on: date | None) -> Standing:
    if reported_on is None:
        return Standing.NOT_ASSESSABLE
    return Standing.DONE_ON_TIME if reported_on <= due_on else Standing.DONE_LATE


@dataclass(frozen=True, slots=True)
class StatusInput:
    """What the form says. `done_on` is the Vietnamese day the work was reported done."""

    state: State
    percent: int | None = None
    result: str = ""
    difficulties: str = ""
    verified: bool = False
    done_on: date | None = None


def record_status(
    session: Session,
    report_id: int,
    said: StatusInput,
    *,
    expected_version: int,
    op_id: str,
    actor: Actor,
    at: datetime,
) -> StatusChange:
    """Write what was said of a report, the line of history and the line of the log, as one.

    Raises NotFound, NotAllowed, Refused (values that do not hold together), NothingChanged, and
    Stale when somebody saved since the form was opened. The same `op_id` again changes nothing
    and gives back the first change.
    """
    report = session.get(Report, report_id, with_for_update=True)
    if report is None or not can(actor, Action.RECORD_STATUS, report.agency_id):
        require(actor, Action.RECORD_STATUS)
        raise NotFound("report", id=report_id)
    _refuse_odd_op_id(op_id)
    done_before = session.scalar(select(StatusChange).where(StatusChange.op_id == op_id))
    if done_before is not None:
        return _same_deed(done_before, report_id, actor)
    opens_on = _refuse_locked(session, report).opens_on
    if report.version != expected_version:
        raise _stale(session, report)
    said = _as_allowed(said, report, opens_on, actor, at)
    change = _change(report, said, op_id, actor, at)
    if _is_empty(report, change):
        raise NothingChanged("report")
    _apply(report, change, at)
    session.flush()
    change.version = report.version
    session.add(change)
    _log(session, report, change, actor, at)
    return change


def _refuse_odd_op_id(op_id: str) -> None:
    if not 1 <= len(op_id) <= 36 or not (op_id.isascii() and op_id.isprintable()):
        raise Refused("bad_choice")


def _same_deed(change: StatusChange, report_id: int, actor: Actor) -> StatusChange:
    if change.report_id != report_id or change.actor_id != actor.id:
        raise Refused("op_id_reused")
    return change


def _refuse_locked(session: Session, report: Report) -> Round:
    around = session.get_one(Round, report.round_id)
    if around.locked_at is not None:
        raise Refused("round_locked", year=around.year)
    return around


def _stale(session: Session, report: Report) -> Stale:
    last = session.execute(
        select(StatusChange, User.full_name)
        .join(User, User.id == StatusChange.actor_id)
        .where(StatusChange.report_id == report.id)
        .order_by(StatusChange.id.desc())
        .limit(1)
    ).first()
    if last is None:
        return Stale("report", version=report.version)
    change, name = last
    return Stale(
        "report",
        version=report.version,
        who=name,
        at=change.at,
        old_state=change.old_state,
        new_state=change.new_state,
        new_percent=change.new_percent,
        result=report.result,
        difficulties=report.difficulties,
    )


def _as_allowed(
    said: StatusInput, report: Report, opens_on: date, actor: Actor, at: datetime
) -> StatusInput:
    """What the actor may say: an agency reports, and only Sở Nội vụ calls a thing done."""
    _refuse_malformed(said)
    if said.done_on is not None and said.done_on > day_of(at):
        raise Refused("done_in_future", day=said.done_on)
    if actor.role is Role.AGENCY:
        return _as_agency_may(said, report)
    if said.done_on is not None and said.done_on < opens_on:
        raise Refused("done_before_round", day=said.done_on, opens_on=opens_on)
    if said.verified:
        require(actor, Action.VERIFY, report.agency_id)
    return said


def _refuse_malformed(said: StatusInput) -> None:
    if said.percent is not None and said.percent not in range(101):
        raise Refused("percent_out_of_range", percent=said.percent)
    if max(len(said.result), len(said.difficulties)) > LONGEST_TEXT:
        raise Refused("text_too_long", longest=LONGEST_TEXT)
    if "\x00" in said.result + said.difficulties:
        raise Refused("text_unreadable")
    if said.state is State.NOT_STARTED and said.percent not in (None, 0):
        raise Refused("not_started_above_0", percent=said.percent)
    if said.state is State.DONE and said.percent not in (None, 100):
        raise Refused("done_below_100", percent=said.percent)


def _as_agency_may(said: StatusInput, report: Report) -> StatusInput:
    """An agency says how far it is. Done, set aside and confirmed are said by Sở Nội vụ, and the
    day a report counts from is the day it came."""
    if said.state not in SAID_BY_AGENCY or said.verified:
        raise Refused("agency_cannot_verify")
    if report.verification is Verification.VERIFIED or report.state not in SAID_BY_AGENCY:
        raise Refused("already_verified")
    if said.state is State.AWAITING and not said.result.strip():
        raise Refused("result_needed")
    return replace(said, done_on=None)


def _change(
    report: Report, said: StatusInput, op_id: str, actor: Actor, at: datetime
) -> StatusChange:
    percent = 100 if said.state is State.DONE else said.percent
    return StatusChange(
        report_id=report.id,
        op_id=op_id,
        at=at,
        actor_id=actor.id,
        old_state=report.state,
        new_state=said.state,
        old_verification=report.verification,
        new_verification=Verification.VERIFIED if said.verified else Verification.SELF_REPORTED,
        old_percent=report.percent,
        new_percent=percent,
        old_result=report.result,
        new_result=said.result.strip(),
        old_difficulties=report.difficulties,
        new_difficulties=said.difficulties.strip(),
        reported_on=_reported_on(report, said, at),
        version=report.version,
    )


def _reported_on(report: Report, said: StatusInput, at: datetime) -> date | None:
    """The day a finished report counts from: said, or kept from the first time it was finished."""
    if said.state not in (State.DONE, State.AWAITING):
        return None
    was_finished = report.state in (State.DONE, State.AWAITING)
    return said.done_on or (report.reported_on if was_finished else None) or day_of(at)


def _is_empty(report: Report, change: StatusChange) -> bool:
    pairs = (
        (change.old_state, change.new_state),
        (change.old_verification, change.new_verification),
        (change.old_percent, change.new_percent),
        (change.old_result, change.new_result),
        (change.old_difficulties, change.new_difficulties),
        (report.reported_on, change.reported_on),
    )
    return all(old == new for old, new in pairs)


def _apply(report: Report, change: StatusChange, at: datetime) -> None:
    report.state = change.new_state
    report.verification = change.new_verification
    report.percent = change.new_percent
    report.result = change.new_result
    report.difficulties = change.new_difficulties
    report.reported_on = change.reported_on
    report.changed_at = at


def _log(
    session: Session, report: Report, change: StatusChange, actor: Actor, at: datetime
) -> AuditEvent:
    return audit.write(
        session,
        "record_status",
        "report",
        report.id,
        actor=actor,
        at=at,
        details={
            "op_id": change.op_id,
            "state": [change.old_state, change.new_state],
            "verification": [change.old_verification, change.new_verification],
            "percent": [change.old_percent, change.new_percent],
            "version": change.version,
        },
    )
