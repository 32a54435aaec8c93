"""The office's own choices, each with the value it has until somebody chooses otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Setting
from registry.calendar import DayOffPolicy


@dataclass(frozen=True, slots=True)
class Choices:
    """`due_soon_days` are calendar days; `rate` is "due" (done ÷ due) or "all" (done ÷ all)."""

    before_includes_day: bool = False
    day_off_policy: DayOffPolicy = DayOffPolicy.KEEP
    due_soon_days: int = 14
    stale_days: int = 90
    rate: str = "all"


DEFAULTS = Choices()


def choices(session: Session) -> Choices:
    """The choices in force."""
    rows = session.execute(select(Setting.name, Setting.value))
    kept = {row.name: row.value for row in rows}
    return Choices(
        before_includes_day=kept.get("before_includes_day") == "true",
        day_off_policy=DayOffPolicy(kept.get("day_off_policy", DEFAULTS.day_off_policy.value)),
        due_soon_days=int(kept.get("due_soon_days", DEFAULTS.due_soon_days)),
        stale_days=int(kept.get("stale_days", DEFAULTS.stale_days)),
        rate=kept.get("rate", DEFAULTS.rate),
    )
