"""The forms of one alarm: the drafted proposal, and what was made of it."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, outcomes
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, el
from dashboard.queries.alarms import Item
from dashboard.store import record
from dashboard.texts import alarms as words
from db.vocabulary import AlarmCause, AlarmOutcome
from registry import alarms, clock
from registry.errors import Refused
from registry.policy import Action

# What changes when a deed is done; the page listens and draws itself anew.
DONE = ("alarms-drafted", "alarms-settled")
LONGEST = 5000


def settle_forms(one: Item, drafted: str) -> html.Div:
    """The proposal to edit, and the conclusion; what is typed in one outlives the other's press."""
    typed = {"persistence": f"{one.id}", "persistence_type": "memory"}
    options = [{"label": said, "value": outcome.value} for outcome, said in words.OUTCOMES.items()]
    has_draft = one.cause is not AlarmCause.DEAD_LINK
    propose = [
        Drawn(tree=[el("h3", words.DRAFT)]),
        dbc.Label(words.DRAFT_KEPT, html_for="alarms-draft"),
        dbc.Textarea(id="alarms-draft", value=drafted, maxlength=LONGEST, rows=6),
        Drawn(tree=[el("p", words.REDRAFT_NOTE, class_="quiet")]),
        html.Div([dbc.Button(words.SAVE_DRAFT, id="alarms-draft-save", color="secondary"),
                  outcomes.place("alarms-draft-save")], className="form-foot"),
    ]
    settle = [
        Drawn(tree=[el("h3", words.SETTLE)]),
        dbc.Label(words.OUTCOME, html_for="alarms-outcome"),
        dbc.Select(id="alarms-outcome", options=options, placeholder=words.CHOOSE, **typed),
        dbc.Label(words.NOTE, html_for="alarms-note"),
        dbc.Textarea(id="alarms-note", maxlength=2000, rows=4, **typed),
        html.Div([dbc.Button(words.DONE, id="alarms-settle"),
                  outcomes.place("alarms-settle")], className="form-foot"),
    ]
    return html.Div(
        [dcc.Store(id="alarms-key", data={"id": one.id, "version": one.version}),
         html.Div(propose, hidden=not has_draft), html.Div(settle)],
        className="sheet columns two alarm-forms",
    )


@guarded_callback(
    Output("alarms-drafted", "data"),
    Input("alarms-draft-save", "n_clicks"),
    State("alarms-key", "data"),
    State("alarms-draft", "value"),
    needs=Action.SETTLE_ALARM,
    prevent_initial_call=True,
)
@outcomes.said_beside("alarms-draft-save", outputs=1)
def save_draft(n_clicks: Any, key: Any, said: Any) -> Any:
    """Keep the proposed line as it is worded now."""
    if not n_clicks:
        return no_update
    alarm_id, version = (given.row_id(given.part(key, name)) for name in ("id", "version"))
    with record().writing() as rows:
        at = clock.now()
        alarms.redraft(rows, alarm_id, given.words(said), expected_version=version,
                       actor=access.actor(), at=at)
    notices.show(words.DRAFT_SAVED)
    return at.isoformat()


@guarded_callback(
    Output("alarms-settled", "data"),
    Input("alarms-settle", "n_clicks"),
    State("alarms-key", "data"),
    State("alarms-outcome", "value"),
    State("alarms-note", "value"),
    State("alarms-draft", "value"),
    needs=Action.SETTLE_ALARM,
    prevent_initial_call=True,
)
@outcomes.said_beside("alarms-settle", outputs=1)
def settle(n_clicks: Any, key: Any, outcome: Any, note: Any, draft: Any) -> Any:
    """Say what follows from the alarm, and why."""
    if not n_clicks:
        return no_update
    alarm_id, version = (given.row_id(given.part(key, name)) for name in ("id", "version"))
    if outcome in (None, ""):
        raise Refused("outcome_not_chosen")
    concluded = given.choice(AlarmOutcome, outcome)
    kept = given.words(draft) if concluded is AlarmOutcome.AMEND_PLAN else ""
    with record().writing() as rows:
        at = clock.now()
        alarms.settle(rows, alarm_id, concluded, given.words(note), draft=kept,
                      expected_version=version, actor=access.actor(), at=at)
    notices.show(words.SETTLED_SAID)
    return at.isoformat()
