"""/admin/screens — the wallboards: which there are, who keeps them, and how they come and go."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State, dcc, html, no_update
from flask import request

from dashboard import given, screen_forms, texts
from dashboard.access import guarded_callback
from dashboard.components import address, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.queries import screens as lists
from dashboard.queries.screens import ScreenLine
from dashboard.store import record, visit_of
from dashboard.texts import admin as admin_words
from dashboard.texts import screens as words
from dashboard.visit import Page, Visit
from registry.clock import day_of
from registry.policy import Action

COLUMNS = words.COLUMNS


def layout(visit: Visit, **_address: str) -> Page:
    """The list, the form for a new one, and the forms of the one that is opened."""
    asked = {"open": visit.query["open"]} if visit.query.get("open") else {}
    marks = [dcc.Store(id=name) for name in screen_forms.DONE]
    where = f"{request.host_url}screen"
    head = [
        el("p", link("/admin", admin_words.BACK)), heading(words.MANAGE, visit),
        el("p", words.HELP.format(address=where), class_="lead"),
    ]
    return Page(words.MANAGE, [
        *marks, dcc.Store(id="screens-query", data=asked), Drawn(tree=head),
        html.Div(
            [
                html.Div(_body(visit), id="screens-body", className="stack"),
                screen_forms.enrol_form(),
            ],
            className="columns wide-narrow",
        ),
    ])


def _body(visit: Visit) -> list[Any]:
    found = lists.screens(visit.session)
    if not found:
        return [Drawn(tree=[empty(words.NONE)])]
    opened = visit.asked_number("open")
    forms = [screen_forms.change_forms(one) for one in found
             if one.id == opened and one.withdrawn_at is None]
    return [Drawn(tree=[_table(found)]), *forms]


def _table(found: list[ScreenLine]) -> list[Node]:
    head = el("tr", *(el("th", name, scope="col") for name in COLUMNS))
    table = el("table", el("caption", words.SCREENS), el("thead", head),
               el("tbody", *map(_row, found)), class_="table cards")
    return el("div", table, class_="table-frame")


def _row(one: ScreenLine) -> list[Node]:
    names = [words.VIEWS[view] for view in one.views]
    if one.withdrawn_at is None:
        opens = address(screen_forms.PATH, open=one.id)
        state = el("span", words.IN_USE, " ", link(opens, words.OPEN, class_="btn small"))
    else:
        state = el("span", words.withdrawn(one.withdrawn_by, day_of(one.withdrawn_at)))
    cells = (
        el("b", one.name),
        one.place,
        one.custodian,
        words.by_whom(one.enrolled_by, day_of(one.enrolled_at)),
        texts.moment(one.seen_at) if one.seen_at else words.NEVER_SEEN,
        words.rotation(names, one.seconds),
        state,
    )
    named = zip(COLUMNS, cells, strict=True)
    return el("tr", *(el("td", cell, data_name=name) for name, cell in named))


@guarded_callback(
    Output("screens-body", "children"),
    *(Input(name, "data") for name in screen_forms.DONE),
    State("screens-query", "data"),
    needs=Action.MANAGE_SCREENS,
    prevent_initial_call=True,
)
def redraw(enrolled: Any, changed: Any, withdrawn: Any, query: Any) -> Any:
    """The list as it is after a deed."""
    if not (enrolled or changed or withdrawn):
        return no_update
    asked = {"open": given.words(given.part(query, "open"))} if query else {}
    with record().reading() as rows:
        return _body(visit_of(rows, asked))
