"""/documents/import — a file of documents: what each row would do, then all of it or nothing."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, outcomes, texts
from dashboard.access import guarded_callback
from dashboard.components import choices_bar, empty, heading
from dashboard.drawn import Drawn, Node, Upload, el, link
from dashboard.exchange_files import folder
from dashboard.store import record, visit_of
from dashboard.texts import exchange as words
from dashboard.visit import Page, Visit
from registry import clock
from registry.errors import NotFound, Refused
from registry.exchange import sheets, waiting
from registry.exchange.apply import import_documents
from registry.exchange.plan import Plan, RowPlan, Verdict, plan_import
from registry.policy import Action

PATH = "/documents/import"
MOST_SHOWN = 200
# Documents that are written in a second, as measured (tests/test_exchange_many.py).
PER_SECOND = 100
SLOW_FROM = 500
OPENED = {"data_file": "true"}


def layout(visit: Visit, **_address: str) -> Page:
    """How it is done, the way to send a file, and the dry run of the one that was sent."""
    exports: list[Node] = []
    for said, ending in words.EXPORTS:
        exports += [" ", link(f"/documents/export.{ending}", said, **OPENED)]
    tree = [
        heading(words.TITLE),
        el("p", words.LEAD, class_="lead"),
        el("ul", *(el("li", line) for line in words.HOW), class_="import-how"),
        el("p", link(f"{PATH}/template.xlsx", words.TEMPLATE, **OPENED, class_="btn"),
           el("span", words.EXPORT, *exports), link("/documents", words.TO_LIST),
           class_="import-links"),
    ]
    upload = Upload(id="exchange-upload", address=f"{PATH}/file", words=words.UPLOAD,
                    largest=sheets.LARGEST, accept=",".join(sheets.ENDINGS))
    return Page(words.TITLE, [
        Drawn(tree=tree),
        html.Section([upload], className="sheet"),
        html.Div(_dry_run(visit), id="exchange-plan"),
    ])


def _dry_run(visit: Visit) -> list[Any]:
    """What the waiting file would do; nothing when none is waiting."""
    try:
        upload = waiting.kept(folder(), actor=visit.actor)
    except NotFound:
        return []
    plan = plan_import(visit.session, upload, words.WORDS, actor=visit.actor, at=visit.at)
    head: list[Node] = [
        el("h2", words.PLAN.format(name=upload.name)),
        el("p", words.NOTHING_WRITTEN, class_="quiet"),
    ]
    if plan.unknown:
        head.append(el("p", words.UNKNOWN.format(columns=", ".join(plan.unknown)), class_="warn"))
    rows = [_filter(visit, plan), *_rows(visit, plan)]
    return [Drawn(tree=head), *_deed(plan), Drawn(tree=rows, className="import-rows")]


def _filter(visit: Visit, plan: Plan) -> list[Node]:
    count = plan.count()
    options = [("", f"{texts.ALL} ({texts.number(len(plan.rows))})")]
    options += [(one.value, f"{said} ({texts.number(count[one])})")
                for one, said in words.VERDICTS.items()]
    shown = {name: value for name, value in visit.query.items() if name == "show"}
    return el("div", choices_bar(words.SHOW, PATH, shown, "show", options), class_="filters")


def _rows(visit: Visit, plan: Plan) -> list[Node]:
    """The rows that fit, those with something against them first; at most so many."""
    show = visit.asked("show", ("", *(one.value for one in Verdict)))
    fitting = [row for row in plan.rows if show in ("", row.verdict.value)]
    fitting.sort(key=lambda row: (_place(row), row.line))
    if not fitting:
        return [empty(words.NO_LINES)]
    head = el("tr", *(el("th", said, scope="col") for said in words.COLUMNS))
    body = [_row(row) for row in fitting[:MOST_SHOWN]]
    caption = el("caption", words.ROWS)
    drawn = el("table", caption, el("thead", head), el("tbody", *body), class_="table cards")
    left = len(fitting) - MOST_SHOWN
    more = [el("p", words.MORE.format(count=texts.number(left)), class_="quiet")]
    return [el("div", drawn, class_="table-frame"), *(more if left > 0 else [])]


def _place(row: RowPlan) -> int:
    return list(Verdict).index(row.verdict) * 2 + (not row.alike)


def _row(row: RowPlan) -> list[Node]:
    named = link(f"/documents/{row.key}", row.called or row.key) if row.now else row.called
    kind = "warn-word" if row.verdict is Verdict.REFUSED or row.alike else None
    cells = (
        [named],
        [el("span", words.VERDICTS[row.verdict], class_=kind)],
        _details(row),
    )
    drawn = [el("td", *cell, data_name=name)
             for name, cell in zip(words.COLUMNS[1:], cells, strict=True)]
    return el("tr", el("th", texts.number(row.line), scope="row"), *drawn)


def _details(row: RowPlan) -> list[Node]:
    said: list[Node] = [
        el("li", texts.refusal(words.worded(problem))) for problem in row.problems
    ]
    if not row.problems:
        said += [el("li", words.change(one.column, one.old, one.new)) for one in row.changes]
    if row.alike and not row.problems:
        others: list[Node] = []
        for one in row.alike[:5]:
            called = words.other(one)
            others += ["; " if others else "",
                       link(f"/documents/{one.key}", called) if one.key else called]
        said.append(el("li", words.ALIKE, *others))
    return [el("ul", *said)] if said else [el("span", "–", class_="none")]


def _deed(plan: Plan) -> list[Any]:
    """The way to import what the dry run shows, or what is to be done first."""
    count = plan.count()
    todo = count[Verdict.NEW] + count[Verdict.CHANGED]
    discard = dbc.Button(words.DISCARD, id="exchange-discard", color="secondary")
    refused = count[Verdict.REFUSED]
    if refused or not todo:
        said = words.FIX.format(count=texts.number(refused)) if refused else words.NOTHING_TO_DO
        return [html.Section([Drawn(tree=[el("p", said, class_="warn" if refused else None)]),
                              html.Div(discard, className="form-foot")], className="sheet")]
    parts: list[Any] = [dcc.Store(id="exchange-key", data=plan.digest)]
    alike = words.IS_OTHER.format(count=texts.number(plan.alike()))
    parts.append(dbc.Checkbox(id="exchange-other", label=alike, value=False, className="check",
                              style=None if plan.alike() else {"display": "none"}))
    if todo >= SLOW_FROM:
        slow = words.SLOW.format(seconds=texts.number(-(-todo // PER_SECOND)))
        parts.append(Drawn(tree=[el("p", slow, class_="quiet")]))
    button = dbc.Button(words.IMPORT.format(count=texts.number(todo)), id="exchange-import",
                        className="btn-primary")
    parts.append(html.Div([button, discard, outcomes.place("exchange-import")],
                          className="form-foot"))
    return [html.Section(parts, className="sheet")]


@guarded_callback(
    Output("exchange-plan", "children"),
    Input("exchange-upload", "sent"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
def check(sent: Any) -> Any:
    """Show the dry run of a file that has just been received."""
    return _drawn() if sent else no_update


@guarded_callback(
    Output("exchange-plan", "children", allow_duplicate=True),
    Input("exchange-import", "n_clicks"),
    State("exchange-key", "data"),
    State("exchange-other", "value"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@outcomes.said_beside("exchange-import", outputs=1)
def take(n_clicks: Any, key: Any, is_other: Any) -> Any:
    """Import what the dry run showed; when the record moved meanwhile, show the new dry run."""
    if not n_clicks:
        return no_update
    who = access.actor()
    upload = waiting.kept(folder(), actor=who)
    reason = words.REASON.format(name=upload.name)
    try:
        with record().writing() as rows:
            done = import_documents(rows, upload, words.WORDS, expected=given.words(key),
                                    is_other=is_other is True, reason=reason, actor=who,
                                    at=clock.now())
    except Refused as refused:
        if refused.code != "import_moved":
            raise
        notices.show_error(refused)
        return _drawn()
    waiting.forget(folder(), actor=who)
    notices.show(words.imported(done))
    return []


@guarded_callback(
    Output("exchange-plan", "children", allow_duplicate=True),
    Input("exchange-discard", "n_clicks"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
def discard(n_clicks: Any) -> Any:
    """Let the waiting file go."""
    if not n_clicks:
        return no_update
    waiting.forget(folder(), actor=access.actor())
    notices.show(words.DISCARDED)
    return []


def _drawn() -> list[Any]:
    with record().reading() as rows:
        return _dry_run(visit_of(rows))
