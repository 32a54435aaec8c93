"""The files beside a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Evidence, Report, User
from db.vocabulary import Scan


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A file as its list shows it."""

    id: int
    name: str
    kind: str
    size: int
    sha256: str
    scan: Scan
    is_unread: bool
    added_by: str
    added_at: datetime


def of_report(session: Session, report_id: int) -> list[EvidenceLine]:
    """The files that stand beside a report, oldest first; those taken away are left out."""
    rows = session.execute(
        select(Evidence.id, Evidence.name, Evidence.kind, Evidence.size, Evidence.sha256,
               Evidence.scan, Evidence.is_unread, User.full_name, Evidence.added_at)
        .join(User, User.id == Evidence.added_by_id)
        .where(Evidence.report_id == report_id, Evidence.removed_at.is_(None))
        .order_by(Evidence.id)
    )
    return [EvidenceLine(*row) for row in rows]


def agency_of(session: Session, report_id: int) -> int | None:
    """The agency that answers for a report."""
    return session.scalar(select(Report.agency_id).where(Report.id == report_id))


def counts(session: Session, round_id: int, agency_id: int) -> dict[int, int]:
    """How many files stand beside each report of an agency in a round."""
    rows = session.execute(
        select(Evidence.report_id, func.count())
        .join(Report, Report.id == Evidence.report_id)
        .where(Report.round_id == round_id, Report.agency_id == agency_id)
        .where(Evidence.removed_at.is_(None))
        .group_by(Evidence.report_id)
    )
    return dict(rows.all())
