"""Tasks, who answers for them, the rounds of reporting, and the reports with their deadlines."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.documents import Section
from db.models.people import Agency
from db.models.types import Base, Moment, choice
from db.vocabulary import AssignmentRole, DeadlineRule, State, Verification


class Task(Base):
    """A leaf section that orders something. `yearly_before` is the plan's own date as MM-DD.

    `due_value` is a time the plan names once, as the reader writes it: "before 2026-06-30",
    "by 2026-Q2". A starred task is one the office watches first.
    """

    __tablename__ = "tasks"

    id: Mapped[int] = mapped_column(primary_key=True)
    section_id: Mapped[int] = mapped_column(ForeignKey("sections.id"), unique=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    position: Mapped[int]
    yearly_before: Mapped[str | None] = mapped_column(String(5))
    due_value: Mapped[str | None] = mapped_column(String(40))
    is_starred: Mapped[bool] = mapped_column(server_default=false())

    section: Mapped[Section] = relationship()


class Assignment(Base):
    """One agency's part in one task, in the words of the text.

    `ended_at`: a newer text of the plan no longer gives it; what was reported stays.
    """

    __tablename__ = "assignments"
    __table_args__ = (UniqueConstraint("task_id", "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), index=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), index=True)
    role: Mapped[AssignmentRole] = mapped_column(choice(AssignmentRole))
    as_printed: Mapped[str] = mapped_column(Text)
    has_yearly_date: Mapped[bool] = mapped_column(server_default=false())
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    task: Mapped[Task] = relationship()
    agency: Mapped[Agency] = relationship()


class Requirement(Base):
    """A link from an item of section I to a task that meets it: proposed until confirmed."""

    __tablename__ = "requirements"
    __table_args__ = (UniqueConstraint("item_id", "task_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("sections.id"), index=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), index=True)
    why: Mapped[str] = mapped_column(Text)
    is_confirmed: Mapped[bool] = mapped_column(server_default=false())


class Round(Base):
    """One year of reporting of one plan.

    Open: agencies send. Closed after `closes_on`: Sở Nội vụ settles what came. Locked: nobody
    writes. What led there is in RoundEvent.
    """

    __tablename__ = "rounds"
    __table_args__ = (UniqueConstraint("plan_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    year: Mapped[int]
    opens_on: Mapped[date]
    closes_on: Mapped[date | None]
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    locked_at: Mapped[datetime | None] = mapped_column(Moment)


class Deadline(Base):
    """A due day with its reason: who set it, when, why, by which rule. Kept for ever.

    The newest row of a task, round and agency is in force; an empty agency means all of them.
    `terms` are what the rule was given, such as the day of the event it counts from.
    """

    __tablename__ = "deadlines"
    __table_args__ = (Index("ix_deadlines_round_task", "round_id", "task_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    due_on: Mapped[date | None]
    rule: Mapped[DeadlineRule] = mapped_column(choice(DeadlineRule))
    stated_on: Mapped[date | None]
    includes_day: Mapped[bool] = mapped_column(server_default=false())
    day_off_policy: Mapped[str] = mapped_column(String(20), default="keep")
    reason: Mapped[str] = mapped_column(Text)
    terms: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    set_at: Mapped[datetime] = mapped_column(Moment)


class Report(Base):
    """What one agency has said of one task in one round. Lateness is computed, never kept."""

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("assignment_id", "round_id"),
        Index("ix_reports_round_agency", "round_id", "agency_id"),
        Index("ix_reports_round_task", "round_id", "task_id"),
        Index("ix_reports_round_due", "round_id", "due_on"),
        Index("ix_reports_round_changed", "round_id", "changed_at"),
        CheckConstraint("percent is null or (percent >= 0 and percent <= 100)", name="percent"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id"))
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    due_on: Mapped[date | None]
    deadline_id: Mapped[int | None] = mapped_column(ForeignKey("deadlines.id"))
    state: Mapped[State] = mapped_column(choice(State), default=State.NOT_STARTED)
    verification: Mapped[Verification] = mapped_column(
        choice(Verification), default=Verification.NONE
    )
    percent: Mapped[int | None]
    result: Mapped[str] = mapped_column(Text, default="")
    product: Mapped[str] = mapped_column(Text, default="", server_default="")
    difficulties: Mapped[str] = mapped_column(Text, default="")
    proposals: Mapped[str] = mapped_column(Text, default="", server_default="")
    # Why it was returned; empty again once the agency has sent it anew.
    return_reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    # Typed by Sở Nội vụ for the agency.
    is_on_behalf: Mapped[bool] = mapped_column(default=False, server_default=false())
    reported_on: Mapped[date | None]
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    # Given while its round was open already, by a newer text of the plan; empty: with the round.
    opened_at: Mapped[datetime | None] = mapped_column(Moment)

    assignment: Mapped[Assignment] = relationship()

    __mapper_args__ = {"version_id_col": version}
