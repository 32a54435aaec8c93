"""The forms that merge two records of one document, and that split one record of two."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, html

from dashboard import access, given, texts
from dashboard.access import guarded_callback
from dashboard.document_deeds import KEY, document_of, done, foot, told_beside
from dashboard.document_fields import NAMES, area, field_states, fields_form, fields_given
from dashboard.document_picker import answer_picker, chosen, picker
from dashboard.drawn import Drawn, el
from dashboard.queries import document_picker as picks
from dashboard.relation_forms import relation_options
from dashboard.store import record
from dashboard.texts import document_forms as words
from dashboard.texts import keeping
from dashboard.texts import sections as places
from dashboard.visit import Visit
from registry import clock, joining, written
from registry.errors import Refused
from registry.identity import Alike
from registry.policy import Action

MERGE, SPLIT = "document-merge", "document-split"


def _differing(one: Alike, own: Alike) -> str:
    """What tells the two records apart, so that they can't be one document."""
    both = one.issued_on and own.issued_on
    differ = {"kind": one.kind is not own.kind,
              "issued_on": both and one.issued_on != own.issued_on}
    names = [keeping.FIELD_NAMES[name].lower() for name, is_so in differ.items() if is_so]
    return words.differs(names) if names else ""


answer_picker("document-into", KEY, _differing)


def merge_form() -> list[Any]:
    """The record this one is merged into, why, and that both were looked at."""
    return [
        Drawn(tree=[el("p", words.MERGE_HELP, class_="quiet")]),
        picker("document-into", words.INTO),
        *area(f"{MERGE}-reason", words.REASON, longest=1000),
        dbc.Checkbox(id=f"{MERGE}-sure", label=words.IS_SAME, value=False),
        foot(f"{MERGE}-save", words.MERGE, colour="danger"),
    ]


def split_form(visit: Visit, document_id: int) -> list[Any]:
    """What belongs to the other document, and what that document is."""
    cited = picks.citations_of(visit.session, document_id)
    related = relation_options(visit, document_id)
    if not cited and not related:
        return [Drawn(tree=[el("p", words.NOTHING_TO_SPLIT, class_="quiet")])]
    moved = [
        _ticks(f"{SPLIT}-citations", words.SPLIT_CITATIONS, [
            {"label": f"{places.place(one.place)}: “{texts.shortened(one.surface, 90)}”",
             "value": one.id} for one in cited]),
        _ticks(f"{SPLIT}-relations", words.SPLIT_RELATIONS, [
            {"label": said, "value": int(value)} for value, said in related]),
    ]
    return [
        Drawn(tree=[el("p", words.SPLIT_HELP, class_="quiet")]),
        html.Fieldset([html.Legend(words.SPLIT_MOVED), html.Div(moved, className="field-grid")]),
        html.Fieldset([html.Legend(words.SPLIT_FIELDS), *fields_form(SPLIT)]),
        *area(f"{SPLIT}-reason", words.REASON, longest=1000),
        foot(f"{SPLIT}-save", words.SPLIT),
    ]


def _ticks(id_: str, legend: str, options: list[dict[str, Any]]) -> html.Fieldset:
    return html.Fieldset(
        [html.Legend(f"{legend} ({texts.number(len(options))})"),
         dbc.Checklist(id=id_, options=options, value=[], className="split-ticks")]
    )


def _ids(value: Any) -> list[int]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise Refused("bad_choice")
    return [given.row_id(one) for one in value]


@guarded_callback(
    Output("document-merged", "data"),
    Input(f"{MERGE}-save", "n_clicks"),
    KEY,
    State("document-into", "value"),
    State(f"{MERGE}-reason", "value"),
    State(f"{MERGE}-sure", "value"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@told_beside(f"{MERGE}-save")
def merge(key: Any, other: Any, reason: Any, is_sure: Any) -> Any:
    """Let one record become the other."""
    document_id, version = document_of(key)
    into_id = chosen(other)
    if into_id is None:
        raise written.refuse("into_id", "not_chosen")
    if is_sure is not True:
        raise Refused("document_not_sure")
    with record().writing() as rows:
        at = clock.now()
        into = joining.merge(rows, document_id, into_id, reason=given.words(reason),
                             expected_version=version, actor=access.actor(), at=at)
        stands = into.key
    return done(at, stands)


@guarded_callback(
    Output("document-split-off", "data"),
    Input(f"{SPLIT}-save", "n_clicks"),
    KEY,
    State(f"{SPLIT}-citations", "value"),
    State(f"{SPLIT}-relations", "value"),
    State(f"{SPLIT}-reason", "value"),
    *field_states(SPLIT),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@told_beside(f"{SPLIT}-save")
def split(key: Any, citations: Any, relations: Any, reason: Any, *sent: Any) -> Any:
    """Let some of what one record held go to a new one."""
    document_id, version = document_of(key)
    fields = fields_given(sent[: len(NAMES)])
    with record().writing() as rows:
        at = clock.now()
        new = joining.split(rows, document_id, fields, citation_ids=_ids(citations),
                            relation_ids=_ids(relations), reason=given.words(reason),
                            expected_version=version, actor=access.actor(), at=at)
        made = new.key
    return done(at, made)
