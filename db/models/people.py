"""Agencies, how they were succeeded, the groups the plan speaks of, and the users' accounts."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.types import Base, Moment, choice
from db.vocabulary import AgencyKind, Role


class Agency(Base):
    """An agency as the plan names it. `is_confirmed` is false when no source says it existed."""

    __tablename__ = "agencies"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(60))
    kind: Mapped[AgencyKind] = mapped_column(choice(AgencyKind))
    position: Mapped[int] = mapped_column(default=0)
    is_confirmed: Mapped[bool] = mapped_column(server_default=true())
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(Text)
    sources: Mapped[list[str]] = mapped_column(JSON, default=list)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class AgencyGroup(Base):
    """A phrase that stands for several agencies, such as "các sở, ban, ngành còn lại"."""

    __tablename__ = "agency_groups"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(80), unique=True)
    phrase: Mapped[str] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    is_listed: Mapped[bool] = mapped_column(default=True)
    members: Mapped[list[Agency]] = relationship(secondary="agency_group_members")


class AgencyGroupMember(Base):
    __tablename__ = "agency_group_members"

    group_id: Mapped[int] = mapped_column(ForeignKey("agency_groups.id"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), primary_key=True)


class Succession(Base):
    """A change of organisation, with its source and how sure it is. Who inherits is not decided."""

    __tablename__ = "successions"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    operating_on: Mapped[date | None]
    effective_on: Mapped[date | None]
    kind: Mapped[str] = mapped_column(Text)
    from_names: Mapped[list[str]] = mapped_column(JSON)
    to_names: Mapped[list[str]] = mapped_column(JSON)
    basis: Mapped[str | None] = mapped_column(Text)
    confidence: Mapped[str] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    sources: Mapped[list[str]] = mapped_column(JSON, default=list)


class SuccessionAgency(Base):
    """Which of our agencies a succession touches."""

    __tablename__ = "succession_agencies"

    succession_id: Mapped[int] = mapped_column(ForeignKey("successions.id"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), primary_key=True)


class User(Base):
    """An account of one person. An AGENCY user belongs to one agency; nobody else does."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(60), unique=True)
    full_name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str | None] = mapped_column(String(120))
    role: Mapped[Role] = mapped_column(choice(Role))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    password_hash: Mapped[str] = mapped_column(String(200))
    must_change_password: Mapped[bool] = mapped_column(server_default=false())
    is_active: Mapped[bool] = mapped_column(server_default=true())
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_signed_in_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    agency: Mapped[Agency | None] = relationship()

    __mapper_args__ = {"version_id_col": version}


class SignIn(Base):
    """One open session of one user; ending it here ends it in every worker at once."""

    __tablename__ = "sign_ins"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    started_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class SignInFailure(Base):
    """A wrong password, counted so that guessing is slowed for every worker alike."""

    __tablename__ = "sign_in_failures"
    __table_args__ = (
        Index("ix_sign_in_failures_username_at", "username", "at"),
        Index("ix_sign_in_failures_address_at", "address", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(60))
    address: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(Moment)


class Setting(Base):
    """A choice of the office, such as whether the 15th itself still counts."""

    __tablename__ = "settings"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    value: Mapped[str] = mapped_column(Text)
