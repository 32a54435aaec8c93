"""The map as a table: a workbook of the map, its cells and their meaning; and a CSV of cells."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from dashboard import texts
from dashboard.figures import FILLS
from dashboard.heatmap_compare import JUDGED
from dashboard.heatmap_marks import INKS
from dashboard.heatmap_picture import Said
from dashboard.heatmap_rows import Cell, Map, Row
from dashboard.texts import heatmap as words
from registry.clock import local
from registry.exchange.columns import guarded
from registry.exchange.sheets import write_csv
from registry.standing import Standing

# Lines above the head of the map.
HEAD_AT = 6


def csv_file(shown: Map) -> bytes:
    """A line for each cell that is shown."""
    return write_csv(_heads(shown), ([_plain(one) for one in line] for line in _lines(shown)))


def xlsx_file(shown: Map, said: Said) -> bytes:
    """Three sheets: the map as it looks, a line for each cell, and what everything means."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False,
                                      "strings_to_urls": False, "strings_to_numbers": False})
    title = " · ".join(_title(shown, said)[:3])
    book.set_properties({"title": title[:250], "created": local(said.at).replace(tzinfo=None)})
    _map_sheet(book, shown, said)
    _cell_sheet(book, shown)
    _note_sheet(book, shown, said)
    book.close()
    return kept.getvalue()


def _title(shown: Map, said: Said) -> list[str]:
    wanted = shown.wanted
    lines = [
        texts.HEATMAP,
        words.view_line(wanted.across, wanted.around.year, wanted.named, wanted.sort),
        texts.as_of(said.at),
        said.plan,
    ]
    if wanted.compared:
        only = f" ({words.only(wanted.only)})" if wanted.only else ""
        lines.append(f"{words.compared_with(wanted.compared)}{only}")
    if said.is_demonstration:
        lines.append(texts.DEMONSTRATION)
    return lines


def _map_sheet(book: Any, shown: Map, said: Said) -> None:
    sheet = book.add_worksheet(words.SHEETS[0])
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    fills = {
        kind: book.add_format({"bg_color": fill, "font_color": INKS[kind], "border": 1,
                               "border_color": "#FFFFFF", "text_wrap": True, "valign": "top"})
        for kind, fill in FILLS.items()
    }
    fills[Standing.NOT_ASSESSABLE].set_border_color("#B9B6AB")
    for number, line in enumerate(_title(shown, said)):
        sheet.write_string(number, 0, line, book.add_format({"bold": not number}))
    heads = [*words.ROW_HEADS, *(column.place for column in shown.across.columns)]
    for place, head in enumerate(heads):
        sheet.write_string(HEAD_AT, place, guarded(head), bold)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, 2, 9)
    sheet.set_column(3, len(heads), 16)
    sheet.freeze_panes(HEAD_AT + 1, 3)
    for number, (kind, row) in enumerate(_named(shown), HEAD_AT + 1):
        sheet.write_string(number, 0, guarded(kind))
        sheet.write_string(number, 1, guarded(row.agency.name))
        sheet.write_number(number, 2, row.red)
        for place, cell in enumerate(row.cells, 3):
            if cell and not cell.is_off:
                sheet.write_string(number, place, _said(cell), fills[cell.standing])
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_AT)
    sheet.set_footer("&R&P/&N")


def _cell_sheet(book: Any, shown: Map) -> None:
    sheet = book.add_worksheet(words.SHEETS[1])
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    heads = _heads(shown)
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, bold)
    number = 0
    for number, line in enumerate(_lines(shown), 1):
        for place, one in enumerate(line):
            if isinstance(one, int):
                sheet.write_number(number, place, one)
            elif hasattr(one, "year"):
                sheet.write_datetime(number, place, one, day)
            elif one:
                sheet.write_string(number, place, guarded(str(one)))
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 2, 60)
    sheet.set_column(3, len(heads), 18)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, number, len(heads) - 1)


def _note_sheet(book: Any, shown: Map, said: Said) -> None:
    sheet = book.add_worksheet(words.SHEETS[2])
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, 30, wrapped)
    sheet.set_column(1, 1, 110, wrapped)
    lines = [("", line) for line in _title(shown, said)]
    lines += [("", line) for line in _rules(shown)]
    lines.append((words.DEFINITIONS, ""))
    lines += [
        (f"{texts.STANDINGS[kind]} ({texts.number(shown.tally.by_standing[kind])})",
         texts.STANDING_MEANINGS[kind].format(days=said.due_soon_days))
        for kind in Standing
    ]
    lines.append((words.COLUMN_LIST, ""))
    lines += [(column.place, column.title) for column in shown.across.columns]
    for number, (name, meaning) in enumerate(lines):
        sheet.write_string(number, 0, guarded(name), wrapped if meaning else bold)
        sheet.write_string(number, 1, guarded(meaning), wrapped)


def _rules(shown: Map) -> list[str]:
    wanted = shown.wanted
    rules = [words.FIGURES[wanted.across]]
    rules += [words.NOT_ADDED_UP] if wanted.across == "document" else []
    return rules + ([words.turns_rule(JUDGED)] if wanted.compared else [])


def _named(shown: Map) -> Iterator[tuple[str, Row]]:
    """Every agency with its kind, in the order of the map."""
    return ((texts.AGENCY_KINDS[row.agency.kind], row)
            for _, rows in shown.grouped() for row in rows)


def _said(cell: Cell) -> str:
    """A cell in words."""
    said = [texts.STANDINGS[cell.standing]]
    said.append(words.cell_text(cell.state, cell.percent) if cell.state
                else f"{cell.done}/{cell.total}")
    if cell.turn:
        said.append(words.TURNS[cell.turn])
    return "\n".join(said)


def _heads(shown: Map) -> list[str]:
    return [*words.CELL_HEADS, *(words.COMPARED_HEADS if shown.wanted.compared else ())]


def _lines(shown: Map) -> Iterator[list[Any]]:
    """Every cell in view: names, counts as numbers, days as days."""
    columns = shown.across.columns
    for _, row in _named(shown):
        for column, cell in zip(columns, row.cells, strict=True):
            if cell is None or cell.is_off:
                continue
            line = [
                row.agency.name, column.place, column.title, texts.STANDINGS[cell.standing],
                texts.STATES[cell.state] if cell.state else "", cell.done, cell.total,
                cell.verified, words.YES if cell.is_stale else "",
                "" if cell.percent is None else cell.percent, cell.due_on or "",
            ]
            if shown.wanted.compared:
                line += _compared(cell)
            yield line


def _compared(cell: Cell) -> list[str]:
    if cell.turn is None:
        return [words.UNCHANGED, ""]
    was = cell.before
    said = words.before(was and was.standing, was.done if was else 0, cell.total)
    return [words.TURNS[cell.turn], said]


def _plain(one: Any) -> str:
    return texts.day(one) if hasattr(one, "year") else str(one)
