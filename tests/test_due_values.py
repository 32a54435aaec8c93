"""Times as the reader writes them, and the day each falls on in a year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from registry.due_values import in_year, is_value, stated, yearly

STATED = [
    ("before 2026-06-30", date(2026, 6, 30), True),
    ("by 2026-06-30", date(2026, 6, 30), False),
    ("by 2026-06", date(2026, 6, 30), False),
    ("before 2026-06", date(2026, 6, 1), True),
    ("by 2024-02", date(2024, 2, 29), False),
    ("by 2026-Q2", date(2026, 6, 30), False),
    ("before 2026-Q4", date(2026, 10, 1), True),
    ("by 2026", date(2026, 12, 31), False),
    ("before 2027", date(2027, 1, 1), True),
]
NO_DAY = ["", "by", "by 2026-13", "by 2026-02-30", "by 2026-Q5", "by --06-30", "before --11-15",
          "before ---25 monthly", "on 2026-06-30", "by 2026-6-3", "by 0999", "yearly",
          "by ２０２６", "by 2026-06-30 yearly"]


@pytest.mark.parametrize(("value", "day", "is_before"), STATED, ids=[row[0] for row in STATED])
def test_a_time_named_once_falls_on_one_day(value: str, day: date, is_before: bool) -> None:
    found = stated(value)
    assert found is not None
    assert (found.day, found.is_before) == (day, is_before)
    assert is_value(value)


@pytest.mark.parametrize("value", NO_DAY, ids=lambda one: one or "empty")
def test_other_times_fall_on_none(value: str) -> None:
    assert stated(value) is None


@pytest.mark.parametrize(("value", "year", "day"), [
    ("before 2026-06-30", 2026, date(2026, 6, 30)), ("before 2026-06-30", 2027, None),
    ("before 2027", 2026, date(2027, 1, 1)), ("before 2027", 2027, None),
    ("by --11-15 yearly", 2026, date(2026, 11, 15)),
    ("before --02-29 yearly", 2026, None), ("before --02-29 yearly", 2028, date(2028, 2, 29)),
    ("yearly", 2026, None),
], ids=str)
def test_the_day_of_a_year(value: str, year: int, day: date | None) -> None:
    found = in_year(value, year)
    assert (found.day if found else None) == day


def test_a_day_of_each_year_is_told_by_month_and_day() -> None:
    assert yearly("before --11-15 yearly") == "11-15"
    assert yearly("before --13-15 yearly") is None
    assert yearly("before --11-15") is None


@given(some.text(max_size=50))
def test_no_words_trouble_it(words: str) -> None:
    for value in (words, f"by {words}", f"before --{words} yearly"):
        assert is_value(value) in (True, False)
