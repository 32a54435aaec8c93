"""The forms that gather difficulties, answer them and propose an amendment, and their deeds."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, el, link
from dashboard.queries import board as boards
from dashboard.queries import kept_plans
from dashboard.queries import obstacles as lists
from dashboard.queries import plan as plans
from dashboard.queries.board import RoundInfo
from dashboard.queries.obstacles import Difficulty, Group, Voice
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.store import record, visit_of
from dashboard.texts import obstacles as words
from dashboard.texts import plans as plan_words
from dashboard.texts.heatmap import title as task_title
from dashboard.visit import Visit
from registry import clock, obstacles
from registry.errors import NotFound, Refused
from registry.policy import Action

# What changes when a deed is done; the page listens and draws itself anew.
DONE = ("obstacles-gathered", "obstacles-answered", "obstacles-proposed")
# A select shows no choice whose value is empty.
NONE = "0"


def gather_form(
    visit: Visit, around: RoundInfo, listed: list[tuple[Difficulty, Any]]
) -> list[Any]:
    """Difficulties to tick, and the group they go into: a new one or one there is."""
    options = [{"label": Drawn(tree=drawn), "value": one.report_id} for one, drawn in listed]
    groups = [{"label": title, "value": str(id_)}
              for id_, title in lists.titles(visit.session, around.id)]
    into = [{"label": words.NEW_GROUP, "value": NONE}, *groups]
    both = [
        html.Fieldset([
            html.Legend(words.TICK),
            dbc.Checklist(id="obstacles-reports", options=options, value=[],
                          className="obstacle-ticks"),
        ], className="obstacle-list"),
        html.Div(
            [
                dcc.Store(id="obstacles-round", data=around.id),
                dbc.Label(words.INTO, html_for="obstacles-into"),
                dbc.Select(id="obstacles-into", options=into, value=NONE),
                dbc.Label(words.TITLE, html_for="obstacles-title"),
                dbc.Input(id="obstacles-title", maxlength=obstacles.LONGEST_TITLE),
                html.Div(dbc.Button(words.GATHER, id="obstacles-gather"),
                         className="form-foot"),
            ],
            className="sheet request-form",
        ),
    ]
    return [html.Div(both, className="columns wide-narrow obstacle-gather")]


def settle_forms(visit: Visit, group: Group, said: list[Voice]) -> html.Div:
    """The answer to the agencies, and what the plan should say instead."""
    tasks = plans.tasks(visit.session, boards.plan_id(visit.session))
    usual = next((task.section_id for task in tasks if said and task.id == said[0].task_id), None)
    section_id = group.section_id if group.proposed_at else usual
    options = [{"label": words.WHOLE_PLAN, "value": NONE}]
    options += [{"label": task_title(task.path, task.words), "value": str(task.section_id)}
                for task in tasks]
    drafted = _draft(visit, group, section_id)
    # What is typed in one form outlives the sending of the other.
    typed = {"maxlength": obstacles.LONGEST, "persistence": str(group.id),
             "persistence_type": "memory"}
    answer = [
        Drawn(tree=[el("h3", words.ANSWER_TITLE)]),
        dbc.Label(words.ANSWER, html_for="obstacles-answer"),
        dbc.Textarea(id="obstacles-answer", value=group.answer, **typed),
        _foot(dbc.Button(words.ANSWER_SEND, id="obstacles-answer-send")),
    ]
    propose = [
        Drawn(tree=[el("h3", words.PROPOSE_TITLE)]),
        dbc.Label(words.SECTION, html_for="obstacles-section"),
        dbc.Select(id="obstacles-section", options=options, value=str(section_id or NONE)),
        dbc.Label(words.AMENDMENT, html_for="obstacles-amendment"),
        dbc.Textarea(id="obstacles-amendment", value=group.amendment or drafted,
                     **typed),
        _foot(dbc.Button(words.PROPOSE, id="obstacles-propose")),
    ]
    kept = {"id": group.id, "version": group.version}
    return html.Div(
        [dcc.Store(id="obstacles-key", data=kept), dcc.Store(id="obstacles-draft", data=drafted),
         html.Div(answer), html.Div(propose)],
        className="sheet columns two obstacle-forms",
    )


def drawn_difficulty(
    one: Difficulty, where: str, agency: AgencyInfo, task: TaskInfo
) -> list[Any]:
    """One difficulty in its list: whose, on what, in which words."""
    parts = ((words.DIFFICULTIES, one.difficulties), (words.PROPOSALS, one.proposals))
    said = [el("p", el("span", f"{name}: ", class_="quiet"), text, class_="words")
            for name, text in parts if text]
    head = link(where, task_title(task.path, task.words))
    at = el("span", texts.moment(one.changed_at), class_="quiet nowrap") if one.changed_at else None
    whose = el("b", agency.short_name, title=agency.name)
    return [el("p", whose, " · ", head, " · " if at else None, at), *said]


def _foot(button: Any) -> html.Div:
    return html.Div(button, className="form-foot")


def _draft(visit: Visit, group: Group, section_id: int | None) -> str:
    tasks = plans.tasks(visit.session, boards.plan_id(visit.session))
    path = next((task.path for task in tasks if task.section_id == section_id), None)
    agencies = {item.id: item.name for item in plans.agencies(visit.session)}
    said = lists.voices(visit.session, [group.id])[group.id]
    names = list(dict.fromkeys(agencies[one.agency_id] for one in said))
    known = boards.rounds(visit.session, boards.plan_id(visit.session))
    year = next(item.year for item in known if item.id == group.round_id)
    plan = plan_words.dated(kept_plans.shown(visit.session))
    return words.draft(plan, path, group.title, names, year)


def _number(value: Any) -> int | None:
    """The id that a select sends as text."""
    said = given.words(value)
    if said == NONE:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise Refused("bad_choice")
    return given.row_id(int(said))


@guarded_callback(
    Output("obstacles-gathered", "data"),
    Input("obstacles-gather", "n_clicks"),
    State("obstacles-round", "data"),
    State("obstacles-reports", "value"),
    State("obstacles-into", "value"),
    State("obstacles-title", "value"),
    needs=Action.GATHER_OBSTACLES,
    prevent_initial_call=True,
)
def gather(n_clicks: Any, round_id: Any, reports: Any, into: Any, title: Any) -> Any:
    """Put what is ticked into a new group or into one there is."""
    if not n_clicks:
        return no_update
    if not isinstance(reports, list) or not reports:
        raise Refused("nothing_gathered")
    ids, group_id = [given.row_id(one) for one in reports], _number(into)
    who = access.actor()
    with record().writing() as rows:
        at = clock.now()
        if group_id is None:
            made = obstacles.gather(rows, given.row_id(round_id), given.words(title), ids,
                                    actor=who, at=at)
        else:
            made = obstacles.add(rows, group_id, ids, actor=who, at=at)
        named = made.title
    notices.show(words.GATHERED_SAID.format(count=len(set(ids)), title=named))
    return at.isoformat()


@guarded_callback(
    Output("obstacles-answered", "data"),
    Input("obstacles-answer-send", "n_clicks"),
    State("obstacles-key", "data"),
    State("obstacles-answer", "value"),
    needs=Action.GATHER_OBSTACLES,
    prevent_initial_call=True,
)
def answer(n_clicks: Any, key: Any, said: Any) -> Any:
    """Tell the agencies concerned what is done about it."""
    if not n_clicks:
        return no_update
    obstacle_id, version = (given.row_id(given.part(key, name)) for name in ("id", "version"))
    with record().writing() as rows:
        at = clock.now()
        obstacles.answer(rows, obstacle_id, given.words(said), expected_version=version,
                         actor=access.actor(), at=at)
    notices.show(words.ANSWER_SAID)
    return at.isoformat()


@guarded_callback(
    Output("obstacles-proposed", "data"),
    Input("obstacles-propose", "n_clicks"),
    State("obstacles-key", "data"),
    State("obstacles-section", "value"),
    State("obstacles-amendment", "value"),
    needs=Action.GATHER_OBSTACLES,
    prevent_initial_call=True,
)
def propose(n_clicks: Any, key: Any, section: Any, amendment: Any) -> Any:
    """Keep what the plan should say instead."""
    if not n_clicks:
        return no_update
    obstacle_id, version = (given.row_id(given.part(key, name)) for name in ("id", "version"))
    section_id = _number(section)
    with record().writing() as rows:
        at = clock.now()
        obstacles.propose(rows, obstacle_id, section_id, given.words(amendment),
                          expected_version=version, actor=access.actor(), at=at)
    notices.show(words.PROPOSE_SAID)
    return at.isoformat()


@guarded_callback(
    Output("obstacles-amendment", "value"),
    Output("obstacles-draft", "data"),
    Input("obstacles-section", "value"),
    State("obstacles-key", "data"),
    State("obstacles-amendment", "value"),
    State("obstacles-draft", "data"),
    needs=Action.GATHER_OBSTACLES,
    prevent_initial_call=True,
)
def redraft(section: Any, key: Any, typed: Any, drafted: Any) -> tuple[Any, Any]:
    """Name the newly chosen section in the draft, as long as nobody has changed its words."""
    if not key or typed != drafted:
        return no_update, no_update
    with record().reading() as rows:
        visit = visit_of(rows)
        if not visit.may(Action.GATHER_OBSTACLES):
            raise NotFound("obstacle")
        group = lists.group(rows, given.row_id(given.part(key, "id")))
        fresh = _draft(visit, group, _number(section))
    return fresh, fresh
