"""/tasks/<id> — one task: its words, basis, agencies, and one agency's report with its history."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dash import Input, Output, State, html, no_update

from dashboard import deadline_form, given, texts
from dashboard.access import guarded_callback
from dashboard.basis_views import basis
from dashboard.components import (
    address,
    chip,
    choices_bar,
    heading,
    state_mark,
    verification_mark,
)
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.programme_views import under_task
from dashboard.queries import board as boards
from dashboard.queries import kept_plans
from dashboard.queries import tasks as reports
from dashboard.queries.board import Line
from dashboard.queries.tasks import Duty, TaskDetail
from dashboard.report_area import report_area
from dashboard.report_views import history
from dashboard.request_views import ask_task, report_requests
from dashboard.scorecards import completion_bar, formula
from dashboard.stars import star_toggle
from dashboard.store import record, visit_of
from dashboard.texts import tasks as words
from dashboard.texts.heatmap import label
from dashboard.visit import Page, Visit
from db.vocabulary import AssignmentRole
from registry import rounds
from registry.errors import NotFound
from registry.policy import Action


def layout(visit: Visit, task_id: str = "", **_address: str) -> Page:
    """The task in one round; `?agency=` opens that agency's report beside it."""
    if not (task_id.isascii() and task_id.isdigit() and len(task_id) < 10):
        raise NotFound("task", id=task_id)
    task = _task_of_its_plan(visit, int(task_id))
    plan = boards.plan_id(visit.session)
    around, known = chosen_round(visit, plan)
    title = f"{texts.TASK} {label(task.path)}"
    body: list[Any] = [Drawn(tree=[_head(visit, task, title, known, around)]),
                       star_toggle(visit, task)]
    left: list[Any] = [Drawn(tree=_words_of_plan(visit, plan, task))]
    right: list[Any] = []
    if around is not None:
        chosen = _chosen_agency(visit, task)
        left.append(Drawn(id="task-agencies", tree=_agencies(visit, task, around)))
        left.append(Drawn(tree=under_task(visit, task.id, around)))
        right = _report(visit, task, around, chosen)
    columns = html.Div([html.Div(left), html.Div(right, className="side")],
                       className="columns wide-narrow")
    return Page(title, [*body, columns])


def _task_of_its_plan(visit: Visit, task_id: int) -> TaskDetail:
    """A task of the shown plan; one of another plan turns the page to that plan."""
    try:
        return reports.task_detail(visit.session, boards.plan_id(visit.session), task_id)
    except NotFound:
        plan = kept_plans.of_task(visit.session, task_id)
        if plan is None:
            raise
        kept_plans.turn_to(visit.session, plan)
        return reports.task_detail(visit.session, plan, task_id)


def _head(
    visit: Visit,
    task: TaskDetail,
    title: str,
    known: list[boards.RoundInfo],
    around: boards.RoundInfo | None,
) -> list[Node]:
    options = [(str(item.year), str(item.year)) for item in known]
    query = dict(visit.query)
    if around is not None:
        query["round"] = str(around.year)
    path = f"/tasks/{task.id}"
    chosen = choices_bar(texts.ROUND, path, query, "round", options) if known else None
    return heading(title, visit, el("div", chosen, class_="filters"))


def _words_of_plan(visit: Visit, plan: int, task: TaskDetail) -> list[Node]:
    where = f"/sections/{quote(task.path)}"
    return [
        el("section",
           el("p", task.parent_heading, class_="quiet") if task.parent_heading else None,
           el("h2", task.heading) if task.heading else None,
           el("p", task.text or "", class_="plan-words"),
           el("p", link(where, words.OPEN_IN_PLAN), class_="quiet"),
           class_="sheet"),
        basis(visit, plan, task.id),
    ]


def _chosen_agency(visit: Visit, task: TaskDetail) -> reports.Duty | None:
    duties = reports.duties(visit.session, task.id)
    if visit.only_agency is not None:
        return next((duty for duty in duties if duty.agency_id == visit.only_agency), None)
    code = visit.query.get("agency")
    owing = [duty for duty in duties if duty.role in rounds.OWES_REPORT and duty.is_confirmed]
    if code is None and len(owing) == 1:
        return owing[0]
    return next((duty for duty in duties if duty.code == code), None)


def _agencies(visit: Visit, task: TaskDetail, around: boards.RoundInfo) -> list[Node]:
    lines = {
        line.agency_id: line
        for line in boards.board(
            visit.session,
            around.id,
            today=visit.today,
            choices=visit.choices,
            agency_id=visit.only_agency,
            task_ids=[task.id],
        )
    }
    duties = [
        duty
        for duty in reports.duties(visit.session, task.id)
        if visit.only_agency in (None, duty.agency_id)
    ]
    tally = boards.tally(lines.values())
    head = el("tr", *(el("th", name, scope="col") for name in words.AGENCY_COLUMNS))
    rows = [_duty(duty, lines.get(duty.agency_id), task, around.year, visit) for duty in duties]
    table = el("table", el("caption", words.AGENCIES), el("thead", head), el("tbody", *rows),
               class_="table cards")
    requested = any(duty.role is AssignmentRole.REQUESTED for duty in duties)
    return [
        el("section",
           el("h2", words.AGENCIES),
           el("p", texts.STATES_DONE, " ", completion_bar(tally, visit), title=formula(visit))
           if tally.total else None,
           el("p", words.REQUESTED, class_="quiet") if requested else None,
           el("div", table, class_="table-frame"))
    ]


def _duty(
    duty: Duty, line: Line | None, task: TaskDetail, year: int, visit: Visit
) -> list[Node]:
    where = address(f"/tasks/{task.id}", agency=duty.code, round=year)
    name = link(where, duty.short_name, title=duty.name) if line else el(
        "span", duty.short_name, title=duty.name)
    role = el("span", texts.PARTS[duty.role], title=duty.as_printed)
    named = words.AGENCY_COLUMNS
    if line is None:
        why = words.NO_REPORT if duty.is_confirmed else words.UNCONFIRMED
        return el("tr", el("td", name, data_name=named[0]), el("td", role, data_name=named[1]),
                  el("td", why, colspan=4, class_="quiet", data_name=named[2]))
    cells = (
        [name],
        [role],
        [chip(line.standing)],
        [state_mark(line.state), " ", "" if line.percent is None else texts.percent(line.percent)],
        [verification_mark(line.verification, on_behalf=line.is_on_behalf)],
        [texts.moment(line.changed_at) if line.changed_at else words.NEVER],
    )
    return el("tr", *(el("td", *cell, data_name=said)
                      for said, cell in zip(named, cells, strict=True)),
              aria_current="true" if visit.query.get("agency") == duty.code else None)


def _report(
    visit: Visit, task: TaskDetail, around: boards.RoundInfo, duty: Duty | None
) -> list[Any]:
    agency_id = duty.agency_id if duty else None
    deadline = Drawn(
        id="task-deadline", tree=deadline_form.reasons(visit, task, around, agency_id)
    )
    if duty is None:
        choose = Drawn(tree=[el("p", words.CHOOSE_AGENCY, class_="quiet")])
        return [choose, deadline, *ask_task(visit, task.id, around)]
    report = reports.report_detail(visit.session, around.id, task.id, duty.agency_id)
    if report is None:
        return [deadline]
    title = words.OF_AGENCY.format(name=duty.name)
    parts: list[Any] = [
        report_area(visit, around, report, title),
        deadline,
        *report_requests(visit, report.id),
    ]
    if visit.may(Action.SET_DEADLINE) and not around.is_locked:
        parts.append(deadline_form.deadline_form(visit, task, around, duty, report))
    tree = [el("h2", words.HISTORY), history(visit.session, report.id)]
    parts.append(Drawn(id="report-history", tree=tree))
    return parts


@guarded_callback(
    Output("task-agencies", "tree"),
    Output("report-history", "tree"),
    Input("report-saved", "data"),
    needs=Action.VIEW,
    prevent_initial_call=True,
)
def redraw(saved: Any) -> tuple[Any, Any]:
    """Show the saved or decided report in the list and in the history."""
    if not saved:
        return no_update, no_update
    with record().reading() as rows:
        visit = visit_of(rows)
        report = reports.report_by_id(rows, given.row_id(given.part(saved, "id")))
        if visit.only_agency not in (None, report.agency_id):
            raise NotFound("report", id=report.id)
        plan = boards.plan_id(rows)
        around = next(item for item in boards.rounds(rows, plan) if item.id == report.round_id)
        task = reports.task_detail(rows, plan, report.task_id)
        said = [el("h2", words.HISTORY), history(rows, report.id)]
        return _agencies(visit, task, around), said


@guarded_callback(
    Output("task-agencies", "tree", allow_duplicate=True),
    # Who may decide need not be who may set a day: each sees the forms of their own.
    Input("deadline-saved", "data", allow_optional=True),
    Input("extension-decided", "data", allow_optional=True),
    State("deadline-key", "data", allow_optional=True),
    needs=Action.DECIDE_EXTENSION,
    prevent_initial_call=True,
)
def redraw_days(saved: Any, decided: Any, key: Any) -> Any:
    """Show in the list where the agencies stand by the new day."""
    kept = saved or (decided and key)
    if not kept:
        return no_update
    task_id, round_id = (given.row_id(given.part(kept, name)) for name in ("task", "round"))
    with record().reading() as rows:
        plan = boards.plan_id(rows)
        around = next((item for item in boards.rounds(rows, plan) if item.id == round_id), None)
        if around is None:
            raise NotFound("round", id=round_id)
        return _agencies(visit_of(rows), reports.task_detail(rows, plan, task_id), around)
