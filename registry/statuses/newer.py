"""Whether somebody recorded a report after its row was written."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from db.models import Report
from registry.changes import refuse_stale
from registry.clock import day_of
from registry.errors import RegistryError, Stale
from registry.statuses import named, values
from registry.statuses.columns import Column
from registry.statuses.rows import Row

# Our own sheets write a moment to the minute.
A_MINUTE = timedelta(minutes=1)


def entry(session: Session, row: Row, report: Report) -> RegistryError | None:
    """Who was later than the row, by the version it shows, or by its "Cập nhật lúc"; None when
    nobody was, or when the row says neither."""
    key = row.cell(Column.KEY)
    if key:
        seen = named.read_key(key).version
    elif row.cell(Column.UPDATED_AT) and report.changed_at is not None:
        seen = -1 if _is_older(row.cell(Column.UPDATED_AT), report) else report.version
    else:
        return None
    try:
        refuse_stale(session, report, seen)
    except Stale as stale:
        return stale
    return None


def _is_older(cell: str, report: Report) -> bool:
    on, at = values.moment(cell)
    if report.changed_at is None:
        return False
    if at is not None:
        return report.changed_at >= at + A_MINUTE
    return day_of(report.changed_at) > on
