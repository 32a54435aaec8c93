"""Accounts as the administrator's list shows them, and the log of deeds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Agency, AuditEvent, User
from db.vocabulary import Role
from registry.errors import NotFound


@dataclass(frozen=True, slots=True)
class Account:
    """One account; never its password."""

    id: int
    username: str
    full_name: str
    role: Role
    agency: str | None
    is_active: bool
    must_change_password: bool
    last_signed_in_at: datetime | None


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the log."""

    id: int
    at: datetime
    actor_name: str
    role: str
    deed: str
    subject: str
    subject_id: str
    details: dict[str, Any]
    address: str


def accounts(session: Session) -> list[Account]:
    """Every account, the open ones first."""
    rows = session.execute(
        select(User.id, User.username, User.full_name, User.role, Agency.short_name,
               User.is_active, User.must_change_password, User.last_signed_in_at)
        .outerjoin(Agency, Agency.id == User.agency_id)
        .order_by(User.is_active.desc(), User.username)
    )
    return [Account(*row) for row in rows]


def username(session: Session, user_id: int) -> str:
    """An account's name. Raises NotFound."""
    found = session.scalar(select(User.username).where(User.id == user_id))
    if found is None:
        raise NotFound("user", id=user_id)
    return found


def agency_id(session: Session, code: str) -> int | None:
    """The agency chosen in a form; an empty choice is none. Raises NotFound."""
    if not code:
        return None
    found = session.scalar(select(Agency.id).where(Agency.code == code))
    if found is None:
        raise NotFound("agency", code=code)
    return found


def deeds(
    session: Session, *, deed: str = "", before: int | None = None, most: int = 50
) -> list[Deed]:
    """The newest lines of the log, of one kind of deed when asked, older than `before`."""
    wanted = (
        select(AuditEvent.id, AuditEvent.at, AuditEvent.actor_name, AuditEvent.role,
               AuditEvent.deed, AuditEvent.subject, AuditEvent.subject_id, AuditEvent.details,
               AuditEvent.address)
        .order_by(AuditEvent.id.desc())
        .limit(most)
    )
    if deed:
        wanted = wanted.where(AuditEvent.deed == deed)
    if before is not None:
        wanted = wanted.where(AuditEvent.id < before)
    return [Deed(*row) for row in session.execute(wanted)]


def deed_count(session: Session) -> int:
    """How many lines the log has."""
    return session.scalar(select(func.max(AuditEvent.id))) or 0
