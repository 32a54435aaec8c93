"""An agency's own tasks from its annual programme (III.1), each under the point of the plan that
it makes concrete. They are watched, and never counted among the plan's reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import ProgrammeTask, Round, Task
from db.vocabulary import State
from registry import audit
from registry.clock import day_of
from registry.errors import NotFound, NothingChanged, Refused, Stale
from registry.policy import Action, Actor, can, require
from registry.standing import SET_ASIDE

MOST = 200
LONGEST_TITLE, LONGEST_TEXT = 500, 10_000
# What a form says as its task where no point of the plan was chosen.
NO_POINT = 0


@dataclass(frozen=True, slots=True)
class OwnTask:
    """What the form of an own task says."""

    title: str
    task_id: int
    product: str = ""
    due_on: date | None = None
    state: State = State.NOT_STARTED
    percent: int | None = None
    result: str = ""


def add(
    session: Session,
    round_id: int,
    agency_id: int,
    said: OwnTask,
    *,
    actor: Actor,
    at: datetime,
) -> ProgrammeTask:
    """Add a task of the agency's own to a round that is neither closed nor locked."""
    require(actor, Action.REPORT, agency_id)
    around = _open(session, round_id)
    _refuse_odd(session, said, around)
    if said.due_on is not None and said.due_on < day_of(at):
        raise Refused("deadline_in_past", day=said.due_on)
    own = ProgrammeTask.round_id == round_id, ProgrammeTask.agency_id == agency_id
    there = ProgrammeTask.withdrawn_at.is_(None)
    if (session.scalar(select(func.count()).where(*own, there)) or 0) >= MOST:
        raise Refused("own_tasks_full", most=MOST)
    title = said.title.strip()
    if session.scalar(select(ProgrammeTask.id).where(*own, there, ProgrammeTask.title == title)):
        raise Refused("own_task_exists")
    row = ProgrammeTask(round_id=round_id, agency_id=agency_id, added_by_id=actor.id, added_at=at)
    _fill(row, said, at)
    session.add(row)
    session.flush()
    _log(session, "add_own_task", row, actor, at)
    return row


def change(
    session: Session,
    own_id: int,
    said: OwnTask,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> ProgrammeTask:
    """Keep what the form says of an own task. Raises Stale when a colleague saved since."""
    row, around = _require_own(session, own_id, actor)
    if row.version != expected_version:
        raise Stale("own_task", version=row.version)
    _refuse_odd(session, said, around)
    before = _plain(row)
    _fill(row, said, at)
    if _plain(row) == before:
        raise NothingChanged("own_task")
    session.flush()
    _log(session, "change_own_task", row, actor, at)
    return row


def withdraw(session: Session, own_id: int, *, actor: Actor, at: datetime) -> ProgrammeTask:
    """Take an own task off the list; the record keeps it."""
    row, _around = _require_own(session, own_id, actor)
    row.withdrawn_at = at
    session.flush()
    _log(session, "withdraw_own_task", row, actor, at)
    return row


def _require_own(session: Session, own_id: int, actor: Actor) -> tuple[ProgrammeTask, Round]:
    row = session.get(ProgrammeTask, own_id, with_for_update=True)
    if row is None or row.withdrawn_at is not None:
        raise NotFound("own_task", id=own_id)
    if not can(actor, Action.REPORT, row.agency_id):
        raise NotFound("own_task", id=own_id)
    return row, _open(session, row.round_id)


def _open(session: Session, round_id: int) -> Round:
    around = session.get(Round, round_id)
    if around is None:
        raise NotFound("round", id=round_id)
    if around.locked_at is not None:
        raise Refused("round_locked", year=around.year)
    if around.closed_at is not None:
        raise Refused("round_closed", year=around.year)
    return around


def _refuse_odd(session: Session, said: OwnTask, around: Round) -> None:
    if not 5 <= len(said.title.strip()) <= LONGEST_TITLE:
        raise Refused("own_task_title", longest=LONGEST_TITLE)
    if said.task_id == NO_POINT:
        raise Refused("own_task_point")
    task = session.get(Task, said.task_id)
    if task is None or task.plan_id != around.plan_id:
        raise Refused("bad_choice")
    if max(len(said.product), len(said.result)) > LONGEST_TEXT:
        raise Refused("text_too_long", longest=LONGEST_TEXT)
    if "\x00" in said.title + said.product + said.result:
        raise Refused("text_unreadable")
    if said.due_on is not None and not 0 <= said.due_on.year - around.year <= 1:
        raise Refused("deadline_outside_round", year=around.year)
    _refuse_odd_state(said)


def _refuse_odd_state(said: OwnTask) -> None:
    if said.percent is not None and said.percent not in range(101):
        raise Refused("percent_out_of_range", percent=said.percent)
    if said.state in SET_ASIDE or said.state is State.AWAITING:
        # Nobody confirms an own task: it is under way or done by the agency's own word.
        raise Refused("bad_choice")
    if said.state is State.NOT_STARTED and said.percent not in (None, 0):
        raise Refused("not_started_above_0", percent=said.percent)
    if said.state is State.DONE and said.percent not in (None, 100):
        raise Refused("done_below_100", percent=said.percent)
    if said.state is State.DONE and not said.result.strip():
        raise Refused("result_needed")


def _fill(row: ProgrammeTask, said: OwnTask, at: datetime) -> None:
    row.title, row.task_id = said.title.strip(), said.task_id
    row.product, row.result = said.product.strip(), said.result.strip()
    row.due_on, row.state = said.due_on, said.state
    row.percent = 100 if said.state is State.DONE else said.percent
    row.changed_at = at


def _plain(row: ProgrammeTask) -> tuple[object, ...]:
    return (row.title, row.task_id, row.product, row.result, row.due_on, row.state, row.percent)


def _log(session: Session, deed: str, row: ProgrammeTask, actor: Actor, at: datetime) -> None:
    details = {"title": row.title, "task": row.task_id, "agency": row.agency_id,
               "state": row.state, "percent": row.percent, "due_on": row.due_on}
    audit.write(session, deed, "own_task", row.id, actor=actor, at=at, details=details)
