"""A page's first picture: its HTML, sent with the page itself, so that it can be read before any
script has come. Dash then draws the same and takes it over (Title in assets/drawn.js).

Fields and buttons are drawn and inert; links work. The cells of the heatmap carry their colour,
shape and figures; their sentences come with the script.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import orjson
from dash.development.base_component import Component
from flask import request

from dashboard import access, heatmap_html, plan_switch, shell, texts
from dashboard.drawn_html import VOID, written
from dashboard.store import whole_record
from registry import inbox

log = logging.getLogger("dashboard")

MARK = "<!--first-->"
# What becomes of the components of others: the element that they draw, and its class.
DRAWN_AS = {
    "Button": ("button", "btn"), "Label": ("label", "form-label"),
    "Input": ("input", "form-control"),
    "Select": ("select", "form-select"), "Textarea": ("textarea", "form-control"),
    "FormText": ("small", "form-text"),
}  # fmt: skip
NAMED = frozenset(
    {"main", "inbox-link", "my-list", "my-asked", "report-head", "task-agencies", "alarms-body",
     "requests-body", "rounds-body", "unresolved-body", "urging-agencies"}
)  # fmt: skip
NOT_SHOWN = frozenset({"Title", "Store", "Location", "Interval", "Download", "Grid", "Tooltip"})


@dataclass(frozen=True, slots=True)
class First:
    """A page's title, its picture, and the keys of the plan it shows and of the one by default."""

    title: str
    picture: str
    plan: str = ""
    default: str = ""


def of_request() -> First:
    """The title and the picture of the page that is asked for; a picture that fails is left out,
    for the page itself can still come."""
    search = f"?{request.query_string.decode(errors='replace')}" if request.query_string else ""
    who = access.actor()
    try:
        with whole_record().reading() as rows:
            page = shell.page_at(rows, who, request.path, search)
            unread = inbox.unread(rows, who)
            frame = shell.frame(who, request.path, shell.parts(page), unread, rows=rows)
            picture = html_of(frame)
            title = f"{page.title} · {plan_switch.system(rows)}"
            keys = plan_switch.key(rows), plan_switch.default(rows)
    except Exception:
        log.exception("no first picture of %s", request.path)
        return First(texts.SYSTEM, "")
    return First(title, f'<div id="first">{picture}</div>', *keys)


def html_of(part: Any) -> str:
    """A component, or a list of them, as HTML."""
    if part is None:
        return ""
    if isinstance(part, list | tuple):
        return "".join(html_of(one) for one in part)
    if not isinstance(part, Component):
        return escape(str(part), quote=False)
    kind = part._type
    if kind in NOT_SHOWN:
        return ""
    own = OURS.get(kind)
    return own(part) if own and part._namespace == "plan_monitor" else _others(part, kind)


def _others(part: Component, kind: str) -> str:
    if kind == "Graph":
        height = part.style.get("height", "") if hasattr(part, "style") else ""
        return f'<div class="{escape(_class(part))}" style="height: {escape(str(height))}"></div>'
    is_plain = part._namespace == "dash_html_components"
    tag, own = (kind.lower(), "") if is_plain else DRAWN_AS.get(kind, ("div", ""))
    if getattr(part, "hidden", None) or getattr(part, "type", "") == "hidden":
        return ""
    said = _named(part) if is_plain else f' class="{escape(f"{own} {_class(part)}".strip())}"'
    if not is_plain and kind != "Label":
        said += _inert(part)
    if tag in VOID or tag == "input":
        return f"<{tag}{said}>"
    return f"<{tag}{said}>{html_of(getattr(part, 'children', None))}</{tag}>"


def _class(part: Component) -> str:
    return str(getattr(part, "className", None) or "")


def _named(part: Component) -> str:
    """Its class, and its name if style sheets know it; the others are for scripts to find."""
    said = f' id="{part.id}"' if getattr(part, "id", None) in NAMED else ""
    return f'{said} class="{escape(_class(part))}"' if _class(part) else said


def _inert(part: Component) -> str:
    said = " inert"
    for name in ("value", "placeholder"):
        value = getattr(part, name, None)
        if isinstance(value, str):
            said += f' {name}="{escape(value)}"'
    return said


def _drawn(part: Component) -> str:
    given = getattr(part, "tree", None) or []
    tree = orjson.loads(given) if isinstance(given, str) else given
    return f"<div{_named(part)}>{written(tree)}</div>"


OURS: dict[str, Callable[[Component], str]] = {"Drawn": _drawn, "Heatmap": heatmap_html.written}
