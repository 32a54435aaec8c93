"""/alarms — what happened to the documents the plan rests on, and what follows from it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import Input, Output, State, dcc, html, no_update

from dashboard import across_plans, alarm_forms, given, texts
from dashboard.access import guarded_callback
from dashboard.alarm_views import Resting, drafted, resting_on, resting_table, what_happened
from dashboard.components import address, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.queries import alarms as lists
from dashboard.queries import board as boards
from dashboard.queries.alarms import Item
from dashboard.queries.board import RoundInfo
from dashboard.store import record, visit_of
from dashboard.texts import alarms as words
from dashboard.texts import tasks as task_words
from dashboard.visit import Page, Visit
from registry.policy import Action

PATH = "/alarms"
OPEN = "alarms-open"


def layout(visit: Visit, **_address: str) -> Page:
    """Items by document; the opened one lists what rests on it and is settled right there."""
    asked = {name: visit.query[name] for name in ("show", "open", "document", "page", "round")
             if visit.query.get(name)}
    marks = [dcc.Store(id=name) for name in alarm_forms.DONE]
    body = html.Div(_body(visit), id="alarms-body")
    return Page(texts.ALARMS, [*marks, dcc.Store(id="alarms-query", data=asked), body])


def _body(visit: Visit) -> list[Any]:
    around, _ = chosen_round(visit, boards.plan_id(visit.session))
    opened = _opened(visit)
    show = visit.asked("show", tuple(words.TABS))
    if opened is not None:
        show = "settled" if opened.settled_at else "open"
    document = visit.query.get("document", "")[:80]
    counts = lists.counts(visit.session, document)
    page = min(max(visit.asked_number("page") or 1, 1), max(-(-counts[show] // lists.PER_PAGE), 1))
    query = {"show": show, "document": document or None}
    head: list[Node] = [heading(texts.ALARMS, visit), el("p", words.HELP, class_="quiet"),
                        across_plans.counted(visit, words.OF_PLAN),
                        _filters(query, counts), *_proposal(visit, around)]
    found = lists.listed(visit.session, show, document=document, page=page)
    if not found:
        said = words.NOTHING_OPEN if show == "open" else words.NOTHING_SETTLED
        return [Drawn(tree=[*head, empty(said)])]
    parts: list[Any] = [Drawn(tree=head)]
    cited = resting_on(visit, {one.document_id for one in found}, around)
    for document, items in groupby(found, key=lambda one: one.document_id):
        parts += _document(visit, list(items), opened, cited[document], query)
    return [*parts, Drawn(tree=[_pager(query, page, counts[show])])]


def _proposal(visit: Visit, around: RoundInfo | None) -> list[Node]:
    """The way to the paper that proposes to amend the plan."""
    if around is None or not visit.may(Action.MAKE_PAPERS):
        return []
    return [el("p", link(f"/papers/amendment/round:{around.id}", words.PROPOSAL))]


def _opened(visit: Visit) -> Item | None:
    asked = visit.asked_number("open")
    return lists.item(visit.session, asked) if asked else None


def _filters(query: dict[str, Any], counts: dict[str, int]) -> list[Node]:
    tabs = [
        link(address(PATH, **{**query, "show": name}), words.tab(name, counts[name]),
             aria_current="true" if query["show"] == name else None)
        for name in words.TABS
    ]
    only = None
    if query["document"]:
        only = el("p", words.ONLY, " ", link(PATH, words.ALL_DOCUMENTS), class_="quiet")
    row = el("div", el("span", words.SHOW, class_="filter-name"), *tabs, class_="filter")
    return el("div", row, only, class_="filters stacked")


def _document(
    visit: Visit,
    items: list[Item],
    opened: Item | None,
    resting: Resting,
    query: dict[str, Any],
) -> list[Any]:
    """A document with its items; below the opened one, what rests on it and its forms."""
    first = items[0]
    agencies = {code for owing in resting.agencies.values() for code, _ in owing}
    title = words.called(first.kind, first.number, first.name, first.issued_on)
    name = first.name if first.number and first.name else None
    said = words.rests(len(resting.clauses), len(resting.tasks), len(agencies), resting.late)
    head = [
        el("h2", link(f"/documents/{first.key}", title)),
        el("p", name) if name else None,
        el("p", said, class_="quiet"),
        *(_item(visit, one, opened, query) for one in items),
    ]
    parts: list[Any] = [Drawn(tree=head, className="sheet alarm")]
    if opened is None or opened.document_id != first.document_id:
        return parts
    detail = [el("h3", words.RESTING), resting_table(visit, resting)]
    if opened.settled_at is None and visit.may(Action.SETTLE_ALARM):
        parts.append(alarm_forms.settle_forms(opened, drafted(visit, opened, resting)))
    elif said := drafted(visit, opened, resting):
        kept = words.DRAFT_KEPT if opened.draft else words.DRAFT
        detail = [el("h3", kept), el("p", said, class_="words"), *detail]
    return [*parts, Drawn(tree=detail, className="sheet")]


def _item(visit: Visit, one: Item, opened: Item | None, query: dict[str, Any]) -> list[Node]:
    is_open = opened is not None and opened.id == one.id
    may = visit.may(Action.SETTLE_ALARM) and one.settled_at is None
    where = f"{address(PATH, **query, open=one.id)}#{OPEN}"
    to_open = None if is_open else link(
        where, words.OPEN if may else words.SEE, class_="btn small"
    )
    settled: list[Node] | None = None
    if one.settled_at is not None and one.outcome is not None:
        settled = el("p", el("b", words.OUTCOMES[one.outcome]), ": ", one.note, " ",
                     el("span", words.settled(one.settled_by, one.settled_at), class_="quiet"))
    check: list[Node] | None = None
    if may and one.is_certain is False:
        check = el("p", link(address(f"/documents/{one.key}", deed="relation"), words.CONFIRM))
    return el(
        "div",
        what_happened(one),
        check,
        settled,
        el("p", el("span", words.raised(one.raised_by, one.raised_at), class_="quiet"), " ",
           to_open, class_="alarm-foot"),
        id=OPEN if is_open else None,
        class_="alarm-item open" if is_open else "alarm-item",
    )


def _pager(query: dict[str, Any], page: int, total: int) -> list[Node] | None:
    pages = -(-total // lists.PER_PAGE)
    if pages < 2:
        return None
    steps = (
        (page - 1, task_words.PREVIOUS, page > 1), (page + 1, task_words.NEXT, page < pages),
    )
    links = [link(address(PATH, **query, page=number), said)
             for number, said, is_there in steps if is_there]
    return el("nav", el("span", task_words.page_of(page, pages)), *links, class_="pager",
              aria_label=task_words.PAGES)


@guarded_callback(
    Output("alarms-body", "children"),
    *(Input(name, "data") for name in alarm_forms.DONE),
    State("alarms-query", "data"),
    needs=Action.SETTLE_ALARM,
    prevent_initial_call=True,
)
def redraw(drafted_at: Any, settled_at: Any, query: Any) -> Any:
    """The list as it is after a deed."""
    if not drafted_at and not settled_at:
        return no_update
    asked = {name: given.words(given.part(query, name)) for name in query or {}}
    with record().reading() as rows:
        return _body(visit_of(rows, asked))
