"""What the page /urging shows of the letters that went out in a round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard.queries.remembered import remembered
from db.models import Agency, Reminder, ReminderReport, User


@dataclass(frozen=True, slots=True)
class Sent:
    """One letter of a round."""

    id: int
    number: int
    agency_id: int
    agency: str
    reports: int
    sent_by: str
    sent_at: datetime


@remembered
def letters(session: Session, round_id: int) -> list[Sent]:
    """Every letter of a round, the newest first."""
    named = (
        select(ReminderReport.reminder_id, func.count().label("reports"))
        .group_by(ReminderReport.reminder_id)
        .subquery()
    )
    rows = session.execute(
        select(Reminder.id, Reminder.number, Reminder.agency_id, Agency.short_name,
               named.c.reports, User.full_name, Reminder.sent_at)
        .join(Agency, Agency.id == Reminder.agency_id)
        .join(User, User.id == Reminder.sent_by_id)
        .join(named, named.c.reminder_id == Reminder.id)
        .where(Reminder.round_id == round_id)
        .order_by(Reminder.id.desc())
    )
    return [Sent(*row) for row in rows]
