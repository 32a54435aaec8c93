"""Accounts as the administrator's list shows them, and the log of deeds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from dashboard.queries.remembered import remembered
from db.models import Agency, AuditEvent, Document, Report, Round, Section, Task, User
from db.vocabulary import DocumentKind, Role
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


@dataclass(frozen=True, slots=True)
class Subjects:
    """What the row ids of some lines of the log stand for, each by its id."""

    # The task's id and path, the agency's code and short name, the year.
    reports: dict[int, tuple[int, str, str, str, int]]
    tasks: dict[int, str]
    agencies: dict[int, tuple[str, str]]
    users: dict[int, str]
    rounds: dict[int, int]
    documents: dict[int, tuple[str, DocumentKind, str | None]]


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


@remembered
def deed_count(session: Session) -> int:
    """How many lines the log has."""
    return session.scalar(select(func.count()).select_from(AuditEvent)) or 0


def subjects(session: Session, kept: Iterable[Deed]) -> Subjects:
    """Who and what the ids in some lines of the log are; one question for each kind of row."""
    ids: dict[str, set[int]] = {}
    for deed in kept:
        for kind, id_ in _named_in(deed):
            ids.setdefault(kind, set()).add(id_)

    def found(kind: str, wanted: Select[Any], column: Any) -> dict[int, Any]:
        if not ids.get(kind):
            return {}
        rows = session.execute(wanted.where(column.in_(ids[kind])))
        return {row[0]: row[1] if len(row) == 2 else tuple(row[1:]) for row in rows}

    reports = (
        select(Report.id, Task.id, Section.path, Agency.code, Agency.short_name, Round.year)
        .join(Task, Task.id == Report.task_id)
        .join(Section, Section.id == Task.section_id)
        .join(Agency, Agency.id == Report.agency_id)
        .join(Round, Round.id == Report.round_id)
    )
    tasks = select(Task.id, Section.path).join(Section, Section.id == Task.section_id)
    agencies = select(Agency.id, Agency.code, Agency.short_name)
    documents = select(Document.id, Document.key, Document.kind, Document.number)
    return Subjects(
        reports=found("report", reports, Report.id),
        tasks=found("task", tasks, Task.id),
        agencies=found("agency", agencies, Agency.id),
        users=found("user", select(User.id, User.username), User.id),
        rounds=found("round", select(Round.id, Round.year), Round.id),
        documents=found("document", documents, Document.id),
    )


def _named_in(deed: Deed) -> list[tuple[str, int]]:
    """The rows a line of the log names by their ids: its subject, and some of its details."""
    named = [(deed.subject, deed.subject_id), ("task", deed.details.get("task")),
             ("agency", deed.details.get("agency")), ("agency", deed.details.get("agency_id"))]
    numbers = [(kind, row_id(value)) for kind, value in named]
    return [(kind, id_) for kind, id_ in numbers if id_ is not None]


def row_id(value: Any) -> int | None:
    """The id that a line of the log holds; None when it holds something else."""
    said = str(value)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None
