"""What the ids in messages stand for, for the inbox and for the digests alike."""

from __future__ import annotations

from sqlalchemy.orm import Session

from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.texts.inbox import Names


def names_of(session: Session) -> Names:
    """The plan's tasks and the agencies, by their ids."""
    tasks = plans.tasks(session, boards.plan_id(session))
    agencies = plans.agencies(session)
    return Names({one.id: (one.path, one.words) for one in tasks},
                 {one.id: one.name for one in agencies})
