"""/agencies — every agency's scorecard in a line, red first."""

from __future__ import annotations

from collections import defaultdict

from dashboard import texts
from dashboard.components import address, choices_bar
from dashboard.drawn import Drawn, Node, el, link
from dashboard.moment_bar import not_open_then, page_top, round_then
from dashboard.no_round import without_round
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries import scores
from dashboard.queries.board import Line, Tally
from dashboard.queries.plan import AgencyInfo
from dashboard.scorecards import heads, not_a_grade, rate_cell, standing_bar
from dashboard.texts import scores as words
from dashboard.visit import Page, Visit

SORTS = ("red", "done", "group")
Scored = tuple[AgencyInfo, Tally]


def layout(visit: Visit, **_address: str) -> Page:
    """A line an agency; every figure opens what is behind it."""
    plan = boards.plan_id(visit.session)
    around, known = round_then(visit, plan)
    if around is None:
        return without_round(visit, texts.AGENCIES, words.NO_ROUND)
    by_agency: dict[int, list[Line]] = defaultdict(list)
    for line in boards.board(
        visit.session, around.id, today=visit.today, choices=visit.choices, as_of=visit.as_of
    ):
        by_agency[line.agency_id].append(line)
    scored = [
        (item, boards.tally(by_agency[item.id]))
        for item in plans.agencies(visit.session)
        if item.id in by_agency
    ]
    options = [(str(item.year), str(item.year)) for item in known]
    filters = el(
        "div",
        choices_bar(texts.ROUND, "/agencies", visit.query, "round", options) if options else None,
        choices_bar(words.SORT, "/agencies", visit.query, "sort", words.SORTS),
        class_="filters",
    )
    tree = [
        not_a_grade(visit),
        not_open_then(visit, around) or _table(_sorted(scored, visit), visit, around.year),
        _formulas(visit),
    ]
    top = page_top(texts.AGENCIES, visit, "/agencies", filters)
    return Page(texts.AGENCIES, [top, Drawn(tree=tree)])


def _sorted(scored: list[Scored], visit: Visit) -> list[Scored]:
    sort = visit.asked("sort", SORTS)
    if sort == "red":
        return sorted(scored, key=lambda pair: -pair[1].overdue)
    if sort == "done":
        return sorted(scored, key=lambda pair: _by_rate(pair[1], visit))
    return scored


def _by_rate(tally: Tally, visit: Visit) -> tuple[bool, float]:
    """The lowest rate first; what cannot be rated is not zero, and comes last."""
    value = scores.completion(tally, visit.choices).value
    return value is None, value or 0.0


def _table(scored: list[Scored], visit: Visit, year: int) -> list[Node]:
    head = heads(words.AGENCY_COLUMNS, visit, numeric=words.AGENCY_COLUMNS[1:-1])
    rows = [_row(agency, tally, visit, year) for agency, tally in scored]
    table = el("table", el("caption", texts.AGENCIES), el("thead", head), el("tbody", *rows),
               class_="table bars scores")
    return el("div", table, class_="table-frame sheet")


def _row(agency: AgencyInfo, tally: Tally, visit: Visit, year: int) -> list[Node]:
    query: dict[str, object] = {"agency": agency.code, "round": year, **visit.kept}
    where = address(f"/agencies/{agency.code}", round=year, **visit.kept)
    late = link(address("/tasks", **query, standing="overdue"), texts.number(tally.overdue))
    return el(
        "tr",
        el("th", link(where, agency.name), scope="row"),
        el("td", link(address("/tasks", **query), texts.number(tally.total)), class_="n"),
        el("td", late, class_="n red" if tally.overdue else "n"),
        rate_cell(scores.completion(tally, visit.choices)),
        rate_cell(scores.on_time(tally)),
        rate_cell(scores.updated(tally)),
        el("td", standing_bar(tally, query)),
    )


def _formulas(visit: Visit) -> list[Node]:
    said = (
        (words.COMPLETION, visit.choices.rate),
        (words.ON_TIME, "on_time"),
        (words.UPDATED, "updated"),
    )
    items = (el("li", el("b", name), f" = {words.FORMULAS[formula]}") for name, formula in said)
    return el("ul", *items, class_="quiet formulas")
