"""The form that says whether a document is in force, from when, and where that was read."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State, html

from dashboard import access, given
from dashboard.access import guarded_callback
from dashboard.document_deeds import KEY, document_of, done, foot, told_beside
from dashboard.document_fields import (
    NONE,
    area,
    day_given,
    day_input,
    proof_form,
    proof_given,
    proof_states,
    select,
)
from dashboard.drawn import Drawn, el
from dashboard.queries.document import Record
from dashboard.store import record
from dashboard.texts import document_forms as words
from db.vocabulary import Validity
from registry import clock
from registry import validity as deeds
from registry.policy import Action

FORM = "document-validity"


def validity_form(found: Record) -> list[Any]:
    """The validity as it is said now, to be changed."""
    now = found.validity.value if found.validity else NONE
    day = day_input(f"{FORM}-from")
    return [
        Drawn(tree=[el("p", words.VALIDITY_HELP, class_="quiet")]),
        html.Div(
            [html.Div(select(f"{FORM}-now", words.VALIDITY, words.validity_options(NONE), now)),
             html.Div([html.Label(words.VALIDITY_FROM, htmlFor=day.id), day])],
            className="field-grid",
        ),
        *area(f"{FORM}-note", words.VALIDITY_NOTE, found.validity_note or "", longest=1000),
        proof_form(FORM),
        foot(f"{FORM}-save", words.SET_VALIDITY),
    ]


@guarded_callback(
    Output("document-validated", "data"),
    Input(f"{FORM}-save", "n_clicks"),
    KEY,
    State(f"{FORM}-now", "value"),
    State(f"{FORM}-from", "value"),
    State(f"{FORM}-note", "value"),
    *proof_states(FORM),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@told_beside(f"{FORM}-save")
def set_validity(
    key: Any, chosen: Any, from_on: Any, note: Any, url: Any, supports: Any
) -> Any:
    """Keep what was found about the document's force."""
    document_id, version = document_of(key)
    validity = None if chosen == NONE else given.choice(Validity, chosen)
    day, proof = day_given(from_on, "validity_from"), proof_given(url, supports)
    with record().writing() as rows:
        at = clock.now()
        deeds.set_validity(rows, document_id, validity, from_on=day, note=given.words(note),
                           proof=proof, expected_version=version, actor=access.actor(), at=at)
    return done(at)
