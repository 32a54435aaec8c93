"""Why a day of the calendar is that day: the rule that made it, who set it and when, in words."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from dashboard.deadline_reasons import because
from dashboard.queries import calendar as queries
from dashboard.queries.deadlines import GivenDay
from dashboard.texts import calendar as words
from db.vocabulary import DeadlineRule
from registry.clock import day_of

Whys = dict[int, str]


def whys(session: Session, deadline_ids: Iterable[int | None]) -> Whys:
    """The reason of each deadline, by its id."""
    given = queries.given_by(session, {one for one in deadline_ids if one is not None})
    return {id_: _why(session, item) for id_, item in given.items()}


def why(deadline_id: int | None, known: Whys) -> str:
    """The reason of one day, or that the record holds none."""
    return known.get(deadline_id or 0, words.NO_REASON)


def _why(session: Session, item: GivenDay) -> str:
    said = because(session, item)
    if item.rule is DeadlineRule.BEFORE_YEARLY and item.reckoned:
        return words.by_plan(item.reason, said)
    return words.by_office(day_of(item.set_at), item.set_by, said)
