"""Rounds of reporting: opened, extended, closed, locked, and reopened by one named right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from db.models import Agency, Assignment, Document, Report, Round, RoundEvent, Task
from db.vocabulary import AssignmentRole, MessageKind, Role, RoundDeed, State, Verification
from registry import audit, inbox, snapshots
from registry.clock import day_of
from registry.errors import NotFound, NothingChanged, Refused
from registry.plan_days import closing_day, date_anew, date_by_plan
from registry.policy import Action, Actor, require
from registry.said import needed

# Coordinating agencies are never scored, and bodies that are "requested" are not ordered.
OWES_REPORT = (AssignmentRole.LEAD, AssignmentRole.ALL)
# The plan is of October 2022.
FIRST_YEAR = 2022


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What opening a year would make: so many reports of so many agencies, until a day."""

    reports: int
    agencies: int
    closes_on: date | None


def foresee(
    session: Session, plan_id: int, year: int, *, opens_on: date, today: date
) -> Foreseen:
    """What `open_round` would make, before anybody does it. Raises as it does."""
    _refuse_odd_year(session, plan_id, year, opens_on, today)
    owed = _owed(session, plan_id, opens_on)
    agencies = {assignment.agency_id for assignment in owed}
    return Foreseen(len(owed), len(agencies), closing_day(session, plan_id, year))


def open_round(
    session: Session, plan_id: int, year: int, *, opens_on: date, actor: Actor, at: datetime
) -> Round:
    """Open a year: one report for every assignment that owes one, due by the plan's own rule.

    Assignments are those of agencies that are confirmed and valid on `opens_on`. The round closes
    on the plan's own day until it is extended.
    """
    require(actor, Action.OPEN_ROUND)
    _refuse_odd_year(session, plan_id, year, opens_on, day_of(at))
    around = Round(plan_id=plan_id, year=year, opens_on=opens_on,
                   closes_on=closing_day(session, plan_id, year))
    session.add(around)
    session.flush()
    reports = [_report(around, assignment) for assignment in _owed(session, plan_id, opens_on)]
    session.add_all(reports)
    session.flush()
    date_by_plan(session, around, actor=actor, at=at)
    _note(session, around, RoundDeed.OPEN, "", actor, at)
    details = {"year": year, "opens_on": opens_on, "closes_on": around.closes_on,
               "reports": len(reports)}
    audit.write(session, "open_round", "round", around.id, actor=actor, at=at, details=details)
    return around


def join_rounds(
    session: Session, plan_id: int, *, actor: Actor, at: datetime
) -> list[Report]:
    """Give the plan's open rounds the reports that a newer text of it makes owed, from now on.

    The deed that brought the text leaves the line in the log.
    """
    require(actor, Action.IMPORT_PLANS)
    still_open = select(Round).where(
        Round.plan_id == plan_id, Round.closed_at.is_(None), Round.locked_at.is_(None)
    )
    made: list[Report] = []
    for around in session.scalars(still_open.order_by(Round.year)):
        had = set(session.scalars(select(Report.assignment_id).where(Report.round_id == around.id)))
        owed = _owed(session, plan_id, max(around.opens_on, day_of(at)))
        fresh = [_report(around, one) for one in owed if one.id not in had]
        for report in fresh:
            report.opened_at = at
        session.add_all(fresh)
        session.flush()
        made += fresh
        date_anew(session, around, actor=actor, at=at)
    return made


def extend_round(
    session: Session, round_id: int, closes_on: date, reason: str, *, actor: Actor, at: datetime
) -> Round:
    """Let agencies send until a later day. Nobody's due day moves: see registry.extensions."""
    require(actor, Action.CLOSE_ROUND)
    around = _unlocked(session, round_id)
    reason = needed(reason, "reason_needed")
    if closes_on == around.closes_on and around.closed_at is None:
        raise NothingChanged("round")
    if closes_on < max(day_of(at), around.closes_on or around.opens_on):
        raise Refused("round_extended_back", day=around.closes_on or day_of(at))
    last_year = max(around.year, day_of(at).year) + 1
    if closes_on.year > last_year:
        raise Refused("round_extended_far", year=last_year)
    around.closes_on, around.closed_at = closes_on, None
    _note(session, around, RoundDeed.EXTEND, reason, actor, at)
    _tell_all(session, around, RoundDeed.EXTEND, at, closes_on=closes_on.isoformat())
    details = {"year": around.year, "closes_on": closes_on, "reason": reason}
    audit.write(session, "extend_round", "round", around.id, actor=actor, at=at, details=details)
    return around


def close_round(session: Session, round_id: int, *, actor: Actor, at: datetime) -> Round:
    """Agencies send no more; what came is settled. Refused while their day is still to come."""
    require(actor, Action.CLOSE_ROUND)
    around = _unlocked(session, round_id)
    if around.closed_at is not None:
        raise NothingChanged("round")
    if around.closes_on is not None and day_of(at) <= around.closes_on:
        raise Refused("round_still_open", year=around.year, day=around.closes_on)
    around.closed_at = at
    _note(session, around, RoundDeed.CLOSE, "", actor, at)
    _tell_all(session, around, RoundDeed.CLOSE, at)
    audit.write(session, "close_round", "round", around.id, actor=actor, at=at,
                details={"year": around.year})
    return around


def lock_round(
    session: Session, round_id: int, name: str, *, actor: Actor, at: datetime
) -> Round:
    """Nobody writes in the round any more; its figures are kept as a snapshot under a name.

    Refused until it is closed and nothing in it waits to be confirmed or returned.
    """
    require(actor, Action.CLOSE_ROUND)
    around = _unlocked(session, round_id)
    if around.closed_at is None:
        raise Refused("round_not_closed", year=around.year)
    waiting = waiting_reports(session, round_id)
    if waiting:
        raise Refused("reports_waiting", year=around.year, count=waiting)
    taken = snapshots.take(session, round_id, name, actor=actor, at=at)
    around.locked_at = at
    _note(session, around, RoundDeed.LOCK, "", actor, at)
    _tell_all(session, around, RoundDeed.LOCK, at)
    details = {"year": around.year, "snapshot": taken.id, "sha256": taken.sha256}
    audit.write(session, "lock_round", "round", around.id, actor=actor, at=at, details=details)
    return around


def reopen_round(
    session: Session, round_id: int, reason: str, *, actor: Actor, at: datetime
) -> Round:
    """Unlock a round, so that Sở Nội vụ can set something right; the reason stays for ever."""
    require(actor, Action.REOPEN_ROUND)
    around = session.get(Round, round_id, with_for_update=True)
    if around is None:
        raise NotFound("round", id=round_id)
    if around.locked_at is None:
        raise Refused("round_not_locked", year=around.year)
    reason = needed(reason, "reason_needed")
    around.locked_at = None
    _note(session, around, RoundDeed.REOPEN, reason, actor, at)
    details = {"year": around.year, "reason": reason}
    inbox.tell(session, MessageKind.ROUND, role=Role.OFFICER, address="/rounds", at=at,
               plan_id=around.plan_id,
               details={"deed": RoundDeed.REOPEN.value, **details})
    audit.write(session, "reopen_round", "round", around.id, actor=actor, at=at, details=details)
    return around


def waiting_reports(session: Session, round_id: int) -> int:
    """How many reports of a round say something that nobody has confirmed or returned yet."""
    waiting = select(func.count()).select_from(Report).where(
        Report.round_id == round_id,
        or_(Report.verification == Verification.SELF_REPORTED, Report.state == State.AWAITING),
    )
    return session.scalar(waiting) or 0


def _unlocked(session: Session, round_id: int) -> Round:
    around = session.get(Round, round_id, with_for_update=True)
    if around is None:
        raise NotFound("round", id=round_id)
    if around.locked_at is not None:
        raise Refused("round_locked", year=around.year)
    return around


def _refuse_odd_year(
    session: Session, plan_id: int, year: int, opens_on: date, today: date
) -> None:
    if session.get(Document, plan_id) is None:
        raise NotFound("plan", id=plan_id)
    last_year = today.year + 1
    if not FIRST_YEAR <= year <= last_year:
        raise Refused("round_year", first=FIRST_YEAR, last=last_year)
    if session.scalar(select(Round.id).where(Round.plan_id == plan_id, Round.year == year)):
        raise Refused("round_exists", year=year)
    if opens_on.year < year:
        raise Refused("round_opens_early", year=year)


def _note(
    session: Session, around: Round, deed: RoundDeed, reason: str, actor: Actor, at: datetime
) -> None:
    session.add(RoundEvent(round_id=around.id, deed=deed, at=at, actor_id=actor.id,
                           closes_on=around.closes_on, reason=reason))
    session.flush()


def _tell_all(
    session: Session, around: Round, deed: RoundDeed, at: datetime, **details: object
) -> None:
    owing = select(Report.agency_id).where(Report.round_id == around.id).distinct()
    for agency_id in session.scalars(owing).all():
        inbox.tell(session, MessageKind.ROUND, agency_id=agency_id, address="/my", at=at,
                   plan_id=around.plan_id,
                   details={"deed": deed.value, "year": around.year, **details})


def _owed(session: Session, plan_id: int, on: date) -> list[Assignment]:
    """Who owes a report: the agencies that are confirmed and there on the day."""
    owed = (
        select(Assignment)
        .join(Task, Task.id == Assignment.task_id)
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(Task.plan_id == plan_id, Assignment.role.in_(OWES_REPORT), Agency.is_confirmed)
        .where(Assignment.ended_at.is_(None))
        .where(or_(Agency.valid_from.is_(None), Agency.valid_from <= on))
        .where(or_(Agency.valid_to.is_(None), Agency.valid_to >= on))
        .order_by(Task.position, Agency.position)
    )
    return list(session.scalars(owed))


def _report(around: Round, assignment: Assignment) -> Report:
    return Report(
        assignment_id=assignment.id,
        round_id=around.id,
        task_id=assignment.task_id,
        agency_id=assignment.agency_id,
    )
