"""The forms of wallboards: let one in by its code, change it, take it out of use."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update, set_props

from dashboard import access, given, notices, outcomes
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, el, link
from dashboard.queries.screens import ScreenLine
from dashboard.store import record
from dashboard.texts import screens as words
from db.vocabulary import ScreenView
from registry import clock, screens
from registry.errors import Refused
from registry.policy import Action
from registry.screens import Chosen

PATH = "/admin/screens"
# What changes when a deed is done; the page listens and draws its list anew.
DONE = ("screens-enrolled", "screens-changed", "screens-withdrawn")
TYPED = ("name", "place", "custodian")
FIELDS = (*TYPED, "views", "seconds")


def enrol_form() -> html.Div:
    """The code on the device, and whose it will be."""
    return html.Div(
        [
            Drawn(tree=[el("h2", words.ENROL)]),
            dbc.Label(words.CODE, html_for="screens-code"),
            dbc.Input(id="screens-code", maxlength=20, autocomplete="off"),
            Drawn(tree=[el("p", words.CODE_HELP, class_="quiet")]),
            *_fields("screens-new", None),
            _foot("screens-enrol", words.ENROL_NOW),
        ],
        className="sheet",
    )


def change_forms(one: ScreenLine) -> html.Div:
    """A wallboard in use: what it is called and shows, and how it is taken out of use."""
    key = {"id": one.id, "version": one.version}
    return html.Div(
        [
            dcc.Store(id="screens-key", data=key),
            html.Div([
                Drawn(tree=[el("h2", words.CHANGE.format(name=one.name)),
                            el("p", link(PATH, words.CLOSE))]),
                *_fields("screens-old", one),
                _foot("screens-change", words.CHANGE_SAVE),
            ], className="sheet"),
            html.Div([
                Drawn(tree=[el("h2", words.WITHDRAW.format(name=one.name)),
                            el("p", words.WITHDRAW_HELP, class_="quiet")]),
                _foot("screens-withdraw", words.WITHDRAW_NOW, dbc.Checkbox(
                    id="screens-sure", label=words.WITHDRAW_SURE, value=False), colour="danger"),
            ], className="sheet"),
        ],
        className="stack",
    )


def _fields(prefix: str, one: ScreenLine | None) -> list[Any]:
    usual = [view.value for view in (one.views if one else ScreenView)]
    options = [{"label": said, "value": view.value} for view, said in words.VIEWS.items()]
    seconds = words.SECONDS.format(shortest=screens.SHORTEST_TURN, longest=screens.LONGEST_TURN)
    named = (
        (words.NAME, "name", one.name if one else "", screens.LONGEST_NAME),
        (words.PLACE, "place", one.place if one else "", screens.LONGEST_WORDS),
        (words.CUSTODIAN, "custodian", one.custodian if one else "", screens.LONGEST_WORDS),
    )
    typed = [
        part
        for label, name, value, longest in named
        for part in (
            dbc.Label(label, html_for=f"{prefix}-{name}"),
            dbc.Input(id=f"{prefix}-{name}", value=value, maxlength=longest, autocomplete="off"),
        )
    ]
    return [
        *typed,
        html.Fieldset([
            html.Legend(words.SHOWN),
            dbc.Checklist(id=f"{prefix}-views", options=options, value=usual),
        ]),
        dbc.Label(seconds, html_for=f"{prefix}-seconds"),
        dbc.Input(id=f"{prefix}-seconds", value=str(one.seconds if one else screens.USUAL_TURN),
                  maxlength=3, inputmode="numeric", autocomplete="off"),
    ]


def _foot(button: str, label: str, *before: Any, colour: str = "primary") -> html.Div:
    return html.Div([*before, dbc.Button(label, id=button, color=colour), outcomes.place(button)],
                    className="form-foot")


def _states(prefix: str) -> list[State]:
    return [State(f"{prefix}-{name}", "value") for name in FIELDS]


def _chosen(name: Any, place: Any, custodian: Any, views: Any, seconds: Any) -> Chosen:
    listed = views if isinstance(views, list) else []
    chosen = tuple(given.choice(ScreenView, view) for view in listed[: len(ScreenView)])
    said = given.words(seconds).strip()
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 0
    return Chosen(given.words(name), given.words(place), given.words(custodian), chosen, number)


def _key(key: Any) -> tuple[int, int]:
    return given.row_id(given.part(key, "id")), given.row_id(given.part(key, "version"))


@guarded_callback(
    Output("screens-enrolled", "data"),
    Output("screens-code", "value"),
    Input("screens-enrol", "n_clicks"),
    State("screens-code", "value"),
    *_states("screens-new"),
    needs=Action.MANAGE_SCREENS,
    prevent_initial_call=True,
)
@outcomes.said_beside("screens-enrol", outputs=2)
def enrol(n_clicks: Any, code: Any, *fields: Any) -> tuple[Any, Any]:
    """Let in the device that shows this code."""
    if not n_clicks:
        return no_update, no_update
    chosen, typed = _chosen(*fields), given.words(code)
    try:
        with record().writing() as rows:
            at = clock.now()
            screen, device = screens.enrol(rows, typed, chosen, actor=access.actor(), at=at)
            said = words.ENROLLED.format(name=screen.name, device=device)
    except Refused as refused:
        if refused.code == screens.WRONG:
            _count_wrong_code()
        raise
    notices.show(said)
    for name in TYPED:
        set_props(f"screens-new-{name}", {"value": ""})
    return at.isoformat(), ""


def _count_wrong_code() -> None:
    with record().writing() as rows:
        at = clock.now()
        screens.record_wrong_code(rows, actor=access.actor(), at=at)


@guarded_callback(
    Output("screens-changed", "data"),
    Output("screens-key", "data"),
    Input("screens-change", "n_clicks"),
    State("screens-key", "data"),
    *_states("screens-old"),
    needs=Action.MANAGE_SCREENS,
    prevent_initial_call=True,
)
@outcomes.said_beside("screens-change", outputs=2)
def change(n_clicks: Any, key: Any, *fields: Any) -> tuple[Any, Any]:
    """Call it otherwise, give it to somebody else, or show other views."""
    if not n_clicks:
        return no_update, no_update
    screen_id, version = _key(key)
    with record().writing() as rows:
        at = clock.now()
        screen = screens.change(rows, screen_id, _chosen(*fields), expected_version=version,
                                actor=access.actor(), at=at)
        kept = {"id": screen.id, "version": screen.version}
    notices.show(words.CHANGED)
    return at.isoformat(), kept


@guarded_callback(
    Output("screens-withdrawn", "data"),
    Input("screens-withdraw", "n_clicks"),
    State("screens-key", "data"),
    State("screens-sure", "value"),
    needs=Action.MANAGE_SCREENS,
    prevent_initial_call=True,
)
@outcomes.said_beside("screens-withdraw", outputs=1)
def withdraw(n_clicks: Any, key: Any, is_sure: Any) -> Any:
    """Take it out of use, after a tick that it is meant."""
    if not n_clicks:
        return no_update
    screen_id, version = _key(key)
    if is_sure is not True:
        raise Refused("screen_not_sure")
    with record().writing() as rows:
        at = clock.now()
        screen = screens.withdraw(rows, screen_id, expected_version=version, actor=access.actor(),
                                  at=at)
        said = words.WITHDRAWN_SAID.format(name=screen.name)
    notices.show(said)
    return at.isoformat()
