"""What the overview and the scorecards share: figure tiles, a bar of standings, rate cells."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dashboard import texts
from dashboard.components import STANDING_ORDER, address, bar
from dashboard.drawn import Node, el, link
from dashboard.queries import scores
from dashboard.queries.board import Tally
from dashboard.queries.scores import Counted, Rate
from dashboard.queries.tasks import DONE_WITH_DAY, REPORTED
from dashboard.texts import scores as words
from dashboard.visit import Visit
from registry.progress import Standing


def tiles(visit: Visit, tally: Tally, query: dict[str, object]) -> list[Node]:
    """The figures that answer first: late, soon, done, on time, kept up, confirmed."""
    choices = visit.choices
    late = _count(tally.overdue, words.OVERDUE, {**query, "standing": "overdue"}, 0)
    soon_words = words.DUE_SOON.format(days=choices.due_soon_days)
    soon_count = tally.by_standing[Standing.DUE_SOON]
    soon = _count(soon_count, soon_words, {**query, "standing": "due_soon"}, 1)
    stale_words = words.FORMULAS["stale"].format(days=choices.stale_days)
    stale = _count(tally.stale, words.STALE, {**query, "fresh": "stale"}, None, stale_words)
    # Each tile opens exactly the rows that its numerator counts.
    done = {"standing": DONE_WITH_DAY} if choices.rate == "due" else {"state": "done"}
    rated = [
        _rate(scores.completion(tally, choices), words.COMPLETION, choices.rate,
              {**query, **done}),
        _rate(scores.on_time(tally), words.ON_TIME, "on_time",
              {**query, "standing": "done_on_time"}),
        _rate(scores.updated(tally), words.UPDATED, "updated",
              {**query, "verification": REPORTED}),
        _rate(scores.verified(tally), words.VERIFIED, "verified",
              {**query, "verification": "verified"}),
    ]
    return el("ul", late, soon, *rated, stale, class_="tiles")


def _count(
    count: int, name: str, query: dict[str, object], place: int | None, note: str | None = None
) -> list[Node]:
    colour = f"tone s{place}" if place is not None and count else "tone"
    return el(
        "li",
        link(address("/tasks", **query), el("b", texts.number(count)), el("span", name)),
        el("small", note) if note else None,
        class_=colour,
    )


def _rate(rate: Rate, name: str, formula: str, query: dict[str, object]) -> list[Node]:
    return el(
        "li",
        link(
            address("/tasks", **query),
            el("b", texts.rate(rate.part, rate.whole)),
            el("span", f"{name}: {texts.number(rate.part)}/{texts.number(rate.whole)}"),
        ),
        el("small", words.FORMULAS[formula]),
        class_="tone",
    )


def standing_bar(tally: Tally, query: dict[str, object], *, labelled: bool = False) -> list[Node]:
    """Every report of a tally in one bar; labelled, each part opens its reports, else the whole.

    The parts of a thin bar are too small to press, and would be hundreds of stops for the Tab key.
    """
    total = texts.number(tally.total)
    parts = [
        (kind, count, f"{texts.STANDINGS[kind]}: {texts.number(count)}/{total}")
        for kind in Standing
        if (count := tally.by_standing[kind])
    ]
    if not labelled:
        said = ", ".join(said for _, _, said in parts)
        thin = [el("span", class_=_colour(kind), fill=100 * count / tally.total)
                for kind, count, _ in parts]
        return link(address("/tasks", **query), *thin, title=said, aria_label=said,
                    class_="standing-bar")
    tall = [
        link(address("/tasks", **{**query, "standing": kind.value}), texts.number(count),
             title=said, aria_label=said, class_=_colour(kind), fill=100 * count / tally.total)
        for kind, count, said in parts
    ]
    return el("span", *tall, class_="standing-bar tall")


def _colour(kind: Standing) -> str:
    return f"s{STANDING_ORDER.index(kind)}"


def rate_cell(rate: Rate) -> list[Node]:
    """A rate in a table: the percentage, and small beside it what it was made of."""
    return el("td", el("b", texts.rate(rate.part, rate.whole)),
              el("small", f" {rate.part}/{rate.whole}"), class_="n rate-cell")


def completion_bar(counted: Counted, visit: Visit) -> list[Node]:
    """The chosen rate of completion as a bar: 67% (12/18)."""
    rate = scores.completion(counted, visit.choices)
    return bar(rate.part, rate.whole, texts.ratio(rate.part, rate.whole))


def completion_ratio(counted: Counted, visit: Visit) -> str:
    """The same in words alone."""
    rate = scores.completion(counted, visit.choices)
    return texts.ratio(rate.part, rate.whole)


def formula(visit: Visit) -> str:
    """What the rate of completion divides by what, for the head of a column that shows it."""
    return f"{words.COMPLETION} = {words.FORMULAS[visit.choices.rate]}"


def heads(names: Sequence[str], visit: Visit, *, numeric: Container[str] = ()) -> list[Node]:
    """A table's head; the column of completion says its formula."""
    return el("tr", *(
        el("th", name, scope="col", class_="n" if name in numeric else None,
           title=formula(visit) if name in words.RATED_COLUMNS else None)
        for name in names
    ))
