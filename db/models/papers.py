"""Papers the office sends: their forms, what people wrote in them, and the making of long ones."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.types import Base, Moment, choice
from db.vocabulary import JobState


class PaperTemplate(Base):
    """An office's own form of one kind of paper: a .docx with marks, kept as it came.

    The newest one that is not withdrawn is used; without one, the form of the house.
    """

    __tablename__ = "paper_templates"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40), index=True)
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(ForeignKey("evidence_files.sha256"))
    size: Mapped[int]
    added_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime] = mapped_column(Moment)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)


class PaperEdit(Base):
    """What a person made of one drafted part of one paper; the newest version holds.

    `about` names the paper within its kind, such as "round:5" or "agency:12:round:5". An empty
    `text` with `is_draft` gives the drafted words back.
    """

    __tablename__ = "paper_edits"
    __table_args__ = (UniqueConstraint("kind", "about", "part", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    about: Mapped[str] = mapped_column(String(80))
    part: Mapped[str] = mapped_column(String(80))
    version: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    is_draft: Mapped[bool]
    # Of the drafted words the person saw, so that a draft that moved on since is told.
    draft_sha256: Mapped[str] = mapped_column(String(64))
    edited_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    edited_at: Mapped[datetime] = mapped_column(Moment)


class Job(Base):
    """A long paper that is made in the background, and the file that came of it.

    A worker that takes it holds it until `held_until` and renews that; lapsed, it is taken anew.
    """

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_state_id", "state", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    maker: Mapped[str] = mapped_column(String(40))
    wanted: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[JobState] = mapped_column(choice(JobState))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    # The moment whose figures the file shows.
    as_of: Mapped[datetime] = mapped_column(Moment)
    held_until: Mapped[datetime | None] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    of: Mapped[int] = mapped_column(default=0)
    step: Mapped[str] = mapped_column(String(40), default="")
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    error: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    file_name: Mapped[str] = mapped_column(String(200), default="")
    media_type: Mapped[str] = mapped_column(String(100), default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)


class ApiToken(Base):
    """A system's key to the open data: its hash, what it may read, how often, until when."""

    __tablename__ = "api_tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    custodian: Mapped[str] = mapped_column(String(120))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    # The first letters, so that a person can tell two keys apart.
    hint: Mapped[str] = mapped_column(String(12))
    scopes: Mapped[list[str]] = mapped_column(JSON)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    per_minute: Mapped[int]
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime | None] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
