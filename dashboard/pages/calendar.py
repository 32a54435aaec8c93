"""/calendar — what is due when, by month, year or agenda, and why each date is that date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dashboard import texts
from dashboard.calendar_agenda import agenda
from dashboard.calendar_month import KEYS, SUM, day_detail, month_grid
from dashboard.calendar_reasons import whys
from dashboard.calendar_views import (
    FIRST_YEAR,
    LAST_YEAR,
    Scene,
    keys,
    month_end,
    not_announced,
    stepper,
    totals,
)
from dashboard.calendar_year import year_strip
from dashboard.components import address, choices_bar, heading, legend
from dashboard.drawn import Drawn, Node, el, link
from dashboard.feed_views import FEEDS, panel
from dashboard.no_round import without_round
from dashboard.queries import board as boards
from dashboard.queries import calendar as queries
from dashboard.queries import kept_plans
from dashboard.queries import plan as plans
from dashboard.queries.calendar import Scope
from dashboard.queries.plan import AgencyInfo
from dashboard.static import vendored
from dashboard.texts import calendar as words
from dashboard.texts import feeds as feed_words
from dashboard.visit import Page, Visit
from registry.errors import NotFound
from registry.standing import Standing

VIEWS = ("month", "year", "agenda")


def layout(visit: Visit, **_address: str) -> Page:
    """One of the three views, with its filters, its legend and what it leaves out."""
    plan = boards.plan_id(visit.session)
    known = boards.rounds(visit.session, plan)
    if not known:
        return without_round(visit, texts.CALENDAR, words.NO_ROUND)
    scene = _scene(visit, plan, known)
    draw = {"month": _month, "year": _year, "agenda": agenda}[visit.asked("view", VIEWS)]
    body, counted = draw(visit, scene)
    named = el("p", scene.agency.name, class_="lead cal-whose") if scene.agency else None
    tree = [
        heading(texts.CALENDAR, visit, _filters(visit, scene)),
        named,
        *body,
        _left_out(visit, scene),
        el("h2", words.LEGEND, class_="cal-legend"),
        _legend(visit, dict(counted)),
    ]
    shown = Drawn(tree=[node for node in tree if node is not None], className="calendar")
    return Page(texts.CALENDAR, [shown, *panel(visit, scene.agencies, scene.agency)])


# What is asked


def _scene(visit: Visit, plan: int, known: list[boards.RoundInfo]) -> Scene:
    agencies, agency = _agencies(visit, known)
    day = _date(visit.query.get("day", ""))
    month = _asked_month(visit, day)
    year = visit.asked_number("year")
    this_year = _clamped(visit.today).year
    year = year if year and FIRST_YEAR <= year <= LAST_YEAR else this_year
    query = {"month": f"{month:%Y-%m}", "year": str(year)}
    if visit.asked("view", VIEWS) != VIEWS[0]:
        query["view"] = visit.asked("view", VIEWS)
    if agency and visit.only_agency is None:
        query["agency"] = agency.code
    return Scene(
        scope=Scope(tuple(known), visit.only_agency or (agency.id if agency else None),
                    visit.today, visit.choices),
        query=query,
        month=month,
        year=year,
        day=day if day and day.replace(day=1) == month else None,
        tasks={task.id: task for task in plans.tasks(visit.session, plan)},
        agency=agency,
        agencies=agencies,
        is_usual=kept_plans.is_usual(visit.session),
    )


def _agencies(
    visit: Visit, known: list[boards.RoundInfo]
) -> tuple[list[AgencyInfo], AgencyInfo | None]:
    """Who may be chosen and who is; an agency's account sees itself, whatever the address says."""
    if visit.only_agency is not None:
        own = queries.agency(visit.session, visit.only_agency)
        return [own], own
    agencies = queries.agencies(visit.session, known)
    code = visit.query.get("agency")
    if not code:
        return agencies, None
    chosen = next((item for item in agencies if item.code == code), None)
    if chosen is None:
        raise NotFound("agency")
    return agencies, chosen


def _asked_month(visit: Visit, day: date | None) -> date:
    asked = _date(f"{visit.query.get('month', '')}-01") or day or _clamped(visit.today)
    return asked.replace(day=1)


def _date(written: str) -> date | None:
    """A day written YYYY-MM-DD within the calendar's years; anything else is no day."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _clamped(today: date) -> date:
    return min(max(today, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))


# The three views: what is drawn, and the standings counted in it


def _month(visit: Visit, scene: Scene) -> tuple[list[Node], dict[Standing, int]]:
    end = month_end(scene.month)
    found = queries.entries(visit.session, scene.scope, scene.month, end)
    kept = scene.in_order(found)
    counted = totals(kept)
    reasons = whys(visit.session, (entry.deadline_id for entry in kept))
    tasks = len({entry.task_id for entry in kept})
    body = [
        stepper(scene, words.month(scene.month), "month", _month_steps(scene)),
        el("p", words.month_sum(tasks, counted), class_="cal-sum", id=SUM) if kept
        else _nothing(visit, scene, scene.month, end),
        keys(words.MONTH_KEYS, KEYS),
        month_grid(scene, kept, reasons),
        not_announced(scene.month.year),
    ]
    if scene.day:
        due = [entry for entry in kept if entry.due_on == scene.day]
        duties = queries.duties(visit.session, scene.scope, scene.day)
        body.append(day_detail(scene, scene.day, due, reasons, duties))
    return body, counted


def _month_steps(scene: Scene) -> list[tuple[str, str, str, bool]]:
    before = (scene.month - timedelta(days=1)).replace(day=1)
    after = month_end(scene.month) + timedelta(days=1)
    now = _clamped(scene.today).replace(day=1)
    steps = [
        ("before", before, f"← {words.month(before)}"),
        ("now", now, words.THIS_MONTH),
        ("after", after, f"{words.month(after)} →"),
    ]
    return [
        (to, f"{month:%Y-%m}", said, month == scene.month)
        for to, month, said in steps
        if FIRST_YEAR <= month.year <= LAST_YEAR
    ]


def _nothing(visit: Visit, scene: Scene, since: date, until: date) -> list[Node]:
    """An empty span says where the nearest deadlines are."""
    before, after = queries.nearest(visit.session, scene.scope, since, until)
    near = [
        el("p", link(scene.to(month=f"{day:%Y-%m}", year=day.year), said.format(
            day=texts.weekday(day))))
        for day, said in ((before, words.EARLIER), (after, words.LATER))
        if day and FIRST_YEAR <= day.year <= LAST_YEAR
    ]
    name = words.year(since.year) if since.month != until.month else words.month(since)
    return el("div", el("p", words.nothing_in(name)), *near, class_="empty cal-nothing", id=SUM)


def _year(visit: Visit, scene: Scene) -> tuple[list[Node], dict[Standing, int]]:
    counted = queries.by_month(
        visit.session, scene.scope, scene.year, of_tasks=scene.agency is not None
    )
    total: dict[Standing, int] = dict.fromkeys(Standing, 0)
    for kept in counted.values():
        for kind, count in kept.items():
            total[kind] += count
    now = _clamped(scene.today).year
    years = (("before", scene.year - 1, f"← {scene.year - 1}"), ("now", now, words.THIS_YEAR),
             ("after", scene.year + 1, f"{scene.year + 1} →"))
    steps = [(to, str(year), said, year == scene.year) for to, year, said in years
             if FIRST_YEAR <= year <= LAST_YEAR]
    first, last = date(scene.year, 1, 1), date(scene.year, 12, 31)
    how = el("p", el("b", words.HOW_TO_READ), " ", words.YEAR_KEY, class_="cal-how-to-read")
    said = el("div", el("p", words.year_sum(total)), how, class_="cal-sum", id=SUM)
    strip = [said, keys(words.YEAR_KEYS, KEYS), year_strip(scene, counted)] if counted else [
        _nothing(visit, scene, first, last)]
    return [stepper(scene, words.year(scene.year), "year", steps), *strip], total


# Around the views


def _filters(visit: Visit, scene: Scene) -> list[Node]:
    views = choices_bar(words.VIEW, "/calendar", scene.query, "view", words.VIEWS)
    whose = None if visit.only_agency else _agency_filter(scene)
    return el("div", views, whose, el("a", feed_words.JUMP, href=f"#{FEEDS}"), class_="filters",
              data_part=vendored("calendar-keys.js"))


def _agency_filter(scene: Scene) -> list[Node]:
    """A closed list that opens: one agency's calendar, or everybody's."""
    chosen = scene.agency.short_name if scene.agency else words.EVERY_AGENCY
    everybody = el("li", link(scene.to(agency=None), words.ALL_AGENCIES))
    each = [
        el("li", link(scene.of_agency[item.code], item.name,
                      aria_current="true" if item.code == scene.code else None))
        for item in scene.agencies
    ]
    summary = el("summary", words.AGENCY.format(name=chosen))
    return el("details", summary, el("ul", everybody, *each), class_="cal-agencies")


def _legend(visit: Visit, counted: dict[Standing, int]) -> list[Node]:
    """Every standing that something in the calendar can have: what has no day is not in it."""
    tag, named, *items = legend(visit, counted)
    kept = [item for kind, item in zip(texts.STANDING_MEANINGS, items, strict=True)
            if kind is not Standing.OPEN_ENDED or counted.get(kind)]
    return [tag, named, *kept]


def _left_out(visit: Visit, scene: Scene) -> Node:
    """How many reports have no day, so that nobody takes the calendar for the whole plan."""
    count = queries.without_day(visit.session, scene.scope)
    if not count:
        return None
    year = scene.scope.rounds[0].year
    where = address("/tasks", standing=Standing.OPEN_ENDED.value, round=year, agency=scene.code)
    said = words.NO_DEADLINE.format(n=texts.number(count), year=year)
    return el("p", said, " ", link(where, words.NO_DEADLINE_LIST), class_="cal-left-out")
