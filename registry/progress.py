"""What is recorded of a report: by its agency, by Sở Nội vụ, or by one on behalf of the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from db.models import Report, StatusChange
from db.vocabulary import Role, State, Verification
from registry import drafts
from registry.changes import change_of, refuse_shut, refuse_stale, same_deed, write_change
from registry.clock import day_of
from registry.errors import NotFound, NothingChanged, Refused
from registry.office import is_office
from registry.policy import Action, Actor, can, require
from registry.standing import SAID_BY_AGENCY

LONGEST_TEXT = 10_000


@dataclass(frozen=True, slots=True)
class StatusInput:
    """What the form says. `done_on` is the Vietnamese day the work was reported done.

    A form that does not show the product or the proposals leaves them None, and they stay.
    """

    state: State
    percent: int | None = None
    result: str = ""
    difficulties: str = ""
    verified: bool = False
    done_on: date | None = None
    product: str | None = None
    proposals: str | None = None


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
    and gives back the first change. The actor's draft of the report is let go.
    """
    report = session.get(Report, report_id, with_for_update=True)
    if report is None or not can(actor, Action.RECORD_STATUS, report.agency_id):
        require(actor, Action.RECORD_STATUS)
        raise NotFound("report", id=report_id)
    done_before = same_deed(session, op_id, report_id, actor)
    if done_before is not None:
        return done_before
    around = refuse_shut(session, report, actor, at)
    refuse_stale(session, report, expected_version)
    said = as_allowed(session, said, report, around.opens_on, actor, at)
    change = _change(session, report, said, op_id, actor, at)
    if _is_empty(report, change):
        raise NothingChanged("report")
    write_change(session, report, change, "record_status", actor=actor)
    drafts.forget(session, report_id, actor)
    return change


def as_allowed(
    session: Session,
    said: StatusInput,
    report: Report,
    opens_on: date,
    actor: Actor,
    at: datetime,
) -> StatusInput:
    """What of this would be recorded; whoever asks beforehand learns why it would be refused."""
    require(actor, Action.RECORD_STATUS, report.agency_id)
    said = _as_allowed(session, said, report, opens_on, actor, at)
    if said.state in (State.DONE, State.AWAITING) and not said.result.strip():
        raise Refused("result_needed")
    return said


def _as_allowed(
    session: Session,
    said: StatusInput,
    report: Report,
    opens_on: date,
    actor: Actor,
    at: datetime,
) -> StatusInput:
    """What the actor may say: an agency reports, and only Sở Nội vụ calls a thing done."""
    _refuse_malformed(said)
    if said.done_on is not None and said.done_on > day_of(at):
        raise Refused("done_in_future", day=said.done_on)
    if actor.role is Role.AGENCY:
        return _as_agency_may(said, report)
    if said.done_on is not None and said.done_on < opens_on:
        raise Refused("done_before_round", day=said.done_on, opens_on=opens_on)
    if is_office(session, report.agency_id):
        return _as_office_may(said, report)
    if said.verified:
        require(actor, Action.VERIFY, report.agency_id)
        if said.state is State.AWAITING:
            # What is confirmed no longer waits to be.
            return replace(said, state=State.DONE, percent=100)
    return said


def _refuse_malformed(said: StatusInput) -> None:
    if said.percent is not None and said.percent not in range(101):
        raise Refused("percent_out_of_range", percent=said.percent)
    texts = (said.result, said.product or "", said.difficulties, said.proposals or "")
    if max(len(text) for text in texts) > LONGEST_TEXT:
        raise Refused("text_too_long", longest=LONGEST_TEXT)
    if "\x00" in "".join(texts):
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
    return replace(said, done_on=None)


def _as_office_may(said: StatusInput, report: Report) -> StatusInput:
    """Of itself Sở Nội vụ says no more than an agency may: the leaders' office confirms it."""
    is_settled = report.verification is Verification.VERIFIED
    if said.verified or said.state not in SAID_BY_AGENCY or is_settled:
        raise Refused("own_report")
    return replace(said, done_on=None)


def _change(
    session: Session,
    report: Report,
    said: StatusInput,
    op_id: str,
    actor: Actor,
    at: datetime,
) -> StatusChange:
    change = change_of(report, op_id, actor=actor, at=at)
    change.new_state = said.state
    change.new_percent = 100 if said.state is State.DONE else said.percent
    change.new_result = said.result.strip()
    change.new_difficulties = said.difficulties.strip()
    if said.product is not None:
        change.new_product = said.product.strip()
    if said.proposals is not None:
        change.new_proposals = said.proposals.strip()
    change.new_verification = Verification.VERIFIED if said.verified else Verification.SELF_REPORTED
    change.reason = ""
    is_own = actor.role is Role.AGENCY or is_office(session, report.agency_id)
    is_sent = said.state is State.AWAITING or not is_own
    if report.verification is Verification.RETURNED and not is_sent:
        # It stays returned, with the reason, until the agency sends it anew.
        change.new_verification, change.reason = Verification.RETURNED, report.return_reason
    change.reported_on = _reported_on(report, said, at)
    if _has_new_words(change):
        is_other = actor.role is not Role.AGENCY and not is_office(session, report.agency_id)
        change.is_on_behalf = is_other
    return change


def _reported_on(report: Report, said: StatusInput, at: datetime) -> date | None:
    """The day a finished report counts from: said, or kept from the first time it was finished."""
    if said.state not in (State.DONE, State.AWAITING):
        return None
    was_finished = report.state in (State.DONE, State.AWAITING)
    return said.done_on or (report.reported_on if was_finished else None) or day_of(at)


SAID = ("state", "percent", "result", "product", "difficulties", "proposals")


def _has_new_words(change: StatusChange) -> bool:
    return any(getattr(change, f"old_{name}") != getattr(change, f"new_{name}") for name in SAID)


def _is_empty(report: Report, change: StatusChange) -> bool:
    is_same_word = change.old_verification == change.new_verification
    return is_same_word and report.reported_on == change.reported_on and not _has_new_words(change)
