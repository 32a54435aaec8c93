"""Nhiệm vụ trọng tâm on the screens: the mark, the button for it, an agency's starred tasks."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.basis_views import basis_of
from dashboard.components import address, chip, state_mark, verification_mark
from dashboard.drawn import Drawn, Node, el, link
from dashboard.queries import agencies as organisations
from dashboard.queries import plan as plans
from dashboard.queries.board import Line
from dashboard.queries.tasks import TaskDetail
from dashboard.scorecards import Query
from dashboard.store import record
from dashboard.texts import scores as words
from dashboard.texts.heatmap import label
from dashboard.visit import Visit
from registry import clock, stars
from registry.policy import Action
from registry.standing import Standing


def star_mark() -> list[Node]:
    """★ with its word, for whoever does not see the star."""
    return el("span", el("span", "★ ", aria_hidden="true"), words.STARRED, class_="star-mark")


def star_toggle(visit: Visit, task: TaskDetail) -> html.Div:
    """Whether a task is starred; for those who may, the button that changes it."""
    is_starred = task.id in organisations.starred(visit.session, visit.as_of)
    mark = Drawn(id="star-mark", tree=_mark(is_starred))
    if not visit.may(Action.CHANGE_SETTINGS):
        return html.Div(mark, className="star-toggle")
    button = dbc.Button(_deed(is_starred), id="star-toggle", className="small")
    key = dcc.Store(id="star-key", data={"task": task.id, "starred": is_starred})
    return html.Div([mark, key, button], className="star-toggle")


def _mark(is_starred: bool) -> list[Node]:
    return [star_mark()] if is_starred else []


def _deed(is_starred: bool) -> str:
    return words.UNSTAR if is_starred else words.STAR


@guarded_callback(
    Output("star-mark", "tree"),
    Output("star-toggle", "children"),
    Output("star-key", "data"),
    Input("star-toggle", "n_clicks"),
    State("star-key", "data"),
    needs=Action.CHANGE_SETTINGS,
    prevent_initial_call=True,
)
def toggle(n_clicks: Any, key: Any) -> tuple[Any, Any, Any]:
    """Do what the button said when it was drawn, never its opposite."""
    if not n_clicks:
        return no_update, no_update, no_update
    task_id = given.row_id(given.part(key, "task"))
    wanted = given.part(key, "starred") is not True
    with record().writing() as rows:
        at = clock.now()
        stars.star(rows, task_id, wanted, actor=access.actor(), at=at)
    notices.show(words.STAR_SET if wanted else words.STAR_GONE)
    return _mark(wanted), _deed(wanted), {"task": task_id, "starred": wanted}


def starred_tasks(visit: Visit, plan: int, query: Query, lines: list[Line]) -> list[Node]:
    """How an agency's starred tasks stand in a round; `query` names both."""
    marked = organisations.starred(visit.session, visit.as_of)
    tasks = {task.id: task for task in plans.tasks(visit.session, plan)}
    rows = []
    for line in (line for line in lines if line.task_id in marked):
        task = tasks[line.task_id]
        percent = "" if line.percent is None else f" {texts.percent(line.percent)}"
        due = texts.day(line.due_on) if line.due_on else texts.STANDINGS[Standing.OPEN_ENDED]
        cells = (
            [link(address(f"/tasks/{task.id}", **query), el("b", label(task.path)), " ",
                  texts.shortened(task.words, 70)), " ", basis_of(task.id, **query)],
            [chip(line.standing)],
            [state_mark(line.state), percent,
             verification_mark(line.verification, on_behalf=line.is_on_behalf)],
            [due],
        )
        named = zip(words.STARRED_COLUMNS, cells, strict=True)
        rows.append(el("tr", *(el("td", *cell, data_name=name) for name, cell in named)))
    head = el("tr", *(el("th", name, scope="col") for name in words.STARRED_COLUMNS))
    table = el("table", el("caption", words.STARRED_TASKS), el("thead", head),
               el("tbody", *rows), class_="table cards starred")
    shown = el("div", table, class_="table-frame") if rows else el("p", words.NONE_STARRED)
    return el("section",
              el("h2", el("span", "★ ", aria_hidden="true"), words.STARRED_TASKS),
              el("p", words.STARRED_HELP, class_="quiet"), shown, class_="sheet")
