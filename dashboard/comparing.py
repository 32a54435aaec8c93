"""Is it getting better: the same rates now, at the last giao ban, and on this day a round ago."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from dashboard import texts
from dashboard.components import address
from dashboard.drawn import Node, el, link
from dashboard.help_views import term
from dashboard.movement import last_meeting
from dashboard.queries import board as boards
from dashboard.queries import scores
from dashboard.queries.board import RoundInfo, Tally
from dashboard.queries.remembered import remember
from dashboard.queries.scores import Rate
from dashboard.queries.tasks import REPORTED
from dashboard.scorecards import numerator
from dashboard.texts import overview as words
from dashboard.texts import scores as score_words
from dashboard.visit import Visit
from db.vocabulary import Measure
from registry.clock import VIETNAM, day_of


@dataclass(frozen=True)
class Then:
    """What is compared with: its name, its counts, and the filters that list them."""

    name: str
    tally: Tally
    query: dict[str, object]


@dataclass(frozen=True)
class Measured:
    """One row: its name, what it counts of a tally, which filters list that, which way is good."""

    name: str
    key: str
    of: Callable[[Tally], Rate]
    filters: dict[str, object]
    is_more_better: bool = True


def is_better(
    visit: Visit, around: RoundInfo, known: list[RoundInfo], tally: Tally
) -> list[Node]:
    """The rates in rows, the moments in columns; why a moment is missing is said below."""
    then, why = _compared(visit, around, known)
    now = {"round": around.year, **visit.kept}
    names = (words.MEASURE, words.NOW, *(one.name for one in then))
    head = el("tr", *(el("th", name, scope="col") for name in names))
    rows = [
        el("tr",
           el("th", term(one.name, one.key, visit, "rate-"), scope="row"),
           _figure(one, tally, now),
           *(_figure(one, past.tally, past.query, than=tally) for past in then))
        for one in _measures(visit)
    ]
    table = el("table", el("caption", words.IS_BETTER), el("thead", head), el("tbody", *rows),
               class_="table compared")
    why = [words.ARROWS, *why] if then else why
    return el("section", el("h2", words.IS_BETTER), table,
              *(el("p", said, class_="quiet") for said in why), class_="sheet is-better")


def _measures(visit: Visit) -> list[Measured]:
    chosen = visit.choices
    return [
        Measured(score_words.OVERDUE, "overdue", lambda one: Rate(one.overdue, one.total),
                 {"standing": "overdue"}, is_more_better=False),
        Measured(score_words.COMPLETION, "completion", lambda one: scores.completion(one, chosen),
                 numerator(Measure.COMPLETION, chosen)),
        Measured(score_words.ON_TIME, "on_time_rate", scores.on_time,
                 numerator(Measure.ON_TIME, chosen)),
        Measured(score_words.UPDATED, "updated", scores.updated, {"verification": REPORTED}),
        Measured(score_words.VERIFIED, "verified_rate", scores.verified,
                 {"verification": "verified"}),
    ]


def _figure(
    one: Measured, tally: Tally, query: dict[str, object], *, than: Tally | None = None
) -> list[Node]:
    """A rate with what it is made of; of a past moment, also which way it went since."""
    rate = one.of(tally)
    if not rate.whole:
        return el("td", "–")
    shown = link(address("/tasks", **query, **one.filters),
                 el("b", texts.rate(rate.part, rate.whole)),
                 el("small", f" {texts.number(rate.part)}/{texts.number(rate.whole)}"))
    went = _went(one, rate, one.of(than)) if than is not None else None
    return el("td", shown, " " if went else None, went)


def _went(one: Measured, before: Rate, now: Rate) -> list[Node]:
    if now.value is None or before.value is None:
        return el("span", words.NOT_COMPARED, class_="quiet")
    if texts.rate(now.part, now.whole) == texts.rate(before.part, before.whole):
        return el("span", f"{words.LEVEL} {words.SAME}", class_="went")
    is_up = now.value > before.value
    is_good = is_up is one.is_more_better
    arrow = words.UP if is_up else words.DOWN
    said = words.BETTER if is_good else words.WORSE
    return el("span", f"{arrow} {said}", class_="went good" if is_good else "went bad")


def _compared(
    visit: Visit, around: RoundInfo, known: list[RoundInfo]
) -> tuple[list[Then], list[str]]:
    """The last giao ban of this round, and the round before on the same day of its year."""
    found, why = [], []
    held = last_meeting(visit)
    if held is not None and boards.was_open(visit.session, around.id, held):
        named = words.MEETING.format(day=day_of(held).strftime("%d/%m"))
        found.append(_then(visit, named, around, held, held.isoformat()))
    else:
        why.append(words.NO_MEETING)
    before = next((item for item in known if item.year < around.year), None)
    if before is None:
        return found, [*why, words.NO_ROUND_BEFORE]
    day = _same_day(visit.today, around.year - before.year)
    moment = datetime.combine(day, time(23, 59, 59), tzinfo=VIETNAM)
    if boards.was_open(visit.session, before.id, moment):
        named = words.SAME_DAY.format(year=before.year)
        found.append(_then(visit, named, before, moment, day.isoformat()))
    else:
        why.append(words.NOT_OPEN_BEFORE.format(year=before.year, day=texts.day(day)))
    return found, why


def _then(visit: Visit, name: str, around: RoundInfo, moment: datetime, asked: str) -> Then:
    def count() -> Tally:
        return boards.tally(boards.board(
            visit.session, around.id, today=day_of(moment), choices=visit.choices,
            agency_id=visit.only_agency, as_of=moment,
        ))

    key = ("then", around.id, moment, visit.choices, visit.only_agency)
    tally = remember(visit.session, key, count, for_good=True)
    return Then(name, tally, {"round": around.year, "as_of": asked})


def _same_day(day: date, years: int) -> date:
    """The same day of an earlier year; 29/02 of a common year is 28/02."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
