"""Evidence beside a report: put there, taken away again; the bytes stay as they came, for ever."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Evidence, EvidenceFile, Report
from db.vocabulary import Role, State, Verification
from registry import audit
from registry.changes import refuse_shut
from registry.errors import NotFound, NothingChanged, Refused
from registry.evidence.inspect import Inspected
from registry.evidence.kinds import Marks
from registry.policy import Action, Actor, can, require, scope

MOST_FILES = 20
MOST_BYTES = 100 * 1024 * 1024


def add(
    session: Session,
    report_id: int,
    found: Inspected,
    data: bytes,
    *,
    actor: Actor,
    at: datetime,
) -> Evidence:
    """Keep an inspected file beside a report. The same bytes twice are refused as already there."""
    report = require_place(session, report_id, size=found.size, actor=actor, at=at)
    beside = Evidence.report_id == report_id, Evidence.removed_at.is_(None)
    if session.scalar(select(Evidence.id).where(*beside, Evidence.sha256 == found.sha256)):
        raise NothingChanged("evidence")
    if session.get(EvidenceFile, found.sha256) is None:
        session.add(EvidenceFile(sha256=found.sha256, size=found.size, content=data))
        session.flush()
    kept = Evidence(
        report_id=report_id,
        sha256=found.sha256,
        name=found.name,
        kind=found.kind.value,
        media_type=found.media_type,
        size=found.size,
        scan=found.scan,
        is_unread=found.marks is Marks.UNREAD,
        added_by_id=actor.id,
        added_at=at,
    )
    session.add(kept)
    session.flush()
    details = {"report": report.id, "name": found.name, "size": found.size, "sha256": found.sha256}
    audit.write(session, "add_evidence", "evidence", kept.id, actor=actor, at=at, details=details)
    return kept


def require_place(
    session: Session, report_id: int, *, size: int = 0, actor: Actor, at: datetime
) -> Report:
    """The report, when the actor may put a file of this size beside it.

    What was taken away still counts: its bytes are kept as well.
    """
    report = _require_writable(session, report_id, actor, at)
    count, kept = session.execute(
        select(func.count(), func.coalesce(func.sum(Evidence.size), 0)).where(
            Evidence.report_id == report_id
        )
    ).one()
    if count >= MOST_FILES or kept + size > MOST_BYTES:
        raise Refused("evidence_too_many", files=MOST_FILES, megabytes=MOST_BYTES // 1024**2)
    return report


def remove(session: Session, evidence_id: int, *, actor: Actor, at: datetime) -> Evidence:
    """Take a file away from its report; the record keeps it, and who took it away."""
    kept = session.get(Evidence, evidence_id)
    if kept is None:
        require(actor, Action.RECORD_STATUS)
        raise NotFound("evidence", id=evidence_id)
    _require_writable(session, kept.report_id, actor, at)
    if kept.removed_at is not None:
        raise NothingChanged("evidence")
    kept.removed_at, kept.removed_by_id = at, actor.id
    details = {"report": kept.report_id, "name": kept.name, "sha256": kept.sha256}
    audit.write(session, "remove_evidence", "evidence", kept.id, actor=actor, at=at,
                details=details)
    return kept


def fetch(session: Session, evidence_id: int, *, actor: Actor) -> tuple[Evidence, bytes]:
    """A file for whoever may see its report. Raises NotFound for everybody else."""
    only = scope(actor)
    row = session.execute(
        select(Evidence, EvidenceFile.content, Report.agency_id)
        .join(EvidenceFile, EvidenceFile.sha256 == Evidence.sha256)
        .join(Report, Report.id == Evidence.report_id)
        .where(Evidence.id == evidence_id)
    ).first()
    is_foreign = row is not None and only not in (None, row.agency_id)
    is_gone = row is not None and only is not None and row[0].removed_at is not None
    if row is None or is_foreign or is_gone:
        raise NotFound("evidence", id=evidence_id)
    return row[0], row[1]


def _require_writable(session: Session, report_id: int, actor: Actor, at: datetime) -> Report:
    report = session.get(Report, report_id)
    if report is None or not can(actor, Action.RECORD_STATUS, report.agency_id):
        require(actor, Action.RECORD_STATUS)
        raise NotFound("report", id=report_id)
    refuse_shut(session, report, actor, at)
    if actor.role is Role.AGENCY and report.verification is Verification.VERIFIED:
        raise Refused("already_verified")
    if actor.role is Role.AGENCY and report.state is State.AWAITING:
        # Sở Nội vụ may be looking at what was sent: it must not change under its hands.
        raise Refused("evidence_sent")
    return report
