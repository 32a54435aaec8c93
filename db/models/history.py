"""What was done and by whom. The database itself refuses to change or remove a row of these."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from db.models.types import Base, Moment, choice
from db.vocabulary import RoundDeed, State, Verification


class StatusChange(Base):
    """One recorded change of one report, whole: what it was and what it became."""

    __tablename__ = "status_changes"
    __table_args__ = (Index("ix_status_changes_report_id_id", "report_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    # The form's own id: sent twice, it is recorded once.
    op_id: Mapped[str] = mapped_column(String(36), unique=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    actor_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    old_state: Mapped[State] = mapped_column(choice(State, "old_state"))
    new_state: Mapped[State] = mapped_column(choice(State, "new_state"))
    old_verification: Mapped[Verification] = mapped_column(choice(Verification, "old_verification"))
    new_verification: Mapped[Verification] = mapped_column(choice(Verification, "new_verification"))
    old_percent: Mapped[int | None]
    new_percent: Mapped[int | None]
    old_result: Mapped[str] = mapped_column(Text)
    new_result: Mapped[str] = mapped_column(Text)
    old_product: Mapped[str] = mapped_column(Text, server_default="")
    new_product: Mapped[str] = mapped_column(Text, server_default="")
    old_difficulties: Mapped[str] = mapped_column(Text)
    new_difficulties: Mapped[str] = mapped_column(Text)
    old_proposals: Mapped[str] = mapped_column(Text, server_default="")
    new_proposals: Mapped[str] = mapped_column(Text, server_default="")
    # Why it was returned, when this change is a return.
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    is_on_behalf: Mapped[bool] = mapped_column(default=False, server_default=false())
    reported_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(Integer)


class DueChange(Base):
    """From this moment on, a report was due on this day, or on none."""

    __tablename__ = "due_changes"
    __table_args__ = (Index("ix_due_changes_report_id_id", "report_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    deadline_id: Mapped[int] = mapped_column(ForeignKey("deadlines.id"))
    due_on: Mapped[date | None]
    at: Mapped[datetime] = mapped_column(Moment)


class RoundEvent(Base):
    """A step in the life of a round: opened, extended, closed, locked or reopened, and why."""

    __tablename__ = "round_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id"), index=True)
    deed: Mapped[RoundDeed] = mapped_column(choice(RoundDeed))
    at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    closes_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text, default="")


class Snapshot(Base):
    """The figures of a round as a signed report used them, with the hash that proves them.

    `lines` are the reports as registry.past gives them for `taken_at`, by the kept `choices`.
    """

    __tablename__ = "snapshots"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    taken_at: Mapped[datetime] = mapped_column(Moment)
    taken_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    choices: Mapped[dict[str, Any]] = mapped_column(JSON)
    lines: Mapped[list[Any]] = mapped_column(JSON)
    sha256: Mapped[str] = mapped_column(String(64))


class AuditEvent(Base):
    """Every deed, one line, each holding the hash of the line before it."""

    __tablename__ = "audit_events"
    __table_args__ = (Index("ix_audit_events_subject", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    actor_name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(20))
    deed: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str] = mapped_column(String(60))
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    address: Mapped[str] = mapped_column(String(60), default="")
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)


class RecordKind(Base):
    """One row that says what this database is: real data, or a demonstration of it."""

    __tablename__ = "record_kind"

    id: Mapped[int] = mapped_column(primary_key=True)
    is_demonstration: Mapped[bool]
    made_at: Mapped[datetime] = mapped_column(Moment)


APPEND_ONLY = (
    "status_changes",
    "audit_events",
    "deadlines",
    "record_kind",
    "due_changes",
    "round_events",
    "snapshots",
    "evidence_files",
    "reminders",
    "reminder_reports",
    "meetings",
    "document_changes",
    "paper_edits",
    "link_checks",
    "citation_rulings",
    "plan_versions",
)
