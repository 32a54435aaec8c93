"""One run of the link checker: what is due is read, asked outside any session, then stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from flask import current_app

from dashboard import access
from db import Database
from db.vocabulary import LinkResult
from registry import clock
from registry.errors import Refused
from registry.links import keep, run
from registry.links.addresses import Hosts
from registry.policy import Action, Actor, require

# A press waits so long at most (one answer may add 10 s); gunicorn's threads serve others.
PAGE_SECONDS = 20.0


def sites() -> Hosts | None:
    """The sites this server may ask; None when checking is off."""
    found: Hosts | None = current_app.config["LINK_SITES"]
    return found


def check_some(
    database: Database, among: Sequence[int], allowed: Hosts | None
) -> tuple[Counter[LinkResult], int]:
    """Ask some links that somebody sees; what came of it, and how many were not reached.

    Raises Refused: "links_off", "links_busy".
    """
    who = access.actor()
    require(who, Action.KEEP_REGISTRY)
    if allowed is None:
        raise Refused("links_off")
    with run.one_at_a_time(database):
        return batch(database, allowed, who, among=among, seconds=PAGE_SECONDS)


def batch(
    database: Database, allowed: Hosts, who: Actor, *, among: Sequence[int], seconds: float
) -> tuple[Counter[LinkResult], int]:
    """Ask and store the links among some that are due; the caller holds the turn."""
    with database.reading() as rows:
        wanted = keep.due(rows, clock.now(), among=among)
    outcomes = run.ask_all(wanted, allowed, seconds=seconds)
    if not outcomes:
        return Counter(), len(wanted)
    with database.writing() as rows:
        at = clock.now()
        counts = keep.store_checks(rows, outcomes, actor=who, at=at)
    return counts, len(wanted) - len(outcomes)
