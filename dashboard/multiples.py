"""Small multiples: one little chart per part of the plan or kind of agency, all on one scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from dashboard import texts
from dashboard.components import STANDING_ORDER, address
from dashboard.drawn import Node, el, link
from dashboard.queries.scores import Rate
from dashboard.scorecards import formula, numerator
from dashboard.texts import overview as words
from dashboard.visit import Visit
from db.vocabulary import Measure
from registry.standing import Standing

# A column as it is drawn: every column is as high, whatever it counts.
WIDTH, HEIGHT, PACE = 20, 70, 24
LEAST = 2
STEP = 5

Rounds = Mapping[int, Counter[Standing]]


class Multiple(NamedTuple):
    """One small chart: its name, its whole name, the filters that list it, its rounds, its rate.

    `short` is said under the name where that is a code.
    """

    name: str
    title: str
    query: dict[str, object]
    rounds: Rounds
    completion: Rate
    short: str = ""


def multiples(visit: Visit, charts: list[Multiple], year: int, *, by_part: bool) -> list[Node]:
    """Every chart, how to read them, and the same as a table."""
    items = [_chart(visit, one, year) for one in charts]
    # Arrow keys go from column to column (assets/drawn.js); Tab goes from chart to chart.
    drawn = el("ul", *items, class_="multiples", data_walk="true")
    behind = el("details", el("summary", words.AS_TABLE),
                el("div", _table(visit, charts, year, by_part=by_part), class_="table-frame"))
    return [drawn, _colours(charts), behind]


def _colours(charts: list[Multiple]) -> list[Node]:
    """One line that names the colours of the columns, in the order they stand."""
    seen = {kind for one in charts for stood in one.rounds.values() for kind in stood}
    named = [el("span", el("span", class_=f"key s{place}", aria_hidden="true"),
                texts.STANDINGS[kind])
             for place, kind in enumerate(STANDING_ORDER) if kind in seen]
    return el("p", *named, class_="quiet column-key")


def _years(charts: list[Multiple]) -> list[int]:
    """Every round that some chart has, the earliest first."""
    return sorted({year for one in charts for year in one.rounds})


def how_to_read(charts: list[Multiple]) -> list[Node]:
    """What a column is."""
    return [el("p", words.BARS_HELP, class_="quiet")] if charts else []


def _chart(visit: Visit, one: Multiple, year: int) -> list[Node]:
    now = one.rounds.get(year, Counter())
    query = {**one.query, "round": year, **visit.kept}
    red = now[Standing.OVERDUE]
    tip = el("span", one.title, class_="tip-line") if one.title != one.name else None
    bars = [_bar(visit, one, at, stood) for at, stood in one.rounds.items()]
    across = PACE * len(bars) - (PACE - WIDTH)
    drawn = el("svg", *_columns(list(one.rounds.values())), viewBox=f"0 0 {across} {HEIGHT}")
    return el(
        "li",
        link(address("/tasks", **query), one.name, tip, class_="tells"),
        el("small", one.short) if one.short else None,
        link(address("/tasks", **query, standing=Standing.OVERDUE.value),
             words.late(red), class_="late") if red
        else el("span", words.late(red), class_="none-late"),
        el("figure", drawn, el("div", *bars), aria_label=words.chart(one.name)),
        _ends(list(one.rounds)),
    )


def _ends(years: list[int]) -> list[Node]:
    """The first and the last round under their columns; each column says its own."""
    ends = sorted({years[0], years[-1]}) if years else []
    return el("div", *(el("small", str(year)) for year in ends), class_="ends", aria_hidden="true")


def _bar(visit: Visit, one: Multiple, year: int, stood: Counter[Standing]) -> list[Node]:
    """One column's link: it says every number, to a mouse, a key and a reader."""
    where = address("/tasks", **one.query, round=year, **visit.kept)
    return link(where, el("span", words.bar(year, stood)), tabindex="-1")


def _columns(rounds: list[Counter[Standing]]) -> list[Node]:
    """The standings one on another, red at the foot; what is late or nearly is hatched too.

    Each standing is one path of thick strokes from the foot to its top, the highest drawn first:
    quicker to send and to draw than a box for each segment.
    """
    fills: dict[Standing, str] = {}
    hatch: dict[Standing, str] = {}
    for place, stood in enumerate(rounds):
        left, foot = place * PACE, HEIGHT
        for kind, height in _heights(stood):
            top = foot - height
            fills[kind] = fills.get(kind, "") + f"M{left + WIDTH // 2} {HEIGHT}V{top}"
            rise = {Standing.OVERDUE: STEP, Standing.DUE_SOON: 0}.get(kind)
            if rise is not None:
                hatch[kind] = hatch.get(kind, "") + "".join(
                    f"M{left} {at}l{WIDTH}-{rise}" for at in range(top + STEP, foot + 1, STEP))
            foot = top
    order = list(enumerate(STANDING_ORDER))
    filled = [el("path", d=fills[kind], class_=f"s{place}")
              for place, kind in reversed(order) if kind in fills]
    return filled + [el("path", d=hatch[kind], class_=f"hatch s{place}")
                     for place, kind in order if hatch.get(kind)]


def _heights(stood: Counter[Standing]) -> list[tuple[Standing, int]]:
    """How high each standing is drawn; the smallest is still seen, and the sum is one height."""
    kinds = [kind for kind in STANDING_ORDER if stood[kind]]
    if not kinds:
        return []
    heights = {kind: max(round(HEIGHT * stood[kind] / stood.total()), LEAST) for kind in kinds}
    highest = max(heights, key=heights.__getitem__)
    heights[highest] += HEIGHT - sum(heights.values())
    return list(heights.items())


def _table(visit: Visit, charts: list[Multiple], now: int, *, by_part: bool) -> list[Node]:
    years = _years(charts)
    head = el("tr", el("th", words.PLACE_COLUMN[by_part], scope="col"),
              *(el("th", texts.round_of(year), scope="col", class_="n") for year in years),
              el("th", words.COMPLETED[visit.choices.rate], scope="col", class_="n"))
    rows = [el("tr", el("th", one.title, scope="row"),
               *(_cell(visit, one, year, is_last=year == years[-1]) for year in years),
               el("td", _completed(visit, one, now), class_="n"))
            for one in charts]
    caption = words.TABLE.format(year=now, formula=formula(visit))
    return el("table", el("caption", caption), el("thead", head), el("tbody", *rows),
              class_="table")


def _completed(visit: Visit, one: Multiple, year: int) -> Node:
    """The rate of completion in this round; it opens what its numerator counts."""
    said = texts.ratio(one.completion.part, one.completion.whole)
    if not one.completion.whole:
        return said
    where = address("/tasks", **{**one.query, "round": year, **visit.kept,
                                 **numerator(Measure.COMPLETION, visit.choices)})
    return link(where, said)


def _cell(visit: Visit, one: Multiple, year: int, *, is_last: bool) -> list[Node]:
    """What is overdue of how many; earlier rounds are opened by their columns."""
    stood = one.rounds.get(year)
    if not stood:
        return el("td", "–", class_="n")
    red = stood[Standing.OVERDUE]
    said = words.part(red, stood.total())
    if not (red and is_last):
        return el("td", said, class_="n")
    where = address("/tasks", **one.query, round=year, **visit.kept,
                    standing=Standing.OVERDUE.value)
    return el("td", link(where, said), class_="n red")
