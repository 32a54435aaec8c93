"""The rows below a head: which speak of a task, which name an agency for those below, which not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from registry.errors import Refused
from registry.statuses import named, values
from registry.statuses.columns import NAMING, SAYING, Column
from registry.statuses.heads import Grid, Head
from registry.statuses.named import Known
from registry.statuses.values import FORMULA

MOST_ROWS = 5_000
LONGEST_CALLED = 90
# A line of column numbers below the head, "(1) (2) (3)".
FEWEST_NUMBERS = 3
# A row that names an agency for those below it holds no more than a number, the name, a note.
MOST_HEADING = 3


@dataclass(slots=True)
class Row:
    """One row by its columns. `skipped` says why it is none; `usual_agency` was named above it."""

    line: int
    cells: dict[Column, str]
    skipped: str = ""
    usual_agency: int | None = None
    above: dict[Column, str] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """What the row is about, in its own words, short."""
        parts = [self.cell(column) or self.above.get(column, "")
                 for column in (Column.PATH, Column.TASK, Column.AGENCY)]
        said = " · ".join(part.strip(FORMULA) for part in parts if part)
        return " ".join((said or self.cell(Column.KEY))[:300].split())[:LONGEST_CALLED]

    @property
    def is_from_above(self) -> bool:
        """Whether it rests on a row above: a merged cell, or an agency's line."""
        return bool(self.above) or (self.usual_agency is not None and not self.cell(Column.AGENCY))

    def cell(self, column: Column) -> str:
        """What a cell says, without the blanks around it; nothing where there is no such column."""
        return self.cells.get(column, "").strip()

    def plain(self, column: Column) -> str:
        """The same where a formula must not stand. Raises Refused("sheet_formula")."""
        said = self.cell(column)
        if said.startswith(FORMULA):
            raise Refused("sheet_formula", column=column)
        return said

    def task(self, known: Known) -> tuple[int, int | None]:
        """The task a row means, and the agency when it names one. Raises Refused."""
        key = self.plain(Column.KEY)
        if key:
            return self._agreed(*_by_key(named.read_key(key), known), known)
        agency = self._agency(known)
        by_path = self._asked(Column.PATH)
        by_words = self._asked(Column.TASK)
        at = known.at_path(by_path) if by_path else None
        said = known.task_said(by_words) if by_words else None
        if at is not None and said is not None and at != said:
            raise Refused("sheet_two_tasks", path=by_path[: values.SHOWN])
        found = at if at is not None else said
        if found is None:
            raise Refused("sheet_no_task", given=(by_words or by_path)[: values.SHOWN])
        return found, agency

    def _agreed(self, task: int, agency: int, known: Known) -> tuple[int, int]:
        """What the key says, unless a cell beside it names another: a column was sorted alone."""
        path, words = self.plain(Column.PATH), self.plain(Column.TASK)
        others = (known.at_path(path) if path else None, known.task_said(words) if words else None)
        if any(other not in (None, task) for other in others):
            raise Refused("sheet_key_other_task", given=(path or words)[: values.SHOWN])
        name = self.plain(Column.AGENCY)
        if name and known.agency_said(name) not in (None, agency):
            raise Refused("sheet_key_other_agency", given=name[: values.SHOWN])
        return task, agency

    def _asked(self, column: Column) -> str:
        return self.plain(column) or self.above.get(column, "")

    def _agency(self, known: Known) -> int | None:
        said = self.plain(Column.AGENCY)
        if not said:
            return self.usual_agency
        found = known.agency_said(said)
        if found is None:
            raise Refused("sheet_unknown_agency", given=said[: values.SHOWN])
        return found


def _by_key(key: named.Key, known: Known) -> tuple[int, int]:
    if key.plan != known.plan:
        raise Refused("sheet_other_plan")
    if key.year != known.around.year:
        raise Refused("sheet_other_round", year=key.year)
    task = next((id_ for id_, (path, _) in known.tasks.items() if path == key.path), None)
    agency = next((id_ for id_, names in known.agencies.items() if names[0] == key.agency), None)
    if task is None or agency is None:
        raise Refused("sheet_key", given=key.path)
    return task, agency


def refuse_too_many(grid: Grid, head: Head) -> None:
    """Refuse a table of more rows than any round could need, before one of them is looked at."""
    if sum(any(map(str.strip, cells)) for cells in grid[head.first_row :]) > MOST_ROWS:
        raise Refused("sheet_too_many", most=MOST_ROWS)


def read_rows(grid: Grid, head: Head, known: Known, usual: int | None) -> Iterator[Row]:
    """Every row that says anything, in the order of the file."""
    refuse_too_many(grid, head)
    current = usual
    named_above: dict[Column, str] = {}
    for number, cells in enumerate(grid[head.first_row :], head.first_row + 1):
        said = [cell.strip() for cell in cells if cell.strip()]
        if not said:
            continue
        row = Row(number, {column: cells[place] if place < len(cells) else ""
                           for column, place in head.places.items()})
        reason, agency = _no_row(row, said, known)
        if agency is not None:
            current, named_above = agency, {}
        row.skipped = reason
        if reason not in ("", "nothing_said"):
            row.above = {} if row.called else {Column.TASK: said[0]}
            yield row
            continue
        _fill(row, named_above, current)
        named_above = {column: row.cell(column) or row.above.get(column, "")
                       for column in (Column.PATH, Column.TASK)}
        if row.cell(Column.AGENCY):
            current = known.agency_said(row.cell(Column.AGENCY)) or current
        yield row


def _fill(row: Row, named_above: dict[Column, str], current: int | None) -> None:
    """A merged cell is written in its first row alone: the rows below it mean the same."""
    row.usual_agency = current
    has_task = any(row.cell(column) for column in (Column.KEY, Column.PATH, Column.TASK))
    if not has_task:
        row.above = {column: said for column, said in named_above.items() if said}


def _no_row(row: Row, said: list[str], known: Known) -> tuple[str, int | None]:
    """Why a row is none, if it is none; and the agency whose rows follow it."""
    is_task = row.cell(Column.KEY) or known.task_said(row.cell(Column.TASK)) is not None
    if not is_task and any(named.is_total(cell) for cell in said[:2]):
        return "total", None
    if len(said) >= FEWEST_NUMBERS and all(cell.strip("()").isdigit() for cell in said):
        return "numbers", None
    if any(row.cell(column) for column in SAYING):
        is_named = any(row.cell(column) for column in NAMING)
        return ("" if is_named or _speaks(row) else "no_task"), None
    # A heading says little beside the name.
    heading = said if len(said) <= MOST_HEADING else []
    agency = next((found for cell in reversed(heading)
                   if (found := known.agency_said(cell)) is not None), None)
    if agency is not None and not is_task:
        return "agency", agency
    return "nothing_said", None


def _speaks(row: Row) -> bool:
    """Whether a row that names nothing reports something all the same, as below a merged cell."""
    for column, read in ((Column.STATE, values.state), (Column.PERCENT, values.percent)):
        try:
            if row.cell(column):
                read(row.cell(column))
                return True
        except Refused:
            continue
    return False
