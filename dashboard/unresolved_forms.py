"""The form that says which document a citation means, or that it means none in particular."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update
from sqlalchemy.orm import Session

from dashboard import access, given, notices, outcomes
from dashboard.access import guarded_callback
from dashboard.document_picker import answer_picker, chosen, picker, shown_name
from dashboard.drawn import Drawn, el
from dashboard.store import record
from dashboard.texts import unresolved as words
from db.models import Citation
from registry import citations, clock
from registry.errors import Refused
from registry.policy import Action

DONE = ("unresolved-resolved", "unresolved-marked")
answer_picker("unresolved-other")


def rule_form(session: Session, citation_id: int) -> html.Div:
    """Candidates to choose from, a search for any other, and why."""
    found = citations.candidates(session, session.get_one(Citation, citation_id))
    options = [{"label": shown_name(one), "value": one.id} for one in found]
    none = Drawn(tree=[el("p", words.NO_CANDIDATE, class_="quiet")])
    near = html.Fieldset([
        html.Legend(words.CANDIDATES),
        dbc.RadioItems(id="unresolved-candidate", options=options, value=None),
        none if not options else None,
    ])
    return html.Div(
        [
            dcc.Store(id="unresolved-key", data=citation_id),
            near,
            picker("unresolved-other", words.OTHER),
            dbc.Label(words.REASON, html_for="unresolved-reason"),
            dbc.Textarea(id="unresolved-reason", maxlength=1000, rows=2),
            html.Div(
                [dbc.Button(words.RESOLVE, id="unresolved-resolve"),
                 outcomes.place("unresolved-resolve"),
                 dbc.Button(words.GENERAL, id="unresolved-general", color="secondary"),
                 outcomes.place("unresolved-general")],
                className="form-foot",
            ),
        ],
        className="sheet request-form",
    )


@guarded_callback(
    Output("unresolved-resolved", "data"),
    Input("unresolved-resolve", "n_clicks"),
    State("unresolved-key", "data"),
    State("unresolved-candidate", "value"),
    State("unresolved-other", "value"),
    State("unresolved-reason", "value"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@outcomes.said_beside("unresolved-resolve", outputs=1)
def resolve(n_clicks: Any, key: Any, candidate: Any, other: Any, reason: Any) -> Any:
    """The words mean the chosen document; what was searched for goes before a candidate."""
    if not n_clicks:
        return no_update
    document_id = chosen(other) or chosen(candidate)
    if document_id is None:
        raise Refused("document_not_chosen")
    with record().writing() as rows:
        at = clock.now()
        citations.resolve(rows, given.row_id(key), document_id, reason=given.words(reason),
                          actor=access.actor(), at=at)
    notices.show(words.RESOLVED_SAID)
    return at.isoformat()


@guarded_callback(
    Output("unresolved-marked", "data"),
    Input("unresolved-general", "n_clicks"),
    State("unresolved-key", "data"),
    State("unresolved-reason", "value"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@outcomes.said_beside("unresolved-general", outputs=1)
def mark_general(n_clicks: Any, key: Any, reason: Any) -> Any:
    """The words mean no single document."""
    if not n_clicks:
        return no_update
    with record().writing() as rows:
        at = clock.now()
        citations.mark_general(rows, given.row_id(key), reason=given.words(reason),
                               actor=access.actor(), at=at)
    notices.show(words.GENERAL_SAID)
    return at.isoformat()
