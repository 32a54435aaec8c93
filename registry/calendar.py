"""Days off of Việt Nam, and how a date in a text becomes the last day that still counts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate

import holidays

# The last year whose swapped days off and make-up Saturdays the government has announced, as far
# as the pinned list knows. A later year's Tết is computed and may still be moved.
ANNOUNCED_UNTIL = 2026
# Swaps the pinned list lacks: the day off, and the Saturday worked for it. This one the government
# agreed to on 25/12/2025 and Bộ Nội vụ announced the same day.
SWAPPED = {date(2026, 1, 2): date(2026, 1, 10)}


class DayOffPolicy(StrEnum):
    """What becomes of a due day that is a day off. The plan does not say; the office chooses."""

    KEEP = "keep"
    NEXT_WORKING_DAY = "next_working_day"
    PREVIOUS_WORKING_DAY = "previous_working_day"


@dataclass(frozen=True, slots=True)
class DueDay:
    """The result of a rule with all it rests on, so that the screen can say why.

    `stated_on` is the day the rule names; `unmoved_on` the last day before the office's choice
    about days off; `due_on` the last day that still counts.
    """

    stated_on: date
    includes_day: bool
    policy: DayOffPolicy
    due_on: date
    unmoved_on: date

    @property
    def was_moved(self) -> bool:
        return self.due_on != self.unmoved_on


@lru_cache(maxsize=64)
def _days_off(year: int) -> dict[date, str]:
    days = holidays.country_holidays("VN", years=year, language="vi")
    found = {day: name for day, name in days.items() if day.year == year}
    for day, worked in SWAPPED.items():
        if day.year == year:
            found.setdefault(day, days.substituted_label % f"{worked:%d/%m/%Y}")
    return found


@lru_cache(maxsize=64)
def _make_up_days(year: int) -> frozenset[date]:
    days = holidays.country_holidays("VN", years=year, language="vi")
    known = [*days.weekend_workdays, *SWAPPED.values()]
    return frozenset(day for day in known if day.year == year)


def holiday_name(day: date) -> str | None:
    """The name of the public holiday, substitute days included; None on any other day."""
    return _days_off(day.year).get(day)


def is_make_up_day(day: date) -> bool:
    """A weekend day worked in exchange for a day off beside a holiday."""
    return day in _make_up_days(day.year)


def is_working_day(day: date) -> bool:
    """Monday to Friday, no public holiday; a make-up Saturday works too."""
    if is_make_up_day(day):
        return True
    return day.weekday() < 5 and holiday_name(day) is None


def due_before(stated_on: date, *, includes_day: bool, policy: DayOffPolicy) -> DueDay:
    """The last day that meets "trước ngày …": the day before, or the day itself by choice."""
    unmoved = stated_on if includes_day else stated_on - timedelta(days=1)
    return DueDay(stated_on, includes_day, policy, _moved(unmoved, policy), unmoved)


def working_days_between(start: date, end: date) -> int:
    """Working days after `start` up to and including `end`; negative when `end` is earlier."""
    if end < start:
        return -working_days_between(end, start)
    whole_years = sum(_worked(date(year, 12, 31)) for year in range(start.year, end.year))
    return whole_years + _worked(end) - _worked(start)


def add_working_days(start: date, count: int) -> date:
    """The `count`-th working day after a day, or before it when negative; 0 gives the day itself.

    The day itself never counts, whether it is worked or not.
    """
    if count == 0:
        return start
    year, place = start.year, _worked(start) + count
    if count < 0:
        place += 0 if is_working_day(start) else 1
    while place < 1:
        year -= 1
        place += _counted(year)[-1]
    while place > _counted(year)[-1]:
        place -= _counted(year)[-1]
        year += 1
    return date(year, 1, 1) + timedelta(days=bisect_left(_counted(year), place))


def working_days_left(due_on: date, today: date) -> int:
    """Working days from tomorrow to the due day, both counted; 0 on that day and after it."""
    return max(0, working_days_between(today, due_on))


def working_days_late(due_on: date, today: date) -> int:
    """Working days after the due day up to and including today.

    A report is late from the first day after its due day; over a weekend it is late by 0 of these.
    """
    return max(0, working_days_between(due_on, today))


def _worked(day: date) -> int:
    """Working days of its year up to and including a day."""
    return _counted(day.year)[day.timetuple().tm_yday - 1]


@lru_cache(maxsize=64)
def _counted(year: int) -> tuple[int, ...]:
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    return tuple(accumulate(is_working_day(first + timedelta(days=n)) for n in range(length)))


def _moved(day: date, policy: DayOffPolicy) -> date:
    if policy is DayOffPolicy.KEEP:
        return day
    step = timedelta(days=1 if policy is DayOffPolicy.NEXT_WORKING_DAY else -1)
    while not is_working_day(day):
        day += step
    return day
