"""Days off of Việt Nam, and how "trước ngày …" becomes the last day that still counts."""

import tomllib
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

import pytest
from holidays import country_holidays
from holidays.countries.vietnam import VietnamStaticHolidays
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.calendar import (
    ANNOUNCED_UNTIL,
    SWAPPED,
    DayOffPolicy,
    add_working_days,
    due_before,
    holiday_name,
    is_make_up_day,
    is_working_day,
    working_days_between,
    working_days_late,
    working_days_left,
)

ROOT = Path(__file__).parent.parent
# The first look into a year makes its list of holidays.
UNHURRIED = settings(deadline=None)
KEEP, NEXT, PREVIOUS = (
    DayOffPolicy.KEEP,
    DayOffPolicy.NEXT_WORKING_DAY,
    DayOffPolicy.PREVIOUS_WORKING_DAY,
)

# Weekdays that were or will be off, as the yearly notices gave them; weekends are off anyway.
# From 2027 on it is what the law alone gives: nobody has announced those swapped days yet.
WEEKDAYS_OFF = {
    2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
    2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
    2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
    2028: "01-03 01-24 01-25 01-26 01-27 01-28 04-04 05-01 05-02 09-01 09-04 11-24",
    2029: "01-01 02-12 02-13 02-14 02-15 02-16 04-23 04-30 05-01 09-03 09-04 11-26",
    2030: "01-01 01-31 02-01 02-04 02-05 02-06 04-12 04-30 05-01 09-02 09-03 11-25",
}
MAKE_UP_DAYS = {
    date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22),
}
EVERY_YEAR = range(2022, 2031)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", WEEKDAYS_OFF)
def test_the_weekdays_off_of_a_year_are_those_announced(year):
    off = [day for day in days_of(year) if day.weekday() < 5 and not is_working_day(day)]

    assert [f"{day:%m-%d}" for day in off] == WEEKDAYS_OFF[year].split()


@pytest.mark.parametrize("year", EVERY_YEAR)
def test_the_only_weekend_days_worked_are_the_announced_make_up_saturdays(year):
    worked = {day for day in days_of(year) if day.weekday() >= 5 and is_working_day(day)}

    assert worked == {day for day in MAKE_UP_DAYS if day.year == year}
    assert all(is_make_up_day(day) and day.weekday() == 5 for day in worked)


@pytest.mark.parametrize("year", range(2022, 2036))
@pytest.mark.parametrize(("month", "day"), [(1, 1), (4, 30), (5, 1), (9, 2)])
def test_the_fixed_holidays_are_days_off_every_year(year, month, day):
    assert holiday_name(date(year, month, day))
    assert not is_working_day(date(year, month, day))


@pytest.mark.parametrize(
    ("first", "hung_kings"),
    [
        (date(2022, 2, 1), date(2022, 4, 10)),
        (date(2023, 1, 22), date(2023, 4, 29)),
        (date(2024, 2, 10), date(2024, 4, 18)),
        (date(2025, 1, 29), date(2025, 4, 7)),
        (date(2026, 2, 17), date(2026, 4, 26)),
        (date(2027, 2, 6), date(2027, 4, 16)),
        (date(2028, 1, 26), date(2028, 4, 4)),
        (date(2029, 2, 13), date(2029, 4, 23)),
        (date(2030, 2, 2), date(2030, 4, 12)),
    ],
)
def test_the_lunar_holidays_fall_where_the_almanac_has_them(first, hung_kings):
    assert holiday_name(first) == "Tết Nguyên Đán"
    assert not any(is_working_day(first + timedelta(days=n)) for n in range(-1, 3))
    assert holiday_name(hung_kings) == "Ngày Giỗ Tổ Hùng Vương"


def test_the_day_of_vietnamese_culture_is_a_day_off_from_2026_on():
    assert holiday_name(date(2026, 11, 24)) == "Ngày Văn hóa Việt Nam"
    assert holiday_name(date(2025, 11, 24)) is None


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        (date(2024, 4, 29), date(2024, 5, 4)),
        (date(2025, 5, 2), date(2025, 4, 26)),
        (date(2026, 1, 2), date(2026, 1, 10)),
        (date(2026, 8, 31), date(2026, 8, 22)),
    ],
)
def test_a_swapped_day_off_names_the_saturday_worked_for_it(off, worked):
    assert not is_working_day(off)
    assert f"{worked:%d/%m/%Y}" in holiday_name(off)
    assert is_make_up_day(worked)
    assert is_working_day(worked)


def test_an_ordinary_day_has_no_holiday_name():
    assert holiday_name(date(2026, 11, 23)) is None
    assert holiday_name(date(2026, 11, 22)) is None
    assert is_working_day(date(2026, 11, 23))
    assert not is_working_day(date(2026, 11, 22))


def test_the_list_of_holidays_installed_is_the_one_pinned():
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]

    assert f"holidays=={version('holidays')}" in needs


def test_a_swap_is_added_by_hand_only_while_the_list_lacks_it():
    listed = country_holidays("VN", years=2026, language="vi")

    assert not [day for day in SWAPPED if day in listed]


def test_the_last_announced_year_is_the_last_the_list_holds_swaps_for():
    assert max(VietnamStaticHolidays.special_public_holidays) == ANNOUNCED_UNTIL


@pytest.mark.parametrize(
    ("stated", "includes_day", "policy", "due"),
    [
        # In 2026 the 14th of November is a Saturday, the 15th a Sunday.
        ("2026-11-15", False, KEEP, "2026-11-14"),
        ("2026-11-15", True, KEEP, "2026-11-15"),
        ("2026-11-15", False, NEXT, "2026-11-16"),
        ("2026-11-15", True, NEXT, "2026-11-16"),
        ("2026-11-15", False, PREVIOUS, "2026-11-13"),
        ("2026-11-15", True, PREVIOUS, "2026-11-13"),
        # In 2025 the 14th is a Friday and the 15th a Saturday.
        ("2025-11-15", False, NEXT, "2025-11-14"),
        ("2025-11-15", True, NEXT, "2025-11-17"),
        ("2025-11-15", True, PREVIOUS, "2025-11-14"),
        # Through the whole of Tết, and onto or past a Saturday that is worked.
        ("2026-02-17", False, NEXT, "2026-02-23"),
        ("2026-02-20", False, PREVIOUS, "2026-02-13"),
        ("2026-08-23", True, PREVIOUS, "2026-08-22"),
        ("2026-08-23", False, NEXT, "2026-08-22"),
        # Before the first of January is a day of the year before.
        ("2027-01-01", False, KEEP, "2026-12-31"),
        ("2023-01-01", True, NEXT, "2023-01-03"),
    ],
)
def test_before_a_day_means_the_day_before_unless_the_office_chose_otherwise(
    stated, includes_day, policy, due
):
    found = due_before(date.fromisoformat(stated), includes_day=includes_day, policy=policy)

    assert found.due_on == date.fromisoformat(due)


def test_a_due_day_keeps_all_it_rests_on():
    kept = due_before(date(2026, 11, 15), includes_day=False, policy=KEEP)
    moved = due_before(date(2026, 11, 15), includes_day=False, policy=NEXT)

    assert (kept.stated_on, kept.unmoved_on, kept.was_moved) == (
        date(2026, 11, 15), date(2026, 11, 14), False,
    )
    assert (moved.unmoved_on, moved.due_on, moved.was_moved) == (
        date(2026, 11, 14), date(2026, 11, 16), True,
    )


@pytest.mark.parametrize("policy", [NEXT, PREVIOUS])
@pytest.mark.parametrize("year", EVERY_YEAR)
def test_a_moved_day_is_always_the_nearest_working_day(year, policy):
    step = timedelta(days=1 if policy is NEXT else -1)
    for day in days_of(year):
        due = due_before(day, includes_day=True, policy=policy).due_on
        passed = [day + step * n for n in range(abs((due - day).days))]

        assert is_working_day(due)
        assert not any(is_working_day(one) for one in passed)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-20", "2026-11-21", 0),  # to a Saturday
        ("2026-11-20", "2026-11-23", 1),  # over a weekend
        ("2026-11-23", "2026-11-27", 3),  # the 24th is off
        ("2026-08-21", "2026-08-22", 1),  # a Saturday that is worked
        ("2026-08-28", "2026-09-03", 1),  # Monday swapped, then two days of Quốc khánh
        ("2026-02-13", "2026-02-23", 1),  # the whole of Tết
        ("2025-04-25", "2025-05-05", 4),  # 26/4 worked; 30/4, 1/5 and 2/5 off
        ("2025-12-31", "2026-01-05", 1),  # over the turn of the year
        ("2026-01-01", "2026-01-10", 6),  # Friday off, the next Saturday worked for it
        # 2023: 260 weekdays, 11 off. 2024: 262, 12 off, one Saturday worked. 2025: the 2nd.
        ("2022-12-30", "2025-01-02", 260 - 11 + 262 - 12 + 1 + 1),
        ("2026-11-27", "2026-11-23", -3),
        ("2026-02-23", "2026-02-13", -1),
        ("2026-01-05", "2025-12-31", -1),
    ],
)
def test_working_days_between_two_days(start, end, expected):
    assert working_days_between(date.fromisoformat(start), date.fromisoformat(end)) == expected


@pytest.mark.parametrize("length", [1, 2, 7, 40, 365, 366, 800])
def test_counting_working_days_agrees_with_counting_them_one_by_one(length):
    for start in (date(2022, 1, 1), date(2023, 12, 31), date(2024, 2, 28), date(2026, 8, 20)):
        one_by_one = sum(is_working_day(start + timedelta(days=n)) for n in range(1, length + 1))

        assert working_days_between(start, start + timedelta(days=length)) == one_by_one
        assert working_days_between(start + timedelta(days=length), start) == -one_by_one


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-22", 0, "2026-11-22"),  # the day itself, worked or not
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-22", 1, "2026-11-23"),
        ("2026-11-23", 2, "2026-11-26"),  # the 24th is off
        ("2026-02-13", 1, "2026-02-23"),  # the whole of Tết
        ("2026-08-21", 1, "2026-08-22"),  # a Saturday that is worked
        ("2025-12-31", 1, "2026-01-05"),  # over the turn of the year
        ("2026-11-23", -1, "2026-11-20"),
        ("2026-11-22", -1, "2026-11-20"),
        ("2026-02-23", -2, "2026-02-12"),
        ("2026-08-24", -1, "2026-08-22"),
        ("2026-01-05", -1, "2025-12-31"),
        ("2026-01-01", -1, "2025-12-31"),
        ("2025-12-31", -1, "2025-12-30"),
        # 2023: 260 weekdays, 11 off. 2024: 262, 12 off, one Saturday worked.
        ("2022-12-31", 249 + 251, "2024-12-31"),
        ("2025-01-01", -(249 + 251), "2023-01-03"),
    ],
)
def test_the_nth_working_day_after_a_day_or_before_it(start, count, expected):
    assert add_working_days(date.fromisoformat(start), count) == date.fromisoformat(expected)


days = st.dates(date(2022, 1, 1), date(2035, 12, 31))


@UNHURRIED
@given(days, st.integers(1, 800))
def test_adding_working_days_undoes_counting_them(day, count):
    after, before = add_working_days(day, count), add_working_days(day, -count)

    assert is_working_day(after)
    assert is_working_day(before)
    assert working_days_between(day, after) == count
    # Counted from the one before, the day itself is one of them if it is worked.
    assert working_days_between(before, day) == count - 1 + is_working_day(day)


@UNHURRIED
@given(days, st.integers(-300, 300))
def test_one_more_working_day_is_later_and_so_is_one_from_a_later_day(day, count):
    found = add_working_days(day, count)

    assert found < add_working_days(day, count + 1)
    assert found <= add_working_days(day + timedelta(days=1), count)


@pytest.mark.parametrize(
    ("today", "left", "late"),
    [
        ("2026-11-11", 2, 0),
        ("2026-11-12", 1, 0),
        ("2026-11-13", 0, 0),  # the due day itself, a Friday
        ("2026-11-14", 0, 0),  # late, by no working day yet
        ("2026-11-15", 0, 0),
        ("2026-11-16", 0, 1),
        ("2026-11-25", 0, 7),  # the 24th is off
    ],
)
def test_working_days_left_until_a_due_day_and_late_after_it(today, left, late):
    due_on, day = date(2026, 11, 13), date.fromisoformat(today)

    assert (working_days_left(due_on, day), working_days_late(due_on, day)) == (left, late)
