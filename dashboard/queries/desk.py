"""The rows of the November desk: the reports of a round with everything its grid edits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Report, Task
from db.vocabulary import State, Verification
from registry.settings import Choices
from registry.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One report as the grid edits it."""

    id: int
    version: int
    task_id: int
    agency_id: int
    state: State
    verification: Verification
    percent: int | None
    result: str
    product: str
    difficulties: str
    due_on: date | None
    reported_on: date | None
    is_on_behalf: bool
    standing: Standing


def desk_rows(
    session: Session,
    round_id: int,
    *,
    today: date,
    choices: Choices,
    report_ids: Iterable[int] | None = None,
) -> list[DeskRow]:
    """The reports of a round, or some of them, red first and then in the plan's order."""
    wanted = (
        select(
            Report.id,
            Report.version,
            Report.task_id,
            Report.agency_id,
            Report.state,
            Report.verification,
            Report.percent,
            Report.result,
            Report.product,
            Report.difficulties,
            Report.due_on,
            Report.reported_on,
            Report.is_on_behalf,
        )
        .join(Task, Task.id == Report.task_id)
        .where(Report.round_id == round_id)
        .order_by(Task.position, Report.agency_id)
    )
    if report_ids is not None:
        wanted = wanted.where(Report.id.in_(list(report_ids)))
    soon_until = choices.soon_until(today)
    rows = [
        DeskRow(*row, standing(row[4], row[10], row[11], today=today, soon_until=soon_until))
        for row in session.execute(wanted)
    ]
    order = {kind: place for place, kind in enumerate(Standing)}
    return sorted(rows, key=lambda row: order[row.standing])


def round_of(session: Session, report_ids: Iterable[int]) -> dict[int, int]:
    """Which round each report belongs to; an unknown report is left out."""
    wanted = select(Report.id, Report.round_id).where(Report.id.in_(list(report_ids)))
    return dict(session.execute(wanted).all())
