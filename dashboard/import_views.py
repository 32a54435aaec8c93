"""Draws the review of a plan's file: its text with marks beside the lists of what was read."""

from __future__ import annotations

import json
from typing import Any

from dash import html

from dashboard import import_text
from dashboard.drawn import Drawn, Node, el
from dashboard.import_detail import found_in
from dashboard.import_findings import Found
from dashboard.import_lists import Tab, legend, lists
from dashboard.plan_text import printed_lines
from dashboard.queries.imports import Review
from dashboard.static import vendored
from dashboard.texts import import_findings as said
from dashboard.texts import imports as words

PATH = "/import"
SCRIPT = "plan-import.js"


def path_of(import_id: int) -> str:
    """The address of one file."""
    return f"{PATH}/{import_id}"


def tab_of(asked: str) -> Tab:
    """The tab that an address asks for."""
    return Tab(asked) if asked in set(Tab) else Tab.LOOK


def text_tree(review: Review, found: list[Found]) -> list[Node]:
    """The text as read, every finding marked."""
    lines = printed_lines(review.text)
    return import_text.drawn(review.text, lines, found, path_of(review.id))


def findings_tree(review: Review, found: list[Found]) -> list[Node]:
    """The tabs and lists beside it."""
    return lists(found, review.tasks, path_of(review.id))


def review_area(review: Review, tab: Tab) -> Any:
    """Both panes; assets/vendor/plan-import.js does what the hand does."""
    found = found_in(review)
    text = [
        Drawn(tree=[legend(found)]),
        # Marks are no stops of the Tab key, which would be hundreds: the lists lead to them all.
        html.Div(Drawn(id="import-text", tree=text_tree(review, found)),
                 className="review-words", tabIndex="0", role="region",
                 **{"aria-label": words.PANE_TEXT}),
        Drawn(tree=[_marking()]),
    ]
    side = [
        html.P(className="review-said", role="status"),
        html.Section([Drawn(id="import-detail", tree=[]), html.Div(id="import-forms")],
                     className="review-panel", **{"aria-label": words.CHOSEN}),
        Drawn(id="import-findings", tree=findings_tree(review, found),
              className="review-lists"),
    ]
    given = {"data-review": path_of(review.id), "data-tab": tab.value, "data-pane": "text",
             "data-words": json.dumps(words.SCRIPT)}
    return html.Section(
        [
            Drawn(tree=_panes(), className="review-panes"),
            html.Div(text, className="review-text"),
            html.Div(side, className="review-side"),
        ],
        className="review", **{**given, "aria-label": words.REVIEW},
    )


def _panes() -> list[Node]:
    """On one column: the text, what was read in it, or neither, to what stands below."""
    return [
        el("button", words.PANE_TEXT, data_do="pane", data_value="text", class_="btn pane-text"),
        el("button", words.PANE_FOUND, data_do="pane", data_value="found", class_="btn pane-found"),
        el("button", words.BEFORE_KEEPING, data_do="pane", data_value="keep",
           class_="btn pane-keep"),
        el("span", data_part=vendored(SCRIPT)),
    ]


def _marking() -> Node:
    """What can be made of the words that are selected; hidden until some are."""
    ways = [el("button", said.SORTS[sort], data_mark=sort.value, class_="btn small")
            for sort in words.MARKS]
    return el("div", el("span", words.MARK_AS), el("q", ""), *ways,
              el("button", words.LEAVE, data_mark="", class_="btn small"),
              class_="review-mark", hidden=True, role="group", aria_label=words.MARK_AS)
