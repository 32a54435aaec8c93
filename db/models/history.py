"""What was done and by whom. The database itself refuses to change or remove a row of these."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.types import Base, Moment, choice
from db.vocabulary import State, Verification


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
    old_difficulties: Mapped[str] = mapped_column(Text)
    new_difficulties: Mapped[str] = mapped_column(Text)
    reported_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(Integer)


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


APPEND_ONLY = ("status_changes", "audit_events", "deadlines", "record_kind")
