"""The deadline calendar's month: a grid of days walked by keys, and what is due on one of them."""

from __future__ import annotations

from calendar import Calendar
from datetime import date

from dashboard import texts
from dashboard.calendar_reasons import Whys, why
from dashboard.calendar_views import (
    FIRST_YEAR,
    LAST_YEAR,
    Scene,
    chips,
    full_entry,
    how_far,
    task_link,
)
from dashboard.components import STANDING_ORDER, address, chip, empty
from dashboard.drawn import Node, el, link
from dashboard.queries.calendar import Duty, Entry
from dashboard.texts import calendar as words
from dashboard.texts.heatmap import label, title
from registry.calendar import holiday_name, is_make_up_day, is_working_day

DETAIL = "calendar-day"
# What a reader of the screen hears of the grid as a whole.
SUM, KEYS = "calendar-sum", "calendar-keys"


def month_grid(scene: Scene, kept: list[Entry], reasons: Whys) -> list[Node]:
    """Monday to Sunday, every day with what is due on it. The grid is one stop of the Tab key;
    assets/vendor/calendar-keys.js walks its days."""
    by_day: dict[date, list[Entry]] = {}
    for entry in kept:
        by_day.setdefault(entry.due_on, []).append(entry)
    weeks = Calendar().monthdatescalendar(scene.month.year, scene.month.month)
    stop = _stop(scene)
    rows = [
        el("tr", *(_day(scene, day, by_day.get(day, []), reasons, stop) for day in week))
        for week in weeks
    ]
    caption = words.MONTH_CAPTION.format(month=words.month(scene.month).lower())
    head = el("tr", *(el("th", name, scope="col") for name in texts.WEEKDAYS))
    return el(
        "table", el("caption", caption), el("thead", head), el("tbody", *rows),
        class_="cal-month", role="grid", aria_describedby=f"{SUM} {KEYS}",
        data_today=scene.today.isoformat(), data_first=f"{FIRST_YEAR}-01-01",
        data_last=f"{LAST_YEAR}-12-31",
    )  # fmt: skip


def _stop(scene: Scene) -> date:
    """The day that the Tab key comes to: the open one, today, or the first."""
    for day in (scene.day, scene.today):
        if day is not None and day.replace(day=1) == scene.month:
            return day
    return scene.month


def _day(scene: Scene, day: date, kept: list[Entry], reasons: Whys, stop: date) -> list[Node]:
    if day.month != scene.month.month:
        return el("td", class_="outside")
    is_today = day == scene.today
    off = words.MAKE_UP if is_make_up_day(day) else holiday_name(day)
    kinds = {
        "off": not is_working_day(day),
        "today": is_today,
        "chosen": day == scene.day,
        "bare": not (kept or is_today or off),
        "due": bool(kept),
    }
    return el(
        "td",
        _day_head(scene, day, kept, off, stop),
        el("p", off, class_="cal-off") if off else None,
        *(_due(scene, entry, reasons) for entry in kept),
        class_=" ".join(kind for kind, holds in kinds.items() if holds) or None,
        aria_selected="true" if day == scene.day else None,
    )


def _day_head(
    scene: Scene, day: date, kept: list[Entry], off: str | None, stop: date
) -> list[Node]:
    is_today = day == scene.today
    where = scene.to(day=day.isoformat(), month=f"{day:%Y-%m}")
    opened = link(
        f"{where}#{DETAIL}",
        el("span", day.day, class_="number"),
        el("span", texts.weekday(day), class_="in-full"),
        aria_label=words.day_in_full(day, len(kept), off, is_today=is_today),
        aria_current="date" if is_today else None,
        tabindex=0 if day == stop else -1,
        data_day=day.isoformat(),
    )
    now = el("span", words.TODAY, class_="now", aria_hidden="true") if is_today else None
    return el("p", opened, now, class_="cal-day")


def _due(scene: Scene, entry: Entry, reasons: Whys) -> list[Node]:
    """A task in its day's cell; by keys its links are reached in the day's detail."""
    task = scene.tasks[entry.task_id]
    said = f"{title(task.path, task.words)} {why(entry.deadline_id, reasons)}"
    count = None if scene.code else el("span", words.agencies(entry.total), class_="quiet")
    name = task_link(scene, entry, label(task.path), why=said, tabindex=-1)
    return el("div", el("p", name, " ", count), chips(scene, entry, tabindex=-1),
              class_="cal-due")


def day_detail(
    scene: Scene, day: date, kept: list[Entry], reasons: Whys, duties: list[Duty]
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
        el("h2", texts.weekday(day), id=DETAIL, tabindex=-1, data_of=day.isoformat()),
        how_far(scene, day),
        el("p", words.kind_of_day(day), class_="quiet"),
        *(blocks or [empty(words.NOTHING_ON_DAY)]),
        el("p", link(scene.to(), words.CLOSE_DAY, class_="btn", data_close=day.isoformat())),
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
