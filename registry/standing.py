"""How a report stands against its day. Computed whenever it is asked, never kept."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from db.vocabulary import State


class Standing(StrEnum):
    """How a report stands against its deadline, red first."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    DONE_LATE = "done_late"
    ON_TRACK = "on_track"
    DONE_ON_TIME = "done_on_time"
    OPEN_ENDED = "open_ended"
    NOT_ASSESSABLE = "not_assessable"


DONE_STANDINGS = frozenset({Standing.DONE_ON_TIME, Standing.DONE_LATE})
SAID_BY_AGENCY = frozenset({State.NOT_STARTED, State.IN_PROGRESS, State.AWAITING})
SET_ASIDE = frozenset({State.SUSPENDED, State.NOT_APPLICABLE})


def standing(
    state: State,
    due_on: date | None,
    reported_on: date | None,
    *,
    today: date,
    soon_until: date,
) -> Standing:
    """Where a report stands today. Without a due day nothing is on time and nothing is late.

    `soon_until` is the last due day that is near: see Choices.soon_until.
    """
    if state in SET_ASIDE:
        return Standing.NOT_ASSESSABLE
    if due_on is None:
        return Standing.OPEN_ENDED
    if state is State.DONE:
        return _of_done(due_on, reported_on)
    # An agency that reported in time is not late while Sở Nội vụ still checks it.
    if state is State.AWAITING and reported_on is not None and reported_on <= due_on:
        return Standing.ON_TRACK
    if due_on < today:
        return Standing.OVERDUE
    # The last day itself is still "due soon": a deadline is met until midnight.
    return Standing.DUE_SOON if due_on <= soon_until else Standing.ON_TRACK


def _of_done(due_on: date, reported_on: date | None) -> Standing:
    if reported_on is None:
        return Standing.NOT_ASSESSABLE
    return Standing.DONE_ON_TIME if reported_on <= due_on else Standing.DONE_LATE
