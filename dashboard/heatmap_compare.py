"""Two moments of the map: what a cell became since the other one, and what it was then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from dashboard import given
from dashboard.queries import board as boards
from dashboard.queries import moved as movements
from dashboard.queries.board import Line, RoundInfo
from dashboard.queries.remembered import remember
from dashboard.texts import heatmap as words
from dashboard.visit import Visit
from db.vocabulary import State
from registry import clock, settings
from registry.standing import Standing


class Turn(StrEnum):
    """What a cell became since the other moment."""

    WORSE = "worse"
    BETTER = "better"
    OTHER = "other"
    NEW = "new"


class Seen(NamedTuple):
    """What a cell shows: its worst standing, and how many of its reports are done."""

    standing: Standing
    done: int


# From worse to better. The two other standings say nothing of a day: neither good nor bad.
JUDGED = (Standing.OVERDUE, Standing.DUE_SOON, Standing.DONE_LATE, Standing.ON_TRACK,
          Standing.DONE_ON_TIME)
WORST_FIRST = {kind: place for place, kind in enumerate(Standing)}


def turn(before: Seen | None, now: Seen) -> Turn | None:
    """What became of a cell; None when nothing did. texts.heatmap.TURNS_RULE says it in words.

    What lost its day, or was set aside, is no better for it; what became overdue is always worse.
    """
    if before is None:
        return Turn.NEW
    if before.standing is now.standing:
        if before.done == now.done:
            return None
        return Turn.BETTER if now.done > before.done else Turn.WORSE
    if now.standing is Standing.OVERDUE:
        return Turn.WORSE
    if before.standing not in JUDGED or now.standing not in JUDGED:
        return Turn.OTHER
    is_better = JUDGED.index(now.standing) > JUDGED.index(before.standing)
    return Turn.BETTER if is_better else Turn.WORSE


def seen(lines: Iterable[Line]) -> Seen | None:
    """What a cell of these reports shows; None when there is no report."""
    kept = list(lines)
    if not kept:
        return None
    worst = min(kept, key=lambda line: WORST_FIRST[line.standing]).standing
    return Seen(worst, sum(line.state is State.DONE for line in kept))


@dataclass(frozen=True, slots=True)
class Then:
    """The other moment, and each report as it stood at it."""

    at: datetime
    lines: dict[int, Line]

    def seen(self, kept: list[Line]) -> Seen | None:
        """What the cell of these reports showed then."""
        found = [self.lines[line.report_id] for line in kept if line.report_id in self.lines]
        return seen(found)


def other_moment(visit: Visit) -> datetime | None:
    """The moment of `?compare=`, when it lies before the one that is shown."""
    asked = given.moment(visit.query.get("compare"))
    return asked if asked is not None and asked < visit.at else None


def then(visit: Visit, rounds: Iterable[RoundInfo], at: datetime) -> Then:
    """The reports of these rounds as they stood at another moment, by the choices of that day."""
    session, today = visit.session, clock.day_of(at)
    choices = remember(session, ("choices", at), lambda: settings.choices_at(session, at))
    lines = (
        line for around in rounds
        for line in boards.board(session, around.id, today=today, choices=choices, as_of=at)
    )
    return Then(at, {line.report_id: line for line in lines})


def known_moments(visit: Visit, around: RoundInfo) -> list[tuple[str, str]]:
    """The moments people speak of that lie before the one shown, as an address holds them."""
    day = clock.local(visit.at).date()
    meetings = movements.meetings(visit.session, known_at=visit.as_of)
    taken = boards.snapshots(visit.session, around.id)
    return [
        ((day - timedelta(days=1)).isoformat(), words.YESTERDAY),
        *((one.held_at.isoformat(), words.meeting(one.held_at)) for one in meetings[:2]
          if one.held_at < visit.at),
        ((day - timedelta(days=7)).isoformat(), words.WEEK_AGO),
        ((day - timedelta(days=30)).isoformat(), words.MONTH_AGO),
        *((at.isoformat(), words.SNAPSHOT.format(name=name)) for name, at in taken
          if at < visit.at),
    ]


def counted(turns: Iterable[Turn | None]) -> Counter[Turn | None]:
    """How many cells became what; None counts those that stayed."""
    return Counter(turns)
