"""A report as the desk's grid is sent it: one short list, by the same names for every row."""

from __future__ import annotations

from functools import cache
from typing import Any

from dashboard import texts
from dashboard.components import STANDING_ORDER, address
from dashboard.queries import plan as plans
from dashboard.queries.desk import DeskRow
from dashboard.texts.heatmap import label
from dashboard.visit import Visit
from registry.office import office_id

COLUMNS = [
    "id", "version", "agency", "agency_name", "task", "task_words", "href", "standing", "due",
    "state", "percent", "result", "product", "difficulties", "done_on", "verification",
    "on_behalf", "waits_for",
]  # fmt: skip
LONGEST_WORDS = 160


def grid_rows(visit: Visit, plan: int, year: int, rows: list[DeskRow]) -> list[list[Any]]:
    """The rows in the order of COLUMNS."""
    # A round names each of its few tasks in dozens of rows.
    tasks = {
        task.id: (label(task.path), texts.shortened(task.words, LONGEST_WORDS))
        for task in plans.tasks(visit.session, plan)
    }
    days = cache(texts.day)
    agencies = {agency.id: agency for agency in plans.agencies(visit.session)}
    office = office_id(visit.session)
    made = []
    for row in rows:
        agency = agencies[row.agency_id]
        made.append([
            row.id,
            row.version,
            agency.code,
            agency.short_name,
            *tasks[row.task_id],
            address(f"/tasks/{row.task_id}", agency=agency.code, round=year),
            STANDING_ORDER.index(row.standing),
            days(row.due_on) if row.due_on else "",
            row.state.value,
            row.percent,
            row.result,
            row.product,
            row.difficulties,
            days(row.reported_on) if row.reported_on else "",
            row.verification.value,
            row.is_on_behalf,
            row.agency_id == office,
        ])
    return made
