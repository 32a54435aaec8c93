"""What the ids in messages stand for, for the inbox and for the digests alike."""

from __future__ import annotations

from sqlalchemy.orm import Session

from dashboard.queries import kept_plans
from dashboard.queries import plan as plans
from dashboard.texts.inbox import Names
from dashboard.texts.plans import short


def names_of(session: Session) -> Names:
    """The tasks of every plan and the agencies, by their ids, and the plans by their keys."""
    kept = kept_plans.every(session)
    tasks = [task for plan in kept for task in plans.tasks(session, plan.id)]
    agencies = plans.agencies(session)
    return Names({one.id: (one.path, one.words) for one in tasks},
                 {one.id: one.name for one in agencies},
                 {plan.key: short(plan) for plan in kept})
