"""/moved — what changed since the last giao ban or any moment: which reports, by whom, to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, html, no_update

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.components import address, choices_bar, choices_menu, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.moment_bar import as_field, moment_form, past_moment
from dashboard.movement import DAYS, rows, usual_since
from dashboard.no_round import without_round
from dashboard.queries import board as boards
from dashboard.queries import moved as queries
from dashboard.queries import plan as plans
from dashboard.queries.board import RoundInfo
from dashboard.queries.moved import Moved
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.queries.remembered import remember
from dashboard.store import record, visit_of
from dashboard.texts import moved as words
from dashboard.texts import tasks as task_words
from dashboard.visit import Page, Visit
from registry import clock, meetings
from registry.errors import Refused
from registry.policy import Action

PER_PAGE = 50
# Which of the reports that moved each figure counts.
WHAT: dict[str, Callable[[Moved], object]] = {
    "": attrgetter("steps"),
    "done": attrgetter("is_newly_done"),
    "returned": attrgetter("was_returned"),
    "overdue": attrgetter("is_newly_overdue"),
}
BY = ("agency", "time")


def layout(visit: Visit, **_address: str) -> Page:
    """The counts, the filters, and fifty reports a page, each once with its first and last."""
    plan = boards.plan_id(visit.session)
    around, known = chosen_round(visit, plan)
    if around is None:
        return without_round(visit, texts.MOVED, words.NO_ROUND)
    since, is_odd = _since(visit)
    agencies = plans.agencies(visit.session, with_reports_in=around.id)
    agency_id = _asked_agency(visit, agencies)
    every = [one for one in _moved(visit, around, since) if agency_id in (None, one.agency_id)]
    head: list[Node] = [
        heading(texts.MOVED, visit),
        el("p", words.NOT_SINCE, class_="warn", role="alert") if is_odd else None,
        el("p", _since_words(visit, since), class_="lead"),
        _sheet(visit, around),
        _tiles(visit, every),
        _filters(visit, known, agencies),
        _other_rounds(visit, known, around, since),
    ]
    listed = list(filter(WHAT[visit.asked("what", tuple(WHAT))], every))
    tasks = {task.id: task for task in plans.tasks(visit.session, plan)}
    asked = (visit.today, visit.choices, visit.only_agency, frozenset(visit.query.items()))
    drawn = remember(visit.session, ("moved-list", around.id, since, *asked),
                     lambda: _list(visit, since, listed, agencies, tasks))
    parts = [
        Drawn(tree=[node for node in head if node], className="moved-head"),
        html.Div([html.Div([Drawn(tree=drawn)]),
                  html.Div(_side(visit, since), className="stack")],
                 className="columns wide-narrow"),
    ]
    return Page(texts.MOVED, parts)


def _since(visit: Visit) -> tuple[datetime, bool]:
    """From when, and whether the address asks for a moment that is none."""
    asked = visit.query.get("since")
    if not asked:
        return usual_since(visit), False
    try:
        return past_moment(asked), False
    except Refused:
        return usual_since(visit), True


def _since_words(visit: Visit, since: datetime) -> str:
    said = texts.moment(since)
    if any(one.held_at == since for one in queries.meetings(visit.session)):
        return words.SINCE_MEETING.format(moment=said)
    if since == usual_since(visit):
        return words.SINCE_DAYS.format(days=DAYS, moment=said)
    return words.SINCE.format(moment=said)


def _sheet(visit: Visit, around: RoundInfo) -> list[Node] | None:
    """The way to the sheet of the next giao ban."""
    if not (visit.may(Action.VIEW_ALL) and visit.may(Action.MAKE_PAPERS)):
        return None
    return el("p", link(f"/papers/meeting/round:{around.id}", words.SHEET))


def _moved(visit: Visit, around: RoundInfo, since: datetime) -> list[Moved]:
    return queries.moved(
        visit.session, around.id, since=since, today=visit.today, choices=visit.choices,
        agency_id=visit.only_agency,
    )


def _asked_agency(visit: Visit, agencies: list[AgencyInfo]) -> int | None:
    """The agency of `?agency=CODE`; whatever an agency account asks, it sees its own."""
    asked = visit.query.get("agency")
    if visit.only_agency is not None or not asked:
        return visit.only_agency
    return next((item.id for item in agencies if item.code == asked), -1)


def _tiles(visit: Visit, every: list[Moved]) -> list[Node]:
    """How many reports moved and how; each figure opens the reports it counts."""
    query = {name: value for name, value in visit.query.items() if name not in ("what", "page")}
    names = (words.CHANGED, words.NEWLY_DONE, words.RETURNED, words.NEWLY_OVERDUE)
    chosen = visit.asked("what", tuple(WHAT))
    tiles = []
    for what, name in zip(WHAT, names, strict=True):
        count = sum(map(bool, map(WHAT[what], every)))
        here = "true" if what == chosen else None
        where = address("/moved", **query, what=what)
        colour = "tone s0" if what == "overdue" and count else "tone"
        tiles.append(el(
            "li",
            link(where, el("b", texts.number(count)), el("span", name), aria_current=here),
            el("small", words.HELP[what]),
            class_=colour,
        ))
    return el("ul", *tiles, class_="tiles")


def _filters(visit: Visit, known: list[RoundInfo], agencies: list[AgencyInfo]) -> list[Node]:
    query = {name: value for name, value in visit.query.items() if name != "page"}
    rounds = [(str(item.year), str(item.year)) for item in known]
    bars = [choices_bar(texts.ROUND, "/moved", query, "round", rounds),
            choices_bar(words.BY, "/moved", query, "by", words.BY_OPTIONS)]
    if visit.only_agency is None:
        options = [("", texts.ALL), *((item.code, item.short_name) for item in agencies)]
        bars.append(choices_menu(texts.AGENCY, "/moved", query, "agency", options))
    return el("div", *bars, class_="filters stacked")


def _other_rounds(
    visit: Visit, known: list[RoundInfo], around: RoundInfo, since: datetime
) -> list[Node] | None:
    """Rounds that are not shown but moved too."""
    counted = queries.counts(visit.session, tuple(item.id for item in known), since=since,
                             agency_id=visit.only_agency)
    query = {name: value for name, value in visit.query.items() if name not in ("page", "round")}
    links = [
        link(address("/moved", **query, round=item.year), words.of_round(item.year, count))
        for item in known
        if item is not around and (count := counted.get(item.id))
    ]
    if not links:
        return None
    return el("p", words.OTHER_ROUNDS, *(piece for one in links for piece in (" ", one)),
              class_="quiet")


def _list(
    visit: Visit,
    since: datetime,
    listed: list[Moved],
    agencies: list[AgencyInfo],
    tasks: dict[int, TaskInfo],
) -> list[Node]:
    if not listed:
        return [el("h2", words.LIST), empty(words.NOTHING)]
    names = {item.id: item for item in agencies}
    is_by_agency = visit.asked("by", BY) == "agency"
    if is_by_agency:
        order = list(names)
        listed = sorted(listed, key=lambda one: order.index(one.agency_id))
    else:
        listed = sorted(listed, key=lambda one: one.last_at or since, reverse=True)
    pages = -(-len(listed) // PER_PAGE)
    page = min(max(visit.asked_number("page") or 1, 1), pages)
    shown = listed[(page - 1) * PER_PAGE : page * PER_PAGE]
    drawn: list[Node] = [el("h2", words.LIST)]
    if not is_by_agency:
        drawn.append(rows(shown, tasks, names, with_agency=True))
    counted = Counter(one.agency_id for one in listed)
    for agency_id, kept in groupby(shown if is_by_agency else [], lambda one: one.agency_id):
        count = el("small", words.reports(counted[agency_id]), class_="quiet")
        drawn.append(el("h3", names[agency_id].name, " ", count))
        drawn.append(rows(kept, tasks, names, with_agency=False))
    return [*drawn, _pager(visit, page, pages)] if pages > 1 else drawn


def _pager(visit: Visit, page: int, pages: int) -> list[Node]:
    sides = [(page - 1, task_words.PREVIOUS), (page + 1, task_words.NEXT)]
    before, after = (
        link(address("/moved", **{**visit.query, "page": number}), said)
        if 1 <= number <= pages else el("span", said, class_="quiet")
        for number, said in sides
    )
    here = el("span", task_words.page_of(page, pages))
    return el("nav", before, here, after, class_="pager", aria_label=task_words.PAGES)


def _side(visit: Visit, since: datetime) -> list[Any]:
    """Another moment to count from, the last giao ban, and the form that notes one."""
    other = html.Div([Drawn(tree=[el("h2", words.OTHER_SINCE)]),
                      *moment_form("since", since, words.FROM)], className="sheet")
    held: list[Any] = [
        Drawn(tree=[el("h2", words.MEETINGS)]),
        Drawn(id="moved-meetings", tree=_meetings(visit)),
    ]
    if visit.may(Action.NOTE_MEETING):
        held += [
            dbc.Label(words.HELD_AT, html_for="moved-held-at"),
            dbc.Input(id="moved-held-at", type="datetime-local", max=as_field(visit.at)),
            dbc.Label(words.NOTE, html_for="moved-note"),
            dbc.Input(id="moved-note", maxlength=meetings.LONGEST_NOTE),
            html.Div(dbc.Button(words.NOTE_NOW, id="moved-meeting", className="btn-primary"),
                     className="form-foot"),
        ]
    return [other, html.Div(held, className="sheet meetings")]


def _meetings(visit: Visit) -> list[Node]:
    """The last giao ban, each a moment to count from; what was noted of it is for the office."""
    held = queries.meetings(visit.session)
    if not held:
        return [el("p", words.NO_MEETINGS, class_="quiet")]
    items = []
    for one in held:
        where = address("/moved", since=one.held_at.isoformat())
        said = f"{one.note} ({one.who})" if one.note else one.who
        items.append(el("li", link(where, texts.moment(one.held_at), title=words.SEE_SINCE),
                        el("p", said, class_="quiet") if visit.may(Action.VIEW_ALL) else None))
    return [el("ol", *items, class_="moved")]


@guarded_callback(
    Output("moved-meetings", "tree"),
    Output("moved-note", "value"),
    Output("moved-held-at", "value"),
    Input("moved-meeting", "n_clicks"),
    State("moved-held-at", "value"),
    State("moved-note", "value"),
    needs=Action.NOTE_MEETING,
    prevent_initial_call=True,
)
def note_meeting(n_clicks: Any, held_at: Any, note: Any) -> tuple[Any, Any, Any]:
    """Note a giao ban at the moment of the field, or now; the page stays as it was opened."""
    if not n_clicks:
        return no_update, no_update, no_update
    asked = past_moment(held_at) if given.words(held_at) else None
    with record().writing() as rows_:
        at = clock.now()
        meetings.note(rows_, asked or at, given.words(note), actor=access.actor(), at=at)
    notices.show(words.NOTED.format(moment=texts.moment(asked or at)))
    with record().reading() as rows_:
        return _meetings(visit_of(rows_)), "", ""
