"""The deadline calendar's agenda: what is overdue, due today, soon and later, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dashboard import texts
from dashboard.calendar_reasons import Whys, whys
from dashboard.calendar_views import Scene, full_entry, how_far, keys, totals
from dashboard.components import address, empty
from dashboard.drawn import Node, el, link
from dashboard.queries import calendar as queries
from dashboard.queries.calendar import Entry
from dashboard.texts import calendar as words
from dashboard.visit import Visit
from registry.standing import Standing


def agenda(visit: Visit, scene: Scene) -> tuple[list[Node], dict[Standing, int]]:
    """What is drawn, and the standings counted in it."""
    kept = scene.in_order(queries.agenda(visit.session, scene.scope))
    reasons = whys(visit.session, (entry.deadline_id for entry in kept))
    soon = visit.choices.soon_until(scene.today)
    parts: dict[str, list[Entry]] = {name: [] for name in words.SECTIONS}
    for entry in kept:
        parts[_part_of(entry.due_on, scene.today, soon)].append(entry)
    counted = totals(kept)
    body: list[Node] = [
        el("p", words.standing_sum(counted), class_="cal-sum") if kept
        else empty(words.NOTHING_AHEAD),
        keys(words.AGENDA_KEYS) if kept else None,
    ]
    for name, entries in parts.items():
        said = words.SECTIONS[name].format(days=visit.choices.due_soon_days)
        older = _older(visit, scene) if name == "overdue" else None
        listed = [_day(scene, day, due, reasons) for day, due in _by_day(entries)]
        body.append(
            el(
                "section",
                el("h2", said),
                el("ol", *listed) if listed else el("p", words.NONE_HERE[name], class_="quiet"),
                older,
                class_=f"cal-part {name}",
            )
        )
    return [el("div", *body, data_lines="")], counted


def _part_of(day: date, today: date, soon: date) -> str:
    if day < today:
        return "overdue"
    if day == today:
        return "today"
    return "soon" if day <= soon else "later"


def _by_day(kept: Iterable[Entry]) -> list[tuple[date, list[Entry]]]:
    days: dict[date, list[Entry]] = {}
    for entry in kept:
        days.setdefault(entry.due_on, []).append(entry)
    return list(days.items())


def _day(scene: Scene, day: date, due: list[Entry], reasons: Whys) -> list[Node]:
    where = scene.to(view=None, month=f"{day:%Y-%m}", day=day.isoformat())
    when = el("div", el("h3", link(where, texts.weekday(day))), how_far(scene, day),
              class_="cal-when")
    entries = [full_entry(scene, entry, reasons) for entry in due]
    return el("li", when, el("div", *entries), class_="cal-row")


def _older(visit: Visit, scene: Scene) -> Node:
    """What earlier rounds still owe, each with its list."""
    found = queries.overdue_before(visit.session, scene.scope)
    if not found:
        return None
    links = [
        link(address("/tasks", round=year, standing=Standing.OVERDUE.value, agency=scene.code),
             words.older(year, count))
        for year, count in found.items()
    ]
    return el("p", words.OLDER, *links, class_="cal-older")
