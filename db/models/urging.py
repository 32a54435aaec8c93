"""How the late are urged and everybody is told: reminders, the inbox, the mail that goes out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.types import Base, Moment, choice
from db.vocabulary import MessageKind, Role


class Reminder(Base):
    """Đôn đốc: one letter to one agency about reports it owes. Kept for ever."""

    __tablename__ = "reminders"
    __table_args__ = (Index("ix_reminders_round_agency", "round_id", "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    # Lần: which letter of the round to this agency.
    number: Mapped[int]
    subject: Mapped[str] = mapped_column(Text)
    letter: Mapped[str] = mapped_column(Text)
    sent_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    sent_at: Mapped[datetime] = mapped_column(Moment)


class ReminderReport(Base):
    """A report a letter spoke of, with how often it had been urged and how late it was then."""

    __tablename__ = "reminder_reports"
    __table_args__ = (Index("ix_reminder_reports_report_id", "report_id"),)

    reminder_id: Mapped[int] = mapped_column(ForeignKey("reminders.id"), primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    times: Mapped[int]
    due_on: Mapped[date]
    days_late: Mapped[int]


class Meeting(Base):
    """Giao ban: a moment from which "what moved" is counted."""

    __tablename__ = "meetings"

    id: Mapped[int] = mapped_column(primary_key=True)
    held_at: Mapped[datetime] = mapped_column(Moment, index=True)
    note: Mapped[str] = mapped_column(Text, default="")
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    noted_at: Mapped[datetime] = mapped_column(Moment)


class Message(Base):
    """A line of the inbox, for one agency, one role or one person.

    `details` are the facts its sentence is made from where it is shown.
    """

    __tablename__ = "messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[MessageKind] = mapped_column(choice(MessageKind))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"), index=True)
    role: Mapped[Role | None] = mapped_column(choice(Role))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    address: Mapped[str] = mapped_column(String(200), default="")


class MessageRead(Base):
    """Who has read which message, and when."""

    __tablename__ = "message_reads"

    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)


class OutgoingMail(Base):
    """One e-mail waiting to go out: a person's digest of one day. Tried again until it went."""

    __tablename__ = "outgoing_mail"
    __table_args__ = (
        UniqueConstraint("user_id", "day"),
        Index("ix_outgoing_mail_sent_at_next_try_at", "sent_at", "next_try_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    day: Mapped[date]
    to: Mapped[str] = mapped_column(String(120))
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment)
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
    error: Mapped[str] = mapped_column(Text, default="")
