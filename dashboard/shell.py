"""What surrounds every page: menu, notice line, the moment of the figures; and the one router."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update
from flask import current_app
from flask_wtf.csrf import generate_csrf
from sqlalchemy.orm import Session

from dashboard import access, chosen_plan, given, inbox_link, live, plan_switch, texts
from dashboard.access import guarded_callback
from dashboard.chosen_plan import PARAMETER
from dashboard.components import message
from dashboard.drawn import Drawn, Node, Title, el, link
from dashboard.pages import OWN_SCORECARD, SITE, Entry, find
from dashboard.store import visit_of, whole_record
from dashboard.texts import help as help_words
from dashboard.texts import plans as plan_words
from dashboard.texts import search as search_words
from dashboard.visit import Page
from db.vocabulary import Role
from registry.errors import NotAllowed, NotFound
from registry.policy import Action, Actor, can
from registry.search import LONGEST_QUERY


def layout() -> html.Div:
    """The frame; drawn once for each opening of the browser's tab."""
    who = access.actor()
    if who.role is None:
        # Dash asks for the layout once for nobody, to look at its ids.
        return html.Div()
    return frame(who, "/", [])


def frame(
    who: Actor, pathname: str, body: list[Any], unread: int = 0, *, rows: Session | None = None
) -> html.Div:
    """What stands around a page, with its body in it; `rows` tell of the plan that it shows."""
    page = html.Div(body, id="page", **{"data-waiting": texts.LOADING})
    return html.Div(
        [
            dcc.Location(id="address", refresh="callback-nav"),
            Drawn(id="top", tree=_top(who)),
            html.Header(
                [Drawn(id="menu", tree=_menu(who, pathname, rows)), _search_box(),
                 Drawn(id="inbox-link", tree=inbox_link.drawn(unread)), _user_form(who)],
                className="bar",
            ),
            Drawn(id="notice", className="notices"),
            Drawn(id=plan_switch.PRINTED, tree=plan_switch.printed(rows), className="plan-printed"),
            html.Main(html.Div(page, className="page-frame"), id="main"),
        ]
    )


@guarded_callback(
    Output("page", "children"),
    Output("menu", "tree"),
    Output("notice", "tree"),
    Input("address", "pathname"),
    Input("address", "search"),
    State("notice", "tree"),
    needs=Action.VIEW,
)
def show_page(pathname: str | None, search: str | None, _notice: object) -> tuple[object, ...]:
    """Open the page at an address: find it, check the right it needs, let it draw itself."""
    who = access.actor()
    pathname, search = given.words(pathname) or "/", given.words(search)
    with whole_record().reading() as rows:
        inbox_link.show(rows, who)
        page, seen = page_at(rows, who, pathname, search), live.seen(rows)
        plan_switch.show(rows)
        title, menu = _title(rows, page, f"{pathname}{search}", seen), _menu(who, pathname, rows)
    return [title, *parts(page)], menu, (no_update if not _notice else [])


def _title(rows: Session, page: Page, opened: str, seen: str) -> Title:
    """`plan` is what the browser says with all that this page asks and sends from now on."""
    return Title(text=f"{page.title} · {plan_switch.system(rows)}", opened=opened, seen=seen,
                 plan=plan_switch.key(rows))


def parts(page: Page) -> list[Any]:
    """A page's body as a list of components."""
    return page.body if isinstance(page.body, list) else [page.body]


def page_at(rows: Session, who: Actor, pathname: str, search: str) -> Page:
    """The page at an address as it is now, or the sentence that stands in its place.

    The plan it shows is the one of the address, or of the page one came from; `rows` is about
    that plan from here on.
    """
    query = given.query(search)
    try:
        chosen_plan.choose(rows, query.pop(PARAMETER, "") or chosen_plan.asked())
    except NotFound:
        plan_switch.leave_address(rows)
        return message(plan_words.UNKNOWN, plan_words.UNKNOWN_LINE)
    found = find(pathname if pathname == "/" else pathname.rstrip("/"))
    if found is None or "%00" in pathname or "\x00" in pathname:
        return message(texts.NO_PAGE, texts.NO_PAGE_LINE)
    entry, named = found
    if not can(who, entry.needs):
        return message(texts.NO_RIGHT, texts.NO_RIGHT_LINE)
    if not entry.has_past:
        # A form must never stand on the figures of another day.
        query.pop("as_of", None)
    try:
        return entry.layout(visit_of(rows, query), **named)
    except NotFound:
        return message(texts.NO_PAGE, texts.NO_PAGE_LINE)
    except NotAllowed:
        return message(texts.NO_RIGHT, texts.NO_RIGHT_LINE)


def _top(who: Actor) -> list[Node]:
    skip = el("a", texts.SKIP_TO_CONTENT, href="#main", class_="skip")
    if not current_app.config["IS_DEMONSTRATION"]:
        return [skip]
    note = el("p", texts.DEMONSTRATION, class_="demonstration")
    return [skip, el("aside", note, aria_label=texts.DEMONSTRATION_SHORT)]


def _menu(who: Actor, pathname: str, rows: Session | None) -> list[Node]:
    shown = [
        entry
        for entry in SITE
        if entry.menu
        and can(who, entry.needs)
        and (entry.address != OWN_SCORECARD or who.role is Role.AGENCY)
    ]
    under = [entry.address for entry in shown if _is_under(pathname, entry.address)]
    here = max(under, key=len, default="")
    entries: list[Node] = []
    for group, folded in groupby(shown, key=lambda entry: entry.group):
        links = [_entry(entry, here) for entry in folded]
        # A group of one needs no fold.
        entries += links if not group or len(links) == 1 else [_group(group, links)]
    brand = plan_switch.drawn(rows, who, pathname) if rows else []
    return [el("nav", *brand, *entries, aria_label=texts.MENU)]


def _entry(entry: Entry, here: str) -> Node:
    """A link of the menu; `here` is the entry that the shown page belongs to."""
    is_here = entry.address == here
    return link(entry.address, entry.menu, aria_current="page" if is_here else None)


def _group(name: str, links: list[Node]) -> Node:
    """Several entries under one name; it is marked when one of them is the page shown."""
    is_here = any(item[1].get("aria-current") for item in links)
    summary = el("summary", name, data_here="true" if is_here else None)
    return el("details", summary, el("div", *links), class_="menu-group")


def _is_under(pathname: str, address: str) -> bool:
    if address == "/":
        return pathname == "/"
    return pathname == address or pathname.startswith(f"{address}/")


def _search_box() -> html.Form:
    """The one search box, on every page; the key / leads to it (assets/session.js)."""
    box = dbc.Input(
        id="find", name="q", type="search", maxLength=LONGEST_QUERY, autoComplete="off",
        placeholder=search_words.PLACEHOLDER,
    )
    label = dbc.Label(search_words.BOX, html_for="find", className="unseen")
    return html.Form([label, box], action="/search", method="GET", role="search", className="find")


def _user_form(who: Actor) -> html.Details:
    role = texts.ROLES[who.role] if who.role else ""
    inside = html.Form(
        [
            dcc.Input(type="hidden", name="csrf_token", value=generate_csrf(), id="csrf"),
            html.A(help_words.HELP, href="/help", className="btn"),
            html.A(texts.CHANGE_PASSWORD, href="/password", className="btn"),
            dbc.Button(texts.THEME, id="theme", type="button"),
            dbc.Button(texts.SIGN_OUT, type="submit"),
        ],
        action="/logout",
        method="POST",
    )
    name = html.Summary([html.B(who.name), html.Small(role)])
    return html.Details([name, inside], className="user")
