"""Whether a worker that makes ordered files is there: it says so once a minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Job, Setting
from db.vocabulary import JobState

HEARTBEAT = "worker_seen_at"
SILENT = timedelta(minutes=3)


def beat(session: Session, *, at: datetime) -> None:
    """A worker says that it is there. No line of the log: no page's figures hang on it."""
    said = at.astimezone(UTC).isoformat(timespec="seconds")
    kept = session.scalar(select(Setting).where(Setting.name == HEARTBEAT))
    if kept is None:
        session.add(Setting(name=HEARTBEAT, value=said))
    else:
        kept.value = said
    session.flush()


def is_there(session: Session, *, at: datetime) -> bool:
    """Whether a worker was heard of lately, or is holding a job at this moment."""
    said = session.scalar(select(Setting.value).where(Setting.name == HEARTBEAT))
    if said is not None and at - datetime.fromisoformat(said) < SILENT:
        return True
    held = select(Job.id).where(Job.state == JobState.RUNNING, Job.held_until > at)
    return session.scalar(held.limit(1)) is not None
