"""The office's own choices, each with the value it has until somebody chooses otherwise."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import AuditEvent, Setting
from registry import audit
from registry.calendar import DayOffPolicy, add_working_days
from registry.errors import NothingChanged, Refused
from registry.policy import Action, Actor, require


@dataclass(frozen=True, slots=True)
class Choices:
    """`rate` is "due" (done ÷ due) or "all" (done ÷ all).

    `due_soon_days` and `urge_gap_days` are working days, `stale_days` calendar days.
    `escalate_after` letters without an answer, a report is shown to the leaders. An agency is
    ranked among those that owe as many reports; `volume_limits` part the groups.
    """

    before_includes_day: bool = False
    day_off_policy: DayOffPolicy = DayOffPolicy.KEEP
    due_soon_days: int = 10
    stale_days: int = 90
    rate: str = "all"
    urge_gap_days: int = 3
    escalate_after: int = 3
    volume_limits: tuple[int, ...] = (20,)

    def soon_until(self, today: date) -> date:
        """The last due day that is near: so many working days from today on."""
        return add_working_days(today, self.due_soon_days)


DEFAULTS = Choices()
RATES = ("all", "due")
_KEPT = select(Setting.name, Setting.value)


def choices(session: Session) -> Choices:
    """The choices in force."""
    return read({row.name: row.value for row in session.execute(_KEPT)})


def choices_at(session: Session, moment: datetime) -> Choices:
    """The choices that were in force at a moment: the log's later changes are taken back."""
    kept = plain(choices(session))
    later = select(AuditEvent.details).where(AuditEvent.deed == "choose", AuditEvent.at > moment)
    for changed in session.scalars(later.order_by(AuditEvent.id.desc())):
        for name, (before, _after) in changed.items():
            kept[name] = before
    return read(kept)


def read(kept: dict[str, str]) -> Choices:
    """Choices from the words they are kept as; what is missing has its usual value."""
    said = {**plain(DEFAULTS), **kept}
    return Choices(
        before_includes_day=said["before_includes_day"] == "true",
        day_off_policy=DayOffPolicy(said["day_off_policy"]),
        due_soon_days=int(said["due_soon_days"]),
        stale_days=int(said["stale_days"]),
        rate=said["rate"],
        urge_gap_days=int(said["urge_gap_days"]),
        escalate_after=int(said["escalate_after"]),
        volume_limits=tuple(int(limit) for limit in said["volume_limits"].split(",") if limit),
    )


def choose(session: Session, wanted: Choices, *, actor: Actor, at: datetime) -> Choices:
    """Make these the choices in force; the ones before them stay in the log."""
    require(actor, Action.CHANGE_SETTINGS)
    _refuse_odd(wanted)
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


def _refuse_odd(wanted: Choices) -> None:
    if not 1 <= wanted.due_soon_days <= 60 or not 7 <= wanted.stale_days <= 365:
        raise Refused("bad_days")
    if not 1 <= wanted.urge_gap_days <= 30 or not 1 <= wanted.escalate_after <= 9:
        raise Refused("bad_urging")
    limits = wanted.volume_limits
    if not 1 <= len(limits) <= 4 or list(limits) != sorted(set(limits)) or limits[0] < 2:
        raise Refused("bad_volumes")
    if wanted.rate not in RATES:
        raise Refused("bad_choice")


def plain(said: Choices) -> dict[str, str]:
    """The choices as they are kept, by name."""
    return {name: _plain(value) for name, value in asdict(said).items()}


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(str(part) for part in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
