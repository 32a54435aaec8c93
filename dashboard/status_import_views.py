"""Draws a table of statuses that was sent: its columns, what each row would record, the deed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard import outcomes, texts
from dashboard.components import address, choices_bar, empty
from dashboard.drawn import Drawn, Node, el, link
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries.board import RoundInfo
from dashboard.status_import_runs import DryRun
from dashboard.texts import status_import as words
from dashboard.texts.heatmap import label
from dashboard.visit import Visit
from registry.errors import Refused, RegistryError
from registry.statuses.columns import Column
from registry.statuses.plan import Plan, RowPlan, Verdict
from registry.statuses.vocabulary import HEADERS

PATH = "/update/import"
MOST_SHOWN = 200
# Rows that are recorded in a second on a busy machine of two cores.
PER_SECOND = 60
SLOW_FROM = 200
NO_PLACE = "-1"


@dataclass(frozen=True)
class Table:
    """A table that waits, and for whom and which round it is looked at."""

    visit: Visit
    name: str
    around: RoundInfo


def busy(refused: Refused) -> list[Any]:
    """Said in place of a dry run while another is made."""
    return [Drawn(tree=[el("p", texts.refusal(refused), class_="warn")])]


def shown(table: Table, run: DryRun) -> list[Any]:
    """What recording the table would do; where its columns are not enough, the way to name them."""
    visit, plan = table.visit, run.plan
    title = words.PLAN.format(name=table.name, year=table.around.year)
    head: list[Node] = [el("h2", title), el("p", words.NOTHING_WRITTEN, class_="quiet")]
    if run.refused is not None or plan is None:
        why = texts.refusal(words.worded(run.refused)) if run.refused else ""
        said = el("p", why, class_="warn")
        return [Drawn(tree=[*head, said]), *_columns(run), *_deed(None)]
    return [Drawn(tree=head), *_deed(plan), *_columns(run),
            Drawn(tree=[_filter(visit, plan), *_rows(table, plan)], className="import-rows")]


def _columns(run: DryRun) -> list[Any]:
    """A select for every column; folded while the dry run stands without it."""
    plan, found = run.plan, run.head
    if found is None:
        return []
    options = [{"label": words.NO_COLUMN, "value": NO_PLACE}]
    options += [{"label": words.column_option(place, title), "value": str(place)}
                for place, title in enumerate(found.titles)]
    fields = [
        html.Div([
            dbc.Label(HEADERS[column], html_for=f"status-column-{column.value}"),
            dbc.Select(id=f"status-column-{column.value}", options=options,
                       value=str(found.places.get(column, -1))),
        ])
        for column in Column
    ]
    said = words.COLUMNS_HEAD.format(sheet=run.sheet)
    unused = [Drawn(tree=[el("p", words.unused(found.unused), class_="quiet")])]
    return [html.Details(
        [html.Summary(said if plan else words.COLUMNS_ALONE),
         *(unused if found.unused else []),
         html.Div(fields, className="field-grid"),
         html.Div([dbc.Button(words.MATCH, id="status-match", color="secondary"),
                   outcomes.place("status-match")], className="form-foot")],
        open=plan is None, className="sheet status-columns",
    )]


def _deed(plan: Plan | None) -> list[Any]:
    """The way to record what the dry run shows, or what is to be done first."""
    discard = dbc.Button(words.DISCARD, id="status-discard", color="secondary")
    count = plan.count() if plan else {}
    todo = count.get(Verdict.CHANGED, 0)
    left = count.get(Verdict.REFUSED, 0) + count.get(Verdict.CONFLICT, 0)
    if plan is None or not todo:
        said = words.NOTHING_LEFT if left else words.NOTHING_TO_DO
        lines = [Drawn(tree=[el("p", said, class_="warn" if left else None)])] if plan else []
        return [html.Section([*lines, html.Div(discard, className="form-foot")],
                             className="sheet")]
    parts: list[Any] = [dcc.Store(id="status-digest", data=plan.digest)]
    leaves = words.LEAVES.format(count=texts.number(left))
    parts.append(dbc.Checkbox(id="status-leaves", label=leaves, value=False, className="check",
                              style=None if left else {"display": "none"}))
    if todo >= SLOW_FROM:
        slow = words.SLOW.format(seconds=texts.number(-(-todo // PER_SECOND)))
        parts.append(Drawn(tree=[el("p", slow, class_="quiet")]))
    button = dbc.Button(words.RECORD.format(count=texts.number(todo)), id="status-record",
                        className="btn-primary")
    parts.append(html.Div([button, discard, outcomes.place("status-record")],
                          className="form-foot"))
    return [html.Section(parts, className="sheet")]


def _filter(visit: Visit, plan: Plan) -> list[Node]:
    count = plan.count()
    options = [("", f"{texts.ALL} ({texts.number(len(plan.rows))})")]
    options += [(one.value, f"{said} ({texts.number(count[one])})")
                for one, said in words.VERDICTS.items()]
    return el("div", choices_bar(words.SHOW, PATH, visit.query, "show", options), class_="filters")


def _rows(table: Table, plan: Plan) -> list[Node]:
    """The rows that fit, those with something against them first; at most so many."""
    show = table.visit.asked("show", ("", *(one.value for one in Verdict)))
    fitting = [row for row in plan.rows if show in ("", row.verdict.value)]
    order = list(Verdict)
    fitting.sort(key=lambda row: (order.index(row.verdict), row.line))
    if not fitting:
        return [empty(words.NO_LINES)]
    names = _Names(table, plan.year)
    head = el("tr", *(el("th", said, scope="col") for said in words.COLUMNS))
    body = [_row(row, names) for row in fitting[:MOST_SHOWN]]
    caption = el("caption", words.ROWS)
    drawn = el("table", caption, el("thead", head), el("tbody", *body), class_="table cards")
    left = len(fitting) - MOST_SHOWN
    more = [el("p", words.MORE.format(count=texts.number(left)), class_="quiet")]
    return [el("div", drawn, class_="table-frame"), *(more if left > 0 else [])]


class _Names:
    """What the tasks and agencies of the rows are called, and where their reports are."""

    def __init__(self, table: Table, year: int) -> None:
        session = table.visit.session
        self.year = year
        self.places = {one.id: label(one.path)
                       for one in plans.tasks(session, boards.plan_id(session))}
        self.agencies = {one.id: one for one in plans.agencies(session)}

    def of(self, row: RowPlan) -> list[Node]:
        """The report a row means, with the way to it; or what the row itself says."""
        if row.report_id is None or row.task_id is None or row.agency_id is None:
            return [row.called or "–"]
        agency = self.agencies[row.agency_id]
        where = address(f"/tasks/{row.task_id}", agency=agency.code, round=self.year)
        said = words.MEANT.format(place=self.places[row.task_id], agency=agency.short_name)
        above: list[Node] = [el("span", f" ({words.FROM_ABOVE})", class_="quiet")]
        return [link(where, said, title=row.called), *(above if row.above else [])]


def _row(row: RowPlan, names: _Names) -> list[Node]:
    bad = row.verdict in (Verdict.REFUSED, Verdict.CONFLICT)
    cells = (
        names.of(row),
        [el("span", words.VERDICTS[row.verdict], class_="warn-word" if bad else None)],
        _details(row),
    )
    drawn = [el("td", *cell, data_name=name)
             for name, cell in zip(words.COLUMNS[1:], cells, strict=True)]
    return el("tr", el("th", texts.number(row.line), scope="row"), *drawn)


def _details(row: RowPlan) -> list[Node]:
    said: list[str] = [_sentence(problem) for problem in row.problems]
    said += [words.NOTES[note] for note in row.notes]
    if row.verdict in (Verdict.CHANGED, Verdict.CONFLICT):
        said += [words.change(one.column, one.old, one.new) for one in row.changes]
    if not said:
        return [el("span", "–", class_="none")]
    return [el("ul", *(el("li", one) for one in said))]


def _sentence(problem: RegistryError) -> str:
    return words.stale(problem) or texts.refusal(words.worded(problem))
