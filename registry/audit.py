"""The log of deeds: one line each, chained by hash, so that a changed or missing line shows."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import AuditEvent
from registry.policy import Actor

FIRST = "0" * 64


def write(
    session: Session,
    deed: str,
    subject: str,
    subject_id: object,
    *,
    actor: Actor,
    at: datetime,
    details: dict[str, Any] | None = None,
) -> AuditEvent:
    """Add one line to the log, in the transaction of the deed, which holds the write lock."""
    last = session.scalar(select(AuditEvent.hash).order_by(AuditEvent.id.desc()).limit(1))
    event = AuditEvent(
        at=at,
        actor_id=actor.id,
        actor_name=actor.name,
        role=actor.role.value if actor.role else "",
        deed=deed,
        subject=subject,
        subject_id=str(subject_id),
        details=_plain(details or {}),
        address=actor.address,
        previous_hash=last or FIRST,
    )
    event.hash = hash_of(event)
    session.add(event)
    session.flush()
    return event


def hash_of(event: AuditEvent) -> str:
    """The line's own hash: SHA-256 over the hash before it and everything the line says."""
    said = [
        event.previous_hash,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.actor_id,
        event.actor_name,
        event.role,
        event.deed,
        event.subject,
        event.subject_id,
        event.details,
        event.address,
    ]
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def first_broken(session: Session) -> int | None:
    """The id of the first line that does not follow from the line before it; None when whole."""
    previous = FIRST
    every = select(AuditEvent).order_by(AuditEvent.id).execution_options(yield_per=500)
    for event in session.scalars(every):
        if event.previous_hash != previous or event.hash != hash_of(event):
            return event.id
        previous = event.hash
    return None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value
