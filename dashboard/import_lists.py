"""Draws what was read in a plan as lists under tabs, each finding leading to its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from dashboard import texts
from dashboard.components import empty
from dashboard.drawn import Node, el, link
from dashboard.import_findings import Found, Sort, doubtful
from dashboard.texts import import_findings as said
from dashboard.texts import imports as words


class Tab(StrEnum):
    """The tabs, what needs a look first."""

    LOOK = "look"
    HEADER = "header"
    SECTIONS = "sections"
    DOCUMENTS = "documents"
    DEADLINES = "deadlines"
    AGENCIES = "agencies"


SORTS: dict[Tab, Sort] = {
    Tab.HEADER: Sort.HEADER,
    Tab.SECTIONS: Sort.SECTION,
    Tab.DOCUMENTS: Sort.DOCUMENT,
    Tab.DEADLINES: Sort.DEADLINE,
    Tab.AGENCIES: Sort.AGENCY,
}


def lists(found: Sequence[Found], tasks: frozenset[int], path: str) -> list[Node]:
    """The tabs with their counts, and under each its findings. The browser shows one at a time, and
    says which: what is drawn anew must not turn the page over."""
    held = {one: _of(found, one) for one in Tab}
    tabs = [
        link(f"{path}?tab={one.value}", words.TABS[one.value],
             el("b", texts.number(len(held[one]))), data_tab=one.value)
        for one in Tab
    ]
    return [
        el("nav", *tabs, class_="review-tabs", aria_label=words.FOUND),
        *(el("ol", *(_item(each, tasks, path) for each in held[one]),
             data_of=one.value, aria_label=words.TABS[one.value])
          if held[one] else el("div", empty(words.NOTHING[one.value]), data_of=one.value)
          for one in Tab),
    ]


def _of(found: Sequence[Found], tab: Tab) -> list[Found]:
    if tab is Tab.LOOK:
        return doubtful(found)
    return [one for one in found if one.sort is SORTS[tab]]


def _item(one: Found, tasks: frozenset[int], path: str) -> Node:
    is_task = one.sort is Sort.SECTION and one.line in tasks
    doubt = said.DOUBTS[one.doubt] if one.doubt is not None else None
    line = said.LINE.format(line=texts.number(one.line)) if one.line else None
    rest = " · ".join(part for part in (said.about(one), line) if part)
    depth = min(len(one.of.segments), 5) if one.sort is Sort.SECTION else None
    return el(
        "li",
        link(f"{path}?at={one.key}",
             el("span", said.SORTS[one.sort], class_=f"sort sort-{one.sort.value}"),
             el("span", said.title(one), class_="what"),
             el("span", said.TASK, class_="task") if is_task else None,
             el("span", doubt, class_="warn-word") if doubt else None,
             el("small", rest)),
        data_at=one.key, data_line=one.line or None, data_depth=depth,
    )


def legend(found: Iterable[Found]) -> Node:
    """Each sort of mark that the text has, by its look and its word."""
    there = {one.sort for one in found if one.is_printed or one.sort is Sort.SECTION}
    shown = [el("li", el("span", said.SORTS[sort], class_=f"mark-{sort.value}"))
             for sort in Sort if sort in there]
    return el("ul", *shown, class_="review-legend", aria_label=words.LEGEND)
