"""/admin/tokens — the keys of other systems to the open data: which there are, and their life."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State, dcc, html, no_update

from dashboard import given, token_forms, token_views
from dashboard.access import guarded_callback
from dashboard.components import heading
from dashboard.drawn import Drawn, el, link
from dashboard.feeds import base_address
from dashboard.queries import plan as plans
from dashboard.queries import tokens as lists
from dashboard.store import record, visit_of
from dashboard.texts import admin as admin_words
from dashboard.texts import tokens as words
from dashboard.visit import Page, Visit
from registry.policy import Action


def layout(visit: Visit, **_address: str) -> Page:
    """The list, the form for a new key, the form of the one that is opened, and a short guide."""
    asked = {"open": visit.query["open"]} if visit.query.get("open") else {}
    head = [
        el("p", link("/admin", admin_words.BACK)), heading(words.MANAGE, visit),
        el("p", words.HELP, class_="lead"),
    ]
    return Page(words.MANAGE, [
        *(dcc.Store(id=name) for name in token_forms.DONE),
        dcc.Store(id="tokens-query", data=asked),
        Drawn(tree=head),
        Drawn(id="tokens-secret"),
        html.Div(
            [
                html.Div([
                    html.Div(_body(visit), id="tokens-body", className="stack"),
                    Drawn(tree=[token_views.guide(base_address())]),
                ], className="stack"),
                token_forms.open_form(plans.agencies(visit.session)),
            ],
            className="columns wide-narrow",
        ),
    ])


def _body(visit: Visit) -> list[Any]:
    found = lists.tokens(visit.session)
    opened = visit.asked_number("open")
    forms = [token_forms.withdraw_form(one) for one in found
             if one.id == opened and one.withdrawn_at is None]
    return [Drawn(tree=[token_views.listed(found, visit.at)]), *forms]


@guarded_callback(
    Output("tokens-body", "children"),
    *(Input(name, "data") for name in token_forms.DONE),
    State("tokens-query", "data"),
    needs=Action.MANAGE_TOKENS,
    prevent_initial_call=True,
)
def redraw(opened: Any, withdrawn: Any, query: Any) -> Any:
    """The list as it is after a deed."""
    if not (opened or withdrawn):
        return no_update
    asked = {"open": given.words(given.part(query, "open"))} if query else {}
    with record().reading() as rows:
        return _body(visit_of(rows, asked))
