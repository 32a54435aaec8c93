"""One agency's rates beside its own earlier rounds, and beside the agencies that owe as much."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.components import address
from dashboard.drawn import Node, el, link
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries.agencies import AgencyDetail
from dashboard.queries.board import Line, RoundInfo, Tally
from dashboard.queries.plan import AgencyInfo
from dashboard.queries.scores import Rate
from dashboard.scorecards import Query, heads, numerator, rate_cell, rate_of
from dashboard.texts import scores as words
from dashboard.visit import Visit
from db.vocabulary import Measure
from registry.policy import Action

RANKED = (Measure.COMPLETION, Measure.ON_TIME)
BY_ROUND = (Measure.COMPLETION, Measure.ON_TIME, Measure.UPDATED)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The agencies of one group by one measure, the best first; equals share a place.

    Who has no denominator has no rate, not zero, and no place among the others.
    """

    rates: Mapping[int, Rate]
    places: Mapping[int, int]

    @property
    def unrated(self) -> list[int]:
        return [key for key in self.rates if key not in self.places]

    def tied(self, key: int) -> int:
        """How many others share an agency's place."""
        return list(self.places.values()).count(self.places[key]) - 1


def ranking(rates: Mapping[int, Rate]) -> Ranking:
    """Places by rate: one more than how many are strictly ahead."""
    values = {key: rate.value for key, rate in rates.items()}
    known = sorted((value for value in values.values() if value is not None), reverse=True)
    places = {key: known.index(value) + 1 for key, value in values.items() if value is not None}
    return Ranking(rates, dict(sorted(places.items(), key=lambda item: item[1])))


def rates_by_round(
    visit: Visit, tallies: Sequence[tuple[int, Tally]], query: Query
) -> list[Node]:
    """The three rates of an agency in each round, with what they were made of."""
    rows = [
        el("tr", el("th", str(year), scope="row"), *(
            _rate(visit, measure, counted, {**query, "round": year}) for measure in BY_ROUND
        ))
        for year, counted in tallies
    ]
    head = heads(words.RATE_COLUMNS, visit, numeric=words.RATE_COLUMNS[1:])
    table = el("table", el("caption", words.RATES), el("thead", head), el("tbody", *rows),
               class_="table rated")
    return el("section", el("h2", words.RATES), el("div", table, class_="table-frame"),
              class_="sheet")


def peers(visit: Visit, agency: AgencyDetail, around: RoundInfo) -> list[Node]:
    """An agency's rank in its volume group, by completion and by punctuality.

    An agency's account reads its own rank and how many share the group; who the others are and
    what they reached stays with those who may see every agency.
    """
    place, group = _group(visit, agency.id, around)
    said = words.PEERS_HELP.format(
        group=words.group(visit.choices.volume_limits, place), count=words.agencies(len(group))
    )
    rankings = {
        measure: ranking({key: rate_of(measure, counted, visit.choices)
                          for key, counted in group.items()})
        for measure in RANKED
    }
    names = {item.id: item for item in plans.agencies(visit.session)}
    may_compare = visit.may(Action.VIEW_ALL)
    own = [el("li", *_own(one, measure, agency.id, names if may_compare else {}))
           for measure, one in rankings.items()]
    tree = [el("h2", words.PEERS), el("p", said, class_="quiet"), el("ul", *own, class_="ranks")]
    if may_compare:
        tree.append(_table(visit, around, agency.id, rankings, names, group))
    else:
        tree.append(el("p", words.PEERS_SECRET, class_="quiet"))
    return el("section", *tree, class_="sheet peers")


def _group(visit: Visit, own: int, around: RoundInfo) -> tuple[int, dict[int, Tally]]:
    """The agencies that owe about as many reports, in the order of the lists."""
    by_agency: dict[int, list[Line]] = defaultdict(list)
    for line in boards.board(visit.session, around.id, today=visit.today, choices=visit.choices,
                             as_of=visit.as_of):
        by_agency[line.agency_id].append(line)
    limits = visit.choices.volume_limits
    place = bisect_right(limits, len(by_agency[own]))
    return place, {
        key: boards.tally(lines)
        for key, lines in by_agency.items()
        if bisect_right(limits, len(lines)) == place
    }


def _own(
    one: Ranking, measure: Measure, own: int, names: Mapping[int, AgencyInfo]
) -> list[Node]:
    said: list[Node] = [el("span", f"{words.MEASURES[measure]}: ")]
    if own in one.places:
        said.append(el("b", words.RANK.format(place=one.places[own], count=len(one.places))))
        if one.tied(own):
            said.append(f", {words.TIED.format(count=one.tied(own))}")
    else:
        said.append(el("b", words.NO_RANK))
    left_out = [names[key].short_name for key in one.unrated if key in names]
    if left_out:
        said.append(el("small", words.NOT_RATED.format(names=", ".join(left_out))))
    return said


def _table(
    visit: Visit,
    around: RoundInfo,
    own: int,
    rankings: Mapping[Measure, Ranking],
    names: Mapping[int, AgencyInfo],
    group: Mapping[int, Tally],
) -> list[Node]:
    first, second = (rankings[measure] for measure in RANKED)
    rows = []
    for key, place in first.places.items():
        query: Query = {"agency": names[key].code, "round": around.year, **visit.kept}
        where = address(f"/agencies/{names[key].code}", round=around.year, **visit.kept)
        rows.append(el(
            "tr",
            el("td", str(place), class_="n"),
            el("th", link(where, names[key].short_name, title=names[key].name), scope="row"),
            _rate(visit, Measure.COMPLETION, group[key], query),
            _rate(visit, Measure.ON_TIME, group[key], query),
            el("td", str(second.places.get(key, "–")), class_="n"),
            aria_current="true" if key == own else None,
        ))
    columns = words.PEER_COLUMNS
    head = heads(columns, visit, numeric=(columns[0], *columns[2:]))
    table = el("table", el("caption", words.PEERS), el("thead", head), el("tbody", *rows),
               class_="table rated")
    return el("div", table, class_="table-frame")


def _rate(visit: Visit, measure: Measure, counted: Tally, query: Query) -> list[Node]:
    where = address("/tasks", **query, **numerator(measure, visit.choices))
    return rate_cell(rate_of(measure, counted, visit.choices), where)
