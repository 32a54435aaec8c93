"""/documents — the registry: search without diacritics, filters, what rests on each document."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard import across_plans, texts
from dashboard.components import address, choices_bar, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.plan_text import found
from dashboard.plan_views import task_progress
from dashboard.queries import board as boards
from dashboard.queries import documents as queries
from dashboard.queries import kept_plans
from dashboard.queries.board import RoundInfo
from dashboard.queries.documents import ListedDocument, Wanted
from dashboard.queries.remembered import remember
from dashboard.queries.sections import Progress, together
from dashboard.scorecards import completion_bar, formula, heads
from dashboard.texts import documents as words
from dashboard.visit import Page, Visit
from registry.policy import Action
from registry.search import LONGEST_QUERY
from registry.standing import Standing

PER_PAGE = 50
FILTERS = ("level", "kind", "validity", "sort", "round")


def layout(visit: Visit, **_address: str) -> Page:
    """The documents that fit, fifty a page, with the progress of the tasks resting on each."""
    plan = boards.plan_id(visit.session)
    around, _ = chosen_round(visit, plan)
    kinds, levels = remember(
        visit.session, ("kinds",), lambda: queries.kinds_and_levels(visit.session)
    )
    bars = (
        (words.LEVEL, "level", words.level_options(levels)),
        (words.KIND, "kind", words.kind_options(kinds)),
        (words.VALIDITY, "validity", words.validity_options(queries.UNVERIFIED)),
    )
    wanted = _wanted(visit, {name: options for _, name, options in bars})
    page = max(visit.asked_number("page") or 1, 1)
    rows, count = queries.listed(
        visit.session, wanted, first=kept_plans.shown(visit.session).key,
        offset=(page - 1) * PER_PAGE, limit=PER_PAGE,
    )
    tree = [
        _filters(visit, bars),
        _count(visit, count, around),
        across_plans.counted(visit, words.OF_PLAN),
        _table(visit, rows, wanted.words, around) if rows else empty(words.NOTHING_FITS),
        _pager(visit, page, count),
    ]
    return Page(
        texts.DOCUMENTS,
        [
            Drawn(tree=[heading(texts.DOCUMENTS, visit, _ways(visit))]),
            _search(visit),
            Drawn(tree=[node for node in tree if node], className="registry"),
        ],
    )


def _ways(visit: Visit) -> list[Node]:
    """Adding and importing for those who keep the registry; for everybody the list as a file."""
    query = {name: visit.query.get(name) for name in ("q", "level", "kind", "validity")}
    files = [
        el("a", said, href=address(f"/documents/export.{ending}", **query), data_file="true")
        for ending, said in words.EXPORTS.items()
    ]
    keeping = []
    if visit.may(Action.KEEP_REGISTRY):
        keeping = [link("/documents/new", words.ADD, class_="btn small"),
                   link("/documents/import", words.IMPORT, class_="btn small")]
    exports = el("span", el("span", words.EXPORT, class_="filter-name"), *files, class_="exports")
    return el("div", *keeping, exports, class_="ways")


def _wanted(visit: Visit, options: dict[str, list[tuple[str, str]]]) -> Wanted:
    chosen = {
        name: visit.asked(name, ("", *(value for value, _ in given)))
        for name, given in options.items()
    }
    sort = visit.asked("sort", tuple(value for value, _ in words.SORT_OPTIONS))
    said = visit.query.get("q", "").replace("\0", "")[: LONGEST_QUERY]
    return Wanted(words=said, sort=sort, today=visit.today, **chosen)


def _search(visit: Visit) -> html.Form:
    """A plain form: what is sought becomes `?q=`, beside the filters that are already chosen."""
    kept = [
        dcc.Input(type="hidden", name=name, value=visit.query[name], id=f"documents-kept-{name}")
        for name in FILTERS
        if visit.query.get(name)
    ]
    box = dbc.Input(
        id="documents-search", name="q", type="search", maxLength=LONGEST_QUERY,
        value=visit.query.get("q", "")[:LONGEST_QUERY], autoComplete="off",
    )
    return html.Form(
        [
            dbc.Label(words.SEARCH, html_for="documents-search"),
            html.Div([box, dbc.Button(words.FIND, type="submit", className="btn-primary")]),
            html.P(words.SEARCH_HELP, className="quiet"),
            *kept,
        ],
        action="/documents",
        method="GET",
        role="search",
        className="search",
    )


def _filters(
    visit: Visit, bars: tuple[tuple[str, str, list[tuple[str, str]]], ...]
) -> list[Node]:
    query = {name: value for name, value in visit.query.items() if name in (*FILTERS, "q")}
    drawn = [
        choices_bar(said, "/documents", query, name, [("", texts.ALL), *options])
        for said, name, options in bars
    ]
    drawn.append(choices_bar(words.SORT, "/documents", query, "sort", words.SORT_OPTIONS))
    return el("div", *drawn, class_="filters stacked")


def _count(visit: Visit, count: int, around: RoundInfo | None) -> list[Node]:
    chosen = any(visit.query.get(name) for name in ("q", "level", "kind", "validity"))
    clear = link("/documents", texts.CLEAR_FILTER) if chosen else None
    of_round = words.of_round(around.year) if around else ""
    return el("p", el("b", words.count(count)), of_round, " ", clear, class_="what", role="status")


def _table(
    visit: Visit, rows: list[ListedDocument], query: str, around: RoundInfo | None
) -> list[Node]:
    by_task = task_progress(visit, around, visit.only_agency)
    resting = queries.tasks_by_document(visit.session, [row.id for row in rows])
    by_document = {
        document: together(by_task[task] for task in tasks if task in by_task)
        for document, tasks in resting.items()
    }
    head = heads(words.COLUMNS, visit)
    body = [_row(visit, row, query, by_document.get(row.id), around) for row in rows]
    table = el("table", el("caption", texts.DOCUMENTS), el("thead", head), el("tbody", *body),
               class_="table cards")
    return el("div", table, class_="table-frame")


def _row(
    visit: Visit,
    row: ListedDocument,
    query: str,
    part: Progress | None,
    around: RoundInfo | None,
) -> list[Node]:
    cells = (
        _subject(row, query),
        _marked(row.issuer, query),
        _issued(row),
        [_validity(row)],
        _times(row),
        _tasks(row, around),
        _progress(visit, row, part, around),
    )
    named = zip(words.COLUMNS[1:], cells, strict=True)
    return el(
        "tr",
        el("th", *_name(row, query), scope="row"),
        *(el("td", *cell, data_name=name) for name, cell in named),
    )


def _name(row: ListedDocument, query: str) -> list[Node]:
    kind = el("span", texts.DOCUMENT_KINDS[row.kind], class_="quiet")
    shown = _marked(row.number, query) if row.number else [words.NO_NUMBER]
    group = el("span", f" · {words.GROUP}", class_="quiet") if row.is_group else None
    return [link(f"/documents/{row.key}", *shown, class_="number"), el("br"), kind, group]


def _subject(row: ListedDocument, query: str) -> list[Node]:
    if row.subject:
        return _marked(row.subject, query)
    said = row.subject_in_plan or row.name
    if not said:
        return [el("span", texts.UNVERIFIED, class_="quiet")]
    by_plan = row.subject_in_plan or row.is_in_plan
    note = el("span", f" ({words.BY_PLAN})", class_="quiet") if by_plan else None
    return [*_marked(said, query), note]


def _issued(row: ListedDocument) -> list[Node]:
    if row.issued_on is None:
        return [el("span", texts.UNVERIFIED, class_="quiet")]
    doubt = words.BY_PLAN if row.is_in_plan else texts.UNVERIFIED
    note = None if row.is_date_verified else el("small", doubt, class_="quiet by-plan")
    return [texts.day(row.issued_on), note]


def _validity(row: ListedDocument) -> list[Node]:
    kind = "quiet" if row.validity is None else f"validity {row.validity.value.replace('_', '-')}"
    return el("span", texts.VALIDITIES[row.validity], class_=kind)


def _times(row: ListedDocument) -> list[Node]:
    if row.is_plan:
        return [el("span", words.THIS_PLAN, class_="quiet")]
    return [link(f"/documents/{row.key}#clauses", texts.number(row.times))]


def _tasks(row: ListedDocument, around: RoundInfo | None) -> list[Node]:
    if row.is_plan:
        return [link("/sections", texts.ALL)]
    if not row.tasks:
        return [el("span", words.NOT_CITED_IN_TASKS, class_="quiet")]
    year = around.year if around else None
    where = address("/tasks", document=row.key, round=year)
    return [link(where, texts.number(row.tasks))]


def _progress(
    visit: Visit, row: ListedDocument, part: Progress | None, around: RoundInfo | None
) -> list[Node]:
    if row.is_plan or part is None or not part.total or around is None:
        return ["–"]
    where = address("/tasks", document=row.key, round=around.year)
    red = part.by_standing[Standing.OVERDUE]
    late = address("/tasks", document=row.key, round=around.year, standing=Standing.OVERDUE.value)
    said = f"{texts.STANDINGS[Standing.OVERDUE]}: {texts.number(red)}"
    return [
        link(where, completion_bar(part, visit), class_="rate", title=formula(visit)),
        link(late, said, class_="late") if red else None,
    ]


def _marked(said: str, query: str) -> list[Node]:
    if not query:
        return [said]
    return [
        el("mark", piece.words) if piece.link is not None else piece.words
        for piece in found(said, query)
    ]


def _pager(visit: Visit, page: int, count: int) -> list[Node] | None:
    pages = -(-count // PER_PAGE)
    if pages < 2:
        return None
    steps = ((page - 1, words.PREVIOUS, page > 1), (page + 1, words.NEXT, page < pages))
    links = [
        link(address("/documents", **{**visit.query, "page": number}), said)
        for number, said, is_there in steps
        if is_there
    ]
    return el("nav", el("span", words.page_of(page, pages)), *links, class_="pager",
              aria_label=words.PAGES)
