"""The only module that asks the time. Moments are UTC; days are counted in Việt Nam."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """This moment, with its zone."""
    return datetime.now(UTC)  # noqa: TID251 the one place that asks


def today() -> date:
    """The day it is in Việt Nam."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The Vietnamese day a moment falls on: 23:30 UTC is already tomorrow there."""
    return moment.astimezone(VIETNAM).date()


def local(moment: datetime) -> datetime:
    """The same moment as a Vietnamese clock shows it."""
    return moment.astimezone(VIETNAM)
