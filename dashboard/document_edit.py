"""The forms that correct a document, and that say a field was looked up; and their deeds."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State, html
from sqlalchemy.orm import Session

from dashboard import access, given, texts
from dashboard.access import guarded_callback
from dashboard.document_deeds import (
    KEY,
    alike_area,
    alike_states,
    document_of,
    done,
    foot,
    is_other,
    told_beside,
)
from dashboard.document_fields import (
    NAMES,
    NONE,
    area,
    field_states,
    fields_form,
    fields_given,
    needed_proof,
    proof_form,
    proof_given,
    proof_states,
    select,
)
from dashboard.drawn import Drawn, el
from dashboard.store import record
from dashboard.texts import document_forms as words
from dashboard.texts import keeping
from db.models import Document
from db.vocabulary import Validity
from registry import clock, documents, written
from registry.policy import Action

EDIT, VERIFY = "document-edit", "document-verify"


def correct_form(session: Session, document_id: int) -> list[Any]:
    """Every field as it is said now, why it changes, and where that was read."""
    said = documents.fields_of(session.get_one(Document, document_id))
    return [
        *fields_form(EDIT, said),
        html.Div([html.Div(area(f"{EDIT}-reason", words.REASON, longest=1000)),
                  proof_form(EDIT, is_needed=False)], className="field-grid"),
        foot(f"{EDIT}-save", words.CORRECT),
        alike_area(EDIT),
    ]


def verify_form(session: Session, document_id: int) -> list[Any]:
    """A field that says something, and the source that says so too."""
    document = session.get_one(Document, document_id)
    options = [(NONE, "–")]
    for name in documents.VERIFIABLE:
        value = getattr(document, name)
        if value is not None:
            said = f"{keeping.FIELD_NAMES[name]}: {_shown(value)}"
            options.append((name, texts.shortened(said, 120)))
    return [
        Drawn(tree=[el("p", words.VERIFY_HELP, class_="quiet")]),
        *select(f"{VERIFY}-field", words.WHICH_FIELD, options, NONE),
        proof_form(VERIFY),
        foot(f"{VERIFY}-save", words.VERIFY),
    ]


def _shown(value: Any) -> str:
    if isinstance(value, Validity):
        return texts.VALIDITIES[value]
    return texts.day(value) if hasattr(value, "strftime") else str(value)


@guarded_callback(
    Output("document-corrected", "data"),
    Input(f"{EDIT}-save", "n_clicks"),
    KEY,
    *field_states(EDIT),
    State(f"{EDIT}-reason", "value"),
    *proof_states(EDIT),
    *alike_states(EDIT),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@told_beside(f"{EDIT}-save", EDIT)
def correct(key: Any, *sent: Any) -> Any:
    """Keep the corrected fields, and the old ones in the history."""
    reason, url, supports, tick, of = sent[len(NAMES) :]
    document_id, version = document_of(key)
    fields = fields_given(sent[: len(NAMES)])
    proof = proof_given(url, supports)
    with record().writing() as rows:
        at = clock.now()
        documents.correct(rows, document_id, fields, expected_version=version,
                          reason=given.words(reason), proof=proof,
                          is_other=is_other(tick, of, fields.number), actor=access.actor(), at=at)
    return done(at)


@guarded_callback(
    Output("document-verified", "data"),
    Input(f"{VERIFY}-save", "n_clicks"),
    KEY,
    State(f"{VERIFY}-field", "value"),
    *proof_states(VERIFY),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@told_beside(f"{VERIFY}-save")
def verify(key: Any, field: Any, url: Any, supports: Any) -> Any:
    """Keep who found in which source what the field says, unless the field has changed since."""
    document_id, version = document_of(key)
    name = given.words(field)
    if name in ("", NONE):
        raise written.refuse("which_field", "not_chosen")
    proof = needed_proof(url, supports)
    with record().writing() as rows:
        at = clock.now()
        documents.verify_field(rows, document_id, name, proof, expected_version=version,
                               actor=access.actor(), at=at)
    return done(at)
