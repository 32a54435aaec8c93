"""The panel of calendar feeds: one is opened, its address shown once, and it is revoked again."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, html, no_update, set_props
from sqlalchemy.orm import Session

from dashboard import access, feeds, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, Node, el
from dashboard.queries import feeds as queries
from dashboard.queries import kept_plans
from dashboard.queries.feeds import OwnFeed
from dashboard.queries.plan import AgencyInfo
from dashboard.queries.plan import agencies as every_agency
from dashboard.store import record
from dashboard.texts import feeds as words
from dashboard.texts import plans as plan_words
from dashboard.visit import Visit
from registry import clock
from registry import feeds as deeds
from registry.errors import Refused
from registry.policy import Action

FEEDS, ADDRESS = "calendar-feed", "calendar-feed-address"
WHOLE = "plan"


def panel(visit: Visit, agencies: list[AgencyInfo], chosen: AgencyInfo | None) -> list[Any]:
    """How to have the deadlines in a calendar program of one's own, and what one has opened."""
    options = [{"label": item.name, "value": item.code} for item in agencies]
    if visit.only_agency is None:
        whole = words.whole(plan_words.short(kept_plans.shown(visit.session)))
        options.insert(0, {"label": whole, "value": WHOLE})
    return [
        html.Details(
            [
                html.Summary(words.TITLE),
                Drawn(tree=[el("p", words.HELP, id=FEEDS)]),
                html.Div(
                    [
                        dbc.Label(words.OF, html_for="calendar-feed-of"),
                        dbc.Select(id="calendar-feed-of", options=options,
                                   value=chosen.code if chosen else WHOLE),
                        dbc.Button(words.OPEN, id="calendar-feed-open", color="primary"),
                    ],
                    className="cal-feed-form",
                ),
                # Empty when drawn: what a press fills here, no redrawing takes away.
                Drawn(id="calendar-feed-new", tree=[]),
                Drawn(tree=_how()),
                Drawn(id="calendar-feeds", tree=_list(visit.session, visit.actor.id)),
            ],
            className="sheet cal-feeds",
        )
    ]


def _how() -> list[Node]:
    steps = [node for name, said in words.STEPS for node in (el("dt", name), el("dd", said))]
    return [el("details", el("summary", words.HOW), el("dl", *steps), class_="cal-how"),
            el("p", words.NETWORK, class_="quiet")]


def _list(session: Session, user_id: int | None) -> list[Node]:
    """One's open feeds; their addresses are kept nowhere."""
    found = queries.own(session, user_id)
    if not found:
        return [el("h3", words.LIST), el("p", words.NONE, class_="quiet")]
    head = el("tr", *(el("th", name, scope="col") for name in words.COLUMNS))
    rows = []
    for item in found:
        whose, opened = _whose(session, item), texts.moment(item.opened_at)
        fetched = texts.moment(item.fetched_at) if item.fetched_at else words.NEVER
        end = el("button", words.REVOKE, data_press=str(item.id), class_="btn small",
                 aria_label=words.revoke(whose, opened))
        rows.append(el("tr", el("th", whose, scope="row"), el("td", opened), el("td", fetched),
                       el("td", end)))
    table = el("table", el("thead", head), el("tbody", *rows), class_="plain")
    return [el("h3", words.LIST), el("div", table, class_="table-frame")]


def _shown_once(whose: str, address: str) -> list[Node]:
    copied = el("p", role="status", id=f"{ADDRESS}-said", data_done=words.COPIED,
                data_failed=words.NOT_COPIED)
    return [
        el("h3", words.SECRET_IS.format(whose=whose)),
        el("p", words.SECRET_HELP),
        el("p", el("code", address, id=ADDRESS), class_="cal-secret"),
        el("p", el("button", words.COPY, data_copy=ADDRESS, class_="btn")),
        copied,
    ]


@guarded_callback(
    Output("calendar-feed-new", "tree"),
    Input("calendar-feed-open", "n_clicks"),
    State("calendar-feed-of", "value"),
    needs=Action.VIEW,
    prevent_initial_call=True,
)
def open_feed(n_clicks: int | None, chosen: Any) -> Any:
    """Open a feed and show its address, this once."""
    if not n_clicks:
        return no_update
    who = access.actor()
    with record().reading() as rows:
        plan, agency = kept_plans.shown(rows), _chosen(rows, given.words(chosen))
    with record().writing() as rows:
        at = clock.now()
        _, secret = deeds.open_feed(rows, plan.id, agency.id if agency else None, actor=who, at=at)
    whose = agency.name if agency else words.whole(plan_words.short(plan))
    notices.show(words.OPENED.format(whose=whose))
    with record().reading() as rows:
        set_props("calendar-feeds", {"tree": _list(rows, who.id)})
    return _shown_once(whose, f"{feeds.base_address()}/calendar/{secret}.ics")


@guarded_callback(
    Output("calendar-feeds", "tree"),
    Input("calendar-feeds", "pressed"),
    needs=Action.VIEW,
    prevent_initial_call=True,
)
def revoke_feed(pressed: Any) -> Any:
    """End a feed of one's own."""
    number = given.words(given.part(pressed, "value"))
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Refused("bad_choice")
    who = access.actor()
    with record().writing() as rows:
        at = clock.now()
        deeds.revoke_feed(rows, given.row_id(int(number)), actor=who, at=at)
    notices.show(words.REVOKED)
    # Its address may be the one that is still shown.
    set_props("calendar-feed-new", {"tree": []})
    with record().reading() as rows:
        return _list(rows, who.id)


def _whose(session: Session, item: OwnFeed) -> str:
    """Whose days a feed tells: an agency's or a whole plan's; another plan is always named."""
    plan = kept_plans.every_by_id(session)[item.plan_id]
    named = plan_words.short(plan)
    if item.agency is None:
        return words.whole(named)
    return item.agency if plan.key == kept_plans.PLAN_KEY else f"{item.agency} ({named})"


def _chosen(rows: Session, code: str) -> AgencyInfo | None:
    """The agency of a code, None for the whole plan; whether one may is asked by the deed."""
    if code == WHOLE:
        return None
    found = next((item for item in every_agency(rows) if item.code == code), None)
    if found is None:
        raise Refused("bad_choice")
    return found
