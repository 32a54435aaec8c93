"""A table recorded: the dry run again, then every row of it, in one transaction or not at all."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from registry import audit
from registry.errors import NothingChanged, Refused
from registry.policy import Action, Actor, require
from registry.progress import record_status
from registry.statuses.plan import Plan, Verdict, plan_statuses
from registry.statuses.sheets import Upload


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
    count = plan.count()
    left = count[Verdict.REFUSED] + count[Verdict.CONFLICT]
    if plan.digest != expected:
        raise Refused("sheet_moved")
    if left and not leaves_others:
        raise Refused("sheet_refused", count=left)
    if not count[Verdict.CHANGED]:
        raise NothingChanged("reports")
    _record(session, plan, actor, at)
    done = Recorded(count[Verdict.CHANGED], count[Verdict.SAME], left)
    details = {"name": upload.name, "sha256": upload.sha256, "changed": done.changed,
               "same": done.same, "left": done.left}
    audit.write(session, "import_statuses", "round", round_id, actor=actor, at=at, details=details)
    return done


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
