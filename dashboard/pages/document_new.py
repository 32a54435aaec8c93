"""/documents/new — a document is added to the registry, after a look at those of its number."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State, dcc, html, set_props

from dashboard import access, given, texts
from dashboard.access import guarded_callback
from dashboard.components import heading
from dashboard.document_deeds import (
    alike_area,
    alike_states,
    foot,
    is_other,
    made,
    told_beside,
)
from dashboard.document_fields import (
    NAMES,
    area,
    field_states,
    fields_form,
    fields_given,
    proof_form,
    proof_given,
    proof_states,
)
from dashboard.drawn import Drawn, el, link
from dashboard.store import record
from dashboard.texts import document_forms as words
from dashboard.texts import documents as record_words
from dashboard.visit import Page, Visit
from registry import clock, documents
from registry.policy import Action

FORM = "document-add"
# What belongs to the document just added; kind, issuer and level serve the next one too.
OWN = ("number", "issued_on", "effective_on", "expires_on", "subject", "signer", "names",
       "aliases", "notes")


def layout(_visit: Visit, **_address: str) -> Page:
    """Every field of a document, where it was read, and the look-alikes once there are any."""
    crumbs = el("nav", el("ol", el("li", link("/documents", texts.DOCUMENTS)),
                          el("li", el("span", words.ADD, aria_current="page"))),
                class_="crumbs", aria_label=record_words.CRUMBS)
    head = [crumbs, heading(words.ADD), el("p", words.ADD_HELP, class_="lead")]
    return Page(words.ADD, [
        Drawn(tree=head),
        html.Div(
            [
                *fields_form(FORM),
                html.Div([html.Div(area(f"{FORM}-reason", words.NOTE_OF_ADDING, longest=1000)),
                          proof_form(FORM, is_needed=False)], className="field-grid"),
                foot(f"{FORM}-save", words.ADD),
                alike_area(FORM),
                dcc.Store(id="document-added"),
            ],
            className="sheet request-form document-form",
        ),
    ])


@guarded_callback(
    Output("document-added", "data"),
    Input(f"{FORM}-save", "n_clicks"),
    *field_states(FORM),
    State(f"{FORM}-reason", "value"),
    *proof_states(FORM),
    *alike_states(FORM),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@told_beside(f"{FORM}-save", FORM)
def add(*sent: Any) -> Any:
    """Keep the document; the form is emptied of what was its own, and leads to it."""
    reason, url, supports, tick, of = sent[len(NAMES) :]
    fields = fields_given(sent[: len(NAMES)])
    proof = proof_given(url, supports)
    with record().writing() as rows:
        at = clock.now()
        new = documents.add(rows, fields, is_other=is_other(tick, of, fields.number),
                            reason=given.words(reason), proof=proof, actor=access.actor(), at=at)
        key = new.key
        name = record_words.full_name(new.kind, new.number, fields.called() or None, new.subject)
    sentence = words.ADDED.format(name=name)
    set_props(f"{FORM}-save-said", {"tree": made("document-added", sentence, key,
                                                 words.OPEN_ADDED)})
    for field in (*OWN, "reason", "proof-url", "proof"):
        set_props(f"{FORM}-{field}", {"value": ""})
    set_props(f"{FORM}-alike", {"hidden": True})
    return {"at": at.isoformat(), "made": key}
