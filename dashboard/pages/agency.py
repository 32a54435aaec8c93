"""/agencies/<code> — one agency's scorecard: points, parts of the plan, rounds, rank, reviews."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from dash import html

from dashboard import across_plans, reviews, texts
from dashboard.charts import trend_chart
from dashboard.components import address, choices_bar, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.moment_bar import not_open_then, page_top, round_then
from dashboard.no_round import no_round
from dashboard.peers import peers, rates_by_round
from dashboard.queries import agencies as organisations
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries import scores
from dashboard.queries.agencies import AgencyDetail
from dashboard.queries.board import Line, RoundInfo, Tally
from dashboard.scorecards import (
    Query,
    heads,
    not_a_grade,
    numerator,
    points,
    rate_cell,
    standing_bar,
)
from dashboard.stars import starred_tasks
from dashboard.texts import plans as plan_words
from dashboard.texts import scores as words
from dashboard.texts.heatmap import label
from dashboard.visit import Page, Visit
from db.vocabulary import Measure
from registry.errors import NotFound
from registry.policy import Action


def layout(visit: Visit, code: str = "", **_address: str) -> Page:
    """A leader or an officer sees any agency; an agency only itself."""
    code = code or organisations.code_of(visit.session, visit.only_agency)
    agency = organisations.agency_detail(visit.session, code)
    if visit.only_agency not in (None, agency.id):
        raise NotFound("agency", code=code)
    if visit.query.get(across_plans.ASKED) == across_plans.PLANS:
        return _across(visit, agency)
    plan = boards.plan_id(visit.session)
    around, known = round_then(visit, plan)
    if around is None:
        way = across_plans.way(visit, agency.code)
        tree = [heading(agency.name), *no_round(visit, words.NO_ROUND), *([way] if way else [])]
        return Page(agency.name, Drawn(tree=tree))
    lines = _board(visit, around, agency)
    body: list[Any] = [_top(visit, agency, around, known),
                       Drawn(tree=_head(visit, agency, lines, around))]
    if lines:
        body.append(_columns(visit, plan, agency, around, known, lines))
    body.append(Drawn(tree=_successions(visit, agency)))
    return Page(agency.name, body)


def _across(visit: Visit, agency: AgencyDetail) -> Page:
    """The same agency over all plans."""
    back = link(address(f"/agencies/{agency.code}", **visit.kept), agency.name)
    listed = el("section", across_plans.table(visit, agency.id, agency.code),
                el("p", plan_words.ACROSS_HELP, class_="quiet"), class_="sheet")
    top = page_top(plan_words.ACROSS, visit, f"/agencies/{agency.code}", el("p", back))
    return Page(f"{agency.name}: {plan_words.ACROSS.lower()}",
                [top, Drawn(tree=[not_a_grade(visit, is_across=True), listed])])


def _board(visit: Visit, around: RoundInfo, agency: AgencyDetail) -> list[Line]:
    return boards.board(visit.session, around.id, today=visit.today, choices=visit.choices,
                        agency_id=agency.id, as_of=visit.as_of)


def _top(
    visit: Visit, agency: AgencyDetail, around: RoundInfo, known: list[RoundInfo]
) -> html.Div:
    options = [(str(item.year), str(item.year)) for item in known]
    where = f"/agencies/{agency.code}"
    asked = {"round": str(around.year), **visit.kept}
    filters = choices_bar(texts.ROUND, where, asked, "round", options) if options else None
    kind = el("p", texts.AGENCY_KINDS[agency.kind], class_="quiet")
    return page_top(agency.name, visit, where, kind, el("div", filters, class_="filters"),
                    across_plans.way(visit, agency.code))


def _head(
    visit: Visit, agency: AgencyDetail, lines: list[Line], around: RoundInfo
) -> list[Node]:
    tree: list[Node] = [not_a_grade(visit)]
    if not agency.is_confirmed:
        tree.append(el("p", words.UNCONFIRMED.format(note=agency.note or ""), class_="warn"))
    if not lines:
        return [*tree, not_open_then(visit, around) or empty(words.NO_REPORTS)]
    query: Query = {"agency": agency.code, "round": around.year, **visit.kept}
    contest = reviews.places(agency, around) if reviews.may_contest(visit, agency.id) else None
    listed = link(address("/tasks", **query), words.LIST_ALL.format(count=len(lines)))
    return [*tree, points(visit, lines, query, contest),
            standing_bar(boards.tally(lines), query, labelled=True), el("p", listed)]


def _columns(
    visit: Visit,
    plan: int,
    agency: AgencyDetail,
    around: RoundInfo,
    known: list[RoundInfo],
    lines: list[Line],
) -> html.Div:
    """Two columns about as long: the reviews stand opposite the long list of peers."""
    frame = scores.trend(visit.session, plan, today=visit.today, choices=visit.choices,
                         agency_id=agency.id, as_of=visit.as_of)
    query: Query = {"agency": agency.code, "round": around.year, **visit.kept}
    rounds = [(item.year, boards.tally(_board(visit, item, agency))) for item in known]
    tallies = [(year, counted) for year, counted in rounds if counted.total]
    past = rates_by_round(visit, tallies, query)
    told = [_parts(visit, plan, query, lines), starred_tasks(visit, plan, query, lines)]
    ranks = peers(visit, agency, around)
    asked = reviews.section(visit, plan, agency, around, lines)
    trend = trend_chart(frame, words.TREND)
    if visit.may(Action.VIEW_ALL):
        left = [Drawn(tree=[*told, past], className="stack"), asked]
        right = [trend, Drawn(tree=[ranks])]
    else:
        left = [Drawn(tree=told, className="stack")]
        right = [trend, Drawn(tree=[past, ranks], className="stack"), asked]
    return html.Div([html.Div(left, className="stack"), html.Div(right, className="stack")],
                    className="columns two")


def _parts(visit: Visit, plan: int, query: Query, lines: list[Line]) -> list[Node]:
    by_task = {line.task_id: line for line in lines}
    groups: dict[str, list[Line]] = defaultdict(list)
    for task in plans.tasks(visit.session, plan):
        if task.id in by_task:
            groups[task.group].append(by_task[task.id])
    names = plans.headings(visit.session, plan)
    rows = [_part(visit, path, names.get(path, ""), boards.tally(kept), {**query, "section": path})
            for path, kept in groups.items()]
    head = heads(words.PART_COLUMNS, visit, numeric=words.PART_COLUMNS[1:3])
    table = el("table", el("caption", words.BY_PART), el("thead", head), el("tbody", *rows),
               class_="table bars")
    return el("section", el("h2", words.BY_PART), table, class_="sheet")


def _part(visit: Visit, path: str, name: str, tally: Tally, query: Query) -> list[Node]:
    late = link(address("/tasks", **query, standing="overdue"), texts.number(tally.overdue))
    done = address("/tasks", **query, **numerator(Measure.COMPLETION, visit.choices))
    return el(
        "tr",
        el("th", link(address("/tasks", **query), el("b", label(path)), " ",
                      texts.shortened(name, 60)), scope="row"),
        el("td", late, class_="n red" if tally.overdue else "n"),
        rate_cell(scores.completion(tally, visit.choices), done),
        el("td", standing_bar(tally, query)),
    )


def _successions(visit: Visit, agency: AgencyDetail) -> list[Node]:
    rows = organisations.successions(visit.session, agency.id)
    if not rows:
        return []
    items = [
        el("li",
           el("b", texts.day(row.operating_on)), " ", row.kind, ": ",
           ", ".join(row.from_names), " → ", ", ".join(row.to_names),
           el("p", row.note) if row.note else None,
           el("p", *_proof(row), class_="quiet"))
        for row in rows
    ]
    return [
        el(
            "section",
            el("h2", words.SUCCESSION),
            el("p", words.SUCCESSION_HELP, class_="quiet"),
            el("ol", *items, class_="history"),
            class_="sheet succession",
        )
    ]


def _proof(row: organisations.SuccessionLine) -> list[Node]:
    said: list[Node] = [words.CONFIDENCE.format(said=row.confidence)]
    if row.basis:
        said += [" · ", row.basis]
    for quality, url in row.sources:
        said += [" · ", link(url, quality) if url else quality]
    return said
