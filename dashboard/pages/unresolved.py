"""/documents/unresolved — words of the plan that point at documents without naming them."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State, dcc, html, no_update

from dashboard import across_plans, given, texts, unresolved_forms
from dashboard.access import guarded_callback
from dashboard.clauses import section_path
from dashboard.components import address, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.plan_text import around as words_around
from dashboard.queries import sections as sections_of
from dashboard.queries import unresolved as lists
from dashboard.queries.unresolved import Waiting
from dashboard.store import record, visit_of
from dashboard.texts import sections as places
from dashboard.texts import unresolved as words
from dashboard.visit import Page, Visit
from registry.policy import Action

PATH = "/documents/unresolved"
OPEN = "unresolved-open"
WIDTH = 120


def layout(visit: Visit, **_address: str) -> Page:
    """One list in the order of the text; the opened citation has its form right below it."""
    asked = {name: visit.query[name] for name in ("show", "open") if visit.query.get(name)}
    marks = [dcc.Store(id=name) for name in unresolved_forms.DONE]
    body = html.Div(_body(visit), id="unresolved-body")
    return Page(texts.UNRESOLVED, [*marks, dcc.Store(id="unresolved-query", data=asked), body])


def _body(visit: Visit) -> list[Any]:
    show = visit.asked("show", tuple(words.TABS))
    counts = lists.counts(visit.session)
    found = lists.listed(visit.session, show)
    tabs = [
        link(address(PATH, show=name), words.tab(name, counts[name]),
             aria_current="true" if show == name else None)
        for name in words.TABS
    ]
    head = [
        heading(texts.UNRESOLVED, visit),
        el("p", words.HELP, class_="quiet"),
        across_plans.counted(visit, words.OF_PLAN),
        el("div", el("div", el("span", words.SHOW, class_="filter-name"), *tabs, class_="filter"),
           class_="filters"),
    ]
    if not found:
        return [Drawn(tree=[*head, empty(words.NOTHING[show])])]
    may = visit.may(Action.KEEP_REGISTRY)
    opened = visit.asked_number("open") if may else None
    read = sections_of.received_text(visit.session, found[0].document_id)
    parts: list[Any] = [Drawn(tree=head)]
    for one in found:
        is_open = one.id == opened
        parts.append(Drawn(tree=_line(one, read, show, may and not is_open), className="sheet",
                           id=OPEN if is_open else None))
        if is_open:
            parts.append(unresolved_forms.rule_form(visit.session, one.id))
    return parts


def _line(one: Waiting, read: str, show: str, may: bool) -> list[Node]:
    before, cited, after = words_around(read, one.start, one.end, WIDTH)
    where = section_path(one.path) if one.path else "/sections#opening"
    said = words.RULE if show == "waiting" else words.RULE_AGAIN
    to_open = f"{address(PATH, show=show, open=one.id)}#{OPEN}"
    ruled: list[Node] | None = None
    if one.ruled_at is not None:
        named = link(f"/documents/{one.key}", one.number or "") if one.key else None
        ruled = el("p", named, " – " if named else None, one.reason or "", " ",
                   el("span", words.ruled(one.ruled_by, one.ruled_at), class_="quiet"))
    return [
        el("h2", link(where, places.place(one.place))),
        el("p", before, el("mark", cited), after, class_="quotation"),
        ruled,
        el("p", link(to_open, said, class_="btn small")) if may else None,
    ]


@guarded_callback(
    Output("unresolved-body", "children"),
    *(Input(name, "data") for name in unresolved_forms.DONE),
    State("unresolved-query", "data"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
def redraw(resolved_at: Any, marked_at: Any, query: Any) -> Any:
    """The list as it is after a deed, with nothing opened."""
    if not resolved_at and not marked_at:
        return no_update
    with record().reading() as rows:
        return _body(visit_of(rows, {"show": given.words(given.part(query, "show"))}))
