"""The notice line: one sentence that says what happened, or what was wrong and what to do."""

from __future__ import annotations

from dash import set_props

from dashboard import texts
from dashboard.drawn import Node, el
from registry.errors import RegistryError


def show(sentence: str, kind: str = "done") -> None:
    """Put a sentence into the notice line of the page; for use inside a callback."""
    set_props("notice", {"tree": notice(sentence, kind)})


def clear() -> None:
    """Take the last sentence away."""
    set_props("notice", {"tree": []})


def show_error(error: RegistryError) -> None:
    """Say why a deed was refused."""
    show(texts.refusal(error), "error")


def show_unknown() -> None:
    """Say that something went wrong and nothing was changed."""
    show(texts.UNKNOWN_ERROR, "error")


def notice(sentence: str, kind: str) -> list[Node]:
    """The drawn line. An error interrupts a screen reader; a success waits its turn."""
    role = "alert" if kind == "error" else "status"
    return [el("p", sentence, class_=f"notice {kind}", role=role)]
