"""/settings — Sở Nội vụ opens a round of reporting and chooses how days and rates are reckoned."""

from __future__ import annotations

from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.components import empty, heading
from dashboard.drawn import Drawn, Node, el
from dashboard.queries import board as boards
from dashboard.store import record, visit_of
from dashboard.texts import settings as words
from dashboard.visit import Page, Visit
from registry import clock, rounds, settings
from registry.calendar import DayOffPolicy
from registry.errors import Refused, Stale
from registry.policy import Action
from registry.settings import Choices

PLAN_DAY = "11-15"


def layout(visit: Visit, **_address: str) -> Page:
    """The rounds there are, a form to open one, and the choices in force."""
    left = html.Div(
        [
            Drawn(tree=[el("h2", words.ROUNDS), el("p", words.ROUNDS_HELP, class_="quiet")]),
            Drawn(id="settings-rounds", tree=_rounds(visit)),
            dbc.Label(words.YEAR, html_for="settings-year"),
            dbc.Input(id="settings-year", value=str(visit.today.year), inputmode="numeric",
                      maxlength=4),
            html.Div(dbc.Button(words.OPEN_ROUND, id="settings-open"), className="form-foot"),
        ],
        className="sheet",
    )
    columns = html.Div([left, _form(visit)], className="columns two")
    return Page(words.TITLE, [Drawn(tree=[heading(words.TITLE)]), columns])


def _rounds(visit: Visit) -> list[Node]:
    known = boards.rounds(visit.session, boards.plan_id(visit.session))
    if not known:
        return [empty(words.NO_ROUND)]
    head = el("tr", *(el("th", name, scope="col") for name in words.ROUND_COLUMNS))
    counts = boards.report_counts(visit.session, tuple(item.id for item in known))
    rows = [
        el("tr", el("th", str(item.year), scope="row"), el("td", texts.day(item.opens_on)),
           el("td", texts.number(counts.get(item.id, 0))),
           el("td", words.LOCKED if item.is_locked else words.OPEN))
        for item in known
    ]
    return [el("table", el("caption", words.ROUNDS), el("thead", head), el("tbody", *rows),
               class_="table")]


def _form(visit: Visit) -> html.Div:
    chosen = visit.choices
    policies = [{"label": said, "value": key} for key, said in words.DAY_OFF_OPTIONS.items()]
    rates = [{"label": said, "value": key} for key, said in words.RATE_OPTIONS.items()]
    return html.Div(
        [
            dcc.Store(id="settings-key", data=settings.plain(chosen)),
            Drawn(tree=[el("h2", words.SETTINGS)]),
            dbc.Checkbox(id="settings-includes", label=words.INCLUDES_DAY,
                         value=chosen.before_includes_day, className="check"),
            Drawn(tree=[el("p", words.INCLUDES_DAY_HELP, class_="quiet")]),
            dbc.Label(words.DAY_OFF, html_for="settings-day-off"),
            dbc.Select(id="settings-day-off", options=policies,
                       value=chosen.day_off_policy.value),
            Drawn(tree=[el("p", words.DAY_OFF_HELP, class_="quiet")]),
            Drawn(id="settings-due", tree=_next_due(chosen, visit.today)),
            dbc.Label(words.RATE, html_for="settings-rate"),
            dbc.Select(id="settings-rate", options=rates, value=chosen.rate),
            dbc.Label(words.DUE_SOON, html_for="settings-soon"),
            dbc.Input(id="settings-soon", value=str(chosen.due_soon_days), inputmode="numeric",
                      maxlength=3),
            dbc.Label(words.STALE, html_for="settings-stale"),
            dbc.Input(id="settings-stale", value=str(chosen.stale_days), inputmode="numeric",
                      maxlength=3),
            html.Div(dbc.Button(texts.SAVE, id="settings-save", className="btn-primary"),
                     className="form-foot"),
        ],
        className="sheet",
    )


def _next_due(chosen: Choices, today: date) -> list[Node]:
    due = rounds.yearly_due(PLAN_DAY, today.year, chosen).due_on
    return [el("p", words.NEXT_DUE.format(year=today.year, due=texts.weekday(due)))]


@guarded_callback(
    Output("settings-rounds", "tree"),
    Input("settings-open", "n_clicks"),
    State("settings-year", "value"),
    needs=Action.OPEN_ROUND,
    prevent_initial_call=True,
)
def open_round(n_clicks: Any, year: Any) -> Any:
    """Open a year: every duty of the plan gets its report."""
    if not n_clicks:
        return no_update
    at = clock.now()
    wanted, this_year = _whole(year, "bad_year"), clock.today().year
    if wanted > this_year:
        raise Refused("round_year", first=rounds.FIRST_YEAR, last=this_year)
    with record().writing() as rows:
        around = rounds.open_round(
            rows,
            boards.plan_id(rows),
            wanted,
            opens_on=clock.day_of(at),
            actor=access.actor(),
            at=at,
        )
        opened = around.year
    notices.show(words.OPENED.format(year=opened))
    with record().reading() as rows:
        return _rounds(visit_of(rows))


@guarded_callback(
    Output("settings-due", "tree"),
    Output("settings-key", "data"),
    Input("settings-save", "n_clicks"),
    State("settings-key", "data"),
    State("settings-includes", "value"),
    State("settings-day-off", "value"),
    State("settings-rate", "value"),
    State("settings-soon", "value"),
    State("settings-stale", "value"),
    needs=Action.CHANGE_SETTINGS,
    prevent_initial_call=True,
)
def save(
    n_clicks: Any, key: Any, includes: Any, day_off: Any, rate: Any, soon: Any, stale: Any
) -> tuple[Any, Any]:
    """Keep the choices, and reckon the plan's own dates anew where a round is still open."""
    if not n_clicks:
        return no_update, no_update
    who, at = access.actor(), clock.now()
    wanted = Choices(
        before_includes_day=includes is True,
        day_off_policy=given.choice(DayOffPolicy, day_off),
        due_soon_days=_whole(soon, "bad_days"),
        stale_days=_whole(stale, "bad_days"),
        rate=given.words(rate),
    )
    with record().writing() as rows:
        if key != settings.plain(settings.choices(rows)):
            raise Stale("settings")
        settings.choose(rows, wanted, actor=who, at=at)
        moved = rounds.redate(rows, boards.plan_id(rows), actor=who, at=at)
        count = len(moved)
    notices.show(words.REDATED.format(count=count) if count else words.SAVED)
    return _next_due(wanted, clock.day_of(at)), settings.plain(wanted)


def _whole(value: Any, code: str) -> int:
    said = given.words(value).strip()
    if not (said.isascii() and said.isdigit() and len(said) <= 4):
        raise Refused(code)
    return int(said)
