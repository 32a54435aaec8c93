"""Drawn trees written as HTML on the server: the same elements that assets/drawn.js makes.

The first picture of a page and the wall screen need no script to be read. The lists below are those
of drawn.js, and tests/test_drawn_html.py keeps them equal: whatever the browser would not draw is
not written here either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from dashboard.drawn import Node

_TAGS = (
    "a abbr article aside b br button caption cite code col colgroup dd details div dl dt em "
    "figcaption figure footer h1 h2 h3 h4 header hr i kbd li mark nav ol p q s section small span "
    "strong summary sub sup table tbody td tfoot th thead time tr ul svg g path rect circle text "
    "tspan title desc"
)
VOID = frozenset({"br", "col", "hr"})
_ATTRIBUTES = (
    "class href title id scope colspan rowspan tabindex role lang datetime open headers abbr type "
    "value hidden start reversed"
)
_LENGTHS = "x y x1 y1 x2 y2 cx cy r rx ry dx dy width height"
TAGS = frozenset(_TAGS.split())
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
LENGTH = re.compile(r"-?[\d.]+(rem|%)?")
DRAWING = {
    **dict.fromkeys(_LENGTHS.split(), LENGTH),
    "viewBox": re.compile(r"[-\d. ]+"),
    "points": re.compile(r"[-\d., ]+"),
    "d": re.compile(r"[mlhvcsqtazMLHVCSQTAZ\d., -]+"),
    "transform": re.compile(r"(translate|rotate|scale)\([-\d., ]+\)"),
    "text-anchor": re.compile(r"start|middle|end"),
}
LOOSE = re.compile(r"(aria|data)-[a-z-]+")
OURS = re.compile(r"[/?#](?![/\\\s])[^\t\r\n]*|/")
OUTSIDE = re.compile(r"https?://.*", re.IGNORECASE | re.DOTALL)


def written(nodes: Iterable[Node]) -> str:
    """A list of nodes as HTML; text is escaped, and unknown tags and attributes are left out."""
    parts: list[str] = []
    for node in nodes:
        _write(node, parts)
    return "".join(parts)


def _write(node: Node, parts: list[str]) -> None:
    if node is None:
        return
    if not isinstance(node, list):
        parts.append(escape(str(node), quote=False))
        return
    if not node or node[0] not in TAGS:
        return
    tag, given, *children = node
    parts.append(f"<{tag}{_attributes(tag, given or {})}>")
    if tag in VOID:
        return
    for child in children:
        _write(child, parts)
    parts.append(f"</{tag}>")


def _attributes(tag: str, given: dict[str, Any]) -> str:
    said = ' type="button"' if tag == "button" else ""
    for name, value in given.items():
        if value is None or value is False or (name == "type" and tag == "button"):
            continue
        said += _attribute(name, value)
    if given.get("data-file") == "open":
        said += ' rel="noopener" target="_blank"'
    return said


def _attribute(name: str, value: Any) -> str:
    text = "true" if value is True and LOOSE.fullmatch(name) else str(value)
    if name == "href":
        if OUTSIDE.fullmatch(text):
            return f' href="{escape(text)}" rel="noopener noreferrer" target="_blank"'
        return f' href="{escape(text)}"' if OURS.fullmatch(text) else ""
    if name == "fill":
        return f' style="--width: {float(value):g}%"'
    if value is True and name in ATTRIBUTES:
        return f" {name}"
    allowed = name in ATTRIBUTES or LOOSE.fullmatch(name)
    if not allowed and not (name in DRAWING and DRAWING[name].fullmatch(text)):
        return ""
    return f' {name}="{escape(text)}"'
