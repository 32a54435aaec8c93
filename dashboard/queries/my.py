"""What an agency's desk shows: its reports in groups, drafts, last year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard.queries.board import Line
from dashboard.queries.remembered import remembered
from dashboard.queries.tasks import ReportDetail
from db.models import Draft, Explanation, Report, Round
from db.vocabulary import State, Verification
from registry.standing import SAID_BY_AGENCY


class Group(StrEnum):
    """Where a report stands between an agency and Sở Nội vụ, in the order it is worked through."""

    RETURNED = "returned"
    TO_REPORT = "to-report"
    IN_HAND = "in-hand"
    SENT = "sent"
    CONFIRMED = "confirmed"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What a person typed into a form and has not sent."""

    fields: dict[str, Any]
    based_on: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class LastYear:
    """What the same agency said of the same task in the round before."""

    year: int
    state: State
    percent: int | None
    result: str
    product: str
    difficulties: str
    proposals: str


def group_of(line: Line) -> Group:
    """The one group a report is in."""
    if line.verification is Verification.RETURNED:
        return Group.RETURNED
    if line.verification is Verification.VERIFIED:
        return Group.CONFIRMED
    if line.state not in SAID_BY_AGENCY:
        return Group.SETTLED
    if line.state is State.AWAITING:
        return Group.SENT
    is_silent = line.verification is Verification.NONE
    return Group.TO_REPORT if is_silent else Group.IN_HAND


@remembered
def return_reasons(session: Session, round_id: int, agency_id: int) -> dict[int, str]:
    """Why each returned report of an agency was returned, by report."""
    rows = session.execute(
        select(Report.id, Report.return_reason).where(
            Report.round_id == round_id,
            Report.agency_id == agency_id,
            Report.verification == Verification.RETURNED,
        )
    )
    return dict(rows.all())


@remembered
def to_answer(session: Session, round_id: int, agency_id: int) -> int:
    """How many questions of a round an agency has yet to answer."""
    asked = (
        select(func.count())
        .select_from(Explanation)
        .join(Report, Report.id == Explanation.report_id)
        .where(Report.round_id == round_id, Report.agency_id == agency_id)
        .where(Explanation.answered_at.is_(None))
    )
    return session.scalar(asked) or 0


def drafts(session: Session, round_id: int, user_id: int | None) -> dict[int, datetime]:
    """When each unsent draft of a person in a round was kept, by report."""
    rows = session.execute(
        select(Draft.report_id, Draft.saved_at)
        .join(Report, Report.id == Draft.report_id)
        .where(Draft.user_id == user_id, Report.round_id == round_id)
    )
    return dict(rows.all())


def draft_of(session: Session, report_id: int, user_id: int | None) -> KeptDraft | None:
    """A person's own draft of a report."""
    row = session.execute(
        select(Draft.fields, Draft.based_on, Draft.saved_at).where(
            Draft.report_id == report_id, Draft.user_id == user_id
        )
    ).first()
    return KeptDraft(*row) if row else None


def last_year(session: Session, report: ReportDetail) -> LastYear | None:
    """The report of the same task and agency in the round before; None when there is none."""
    here = session.get_one(Round, report.round_id)
    row = session.execute(
        select(Round.year, Report.state, Report.percent, Report.result, Report.product,
               Report.difficulties, Report.proposals)
        .join(Round, Round.id == Report.round_id)
        .where(Report.task_id == report.task_id, Report.agency_id == report.agency_id)
        .where(Round.plan_id == here.plan_id, Round.year < here.year)
        .order_by(Round.year.desc())
        .limit(1)
    ).first()
    return LastYear(*row) if row else None
