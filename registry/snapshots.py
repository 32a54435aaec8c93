"""Snapshots: the figures of a signed report, kept whole with the hash that proves them."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Round, Snapshot
from registry import audit
from registry.clock import day_of
from registry.errors import NotFound, Refused
from registry.past import reports_at
from registry.policy import Action, Actor, require
from registry.settings import choices, plain
from registry.standing import standing

LONGEST_NAME = 200


def take(
    session: Session, round_id: int, name: str, *, actor: Actor, at: datetime
) -> Snapshot:
    """Keep the round as it stands at this moment, by the choices in force."""
    require(actor, Action.CLOSE_ROUND)
    around = session.get(Round, round_id)
    if around is None:
        raise NotFound("round", id=round_id)
    name = name.strip()
    if not 3 <= len(name) <= LONGEST_NAME or "\x00" in name:
        raise Refused("snapshot_name", longest=LONGEST_NAME)
    same = select(Snapshot.id).where(Snapshot.round_id == round_id, Snapshot.name == name)
    if session.scalar(same) is not None:
        raise Refused("snapshot_taken", name=name)
    chosen = choices(session)
    soon_until = chosen.soon_until(day_of(at))
    lines = lines_at(session, round_id, at, soon_until)
    taken = Snapshot(
        round_id=round_id,
        name=name,
        taken_at=at,
        taken_by_id=actor.id,
        # The list of days off may learn of new ones: the day reckoned by it is kept.
        choices={**plain(chosen), "soon_until": soon_until.isoformat()},
        lines=lines,
        sha256=hash_of(lines),
    )
    session.add(taken)
    session.flush()
    details = {"year": around.year, "name": name, "sha256": taken.sha256, "reports": len(lines)}
    audit.write(session, "take_snapshot", "snapshot", taken.id, actor=actor, at=at,
                details=details)
    return taken


def lines_at(
    session: Session, round_id: int, moment: datetime, soon_until: date
) -> list[list[Any]]:
    """A round at a moment as plain rows: report, task, agency, state, verification, percent,
    due day, reported day, standing."""
    today = day_of(moment)
    return [
        [
            line.report_id,
            line.task_id,
            line.agency_id,
            line.state.value,
            line.verification.value,
            line.percent,
            line.due_on.isoformat() if line.due_on else None,
            line.reported_on.isoformat() if line.reported_on else None,
            standing(line.state, line.due_on, line.reported_on, today=today,
                     soon_until=soon_until).value,
        ]
        for line in reports_at(session, round_id, moment)
    ]


def hash_of(lines: list[list[Any]]) -> str:
    """SHA-256 over the rows in one fixed spelling."""
    return hashlib.sha256(json.dumps(lines, separators=(",", ":")).encode()).hexdigest()


def is_whole(session: Session, taken: Snapshot) -> bool:
    """Whether the history still gives the rows of a snapshot, and they are the ones it hashed."""
    soon_until = date.fromisoformat(taken.choices["soon_until"])
    again = lines_at(session, taken.round_id, taken.taken_at, soon_until)
    return hash_of(again) == taken.sha256 == hash_of(taken.lines)


def broken(session: Session) -> list[int]:
    """The snapshots that the history no longer gives again, or whose rows were changed."""
    every = session.scalars(select(Snapshot).order_by(Snapshot.id)).all()
    return [taken.id for taken in every if not is_whole(session, taken)]
