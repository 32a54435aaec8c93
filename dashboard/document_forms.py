"""The folded place where Sở Nội vụ changes a document: one form at a time, chosen by address."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import document_edit, joining_forms, relation_forms
from dashboard.components import address
from dashboard.document_deeds import SAID, made, stores
from dashboard.drawn import Drawn, el, link
from dashboard.notices import notice
from dashboard.queries.document import Record
from dashboard.texts import document_forms as words
from dashboard.validity_form import validity_form
from dashboard.visit import Visit
from registry.policy import Action

DEEDS = tuple(words.DEEDS)


def area(visit: Visit, found: Record) -> list[Any]:
    """The deeds as links, and the form of the one that was asked for. Nothing without the right."""
    if not visit.may(Action.KEEP_REGISTRY):
        return []
    deed = visit.asked("deed", ("", *DEEDS))
    path = f"/documents/{found.key}"
    ways = [
        el("li", link(address(path, deed=name), said, class_="btn small",
                      aria_current="true" if name == deed else None))
        for name, said in words.DEEDS.items()
    ]
    listed = el("ul", *ways, class_="deeds", aria_label=words.UPDATES)
    folded = el("details", el("summary", words.UPDATE), listed, open=bool(deed) or None)
    return [html.Section(
        [
            Drawn(tree=[folded]),
            html.Div(form(visit, found, deed), id="document-form"),
            *stores(),
        ],
        className="document-update",
        id="update",
    )]


def key_of(found: Record) -> dict[str, Any]:
    """What the page holds: which document it is about, and as of which version."""
    return {"id": found.id, "version": found.version, "key": found.key}


def form(visit: Visit, found: Record, deed: str, outcome: Any = None) -> list[Any]:
    """The form of a deed, with what came of the last press over it."""
    if not deed:
        return []
    drawn: list[Any] = [Drawn(tree=[el("h2", words.DEEDS[deed])])]
    drawn += [Drawn(tree=outcome, className="outcome")] if outcome else []
    return [html.Div([*drawn, *_fields(visit, found, deed)],
                     className="sheet request-form document-form")]


def told(name: str, key: str = "") -> tuple[str, Any]:
    """The deed that a store tells of, and its sentence, with the way to the other document."""
    deed, sentence = SAID[name]
    if key:
        said = words.OPEN_KEPT if name == "document-merged" else words.OPEN_MADE
        return deed, made(name, sentence, key, said)
    return deed, notice(sentence, "done")


def _fields(visit: Visit, found: Record, deed: str) -> list[Any]:
    if deed == "correct":
        return document_edit.correct_form(visit.session, found.id)
    if deed == "verify":
        return document_edit.verify_form(visit.session, found.id)
    if deed == "validity":
        return validity_form(found)
    if deed == "relate":
        return relation_forms.relate_form()
    if deed == "relation":
        return relation_forms.relation_form(visit, found.id)
    if deed == "merge":
        return joining_forms.merge_form()
    return joining_forms.split_form(visit, found.id)
