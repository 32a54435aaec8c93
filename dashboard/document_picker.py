"""Choosing a document: by number or name, its look-alikes side by side, so that nobody errs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, html

from dashboard import given, texts
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, Node, el, link
from dashboard.queries import document_picker as queries
from dashboard.queries.document_picker import LONGEST, MOST
from dashboard.store import record
from dashboard.texts import document_picker as words
from registry.identity import Alike
from registry.policy import Action

# After so many milliseconds without a letter the words are looked for.
PAUSE = 400


def picker(id_: str, label: str) -> html.Fieldset:
    """A search field and the documents found; the value of `id_` is the chosen one's id.

    `answer_picker(id_)` must be called once where the page is made.
    """
    return html.Fieldset(
        [
            html.Legend(label),
            dbc.Label(words.SOUGHT, html_for=f"{id_}-sought"),
            dbc.Input(id=f"{id_}-sought", maxlength=LONGEST, debounce=PAUSE, autocomplete="off",
                      placeholder=words.EXAMPLE),
            dbc.RadioItems(id=id_, options=[], value=None, className="picked"),
            Drawn(id=f"{id_}-help", tree=_help(words.HELP)),
        ],
        className="picker",
    )


def answer_picker(
    id_: str, about: State | None = None, warn: Callable[[Alike, Alike], str] | None = None
) -> None:
    """Register the search behind one picker.

    `about` is the store of the document the page is about, which is never offered; `warn` says
    what of a found document speaks against choosing it for that one.
    """

    @guarded_callback(
        Output(id_, "options"),
        Output(id_, "value"),
        Output(f"{id_}-help", "tree"),
        Input(f"{id_}-sought", "value"),
        State(id_, "value"),
        *([about] if about else []),
        needs=Action.KEEP_REGISTRY,
        prevent_initial_call=True,
    )
    def seek(sought: Any, value: Any, key: Any = None) -> tuple[Any, Any, list[Node]]:
        said = given.words(sought)[:LONGEST].replace("\0", "").strip()
        if not said:
            return [], None, _help(words.HELP)
        with record().reading() as rows:
            found = queries.find(rows, said)
            others = queries.outside(rows, [one.id for one in found if one.number])
            own = queries.one(rows, given.row_id(given.part(key, "id"))) if key else None
        found = [one for one in found if own is None or one.id != own.id]
        options = [{"label": shown_name(one) + (warn(one, own) if warn and own else ""),
                    "value": one.id} for one in found]
        # Never chosen for anybody: it may be the wrong year. What was chosen stays while listed.
        kept = value if value in [one.id for one in found] else None
        return options, kept, [*_help(words.found(len(found), MOST)), *_outside(others)]


def shown_name(one: Alike) -> str:
    """A document as it stands in a list of look-alikes: kind, number, day, issuer, subject."""
    subject = texts.shortened(one.subject, 120) if one.subject else None
    return " · ".join(part for part in (named(one), subject) if part)


def named(one: Alike) -> str:
    """Kind, number, day and issuer: what tells it from its look-alikes."""
    number = f"{texts.DOCUMENT_KINDS[one.kind]} {one.number or ''}".strip()
    return " · ".join((number, words.of_day(one.issued_on), one.issuer))


def chosen(value: Any) -> int | None:
    """The id that a picker sends; None when nothing is chosen."""
    if value in (None, ""):
        return None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        value = int(value)
    return given.row_id(value)


def alikes(found: Iterable[Alike], outside: Iterable[str] = ()) -> list[Node]:
    """Look-alikes as links that tell them apart, and those the registry does not hold."""
    lines = []
    for one in found:
        below = el("span", f" – {texts.shortened(one.subject, 160)}", class_="quiet") \
            if one.subject else None
        lines.append(el("li", link(f"/documents/{one.key}", named(one)), below))
    drawn: list[Node] = [el("p", el("b", words.INSIDE)), el("ul", *lines)] if lines else []
    return drawn + _outside(outside)


def _outside(others: Iterable[str]) -> list[Node]:
    lines = [el("li", one) for one in others]
    return [el("p", el("b", words.OUTSIDE)), el("ul", *lines, class_="note-list")] if lines else []


def _help(said: str) -> list[Node]:
    return [el("p", said, class_="quiet", role="status")]
