"""The heatmap of our record as plain data, so that every contestant shows exactly the same."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.texts import heatmap as words
from registry.settings import Choices
from registry.standing import Standing

STANDINGS = tuple(Standing)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Agencies down, tasks across; a cell is a place in `standings`, or None without a duty."""

    agencies: list[str]
    tasks: list[str]
    standings: list[str]
    cells: list[list[int | None]]

    @property
    def filled(self) -> int:
        """How many cells have a standing."""
        return sum(cell is not None for row in self.cells for cell in row)

    def rows(self) -> Iterator[tuple[str, list[str | None]]]:
        """Each agency with the words of its cells."""
        for agency, row in zip(self.agencies, self.cells, strict=True):
            yield agency, [None if cell is None else self.standings[cell] for cell in row]


def matrix_of(session: Session, *, today: date, choices: Choices) -> Matrix:
    """The heatmap of this year's round as /heatmap shows it when nothing else is asked for."""
    plan = boards.plan_id(session)
    known = boards.rounds(session, plan)
    around = next((one for one in known if one.year <= today.year), known[0])
    lines = boards.board(session, around.id, today=today, choices=choices)
    found = {(line.agency_id, line.task_id): STANDINGS.index(line.standing) for line in lines}
    owing = {line.agency_id for line in lines}
    agencies = [one for one in plans.agencies(session) if one.id in owing]
    tasks = plans.tasks(session, plan)
    return Matrix(
        agencies=[one.short_name for one in agencies],
        tasks=[words.label(task.path) for task in tasks],
        standings=[texts.STANDINGS[one] for one in STANDINGS],
        cells=[[found.get((one.id, task.id)) for task in tasks] for one in agencies],
    )


def keep(matrix: Matrix, folder: Path) -> None:
    """Write it down for the others: `matrix.json`, and `matrix.db` with one table of words."""
    (folder / "matrix.json").write_text(json.dumps(asdict(matrix), ensure_ascii=False), "utf-8")
    columns = ", ".join(f'"{name}" TEXT' for name in matrix.tasks)
    marks = ", ".join("?" * (len(matrix.tasks) + 1))
    with closing(sqlite3.connect(folder / "matrix.db")) as table, table:
        table.execute(f"CREATE TABLE heatmap (agency TEXT PRIMARY KEY, {columns})")
        table.executemany(
            f"INSERT INTO heatmap VALUES ({marks})",
            [(agency, *said) for agency, said in matrix.rows()],
        )
