"""The reports of a round as they stood at any past moment, told from the history alone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from db.models import DueChange, Report, RoundEvent, StatusChange, Task
from db.vocabulary import RoundDeed, State, Verification


class PastReport(NamedTuple):
    """What one report said at a moment, and the day it was due then."""

    report_id: int
    task_id: int
    agency_id: int
    state: State
    verification: Verification
    percent: int | None
    due_on: date | None
    reported_on: date | None
    changed_at: datetime | None
    is_on_behalf: bool


def reports_at(
    session: Session, round_id: int, moment: datetime, *, agency_id: int | None = None
) -> list[PastReport]:
    """Every report of a round at a moment, in the plan's order; none before the round was opened.

    The history is append-only, so the same moment gives the same answer for ever.
    """
    opened = select(RoundEvent.id).where(
        RoundEvent.round_id == round_id,
        RoundEvent.deed == RoundDeed.OPEN,
        RoundEvent.at <= moment,
    )
    if session.scalar(opened.limit(1)) is None:
        return []
    said, due = _last_said(round_id, moment), _last_due(round_id, moment)
    wanted = (
        select(
            Report.id,
            Report.task_id,
            Report.agency_id,
            func.coalesce(StatusChange.new_state, State.NOT_STARTED),
            func.coalesce(StatusChange.new_verification, Verification.NONE),
            StatusChange.new_percent,
            DueChange.due_on,
            StatusChange.reported_on,
            StatusChange.at,
            func.coalesce(StatusChange.is_on_behalf, False),
        )
        .join(Task, Task.id == Report.task_id)
        .outerjoin(said, said.c.report_id == Report.id)
        .outerjoin(StatusChange, StatusChange.id == said.c.last)
        .outerjoin(due, due.c.report_id == Report.id)
        .outerjoin(DueChange, DueChange.id == due.c.last)
        .where(Report.round_id == round_id)
        .where(or_(Report.opened_at.is_(None), Report.opened_at <= moment))
        .order_by(Task.position, Report.agency_id)
    )
    if agency_id is not None:
        wanted = wanted.where(Report.agency_id == agency_id)
    return [
        PastReport(a, b, c, State(state), Verification(word), percent, due_on, on, at, bool(behalf))
        for a, b, c, state, word, percent, due_on, on, at, behalf in session.execute(wanted)
    ]


def _last_said(round_id: int, moment: datetime):  # type: ignore[no-untyped-def]
    last = select(StatusChange.report_id, func.max(StatusChange.id).label("last"))
    return _of_round(last, StatusChange, round_id, moment)


def _last_due(round_id: int, moment: datetime):  # type: ignore[no-untyped-def]
    last = select(DueChange.report_id, func.max(DueChange.id).label("last"))
    return _of_round(last, DueChange, round_id, moment)


def _of_round(  # type: ignore[no-untyped-def]
    last: Select[Any, Any],
    history: type[StatusChange] | type[DueChange],
    round_id: int,
    moment: datetime,
):
    return (
        last.join(Report, Report.id == history.report_id)
        .where(Report.round_id == round_id, history.at <= moment)
        .group_by(history.report_id)
        .subquery()
    )
