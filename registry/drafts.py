"""What somebody typed and has not sent yet: kept for them alone, and let go when it is sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models import Draft, Report
from registry.errors import NotFound, Refused
from registry.policy import Action, Actor, can, require

FIELDS = ("state", "percent", "done_on", "result", "product", "difficulties", "proposals")
LONGEST = 100_000


def keep(
    session: Session,
    report_id: int,
    fields: dict[str, Any],
    *,
    based_on: int,
    actor: Actor,
    at: datetime,
) -> Draft:
    """Keep what is in a report's form. Nothing is checked but its size: it is not sent yet.

    No line of the log: a draft changes nothing that anybody else can see.
    """
    require(actor, Action.RECORD_STATUS)
    report = session.get(Report, report_id)
    if report is None or not can(actor, Action.RECORD_STATUS, report.agency_id):
        raise NotFound("report", id=report_id)
    kept = {name: fields.get(name) for name in FIELDS}
    texts = [value for value in kept.values() if isinstance(value, str)]
    is_plain = all(value is None or isinstance(value, str | int) for value in kept.values())
    if not is_plain or "\x00" in "".join(texts):
        raise Refused("text_unreadable")
    if sum(len(text) for text in texts) > LONGEST:
        raise Refused("text_too_long", longest=LONGEST)
    draft = _draft(session, report_id, actor)
    if draft is None:
        draft = Draft(report_id=report_id, user_id=actor.id)
        session.add(draft)
    draft.fields, draft.based_on, draft.saved_at = kept, based_on, at
    session.flush()
    return draft


def forget(session: Session, report_id: int, actor: Actor) -> None:
    """Let the actor's own draft of a report go: it was sent, or thrown away."""
    require(actor, Action.VIEW)
    own = Draft.report_id == report_id, Draft.user_id == actor.id
    session.execute(delete(Draft).where(*own).execution_options(synchronize_session=False))


def _draft(session: Session, report_id: int, actor: Actor) -> Draft | None:
    own = Draft.report_id == report_id, Draft.user_id == actor.id
    return session.scalar(select(Draft).where(*own))
