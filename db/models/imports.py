"""Files of plans somebody sent to be read, and every text that ever was a plan's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.types import Base, Moment, choice
from db.vocabulary import ImportState, Scan


class PlanImport(Base):
    """A file on its way to become a plan: received, read, corrected by hand, kept or dropped.

    Its bytes are in the evidence store as they came. `corrections` are what a person said of the
    reading, oldest first (registry.imports.corrections); each counts `version` up. `pages` are the
    confidences of its pages where it was scanned, `notes` what the reader of files had to say.
    """

    __tablename__ = "plan_imports"
    __table_args__ = (Index("ix_plan_imports_sha256_state", "sha256", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(ForeignKey("evidence_files.sha256"))
    size: Mapped[int]
    scan: Mapped[Scan] = mapped_column(choice(Scan))
    state: Mapped[ImportState] = mapped_column(choice(ImportState))
    job_id: Mapped[int | None] = mapped_column(ForeignKey("jobs.id"))
    error: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    kind: Mapped[str] = mapped_column(String(20), default="")
    encoding: Mapped[str] = mapped_column(String(40), default="")
    text: Mapped[str | None] = mapped_column(Text, deferred=True)
    text_sha256: Mapped[str | None] = mapped_column(String(64))
    pages: Mapped[list[Any]] = mapped_column(JSON, default=list)
    notes: Mapped[list[Any]] = mapped_column(JSON, default=list)
    corrections: Mapped[list[Any]] = mapped_column(JSON, default=list)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), index=True)
    received_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    received_at: Mapped[datetime] = mapped_column(Moment)
    read_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class PlanVersion(Base):
    """A text that was the plan's from `at` on, until the next one. The first came with the plan.

    `changes` is what it changed against the text before (registry.imports.newer), as counts.
    """

    __tablename__ = "plan_versions"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text, deferred=True)
    sha256: Mapped[str] = mapped_column(String(64))
    import_id: Mapped[int | None] = mapped_column(ForeignKey("plan_imports.id"))
    changes: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
