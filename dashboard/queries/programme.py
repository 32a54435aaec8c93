"""The own tasks of agencies, by agency or by the point of the plan they make concrete."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Agency, ProgrammeTask
from db.vocabulary import State


@dataclass(frozen=True, slots=True)
class OwnTaskLine:
    """An own task as its list and its form show it."""

    id: int
    task_id: int
    agency: str
    title: str
    product: str
    due_on: date | None
    state: State
    percent: int | None
    result: str
    version: int


def own_tasks(
    session: Session, round_id: int, *, agency_id: int | None = None, task_id: int | None = None
) -> list[OwnTaskLine]:
    """The own tasks of a round that stand, of one agency or under one point when asked."""
    wanted = (
        select(ProgrammeTask.id, ProgrammeTask.task_id, Agency.short_name, ProgrammeTask.title,
               ProgrammeTask.product, ProgrammeTask.due_on, ProgrammeTask.state,
               ProgrammeTask.percent, ProgrammeTask.result, ProgrammeTask.version)
        .join(Agency, Agency.id == ProgrammeTask.agency_id)
        .where(ProgrammeTask.round_id == round_id, ProgrammeTask.withdrawn_at.is_(None))
        .order_by(ProgrammeTask.task_id, Agency.position, ProgrammeTask.id)
    )
    if agency_id is not None:
        wanted = wanted.where(ProgrammeTask.agency_id == agency_id)
    if task_id is not None:
        wanted = wanted.where(ProgrammeTask.task_id == task_id)
    return [OwnTaskLine(*row) for row in session.execute(wanted)]
