"""Reports that were urged again and again and are still not done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard.queries.board import Line
from dashboard.queries.remembered import remembered
from db.models import Reminder, ReminderReport
from db.vocabulary import State

# One that waits to be confirmed was answered; one set aside is not owed.
UNANSWERED = (State.NOT_STARTED, State.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class Urged:
    """A report and how often a letter spoke of it."""

    line: Line
    times: int
    last_at: datetime


@remembered
def _urged(
    session: Session, round_id: int, at_least: int, until: datetime | None
) -> dict[int, tuple[int, datetime]]:
    wanted = (
        select(ReminderReport.report_id, func.count(), func.max(Reminder.sent_at))
        .join(Reminder, Reminder.id == ReminderReport.reminder_id)
        .where(Reminder.round_id == round_id)
        .group_by(ReminderReport.report_id)
        .having(func.count() >= at_least)
    )
    if until is not None:
        wanted = wanted.where(Reminder.sent_at <= until)
    return {report: (times, last) for report, times, last in session.execute(wanted)}


def urged_in_vain(
    session: Session,
    round_id: int,
    lines: list[Line],
    *,
    at_least: int,
    as_of: datetime | None = None,
) -> list[Urged]:
    """Which lines of a board were urged so often without an answer, the most often first."""
    found = _urged(session, round_id, at_least, as_of)
    kept = [
        Urged(line, *found[line.report_id])
        for line in lines
        if line.report_id in found and line.state in UNANSWERED
    ]
    return sorted(kept, key=lambda one: -one.times)
