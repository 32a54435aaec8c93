"""The annex of one round or several as a workbook: the full table, totals by agency, meanings."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.annex_rows import Cell, Ground, ground, lines_of, rows_of
from dashboard.making import MAKERS, Made, Maker, Order, Tell
from dashboard.queries import board as boards
from dashboard.queries import scores
from dashboard.queries.board import Line, RoundInfo
from dashboard.texts import annex as words
from registry.clock import local
from registry.errors import NotFound, Refused
from registry.exchange.columns import guarded
from registry.policy import Action, require, scope
from registry.standing import Standing

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A3 = 8
MOST_ROUNDS = 12
# A table program shows so many letters of a cell.
LONGEST_CELL = 32_767
# How often the one who waits is told: every so many rows.
EVERY = 200
FIRST_DAY_OF_EXCEL = date(1900, 3, 1)
# The columns that stay in view: number, round, place, task.
FROZEN = 4
BOOK = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False}


def make(session: Session, order: Order, tell: Tell) -> Made:
    """The annex of `round=2026` or `rounds=2025,2026`, of `agency=` alone when it is asked for.

    Raises NotFound for a round or an agency that is none of the actor's, Refused when a round has
    no report at that moment.
    """
    require(order.actor, Action.MAKE_PAPERS)
    here = ground(session, order, order.as_of)
    chosen = rounds_wanted(session, here.plan, order.wanted)
    agency_id, code = agency_wanted(here, order)
    boarded = [(around, lines_of(session, here, around, agency_id)) for around in chosen]
    for around, lines in boarded:
        if not lines:
            raise Refused("annex_empty", year=around.year)
    years = [around.year for around in chosen]
    said = words.head_lines(here.named, here.line, years, here.at, here.choices,
                            here.agencies[agency_id].name if agency_id else "",
                            order.is_demonstration)
    data = _book(session, here, boarded, agency_id, said, tell)
    name = words.file_name(years, here.at, code, is_demonstration=order.is_demonstration)
    return Made(name, XLSX, data)


def rounds_wanted(session: Session, plan: int, wanted: dict[str, str]) -> list[RoundInfo]:
    """The rounds an order names, the oldest first. Raises Refused and NotFound."""
    asked = [part.strip() for part in (wanted.get("rounds") or wanted.get("round", "")).split(",")]
    years = {int(one) for one in asked if one.isascii() and one.isdigit() and len(one) == 4}
    if not years or len(years) > MOST_ROUNDS or len(years) < len({one for one in asked if one}):
        raise Refused("annex_rounds")
    known = {around.year: around for around in boards.rounds(session, plan)}
    if not years <= known.keys():
        raise NotFound("round")
    return [known[year] for year in sorted(years)]


def agency_wanted(here: Ground, order: Order) -> tuple[int | None, str]:
    """The one agency whose rows are wanted, with its code; an agency's account gets its own."""
    own, code = scope(order.actor), order.wanted.get("agency", "")
    if not code and own is None:
        return None, ""
    found = next((one for one in here.agencies.values()
                  if (one.code == code if code else one.id == own)), None)
    if found is None or own not in (None, found.id):
        raise NotFound("agency")
    return found.id, found.code


Boarded = list[tuple[RoundInfo, list[Line]]]


def _book(
    session: Session, here: Ground, boarded: Boarded, agency_id: int | None, said: list[str],
    tell: Tell,
) -> bytes:
    kept = io.BytesIO()
    # Rows go to a temporary file as they come, so that a large annex needs no more memory.
    book = xlsxwriter.Workbook(kept, BOOK)
    book.set_properties({"title": said[0][:250], "author": here.system,
                         "created": local(here.at).replace(tzinfo=None)})
    sheet = Sheet(book, words.SHEETS[0], said)
    sheet.head([(head, width, kind) for head, width, kind, _ in words.COLUMNS])
    total = sum(len(lines) for _, lines in boarded)
    for around, lines in boarded:
        for row in rows_of(session, here, around, lines, agency_id):
            sheet.row([sheet.count + 1, *row])
            if sheet.count % EVERY == 1:
                tell(sheet.count, total, words.READING.format(year=around.year))
    sheet.close(FROZEN)
    tell(total, total, words.WRITING)
    _totals(book, here, [line for _, lines in boarded for line in lines], said)
    _meanings(book, here, said)
    book.close()
    return kept.getvalue()


class Sheet:
    """A table with lines above its head, written from the top down."""

    def __init__(self, book: Any, name: str, lines: list[str]) -> None:
        plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#C9C5B8"}
        self.formats = {
            "text": book.add_format(plain),
            "number": book.add_format({**plain, "num_format": "0", "align": "center"}),
            "date": book.add_format({**plain, "num_format": "dd/mm/yyyy"}),
            "moment": book.add_format({**plain, "num_format": "dd/mm/yyyy hh:mm"}),
            "percent": book.add_format({**plain, "num_format": "0%", "align": "center"}),
        }
        self.bold = book.add_format({**plain, "bold": True, "bg_color": "#ECE8DC",
                                     "align": "center", "valign": "vcenter"})
        self.sheet = book.add_worksheet(name)
        self.kinds: list[str] = []
        self.count = 0
        self.head_at = len(lines) + 1
        self.lines, self.title = lines, book.add_format({"bold": True, "font_size": 13})

    def head(self, columns: list[tuple[str, int, str]]) -> None:
        """Widths first, then what stands above, then the head itself."""
        self.kinds = [kind for _, _, kind in columns]
        for place, (_, width, _) in enumerate(columns):
            self.sheet.set_column(place, place, width)
        for number, line in enumerate(self.lines):
            self.sheet.write_string(number, 0, guarded(line), None if number else self.title)
        self.sheet.set_row(self.head_at, 32)
        for place, (head, _, _) in enumerate(columns):
            self.sheet.write_string(self.head_at, place, head, self.bold)

    def row(self, cells: list[Cell], *, is_total: bool = False) -> None:
        """One row: days as days, shares as percentages, all words as words and nothing else."""
        self.count += 1
        for place, (cell, kind) in enumerate(zip(cells, self.kinds, strict=True)):
            put(self.sheet, self.head_at + self.count, place, cell, self.formats[kind])

    def close(self, frozen: int) -> None:
        """Freeze, filter, and print: lying, one page wide, the head on every page."""
        last_row, last_column = self.head_at + self.count, len(self.kinds) - 1
        self.sheet.freeze_panes(self.head_at + 1, frozen)
        self.sheet.autofilter(self.head_at, 0, last_row, last_column)
        self.sheet.print_area(0, 0, last_row, last_column)
        self.sheet.repeat_rows(self.head_at)
        lie_down(self.sheet)


def lie_down(sheet: Any) -> None:
    """A3 lying, as wide as one page, pages numbered at the top as on the office's papers."""
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.7, bottom=0.5)
    sheet.set_header("&C&P")


def put(sheet: Any, number: int, place: int, cell: Cell, style: Any) -> None:
    """One cell by its own type; words never become a formula or a link."""
    if cell is None or cell == "":
        sheet.write_blank(number, place, None, style)
    elif isinstance(cell, datetime | date):
        sheet.write_datetime(number, place, cell, style)
    elif isinstance(cell, int | float):
        sheet.write_number(number, place, cell, style)
    else:
        plain = cell.replace("\r\n", "\n").replace("\r", "\n")
        sheet.write_string(number, place, guarded(plain)[:LONGEST_CELL], style)


def _totals(book: Any, here: Ground, lines: list[Line], said: list[str]) -> None:
    """A row for each agency in its order, and one that counts them all."""
    sheet = Sheet(book, words.SHEETS[1], said)
    standings = [(texts.STANDINGS[kind], 12, "number") for kind in Standing]
    sheet.head([(words.TOTAL_HEADS[0], 44, "text"), (words.TOTAL_HEADS[1], 10, "number"),
                *standings, *((head, 11, "number") for head in words.DONE_HEADS[:2]),
                (words.DONE_HEADS[2], 11, "percent")])
    by_agency: dict[int, list[Line]] = {}
    for line in lines:
        by_agency.setdefault(line.agency_id, []).append(line)
    for id_, agency in here.agencies.items():
        if id_ in by_agency:
            sheet.row(_counted(words.unconfirmed(agency.name, agency.is_confirmed),
                               by_agency[id_], here))
    sheet.close(1)
    last = sheet.head_at + sheet.count + 1
    for place, cell in enumerate(_counted(words.TOTAL, lines, here)):
        style = book.add_format({"bold": True, "top": 2,
                                 "num_format": "0%" if sheet.kinds[place] == "percent" else "0"})
        put(sheet.sheet, last, place, cell, style)
    sheet.sheet.print_area(0, 0, last, len(sheet.kinds) - 1)
    sheet.sheet.write_string(last + 2, 0, words.TOTALS_RULE)


def _counted(name: str, lines: list[Line], here: Ground) -> list[Cell]:
    tally = boards.tally(lines)
    rate = scores.completion(tally, here.choices)
    share = rate.part / rate.whole if rate.whole else None
    return [name, tally.total, *(tally.by_standing[kind] for kind in Standing),
            rate.part, rate.whole, share]


def _meanings(book: Any, here: Ground, said: list[str]) -> None:
    sheet = book.add_worksheet(words.SHEETS[2])
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, 26, wrapped)
    sheet.set_column(1, 1, 100, wrapped)
    for number, (name, meaning) in enumerate(_told(here, said)):
        sheet.write_string(number, 0, guarded(name), wrapped if meaning else bold)
        sheet.write_string(number, 1, guarded(meaning), wrapped)
    lie_down(sheet)


def _told(here: Ground, said: list[str]) -> Iterator[tuple[str, str]]:
    yield from (("", line) for line in said)
    yield from words.meanings(here.choices)


MAKERS["annex"] = Maker(needs=Action.MAKE_PAPERS, title=words.job_title, make=make)
