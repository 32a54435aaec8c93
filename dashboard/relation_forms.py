"""The forms that add a relation, confirm it, add an effect to it or take it away."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State, html

from dashboard import access, given, texts
from dashboard.access import guarded_callback
from dashboard.document_deeds import KEY, document_of, done, foot, told_beside
from dashboard.document_fields import (
    NONE,
    area,
    day_given,
    day_input,
    line,
    needed_proof,
    proof_form,
    proof_states,
    row_number,
    select,
)
from dashboard.document_picker import answer_picker, chosen, picker
from dashboard.drawn import Drawn, el
from dashboard.queries import relations as queries
from dashboard.queries.relations import Known, Relation
from dashboard.store import record
from dashboard.texts import document_forms as words
from dashboard.texts import relations as relation_words
from dashboard.visit import Visit
from db.vocabulary import RelationKind
from registry import clock, relations, written
from registry.errors import Refused
from registry.policy import Action

FORM, KEPT = "document-relate", "document-relation"
OPTIONS = dict(words.relation_options())
answer_picker("document-other", KEY)


def relate_form() -> list[Any]:
    """How this document relates to another, how sure that is, and where it was read."""
    kinds = [(NONE, "–"), *((value, words.THIS_DOCUMENT.format(said=said.lower()))
                            for value, said in OPTIONS.items())]
    certain = list(words.CERTAINTIES.items())
    return [
        html.Div(
            [html.Div(select(f"{FORM}-kind", words.RELATION, kinds, NONE)),
             html.Div(select(f"{FORM}-certainty", words.CERTAINTY, certain, "certain"))],
            className="field-grid",
        ),
        picker("document-other", words.OTHER_DOCUMENT),
        *area(f"{FORM}-note", words.NOTE, longest=1000),
        proof_form(FORM),
        html.Fieldset([html.Legend(words.EFFECT), *_effect(FORM)]),
        foot(f"{FORM}-save", words.RELATE),
    ]


def relation_form(visit: Visit, document_id: int) -> list[Any]:
    """A relation that was recorded, and what may be done with it."""
    listed = relation_options(visit, document_id)
    if not listed:
        return [Drawn(tree=[el("p", words.NO_RELATION, class_="quiet")])]
    return [
        *select(f"{KEPT}-which", words.WHICH_RELATION, [(NONE, "–"), *listed], NONE),
        html.Div(
            [
                html.Fieldset([html.Legend(words.CONFIRM_LEGEND), proof_form(KEPT),
                               foot(f"{KEPT}-confirm", words.CONFIRM)]),
                html.Fieldset([html.Legend(words.ADD_EFFECT_LEGEND), *_effect(KEPT),
                               foot(f"{KEPT}-effect", words.ADD_EFFECT)]),
                html.Fieldset([html.Legend(words.REMOVE_LEGEND),
                               *area(f"{KEPT}-reason", words.REASON, longest=1000),
                               foot(f"{KEPT}-remove", words.REMOVE, colour="danger")]),
            ],
            className="field-grid wide",
        ),
    ]


def relation_options(visit: Visit, document_id: int) -> list[tuple[str, str]]:
    """The recorded relations of a document, each as a line."""
    found = [one for one in queries.touching(visit.session, [document_id]) if one.id]
    ids = {document_id, *(one.other(document_id) for one in found)}
    known = queries.known(visit.session, ids, visit.today)
    return [(str(one.id), texts.shortened(_line(one, known), 160)) for one in found]


def _line(one: Relation, known: dict[int, Known]) -> str:
    acting, affected = (_called(one, known.get(side)) for side in one.ends)
    return words.between(one.kind, acting, affected, is_certain=one.is_certain)


def _called(one: Relation, side: Known | None) -> str:
    if side is None:
        return one.other_name or "?"
    return relation_words.name(side.kind, side.number, side.name, 60)


def _effect(prefix: str) -> list[Any]:
    day = day_input(f"{prefix}-from-on")
    longest = relations.LONGEST_CLAUSE
    return [html.Div(
        [
            html.Div(line(f"{prefix}-from-clause", words.FROM_CLAUSE, longest=longest,
                          example=words.CLAUSE_EXAMPLE)),
            html.Div(line(f"{prefix}-to-clause", words.TO_CLAUSE, longest=longest,
                          example=words.CLAUSE_EXAMPLE)),
            html.Div([html.Label(words.FROM_ON, htmlFor=day.id), day]),
        ],
        className="field-grid",
    )]


def _effect_states(prefix: str) -> tuple[State, ...]:
    return tuple(State(f"{prefix}-{name}", "value")
                 for name in ("from-clause", "to-clause", "from-on"))


def _effect_given(from_clause: Any, to_clause: Any, from_on: Any) -> relations.EffectOf:
    return relations.EffectOf(given.words(from_clause), given.words(to_clause),
                              day_given(from_on, "from_on"))


@guarded_callback(
    Output("document-related", "data"),
    Input(f"{FORM}-save", "n_clicks"),
    KEY,
    State(f"{FORM}-kind", "value"),
    State(f"{FORM}-certainty", "value"),
    State("document-other", "value"),
    State(f"{FORM}-note", "value"),
    *proof_states(FORM),
    *_effect_states(FORM),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@told_beside(f"{FORM}-save")
def relate(
    key: Any, kind: Any, certainty: Any, other: Any, note: Any, url: Any, supports: Any,
    *effect: Any,
) -> Any:
    """Keep how this document relates to the other."""
    document_id, _ = document_of(key)
    if kind in (None, NONE):
        raise written.refuse("relation", "not_chosen")
    if kind not in OPTIONS or certainty not in words.CERTAINTIES:
        raise Refused("bad_choice")
    other_id = chosen(other)
    if other_id is None:
        raise written.refuse("to_id", "not_chosen")
    name, _, side = given.words(kind).partition(":")
    ends = (document_id, other_id) if side == "from" else (other_id, document_id)
    told = _effect_given(*effect)
    effects = [told] if told != relations.EffectOf() else []
    proof = needed_proof(url, supports)
    with record().writing() as rows:
        at = clock.now()
        relations.relate(rows, RelationKind(name), *ends, is_certain=certainty == "certain",
                         note=given.words(note), proof=proof, effects=effects,
                         actor=access.actor(), at=at)
    return done(at)


@guarded_callback(
    Output("document-confirmed", "data"),
    Input(f"{KEPT}-confirm", "n_clicks"),
    State(f"{KEPT}-which", "value"),
    *proof_states(KEPT),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@told_beside(f"{KEPT}-confirm")
def confirm(which: Any, url: Any, supports: Any) -> Any:
    """What was only possible is so."""
    relation_id, proof = row_number(which, "relation"), needed_proof(url, supports)
    with record().writing() as rows:
        at = clock.now()
        relations.confirm(rows, relation_id, proof, actor=access.actor(), at=at)
    return done(at)


@guarded_callback(
    Output("document-effected", "data"),
    Input(f"{KEPT}-effect", "n_clicks"),
    State(f"{KEPT}-which", "value"),
    *_effect_states(KEPT),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@told_beside(f"{KEPT}-effect")
def add_effect(which: Any, *effect: Any) -> Any:
    """One more clause that the relation changes."""
    relation_id, told = row_number(which, "relation"), _effect_given(*effect)
    if told == relations.EffectOf():
        raise written.refuse("to_clause", "needed")
    with record().writing() as rows:
        at = clock.now()
        relations.add_effect(rows, relation_id, told, actor=access.actor(), at=at)
    return done(at)


@guarded_callback(
    Output("document-unrelated", "data"),
    Input(f"{KEPT}-remove", "n_clicks"),
    State(f"{KEPT}-which", "value"),
    State(f"{KEPT}-reason", "value"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@told_beside(f"{KEPT}-remove")
def remove(which: Any, reason: Any) -> Any:
    """Take a relation away that is not so."""
    relation_id, why = row_number(which, "relation"), given.words(reason)
    with record().writing() as rows:
        at = clock.now()
        relations.remove(rows, relation_id, why, actor=access.actor(), at=at)
    return done(at)
