"""An agency's own tasks: the list and its form on the desk, and the list under a plan's point."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update, set_props

from dashboard import access, given, texts
from dashboard.access import guarded_callback
from dashboard.components import address, state_mark
from dashboard.drawn import Drawn, Node, el, link
from dashboard.notices import notice
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries import programme as own
from dashboard.queries.board import RoundInfo
from dashboard.queries.programme import OwnTaskLine
from dashboard.store import record, visit_of
from dashboard.texts import programme as words
from dashboard.texts.heatmap import label
from dashboard.visit import Visit
from db.vocabulary import State as TaskState
from registry import clock, programme
from registry.errors import NotFound, RegistryError
from registry.policy import Action
from registry.programme import OwnTask

SAID = (TaskState.NOT_STARTED, TaskState.IN_PROGRESS, TaskState.DONE)
WORDS_OF_TASK = 70


def own_tasks(visit: Visit, agency_id: int, around: RoundInfo) -> list[Any]:
    """The agency's own tasks of a round; `?own=ID` opens one in the form, `?own=0` a new one."""
    plan = boards.plan_id(visit.session)
    lines = own.own_tasks(visit.session, around.id, agency_id=agency_id)
    body: list[Any] = [
        Drawn(tree=[el("h2", words.TITLE), el("p", words.HELP, class_="quiet")]),
        Drawn(id="own-list", tree=_list(visit, plan, lines)),
    ]
    chosen = visit.asked_number("own")
    is_open = not (around.is_closed or around.is_locked)
    if chosen is not None and visit.may(Action.REPORT, agency_id) and is_open:
        line = next((one for one in lines if one.id == chosen), None)
        body.append(_form(visit, plan, around, line))
    elif is_open:
        where = address("/my", **{**visit.query, "own": 0, "report": None})
        body.append(Drawn(tree=[el("p", link(f"{where}#own", words.ADD, class_="btn"))]))
    return [html.Section(body, className="sheet", id="own")]


def under_task(visit: Visit, task_id: int, around: RoundInfo) -> list[Node]:
    """The own tasks under a point of the plan, as far as the visitor may see them."""
    lines = own.own_tasks(
        visit.session, around.id, agency_id=visit.only_agency, task_id=task_id
    )
    if not lines:
        return []
    items = [
        el("li", el("b", line.agency), " · ", line.title, " · ", state_mark(line.state), " ",
           texts.percent(line.percent), _due(line))
        for line in lines
    ]
    return [el("section", el("h2", words.UNDER_TASK), el("p", words.NOT_COUNTED, class_="quiet"),
               el("ul", *items, class_="plain-list"))]


def _list(visit: Visit, plan: int, lines: list[OwnTaskLine]) -> list[Node]:
    if not lines:
        return [el("p", words.NONE, class_="quiet")]
    paths = {task.id: task.path for task in plans.tasks(visit.session, plan)}
    rows = [
        el("tr",
           el("th", link(f"{address('/my', **{**visit.query, 'own': line.id, 'report': None})}#own",
                         line.title), scope="row"),
           el("td", link(f"/tasks/{line.task_id}", label(paths[line.task_id])),
              data_name=words.COLUMNS[1]),
           el("td", texts.day(line.due_on) if line.due_on else words.NO_DAY,
              data_name=words.COLUMNS[2]),
           el("td", state_mark(line.state), " ", texts.percent(line.percent),
              data_name=words.COLUMNS[3]))
        for line in lines
    ]
    head = el("tr", *(el("th", name, scope="col") for name in words.COLUMNS))
    return [el("table", el("caption", words.TITLE), el("thead", head), el("tbody", *rows),
               class_="table cards")]


def _due(line: OwnTaskLine) -> str:
    return f" · {words.DUE}: {texts.day(line.due_on)}" if line.due_on else ""


def _form(visit: Visit, plan: int, around: RoundInfo, line: OwnTaskLine | None) -> html.Div:
    points = [{"label": words.CHOOSE_POINT, "value": ""}]
    points += [
        {"label": f"{label(task.path)} {texts.shortened(task.words, WORDS_OF_TASK)}",
         "value": str(task.id)}
        for task in plans.tasks(visit.session, plan)
    ]
    states = [{"label": texts.STATES[state], "value": state.value} for state in SAID]
    kept = {"id": line.id if line else 0, "version": line.version if line else 1,
            "round": around.id}
    due = texts.day(line.due_on) if line and line.due_on else ""
    percent = "" if line is None or line.percent is None else str(line.percent)
    state = (line.state if line else TaskState.NOT_STARTED).value
    fields = [
        _field(words.NAME, dbc.Input(id="own-title", maxlength=programme.LONGEST_TITLE,
                                     value=line.title if line else "")),
        _field(words.POINT, dbc.Select(id="own-task", options=points,
                                       value=str(line.task_id) if line else "")),
        _field(words.PRODUCT, dbc.Input(id="own-product", value=line.product if line else "")),
        _field(words.DUE_FIELD, dbc.Input(id="own-due", value=due, maxlength=10,
                                          placeholder=words.DAY_FORM)),
        _field(texts.STATE, dbc.Select(id="own-state", options=states, value=state)),
        _field(words.PERCENT, dbc.Input(id="own-percent", inputmode="numeric", maxlength=4,
                                        value=percent)),
        _field(words.RESULT, dbc.Textarea(id="own-result", value=line.result if line else "")),
    ]
    withdraw = dbc.Button(words.WITHDRAW, id="own-withdraw",
                          style=None if line else {"display": "none"})
    save = dbc.Button(texts.SAVE, id="own-save", className="btn-primary")
    return html.Div(
        [
            dcc.Store(id="own-key", data=kept),
            Drawn(tree=[el("h3", words.CHANGE if line else words.ADD)]),
            *fields,
            html.Div([save, withdraw, Drawn(id="own-said", className="said")],
                     className="form-foot"),
        ],
        className="own-form",
    )


def _field(said: str, control: Any) -> html.Div:
    return html.Div([dbc.Label(said, html_for=control.id), control], className="field")


@guarded_callback(
    Output("own-key", "data"),
    Output("own-list", "tree"),
    Output("own-said", "tree"),
    Input("own-save", "n_clicks"),
    State("own-key", "data"),
    State("own-title", "value"),
    State("own-task", "value"),
    State("own-product", "value"),
    State("own-due", "value"),
    State("own-state", "value"),
    State("own-percent", "value"),
    State("own-result", "value"),
    needs=Action.REPORT,
    prevent_initial_call=True,
)
def save(n_clicks: Any, key: Any, *fields: Any) -> tuple[Any, Any, Any]:
    """Keep an own task: a new one, or what was changed of one; said beside the button."""
    if not n_clicks:
        return no_update, no_update, no_update
    try:
        fresh = _keep(key, *fields)
        return fresh, _redrawn(fresh["round"]), notice(words.SAVED, "done")
    except RegistryError as refused:
        return no_update, no_update, notice(texts.refusal(refused), "error")


def _keep(
    key: Any, title: Any, task: Any, product: Any, due: Any, state: Any, percent: Any, result: Any
) -> dict[str, int]:
    said = OwnTask(
        title=given.words(title),
        task_id=_task_id(task),
        product=given.words(product),
        due_on=given.day(due),
        state=given.choice(TaskState, state),
        percent=given.percent(percent),
        result=given.words(result),
    )
    who, round_id = access.actor(), given.row_id(given.part(key, "round"))
    with record().writing() as rows:
        at = clock.now()
        if given.part(key, "id") == 0:
            row = programme.add(rows, round_id, who.agency_id or 0, said, actor=who, at=at)
        else:
            row = programme.change(
                rows,
                given.row_id(given.part(key, "id")),
                said,
                expected_version=given.row_id(given.part(key, "version")),
                actor=who,
                at=at,
            )
        return {"id": row.id, "version": row.version, "round": row.round_id}


@guarded_callback(
    Output("own-list", "tree", allow_duplicate=True),
    Input("own-withdraw", "n_clicks"),
    State("own-key", "data"),
    needs=Action.REPORT,
    prevent_initial_call=True,
)
def withdraw(n_clicks: Any, key: Any) -> Any:
    """Take an own task off the list."""
    if not n_clicks:
        return no_update
    try:
        own_id = given.row_id(given.part(key, "id"))
        with record().writing() as rows:
            row = programme.withdraw(rows, own_id, actor=access.actor(), at=clock.now())
            round_id = row.round_id
    except RegistryError as refused:
        set_props("own-said", {"tree": notice(texts.refusal(refused), "error")})
        return no_update
    set_props("own-said", {"tree": notice(words.WITHDRAWN, "done")})
    return _redrawn(round_id)


def _redrawn(round_id: int) -> list[Node]:
    with record().reading() as rows:
        visit = visit_of(rows)
        agency_id = visit.only_agency
        if agency_id is None:
            raise NotFound("own_task")
        lines = own.own_tasks(rows, round_id, agency_id=agency_id)
        return _list(visit, boards.plan_id(rows), lines)


def _task_id(value: Any) -> int:
    said = given.words(value)
    if not said:
        return programme.NO_POINT
    return given.row_id(int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None)
