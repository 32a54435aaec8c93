"""The forms of other systems' keys: open one, take one out of use."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update, set_props

from dashboard import access, given, notices, outcomes, token_views
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, el, link
from dashboard.queries.plan import AgencyInfo, agencies
from dashboard.queries.tokens import TokenLine
from dashboard.store import record
from dashboard.texts import tokens as words
from registry import clock, tokens
from registry.errors import Refused
from registry.policy import Action
from registry.tokens import Chosen, Scope

# What changes when a deed is done; the page listens and draws its list anew.
DONE = ("tokens-opened", "tokens-withdrawn")
# A select with an empty value would show no choice at all.
NO_AGENCY = "none"
FIELDS = ("name", "custodian", "scopes", "agency", "per-minute", "ends-on")


def open_form(known: list[AgencyInfo]) -> html.Div:
    """Whose the key will be, and what it opens."""
    listed = [{"label": words.EVERY_AGENCY, "value": NO_AGENCY}]
    listed += [{"label": item.name, "value": item.code} for item in known]
    scopes = [{"label": words.SCOPE_LINES[scope], "value": scope.value} for scope in Scope]
    often = words.PER_MINUTE.format(fewest=tokens.FEWEST, most=tokens.MOST)
    return html.Div(
        [
            Drawn(tree=[el("h2", words.NEW)]),
            dbc.Label(words.NAME, html_for="tokens-name"),
            dbc.Input(id="tokens-name", maxlength=tokens.LONGEST_NAME, autocomplete="off"),
            dbc.Label(words.CUSTODIAN, html_for="tokens-custodian"),
            dbc.Input(id="tokens-custodian", maxlength=tokens.LONGEST_CUSTODIAN,
                      autocomplete="off"),
            html.Fieldset([html.Legend(words.OPENS),
                           dbc.Checklist(id="tokens-scopes", options=scopes, value=[])]),
            dbc.Label(words.AGENCY, html_for="tokens-agency"),
            dbc.Select(id="tokens-agency", options=listed, value=NO_AGENCY),
            dbc.Label(often, html_for="tokens-per-minute"),
            dbc.Input(id="tokens-per-minute", value=str(tokens.USUAL), maxlength=3,
                      inputmode="numeric", autocomplete="off"),
            dbc.Label(words.ENDS_ON, html_for="tokens-ends-on"),
            dbc.Input(id="tokens-ends-on", type="date"),
            _foot("tokens-open", words.OPEN_NOW),
        ],
        className="sheet",
    )


def withdraw_form(one: TokenLine) -> html.Div:
    """How a key in use is taken out of it."""
    return html.Div(
        [
            dcc.Store(id="tokens-key", data={"id": one.id}),
            Drawn(tree=[el("h2", words.WITHDRAW.format(name=one.name, hint=one.hint)),
                        el("p", words.WITHDRAW_HELP, class_="quiet"),
                        el("p", link(token_views.PATH, words.CLOSE))]),
            _foot("tokens-withdraw", words.WITHDRAW_NOW, dbc.Checkbox(
                id="tokens-sure", label=words.WITHDRAW_SURE, value=False), colour="danger"),
        ],
        className="sheet",
    )


def _foot(button: str, label: str, *before: Any, colour: str = "primary") -> html.Div:
    return html.Div([*before, dbc.Button(label, id=button, color=colour), outcomes.place(button)],
                    className="form-foot")


@guarded_callback(
    Output("tokens-opened", "data"),
    Output("tokens-secret", "tree"),
    Input("tokens-open", "n_clicks"),
    *(State(f"tokens-{name}", "value") for name in FIELDS),
    needs=Action.MANAGE_TOKENS,
    prevent_initial_call=True,
)
@outcomes.said_beside("tokens-open", outputs=2)
def open_one(n_clicks: Any, *fields: Any) -> tuple[Any, Any]:
    """Open a key and show its secret, this once."""
    if not n_clicks:
        return no_update, no_update
    with record().writing() as rows:
        at = clock.now()
        chosen = _chosen(rows, *fields)
        token, secret = tokens.open_token(rows, chosen, actor=access.actor(), at=at)
        name = token.name
    notices.clear()
    for field in ("name", "custodian"):
        set_props(f"tokens-{field}", {"value": ""})
    set_props("tokens-scopes", {"value": []})
    set_props("tokens-open-said", {"tree": []})
    return at.isoformat(), token_views.secret(name, secret)


def _chosen(
    rows: Any, name: Any, custodian: Any, scopes: Any, agency: Any, often: Any, ends_on: Any
) -> Chosen:
    listed = scopes if isinstance(scopes, list) else []
    said = given.words(often).strip()
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 5 else 0
    return Chosen(
        name=given.words(name),
        custodian=given.words(custodian),
        scopes=tuple(given.choice(Scope, one) for one in listed[: len(Scope)]),
        agency_id=_agency_id(rows, given.words(agency)),
        per_minute=number,
        ends_on=given.day(ends_on),
    )


def _agency_id(rows: Any, code: str) -> int | None:
    if code in ("", NO_AGENCY):
        return None
    found = [one.id for one in agencies(rows) if one.code == code]
    if not found:
        raise Refused("bad_choice")
    return found[0]


@guarded_callback(
    Output("tokens-withdrawn", "data"),
    Output("tokens-secret", "tree", allow_duplicate=True),
    Input("tokens-withdraw", "n_clicks"),
    State("tokens-key", "data"),
    State("tokens-sure", "value"),
    needs=Action.MANAGE_TOKENS,
    prevent_initial_call=True,
)
@outcomes.said_beside("tokens-withdraw", outputs=2)
def withdraw(n_clicks: Any, key: Any, is_sure: Any) -> tuple[Any, Any]:
    """Take it out of use, after a tick that it is meant."""
    if not n_clicks:
        return no_update, no_update
    token_id = given.row_id(given.part(key, "id"))
    if is_sure is not True:
        raise Refused("token_not_sure")
    with record().writing() as rows:
        at = clock.now()
        said = tokens.withdraw(rows, token_id, actor=access.actor(), at=at).name
    notices.show(words.WITHDRAWN_SAID.format(name=said))
    return at.isoformat(), []
