"""/update — Sở Nội vụ records: a list of reports to work through, one open beside it."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import given, report_form, texts
from dashboard.access import guarded_callback
from dashboard.components import (
    address,
    chip,
    choices_bar,
    choices_menu,
    empty,
    heading,
    state_mark,
)
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round, under
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries import tasks as reports
from dashboard.queries.board import Line, RoundInfo
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.store import record, visit_of
from dashboard.texts import tasks as task_words
from dashboard.texts import update as words
from dashboard.texts.heatmap import label
from dashboard.visit import Page, Visit
from db.vocabulary import State as ReportState
from db.vocabulary import Verification
from registry.policy import Action
from registry.progress import Standing

PER_PAGE = 40
# What says where in the list one is, and not which list it is.
PLACE = ("page", "report")
SHOW = ("open", "awaiting", "overdue", "unverified", "all")


def layout(visit: Visit, **_address: str) -> Page:
    """The list by agency and part of the plan; `?report=` opens one of them in the form."""
    plan = boards.plan_id(visit.session)
    around, known = chosen_round(visit, plan)
    if around is None:
        tree = [heading(texts.UPDATE), empty(task_words.NO_ROUND)]
        return Page(texts.UPDATE, Drawn(tree=tree))
    head = Drawn(tree=[heading(texts.UPDATE, visit), _filters(visit, known, around)])
    wanted = _wanted(visit, plan, around)
    listed = Drawn(id="update-list", tree=_list(visit, wanted))
    columns = html.Div(
        [html.Div(listed), html.Div(_open(visit, plan, around, wanted), className="side")],
        className="columns two update",
    )
    return Page(texts.UPDATE, [head, columns])


def _filters(visit: Visit, known: list[RoundInfo], around: RoundInfo) -> list[Node]:
    query = {key: value for key, value in _asked(visit).items() if key not in PLACE}
    agencies = plans.agencies(visit.session, with_reports_in=around.id)
    rounds = [(str(item.year), str(item.year)) for item in known]
    by_name = [("", texts.ALL), *((item.code, item.short_name) for item in agencies)]
    parts = [("", texts.ALL), *((part, part) for part in words.PARTS)]
    return el(
        "div",
        choices_bar(texts.ROUND, "/update", query, "round", rounds),
        choices_bar(words.SHOW, "/update", query, "show", words.SHOW_OPTIONS),
        choices_bar(task_words.PART, "/update", query, "section", parts),
        choices_menu(texts.AGENCY, "/update", query, "agency", by_name),
        class_="filters stacked",
    )


Row = tuple[Line, AgencyInfo, TaskInfo]


def _wanted(visit: Visit, plan: int, around: RoundInfo) -> list[Row]:
    agencies = {item.id: item for item in plans.agencies(visit.session)}
    tasks = {item.id: item for item in plans.tasks(visit.session, plan)}
    show = visit.asked("show", SHOW)
    code, section = visit.query.get("agency", ""), visit.query.get("section", "")
    lines = boards.board(
        visit.session, around.id, today=visit.today, choices=visit.choices
    )
    kept = [
        (line, agencies[line.agency_id], tasks[line.task_id])
        for line in lines
        if _is_shown(line, show)
        and (not code or agencies[line.agency_id].code == code)
        and (not section or under(tasks[line.task_id].path, section))
    ]
    order = list(Standing)
    return sorted(kept, key=lambda item: order.index(item[0].standing))


def _is_shown(line: Line, show: str) -> bool:
    if show == "open":
        return line.state not in (ReportState.DONE, ReportState.NOT_APPLICABLE)
    if show == "awaiting":
        return line.state is ReportState.AWAITING
    if show == "overdue":
        return line.standing is Standing.OVERDUE
    return show == "all" or line.verification is Verification.SELF_REPORTED


def _list(visit: Visit, wanted: list[Row]) -> list[Node]:
    if not wanted:
        return [empty(words.NOTHING_TO_DO)]
    pages = -(-len(wanted) // PER_PAGE)
    page = min(max(visit.asked_number("page") or 1, 1), pages)
    shown = wanted[(page - 1) * PER_PAGE : page * PER_PAGE]
    chosen = visit.asked_number("report")
    items = [_item(visit, line, agency, task, chosen) for line, agency, task in shown]
    turning = [
        link(address("/update", **{**_asked(visit), "page": number}), str(number),
             aria_current="true" if number == page else None)
        for number in range(1, pages + 1)
    ]
    return [
        el("p", words.count(len(wanted)), class_="what"),
        el("ol", *items, class_="work-list"),
        el("nav", *turning, class_="pager", aria_label=task_words.PAGES) if pages > 1 else None,
    ]


def _item(
    visit: Visit, line: Line, agency: AgencyInfo, task: TaskInfo, chosen: int | None
) -> list[Node]:
    where = address("/update", **{**_asked(visit), "report": line.report_id})
    return el(
        "li",
        link(where,
             el("span", chip(line.standing)),
             el("b", label(task.path)),
             el("span", agency.short_name, title=agency.name),
             state_mark(line.state),
             el("span", _percent(line), class_="n"),
             aria_current="true" if line.report_id == chosen else None),
    )


def _percent(line: Line) -> str:
    return "" if line.percent is None else texts.percent(line.percent)


def _open(visit: Visit, plan: int, around: RoundInfo, listed: list[Row]) -> list[Any]:
    chosen = visit.asked_number("report")
    wanted = [line for line, _agency, _task in listed]
    if chosen is None and wanted:
        chosen = wanted[0].report_id
    if chosen is None:
        return [Drawn(tree=[el("p", words.CHOOSE, class_="quiet")])]
    report = reports.report_by_id(visit.session, chosen)
    if report.round_id != around.id or around.is_locked:
        return [Drawn(tree=[el("p", words.NOT_THIS_ROUND, class_="quiet")])]
    task = reports.task_detail(visit.session, plan, report.task_id)
    agency = next(item for item in plans.agencies(visit.session) if item.id == report.agency_id)
    following = _next_after(wanted, chosen)
    where = address(f"/tasks/{task.id}", agency=agency.code, round=around.year)
    onward = address("/update", **{**_asked(visit), "report": following}) if following else None
    title = f"{label(task.path)} · {agency.name}"
    said = [
        el("p", texts.shortened(task.text or task.heading or "", 220), class_="quiet"),
        el("p", link(where, words.OPEN_TASK), " ",
           link(onward, words.NEXT) if onward else None),
    ]
    tree = [el("h2", task_words.HISTORY), report_form.history(visit.session, report.id)]
    due = el("p", words.due(report.due_on, visit.today), class_="due")
    return [
        dcc.Store(id="update-next", data=onward),
        Drawn(tree=[*_just_saved(visit, plan), due]),
        report_form.report_form(visit, report, title),
        dbc.Checkbox(id="update-onward", label=words.ONWARD, value=True, className="check",
                     persistence=True, persistence_type="session"),
        Drawn(tree=said),
        Drawn(id="update-history", tree=tree),
    ]


def _asked(visit: Visit) -> dict[str, str]:
    return {key: value for key, value in visit.query.items() if key != "saved"}


def _just_saved(visit: Visit, plan: int) -> list[Node]:
    """What the press before this page recorded, said once."""
    saved = visit.asked_number("saved")
    if saved is None:
        return []
    report = reports.report_by_id(visit.session, saved)
    task = reports.task_detail(visit.session, plan, report.task_id)
    agency = next(item for item in plans.agencies(visit.session) if item.id == report.agency_id)
    said = words.SAVED_ONE.format(
        task=label(task.path), agency=agency.name, state=texts.STATES[report.state]
    )
    return [el("p", said, class_="said", role="status")]


def _next_after(wanted: list[Line], chosen: int) -> int | None:
    ids = [line.report_id for line in wanted]
    if chosen not in ids:
        return ids[0] if ids else None
    place = ids.index(chosen) + 1
    return ids[place] if place < len(ids) else None


@guarded_callback(
    Output("update-list", "tree"),
    Output("update-history", "tree"),
    Input("report-saved", "data"),
    State("address", "search"),
    needs=Action.VERIFY,
    prevent_initial_call=True,
)
def redraw(saved: Any, search: Any) -> tuple[Any, Any]:
    """Show the saved report in the list and its history, without opening the page again."""
    if not saved:
        return no_update, no_update
    report_id = given.row_id(given.part(saved, "id"))
    with record().reading() as rows:
        query = given.query(search)
        visit = visit_of(rows, query)
        plan = boards.plan_id(rows)
        around, _known = chosen_round(visit, plan)
        said = [el("h2", task_words.HISTORY), report_form.history(rows, report_id)]
        return (_list(visit, _wanted(visit, plan, around)) if around else []), said


@guarded_callback(
    Output("address", "search"),
    Input("report-saved", "data"),
    # The form is on the task page too, where there is no next report.
    State("update-next", "data", allow_optional=True),
    State("update-onward", "value", allow_optional=True),
    needs=Action.RECORD_STATUS,
    prevent_initial_call=True,
)
def go_on(saved: Any, onward: Any, wanted: Any) -> Any:
    """Open the next report of the list once this one is saved, when that is wanted."""
    where = given.words(onward)
    if not saved or wanted is not True or not where.startswith("/update?"):
        return no_update
    return f"{where.removeprefix('/update')}&saved={given.row_id(given.part(saved, 'id'))}"
