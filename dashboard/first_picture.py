"""A page's first picture: its HTML, sent with the page itself, so that it can be read before any
script has come. Dash then draws the same and takes it over (Title in assets/drawn.js).

Fields and buttons are drawn and inert; links work. The cells of the heatmap carry their colour,
shape and figures; their sentences come with the script.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from html import escape
from typing import Any

import orjson
from dash.development.base_component import Component
from flask import request

from dashboard import access, shell, texts
from dashboard.drawn import el, link
from dashboard.drawn_html import VOID, written
from dashboard.store import record
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
NOT_SHOWN = frozenset({"Title", "Store", "Location", "Interval", "Download", "Grid", "Tooltip"})


def of_request() -> tuple[str, str]:
    """The title and the picture of the page that is asked for; a picture that fails is left out,
    for the page itself can still come."""
    search = f"?{request.query_string.decode(errors='replace')}" if request.query_string else ""
    who = access.actor()
    try:
        with record().reading() as rows:
            page = shell.page_at(rows, who, request.path, search)
            unread = inbox.unread(rows, who)
            frame = shell.frame(who, request.path, shell.parts(page), unread)
    except Exception:
        log.exception("no first picture of %s", request.path)
        return texts.SYSTEM, ""
    return f"{page.title} · {texts.SYSTEM}", f'<div id="first">{html_of(frame)}</div>'


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
    """Its name, which style sheets know, and its class; a field has none for scripts to find."""
    said = f' id="{escape(part.id)}"' if isinstance(getattr(part, "id", None), str) else ""
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


def _heatmap(part: Component) -> str:
    columns, spans, rows = (orjson.loads(given) for given in (part.columns, part.spans, part.rows))
    words = part.words
    size = "dense" if len(columns) > 20 else "wide many" if len(columns) > 8 else "wide"
    heads = [el("th", link(one["address"], one["label"], title=one["title"]), scope="col")
             for one in columns]
    over = [el("th", link(one["address"], one["label"]), colspan=one["width"], scope="colgroup")
            for one in spans]
    head = [el("tr", el("td", colspan=2), *over, class_="spans")] if over else []
    head.append(el("tr", el("th", words["agency"], scope="col"),
                   el("th", words["red"], scope="col", class_="sum"), *heads))
    cols = el("colgroup", el("col", class_="names"), el("col", class_="sums"),
              *([el("col")] * len(columns)))
    top = written([el("caption", words["caption"]), cols, el("thead", *head)])
    body = "".join(_heatmap_row(row, len(columns)) for row in rows)
    return (f'<div class="heatmap-frame"><table class="heatmap {size}">{top}'
            f"<tbody>{body}</tbody></table></div>")


def _heatmap_row(row: dict[str, Any], width: int) -> str:
    if "group" in row:
        return written([el("tr", el("th", row["group"], colspan=width + 2), class_="group")])
    red = "sum red" if row["red"] else "sum"
    named = link(row["address"], row["short"], title=row["name"])
    head = written([el("th", named, scope="row"), el("td", row["sum"], class_=red)])
    return f"<tr>{head}{''.join(map(_heatmap_cell, row['cells']))}</tr>"


def _heatmap_cell(cell: list[Any] | int) -> str:
    if not isinstance(cell, list):
        return '<td class="none"></td>'
    standing, mark, stale, verified, done, total = cell[:6]
    flags = (" stale" if stale else "") + (" verified" if verified == total else "")
    return (f'<td class="s{standing:d} m{mark:d}{flags}">'
            f"<a>{f'{done:d}/{total:d}' if total > 1 else ''}</a></td>")


OURS: dict[str, Callable[[Component], str]] = {"Drawn": _drawn, "Heatmap": _heatmap}
