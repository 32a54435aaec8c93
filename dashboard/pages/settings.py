"""/settings — Sở Nội vụ chooses how days and rates are reckoned, and when the late are urged."""

from __future__ import annotations

from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.components import heading
from dashboard.drawn import Drawn, Node, el
from dashboard.queries import kept_plans
from dashboard.store import record
from dashboard.texts import settings as words
from dashboard.visit import Page, Visit
from registry import clock, plan_days, settings
from registry.calendar import DayOffPolicy
from registry.errors import Refused, Stale
from registry.policy import Action
from registry.settings import Choices

PLAN_DAY = "11-15"


def layout(visit: Visit, **_address: str) -> Page:
    """The choices in force, each with its unit and what it does."""
    return Page(words.TITLE, [Drawn(tree=[heading(words.TITLE)]), *_form(visit)])


def _form(visit: Visit) -> list[Any]:
    chosen = visit.choices
    foot = html.Div(dbc.Button(texts.SAVE, id="settings-save", className="btn-primary"),
                    className="form-foot")
    return [
        dcc.Store(id="settings-key", data=settings.plain(chosen)),
        html.Div([html.Div([_of_days(visit), _of_counting(chosen)], className="columns two"), foot],
                 className="sheet"),
    ]


def _of_days(visit: Visit) -> html.Div:
    """How "trước ngày" and days off are read."""
    chosen = visit.choices
    policies = [{"label": said, "value": key} for key, said in words.DAY_OFF_OPTIONS.items()]
    return html.Div(
        [
            Drawn(tree=[el("h2", words.DAYS)]),
            dbc.Checkbox(id="settings-includes", label=words.INCLUDES_DAY,
                         value=chosen.before_includes_day, className="check"),
            Drawn(tree=[el("p", words.INCLUDES_DAY_HELP, class_="quiet")]),
            dbc.Label(words.DAY_OFF, html_for="settings-day-off"),
            dbc.Select(id="settings-day-off", options=policies,
                       value=chosen.day_off_policy.value),
            Drawn(tree=[el("p", words.DAY_OFF_HELP, class_="quiet")]),
            Drawn(id="settings-due", tree=_next_due(chosen, visit.today)),
            *_number("settings-soon", words.DUE_SOON, chosen.due_soon_days),
            *_number("settings-stale", words.STALE, chosen.stale_days),
        ],
    )


def _of_counting(chosen: Choices) -> html.Div:
    """How rates are counted, when the late are urged, and who is compared with whom."""
    rates = [{"label": said, "value": key} for key, said in words.RATE_OPTIONS.items()]
    limits = ", ".join(str(limit) for limit in chosen.volume_limits)
    return html.Div(
        [
            Drawn(tree=[el("h2", words.COUNTING)]),
            dbc.Label(words.RATE, html_for="settings-rate"),
            dbc.Select(id="settings-rate", options=rates, value=chosen.rate),
            *_number("settings-gap", words.URGE_GAP, chosen.urge_gap_days),
            *_number("settings-escalate", words.ESCALATE, chosen.escalate_after),
            Drawn(tree=[el("p", words.ESCALATE_HELP, class_="quiet")]),
            dbc.Label(words.VOLUMES, html_for="settings-volumes"),
            dbc.Input(id="settings-volumes", value=limits, maxlength=40),
            Drawn(tree=[el("p", words.VOLUMES_HELP, class_="quiet")]),
        ],
    )


def _number(id_: str, label: str, value: int) -> list[Any]:
    return [dbc.Label(label, html_for=id_),
            dbc.Input(id=id_, value=str(value), inputmode="numeric", maxlength=3)]


def _next_due(chosen: Choices, today: date) -> list[Node]:
    due = plan_days.yearly_due(PLAN_DAY, today.year, chosen).due_on
    return [el("p", words.NEXT_DUE.format(year=today.year, due=texts.weekday(due)))]


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
    State("settings-gap", "value"),
    State("settings-escalate", "value"),
    State("settings-volumes", "value"),
    needs=Action.CHANGE_SETTINGS,
    prevent_initial_call=True,
)
def save(n_clicks: Any, key: Any, *said: Any) -> tuple[Any, Any]:
    """Keep the choices, and reckon the plan's own dates anew where a round is not locked."""
    if not n_clicks:
        return no_update, no_update
    who, wanted = access.actor(), _wanted(*said)
    with record().writing() as rows:
        at = clock.now()
        if key != settings.plain(settings.choices(rows)):
            raise Stale("settings")
        settings.choose(rows, wanted, actor=who, at=at)
        # The choices are the office's, so they hold for every plan.
        count = sum(len(plan_days.redate(rows, plan.id, actor=who, at=at))
                    for plan in kept_plans.every(rows))
    notices.show(words.REDATED.format(count=count) if count else words.SAVED)
    return _next_due(wanted, clock.day_of(at)), settings.plain(wanted)


def _wanted(
    includes: Any, day_off: Any, rate: Any, soon: Any, stale: Any, gap: Any, escalate: Any,
    volumes: Any,
) -> Choices:
    """What the fields say, in their order on the page."""
    return Choices(
        before_includes_day=includes is True,
        day_off_policy=given.choice(DayOffPolicy, day_off),
        due_soon_days=_whole(soon, "bad_days"),
        stale_days=_whole(stale, "bad_days"),
        rate=given.words(rate),
        urge_gap_days=_whole(gap, "bad_urging"),
        escalate_after=_whole(escalate, "bad_urging"),
        volume_limits=tuple(_whole(part, "bad_volumes") for part in _parts(volumes)),
    )


def _parts(value: Any) -> list[str]:
    """The numbers of "10, 20", whatever stands between them; too many are refused elsewhere."""
    return given.words(value)[:40].replace(",", " ").replace(";", " ").split()


def _whole(value: Any, code: str) -> int:
    said = given.words(value).strip()
    if not (said.isascii() and said.isdigit() and len(said) <= 4):
        raise Refused(code)
    return int(said)
