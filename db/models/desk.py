"""What an agency and Sở Nội vụ say to each other about a report: evidence, drafts, requests."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.types import Base, Moment, choice
from db.vocabulary import Measure, Outcome, Scan, State


class EvidenceFile(Base):
    """The bytes of a file, exactly as they came, under the hash that proves them."""

    __tablename__ = "evidence_files"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Evidence(Base):
    """A file an agency put beside its report. Taken away, it stays in the record, marked so."""

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("evidence_files.sha256"))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    scan: Mapped[Scan] = mapped_column(choice(Scan))
    # No text could be read, so that a person must look for a mark of secrecy.
    is_unread: Mapped[bool] = mapped_column(server_default=false(), default=False)
    added_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime] = mapped_column(Moment)
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    removed_at: Mapped[datetime | None] = mapped_column(Moment)


class Draft(Base):
    """What somebody typed into a report's form and has not sent. Nobody else sees it."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("report_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    based_on: Mapped[int]
    saved_at: Mapped[datetime] = mapped_column(Moment)


class Extension(Base):
    """Gia hạn: another day asked for one report, with its reason, and what was decided."""

    __tablename__ = "extensions"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    old_due_on: Mapped[date]
    wanted_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    outcome: Mapped[Outcome | None] = mapped_column(choice(Outcome))
    answer: Mapped[str] = mapped_column(Text, default="")
    granted_on: Mapped[date | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Explanation(Base):
    """Giải trình: a leader's question about one report and the agency's answer."""

    __tablename__ = "explanations"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    question: Mapped[str] = mapped_column(Text)
    answer_by: Mapped[date | None]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    answered_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Review(Base):
    """Đề nghị xem xét lại: an agency contests a point of its scorecard, and the answer."""

    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    measure: Mapped[Measure] = mapped_column(choice(Measure))
    report_id: Mapped[int | None] = mapped_column(ForeignKey("reports.id"))
    # What the point said when it was contested, such as "3/7".
    shown: Mapped[str] = mapped_column(String(60), default="")
    reason: Mapped[str] = mapped_column(Text)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    outcome: Mapped[Outcome | None] = mapped_column(choice(Outcome))
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    answered_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Obstacle(Base):
    """Khó khăn, vướng mắc of several agencies under one title, the answer, and what the plan
    should say instead when that is proposed."""

    __tablename__ = "obstacles"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    gathered_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    gathered_at: Mapped[datetime] = mapped_column(Moment)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    section_id: Mapped[int | None] = mapped_column(ForeignKey("sections.id"))
    amendment: Mapped[str] = mapped_column(Text, default="")
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    proposed_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ObstacleReport(Base):
    """A report whose difficulty was gathered, in the agency's words of that moment."""

    __tablename__ = "obstacle_reports"
    __table_args__ = (Index("ix_obstacle_reports_report_id", "report_id"),)

    obstacle_id: Mapped[int] = mapped_column(ForeignKey("obstacles.id"), primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    words: Mapped[str] = mapped_column(Text)


class ProgrammeTask(Base):
    """An agency's own task from its annual programme (III.1), under the point it makes concrete.

    It carries its own day and state and is never counted among the plan's reports.
    """

    __tablename__ = "programme_tasks"
    __table_args__ = (
        Index("ix_programme_tasks_round_agency", "round_id", "agency_id"),
        CheckConstraint("percent is null or (percent >= 0 and percent <= 100)", name="percent"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    product: Mapped[str] = mapped_column(Text, default="")
    due_on: Mapped[date | None]
    state: Mapped[State] = mapped_column(choice(State), default=State.NOT_STARTED)
    percent: Mapped[int | None]
    result: Mapped[str] = mapped_column(Text, default="")
    added_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
