"""/ — ten seconds: where are we late, who needs a call, what comes next, what moved."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

from dash import html

from dashboard import texts
from dashboard.alarm_views import alarmed
from dashboard.basis_views import basis_link
from dashboard.charts import trend_chart
from dashboard.components import address, chip, empty, heading, legend
from dashboard.drawn import Drawn, Node, el, link
from dashboard.moment_bar import not_open_then, page_top, round_then
from dashboard.movement import moved_section, urged_section
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries import scores
from dashboard.queries.board import Line, RoundInfo
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.scorecards import heads, rate_cell, standing_bar, tiles
from dashboard.texts import scores as words
from dashboard.texts.heatmap import label
from dashboard.visit import Page, Visit
from db.vocabulary import State
from registry.policy import Action

MOST_LATE = 8
STILL_OWED = (State.NOT_STARTED, State.IN_PROGRESS)
MOST_NEXT = 7
AHEAD = timedelta(days=60)


def layout(visit: Visit, **_address: str) -> Page:
    """The whole plan for those who may see it; an agency's own part for an agency."""
    plan = boards.plan_id(visit.session)
    around, _known = round_then(visit, plan)
    if around is None:
        body = [heading(texts.OVERVIEW, visit), empty(words.NO_ROUND)]
        return Page(texts.OVERVIEW, Drawn(tree=body))
    lines = boards.board(
        visit.session, around.id, today=visit.today, choices=visit.choices,
        agency_id=visit.only_agency, as_of=visit.as_of,
    )
    top = page_top(texts.OVERVIEW, visit, "/")
    too_early = not_open_then(visit, around)
    if too_early:
        return Page(texts.OVERVIEW, [top, Drawn(tree=[too_early])])
    tasks = plans.tasks(visit.session, plan)
    agencies = plans.agencies(visit.session)
    tally = boards.tally(lines)
    query: dict[str, object] = {"round": around.year, **visit.kept}
    said = words.OF_ROUND.format(year=around.year, total=texts.number(tally.total))
    head = [
        el("p", texts.PLAN_LINE, class_="plan-line"),
        tiles(visit, tally, query),
        el("p", said, class_="quiet"),
        standing_bar(tally, query, labelled=True),
        el("details", el("summary", words.LEGEND), legend(visit, dict(tally.by_standing))),
    ]
    return Page(texts.OVERVIEW, [
        top,
        Drawn(tree=head, className="overview-head"),
        _columns(visit, plan, around, lines, tasks, agencies),
    ])


def _columns(
    visit: Visit,
    plan: int,
    around: RoundInfo,
    lines: list[Line],
    tasks: list[TaskInfo],
    agencies: list[AgencyInfo],
) -> html.Div:
    frame = scores.trend(
        visit.session, plan, today=visit.today, choices=visit.choices,
        agency_id=visit.only_agency, as_of=visit.as_of,
    )
    left: list[Any] = []
    if visit.may(Action.VIEW_ALL):
        left.append(Drawn(tree=[_late(visit, lines, agencies, around)]))
        urged = urged_section(visit, around, lines, tasks, agencies)
        left += [Drawn(tree=[urged])] if urged else []
        left += alarmed(visit)
    left.append(Drawn(tree=[_parts(visit, lines, tasks, around)]))
    right = [
        Drawn(tree=[_next(visit, lines, tasks, around)]),
        trend_chart(frame, words.TREND),
        Drawn(tree=[moved_section(visit, plan, tasks, agencies)]),
    ]
    return html.Div([html.Div(left, className="stack"), html.Div(right, className="stack")],
                    className="columns two")


def _late(
    visit: Visit, lines: list[Line], agencies: list[AgencyInfo], around: RoundInfo
) -> list[Node]:
    by_agency: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_agency[line.agency_id].append(line)
    tallies = [(item, boards.tally(by_agency[item.id])) for item in agencies
               if item.id in by_agency]
    late = sorted((pair for pair in tallies if pair[1].overdue), key=lambda pair: -pair[1].overdue)
    if not late:
        return el("section", el("h2", words.WHO_TO_CALL), el("p", words.NOBODY_LATE))
    rows = []
    for agency, tally in late[:MOST_LATE]:
        query: dict[str, object] = {"agency": agency.code, "round": around.year, **visit.kept}
        where = address(f"/agencies/{agency.code}", round=around.year, **visit.kept)
        rows.append(el(
            "tr",
            el("th", link(where, agency.name), scope="row"),
            el("td", link(address("/tasks", **query, standing="overdue"),
                          texts.number(tally.overdue)), class_="n red"),
            el("td", standing_bar(tally, query)),
        ))
    more = link(address("/agencies", round=around.year, **visit.kept), words.ALL_AGENCIES)
    names = (texts.AGENCY, words.OVERDUE, texts.STANDING)
    return el("section", el("h2", words.WHO_TO_CALL), _table(visit, words.WHO_TO_CALL, names, rows),
              el("p", more), class_="sheet")


def _parts(
    visit: Visit, lines: list[Line], tasks: list[TaskInfo], around: RoundInfo
) -> list[Node]:
    by_task: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_task[line.task_id].append(line)
    groups: dict[str, list[Line]] = defaultdict(list)
    for task in tasks:
        groups[task.group if task.path.startswith("II.") else "III"] += by_task[task.id]
    rows = []
    for path, kept in groups.items():
        if not kept:
            continue
        tally = boards.tally(kept)
        query: dict[str, object] = {"section": path, "round": around.year, **visit.kept}
        where = address(f"/sections/{path}", round=around.year, **visit.kept)
        rows.append(el(
            "tr",
            el("th", link(where, label(path)), scope="row"),
            el("td", link(address("/tasks", **query, standing="overdue"),
                          texts.number(tally.overdue)),
               class_="n red" if tally.overdue else "n"),
            rate_cell(scores.completion(tally, visit.choices)),
            el("td", standing_bar(tally, query)),
        ))
    return el("section", el("h2", words.BY_PART),
              _table(visit, words.BY_PART, words.PART_COLUMNS, rows), class_="sheet")


def _table(visit: Visit, caption: str, names: tuple[str, ...], rows: list[Node]) -> list[Node]:
    head = heads(names, visit, numeric=words.PART_COLUMNS[1:3])
    return el("table", el("caption", caption), el("thead", head), el("tbody", *rows),
              class_="table bars")


def _next(
    visit: Visit, lines: list[Line], tasks: list[TaskInfo], around: RoundInfo
) -> list[Node]:
    paths = {task.id: task.path for task in tasks}
    coming: dict[tuple[Any, int], list[Line]] = defaultdict(list)
    for line in lines:
        if line.due_on and visit.today <= line.due_on <= visit.today + AHEAD:
            coming[(line.due_on, line.task_id)].append(line)
    # What everybody finished or reported is passed over before the list is cut, not after.
    still_open = [
        (key, still)
        for key, kept in sorted(coming.items(), key=lambda pair: pair[0])
        if (still := [line for line in kept if line.state in STILL_OWED])
    ]
    items = []
    for (due_on, task_id), still in still_open[:MOST_NEXT]:
        where = address(f"/tasks/{task_id}", round=around.year)
        items.append(el(
            "li",
            el("time", texts.weekday(due_on), datetime=due_on.isoformat()),
            link(where, el("b", label(paths[task_id])), " · ", words.agencies(len(still))),
            el("span", texts.days_left(due_on, visit.today), class_="quiet"),
            el("span", chip(still[0].standing), " ", basis_link(where)),
        ))
    body = el("ol", *items, class_="next-days") if items else el("p", words.NO_NEXT)
    return el("section", el("h2", words.NEXT_DAYS), body,
              el("p", link("/calendar", words.TO_CALENDAR)), class_="sheet")
