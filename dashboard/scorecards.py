"""What the overview and the scorecards share: figure tiles, points, bars of standings, cells."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from dashboard import help_views, texts
from dashboard.components import STANDING_ORDER, address, bar
from dashboard.drawn import Node, el, link
from dashboard.queries import board as boards
from dashboard.queries import kept_plans, scores
from dashboard.queries.board import Line, Tally
from dashboard.queries.scores import Counted, Rate
from dashboard.queries.tasks import DONE_WITH_DAY, REPORTED
from dashboard.texts import scores as words
from dashboard.texts.plans import short
from dashboard.visit import Visit
from db.vocabulary import Measure, State, Verification
from registry.settings import Choices
from registry.standing import Standing

Query = dict[str, object]
# The definition behind each formula; the others are called alike.
EXPLAINED = {"all": "completion", "due": "completion", "on_time": "on_time_rate",
             "verified": "verified_rate"}


class Term(NamedTuple):
    """A part of a denominator: how many, which filters list them, its name, added or taken off."""

    count: int
    filters: Query
    name: str
    is_added: bool = True


def rate_of(measure: Measure, counted: Tally, choices: Choices) -> Rate:
    """The rate a point of the scorecard shows."""
    if measure is Measure.COMPLETION:
        return scores.completion(counted, choices)
    return scores.on_time(counted) if measure is Measure.ON_TIME else scores.updated(counted)


def numerator(measure: Measure, choices: Choices) -> Query:
    """The filters of /tasks that list exactly what a rate's numerator counts."""
    if measure is Measure.COMPLETION:
        return {"standing": DONE_WITH_DAY} if choices.rate == "due" else {"state": "done"}
    if measure is Measure.ON_TIME:
        return {"standing": "done_on_time"}
    return {"verification": REPORTED}


def not_a_grade(visit: Visit, *, is_across: bool = False) -> list[Node]:
    """Said plainly on every scorecard: this is no grade of an agency or of a person."""
    plan = words.EVERY_PLAN if is_across else short(kept_plans.shown(visit.session))
    said = words.NOT_A_GRADE.format(plan=plan)
    return el("p", said, class_="not-a-grade", role="note")


def points(
    visit: Visit, lines: list[Line], query: Query, contest: dict[Measure, str] | None = None
) -> list[Node]:
    """Every point of a scorecard with its formula; each number of it opens its reports.

    `contest` are the addresses where the agency contests a point.
    """
    contest = contest or {}
    counted, chosen = boards.tally(lines), visit.choices
    total = [Term(counted.total, {}, "total")]
    aside = [Term(counted.total - counted.applicable, {"state": State.NOT_APPLICABLE.value},
                  "not_applicable", is_added=False)]
    judged = [Term(counted.done_with_day, {"standing": DONE_WITH_DAY}, "done_with_day"),
              Term(counted.overdue, {"standing": Standing.OVERDUE.value}, "overdue")]
    completed = judged if chosen.rate == "due" else [*total, *aside]
    rates = (
        (Measure.COMPLETION, words.COMPLETION, chosen.rate, completed),
        (Measure.ON_TIME, words.ON_TIME, "on_time", judged),
        (Measure.UPDATED, words.UPDATED, "updated", total),
    )
    rated = [
        _point(rate_of(measure, counted, chosen), name, _explained(visit, formula), terms,
               {**query, **numerator(measure, chosen)}, query, contest.get(measure))
        for measure, name, formula, terms in rates
    ]
    verified = _point(
        scores.verified(counted), words.VERIFIED, _explained(visit, "verified"),
        [Term(counted.reported, {"verification": REPORTED}, "total")],
        {**query, "verification": Verification.VERIFIED.value}, query, contest.get(Measure.REPORT),
    )
    return el("ul", *rated, verified, *_counts(visit, counted, lines, query,
                                               contest.get(Measure.REPORT)),
              class_="tiles points")


def _explained(visit: Visit, formula: str) -> list[Node]:
    """A formula whose terms are explained where it stands."""
    return help_views.term(words.FORMULAS[formula], EXPLAINED.get(formula, formula), visit)


def _counts(
    visit: Visit, counted: Tally, lines: list[Line], query: Query, contest: str | None
) -> list[Node]:
    chosen = visit.choices
    returned = sum(line.verification is Verification.RETURNED for line in lines)
    soon = counted.by_standing[Standing.DUE_SOON]
    soon_name = words.DUE_SOON.format(days=chosen.due_soon_days)
    stale_note = words.FORMULAS["stale"].format(days=chosen.stale_days)
    shown: tuple[tuple[int, str, Query, int | None, str | None], ...] = (
        (counted.overdue, words.OVERDUE, {"standing": "overdue"}, 0, None),
        (soon, soon_name, {"standing": "due_soon"}, 1, None),
        (returned, words.RETURNED, {"verification": Verification.RETURNED.value}, None,
         words.FORMULAS["returned"]),
        (counted.stale, words.STALE, {"fresh": "stale"}, None, stale_note),
    )
    return [
        [*_count(count, name, {**query, **filters}, place, note), _contest(name, contest)]
        for count, name, filters, place, note in shown
    ]


def _point(
    rate: Rate,
    name: str,
    formula: list[Node],
    terms: list[Term],
    numerator: Query,
    query: Query,
    contest: str | None,
) -> list[Node]:
    kept = [term for term in terms if term.count] or terms[:1]
    is_one = len(kept) == 1 and kept[0].is_added
    whole = texts.number(rate.whole)
    opened = address("/tasks", **query, **kept[0].filters)
    return el(
        "li",
        el("p",
           link(address("/tasks", **numerator), el("b", texts.rate(rate.part, rate.whole)),
                el("span", f"{name}: {texts.number(rate.part)}")),
           "/",
           link(opened, whole, title=words.TERMS[kept[0].name]) if is_one else whole),
        el("small", formula),
        None if is_one else el("small", whole, " = ", *_sum(kept, query)),
        _contest(name, contest),
        class_="tone",
    )


def _sum(terms: list[Term], query: Query) -> list[Node]:
    said: list[Node] = []
    for place, term in enumerate(terms):
        if place:
            said.append(" + " if term.is_added else " − ")
        where = address("/tasks", **query, **term.filters)
        said += [link(where, texts.number(term.count)), f" {words.TERMS[term.name]}"]
    return said


def _contest(name: str, where: str | None) -> list[Node] | None:
    if where is None:
        return None
    said = words.CONTEST_POINT.format(point=name)
    return link(where, words.CONTEST, aria_label=said, class_="contest")


def _count(
    count: int, name: str, query: Query, place: int | None, note: str | None = None
) -> list[Node]:
    colour = f"tone s{place}" if place is not None and count else "tone"
    return el(
        "li",
        link(address("/tasks", **query), el("b", texts.number(count)), el("span", name)),
        el("small", note) if note else None,
        class_=colour,
    )


def standing_bar(tally: Tally, query: Query, *, labelled: bool = False) -> list[Node]:
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


def rate_cell(rate: Rate, where: str | None = None) -> list[Node]:
    """A rate in a table: the percentage, and small beside it what it was made of; `where` lists
    what the numerator counts."""
    said = [el("b", texts.rate(rate.part, rate.whole)),
            el("small", f" {texts.number(rate.part)}/{texts.number(rate.whole)}")]
    return el("td", *([link(where, *said)] if where else said), class_="n rate-cell")


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
