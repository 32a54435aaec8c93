"""/agencies/<code> — one agency's scorecard: rates, parts of the plan, rounds, peers."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from dash import dcc, html

from dashboard import figures, texts
from dashboard.charts import trend_chart
from dashboard.components import address, choices_bar, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.queries import agencies as organisations
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries import scores
from dashboard.queries.agencies import AgencyDetail
from dashboard.queries.board import Line, RoundInfo, Tally
from dashboard.scorecards import heads, rate_cell, standing_bar, tiles
from dashboard.texts import scores as words
from dashboard.texts.heatmap import label
from dashboard.visit import Page, Visit
from registry.errors import NotFound
from registry.policy import Action

# Ranks compare agencies that owe about as much: those with the whole of part II, and the others.
MANY_REPORTS = 20


def layout(visit: Visit, code: str = "", **_address: str) -> Page:
    """A leader or an officer sees any agency; an agency only itself."""
    code = code or organisations.code_of(visit.session, visit.only_agency)
    agency = organisations.agency_detail(visit.session, code)
    if visit.only_agency not in (None, agency.id):
        raise NotFound("agency", code=code)
    plan = boards.plan_id(visit.session)
    around, known = chosen_round(visit, plan)
    if around is None:
        return Page(agency.name, Drawn(tree=[heading(agency.name), empty(words.NO_ROUND)]))
    lines = boards.board(
        visit.session, around.id, today=visit.today, choices=visit.choices, agency_id=agency.id
    )
    tally = boards.tally(lines)
    body: list[Any] = [Drawn(tree=_head(visit, agency, tally, around, known))]
    if lines:
        body.append(_columns(visit, plan, agency, around, lines))
    body.append(Drawn(tree=_successions(visit, agency)))
    return Page(agency.name, body)


def _head(
    visit: Visit, agency: AgencyDetail, tally: Tally, around: RoundInfo, known: list[RoundInfo]
) -> list[Node]:
    options = [(str(item.year), str(item.year)) for item in known]
    where = f"/agencies/{agency.code}"
    filters = choices_bar(texts.ROUND, where, visit.query, "round", options)
    query: dict[str, object] = {"agency": agency.code, "round": around.year}
    tree: list[Node] = [
        heading(agency.name, visit, el("div", filters, class_="filters")),
        el("p", texts.AGENCY_KINDS[agency.kind], " · ", words.NOT_A_GRADE, class_="quiet"),
    ]
    if not agency.is_confirmed:
        tree.append(el("p", words.UNCONFIRMED.format(note=agency.note or ""), class_="warn"))
    if not tally.total:
        return [*tree, empty(words.NO_REPORTS)]
    listed = link(address("/tasks", **query), words.LIST_ALL.format(count=tally.total))
    return [*tree, tiles(visit, tally, query), standing_bar(tally, query, labelled=True),
            el("p", listed)]


def _columns(
    visit: Visit, plan: int, agency: AgencyDetail, around: RoundInfo, lines: list[Line]
) -> html.Div:
    frame = scores.trend(
        visit.session, plan, today=visit.today, choices=visit.choices, agency_id=agency.id
    )
    right: list[Any] = [trend_chart(frame, words.TREND)]
    if visit.may(Action.VIEW_ALL):
        right += _peers(visit, agency, around)
    left = [Drawn(tree=[_parts(visit, plan, agency, around, lines)])]
    return html.Div([html.Div(left, className="stack"), html.Div(right, className="stack")],
                    className="columns two")


def _parts(
    visit: Visit, plan: int, agency: AgencyDetail, around: RoundInfo, lines: list[Line]
) -> list[Node]:
    by_task = {line.task_id: line for line in lines}
    groups: dict[str, list[Line]] = defaultdict(list)
    for task in plans.tasks(visit.session, plan):
        if task.id in by_task:
            groups[task.group].append(by_task[task.id])
    names = plans.headings(visit.session, plan)
    rows = []
    for path, kept in groups.items():
        tally = boards.tally(kept)
        query: dict[str, object] = {"agency": agency.code, "section": path, "round": around.year}
        late = link(address("/tasks", **query, standing="overdue"), texts.number(tally.overdue))
        rows.append(el(
            "tr",
            el("th", link(address("/tasks", **query), el("b", label(path)), " ",
                          texts.shortened(names.get(path, ""), 60)), scope="row"),
            el("td", late, class_="n red" if tally.overdue else "n"),
            rate_cell(scores.completion(tally, visit.choices)),
            el("td", standing_bar(tally, query)),
        ))
    head = heads(words.PART_COLUMNS, visit, numeric=words.PART_COLUMNS[1:3])
    table = el("table", el("caption", words.BY_PART), el("thead", head), el("tbody", *rows),
               class_="table bars")
    return el("section", el("h2", words.BY_PART), table, class_="sheet")


def _peers(visit: Visit, agency: AgencyDetail, around: RoundInfo) -> list[Any]:
    by_agency: dict[int, list[Line]] = defaultdict(list)
    for line in boards.board(
        visit.session, around.id, today=visit.today, choices=visit.choices
    ):
        by_agency[line.agency_id].append(line)
    is_large = len(by_agency[agency.id]) >= MANY_REPORTS
    names = {item.id: item.short_name for item in plans.agencies(visit.session)}
    rates = {
        key: scores.completion(boards.tally(kept), visit.choices)
        for key, kept in by_agency.items()
        if (len(kept) >= MANY_REPORTS) is is_large
    }
    # Without a denominator there is no rate: not zero, and no place among the others.
    rated = sorted((key for key in rates if rates[key].whole), key=lambda key: -_value(rates[key]))
    helps = words.PEERS_HELP if is_large else words.PEERS_HELP_SMALL
    said = helps.format(low=MANY_REPORTS, count=len(rated))
    head = [el("h2", words.PEERS),
            el("p", el("b", _rank(rates, agency.id)), " · ", said, class_="quiet")]
    unrated = [names[key] for key in rates if key not in rated]
    if unrated:
        line = words.NOT_RATED.format(names=", ".join(unrated))
        head.append(el("p", line, class_="quiet"))
    chart = dcc.Graph(
        id="peers",
        figure=_peer_bars(rated, rates, names, agency.id),
        config=figures.CONFIG,
        className="chart",
        style={"height": f"{len(rated) * 1.0625 + 0.5}rem"},
    )
    shown = [Drawn(tree=head), chart] if rated else [Drawn(tree=head)]
    return [html.Section(shown, className="sheet")]


def _value(rate: scores.Rate) -> float:
    return rate.value or 0.0


def _rank(rates: dict[int, scores.Rate], own: int) -> str:
    if not rates[own].whole:
        return words.NO_RANK
    ahead = sum(_value(rate) > _value(rates[own]) for rate in rates.values())
    count = sum(bool(rate.whole) for rate in rates.values())
    return words.RANK.format(place=ahead + 1, count=count)


def _peer_bars(
    rated: list[int], rates: dict[int, scores.Rate], names: dict[int, str], own: int
) -> dict[str, Any]:
    return figures.rate_bars(
        [names[key] for key in rated],
        [_value(rates[key]) for key in rated],
        [texts.rate(rates[key].part, rates[key].whole) for key in rated],
        rated.index(own) if own in rated else None,
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
