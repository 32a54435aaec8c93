"""/search — what one box found in documents, the plan's text, tasks and agencies."""

from __future__ import annotations

from urllib.parse import quote

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard import texts
from dashboard.chosen_plan import PARAMETER
from dashboard.components import address, choices_bar, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.plan_text import Piece, found, snippet
from dashboard.queries import kept_plans
from dashboard.queries import search as queries
from dashboard.queries.search import FoundAgency, FoundClause, FoundDocument, Line
from dashboard.texts import documents as document_words
from dashboard.texts import search as words
from dashboard.texts.sections import place
from dashboard.visit import Page, Visit
from db.vocabulary import SearchKind
from registry import search
from registry.search import Found

FEW, PER_PAGE = 5, 20
WIDTH = 90


def layout(visit: Visit, **_address: str) -> Page:
    """The best few of each kind; `?kind=` shows one kind, page by page."""
    said = visit.query.get("q", "").strip()[: search.LONGEST_QUERY]
    only = visit.asked("kind", ("", *(kind.value for kind in SearchKind)))
    return Page(
        words.SEARCH,
        [
            Drawn(tree=[heading(words.SEARCH)]),
            _form(said, only),
            Drawn(tree=[node for node in _results(visit, said, only) if node], className="found"),
        ],
    )


def _form(said: str, only: str) -> html.Form:
    box = dbc.Input(id="search-words", name="q", type="search", value=said,
                    maxLength=search.LONGEST_QUERY, autoComplete="off")
    kept = dcc.Input(type="hidden", name="kind", value=only, id="search-kind") if only else None
    return html.Form(
        [
            dbc.Label(words.SEARCH, html_for="search-words"),
            html.Div([box, dbc.Button(words.FIND, type="submit", className="btn-primary")]),
            html.P(words.HELP, className="quiet"),
            kept,
        ],
        action="/search",
        method="GET",
        role="search",
        className="search",
    )


def _results(visit: Visit, said: str, only: str) -> list[Node]:
    if not said:
        return []
    if not search.query_of(said).is_enough:
        return [empty(words.TOO_SHORT)]
    page = max(visit.asked_number("page") or 1, 1)
    kinds = search.look(visit.session, said, most=FEW)
    total = words.total(sum(one.count for one in kinds), any(one.is_more for one in kinds))
    tree: list[Node] = [_kinds(said, only, kinds), el("p", el("b", total), class_="what",
                                                      role="status")]
    if only:
        kind = SearchKind(only)
        shown = search.look(
            visit.session, said, kinds=(kind,), most=PER_PAGE, offset=(page - 1) * PER_PAGE
        )
        return [*tree, _group(visit, said, shown[0], whole=True), _pager(said, shown[0], page)]
    if not any(one.count for one in kinds):
        return [*tree, empty(words.NOTHING)]
    best = sorted((one for one in kinds if one.hits), key=_rank)
    return [*tree, *(_group(visit, said, one, whole=False) for one in best)]


def _rank(one: Found) -> tuple[int, int, bool]:
    """How good a group's best hit is, by number, then by title; an agency's own name is meant
    before a heading of the same words. Ties keep the fixed order."""
    number, title = one.hits[0].score[:2]
    return number, title, not (one.kind is SearchKind.AGENCY and title == 0)


def _kinds(said: str, only: str, kinds: list[Found]) -> list[Node]:
    options = [("", words.ALL)]
    for one in kinds:
        shown = words.count(one.count, one.is_more)
        options.append((one.kind.value, f"{words.KINDS[one.kind]} ({shown})"))
    query = {"q": said, "kind": only}
    return el("div", choices_bar(words.WHERE, "/search", query, "kind", options), class_="filters")


def _group(visit: Visit, said: str, one: Found, *, whole: bool) -> list[Node]:
    name = words.KINDS[one.kind]
    items = [
        el("li", *_line(visit, said, one.kind, line))
        for line in queries.lines(visit.session, one.kind, one.hits)
    ]
    shown = words.count(one.count, one.is_more)
    more = None
    if not whole and one.count > len(items):
        where = address("/search", q=said, kind=one.kind.value)
        more = el("p", link(where, words.MORE.format(count=shown), aria_label=f"{name}: {shown}"))
    bounded = None
    if whole and one.is_more:
        bounded = el("p", words.ONLY_BEST.format(count=texts.number(one.count)), class_="quiet")
    listed = el("ol", *items) if items else empty(words.NOTHING_OF_KIND)
    return el("section", el("h2", name, el("span", f" {shown}", class_="quiet")), bounded, listed,
              more)


def _line(visit: Visit, said: str, kind: SearchKind, line: Line) -> list[Node]:
    if isinstance(line, FoundDocument):
        return _document(said, line)
    if isinstance(line, FoundAgency):
        return _agency(visit, said, line)
    return _clause(visit, said, kind, line)


def _document(said: str, line: FoundDocument) -> list[Node]:
    title = document_words.full_name(line.kind, line.number, line.name, line.subject)
    shown = line.subject or line.subject_in_plan or line.name
    day = words.ISSUED.format(day=texts.day(line.issued_on)) if line.issued_on else words.NO_DATE
    validity = "quiet" if line.validity is None else (
        f"validity {line.validity.value.replace('_', '-')}"
    )
    return [
        link(f"/documents/{line.key}", *_marked(found(title, said)), class_="title"),
        el("p", *_marked(snippet(shown, said, WIDTH))) if shown and shown != title else None,
        el("p", *_marked(found(line.issuer, said)), f" · {day} · ",
           el("span", texts.VALIDITIES[line.validity], class_=validity), class_="quiet"),
    ]


def _clause(visit: Visit, said: str, kind: SearchKind, line: FoundClause) -> list[Node]:
    """A place of any plan; of another than the shown one its address says which."""
    title = place(line.path)
    where, is_shown = f"/sections/{quote(line.path)}", (
        line.plan_key == kept_plans.shown(visit.session).key
    )
    if kind is SearchKind.TASK:
        title = words.TASK.format(place=title[:1].lower() + title[1:])
        where = f"/tasks/{line.id}"
    if not is_shown:
        where = address(where, **{PARAMETER: line.plan_key})
    plan = el("span", " · ", words.OF_PLAN.format(number=line.plan_number), class_="quiet")
    parts = [part for part in (line.heading, line.text) if part]
    return [
        link(where, title, class_="title"),
        plan if not is_shown and line.plan_number else None,
        *(el("p", *_marked(snippet(part, said, WIDTH))) for part in parts),
    ]


def _agency(visit: Visit, said: str, line: FoundAgency) -> list[Node]:
    """An agency's scorecard is for those who may open it; its name is in the plan's own text."""
    name = _marked(found(line.name, said))
    if visit.only_agency not in (None, line.id):
        return [el("span", *name, class_="title")]
    return [link(f"/agencies/{line.code}", *name, class_="title")]


def _marked(pieces: list[Piece]) -> list[Node]:
    return [el("mark", one.words) if one.link is not None else one.words for one in pieces]


def _pager(said: str, one: Found, page: int) -> list[Node] | None:
    pages = -(-one.count // PER_PAGE)
    if pages < 2:
        return None
    steps = ((page - 1, words.PREVIOUS, page > 1), (page + 1, words.NEXT, page < pages))
    links = [
        link(address("/search", q=said, kind=one.kind.value, page=number), step)
        for number, step, is_there in steps
        if is_there
    ]
    return el("nav", el("span", words.page_of(page, pages)), *links, class_="pager",
              aria_label=words.PAGES)
