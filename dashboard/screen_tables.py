"""The two tables of a wallboard: groups of tasks by kinds of agencies, and the rounds."""

from __future__ import annotations

from collections import defaultdict

from dashboard import texts
from dashboard.components import STANDING_ORDER
from dashboard.drawn import Node, el
from dashboard.queries.board import Line
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.queries.scores import completion, part_of
from dashboard.queries.screens import RoundCounts
from dashboard.texts import scores as score_words
from dashboard.texts import screens as words
from db.vocabulary import AgencyKind, State
from registry.settings import Choices

MOST_ROUNDS = 6


def groups_table(
    lines: list[Line], tasks: list[TaskInfo], agencies: list[AgencyInfo], names: dict[str, str]
) -> list[Node]:
    """Groups down, kinds of agencies across; a cell says how many are done of how many."""
    # What is told apart on a wall: the items of section II; any other section is one line.
    group_of = {task.id: part_of(task.path) for task in tasks}
    kind_of = {agency.id: agency.kind for agency in agencies}
    cells: dict[tuple[str, AgencyKind], list[Line]] = defaultdict(list)
    for line in lines:
        cells[(group_of[line.task_id], kind_of[line.agency_id])].append(line)
    there = {kind for _, kind in cells}
    kinds = [kind for kind in dict.fromkeys(kind_of.values()) if kind in there]
    head = el("tr", el("th", words.OF_GROUP, scope="col"),
              *(el("th", texts.AGENCY_KINDS[kind], scope="col") for kind in kinds))
    rows = [
        el("tr", el("th", el("b", group), " ", _name(group, names), scope="row"),
           *(_cell(cells.get((group, kind))) for kind in kinds))
        for group in dict.fromkeys(group_of.values())
    ]
    shown = {STANDING_ORDER.index(line.standing) for line in lines}
    keys = [el("li", el("i", class_=f"sign s{place}"), el("span", texts.STANDINGS[kind]))
            for place, kind in enumerate(STANDING_ORDER) if place in shown]
    return el("div", el("table", el("thead", head), el("tbody", *rows)),
              el("p", words.CELL_HELP, class_="help"), el("ul", *keys, class_="keys"),
              class_="groups")


def _name(group: str, names: dict[str, str]) -> str:
    return texts.shortened(names.get(group, words.HIDDEN_WORDS), 70)


def _cell(kept: list[Line] | None) -> list[Node]:
    """The worst standing's colour and shape, with done of all; an empty cell owes nothing."""
    if not kept:
        return el("td", class_="none")
    worst = min(STANDING_ORDER.index(line.standing) for line in kept)
    done = sum(line.state is State.DONE for line in kept)
    made_of = f"{texts.number(done)}/{texts.number(len(kept))}"
    said = f"{texts.STANDINGS[STANDING_ORDER[worst]]}, {made_of}"
    return el("td", el("span", el("i", class_=f"sign s{worst}"), made_of, aria_label=said,
                       class_=f"cell s{worst}"))


def trend_table(counted: dict[int, RoundCounts], choices: Choices) -> list[Node]:
    """Rounds down: a bar of standings, the rate of completion, and the number of each standing."""
    head = el(
        "tr", el("th", texts.ROUND, scope="col"), el("th", scope="col", class_="bars"),
        el("th", words.TREND_DONE, scope="col"),
        *(el("th", el("i", class_=f"sign s{place}"), texts.STANDINGS[kind], scope="col")
          for place, kind in enumerate(STANDING_ORDER)),
        el("th", score_words.TOTAL, scope="col"),
    )
    rows = []
    for year, one in list(counted.items())[-MOST_ROUNDS:]:
        numbers = [one.by_standing[kind] for kind in STANDING_ORDER]
        total = sum(numbers)
        parts = [el("span", class_=f"s{place}", fill=100 * count / total)
                 for place, count in enumerate(numbers) if count]
        rate = completion(one, choices)
        rows.append(el(
            "tr", el("th", str(year), scope="row"),
            el("td", el("div", *parts, class_="stack-bar")),
            el("td", el("b", texts.rate(rate.part, rate.whole)),
               el("small", f"{texts.number(rate.part)}/{texts.number(rate.whole)}")),
            *(el("td", texts.number(count)) for count in numbers),
            el("td", texts.number(total)),
        ))
    return el("table", el("thead", head), el("tbody", *rows), class_="rounds")
