"""The sheet that is handed out: a row for each report, what may be typed open, the rest locked."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]
from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.annex import XLSX, agency_wanted, lie_down, put, rounds_wanted
from dashboard.annex_rows import NOTHING, Cell, Ground, ground, lines_of
from dashboard.making import Made, Order
from dashboard.queries import annex as queries
from dashboard.queries.annex import Reports
from dashboard.queries.board import Line, RoundInfo
from dashboard.texts import annex as words
from dashboard.texts.heatmap import label
from db.vocabulary import Role, State
from registry.clock import local
from registry.errors import Refused
from registry.exchange.columns import guarded
from registry.policy import Action, require
from registry.standing import SAID_BY_AGENCY
from registry.statuses.named import write_key

BOOK = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False}
# The columns that stay in view while one types.
FROZEN = 4
OPEN = ("state", "percent", "day", "words")
# What may still be done with a locked sheet.
ALLOWED = {"autofilter": True, "format_columns": True, "format_rows": True, "sort": True,
           "select_locked_cells": True, "select_unlocked_cells": True}


def form_of(session: Session, order: Order, address: str) -> Made:
    """The sheet of one round, for one agency when it is asked for; `address` takes it back."""
    require(order.actor, Action.RECORD_STATUS)
    here = ground(session, order, None)
    around = rounds_wanted(session, here.plan, order.wanted)[0]
    agency_id, code = agency_wanted(here, order)
    lines = lines_of(session, here, around, agency_id)
    if not lines:
        raise Refused("annex_empty", year=around.year)
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, BOOK)
    book.set_properties({"title": words.FORM_TITLE.format(plan=here.named, year=around.year),
                         "created": local(here.at).replace(tzinfo=None)})
    _sheet(book, session, here, around, lines, order, address)
    book.close()
    name = words.file_name([around.year], here.at, code, is_form=True,
                           is_demonstration=order.is_demonstration)
    return Made(name, XLSX, kept.getvalue())


def _sheet(
    book: Any, session: Session, here: Ground, around: RoundInfo, lines: list[Line], order: Order,
    address: str,
) -> None:
    sheet = book.add_worksheet(words.FORM_SHEET)
    styles = _styles(book)
    told = _above(here, around, order, address)
    for number, line in enumerate(told):
        sheet.write_string(number, 0, guarded(line), styles["head" if not number else "note"])
    head_at = len(told) + 1
    for place, (_, head, width, _) in enumerate(words.FORM_HEADS):
        sheet.set_column(place, place, width)
        sheet.write_string(head_at, place, head, styles["title"])
    last = head_at
    for last, cells in enumerate(_rows(session, here, around, lines), head_at + 1):
        for place, (cell, (_, _, _, kind)) in enumerate(zip(cells, words.FORM_HEADS, strict=True)):
            put(sheet, last, place, cell, styles[kind])
    _check(sheet, head_at + 1, last, around.year, order)
    sheet.freeze_panes(head_at + 1, FROZEN)
    sheet.autofilter(head_at, 0, last, len(words.FORM_HEADS) - 1)
    sheet.print_area(0, 0, last, len(words.FORM_HEADS) - 1)
    sheet.repeat_rows(head_at)
    lie_down(sheet)
    # Without a password: it keeps keys from being changed by mistake, not by will.
    sheet.protect("", ALLOWED)


def _above(here: Ground, around: RoundInfo, order: Order, address: str) -> list[str]:
    lines = [words.FORM_TITLE.format(plan=here.named, year=around.year), texts.as_of(here.at)]
    lines += [line.format(address=address) for line in words.FORM_NOTES]
    return lines + ([texts.DEMONSTRATION] if order.is_demonstration else [])


def _styles(book: Any) -> dict[str, Any]:
    plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#C9C5B8"}
    grey = {**plain, "bg_color": "#ECECEC", "locked": True}
    open_ = {**plain, "locked": False}
    return {
        "head": book.add_format({"bold": True, "font_size": 13}),
        "note": book.add_format({"italic": True}),
        "title": book.add_format({**grey, "bold": True, "align": "center", "valign": "vcenter"}),
        "key": book.add_format(grey),
        "date": book.add_format({**grey, "num_format": "dd/mm/yyyy"}),
        "state": book.add_format(open_),
        "percent": book.add_format({**open_, "num_format": "0%"}),
        "day": book.add_format({**open_, "num_format": "dd/mm/yyyy"}),
        "words": book.add_format({**open_, "num_format": "@"}),
    }


def _rows(
    session: Session, here: Ground, around: RoundInfo, lines: list[Line]
) -> list[list[Cell]]:
    meant = Reports(around.id, None, None)
    said, versions = queries.words_of(session, meant), queries.versions_of(session, meant)
    found: list[list[Cell]] = []
    for line in lines:
        task, agency = here.tasks[line.task_id], here.agencies[line.agency_id]
        written = said.get(line.report_id, NOTHING)
        part = here.parts.get(line.task_id, {}).get(line.agency_id)
        found.append([
            write_key(around.year, agency.code, task.path, versions[line.report_id],
                      plan=here.key),
            label(task.path), task.words, agency.name, texts.PARTS[part] if part else "",
            line.due_on or words.NO_DUE, texts.STATES[line.state],
            None if line.percent is None else line.percent / 100, line.reported_on,
            written.result, written.product, written.difficulties, written.proposals,
        ])
    return found


def _check(sheet: Any, first: int, last: int, year: int, order: Order) -> None:
    """What the table program itself watches over while one types."""
    places = {kind: place for place, (_, _, _, kind) in enumerate(words.FORM_HEADS)
              if kind in OPEN}
    is_agency = order.actor.role is Role.AGENCY
    states = [texts.STATES[state] for state in State
              if not is_agency or state in SAID_BY_AGENCY]
    sheet.data_validation(first, places["state"], last, places["state"], {
        "validate": "list", "source": states, "error_title": words.PICK_TITLE,
        "error_message": words.PICK_STATE})
    sheet.data_validation(first, places["percent"], last, places["percent"], {
        "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1,
        "error_title": words.PICK_TITLE, "error_message": words.PICK_PERCENT})
    sheet.data_validation(first, places["day"], last, places["day"], {
        "validate": "date", "criteria": "between", "minimum": date(year, 1, 1),
        "maximum": date(year + 1, 12, 31), "error_title": words.PICK_TITLE,
        "error_message": words.PICK_DAY.format(year=year)})
