"""How the deadline calendar is drawn: one due day with its reason, a month's grid."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dashboard import texts
from dashboard.basis_views import basis_of
from dashboard.components import STANDING_ORDER, address, chip, empty
from dashboard.drawn import Node, el, link
from dashboard.queries.calendar import Duty, Entry, Reason, Scope
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.queries.scores import completion
from dashboard.texts import calendar as words
from dashboard.texts.heatmap import label, title
from dashboard.texts.scores import FORMULAS
from db.vocabulary import DeadlineRule
from registry.calendar import (
    ANNOUNCED_UNTIL,
    holiday_name,
    is_make_up_day,
    is_working_day,
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


def stepper(scene: Scene, title_: str, name: str, steps: list[tuple[str, str, bool]]) -> Node:
    """The span's name between the links to the one before, the present one, the one after."""
    links = [
        link(scene.to(**{name: value}), said, aria_current="true" if here else None)
        for value, said, here in steps
    ]
    bar = el("nav", *links, class_="cal-steps filter", aria_label=words.STEPS)
    return el("div", el("h2", title_), bar, class_="cal-span")


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


def chips(scene: Scene, entry: Entry) -> list[Node]:
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
                              title=words.chip_title(path, kind, count)))
    return el("p", *drawn, class_="cal-chips")


def task_link(scene: Scene, entry: Entry, *said: Node, why: str | None = None) -> list[Node]:
    """A task's own page, in the entry's round."""
    where = address(f"/tasks/{entry.task_id}", agency=scene.code, round=entry.year)
    return link(where, *said, title=why)


def why(entry: Entry, reasons: dict[int, Reason]) -> str:
    """The rule that made the day, in words."""
    reason = reasons.get(entry.deadline_id) if entry.deadline_id else None
    if reason is None:
        return words.NO_REASON
    if reason.rule is not DeadlineRule.BEFORE_YEARLY or reason.stated_on is None:
        return words.by_officer(reason.set_on, reason.set_by, reason.words)
    return words.by_plan(reason.words, reason.stated_on, entry.due_on,
                         includes_day=reason.includes_day, policy=reason.policy)


def full_entry(
    scene: Scene, entry: Entry, reasons: dict[int, Reason], *more: Node
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
                          texts.shortened(task.words, 110)),
           " ", el("span", texts.round_of(entry.year), class_="quiet nowrap"), " ",
           basis_of(entry.task_id, agency=scene.code, round=entry.year)),
        el("div", chips(scene, entry), done, class_="cal-stand"),
        el("p", el("b", words.WHY), " ", why(entry, reasons), class_="cal-why"),
        *more,
        class_="cal-entry",
    )


def how_far(scene: Scene, day: date) -> list[Node]:
    """Calendar days and working days from today."""
    working = working_days_between(scene.today, day)
    return el("p", words.distance(day, scene.today, working), class_="cal-far")


# The month


def month_grid(scene: Scene, kept: list[Entry], reasons: dict[int, Reason]) -> list[Node]:
    """Monday to Sunday, every day with what is due on it."""
    by_day: dict[date, list[Entry]] = {}
    for entry in kept:
        by_day.setdefault(entry.due_on, []).append(entry)
    weeks = Calendar().monthdatescalendar(scene.month.year, scene.month.month)
    rows = [
        el("tr", *(_day(scene, day, by_day.get(day, []), reasons) for day in week))
        for week in weeks
    ]
    caption = words.MONTH_CAPTION.format(month=words.month(scene.month).lower())
    head = el("tr", *(el("th", name, scope="col") for name in texts.WEEKDAYS))
    return el("table", el("caption", caption), el("thead", head), el("tbody", *rows),
              class_="cal-month")


def _day(
    scene: Scene, day: date, kept: list[Entry], reasons: dict[int, Reason]
) -> list[Node]:
    if day.month != scene.month.month:
        return el("td", class_="outside")
    is_today = day == scene.today
    off = words.MAKE_UP if is_make_up_day(day) else holiday_name(day)
    kinds = {
        "off": not is_working_day(day),
        "today": is_today,
        "chosen": day == scene.day,
        "bare": not (kept or is_today or off),
    }
    return el(
        "td",
        _day_head(scene, day, bool(kept)),
        el("p", off, class_="cal-off") if off else None,
        *(_due(scene, entry, reasons) for entry in kept),
        class_=" ".join(kind for kind, holds in kinds.items() if holds) or None,
        aria_current="date" if is_today else None,
    )


def _day_head(scene: Scene, day: date, opens: bool) -> list[Node]:
    named = [
        el("span", day.day, class_="number"),
        el("span", texts.weekday(day), class_="in-full"),
    ]
    if opens:
        where = scene.to(day=day.isoformat(), month=f"{day:%Y-%m}")
        named = [link(f"{where}#{DETAIL}", *named, title=words.open_day(day))]
    now = el("span", words.TODAY, class_="now") if day == scene.today else None
    return el("p", *named, now, class_="cal-day")


def _due(scene: Scene, entry: Entry, reasons: dict[int, Reason]) -> list[Node]:
    task = scene.tasks[entry.task_id]
    said = f"{title(task.path, task.words)} {why(entry, reasons)}"
    count = None if scene.code else el("span", words.agencies(entry.total), class_="quiet")
    name = task_link(scene, entry, label(task.path), why=said)
    return el("div", el("p", name, " ", count), chips(scene, entry), class_="cal-due")


def day_detail(
    scene: Scene, day: date, kept: list[Entry], reasons: dict[int, Reason], duties: list[Duty]
) -> list[Node]:
    """Everything due on one day, agency by agency."""
    by_entry: dict[tuple[int, int, int | None], list[Duty]] = {}
    for duty in duties:
        by_entry.setdefault((duty.task_id, duty.year, duty.deadline_id), []).append(duty)
    blocks = [
        full_entry(scene, entry, reasons,
                   _who(scene, by_entry[entry.task_id, entry.year, entry.deadline_id]))
        for entry in kept
    ]
    return el(
        "section",
        el("h2", texts.weekday(day), id=DETAIL),
        how_far(scene, day),
        el("p", words.kind_of_day(day), class_="quiet"),
        *(blocks or [empty(words.NOTHING_ON_DAY)]),
        el("p", link(scene.to(), words.CLOSE_DAY, class_="btn")),
        class_="sheet cal-detail",
    )


def _who(scene: Scene, duties: list[Duty]) -> Node:
    if scene.code:
        return None
    order = STANDING_ORDER.index
    lines = [
        el("li", link(address(f"/tasks/{duty.task_id}", agency=duty.code, round=duty.year),
                      duty.name), " ", chip(duty.standing))
        for duty in sorted(duties, key=lambda duty: order(duty.standing))
    ]
    return el("details", el("summary", words.WHO.format(n=len(duties))),
              el("ul", *lines, class_="cal-who"))
