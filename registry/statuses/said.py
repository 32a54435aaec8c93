"""What a row says of its report, beside what is recorded: the cells that would change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from db.models import Report
from db.vocabulary import Role, State, Verification
from registry.errors import Refused
from registry.office import is_office
from registry.policy import Action, Actor, can, require
from registry.progress import StatusInput
from registry.statuses import values
from registry.statuses.columns import WORDS, Column
from registry.statuses.rows import Row

FINISHED = (State.DONE, State.AWAITING)
# Said of a report whose day or percentage the sheet gives in vain.
DAY_IN_VAIN, PERCENT_IN_VAIN = "day_in_vain", "percent_in_vain"


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that would change, as it is recorded now and as it would be."""

    column: Column
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Wanted:
    """What would be recorded, the cells that differ, and codes of what is said in vain."""

    said: StatusInput
    changes: list[Change]
    notes: list[str]


def wanted_of(
    session: Session, row: Row, report: Report, actor: Actor
) -> tuple[Wanted | None, list[Refused]]:
    """What a row wants; or None and every cell that cannot be read.

    An empty cell leaves its field alone.
    """
    require(actor, Action.RECORD_STATUS)
    told, problems = _read(row)
    if problems:
        return None, problems
    is_own = actor.role is Role.AGENCY or is_office(session, report.agency_id)
    state = _state(told.get(Column.STATE), report, is_own)
    notes: list[str] = []
    percent = _percent(told.get(Column.PERCENT), state, report, notes)
    finished = state in FINISHED
    on = told.get(Column.REPORTED_ON) if finished and not is_own else None
    if told.get(Column.REPORTED_ON) not in (None, on, report.reported_on):
        notes.append(DAY_IN_VAIN)
    fresh: dict[Column, Any] = {Column.STATE: state, Column.PERCENT: percent}
    if on is not None:
        fresh[Column.REPORTED_ON] = on
    fresh |= {column: told[column] for column in WORDS if column in told}
    changes = [Change(column, getattr(report, column.value), new) for column, new in fresh.items()
               if not _is_same(getattr(report, column.value), new)]
    said = StatusInput(
        state, percent, _words(told, report, Column.RESULT),
        _words(told, report, Column.DIFFICULTIES),
        verified=_stays_verified(report, state, is_own, actor), done_on=on,
        product=_words(told, report, Column.PRODUCT),
        proposals=_words(told, report, Column.PROPOSALS),
    )
    return Wanted(said, changes, notes), []


def _read(row: Row) -> tuple[dict[Column, Any], list[Refused]]:
    readers: dict[Column, Callable[[str], Any]] = {
        Column.STATE: values.state, Column.PERCENT: values.percent, Column.REPORTED_ON: values.day,
    }
    readers |= dict.fromkeys(WORDS, str)
    told: dict[Column, Any] = {}
    problems: list[Refused] = []
    for column, read in readers.items():
        try:
            said = row.plain(column)
            if said:
                told[column] = read(said)
        except Refused as refused:
            problems.append(Refused(refused.code, **{**refused.details, "column": column}))
    return told, problems


def _state(told: State | None, report: Report, is_own: bool) -> State:
    """An agency that says it is done awaits being confirmed, unless that was recorded already."""
    if told is None or told is report.state:
        return report.state
    return State.AWAITING if told is State.DONE and is_own else told


def _percent(
    told: int | None, state: State, report: Report, notes: list[str]
) -> int | None:
    if state is State.DONE:
        if told not in (None, 100):
            raise Refused("done_below_100", percent=told)
        # What was recorded without one stays so: nobody said more of it now.
        return report.percent if report.state is State.DONE else 100
    return told if told is not None else report.percent


def _words(told: dict[Column, Any], report: Report, column: Column) -> str:
    """The new words, or those recorded, letter by letter."""
    recorded: str = getattr(report, column.value)
    new = told.get(column)
    return recorded if new is None or _is_same(recorded, new) else str(new)


def _is_same(old: Any, new: Any) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return _lines(old) == _lines(new)
    return bool(old == new)


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def _stays_verified(report: Report, state: State, is_own: bool, actor: Actor) -> bool:
    """As at the desk: what Sở Nội vụ confirmed stays so when an officer puts its words right."""
    is_verified = report.verification is Verification.VERIFIED
    may = can(actor, Action.VERIFY, report.agency_id)
    return is_verified and not is_own and may and state is not State.AWAITING
