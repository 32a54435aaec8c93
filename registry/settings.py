"""The office's own choices, each with the value it has until somebody chooses otherwise."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Setting
from registry import audit
from registry.calendar import DayOffPolicy
from registry.errors import NothingChanged, Refused
from registry.policy import Action, Actor, require


@dataclass(frozen=True, slots=True)
class Choices:
    """`due_soon_days` are calendar days; `rate` is "due" (done ÷ due) or "all" (done ÷ all)."""

    before_includes_day: bool = False
    day_off_policy: DayOffPolicy = DayOffPolicy.KEEP
    due_soon_days: int = 14
    stale_days: int = 90
    rate: str = "all"


DEFAULTS = Choices()
RATES = ("all", "due")


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


def choose(session: Session, wanted: Choices, *, actor: Actor, at: datetime) -> Choices:
    """Make these the choices in force; the ones before them stay in the log."""
    require(actor, Action.CHANGE_SETTINGS)
    if not 1 <= wanted.due_soon_days <= 90 or not 7 <= wanted.stale_days <= 365:
        raise Refused("bad_days")
    if wanted.rate not in RATES:
        raise Refused("bad_choice")
    before, after = plain(choices(session)), plain(wanted)
    changed = {name: [before[name], after[name]] for name in after if after[name] != before[name]}
    if not changed:
        raise NothingChanged("settings")
    kept = {row.name: row for row in session.scalars(select(Setting))}
    for name in changed:
        if name in kept:
            kept[name].value = after[name]
        else:
            session.add(Setting(name=name, value=after[name]))
    session.flush()
    audit.write(session, "choose", "settings", "", actor=actor, at=at, details=changed)
    return wanted


def plain(said: Choices) -> dict[str, str]:
    """The choices as they are kept, by name."""
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in asdict(said).items()
    }
