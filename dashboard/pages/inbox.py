"""/inbox — what each person was told, newest first; a letter of urging; where digests go."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, inbox_link, notices, texts
from dashboard.access import guarded_callback
from dashboard.components import address, choices_bar, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.message_names import names_of
from dashboard.queries import inbox as messages
from dashboard.queries.inbox import Line
from dashboard.store import record, visit_of
from dashboard.texts import inbox as words
from dashboard.texts import tasks as task_words
from dashboard.visit import Page, Visit
from db.vocabulary import Role
from registry import accounts, clock, inbox
from registry.errors import Refused
from registry.policy import Action

PER_PAGE = 50
SHOW = ("all", "unread")


def layout(visit: Visit, **_address: str) -> Page:
    """Fifty messages a page; `?letter=` opens one letter of urging."""
    letter = visit.asked_number("letter")
    if letter is not None:
        return _letter(visit, letter)
    query = {name: visit.query[name] for name in ("show", "page") if name in visit.query}
    body = [
        Drawn(tree=[heading(texts.INBOX)]),
        dcc.Store(id="inbox-query", data=query),
        Drawn(id="inbox-list", tree=_list(visit)),
        _by_mail(visit),
    ]
    return Page(texts.INBOX, body)


def _list(visit: Visit) -> list[Node]:
    show = visit.asked("show", SHOW)
    total = messages.count(visit.session, visit.actor)
    fresh = inbox.unread(visit.session, visit.actor)
    counted = fresh if show == "unread" else total
    pages = max(-(-counted // PER_PAGE), 1)
    page = min(max(visit.asked_number("page") or 1, 1), pages)
    lines = messages.messages(visit.session, visit.actor, only_unread=show == "unread",
                              first=(page - 1) * PER_PAGE, most=PER_PAGE)
    query = {"show": show} if show != "all" else {}
    button = el("button", words.MARK_READ, data_press="read", class_="btn small")
    head = el("div", choices_bar(words.SHOW, "/inbox", query, "show", words.SHOW_OPTIONS),
              el("span", words.counted(total, fresh), class_="quiet"), button if fresh else None,
              class_="filters stacked")
    if not lines:
        return [head, empty(words.NO_UNREAD if total else words.EMPTY)]
    names = names_of(visit.session)
    listed = el("ol", *(_line(line, names) for line in lines), class_="inbox")
    return [head, listed, _pager(query, page, pages)]


def _line(line: Line, names: words.Names) -> list[Node]:
    said = words.sentence(line.kind, line.details, names)
    kind = words.KINDS[line.kind]
    opened = link(line.address, words.OPEN, aria_label=f"{words.OPEN}: {said}")
    return el(
        "li",
        el("p",
           None if line.is_read else el("b", words.NEW, class_="new"),
           el("span", kind, class_="kind"), " ",
           el("span", texts.moment(line.at), class_="quiet"), class_="about"),
        el("p", said, " ", opened if line.address else None),
        class_=None if line.is_read else "unread",
    )


def _pager(query: dict[str, str], page: int, pages: int) -> list[Node] | None:
    if pages < 2:
        return None
    newer = address("/inbox", **query, page=page - 1 if page > 2 else None)
    older = address("/inbox", **query, page=page + 1)
    return el(
        "nav",
        link(newer, task_words.PREVIOUS) if page > 1 else None,
        el("span", task_words.page_of(page, pages)),
        link(older, task_words.NEXT) if page < pages else None,
        class_="pager",
        aria_label=task_words.PAGES,
    )


def _letter(visit: Visit, letter_id: int) -> Page:
    """A letter of urging as it was sent; an agency opens its own alone."""
    found = messages.letter(visit.session, letter_id, visit.only_agency)
    sent = f"{found.sent_by}, {texts.moment(found.sent_at)}"
    onward = link("/my", words.TO_DESK, class_="btn") if visit.actor.role is Role.AGENCY else None
    tree = [
        el("article",
           heading(found.subject),
           el("p", f"{found.agency} · {sent}", class_="quiet"),
           el("div", found.text, class_="sheet letter-text"),
           class_="letter"),
        el("p", link("/inbox", words.BACK), onward, el("span", words.PRINT, class_="quiet"),
           class_="letter-foot"),
    ]
    return Page(found.subject, Drawn(tree=tree))


def _by_mail(visit: Visit) -> html.Details:
    return html.Details(
        [
            html.Summary(words.BY_MAIL),
            Drawn(tree=[el("p", words.BY_MAIL_HELP, class_="quiet")]),
            dbc.Label(words.EMAIL, html_for="inbox-email"),
            dbc.Input(id="inbox-email", inputmode="email", maxlength=120, autocomplete="email",
                      value=messages.email_of(visit.session, visit.actor.id)),
            html.Div(dbc.Button(words.SAVE_EMAIL, id="inbox-email-save"), className="form-foot"),
        ],
        className="sheet narrow by-mail",
    )


@guarded_callback(
    Output("inbox-list", "tree"),
    Input("inbox-list", "pressed"),
    State("inbox-query", "data"),
    needs=Action.VIEW,
    prevent_initial_call=True,
)
def mark_read(pressed: Any, query: Any) -> Any:
    """Everything there is for this person has been seen."""
    if given.words(given.part(pressed, "value")) != "read":
        raise Refused("bad_choice")
    who = access.actor()
    with record().writing() as rows:
        count = inbox.mark_read(rows, actor=who, at=clock.now())
    notices.show(words.ALL_READ.format(count=texts.number(count)))
    with record().reading() as rows:
        inbox_link.show(rows, who)
        asked = {name: given.words(given.part(query, name)) for name in ("show", "page")}
        return _list(visit_of(rows, asked))


@guarded_callback(
    Output("inbox-email", "value"),
    Input("inbox-email-save", "n_clicks"),
    State("inbox-email", "value"),
    needs=Action.VIEW,
    prevent_initial_call=True,
)
def save_email(n_clicks: Any, email: Any) -> Any:
    """Where one's own digests go; an empty field for nowhere."""
    if not n_clicks:
        return no_update
    who = access.actor()
    wanted = given.words(email).strip()
    with record().writing() as rows:
        accounts.set_email(rows, who.id or 0, wanted, actor=who, at=clock.now())
    notices.show(words.EMAIL_SAVED if wanted else words.EMAIL_REMOVED)
    return wanted
