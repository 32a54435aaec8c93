"""Đôn đốc: who is to be urged, by working days; letters counted by agency and by report."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.models import Agency, Message, Reminder, ReminderReport, Report, Round, Task
from db.vocabulary import MessageKind, Role, State, Verification
from registry import audit, inbox, settings
from registry.calendar import working_days_between, working_days_late, working_days_left
from registry.clock import day_of
from registry.errors import NotFound, Refused, Stale
from registry.policy import Action, Actor, require
from registry.settings import Choices
from registry.standing import SAID_BY_AGENCY, Standing, standing

LONGEST_SUBJECT, LONGEST_LETTER = 300, 20_000


@dataclass(frozen=True, slots=True)
class Owing:
    """A report that is overdue or near due.

    `days` are the working days it is late, or has left. `times` counts the letters that named it;
    `is_escalated` says that they were as many as lead to the leaders. One that waits to be
    confirmed is listed, but its agency has answered: it may not be urged.
    """

    report_id: int
    task_id: int
    agency_id: int
    state: State
    verification: Verification
    due_on: date
    standing: Standing
    days: int
    times: int
    last_on: date | None
    may_urge: bool
    is_escalated: bool

    @property
    def is_overdue(self) -> bool:
        return self.standing is Standing.OVERDUE


@dataclass(frozen=True, slots=True)
class Letter:
    """A drafted letter to one agency; `number` is the lần its words speak of."""

    agency_id: int
    report_ids: tuple[int, ...]
    subject: str
    text: str
    number: int | None = None


def who_to_urge(
    session: Session,
    round_id: int,
    today: date,
    choices: Choices,
    *,
    agency_id: int | None = None,
) -> list[Owing]:
    """What is overdue or near due in a round, agency by agency, the oldest day first."""
    soon_until = choices.soon_until(today)
    found = []
    for (report_id, task_id, owner_id, state, verification, due_on, reported_on, times,
         last) in session.execute(_open_until(round_id, soon_until, agency_id)):
        stands = standing(state, due_on, reported_on, today=today, soon_until=soon_until)
        # Reported in time and waiting to be confirmed: nobody is late.
        if stands not in (Standing.OVERDUE, Standing.DUE_SOON):
            continue
        is_late = stands is Standing.OVERDUE
        days = (working_days_late if is_late else working_days_left)(due_on, today)
        last_on = day_of(last) if last else None
        may_urge = state is not State.AWAITING and not _is_too_soon(last_on, today, choices)
        is_escalated = (times or 0) >= choices.escalate_after
        found.append(Owing(report_id, task_id, owner_id, state, verification, due_on, stands,
                           days, times or 0, last_on, may_urge, is_escalated))
    return found


def _open_until(round_id: int, soon_until: date, agency_id: int | None) -> Select[Any]:
    """The reports of a round that are open and due by a day, with how often each was urged."""
    urged = (
        select(
            ReminderReport.report_id,
            func.count().label("times"),
            func.max(Reminder.sent_at).label("last"),
        )
        .join(Reminder, Reminder.id == ReminderReport.reminder_id)
        .where(Reminder.round_id == round_id)
        .group_by(ReminderReport.report_id)
        .subquery()
    )
    wanted = (
        select(
            Report.id, Report.task_id, Report.agency_id, Report.state, Report.verification,
            Report.due_on, Report.reported_on, urged.c.times, urged.c.last,
        )
        .join(Agency, Agency.id == Report.agency_id)
        .join(Task, Task.id == Report.task_id)
        .outerjoin(urged, urged.c.report_id == Report.id)
        .where(Report.round_id == round_id, Report.due_on <= soon_until)
        .where(Report.state.in_(SAID_BY_AGENCY))
        .order_by(Agency.position, Report.due_on, Task.position)
    )
    return wanted if agency_id is None else wanted.where(Report.agency_id == agency_id)


def urge(
    session: Session,
    round_id: int,
    agency_id: int,
    report_ids: Collection[int],
    subject: str,
    letter: str,
    *,
    number: int | None = None,
    actor: Actor,
    at: datetime,
) -> Reminder:
    """Send one agency one letter about reports it owes: kept, counted, and told in its inbox.

    What was urged as often as the office chose is told to the leaders, once for each report.
    `number` is the lần that the letter's own words speak of: Stale when a letter went before it.
    """
    require(actor, Action.URGE)
    around = session.get(Round, round_id, with_for_update=True)
    if around is None:
        raise NotFound("round", id=round_id)
    if around.locked_at is not None:
        raise Refused("round_locked", year=around.year)
    subject, letter = _words(subject, LONGEST_SUBJECT), _words(letter, LONGEST_LETTER)
    chosen, today = settings.choices(session), day_of(at)
    named = _named(session, round_id, agency_id, report_ids, today, chosen)
    counted = _letters_to(session, round_id, agency_id) + 1
    if number is not None and number != counted:
        raise Stale("reminder")
    reminder = Reminder(round_id=round_id, agency_id=agency_id, number=counted, subject=subject,
                        letter=letter, sent_by_id=actor.id, sent_at=at)
    session.add(reminder)
    session.flush()
    session.add_all(
        ReminderReport(reminder_id=reminder.id, report_id=one.report_id, times=one.times + 1,
                       due_on=one.due_on, days_late=working_days_late(one.due_on, today))
        for one in named
    )
    said = {"number": counted, "reports": len(named), "round": around.year}
    inbox.tell(session, MessageKind.REMINDER, agency_id=agency_id,
               address=f"/inbox?letter={reminder.id}", at=at, details=said,
               plan_id=around.plan_id)
    _escalate(session, around, named, chosen, at)
    details = {"year": around.year, "number": counted, "reports": len(named),
               "reminder": reminder.id}
    audit.write(session, "urge", "agency", agency_id, actor=actor, at=at, details=details)
    return reminder


def urge_many(
    session: Session, round_id: int, letters: Sequence[Letter], *, actor: Actor, at: datetime
) -> list[Reminder]:
    """Send a whole list its letters, one to each agency: all of them or none."""
    require(actor, Action.URGE)
    if not letters:
        raise Refused("nothing_to_urge")
    return [
        urge(session, round_id, one.agency_id, one.report_ids, one.subject, one.text,
             number=one.number, actor=actor, at=at)
        for one in letters
    ]


def _letters_to(session: Session, round_id: int, agency_id: int) -> int:
    to_them = Reminder.round_id == round_id, Reminder.agency_id == agency_id
    return session.scalar(select(func.count()).select_from(Reminder).where(*to_them)) or 0


def _is_too_soon(last_on: date | None, today: date, choices: Choices) -> bool:
    return last_on is not None and working_days_between(last_on, today) < choices.urge_gap_days


def _named(
    session: Session,
    round_id: int,
    agency_id: int,
    report_ids: Collection[int],
    today: date,
    choices: Choices,
) -> list[Owing]:
    """The reports a letter speaks of, each of them one that may be urged today."""
    wanted = set(report_ids)
    if not wanted:
        raise Refused("nothing_to_urge")
    theirs = select(func.count()).select_from(Report).where(
        Report.id.in_(wanted), Report.round_id == round_id, Report.agency_id == agency_id
    )
    if session.scalar(theirs) != len(wanted):
        raise NotFound("report", ids=sorted(wanted))
    owing = who_to_urge(session, round_id, today, choices, agency_id=agency_id)
    named = [one for one in owing if one.report_id in wanted]
    if len(named) != len(wanted) or any(one.state is State.AWAITING for one in named):
        raise Refused("not_to_urge")
    early = [one.last_on for one in named if not one.may_urge]
    if early:
        raise Refused("urged_too_soon", days=choices.urge_gap_days, day=early[0])
    return named


def _escalate(
    session: Session, around: Round, named: list[Owing], choices: Choices, at: datetime
) -> None:
    reached = [one for one in named if one.times + 1 >= choices.escalate_after]
    if not reached:
        return
    sent = select(Message.details).where(Message.kind == MessageKind.ESCALATION)
    told = {details.get("report") for details in session.scalars(sent)}
    code = session.scalar(select(Agency.code).where(Agency.id == reached[0].agency_id))
    for one in reached:
        if one.report_id in told:
            continue
        details = {"report": one.report_id, "task": one.task_id, "agency": one.agency_id,
                   "times": one.times + 1, "round": around.year}
        where = f"/tasks/{one.task_id}?agency={code}&round={around.year}"
        inbox.tell(session, MessageKind.ESCALATION, role=Role.LEADER, address=where, at=at,
                   details=details, plan_id=around.plan_id)


def _words(said: str, longest: int) -> str:
    said = said.replace("\r\n", "\n").strip()
    if not said:
        raise Refused("letter_needed")
    if len(said) > longest:
        raise Refused("text_too_long", longest=longest)
    if "\x00" in said:
        raise Refused("text_unreadable")
    return said
