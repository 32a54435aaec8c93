"""A table recorded: the dry run again, then every row of it, in one transaction or not at all."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Report
from registry import audit
from registry.errors import NothingChanged, Refused
from registry.policy import Action, Actor, require
from registry.progress import record_status
from registry.statuses.plan import Plan, Verdict, plan_statuses
from registry.statuses.sheets import Note, Upload


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many rows were recorded, were so already, and were left out."""

    changed: int
    same: int
    left: int


def record_statuses(
    session: Session,
    upload: Upload,
    round_id: int,
    *,
    agency_id: int | None = None,
    expected: str,
    leaves_others: bool,
    actor: Actor,
    at: datetime,
) -> Recorded:
    """Record what the dry run said, all of it or nothing.

    Refused: "sheet_moved" when the dry run of now is not the `expected` one (its digest),
    "sheet_refused" when rows are refused or somebody was later, and nobody said (`leaves_others`)
    that the others are to be recorded without them. NothingChanged when there is nothing to do.
    """
    require(actor, Action.RECORD_STATUS)
    plan = plan_statuses(session, upload, round_id, agency_id=agency_id, actor=actor, at=at)
    return record_planned(session, plan, upload.note, expected=expected,
                          leaves_others=leaves_others, actor=actor, at=at)


def record_planned(
    session: Session,
    plan: Plan,
    note: Note,
    *,
    expected: str,
    leaves_others: bool,
    actor: Actor,
    at: datetime,
) -> Recorded:
    """The same with a dry run made a moment ago, so that nobody waits for it while it is made.

    Refused as there: a report that was written since is "sheet_moved". Rights, the round's lock
    and every value are looked at again with each row.
    """
    require(actor, Action.RECORD_STATUS)
    count = plan.count()
    left = count[Verdict.REFUSED] + count[Verdict.CONFLICT]
    if plan.digest != expected or _has_moved(session, plan):
        raise Refused("sheet_moved")
    if left and not leaves_others:
        raise Refused("sheet_refused", count=left)
    if not count[Verdict.CHANGED]:
        raise NothingChanged("reports")
    _record(session, plan, actor, at)
    done = Recorded(count[Verdict.CHANGED], count[Verdict.SAME], left)
    details = {"name": note.name, "sha256": note.sha256, "changed": done.changed,
               "same": done.same, "left": done.left}
    audit.write(session, "import_statuses", "round", plan.round_id, actor=actor, at=at,
                details=details)
    return done


def _has_moved(session: Session, plan: Plan) -> bool:
    """Whether a report that the table means is no longer as the dry run saw it."""
    found = select(Report.id, Report.version).where(Report.round_id == plan.round_id)
    versions = dict(session.execute(found).all())
    return any(versions.get(row.report_id) != row.version
               for row in plan.rows if row.report_id is not None)


def _record(session: Session, plan: Plan, actor: Actor, at: datetime) -> None:
    """Each row as if it had been typed: its history, its line of the log, its rules."""
    require(actor, Action.RECORD_STATUS)
    for row in plan.rows:
        if row.verdict is not Verdict.CHANGED:
            continue
        if row.report_id is None or row.said is None:
            raise Refused("sheet_moved")
        # The same deed sent twice has the same name.
        op_id = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{plan.digest}/{row.report_id}"))
        record_status(session, row.report_id, row.said, expected_version=row.version, op_id=op_id,
                      actor=actor, at=at)
