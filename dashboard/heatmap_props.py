"""The map as the browser is sent it: the compact props of the Heatmap component."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from dashboard import texts
from dashboard.drawn import Heatmap
from dashboard.heatmap_columns import TURNS, Wanted, here, top_of
from dashboard.heatmap_compare import WORST_FIRST
from dashboard.heatmap_rows import Cell, Map, Row
from dashboard.texts import heatmap as words
from dashboard.visit import Visit
from db.vocabulary import State

# Table classes by how much room a cell has; assets/heatmap.js and drawn_html.py only pass them on.
DENSE_FROM, MANY_FROM = 21, 9
NO_DUTY, LEFT_OUT = 0, 1
MARKS = {state: place for place, state in enumerate(State)}
TURN_PLACES = {turn: place for place, turn in enumerate(TURNS)}


def drawn(visit: Visit, shown: Map) -> Heatmap:
    """The component with everything in it."""
    wanted, across = shown.wanted, shown.across
    said = {
        **words.cell_words(wanted.across),
        "look": look(wanted, len(across.columns)),
        "zoom_in": {"task": "spans", "group": "columns"}.get(wanted.across, ""),
        "zoom_out": outward(visit, wanted),
    }
    if wanted.section and len(across.spans) < 2:
        # The only head leads to the list: there is nothing further in.
        said["zoom_in"] = ""
    return Heatmap(
        id="heatmap",
        words=said,
        columns=[_column(one.label, one.title, one.address, one.words) for one in across.columns],
        spans=[{"label": one.label, "title": one.title, "address": one.address,
                "width": one.width} for one in across.spans],
        rows=_rows(shown),
    )


def look(wanted: Wanted, columns: int) -> str:
    """The classes of the table."""
    if wanted.is_zoomed:
        return "wide named big"
    if wanted.across == "group":
        return "wide named"
    if wanted.across == "document":
        return "wide tall"
    if columns >= DENSE_FROM:
        return "dense"
    return "wide many" if columns >= MANY_FROM else "wide"


def outward(visit: Visit, wanted: Wanted) -> str:
    """The next wider map: from an item to its part, to all tasks, to the groups."""
    if wanted.across != "task":
        return here(visit, section=None, only=None) if wanted.section else ""
    if not wanted.section:
        return here(visit, across="group", only=None)
    above = top_of(wanted.tasks[0].path)
    is_inner = wanted.section != above and wanted.section.startswith(above)
    return here(visit, section=above if is_inner else None, only=None)


def _column(label: str, title: str, where: str, said: str) -> dict[str, str]:
    column = {"label": label, "title": title, "address": where}
    return {**column, "words": said} if said else column


def _rows(shown: Map) -> list[dict[str, Any]]:
    with_words = shown.wanted.is_zoomed
    has_room = with_words or shown.wanted.across == "group"
    rows: list[dict[str, Any]] = []
    for name, kept in shown.grouped():
        if name:
            rows.append({"group": name})
        rows += (_row(row, with_words, has_room) for row in kept)
    return rows


def _row(row: Row, with_words: bool, has_room: bool) -> dict[str, Any]:
    return {
        "short": words.agency(row.agency.name) if has_room else row.agency.short_name,
        "name": row.agency.name,
        "address": row.address,
        "sum": row.red,
        "red": row.red > 0,
        "cells": [_cell(cell, with_words) for cell in row.cells],
    }


_day = lru_cache(maxsize=512)(texts.day)


def _cell(cell: Cell | None, with_words: bool) -> list[object] | int:
    """See the head of assets/heatmap.js."""
    if cell is None:
        return NO_DUTY
    if cell.is_off:
        return LEFT_OUT
    made: list[object] = [
        WORST_FIRST[cell.standing], MARKS[cell.state] if cell.state else cell.overdue,
        int(cell.is_stale),
        cell.verified, cell.done, cell.total, cell.address,
        cell.percent, _day(cell.due_on) if cell.due_on else "",
    ]
    if cell.turn:
        was = cell.before
        made += [TURN_PLACES[cell.turn],
                 words.before(was and was.standing, was.done if was else 0, cell.total)]
    if with_words and cell.state:
        made += [None] * (11 - len(made)) + [words.cell_text(cell.state, cell.percent)]
    return made
