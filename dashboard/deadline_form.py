"""Why a task is due on its day, and the form by which Sở Nội vụ gives it another."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, Node, el
from dashboard.queries import board as boards
from dashboard.queries import tasks as reports
from dashboard.queries.tasks import Duty, ReportDetail, TaskDetail
from dashboard.store import record, visit_of
from dashboard.texts import tasks as words
from dashboard.visit import Visit
from registry import clock, rounds
from registry.policy import Action


def reasons(
    visit: Visit, task: TaskDetail, around: boards.RoundInfo, agency_id: int | None
) -> list[Node]:
    """The due days of a task in a round, each with its rule; the one in force is marked."""
    if agency_id is None:
        agency_id = visit.only_agency
    found = reports.due_reasons(visit.session, around.id, task.id, agency_id)
    if not found:
        return [el("h2", words.DUE), el("p", words.NO_DUE, class_="quiet")]
    items = [
        el("li",
           el("b", texts.weekday(item.due_on) if item.due_on else words.NO_DAY),
           el("span", f" {words.IN_FORCE}", class_="in-force") if item.is_in_force else None,
           el("p", words.because(item.rule, item.due_on, item.stated_on, item.includes_day,
                                 item.day_off_policy, item.reason)),
           el("p", words.set_by(item.set_by, item.set_at, item.only_agency), class_="quiet"))
        for item in found
    ]
    return [el("h2", words.DUE), el("ol", *items, class_="history")]


def deadline_form(
    task: TaskDetail, around: boards.RoundInfo, duty: Duty, report: ReportDetail
) -> html.Details:
    """A due day, its reason, and for whom."""
    kept = {"round": around.id, "task": task.id, "agency": duty.agency_id}
    due_on = texts.day(report.due_on) if report.due_on else ""
    return html.Details(
        [
            html.Summary(words.SET_DEADLINE),
            dcc.Store(id="deadline-key", data=kept),
            dcc.Store(id="deadline-saved"),
            dbc.Label(words.NEW_DUE, html_for="deadline-due-on"),
            dbc.Input(
                id="deadline-due-on", value=due_on, placeholder=words.DAY_FORM, maxlength=10
            ),
            Drawn(tree=[el("p", words.NEW_DUE_HELP, class_="quiet")]),
            dbc.Label(words.REASON, html_for="deadline-reason"),
            dbc.Textarea(id="deadline-reason", maxlength=1000),
            dbc.Checkbox(id="deadline-one", label=words.ONLY_THIS_AGENCY, value=False),
            dbc.Button(words.SET_DEADLINE, id="deadline-save"),
        ],
        className="sheet deadline-form",
    )


@guarded_callback(
    Output("task-deadline", "tree"),
    Output("deadline-reason", "value"),
    Output("deadline-saved", "data"),
    Input("deadline-save", "n_clicks"),
    State("deadline-key", "data"),
    State("deadline-due-on", "value"),
    State("deadline-reason", "value"),
    State("deadline-one", "value"),
    needs=Action.SET_DEADLINE,
    prevent_initial_call=True,
)
def save_deadline(
    n_clicks: Any, key: Any, due_on: Any, reason: Any, only_one: Any
) -> tuple[Any, Any, Any]:
    """Give the task a due day with its reason, for one agency or for all."""
    if not n_clicks:
        return no_update, no_update, no_update
    who, at = access.actor(), clock.now()
    round_id, task_id = (given.row_id(given.part(key, name)) for name in ("round", "task"))
    agency_id = given.row_id(given.part(key, "agency")) if only_one is True else None
    with record().writing() as rows:
        rounds.set_deadline(
            rows,
            round_id,
            task_id,
            given.day(due_on),
            agency_id=agency_id,
            reason=given.words(reason),
            actor=who,
            at=at,
        )
    notices.show(words.DEADLINE_SAVED)
    with record().reading() as rows:
        visit = visit_of(rows)
        plan = boards.plan_id(rows)
        around = next(item for item in boards.rounds(rows, plan) if item.id == round_id)
        task = reports.task_detail(rows, plan, task_id)
        said = reasons(visit, task, around, given.row_id(given.part(key, "agency")))
        return said, "", {"round": round_id, "task": task_id, "at": at.isoformat()}
