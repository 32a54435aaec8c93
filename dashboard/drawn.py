"""Components of our own, drawn by assets/*.js: plain elements, heatmap, desk grid, page title.

One Dash component costs a browser about a millisecond and the server 30 µs; a table of a thousand
cells would be a second and more. Here a whole view is one component with a compact description.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import orjson
from dash.development.base_component import Component

# Dash imports a component's namespace for every property it is given, to word an error; ours is in
# the browser alone, and looking through the disk for it each time costs a page a millisecond.
NAMESPACE = "plan_monitor"
sys.modules.setdefault(NAMESPACE, ModuleType(NAMESPACE))

Node = Any  # a string, a number, or [tag, attributes, *children]


def el(tag: str, *children: Node, **attributes: Any) -> list[Node]:
    """One element: `el("td", "66", class_="n", data_kind="x")`. Text stays text in the browser."""
    named = {
        name.rstrip("_").replace("_", "-"): value
        for name, value in attributes.items()
        if value is not None and value is not False
    }
    return [tag, named, *(child for child in children if child is not None)]


def link(address: str, *children: Node, **attributes: Any) -> list[Node]:
    """A link to a page of ours, or to an http(s) address, which opens beside it."""
    return el("a", *children, href=address, **attributes)


class _Ours(Component):
    """What they share: their namespace in the browser, and no children of Dash's kind."""

    _children_props: list[str] = []
    _base_nodes: list[str] = []
    _namespace = NAMESPACE
    _valid_wildcard_attributes: list[str] = []
    available_wildcard_properties: list[str] = []

    def __init__(self, **given: Any) -> None:
        # As one string: Dash would else walk through every node of it before writing it out.
        for name in self.packed:
            if isinstance(given.get(name), list | dict):
                given[name] = orjson.dumps(given[name]).decode()
        self._type = type(self).__name__
        self._prop_names = [*self.properties]
        self.available_properties = self._prop_names
        super().__init__(**{name: value for name, value in given.items() if value is not None})

    properties: tuple[str, ...] = ("id",)
    packed: tuple[str, ...] = ()


class Drawn(_Ours):
    """Plain elements. `pressed` becomes {value, times} when a button of the tree is pressed."""

    properties = ("id", "tree", "className", "pressed")
    packed = ("tree",)


class Heatmap(_Ours):
    """The heatmap as a real table: `columns`, `spans` over them, and `rows` of compact cells."""

    properties = ("id", "words", "columns", "spans", "rows")
    packed = ("columns", "spans", "rows")


class Grid(_Ours):
    """The desk's grid: `rows` are lists in the order of the keys in `columns`.

    `source` lists its styles and scripts, run in this order, fetched by the page that has a grid
    and by no other; `owner` is the id of who types, so that unsent words are kept for them alone.
    """

    properties = ("id", "source", "owner", "words", "columns", "rows")
    packed = ("source", "words", "columns", "rows")


class Upload(_Ours):
    """Sends files one by one to `address`; `sent` becomes a new number after each that was kept.

    `largest` is in bytes; `accept` are the endings a browser offers to choose.
    """

    properties = ("id", "address", "words", "largest", "accept", "sent")
    packed = ("words",)


class Title(_Ours):
    """Sets the tab's title and brings the reader to the new page's heading.

    `opened` is the page's whole address, `seen` what the record held when it was drawn
    (dashboard.live): assets/live.js asks from there on what changed. `plan` is the key of the
    plan that the page shows: assets/chosen-plan.js says it with all that the page asks and sends.
    """

    properties = ("id", "text", "opened", "seen", "plan")
