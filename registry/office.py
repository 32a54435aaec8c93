"""Sở Nội vụ is an agency of the plan too; its own reports are confirmed by the leaders' office."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Agency

# The plan (III.1) gives Sở Nội vụ the watching and urging.
OFFICE = "so-noi-vu"


def office_id(session: Session) -> int | None:
    """The row of Sở Nội vụ among the agencies; None in a record that has none."""
    if "office" not in session.info:
        session.info["office"] = session.scalar(select(Agency.id).where(Agency.code == OFFICE))
    known: int | None = session.info["office"]
    return known


def is_office(session: Session, agency_id: int) -> bool:
    """Whether a report is Sở Nội vụ's own."""
    return agency_id == office_id(session)
