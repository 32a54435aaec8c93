"""/documents/links — every official link: what it answered last, since when, and asking it anew."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import given, link_checking, notices, texts
from dashboard.access import guarded_callback
from dashboard.components import address, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.link_views import address_of, behind, result_mark, when_said
from dashboard.queries import links as queries
from dashboard.queries.links import LinkLine
from dashboard.store import record, visit_of
from dashboard.texts import documents as document_words
from dashboard.texts import links as words
from dashboard.visit import Page, Visit
from db.vocabulary import LinkResult
from registry.errors import Refused
from registry.links import keep
from registry.policy import Action

PATH = "/documents/links"
# The filter's values in the order of its links, every link before them.
SHOW = {one.value if one else queries.NEVER: one for one in queries.ORDER}


def layout(visit: Visit, **_address: str) -> Page:
    """A table of the links that fit the filter, twenty a page. Nothing is asked by opening it."""
    return Page(words.TITLE, html.Div(_body(visit), id="links-body"))


def _body(visit: Visit) -> list[Any]:
    counts = queries.counts(visit.session)
    show = visit.asked("show", (queries.EVERY, *SHOW))
    total = counts[SHOW[show]] if show in SHOW else sum(counts.values())
    page = min(max(visit.asked_number("page") or 1, 1), max(-(-total // queries.PER_PAGE), 1))
    listed = queries.listed(visit.session, show, page=page)
    is_on = link_checking.sites() is not None
    may = is_on and visit.may(Action.KEEP_REGISTRY)
    how = words.HOW.format(most=queries.PER_PAGE, days=keep.SILENT_DAYS)
    head = [_crumbs(), heading(words.TITLE, visit),
            el("p", how, class_="quiet") if is_on else _off(visit),
            _filters(show, counts)]
    parts: list[Any] = [Drawn(tree=head)]
    if may and listed:
        parts += _button(listed)
    parts.append(Drawn(id="links-table", tree=[
        _table(visit, listed, may) if listed else empty(words.NONE_SHOWN),
        *_pager(show, page, total),
    ]))
    return parts


def _off(visit: Visit) -> list[Node]:
    """That nothing is asked; how to change it is for those who run the registry or the server."""
    may = visit.may(Action.KEEP_REGISTRY) or visit.may(Action.MANAGE_ACCOUNTS)
    return el("p", words.OFF, f" {words.HOW_ON}" if may else None, class_="warn")


def _crumbs() -> list[Node]:
    steps = [link("/documents", texts.DOCUMENTS), el("span", words.TITLE, aria_current="page")]
    return el("nav", el("ol", *(el("li", step) for step in steps)), class_="crumbs",
              aria_label=document_words.CRUMBS)


def _filters(show: str, counts: dict[LinkResult | None, int]) -> list[Node]:
    named = {queries.EVERY: f"{texts.ALL} ({texts.number(sum(counts.values()))})"}
    named |= {name: words.tab(one, counts[one]) for name, one in SHOW.items()}
    links = [
        link(address(PATH, show=name if name in SHOW else None), said,
             aria_current="true" if name == show else None)
        for name, said in named.items()
    ]
    return el("div", el("span", words.SHOW, class_="filter-name"), *links, class_="filter")


def _button(listed: list[LinkLine]) -> list[Any]:
    return [
        dcc.Store(id="links-shown", data=[line.id for line in listed]),
        html.Div([dbc.Button(words.CHECK_SHOWN, id="links-check"),
                  html.Span(id="links-wait", className="quiet", role="status")],
                 className="form-foot"),
    ]


def _table(visit: Visit, listed: list[LinkLine], may: bool) -> list[Node]:
    names = [*words.COLUMNS, words.CHECK_COLUMN] if may else list(words.COLUMNS)
    head = el("tr", *(el("th", name, scope="col") for name in names))
    rows = [_row(visit, line, may) for line in listed]
    table = el("table", el("caption", words.TITLE), el("thead", head), el("tbody", *rows),
               class_="table cards links")
    return el("div", table, class_="table-frame")


def _row(visit: Visit, line: LinkLine, may: bool) -> list[Node]:
    called = document_words.full_name(line.kind, line.number, None, line.subject)
    button = el("button", words.CHECK_ONE, data_press=line.id, class_="btn small nowrap",
                aria_label=words.CHECK_ONE_LABEL.format(url=line.url))
    more = [part for one in behind(line) for part in (el("br"), one)]
    _name, where, came, when = words.COLUMNS
    return el(
        "tr",
        el("th", link(f"/documents/{line.key}", called), scope="row"),
        el("td", address_of(line.url), data_name=where),
        el("td", el("span", result_mark(line.result), *more), data_name=came),
        el("td", when_said(line, visit.today) or "–", data_name=when),
        el("td", button, data_name=words.CHECK_COLUMN) if may else None,
    )


def _pager(show: str, page: int, total: int) -> list[Node]:
    pages = -(-total // queries.PER_PAGE)
    if pages < 2:
        return []
    turning = [
        link(address(PATH, show=show if show in SHOW else None, page=number), str(number),
             aria_current="true" if number == page else None)
        for number in range(1, pages + 1)
    ]
    return [el("nav", *turning, class_="pager", aria_label=words.PAGES)]


@guarded_callback(
    Output("links-body", "children"),
    Input("links-check", "n_clicks"),
    State("links-shown", "data"),
    State("address", "search"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
    running=[(Output("links-check", "disabled"), True, False),
             (Output("links-wait", "children"), words.CHECKING, "")],
)
def check_shown(n_clicks: Any, shown: Any, search: Any) -> Any:
    """Ask the links of this page that nobody asked within the hour."""
    if not n_clicks:
        return no_update
    if not isinstance(shown, list) or len(shown) > queries.PER_PAGE:
        raise Refused("bad_choice")
    return _checked([given.row_id(one) for one in shown], search)


@guarded_callback(
    Output("links-body", "children", allow_duplicate=True),
    Input("links-table", "pressed"),
    State("address", "search"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
    running=[(Output("links-wait", "children"), words.CHECKING, "")],
)
def check_one(pressed: Any, search: Any) -> Any:
    """Ask one link, unless somebody did within the hour."""
    if not pressed:
        return no_update
    return _checked([given.row_id(given.part(pressed, "value"))], search)


def _checked(among: list[int], search: Any) -> Any:
    counts, left = link_checking.check_some(record(), among, link_checking.sites())
    if not counts and len(among) == 1:
        raise Refused("links_rested")
    notices.show(words.run_said(counts, left))
    with record().reading() as rows:
        return _body(visit_of(rows, given.query(search)))
