"""The form that writes one part of a paper: nothing typed is lost when somebody saved first."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, papers
from dashboard.access import guarded_callback
from dashboard.components import address
from dashboard.drawn import Drawn, Node, el, link
from dashboard.paper_files import ASKED, order_of
from dashboard.paper_views import FORM, sheet
from dashboard.papers import Part
from dashboard.papers.edited import day_of_paper
from dashboard.store import record, visit_of
from dashboard.texts import papers as words
from dashboard.visit import Visit
from registry import clock
from registry.errors import NotFound, Refused, Stale
from registry.papers import about as abouts
from registry.papers import edits
from registry.papers.paper import Paper, PaperKind
from registry.policy import Action

HELPS = {"day": words.DAY_HELP, "notation": words.NUMBER_HELP}


def form(kind: PaperKind, about: str, one: Part, query: dict[str, str]) -> html.Div:
    """The part's words to be written, its draft beside them, and the ways to save and go back."""
    back = address(path_of(kind, about), **query)
    # What was typed and not saved outlives a page that is drawn anew.
    typed = {"id": "paper-text", "value": one.text, "persistence": _memory(kind, about, one),
             "persistence_type": "session"}
    usual = words.LINE_HELP if one.is_line else words.EMPTY_HELP
    area = (dbc.Input(maxlength=edits.LONGEST_LINE, **typed) if one.is_line
            else dbc.Textarea(maxlength=edits.LONGEST, rows=14, **typed))
    return html.Div(
        [
            dcc.Store(id="paper-key", data=_key(kind, about, one, query)),
            Drawn(tree=[el("h2", f"{words.EDIT}: {words.part(one.key)}")]),
            dbc.Label(words.TEXT, html_for="paper-text"),
            area,
            Drawn(tree=[el("p", HELPS.get(one.key, usual), class_="quiet")]),
            html.Div([
                dbc.Button(words.SAVE, id="paper-save", className="btn-primary"),
                dbc.Button(words.RESTORE, id="paper-restore", color="secondary"),
                Drawn(tree=[link(back, words.CLOSE)]),
            ], className="form-foot"),
            Drawn(id="paper-beside", tree=_beside(one)),
        ],
        id=FORM,
        className="sheet paper-form",
    )


def path_of(kind: PaperKind, about: str) -> str:
    """The address of a paper."""
    return f"/papers/{kind.value}/{about}"


def _memory(kind: PaperKind, about: str, one: Part) -> str:
    return f"{access.actor().id}:{kind.value}:{about}:{one.key}:{one.version}"


def _key(kind: PaperKind, about: str, one: Part, query: dict[str, str]) -> dict[str, Any]:
    """What a save says besides the words: which part, and what its writer saw of it."""
    return {"kind": kind.value, "about": about, "part": one.key, "version": one.version,
            "draft": edits.hash_of(one.drafted), "query": query}


def _beside(one: Part) -> list[Node]:
    """The drafted words beside what a person made of them."""
    if not one.is_edited:
        return []
    who = el("p", words.edited_by(one.edited_by, one.edited_at), class_="quiet") \
        if one.edited_at else None
    moved = el("p", words.MOVED_ON, class_="warn") if one.has_moved_on else None
    return [who, moved, *_quoted(words.NOW_DRAFTED, one.drafted)]


def _quoted(title: str, text: str) -> list[Node]:
    lines = [line for line in text.split("\n") if line.strip()] or [words.TAKEN_OUT]
    return [el("h3", title), el("div", *(el("p", line) for line in lines), class_="said-words")]


@guarded_callback(
    Output("paper-sheet", "tree"),
    Output("paper-key", "data"),
    Output("paper-beside", "tree"),
    Input("paper-save", "n_clicks"),
    State("paper-key", "data"),
    State("paper-text", "value"),
    needs=Action.EDIT_PAPERS,
    prevent_initial_call=True,
)
def save(n_clicks: Any, key: Any, text: Any) -> tuple[Any, Any, Any]:
    """Keep the words; when somebody saved first, or the draft moved on, show both and wait."""
    if not n_clicks:
        return no_update, no_update, no_update
    kind, about, name = _asked(key)
    said = given.words(text)
    try:
        with record().writing() as rows:
            at = clock.now()
            _paper, parts = _now(visit_of(rows, _query(key)), kind, about)
            one = _part(parts, name)
            if edits.hash_of(one.drafted) != given.words(given.part(key, "draft")):
                return _wait(words.DRAFT_MOVED, {**key, "draft": edits.hash_of(one.drafted)},
                             _quoted(words.NOW_DRAFTED, one.drafted))
            _refuse_odd_day(name, said)
            edits.save(rows, kind, about, name, said, draft=one.drafted, is_line=one.is_line,
                       seen_version=_version(key), actor=access.actor(), at=at)
    except Stale as stale:
        return _wait(words.STALE, {**key, "version": stale.details["version"]},
                     _quoted(words.THEIRS, str(stale.details["theirs"])))
    notices.show(words.SAVED)
    return _drawn_anew(key, kind, about, name)


@guarded_callback(
    Output("paper-sheet", "tree", allow_duplicate=True),
    Output("paper-key", "data", allow_duplicate=True),
    Output("paper-beside", "tree", allow_duplicate=True),
    Output("paper-text", "value"),
    Input("paper-restore", "n_clicks"),
    State("paper-key", "data"),
    needs=Action.EDIT_PAPERS,
    prevent_initial_call=True,
)
def restore(n_clicks: Any, key: Any) -> tuple[Any, Any, Any, Any]:
    """Give a part its drafted words back."""
    if not n_clicks:
        return no_update, no_update, no_update, no_update
    kind, about, name = _asked(key)
    try:
        with record().writing() as rows:
            at = clock.now()
            _paper, parts = _now(visit_of(rows, _query(key)), kind, about)
            one = _part(parts, name)
            edits.restore(rows, kind, about, name, draft=one.drafted, seen_version=_version(key),
                          actor=access.actor(), at=at)
    except Stale as stale:
        return *_wait(words.STALE, {**key, "version": stale.details["version"]},
                      _quoted(words.THEIRS, str(stale.details["theirs"]))), no_update
    notices.show(words.RESTORED)
    return *_drawn_anew(key, kind, about, name), one.drafted


def drawn(visit: Visit, kind: PaperKind, about: str, query: dict[str, str]) -> tuple[Any, ...]:
    """The paper's tree and its parts, as this visitor may see and write them."""
    paper, parts = _now(visit, kind, about)
    may_edit = abouts.may_edit(visit.session, visit.actor, kind, abouts.read(kind, about))
    tree = sheet(paper, parts, may_edit=may_edit, path=path_of(kind, about), query=query)
    return tree, parts, may_edit


def _now(visit: Visit, kind: PaperKind, about: str) -> tuple[Paper, dict[str, Part]]:
    return papers.with_parts(visit.session, kind, about, order_of(visit))


def _drawn_anew(key: Any, kind: PaperKind, about: str, name: str) -> tuple[Any, Any, Any]:
    query = _query(key)
    with record().reading() as rows:
        tree, parts, _may = drawn(visit_of(rows, query), kind, about, query)
    return tree, _key(kind, about, parts[name], query), _beside(parts[name])


def _wait(sentence: str, key: Any, beside: list[Node]) -> tuple[Any, Any, Any]:
    notices.show(sentence, "error")
    return no_update, key, beside


def _asked(key: Any) -> tuple[PaperKind, str, str]:
    kind, about, name = (given.words(given.part(key, part)) for part in ("kind", "about", "part"))
    return abouts.kind_of(kind), about, name


def _query(key: Any) -> dict[str, str]:
    asked = given.part(key, "query")
    return {name: given.words(asked.get(name)) for name in ASKED if name in asked} \
        if isinstance(asked, dict) else {}


def _version(key: Any) -> int:
    version = given.part(key, "version")
    if isinstance(version, bool) or not isinstance(version, int):
        raise Refused("bad_choice")
    return version


def _part(parts: dict[str, Part], name: str) -> Part:
    if name not in parts:
        raise NotFound("paper")
    return parts[name]


def _refuse_odd_day(name: str, said: str) -> None:
    if name == "day" and said.strip() and day_of_paper(said.strip()) is None:
        raise Refused("bad_day")
