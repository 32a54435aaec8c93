"""The annex of five rounds beside plain openpyxl writing the same cells, in turns, in one run."""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side

sys.path.insert(0, str(Path(__file__).parent.parent))

from app import build_demonstration
from dashboard import annex
from dashboard.annex_rows import ground, lines_of, rows_of
from dashboard.making import Order, quietly
from dashboard.queries import board as boards
from dashboard.texts import annex as words
from db import Database, connect
from registry import clock, settings
from registry.policy import Actor

FORMATS = {"date": "dd/mm/yyyy", "moment": "dd/mm/yyyy hh:mm", "percent": "0%", "number": "0"}
BORDER = Border(*(Side("thin", color="C9C5B8"),) * 4)
TOP = Alignment(vertical="top", wrap_text=True)
WANTED_ROWS = 5_000


def main() -> None:
    """Print one line for each writer: median CPU seconds, ratio to ours, peak memory, bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--record", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = _record(given.record, folder)
        with database.reading() as rows:
            order = _order(rows)
            cells = _cells(rows, order)
        print(f"{len(cells):,} rows of {len(cells[0])} cells")
        writers: dict[str, Callable[[], bytes]] = {
            "XlsxWriter (annex, cells alone)": lambda: _ours(cells),
            "openpyxl write_only": lambda: _write_only(cells),
            "openpyxl": lambda: _ordinary(cells),
        }
        taken: dict[str, list[float]] = {name: [] for name in writers}
        for _ in range(given.rounds):
            for name, write in writers.items():
                begun = time.process_time()
                write()
                taken[name].append(time.process_time() - begun)
        ours = statistics.median(next(iter(taken.values())))
        for name, seconds in taken.items():
            peak, size = _peak(writers[name])
            median = statistics.median(seconds)
            told = f"{median:.2f} | {median / ours:.2f} | {peak / 2**20:.1f} | {size:,}"
            print(f"| {name} | {told} |", flush=True)
        _whole(database, order, given.rounds, ours)
        database.close()


def _record(address: str, folder: str) -> Database:
    if address:
        return connect(address)
    made = connect(f"sqlite:///{folder}/annex.db")
    build_demonstration(made)
    return made


def _order(rows: Any) -> Order:
    from db.vocabulary import Role

    years = ",".join(str(one.year) for one in boards.rounds(rows, boards.plan_id(rows)))
    return Order(Actor(1, "", Role.OFFICER), clock.now(), settings.choices(rows),
                 {"rounds": years}, None, True)


def _cells(rows: Any, order: Order) -> list[list[Any]]:
    """The annex's own cells; its last rows once more until there are 5,000."""
    here = ground(rows, order, None)
    found: list[list[Any]] = []
    for around in annex.rounds_wanted(rows, here.plan, order.wanted):
        lines = lines_of(rows, here, around, None)
        found += ([0, *row] for row in rows_of(rows, here, around, lines, None))
    found += found[: max(WANTED_ROWS - len(found), 0)]
    return [[number, *row[1:]] for number, row in enumerate(found, 1)]


def _ours(cells: list[list[Any]]) -> bytes:
    import xlsxwriter

    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, annex.BOOK)
    sheet = annex.Sheet(book, words.SHEETS[0], ["a"])
    sheet.head([(head, width, kind) for head, width, kind, _ in words.COLUMNS])
    for row in cells:
        sheet.row(row)
    sheet.close(annex.FROZEN)
    book.close()
    return kept.getvalue()


def _write_only(cells: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(words.SHEETS[0])
    sheet.freeze_panes = "E2"
    for place, (_, width, _, _) in enumerate(words.COLUMNS, 1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(place)].width = width
    sheet.append([_styled(WriteOnlyCell(sheet, head), "head") for head, *_ in words.COLUMNS])
    for row in cells:
        sheet.append([_styled(WriteOnlyCell(sheet, cell), kind)
                      for cell, (_, _, kind, _) in zip(row, words.COLUMNS, strict=True)])
    return _saved(book)


def _ordinary(cells: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.freeze_panes = "E2"
    for place, (head, width, _, _) in enumerate(words.COLUMNS, 1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(place)].width = width
        _styled(sheet.cell(1, place, head), "head")
    for number, row in enumerate(cells, 2):
        for place, cell in enumerate(row, 1):
            _styled(sheet.cell(number, place, cell), words.COLUMNS[place - 1][2])
    return _saved(book)


def _styled(cell: Any, kind: str) -> Any:
    cell.alignment, cell.border = TOP, BORDER
    if kind == "head":
        cell.font = Font(bold=True)
    elif kind in FORMATS:
        cell.number_format = FORMATS[kind]
    return cell


def _saved(book: Any) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _peak(write: Callable[[], bytes]) -> tuple[int, int]:
    """The most memory a writer held at once beside the cells, and how large its file is."""
    tracemalloc.start()
    size = len(write())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak, size


def _whole(database: Database, order: Order, times: int, ours: float) -> None:
    """The whole annex as it is handed out, queries, totals and meanings included."""
    seconds, size = [], 0
    for _ in range(times):
        with database.reading() as rows:
            begun = time.process_time()
            size = len(annex.make(rows, replace(order), quietly).data)
            seconds.append(time.process_time() - begun)
    median = statistics.median(seconds)
    print(f"| the whole annex, with queries | {median:.2f} | {median / ours:.2f} | | {size:,} |")


if __name__ == "__main__":
    main()
