"""Rules that give a due day: what a text or an officer says, and the last day that it leaves.

Pure: a rule and a year in, a `DueDay` out; no clock, no database, no time zone. The plan does not
say how its days are counted. We follow Bộ luật Dân sự 2015 (91/2015/QH13) by choice: khoản 3 Điều
147, the day of the event is not counted; khoản 5 Điều 148, a last day that is off ends with the
next working day, which is what `DayOffPolicy.NEXT_WORKING_DAY` does when the office chooses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from db.vocabulary import DeadlineRule
from registry.calendar import DayOffPolicy, DueDay, add_working_days, due_before
from registry.errors import Refused

# The plan is of 2022; the list of holidays ends with 2100.
FIRST_YEAR, LAST_YEAR = 2022, 2100
# A working year is about 250 days.
MOST_DAYS = 250
LONGEST_KEY, LONGEST_EVENT, LONGEST_SAYING = 80, 200, 500


@dataclass(frozen=True, slots=True)
class BeforeYearly:
    """Before a day of each year: "trước ngày 15/11 hàng năm".

    By the office's choice that day still counts or the day before is the last; a last day that is
    off follows the policy.
    """

    month: int
    day: int

    def __post_init__(self) -> None:
        try:
            # Of a year without a 29th of February: the day must be there every year.
            date(FIRST_YEAR, self.month, self.day)
        except ValueError:
            raise Refused("bad_yearly_day", day=self.day, month=self.month) from None


@dataclass(frozen=True, slots=True)
class OnDate:
    """A plain day. It always counts; only the policy for days off applies."""

    day: date

    def __post_init__(self) -> None:
        _require_year(self.day.year)


@dataclass(frozen=True, slots=True)
class WorkingDaysAfter:
    """So many working days after an event, whose own day never counts.

    The result is a working day, so neither of the office's choices changes it.
    """

    event_on: date
    event: str
    days: int

    def __post_init__(self) -> None:
        _require_year(self.event_on.year)
        _require_words(self.event, LONGEST_EVENT, "event_needed")
        if not 1 <= self.days <= MOST_DAYS:
            raise Refused("working_days_out_of_range", most=MOST_DAYS)


@dataclass(frozen=True, slots=True)
class LastWorkingDayOfQuarter:
    """The last working day of a quarter; neither of the office's choices changes it."""

    quarter: int

    def __post_init__(self) -> None:
        if not 1 <= self.quarter <= 4:
            raise Refused("bad_quarter")


@dataclass(frozen=True, slots=True)
class FromDocument:
    """A day that another document states, with that document's words if they are known.

    "Trước ngày" is read as in the plan, by the office's choice; "chậm nhất ngày" (`is_before`
    False) always counts its day. The policy for days off applies to both.
    """

    document_key: str
    says: str
    stated_on: date
    is_before: bool

    def __post_init__(self) -> None:
        _require_words(self.document_key, LONGEST_KEY, "source_needed")
        if self.says:
            _require_words(self.says, LONGEST_SAYING, "bad_rule")
        _require_year(self.stated_on.year)


Rule = BeforeYearly | OnDate | WorkingDaysAfter | LastWorkingDayOfQuarter | FromDocument

# An officer's day and a granted extension are plain days; their reasons stand beside them.
KINDS: dict[DeadlineRule, type[Rule]] = {
    DeadlineRule.BEFORE_YEARLY: BeforeYearly,
    DeadlineRule.SET_BY_OFFICER: OnDate,
    DeadlineRule.WORKING_DAYS_AFTER: WorkingDaysAfter,
    DeadlineRule.LAST_WORKING_DAY_OF_QUARTER: LastWorkingDayOfQuarter,
    DeadlineRule.FROM_DOCUMENT: FromDocument,
    DeadlineRule.EXTENSION: OnDate,
    DeadlineRule.ON_DATE: OnDate,
}
_KIND_OF = {rule: kind for kind, rule in KINDS.items()}


def reckon(rule: Rule, year: int, *, includes_day: bool, policy: DayOffPolicy) -> DueDay:
    """The due day of a rule in a year; a rule that names its own year gives that one.

    `includes_day` (does "trước ngày …" count its day?) speaks to the rules that say "before";
    `policy` to all whose result may be a day off. Each rule says so itself.
    """
    _require_year(year)
    match rule:
        case BeforeYearly(month, day):
            return due_before(date(year, month, day), includes_day=includes_day, policy=policy)
        case OnDate(day):
            return due_before(day, includes_day=True, policy=policy)
        case FromDocument(stated_on=stated_on, is_before=is_before):
            return due_before(stated_on, includes_day=includes_day or not is_before, policy=policy)
        case WorkingDaysAfter(event_on=event_on, days=days):
            due_on = add_working_days(event_on, days)
            return DueDay(event_on, False, policy, due_on, due_on)
        case LastWorkingDayOfQuarter(quarter):
            next_begins = date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
            due_on = add_working_days(next_begins, -1)
            return DueDay(next_begins - timedelta(days=1), True, policy, due_on, due_on)


def kind_of(rule: Rule) -> DeadlineRule:
    """What the record calls a rule; a plain day is ON_DATE."""
    return _KIND_OF[type(rule)]


def as_plain(rule: Rule) -> dict[str, str | int]:
    """A rule as JSON keeps it: words, numbers, and days as 2026-11-15."""
    found = {field.name: getattr(rule, field.name) for field in fields(rule)}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in found.items()
    }


def from_plain(kind: DeadlineRule, plain: object) -> Rule:
    """The rule that `as_plain` wrote. Raises Refused("bad_rule") for any other shape."""
    made = KINDS[kind]
    parts = {field.name: str(field.type) for field in fields(made)}
    if not isinstance(plain, Mapping) or plain.keys() != parts.keys():
        raise Refused("bad_rule", kind=kind)
    values: dict[str, Any] = {name: _read(plain[name], type_) for name, type_ in parts.items()}
    return made(**values)


def _read(value: object, type_: str) -> object:
    if type_ != "date":
        # By its exact type: True is no number of days.
        if type(value).__name__ != type_:
            raise Refused("bad_rule", value=value)
        return value
    try:
        found = date.fromisoformat(str(value))
    except ValueError:
        raise Refused("bad_rule", value=value) from None
    if found.isoformat() != value:
        raise Refused("bad_rule", value=value)
    return found


def _require_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("year_out_of_range", first=FIRST_YEAR, last=LAST_YEAR)


def _require_words(words: str, longest: int, code: str) -> None:
    if not words.strip():
        raise Refused(code)
    if len(words) > longest:
        raise Refused("text_too_long", longest=longest)
    if "\x00" in words:
        raise Refused("text_unreadable")
