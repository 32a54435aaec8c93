"""/heatmap — agencies down; tasks, task groups or rounds across; colour is standing."""

from __future__ import annotations

from typing import Any

from dashboard import texts
from dashboard.components import (
    STANDING_ORDER,
    address,
    choices_bar,
    empty,
    heading,
    legend,
)
from dashboard.drawn import Drawn, Heatmap, Node, el, link
from dashboard.moment_bar import not_open_then, page_top, round_then
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries.board import Line
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.texts import heatmap as words
from dashboard.visit import Page, Visit
from db.vocabulary import State, Verification
from registry.standing import Standing

ACROSS = ("task", "group", "round")
SORTS = ("group", "red", "name")
MARKS = tuple(State)


def layout(visit: Visit, **_address: str) -> Page:
    """The whole map of one round, or of all rounds."""
    plan = boards.plan_id(visit.session)
    around, known = round_then(visit, plan)
    if around is None:
        return Page(texts.HEATMAP, Drawn(tree=[heading(texts.HEATMAP), empty(words.NO_ROUND)]))
    across = visit.asked("across", ACROSS)
    shown = known if across == "round" else [around]
    lines = [(item, line) for item in shown for line in _lines(visit, item.id)]
    tasks = plans.tasks(visit.session, plan)
    columns, key_of = _columns(visit, plan, across, tasks, known, around.year)
    rows = _rows(visit, across, lines, columns, key_of, around.year)
    tally = boards.tally(line for _, line in lines)
    top = page_top(texts.HEATMAP, visit, "/heatmap", _filters(visit, known, across))
    too_early = not_open_then(visit, around)
    if too_early and not lines:
        return Page(texts.HEATMAP, [top, Drawn(tree=[too_early])])
    return Page(
        texts.HEATMAP,
        [
            top,
            Drawn(tree=[legend(visit, dict(tally.by_standing))], className="heatmap-head"),
            Heatmap(
                id="heatmap",
                words=words.cell_words(across),
                columns=[column for _, column in columns],
                spans=_spans(visit, tasks, around.year) if across == "task" else [],
                rows=rows,
            ),
            Drawn(tree=[_marks(visit)], className="heatmap-foot"),
        ],
    )


def _lines(visit: Visit, round_id: int) -> list[Line]:
    return boards.board(
        visit.session, round_id, today=visit.today, choices=visit.choices, as_of=visit.as_of
    )


Column = tuple[Any, dict[str, str]]


def _columns(
    visit: Visit,
    plan: int,
    across: str,
    tasks: list[TaskInfo],
    known: list[boards.RoundInfo],
    year: int,
) -> tuple[list[Column], dict[tuple[int, int], Any]]:
    """The columns, and for each (round, task) the key of the column it counts in."""
    if across == "round":
        columns = [
            (item.year, _column(str(item.year), texts.round_of(item.year),
                                address("/heatmap", round=item.year, **visit.kept)))
            for item in reversed(known)
        ]
        return columns, {(item.year, task.id): item.year for item in known for task in tasks}
    if across == "group":
        names = plans.headings(visit.session, plan)
        groups = list(dict.fromkeys(task.group for task in tasks))
        columns = [
            (group, _column(words.label(group), f"{words.label(group)} {names.get(group, '')}",
                            address("/tasks", section=group, round=year, **visit.kept)))
            for group in groups
        ]
        return columns, {(year, task.id): task.group for task in tasks}
    columns = [
        (task.id, _column(words.leaf(task.path), words.title(task.path, task.words),
                          address(f"/tasks/{task.id}", round=year)))
        for task in tasks
    ]
    return columns, {(year, task.id): task.id for task in tasks}


def _column(label: str, title: str, where: str) -> dict[str, str]:
    return {"label": label, "title": title, "address": where}


def _spans(visit: Visit, tasks: list[TaskInfo], year: int) -> list[dict[str, object]]:
    spans: list[dict[str, object]] = []
    for task in tasks:
        top = task.group if task.path.startswith("II.") else task.path.split(".")[0]
        if not spans or spans[-1]["path"] != top:
            spans.append({"path": top, "width": 0, "label": top, "title": words.part(top),
                          "address": address("/tasks", section=top, round=year, **visit.kept)})
        spans[-1]["width"] = int(str(spans[-1]["width"])) + 1
    return spans


def _rows(
    visit: Visit,
    across: str,
    lines: list[tuple[boards.RoundInfo, Line]],
    columns: list[Column],
    key_of: dict[tuple[int, int], Any],
    year: int,
) -> list[dict[str, object]]:
    by_agency: dict[int, dict[Any, list[Line]]] = {}
    for around, line in lines:
        key = key_of[(around.year, line.task_id)]
        by_agency.setdefault(line.agency_id, {}).setdefault(key, []).append(line)
    agencies = [item for item in plans.agencies(visit.session) if item.id in by_agency]
    made = [
        (agency, _row(visit, across, agency, by_agency[agency.id], columns, year))
        for agency in agencies
    ]
    sort = visit.asked("sort", SORTS)
    if sort == "red":
        made.sort(key=lambda pair: -int(str(pair[1]["sum"])))
    if sort == "name":
        made.sort(key=lambda pair: texts.name_order(pair[0].name))
    return [row for _, row in made] if sort != "group" else _grouped(made)


def _grouped(made: list[tuple[AgencyInfo, dict[str, object]]]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    last = None
    for agency, row in made:
        if agency.kind != last:
            rows.append({"group": texts.AGENCY_KINDS[agency.kind]})
            last = agency.kind
        rows.append(row)
    return rows


def _row(
    visit: Visit,
    across: str,
    agency: AgencyInfo,
    by_key: dict[Any, list[Line]],
    columns: list[Column],
    year: int,
) -> dict[str, object]:
    cells = [_cell(visit, across, agency, by_key.get(key), key, year) for key, _ in columns]
    red = sum(
        line.standing is Standing.OVERDUE for kept in by_key.values() for line in kept
    )
    return {
        "short": agency.short_name,
        "name": agency.name,
        "address": address(f"/agencies/{agency.code}", round=year, **visit.kept),
        "sum": red,
        "red": red > 0,
        "cells": cells,
    }


def _cell(
    visit: Visit, across: str, agency: AgencyInfo, kept: list[Line] | None, key: Any, year: int
) -> list[object] | int:
    """[standing, mark, stale, verified, done, total, address, detail]; the worst standing shows."""
    if not kept:
        return 0
    if len(kept) == 1:
        return _single(agency, kept[0], key if across == "round" else year)
    worst = min(STANDING_ORDER.index(line.standing) for line in kept)
    done = sum(line.state is State.DONE for line in kept)
    verified = sum(line.verification is Verification.VERIFIED for line in kept)
    part = {"round": key} if across == "round" else {"section": key, "round": year}
    where = address("/tasks", agency=agency.code, **part, **visit.kept)
    stale = int(any(line.is_stale for line in kept))
    return [worst, 0, stale, verified, done, len(kept), where, ""]


def _single(agency: AgencyInfo, line: Line, year: int) -> list[object]:
    return [
        STANDING_ORDER.index(line.standing),
        MARKS.index(line.state),
        int(line.is_stale),
        int(line.verification is Verification.VERIFIED),
        int(line.state is State.DONE),
        1,
        address(f"/tasks/{line.task_id}", agency=agency.code, round=year),
        words.detail(line.percent, line.due_on),
    ]


def _filters(
    visit: Visit, known: list[boards.RoundInfo], across: str
) -> list[Node]:
    query = dict(visit.query)
    rounds = [(str(item.year), str(item.year)) for item in known]
    bars = [
        choices_bar(words.ACROSS, "/heatmap", query, "across", words.ACROSS_OPTIONS),
        choices_bar(words.SORT, "/heatmap", query, "sort", words.SORT_OPTIONS),
    ]
    if across != "round" and rounds:
        bars.insert(0, choices_bar(texts.ROUND, "/heatmap", query, "round", rounds))
    return el("div", *bars, class_="filters")


def _marks(visit: Visit) -> list[Node]:
    """What the shapes inside the cells say."""
    shapes = [
        el("li", el("span", class_=f"key m{MARKS.index(state)}"), texts.STATES[state])
        for state in MARKS
    ]
    stale = words.STALE.format(days=visit.choices.stale_days)
    listed = link(address("/tasks", **visit.kept), words.AS_LIST)
    return el(
        "div",
        el("ul", *shapes,
           el("li", el("span", class_="key verified"), words.VERIFIED),
           el("li", el("span", class_="key stale"), stale),
           el("li", el("span", class_="key none"), words.NO_DUTY), class_="marks"),
        el("p", words.KEYBOARD, " ", listed, class_="quiet"),
    )
