"""Wallboards: devices let in by an administrator, and devices that wait with a code."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.types import Base, Moment


class Screen(Base):
    """A device that only shows. It has no password and no end; its custodian is a person's name."""

    __tablename__ = "screens"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    place: Mapped[str] = mapped_column(String(120))
    custodian: Mapped[str] = mapped_column(String(120))
    views: Mapped[list[str]] = mapped_column(JSON)
    seconds: Mapped[int]
    # Of the secret that stays in the device's browser.
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    enrolled_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    enrolled_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ScreenEnrolment(Base):
    """A device showing its code, for a quarter of an hour; the row is removed when it lapses."""

    __tablename__ = "screen_enrolments"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    address: Mapped[str] = mapped_column(String(60))
    begun_at: Mapped[datetime] = mapped_column(Moment, index=True)
