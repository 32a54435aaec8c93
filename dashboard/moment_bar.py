"""The moment a view's figures are of: the line that leads to another, and what a round was then."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import given, texts
from dashboard.access import guarded_callback
from dashboard.components import address, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.queries import board as boards
from dashboard.queries import moved as movements
from dashboard.queries.board import RoundInfo
from dashboard.texts import moved as words
from dashboard.visit import Visit
from registry import clock
from registry.errors import Refused
from registry.policy import Action
from registry.rounds import FIRST_YEAR

# What the form of a moment asks for: the figures of it, or what moved since.
NAMES = ("as_of", "since")


def page_top(title: str, visit: Visit, path: str, *extra: Node) -> html.Div:
    """A page's heading, and beside it the line that leads to another moment."""
    head = Drawn(tree=[heading(title, visit, *extra)])
    return html.Div([head, moment_bar(visit, path)], className="page-top")


def moment_bar(visit: Visit, path: str) -> html.Details:
    """Another moment for the view at `path`: any, or one that people speak of."""
    query = {name: value for name, value in visit.query.items() if name not in ("as_of", "page")}
    links = [
        el("li", link(address(path, **{**query, "as_of": value}), said))
        for value, said in _known_moments(visit)
    ]
    if visit.as_of:
        links.insert(0, el("li", link(address(path, **query), words.TO_PRESENT)))
    quick = Drawn(tree=[el("p", words.QUICK, class_="quiet"), el("ul", *links)])
    shown = visit.as_of or visit.at
    form = html.Div([*moment_form("as_of", shown, words.MOMENT), quick], className="sheet")
    other = html.Span(words.OTHER_MOMENT, className="more")
    # The strip over the past says its moment itself.
    said = [other] if visit.as_of else [html.Span(texts.as_of(visit.at)), other]
    # Drawn anew for every moment, so that it is folded again once one is chosen.
    return html.Details([html.Summary(said, title=words.OTHER_MOMENT), form],
                        className="moment-bar", key=visit.query.get("as_of", "now"))


def moment_form(name: str, shown: datetime, label: str) -> list[Any]:
    """A field for a moment and its button; choosing one puts it into the address as `name`."""
    return [
        dcc.Store(id="moment-name", data=name),
        dbc.Label(label, html_for="moment-at"),
        html.Div(
            [
                dbc.Input(id="moment-at", type="datetime-local", value=as_field(shown),
                          min=f"{FIRST_YEAR}-01-01T00:00", max=as_field(clock.now())),
                dbc.Button(words.SHOW, id="moment-show"),
            ],
            className="moment-row",
        ),
    ]


def as_field(at: datetime) -> str:
    """A moment as the browser's own field holds it, by a Vietnamese clock."""
    return clock.local(at).strftime("%Y-%m-%dT%H:%M")


def past_moment(value: Any) -> datetime:
    """A moment from a field. Raises Refused when it is none, or not yet past."""
    at = given.moment(value)
    if at is None or at.year < FIRST_YEAR:
        raise Refused("bad_moment")
    if at > clock.now():
        raise Refused("moment_in_future")
    return at


def _known_moments(visit: Visit) -> list[tuple[str, str]]:
    """The moments people speak of, as an address holds them, each with its name."""
    around, _known = chosen_round(visit, boards.plan_id(visit.session))
    taken = boards.snapshots(visit.session, around.id) if around else []
    yesterday = clock.today() - timedelta(days=1)
    held = movements.meetings(visit.session)
    return [
        *((at.isoformat(), words.SNAPSHOT.format(name=name)) for name, at in taken),
        *((one.held_at.isoformat(), words.LAST_MEETING) for one in held[:1]),
        (yesterday.isoformat(), words.YESTERDAY),
    ]


def round_then(visit: Visit, plan: int) -> tuple[RoundInfo | None, list[RoundInfo]]:
    """The round that is asked for, or the newest; at a past moment, of those that were open."""
    around, known = chosen_round(visit, plan)
    if visit.as_of is None or around is None:
        return around, known
    then = [item for item in known if boards.was_open(visit.session, item.id, visit.as_of)]
    if str(around.year) == visit.query.get("round") or not then:
        return around, then
    return then[0], then


def not_open_then(visit: Visit, around: RoundInfo) -> list[Node] | None:
    """What stands in place of the figures of a round that was not open yet; None if it was."""
    if boards.was_open(visit.session, around.id, visit.as_of):
        return None
    return empty(words.not_open_then(around.year))


@guarded_callback(
    Output("address", "search", allow_duplicate=True),
    Input("moment-show", "n_clicks"),
    State("moment-name", "data"),
    State("moment-at", "value"),
    State("address", "search"),
    needs=Action.VIEW,
    prevent_initial_call=True,
)
def show_moment(n_clicks: Any, name: Any, value: Any, search: Any) -> Any:
    """Open the same view at the moment of the field."""
    if not n_clicks:
        return no_update
    if name not in NAMES:
        raise Refused("bad_choice")
    past_moment(value)
    query = {**given.query(search), name: value}
    query.pop("page", None)
    return f"?{urlencode(query)}"
