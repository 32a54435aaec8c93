"""/admin — accounts and agencies: who may come in, and which agencies there are."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update, set_props

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.components import heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.queries import accounts as lists
from dashboard.queries import inbox
from dashboard.queries import plan as plans
from dashboard.queries.plan import AgencyInfo
from dashboard.store import record, visit_of
from dashboard.texts import admin as words
from dashboard.texts import screens as screen_words
from dashboard.texts import tokens as token_words
from dashboard.visit import Page, Visit
from db.vocabulary import Role
from registry import accounts, clock
from registry.errors import Refused
from registry.policy import Action

# A select with an empty value would show no choice at all.
NO_AGENCY = NO_ACCOUNT = "none"


def layout(visit: Visit, **_address: str) -> Page:
    """Accounts with their doors, a form for a new one, and the list of agencies."""
    agencies = plans.agencies(visit.session)
    return Page(texts.ADMIN, [
        Drawn(tree=[heading(texts.ADMIN, None, link("/admin/screens", screen_words.MANAGE),
                             link("/admin/tokens", token_words.MANAGE))]),
        html.Div(
            [
                html.Div([
                    Drawn(tree=[el("h2", words.ACCOUNTS), el("p", words.ACCOUNTS_HELP,
                                                            class_="quiet")]),
                    Drawn(id="admin-secret"),
                    Drawn(id="admin-accounts", tree=_accounts(visit)),
                    Drawn(tree=_stuck(visit)),
                ]),
                html.Div([_form(agencies), _email_form(visit)], className="stack"),
            ],
            className="columns wide-narrow",
        ),
        Drawn(tree=[_agencies(agencies)], className="admin-agencies"),
    ])


def _accounts(visit: Visit) -> list[Node]:
    head = el("tr", *(el("th", name, scope="col") for name in words.ACCOUNT_COLUMNS))
    emails = inbox.emails(visit.session)
    rows = [_account(row, emails.get(row.id), visit.actor.id)
            for row in lists.accounts(visit.session)]
    table = el("table", el("caption", words.ACCOUNTS), el("thead", head), el("tbody", *rows),
               class_="table cards")
    return [el("div", table, class_="table-frame")]


def _account(row: lists.Account, email: str | None, own_id: int | None) -> list[Node]:
    state = words.OPEN if row.is_active else words.CLOSED
    if row.must_change_password:
        state = f"{state}, {words.ONE_TIME}"
    toggle = words.CLOSE if row.is_active else words.REOPEN
    deed = "close" if row.is_active else "open"
    said = words.FOR.format(username=row.username)
    deeds = [
        el("button", words.RESET, data_press=f"reset:{row.id}", class_="btn small",
           aria_label=f"{words.RESET} {said}"),
        el("button", toggle, data_press=f"{deed}:{row.id}", class_="btn small",
           aria_label=f"{toggle} {said}") if row.id != own_id else None,
    ]
    cells = (
        [el("b", row.username)],
        [el("span", row.full_name, el("small", f" {email}", class_="quiet") if email else None)],
        [texts.ROLES[row.role], f" · {row.agency}" if row.agency else ""],
        [state],
        [texts.moment(row.last_signed_in_at) if row.last_signed_in_at else words.NEVER],
        [el("span", *deeds, class_="deeds")],
    )
    named = zip(words.ACCOUNT_COLUMNS, cells, strict=True)
    return el("tr", *(el("td", *cell, data_name=name) for name, cell in named))


def _form(agencies: list[AgencyInfo]) -> html.Div:
    roles = [{"label": said, "value": role.value} for role, said in texts.ROLES.items()
             if role is not Role.SCREEN]
    listed = [{"label": words.NO_AGENCY, "value": NO_AGENCY}]
    listed += [{"label": item.name, "value": item.code} for item in agencies]
    return html.Div(
        [
            Drawn(tree=[el("h2", words.NEW_ACCOUNT)]),
            dcc.Store(id="admin-made"),
            dbc.Label(texts.USERNAME, html_for="admin-username"),
            dbc.Input(id="admin-username", maxlength=60, autocomplete="off"),
            Drawn(tree=[el("p", words.USERNAME_HELP, class_="quiet")]),
            dbc.Label(words.FULL_NAME, html_for="admin-name"),
            dbc.Input(id="admin-name", maxlength=120, autocomplete="off"),
            dbc.Label(words.ROLE, html_for="admin-role"),
            dbc.Select(id="admin-role", options=roles, value=Role.AGENCY.value),
            dbc.Label(words.OF_AGENCY, html_for="admin-agency"),
            dbc.Select(id="admin-agency", options=listed, value=NO_AGENCY),
            dbc.Label(words.EMAIL, html_for="admin-email"),
            dbc.Input(id="admin-email", maxlength=120, autocomplete="off", inputmode="email"),
            html.Div(dbc.Button(words.CREATE, id="admin-create", className="btn-primary"),
                     className="form-foot"),
        ],
        className="sheet",
    )


def _email_form(visit: Visit) -> html.Div:
    listed = [{"label": words.CHOOSE_ACCOUNT, "value": NO_ACCOUNT}]
    listed += [{"label": row.username, "value": str(row.id)}
               for row in lists.accounts(visit.session)]
    return html.Div(
        [
            Drawn(tree=[el("h2", words.CHANGE_EMAIL)]),
            dbc.Label(words.OF_ACCOUNT, html_for="admin-email-of"),
            dbc.Select(id="admin-email-of", options=listed, value=NO_ACCOUNT),
            dbc.Label(words.NEW_EMAIL, html_for="admin-new-email"),
            dbc.Input(id="admin-new-email", maxlength=120, autocomplete="off", inputmode="email"),
            html.Div(dbc.Button(words.SAVE_EMAIL, id="admin-email-save"), className="form-foot"),
        ],
        className="sheet",
    )


def _stuck(visit: Visit) -> list[Node]:
    """The mails a server did not take, and whether they are still tried."""
    mails = inbox.stuck(visit.session)
    if not mails:
        return []
    head = el("tr", *(el("th", name, scope="col") for name in words.STUCK_COLUMNS))
    rows = []
    for mail in mails:
        state = words.STUCK_GIVEN_UP if mail.is_given_up else words.STUCK_TRYING
        cells = (mail.to, texts.day(mail.day), str(mail.attempts), mail.error, state)
        named = zip(words.STUCK_COLUMNS, cells, strict=True)
        rows.append(el("tr", *(el("td", cell, data_name=name) for name, cell in named)))
    table = el("table", el("caption", words.STUCK), el("thead", head), el("tbody", *rows),
               class_="table cards")
    return [el("section", el("h2", words.STUCK), el("div", table, class_="table-frame"))]


def _agencies(agencies: list[AgencyInfo]) -> list[Node]:
    items = [
        el("li", link(f"/admin/agencies/{item.code}", item.name),
           el("span", f" {item.short_name} · {texts.AGENCY_KINDS[item.kind]}", class_="quiet"),
           None if item.is_confirmed else el("span", f" · {texts.UNVERIFIED}", class_="quiet"))
        for item in agencies
    ]
    return el("section", el("h2", words.AGENCIES), el("ul", *items, class_="admin-agency-list"))


@guarded_callback(
    Output("admin-accounts", "tree"),
    Output("admin-secret", "tree"),
    Output("admin-username", "value"),
    Output("admin-name", "value"),
    Input("admin-create", "n_clicks"),
    State("admin-username", "value"),
    State("admin-name", "value"),
    State("admin-role", "value"),
    State("admin-agency", "value"),
    State("admin-email", "value"),
    needs=Action.MANAGE_ACCOUNTS,
    prevent_initial_call=True,
)
def create(
    n_clicks: Any, username: Any, name: Any, role: Any, agency: Any, email: Any
) -> tuple[Any, Any, Any, Any]:
    """Open an account and show its one-time password, this once."""
    if not n_clicks:
        return no_update, no_update, no_update, no_update
    with record().writing() as rows:
        user, secret = accounts.create_user(
            rows,
            given.words(username),
            given.words(name),
            given.choice(Role, role),
            agency_id=_agency_id(rows, given.words(agency)),
            email=given.words(email),
            actor=access.actor(),
            at=clock.now(),
        )
        made = user.username
    notices.clear()
    set_props("admin-email", {"value": ""})
    return _listed(), _secret(made, secret), "", ""


@guarded_callback(
    Output("admin-accounts", "tree", allow_duplicate=True),
    Output("admin-secret", "tree", allow_duplicate=True),
    Input("admin-accounts", "pressed"),
    needs=Action.MANAGE_ACCOUNTS,
    prevent_initial_call=True,
)
def press(pressed: Any) -> tuple[Any, Any]:
    """Reset a password, close an account or open it again."""
    deed, _, row = given.words(given.part(pressed, "value")).partition(":")
    if deed not in ("reset", "close", "open") or not row.isdecimal():
        raise Refused("bad_choice")
    user_id, who = given.row_id(int(row[:9])), access.actor()
    secret = None
    with record().writing() as rows:
        at = clock.now()
        if deed == "reset":
            secret = accounts.reset_password(rows, user_id, actor=who, at=at)
        else:
            accounts.set_active(rows, user_id, deed == "open", actor=who, at=at)
        username = lists.username(rows, user_id)
    notices.clear()
    return _listed(), _secret(username, secret) if secret else []


@guarded_callback(
    Output("admin-accounts", "tree", allow_duplicate=True),
    Output("admin-new-email", "value"),
    Input("admin-email-save", "n_clicks"),
    State("admin-email-of", "value"),
    State("admin-new-email", "value"),
    needs=Action.MANAGE_ACCOUNTS,
    prevent_initial_call=True,
)
def save_email(n_clicks: Any, account: Any, email: Any) -> tuple[Any, Any]:
    """Say where an account's digests go."""
    if not n_clicks:
        return no_update, no_update
    chosen = given.words(account)
    if not (chosen.isascii() and chosen.isdigit()):
        raise Refused("choose_account")
    user_id = given.row_id(int(chosen[:9]))
    with record().writing() as rows:
        accounts.set_email(rows, user_id, given.words(email), actor=access.actor(),
                           at=clock.now())
        username = lists.username(rows, user_id)
    notices.show(words.EMAIL_SAVED.format(username=username))
    return _listed(), ""


def _agency_id(rows: Any, code: str) -> int | None:
    return None if code == NO_AGENCY else lists.agency_id(rows, code)


def _listed() -> list[Node]:
    with record().reading() as rows:
        return _accounts(visit_of(rows))


def _secret(username: str, secret: str) -> list[Node]:
    said = words.SECRET.format(username=username)
    return [el("p", said, " ", el("b", secret), el("small", words.SECRET_HELP), class_="warn",
               role="status")]
