"""The heatmap itself: a row for each agency, a cell for what stands in each column, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dashboard import texts
from dashboard.components import address
from dashboard.heatmap_columns import Across, Wanted, across_of
from dashboard.heatmap_compare import WORST_FIRST, Seen, Then, Turn, then, turn
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries.board import Line, Tally
from dashboard.queries.plan import AgencyInfo
from dashboard.visit import Visit
from db.vocabulary import State, Verification
from registry.standing import Standing

ByColumn = dict[Hashable, list[Line]]


class Cell(NamedTuple):
    """What one agency owes in one column; the worst standing shows.

    `state`, `percent` and `due_on` are of a single report, `overdue` is of several. `turn` and
    `before` are of a map that is compared; `is_off` when the filter leaves the cell out.
    """

    standing: Standing
    state: State | None
    is_stale: bool
    verified: int
    done: int
    total: int
    address: str
    percent: int | None = None
    due_on: date | None = None
    turn: Turn | None = None
    before: Seen | None = None
    is_off: bool = False
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One agency. `red` counts its overdue reports, each once, in however many columns it is."""

    agency: AgencyInfo
    address: str
    red: int
    cells: list[Cell | None]


@dataclass(frozen=True, slots=True)
class Map:
    """Everything that a page or a file shows of the map; `tally` counts every report once."""

    wanted: Wanted
    across: Across
    rows: list[Row]
    tally: Tally
    turns: Counter[Turn | None]

    def grouped(self) -> Iterator[tuple[str, list[Row]]]:
        """The rows under the kinds of agencies; in another order, under no name."""
        if self.wanted.sort != "group":
            yield "", self.rows
            return
        kinds: dict[str, list[Row]] = {}
        for row in self.rows:
            kinds.setdefault(texts.AGENCY_KINDS[row.agency.kind], []).append(row)
        yield from kinds.items()


def map_of(visit: Visit, wanted: Wanted) -> Map:
    """The map as the address asks for it, at the visit's moment."""
    across = across_of(visit, wanted)
    other = then(visit, wanted.rounds, wanted.compared) if wanted.compared else None
    maker = _Maker(visit, wanted, across, other)
    by_agency: dict[int, list[tuple[Line, tuple[Hashable, ...]]]] = {}
    counted: list[Line] = []
    for around in wanted.rounds:
        for line in _lines(visit, around.id):
            keys = across.keys_of.get((around.year, line.task_id), ())
            if keys:
                by_agency.setdefault(line.agency_id, []).append((line, keys))
                counted.append(line)
    agencies = [item for item in plans.agencies(visit.session) if item.id in by_agency]
    rows = [maker.row(agency, by_agency[agency.id]) for agency in agencies]
    turns = Counter(cell.turn for row in rows for cell in row.cells if cell) if other else Counter()
    rows = _sorted(_only(rows, wanted.only), wanted.sort)
    return Map(wanted, across, rows, boards.tally(counted), turns)


def _lines(visit: Visit, round_id: int) -> list[Line]:
    return boards.board(
        visit.session, round_id, today=visit.today, choices=visit.choices, as_of=visit.as_of
    )


def _only(rows: list[Row], only: str) -> list[Row]:
    """The cells that became one thing, and the agencies that have any."""
    if not only:
        return rows
    kept = []
    for row in rows:
        if any(cell and cell.turn == only for cell in row.cells):
            cells = [cell and (cell if cell.turn == only else cell._replace(is_off=True))
                     for cell in row.cells]
            kept.append(Row(row.agency, row.address, row.red, cells))
    return kept


def _sorted(rows: list[Row], sort: str) -> list[Row]:
    if sort == "red":
        return sorted(rows, key=lambda row: -row.red)
    if sort == "name":
        return sorted(rows, key=lambda row: texts.name_order(row.agency.name))
    return rows


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the rows of one map."""

    visit: Visit
    wanted: Wanted
    across: Across
    then: Then | None

    def row(self, agency: AgencyInfo, owed: list[tuple[Line, tuple[Hashable, ...]]]) -> Row:
        by_key: ByColumn = {}
        for line, keys in owed:
            for key in keys:
                by_key.setdefault(key, []).append(line)
        cells = [self._cell(agency, column.key, by_key.get(column.key))
                 for column in self.across.columns]
        red = sum(line.standing is Standing.OVERDUE for line, _ in owed)
        year = self.wanted.around.year
        where = address(f"/agencies/{agency.code}", round=year, **self.visit.kept)
        return Row(agency, where, red, cells)

    def _cell(self, agency: AgencyInfo, key: Hashable, kept: list[Line] | None) -> Cell | None:
        if not kept:
            return None
        made = self._single(agency, key, kept[0]) if len(kept) == 1 else (
            self._several(agency, key, kept))
        if self.then is None:
            return made
        before = self.then.seen(kept)
        became = turn(before, Seen(made.standing, made.done))
        return made._replace(turn=became, before=before) if became else made

    def _single(self, agency: AgencyInfo, key: Hashable, line: Line) -> Cell:
        if self.wanted.across == "document":
            where = self._listed(agency, key)
        else:
            year = key if self.wanted.across == "round" else self.wanted.around.year
            where = f"/tasks/{line.task_id}{_of_agency(agency.code, year)}"
        return Cell(
            line.standing, line.state, line.is_stale,
            int(line.verification is Verification.VERIFIED), int(line.state is State.DONE), 1,
            where, line.percent, line.due_on,
        )

    def _several(self, agency: AgencyInfo, key: Hashable, kept: list[Line]) -> Cell:
        return Cell(
            min((line.standing for line in kept), key=WORST_FIRST.__getitem__), None,
            any(line.is_stale for line in kept),
            sum(line.verification is Verification.VERIFIED for line in kept),
            sum(line.state is State.DONE for line in kept), len(kept),
            self._listed(agency, key),
            overdue=sum(line.standing is Standing.OVERDUE for line in kept),
        )

    def _listed(self, agency: AgencyInfo, key: Hashable) -> str:
        """The list of exactly the reports that a cell counts."""
        section, year = self.wanted.section or None, self.wanted.around.year
        of_column = {
            "group": {"section": key if not section else _deeper(str(key), section),
                      "round": year},
            "round": {"section": section, "round": key},
            "document": {"section": section, "round": year, "document": key},
        }
        return address("/tasks", agency=agency.code, **of_column[self.wanted.across],
                       **self.visit.kept)


@lru_cache(maxsize=1024)
def _of_agency(code: str, year: Hashable) -> str:
    """The end of the address of each of an agency's tasks."""
    return address("", agency=code, round=year)


def _deeper(one: str, other: str) -> str:
    """Of two parts, one in the other, the inner one."""
    return one if len(one) >= len(other) else other
