"""What came of a press, said beside the button that was pressed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from dash import no_update, set_props

from dashboard import notices, texts
from dashboard.drawn import Drawn
from registry.errors import RegistryError


def place(button: str, sentence: str = "") -> Drawn:
    """Where the outcome of a button is said, with what is to be said there already."""
    tree = notices.notice(sentence, "done") if sentence else []
    return Drawn(id=f"{button}-said", tree=tree, className="outcome")


def said_beside(button: str, *, outputs: int) -> Callable[..., Any]:
    """Say a refusal of the deed beside its button, not in the notice line far above it."""

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def deed(*given: Any) -> Any:
            try:
                return function(*given)
            except RegistryError as refused:
                sentence = texts.refusal(refused)
                notices.clear()
                set_props(f"{button}-said", {"tree": notices.notice(sentence, "error")})
                return no_update if outputs == 1 else (no_update,) * outputs

        return deed

    return register
