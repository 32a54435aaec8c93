"""How the deadline calendar is drawn: one due day with its reason, a month's grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dashboard import texts
from dashboard.basis_views import basis_of
from dashboard.calendar_reasons import Whys, why
from dashboard.components import STANDING_ORDER, address
from dashboard.drawn import Node, el, link
from dashboard.queries.calendar import Entry, Scope
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.queries.scores import completion
from dashboard.texts import calendar as words
from dashboard.texts.heatmap import label
from dashboard.texts.scores import FORMULAS
from registry.calendar import (
    ANNOUNCED_UNTIL,
    working_days_between,
)
from registry.standing import Standing

FIRST_YEAR, LAST_YEAR = 2022, 2035
DETAIL = "calendar-day"


@dataclass(frozen=True)
class Scene:
    """What is asked, of whom, and the names everything is called by."""

    scope: Scope
    query: dict[str, str]
    month: date
    year: int
    day: date | None
    tasks: dict[int, TaskInfo]
    agency: AgencyInfo | None
    agencies: list[AgencyInfo]
    is_usual: bool

    @property
    def today(self) -> date:
        return self.scope.today

    @property
    def code(self) -> str | None:
        return self.agency.code if self.agency else None

    def to(self, **changed: object) -> str:
        """This view's address with some of it changed."""
        return address("/calendar", **{**self.query, "day": None, **changed})

    @cached_property
    def of_agency(self) -> dict[str, str]:
        """This view of each agency, by its code."""
        return {item.code: self.to(agency=item.code) for item in self.agencies}

    def in_order(self, kept: Iterable[Entry]) -> list[Entry]:
        """By day, then by the plan's order."""
        place = {task_id: n for n, task_id in enumerate(self.tasks)}
        return sorted(kept, key=lambda entry: (entry.due_on, place[entry.task_id], -entry.year))


def month_end(month: date) -> date:
    """The last day of a month."""
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def stepper(
    scene: Scene, title_: str, name: str, steps: list[tuple[str, str, str, bool]]
) -> Node:
    """The span's name and the links to the one before, the present one, the one after."""
    links = [
        link(scene.to(**{name: value}), said, aria_current="true" if here else None, data_to=to)
        for to, value, said, here in steps
    ]
    bar = el("nav", *links, class_="cal-steps filter", aria_label=words.STEPS)
    return el("div", el("h2", title_), bar, class_="cal-span")


def keys(listed: tuple[tuple[str, str], ...], id_: str | None = None) -> list[Node]:
    """What the keys do, for whoever has some."""
    said: list[Node] = []
    for key, does in listed:
        said += [el("kbd", key), f" {does}. "]
    return el("p", f"{words.KEYBOARD} ", *said, class_="cal-keys quiet", id=id_)


def totals(kept: Iterable[Entry]) -> Counter[Standing]:
    """All the entries' standings together."""
    counted: Counter[Standing] = Counter()
    for entry in kept:
        counted.update(entry.by_standing)
    return counted


def not_announced(year: int) -> Node:
    """A line for years whose swapped days off nobody has announced yet."""
    if year <= ANNOUNCED_UNTIL:
        return None
    return el("p", words.NOT_ANNOUNCED.format(year=year), class_="quiet")


# One due day of one task


def chips(scene: Scene, entry: Entry, *, tabindex: int | None = None) -> list[Node]:
    """Each standing with its count, red first, opening the reports that stand so."""
    path = scene.tasks[entry.task_id].path
    reports = address("/tasks", section=path, round=entry.year, agency=scene.code)
    drawn = []
    for place, kind in enumerate(STANDING_ORDER):
        count = entry.by_standing[kind]
        if count:
            where = f"{reports}&standing={kind.value}"
            said = None if scene.code else el("b", texts.number(count))
            drawn.append(link(where, texts.STANDINGS[kind], said, class_=f"chip s{place}",
                              tabindex=tabindex, title=words.chip_title(path, kind, count)))
    return el("p", *drawn, class_="cal-chips")


def task_link(
    scene: Scene, entry: Entry, *said: Node, why: str | None = None, **attributes: object
) -> list[Node]:
    """A task's own page, in the entry's round."""
    where = address(f"/tasks/{entry.task_id}", agency=scene.code, round=entry.year)
    return link(where, *said, title=why, **attributes)


def full_entry(
    scene: Scene, entry: Entry, reasons: Whys, *more: Node
) -> list[Node]:
    """A task, how far it is, how its reports stand, and why it is due on this day."""
    task = scene.tasks[entry.task_id]
    rate = completion(entry, scene.scope.choices)
    ratio = texts.ratio(rate.part, rate.whole)
    done = None if scene.code else el("p", words.DONE.format(ratio=ratio), class_="cal-done",
                                      title=FORMULAS[scene.scope.choices.rate])
    return el(
        "div",
        el("p", task_link(scene, entry, el("b", label(task.path)), " ",
                          texts.shortened(task.words, 110),
                          data_line=""),
           " ", el("span", texts.round_of(entry.year), class_="quiet nowrap"), " ",
           basis_of(entry.task_id, agency=scene.code, round=entry.year)),
        el("div", chips(scene, entry), done, class_="cal-stand"),
        el("p", el("b", words.WHY), " ", why(entry.deadline_id, reasons), class_="cal-why"),
        *more,
        class_="cal-entry",
    )


def how_far(scene: Scene, day: date) -> list[Node]:
    """Calendar days and working days from today."""
    working = working_days_between(scene.today, day)
    return el("p", words.distance(day, scene.today, working), class_="cal-far")
