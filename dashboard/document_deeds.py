"""What the deeds of the registry's forms share: the outcome by its button, the look-alikes."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any

import dash_bootstrap_components as dbc
from dash import State, dcc, html, no_update, set_props

from dashboard import given, notices, texts
from dashboard.document_picker import alikes
from dashboard.drawn import Drawn, Node, el, link
from dashboard.outcomes import place
from dashboard.queries import document_picker as picks
from dashboard.store import record
from dashboard.texts import document_forms as words
from registry import clock
from registry.errors import RegistryError, Stale
from registry.text import fold_number

# What the page hears of: each deed under its own name, with what is said when it is done.
SAID = {
    "document-corrected": ("correct", words.CORRECTED),
    "document-verified": ("verify", words.VERIFIED),
    "document-validated": ("validity", words.VALIDITY_SET),
    "document-related": ("relate", words.RELATED),
    "document-confirmed": ("relation", words.CONFIRMED),
    "document-effected": ("relation", words.EFFECT_ADDED),
    "document-unrelated": ("relation", words.REMOVED),
    "document-merged": ("merge", words.MERGED),
    "document-split-off": ("split", words.SPLIT_DONE),
}
KEY = State("document-key", "data")
# A refusal that leaves the form as it was, but shows the record as it is now.
LATE = "late"


def stores() -> list[dcc.Store]:
    """Where each deed says that it was done; the page listens and draws the record anew."""
    return [dcc.Store(id=name) for name in SAID]


def done(at: datetime, key: str = "") -> dict[str, str]:
    """What a deed leaves: when it was done, and the document it made or that stands now."""
    return {"at": at.isoformat(), "made": key}


def told_beside(button: str, prefix: str = "") -> Callable[..., Any]:
    """A press that does its deed, or says beside the button why not; what was typed stays.

    When somebody saved first, the page shows what they saved. `prefix` names the form whose
    look-alikes are shown.
    """

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def deed(n_clicks: Any, *given_values: Any) -> Any:
            if not n_clicks:
                return no_update
            try:
                return function(*given_values)
            except Stale as late:
                _say(button, notices.notice(words.stale(late.details.get("at")), "error"))
                return {"at": clock.now().isoformat(), LATE: True}
            except RegistryError as refused:
                _say(button, _refused(refused))
                if prefix and refused.code == "document_alike":
                    _show_alikes(prefix, refused)
                return no_update

        return deed

    return register


def foot(button: str, label: str, *, colour: str = "primary") -> html.Div:
    """A form's button with the place beside it."""
    return html.Div([dbc.Button(label, id=button, color=colour), place(button)],
                    className="form-foot")


def alike_area(prefix: str) -> html.Div:
    """Shown once a number turns out to be known: the look-alikes, and the tick that lets it in."""
    return html.Div(
        [
            Drawn(id=f"{prefix}-alikes"),
            dbc.Checkbox(id=f"{prefix}-is-other", label=words.IS_OTHER, value=False),
            dcc.Store(id=f"{prefix}-alike-of"),
        ],
        id=f"{prefix}-alike",
        className="look-alikes",
        hidden=True,
    )


def alike_states(prefix: str) -> tuple[State, State]:
    """What a save is given of the look-alikes."""
    return State(f"{prefix}-is-other", "value"), State(f"{prefix}-alike-of", "data")


def is_other(tick: Any, of: Any, number: str | None) -> bool:
    """Whether the tick stands, and stands for this very number."""
    return tick is True and given.words(of) == fold_number(number or "")


def document_of(key: Any) -> tuple[int, int]:
    """The document a form is about, and the version that was read."""
    return given.row_id(given.part(key, "id")), given.row_id(given.part(key, "version"))


def made(name: str, sentence: str, key: str, open_it: str) -> list[Node]:
    """What was done, with the way to the document it made."""
    return [el("p", sentence, " ", link(f"/documents/{key}", open_it), class_="notice done",
               role="status", data_deed=name)]


def _refused(refused: RegistryError) -> list[Node]:
    sentence = texts.refusal(refused)
    key = refused.details.get("key")
    if refused.code != "document_exists" or not isinstance(key, str):
        return notices.notice(sentence, "error")
    known = link(f"/documents/{key}", words.OPEN_EXISTING)
    return [el("p", sentence, " ", known, class_="notice error", role="alert")]


def _show_alikes(prefix: str, refused: RegistryError) -> None:
    keys = refused.details.get("keys")
    with record().reading() as rows:
        found = picks.by_keys(rows, keys if isinstance(keys, list) else [])
        others = picks.outside(rows, [one.id for one in found])
    set_props(f"{prefix}-alikes", {"tree": alikes(found, others)})
    set_props(f"{prefix}-alike", {"hidden": False})
    set_props(f"{prefix}-is-other", {"value": False})
    set_props(f"{prefix}-alike-of", {"data": fold_number(str(refused.details.get("number")))})


def _say(button: str, tree: list[Node]) -> None:
    notices.clear()
    set_props(f"{button}-said", {"tree": tree})


