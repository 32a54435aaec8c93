"""/heatmap — agencies down; tasks, groups, documents or rounds across; colour is standing."""

from __future__ import annotations

from typing import Any

from dashboard import texts
from dashboard.components import address, choices_bar
from dashboard.drawn import Drawn, Node, el, link
from dashboard.heatmap_columns import PATH, Wanted, here, wanted_of
from dashboard.heatmap_compare import JUDGED, WORST_FIRST, Turn
from dashboard.heatmap_compare_menu import compare_menu
from dashboard.heatmap_props import MARKS, TURN_PLACES, drawn
from dashboard.heatmap_rows import Map, map_of
from dashboard.moment_bar import not_open_then, page_top
from dashboard.no_round import without_round
from dashboard.queries import board as boards
from dashboard.texts import heatmap as words
from dashboard.visit import Page, Visit
from registry.standing import Standing


def layout(visit: Visit, **_address: str) -> Page:
    """The whole map of one round, or of all rounds."""
    wanted = wanted_of(visit, boards.plan_id(visit.session))
    if wanted is None:
        return without_round(visit, texts.HEATMAP, words.NO_ROUND)
    shown = map_of(visit, wanted)
    top = page_top(texts.HEATMAP, visit, PATH, _filters(visit, wanted))
    top.children.append(compare_menu(visit, wanted))
    too_early = not_open_then(visit, wanted.around)
    if too_early and not shown.tally.total:
        return Page(texts.HEATMAP, [top, Drawn(tree=[too_early])])
    return Page(
        texts.HEATMAP,
        [
            top,
            Drawn(tree=_head(visit, shown), className="heatmap-head"),
            drawn(visit, shown),
            Drawn(tree=_foot(visit, shown), className="heatmap-foot"),
        ],
    )


def _filters(visit: Visit, wanted: Wanted) -> list[Node]:
    query = {name: value for name, value in visit.query.items() if name != "only"}
    whole = {name: value for name, value in query.items() if name != "section"}
    rounds = [(str(item.year), str(item.year)) for item in wanted.known]
    bars = [
        choices_bar(words.ACROSS, PATH, whole, "across", words.ACROSS_OPTIONS),
        choices_bar(words.SORT, PATH, dict(visit.query), "sort", words.SORT_OPTIONS),
    ]
    for bar, said in zip(bars, (words.ACROSS_HELP, words.SORT_HELP), strict=True):
        bar[1]["title"] = said
    if wanted.across != "round" and rounds:
        bars.insert(0, choices_bar(texts.ROUND, PATH, query, "round", rounds))
    return el("div", *bars, _exports(visit), class_="filters")


def _exports(visit: Visit) -> list[Node]:
    """The map in view as files; each asks with the same filters."""
    files = [
        el("li", el("a", said, href=address(f"{PATH}.{ending}", **visit.query), data_file="true"))
        for ending, said in words.EXPORTS.items()
    ]
    summary = el("summary", words.EXPORT, title=words.EXPORT_HELP)
    return el("details", summary, el("ul", *files, class_="sheet"),
              class_="filter-menu heatmap-exports")


def _head(visit: Visit, shown: Map) -> list[Node]:
    """Where one is, what changed, and the colours with their counts."""
    wanted = shown.wanted
    said = words.view_line(wanted.across, wanted.around.year, wanted.named, wanted.sort)
    lines: list[Node] = [el("p", said, class_="map-line"), _crumbs(visit, wanted)]
    if "compare" in visit.query and wanted.compared is None:
        lines.append(el("p", words.BAD_COMPARE, class_="warn", role="alert"))
    if wanted.compared:
        lines.append(_changes(visit, shown))
    if wanted.across != "task":
        more = f" {words.NOT_ADDED_UP}" if wanted.across == "document" else ""
        lines.append(el("p", f"{words.READ}{more}", class_="quiet"))
    return [line for line in [*lines, _legend(visit, shown)] if line]


def _crumbs(visit: Visit, wanted: Wanted) -> list[Node] | None:
    if not wanted.section:
        return None
    listed = address("/tasks", section=wanted.section, round=wanted.around.year, **visit.kept)
    back = here(visit, section=None, only=None)
    return el("p", link(back, words.ALL_TASKS), el("b", wanted.named),
              link(listed, words.list_of(wanted.section)), class_="map-crumbs")


def _changes(visit: Visit, shown: Map) -> list[Node]:
    """How many cells became what since the other moment; each number shows those alone."""
    wanted = shown.wanted
    counts = [
        el("a", el("i", class_=f"turn t{TURN_PLACES[turn]}"), el("b", words.cells(count)), " ",
           words.TURNS[turn], href=here(visit, only=turn.value),
           aria_current="true" if wanted.only == turn else None)
        for turn in Turn if (count := shown.turns[turn]) or turn in (Turn.BETTER, Turn.WORSE)
    ]
    said: list[Node] = [
        el("span", f"{words.compared_with(wanted.compared)}:"), *counts,
        el("span", f"{words.cells(shown.turns[None])} {words.UNCHANGED}", class_="quiet"),
    ]
    if wanted.only:
        said.append(link(here(visit, only=None), words.EVERY_CELL, class_="on-screen"))
    said.append(
        link(here(visit, compare=None, only=None), words.NO_COMPARE, class_="on-screen"))
    if wanted.only and not shown.rows:
        said.append(el("span", words.NO_SUCH_CELL))
    return el("p", *said, class_="map-changes")


def _legend(visit: Visit, shown: Map) -> list[Node]:
    """Each colour by its name with its count, which opens the list; its meaning on focus."""
    return el("ul", *(_colour(visit, shown, kind) for kind in Standing), class_="legend")


def _colour(visit: Visit, shown: Map, kind: Standing) -> list[Node]:
    wanted, place = shown.wanted, WORST_FIRST[kind]
    name: Any = el("span", texts.STANDINGS[kind], class_=f"chip s{place}")
    count = el("b", texts.number(shown.tally.by_standing[kind]))
    meaning = el("span", _meaning(visit, kind), class_="meaning")
    if wanted.across not in ("task", "group"):
        # No one list holds the reports of all rounds, or of all tasks that rest on a document.
        return el("li", name, count, meaning, tabindex="0")
    where = address("/tasks", section=wanted.section, standing=kind.value,
                    round=wanted.around.year, **visit.kept)
    return el("li", el("a", name, count, href=where), meaning)


def _meaning(visit: Visit, kind: Standing) -> str:
    return texts.STANDING_MEANINGS[kind].format(days=visit.choices.due_soon_days)


def _foot(visit: Visit, shown: Map) -> list[Node]:
    """What every colour, shape and figure says: on the screen and on every printed page."""
    wanted = shown.wanted
    colours = [
        el("li", el("span", class_=f"key s{place}"), el("b", texts.STANDINGS[kind]),
           el("span", _meaning(visit, kind), class_="meaning"))
        for kind, place in WORST_FIRST.items()
    ]
    section, year = wanted.section or None, wanted.around.year
    listed = address("/tasks", section=section, round=year, **visit.kept)
    rules = [el("p", words.FIGURES[wanted.across])]
    if wanted.compared:
        rules.append(el("p", words.turns_rule(JUDGED)))
    return [
        el("h2", words.DEFINITIONS), el("ul", *colours, class_="legend definitions"),
        el("h2", words.MARKS), el("ul", *_marks(visit, wanted), class_="marks"), *rules,
        el("p", words.KEYBOARD, " ", link(listed, words.AS_LIST), class_="quiet on-screen"),
    ]


def _marks(visit: Visit, wanted: Wanted) -> list[Node]:
    """What the shapes inside the cells say."""
    stale = words.STALE.format(days=visit.choices.stale_days)
    shapes = [(f"m{place}", texts.STATES[state]) for state, place in MARKS.items()]
    shapes += [("verified", words.VERIFIED), ("stale", stale), ("none", words.NO_DUTY)]
    if wanted.across != "task":
        shapes.append(("s0 share", words.SHARE))
    if wanted.only:
        shapes.append(("off", words.LEFT_OUT))
    if wanted.compared:
        shapes += [(f"turned t{place}", words.TURN_MARKS[turn])
                   for turn, place in TURN_PLACES.items()]
    return [el("li", el("span", class_=f"key {shape}"), said) for shape, said in shapes]
