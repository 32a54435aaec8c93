"""Times as the reader writes them: "before 2026-06-30", "by 2026-Q2", "before --11-15 yearly"."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

BEFORE, BY, YEARLY = "before", "by", " yearly"
# Soft times: how often, or as things come.
SOFT = frozenset({"yearly", "quarterly", "monthly", "weekly", "ongoing", "periodic",
                  "when it occurs"})
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Stated:
    """A day a text names once. `is_before`: it says "before", so that the day may not count."""

    day: date
    is_before: bool


def stated(value: str) -> Stated | None:
    """The one day of "before|by" a day, month, quarter or year; None for all other times.

    By a month is by its last day, before a month is before its first.
    """
    word, _, named = value.partition(" ")
    if word not in (BEFORE, BY):
        return None
    stretch = _stretch(named)
    if stretch is None:
        return None
    is_before = word == BEFORE
    return Stated(stretch[0] if is_before else stretch[1], is_before)


def yearly(value: str) -> str | None:
    """MM-DD of "before --MM-DD yearly"; None for all other times."""
    word, _, named = value.partition(" ")
    if word not in (BEFORE, BY) or not (named.startswith("--") and named.endswith(YEARLY)):
        return None
    month_day = named[2 : -len(YEARLY)]
    return month_day if _day(f"2024-{month_day}") else None


def in_year(value: str, year: int) -> Stated | None:
    """The day a time falls on in a year, if it does: "by --11-15 yearly" falls on one in each."""
    found = stated(value)
    every = yearly(value)
    if every is not None:
        day = _day(f"{year}-{every}")
        found = Stated(day, value.startswith(BEFORE)) if day else None
    return found if found is not None and _last_day(found).year == year else None


def _last_day(found: Stated) -> date:
    """"Before 1 January" is owed in the year before."""
    is_new_year = (found.day.month, found.day.day) == (1, 1)
    return found.day - timedelta(days=1) if found.is_before and is_new_year else found.day


def is_value(value: str) -> bool:
    """Whether it is a time as the reader writes it."""
    if len(value) > LONGEST:
        return False
    return value in SOFT or stated(value) is not None or yearly(value) is not None


def _stretch(named: str) -> tuple[date, date] | None:
    """The first and the last day of a day, month, quarter or year."""
    day = _day(named)
    if day is not None:
        return day, day
    year, part = named[:4], named[4:]
    if not (year.isascii() and year.isdecimal() and 1900 <= int(year) <= 2200):
        return None
    if not part:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if part[:-1] == "-Q" and part[-1] in "1234":
        last = 3 * int(part[-1])
        return date(int(year), last - 2, 1), _month_end(int(year), last)
    first = _day(f"{named}-01")
    return (first, _month_end(first.year, first.month)) if first else None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _day(named: str) -> date | None:
    try:
        found = date.fromisoformat(named)
    except ValueError:
        return None
    return found if found.isoformat() == named else None
