"""What moved since a moment: each report that changed, once, from what it said first to last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from dashboard.queries.board import board, opened_at
from dashboard.queries.remembered import remembered
from db.models import Deadline, DueChange, Meeting, Report, Round, StatusChange, User
from db.vocabulary import DeadlineRule, State, Verification
from registry.clock import day_of
from registry.settings import Choices
from registry.standing import Standing


@dataclass(frozen=True, slots=True)
class Said:
    """What a report said at one end of a change."""

    state: State
    verification: Verification
    percent: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One change: of what a report says (`said`), or of its day (`due`): before and after.

    `reason` is why it was returned or given another day; the plan's own rule has none.
    """

    report_id: int
    at: datetime
    who: str | None
    said: tuple[Said, Said] | None = None
    due: tuple[date | None, date | None] | None = None
    has_new_words: bool = False
    is_on_behalf: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """One report with all its changes between two moments, oldest first.

    `was_returned` at least once, even if its agency has sent it again.
    """

    report_id: int
    task_id: int
    agency_id: int
    year: int
    steps: tuple[Step, ...]
    is_newly_done: bool = False
    was_returned: bool = False
    is_newly_overdue: bool = False

    @property
    def said(self) -> tuple[Said, Said] | None:
        """What it said before the first change and after the last."""
        every = [step.said for step in self.steps if step.said]
        return (every[0][0], every[-1][1]) if every else None

    @property
    def due(self) -> tuple[date | None, date | None] | None:
        """Its day before the first change and after the last."""
        every = [step.due for step in self.steps if step.due]
        return (every[0][0], every[-1][1]) if every else None

    @property
    def last_at(self) -> datetime | None:
        return max((step.at for step in self.steps), default=None)


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A giao ban that somebody noted."""

    held_at: datetime
    note: str
    who: str


@remembered
def moved(
    session: Session,
    round_id: int,
    *,
    since: datetime,
    today: date,
    choices: Choices,
    agency_id: int | None = None,
) -> list[Moved]:
    """What moved in a round since a moment, in the plan's order: the reports that changed, and
    those that became overdue with nobody touching them."""
    now = board(session, round_id, today=today, choices=choices, agency_id=agency_id)
    then = {
        line.report_id: line.standing
        for line in board(session, round_id, today=day_of(since), choices=choices,
                          agency_id=agency_id, as_of=since)
    }
    steps = _steps(session, round_id, since, agency_id)
    year = session.get_one(Round, round_id).year
    found = []
    for line in now:
        kept = tuple(steps.get(line.report_id, ()))
        is_red = line.standing is Standing.OVERDUE
        is_newly_red = is_red and then.get(line.report_id) is not Standing.OVERDUE
        if kept or is_newly_red:
            found.append(Moved(line.report_id, line.task_id, line.agency_id, year, kept,
                               _is_newly_done(kept), any(map(_is_return, kept)), is_newly_red))
    return found


def _is_newly_done(steps: tuple[Step, ...]) -> bool:
    states = [said.state for step in steps if step.said for said in step.said]
    return bool(states) and states[-1] is State.DONE and states[0] is not State.DONE


def _is_return(step: Step) -> bool:
    if step.said is None:
        return False
    before, after = (said.verification for said in step.said)
    return after is Verification.RETURNED and before is not Verification.RETURNED


@remembered
def newest(
    session: Session,
    plan: int,
    *,
    since: datetime,
    until: datetime | None = None,
    agency_id: int | None = None,
    most: int,
) -> list[Moved]:
    """The reports of a plan that last said something new, newest first; `until` a past moment."""
    ids = list(session.scalars(_last_moved(plan, since, until, agency_id).limit(most)))
    where = StatusChange.report_id.in_(ids)
    by_report: dict[int, list[Step]] = {}
    for step in _said(session, and_(where, _between(StatusChange.at, since, until))):
        by_report.setdefault(step.report_id, []).append(step)
    rows = session.execute(
        select(Report.id, Report.task_id, Report.agency_id, Round.year)
        .join(Round, Round.id == Report.round_id)
        .where(Report.id.in_(ids))
    )
    found = {row.id: Moved(*row, tuple(by_report.get(row.id, ()))) for row in rows}
    return [found[one] for one in ids if found[one].steps]


def _last_moved(
    plan: int, since: datetime, until: datetime | None, agency_id: int | None
) -> Select[tuple[int]]:
    """Asked of the reports themselves at present, so that no other plan's history is gone
    through; of the history for a past moment."""
    rounds = select(Round.id).where(Round.plan_id == plan)
    wanted = select(Report.id).where(Report.round_id.in_(rounds))
    if agency_id is not None:
        wanted = wanted.where(Report.agency_id == agency_id)
    if until is None:
        return wanted.where(Report.changed_at > since).order_by(Report.changed_at.desc())
    return (
        wanted.join(StatusChange, StatusChange.report_id == Report.id)
        .where(_between(StatusChange.at, since, until))
        .group_by(Report.id)
        .order_by(func.max(StatusChange.id).desc())
    )


@remembered
def counts(
    session: Session, round_ids: tuple[int, ...], *, since: datetime, agency_id: int | None = None
) -> dict[int, int]:
    """How many reports of each round said something new since a moment."""
    wanted = (
        select(Report.round_id, func.count())
        .where(Report.round_id.in_(round_ids), Report.changed_at > since)
        .group_by(Report.round_id)
    )
    if agency_id is not None:
        wanted = wanted.where(Report.agency_id == agency_id)
    return dict(session.execute(wanted).all())


@remembered
def meetings(
    session: Session, *, known_at: datetime | None = None, most: int = 8
) -> list[MeetingLine]:
    """The last giao ban, newest first; those that were noted by a past moment when it is given."""
    wanted = select(Meeting.held_at, Meeting.note, User.full_name).join(
        User, User.id == Meeting.noted_by_id
    )
    if known_at is not None:
        wanted = wanted.where(Meeting.held_at <= known_at, Meeting.noted_at <= known_at)
    newest_first = wanted.order_by(Meeting.held_at.desc(), Meeting.id.desc()).limit(most)
    return [MeetingLine(*row) for row in session.execute(newest_first)]


def _between(
    at: ColumnElement[datetime], since: datetime, until: datetime | None = None
) -> ColumnElement[bool]:
    return at > since if until is None else and_(at > since, at <= until)


def _steps(
    session: Session, round_id: int, since: datetime, agency_id: int | None
) -> dict[int, list[Step]]:
    of_round = select(Report.id).where(Report.round_id == round_id)
    if agency_id is not None:
        of_round = of_round.where(Report.agency_id == agency_id)
    where = and_(StatusChange.at > since, StatusChange.report_id.in_(of_round))
    every = [*_said(session, where), *_dated(session, round_id, of_round, since)]
    found: dict[int, list[Step]] = {}
    for step in sorted(every, key=lambda step: step.at):
        found.setdefault(step.report_id, []).append(step)
    return found


def _said(session: Session, where: ColumnElement[bool]) -> list[Step]:
    change = StatusChange
    has_new_words = or_(
        change.old_result != change.new_result,
        change.old_product != change.new_product,
        change.old_difficulties != change.new_difficulties,
        change.old_proposals != change.new_proposals,
    )
    rows = session.execute(
        select(change.report_id, change.at, User.full_name, has_new_words, change.is_on_behalf,
               change.reason, change.old_state, change.old_verification, change.old_percent,
               change.new_state, change.new_verification, change.new_percent)
        .join(User, User.id == change.actor_id)
        .where(where)
        .order_by(change.id)
    )
    return [
        Step(report, at, who, (Said(*ends[:3]), Said(*ends[3:])), None, bool(new), behalf,
             reason if ends[4] is Verification.RETURNED else "")
        for report, at, who, new, behalf, reason, *ends in rows
    ]


def _dated(
    session: Session, round_id: int, of_round: Select[tuple[int]], since: datetime
) -> list[Step]:
    """Days given, moved or taken away; the days a round began with are no change."""
    opened = opened_at(session, round_id)
    after = max(since, opened) if opened else since
    rows = session.execute(
        select(DueChange.report_id, DueChange.at, DueChange.due_on, User.full_name, Deadline.rule,
               Deadline.reason)
        .join(Deadline, Deadline.id == DueChange.deadline_id)
        .outerjoin(User, User.id == Deadline.set_by_id)
        .where(DueChange.report_id.in_(_redated(of_round, after)))
        .order_by(DueChange.report_id, DueChange.id)
    )
    steps: list[Step] = []
    before: dict[int, date | None] = {}
    for report, at, due_on, who, rule, reason in rows:
        if at > after:
            why = "" if rule is DeadlineRule.BEFORE_YEARLY else reason
            due = (before.get(report), due_on)
            steps.append(Step(report, at, who, due=due, reason=why))
        before[report] = due_on
    return steps


def _redated(of_round: Select[tuple[int]], after: datetime) -> Select[tuple[int]]:
    return select(DueChange.report_id).where(
        DueChange.at > after, DueChange.report_id.in_(of_round)
    )
