"""Nhiệm vụ trọng tâm: the tasks the office watches first, now and at any past moment."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import AuditEvent, Task
from registry import audit
from registry.errors import NotFound, NothingChanged
from registry.policy import Action, Actor, require

DEED = "star_task"


def star(
    session: Session, task_id: int, is_starred: bool, *, actor: Actor, at: datetime
) -> Task:
    """Mark a task as one to watch first, or take the mark away."""
    require(actor, Action.CHANGE_SETTINGS)
    task = session.get(Task, task_id, with_for_update=True)
    if task is None:
        raise NotFound("task", id=task_id)
    if task.is_starred == is_starred:
        raise NothingChanged("task")
    details = {"task": task.id, "starred": [task.is_starred, is_starred]}
    task.is_starred = is_starred
    session.flush()
    audit.write(session, DEED, "task", task.id, actor=actor, at=at, details=details)
    return task


def starred(session: Session, moment: datetime | None = None) -> frozenset[int]:
    """The starred tasks of every plan; at a past moment, the log's later marks are taken back."""
    found = set(session.scalars(select(Task.id).where(Task.is_starred)))
    if moment is None:
        return frozenset(found)
    later = select(AuditEvent.details).where(AuditEvent.deed == DEED, AuditEvent.at > moment)
    for details in session.scalars(later.order_by(AuditEvent.id.desc())):
        was_starred = details["starred"][0]
        (found.add if was_starred else found.discard)(details["task"])
    return frozenset(found)
