"""The deadline calendar's year: agencies down, twelve months across."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dashboard import texts
from dashboard.calendar_month import KEYS, SUM
from dashboard.calendar_views import Scene
from dashboard.components import STANDING_ORDER, address
from dashboard.drawn import Node, el, link
from dashboard.texts import calendar as words
from dashboard.texts.heatmap import label, part, title
from registry.standing import Standing

ByMonth = dict[tuple[int, int], Counter[Standing]]


@dataclass(frozen=True, slots=True)
class YearLine:
    """A line of the year: an agency, or a task when one agency is shown."""

    key: int
    group: str
    said: str
    short: str
    name: str
    where: str
    months: str


def months_of(code: str | None) -> str:
    """The beginning of a month's address: the month itself is all that is missing."""
    return f"{address('/calendar', agency=code)}{'&' if code else '?'}month="


def year_lines(scene: Scene) -> list[YearLine]:
    """The agencies by kind; the tasks by item of the plan when one agency is shown."""
    if scene.code is None:
        return [
            YearLine(item.id, texts.AGENCY_KINDS[item.kind], item.name, item.short_name,
                     item.name, scene.of_agency[item.code], months_of(item.code))
            for item in scene.agencies
        ]
    own = months_of(scene.code)
    return [
        YearLine(item.id, part(item.path.split(".")[0], is_usual=scene.is_usual),
                 f"{label(item.path)} {texts.shortened(item.words, 60)}", label(item.path),
                 title(item.path, item.words), address(f"/tasks/{item.id}", agency=scene.code),
                 own)
        for item in scene.tasks.values()
    ]


@dataclass(frozen=True, slots=True)
class Month:
    """A column: its first day, all that is due in it, and how it is marked."""

    first: date
    total: Counter[Standing]
    mark: str | None


def year_strip(scene: Scene, counted: ByMonth) -> list[Node]:
    """Lines down, twelve months across; in each cell how many are due and how the worst stands.

    One stop of the Tab key; assets/vendor/calendar-keys.js walks its cells.
    """
    months = [_month(scene, number, counted) for number in range(1, 13)]
    head = el("tr", el("th", words.LINE_HEAD[bool(scene.code)], scope="col"),
              *(_head(scene, month) for month in months))
    foot = el("tr", el("th", words.TOTAL, scope="row"),
              *(_cell(month, month.total, words.TOTAL, months_of(scene.code)) for month in months))
    caption = words.YEAR_CAPTION.format(year=scene.year)
    table = el(
        "table",
        el("caption", caption),
        el("thead", head),
        el("tbody", *_rows(scene, months, counted)),
        el("tfoot", foot),
        class_="cal-year",
        role="grid",
        aria_describedby=f"{SUM} {KEYS}",
        data_cells=str(scene.year),
    )
    return el("div", table, class_="table-frame", role="region", aria_label=caption)


def _month(scene: Scene, number: int, counted: ByMonth) -> Month:
    first = date(scene.year, number, 1)
    total: Counter[Standing] = Counter()
    for (_, at), kept in counted.items():
        if at == number:
            total.update(kept)
    is_now = first == scene.today.replace(day=1)
    return Month(first, total, "now" if is_now else None if total else "blank")


def _rows(scene: Scene, months: list[Month], counted: ByMonth) -> list[Node]:
    due = {key for key, _ in counted}
    rows: list[Node] = []
    group = None
    for line in year_lines(scene):
        # An agency stays without anything due; of its tasks only those with a day are lines.
        if scene.code and line.key not in due:
            continue
        if line.group != group:
            group = line.group
            rows.append(el("tr", el("th", group, colspan=13, scope="rowgroup"), class_="group"))
        cells = (
            _cell(month, counted.get((line.key, month.first.month)), line.name, line.months)
            for month in months
        )
        rows.append(el("tr", el("th", _name(line), scope="row"), *cells))
    return rows


def _name(line: YearLine) -> list[Node]:
    return link(line.where, el("span", line.said, class_="long"),
                el("span", line.short, class_="short"), title=line.name, tabindex=-1)


def _cell(
    month: Month, kept: Counter[Standing] | None, line: str, months: str
) -> list[Node]:
    if not kept:
        return el("td", class_=month.mark)
    worst = min(STANDING_ORDER.index(kind) for kind in kept)
    where = f"{months}{month.first:%Y-%m}"
    number = link(where, texts.number(kept.total()), class_=f"s{worst}",
                  title=words.cell_title(line, month.first, kept), tabindex=-1)
    return el("td", number, class_=month.mark)


def _head(scene: Scene, month: Month) -> list[Node]:
    where = scene.to(view=None, month=f"{month.first:%Y-%m}")
    named = link(where, words.month_head(month.first.month), title=words.month(month.first),
                 tabindex=0 if month.first.month == 1 else -1)
    current = "date" if month.mark == "now" else None
    return el("th", named, scope="col", class_=month.mark, aria_current=current)
