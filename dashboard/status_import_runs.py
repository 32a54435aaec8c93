"""The dry run of a table that waits: one at a time, and kept until anything is recorded."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from sqlalchemy.pool import Pool

from dashboard.exchange_files import folder
from dashboard.queries.remembered import version
from dashboard.visit import Visit
from registry.clock import day_of
from registry.errors import Refused
from registry.statuses import heads, waiting
from registry.statuses.heads import Head
from registry.statuses.plan import Plan, plan_statuses
from registry.statuses.sheets import Note, Upload

# The words that a dry run would record may take some megabytes.
MOST_KEPT = 4
# A table made to be slow takes seconds: one at a time, so that others' pages go on meanwhile.
PLACE = threading.BoundedSemaphore(1)

_kept: WeakKeyDictionary[Pool, OrderedDict[Hashable, DryRun]] = WeakKeyDictionary()
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a table would do, or why it was refused; its head, if any, and on which sheet."""

    plan: Plan | None
    refused: Refused | None
    head: Head | None
    sheet: str


def dry_run(visit: Visit, note: Note, round_id: int, agency_id: int | None) -> DryRun:
    """The dry run of the table that waits for a person; it must not be changed.

    Refused("sheet_busy") at once while another is made; NotFound when the table is gone.
    """
    known = _remembered(visit, _key(visit, note, round_id, agency_id))
    if known is not None:
        return known
    # Without waiting: a request that waits holds a place of everybody else's.
    if not PLACE.acquire(blocking=False):
        raise Refused("sheet_busy")
    try:
        upload = waiting.kept(folder(), actor=visit.actor)
        made = _made(visit, upload, round_id, agency_id)
    finally:
        PLACE.release()
    # Another file may have come since the note was read: what was made is of the one that is there.
    _remember(visit, _key(visit, upload.note, round_id, agency_id), made)
    return made


def _made(visit: Visit, upload: Upload, round_id: int, agency_id: int | None) -> DryRun:
    try:
        plan = plan_statuses(visit.session, upload, round_id, agency_id=agency_id,
                             actor=visit.actor, at=visit.at)
    except Refused as refused:
        head = heads.widest(upload.sheets)
        return DryRun(None, refused, head, upload.sheets[head.sheet].name if head else "")
    return DryRun(plan, None, plan.head, plan.sheet)


def _key(visit: Visit, note: Note, round_id: int, agency_id: int | None) -> Hashable:
    """Which table, for whom, on which day, and of what state of the record."""
    who = visit.actor
    return (version(visit.session), who.id, who.role, who.agency_id, day_of(visit.at),
            note.sha256, tuple(sorted(note.chosen.items())), round_id, agency_id)


def _remembered(visit: Visit, key: Hashable) -> DryRun | None:
    with _lock:
        return _answers(visit).get(key)


def _remember(visit: Visit, key: Hashable, made: DryRun) -> None:
    with _lock:
        answers = _answers(visit)
        answers[key] = made
        while len(answers) > MOST_KEPT:
            answers.popitem(last=False)


def _answers(visit: Visit) -> OrderedDict[Hashable, DryRun]:
    """Those of one record; a closed database takes its own with it."""
    return _kept.setdefault(visit.session.get_bind().pool, OrderedDict())  # type: ignore[union-attr]
