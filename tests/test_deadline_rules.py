"""Rules that give a due day: tables for 2022–2030, refusals, words, and JSON there and back."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.texts.deadlines import REFUSALS, explain
from dashboard.texts.refusals import SENTENCES
from db.vocabulary import DeadlineRule
from registry import calendar
from registry.calendar import DayOffPolicy, is_working_day
from registry.deadlines import (
    BeforeYearly,
    FromDocument,
    LastWorkingDayOfQuarter,
    OnDate,
    WorkingDaysAfter,
    as_plain,
    from_plain,
    kind_of,
    reckon,
)
from registry.errors import Refused

KEEP, NEXT, PREVIOUS = (
    DayOffPolicy.KEEP,
    DayOffPolicy.NEXT_WORKING_DAY,
    DayOffPolicy.PREVIOUS_WORKING_DAY,
)
PLAN = BeforeYearly(11, 15)
# The first look into a year makes its list of holidays.
UNHURRIED = settings(deadline=None)

# Days of November: kept, moved on, moved back, without the 15th; then the same with it.
PLAN_RULE = {
    2022: ("14 14 14", "15 15 15"),  # the 15th is a Tuesday
    2023: ("14 14 14", "15 15 15"),  # a Wednesday
    2024: ("14 14 14", "15 15 15"),  # a Friday
    2025: ("14 14 14", "15 17 14"),  # a Saturday
    2026: ("14 16 13", "15 16 13"),  # a Sunday
    2027: ("14 15 12", "15 15 15"),  # a Monday
    2028: ("14 14 14", "15 15 15"),  # a Wednesday
    2029: ("14 14 14", "15 15 15"),  # a Thursday
    2030: ("14 14 14", "15 15 15"),  # a Friday
}
# Days of March, June, September and December.
QUARTERS = {
    2022: "31 30 30 30",
    2023: "31 30 29 29",
    2024: "29 28 30 31",
    2025: "31 30 30 31",
    2026: "31 30 30 31",
    2027: "31 30 30 31",
    2028: "31 30 29 29",
    2029: "30 29 28 31",
    2030: "29 28 30 31",
}
# The first day of Tết; the last working day before the holiday; the first one after it.
TET = {
    2022: ("02-01", "01-28", "02-07"),
    2023: ("01-22", "01-19", "01-27"),
    2024: ("02-10", "02-07", "02-15"),
    2025: ("01-29", "01-24", "02-03"),
    2026: ("02-17", "02-13", "02-23"),
    2027: ("02-06", "02-03", "02-11"),
    2028: ("01-26", "01-21", "01-31"),
    2029: ("02-13", "02-09", "02-19"),
    2030: ("02-02", "01-30", "02-07"),
}


def due(rule, year=2026, *, includes_day=False, policy=KEEP):
    return reckon(rule, year, includes_day=includes_day, policy=policy)


def whole_table():
    """What the engine makes of the three tables."""
    plan = {
        year: tuple(
            " ".join(f"{due(PLAN, year, includes_day=counts, policy=policy).due_on:%d}"
                     for policy in (KEEP, NEXT, PREVIOUS))
            for counts in (False, True)
        )
        for year in PLAN_RULE
    }
    quarters = {
        year: " ".join(f"{due(LastWorkingDayOfQuarter(one), year).due_on:%d}"
                       for one in (1, 2, 3, 4))
        for year in QUARTERS
    }
    return plan, quarters, {year: tet_of(year) for year in TET}


def tet_of(year):
    first = date.fromisoformat(f"{year}-{TET[year][0]}")
    moved = [due(OnDate(first), year, policy=policy).due_on for policy in (PREVIOUS, NEXT)]
    return (TET[year][0], *(f"{day:%m-%d}" for day in moved))


def test_the_plan_rule_in_every_year_by_every_choice():
    assert whole_table()[0] == PLAN_RULE


def test_the_last_working_day_of_every_quarter():
    assert whole_table()[1] == QUARTERS


@pytest.mark.parametrize("year", QUARTERS)
@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_a_quarter_ends_on_a_day_of_its_own_last_month(year, quarter):
    found = due(LastWorkingDayOfQuarter(quarter), year).due_on

    assert (found.year, found.month) == (year, 3 * quarter)


def test_a_day_in_tet_moves_over_the_whole_holiday():
    assert whole_table()[2] == TET


@pytest.fixture
def _zone_restored():
    yield
    time.tzset()


@pytest.mark.usefixtures("_zone_restored")
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_time_zone_of_the_server_changes_nothing(zone, monkeypatch):
    with monkeypatch.context() as environment:
        environment.setenv("TZ", zone)
        time.tzset()
        for counted in (calendar._days_off, calendar._make_up_days, calendar._counted):
            counted.cache_clear()

        assert (zone == "UTC") == (time.timezone == 0)
        assert whole_table() == (PLAN_RULE, QUARTERS, TET)


@pytest.mark.parametrize(
    ("event_on", "days", "expected"),
    [
        ("2026-11-02", 5, "2026-11-09"),  # the event's own day does not count
        ("2026-11-07", 1, "2026-11-09"),  # an event on a Saturday
        ("2022-01-28", 1, "2022-02-07"),  # over Tết, each year
        ("2023-01-19", 1, "2023-01-27"),
        ("2024-02-07", 2, "2024-02-16"),
        ("2025-01-24", 5, "2025-02-07"),
        ("2026-02-10", 10, "2026-03-03"),
        ("2027-02-03", 3, "2027-02-15"),
        ("2022-04-28", 2, "2022-05-04"),  # both days of 30/4–1/5 given back on 2 and 3/5
        ("2023-04-28", 1, "2023-05-04"),  # with Giỗ Tổ on the 29th
        ("2024-04-26", 2, "2024-05-03"),  # the 29th off, and Saturday 4/5 worked for it
        ("2024-04-26", 3, "2024-05-04"),
        ("2025-04-25", 1, "2025-04-26"),  # a Saturday worked for 2/5
        ("2025-04-25", 4, "2025-05-05"),
        ("2026-04-24", 3, "2026-05-04"),  # Giỗ Tổ given back on the 27th; 28 and 29 worked
        ("2026-08-20", 2, "2026-08-22"),  # a Saturday worked for 31/8
        ("2026-08-28", 1, "2026-09-03"),
        ("2025-12-31", 6, "2026-01-10"),  # 1 and 2/1 off, Saturday 10/1 worked
        ("2026-11-23", 1, "2026-11-25"),  # Ngày Văn hóa Việt Nam
        ("2028-04-28", 1, "2028-05-03"),
        ("2029-04-27", 1, "2029-05-02"),
        ("2030-04-29", 1, "2030-05-02"),
    ],
)
def test_working_days_after_an_event(event_on, days, expected):
    rule = WorkingDaysAfter(date.fromisoformat(event_on), "công văn", days)
    found = [due(rule, includes_day=counts, policy=policy)
             for counts in (False, True) for policy in (KEEP, NEXT, PREVIOUS)]

    assert {one.due_on.isoformat() for one in found} == {expected}
    assert not any(one.was_moved or one.includes_day for one in found)


@pytest.mark.parametrize(
    ("rule", "includes_day", "policy", "expected"),
    [
        # A plain day counts whatever the office chose; a swapped day off moves past Quốc khánh.
        (OnDate(date(2026, 8, 31)), False, KEEP, "2026-08-31"),
        (OnDate(date(2026, 8, 31)), False, NEXT, "2026-09-03"),
        (OnDate(date(2025, 5, 2)), False, PREVIOUS, "2025-04-29"),
        (OnDate(date(2024, 4, 29)), False, PREVIOUS, "2024-04-26"),
        (OnDate(date(2025, 4, 26)), False, NEXT, "2025-04-26"),  # a Saturday that is worked
        (OnDate(date(2026, 8, 23)), True, PREVIOUS, "2026-08-22"),
        (FromDocument("nq", "", date(2026, 6, 20), True), False, KEEP, "2026-06-19"),
        (FromDocument("nq", "", date(2026, 6, 20), True), True, NEXT, "2026-06-22"),
        (FromDocument("nq", "", date(2026, 6, 20), False), False, KEEP, "2026-06-20"),
        (FromDocument("nq", "", date(2026, 6, 20), False), False, PREVIOUS, "2026-06-19"),
        (BeforeYearly(1, 1), False, KEEP, "2025-12-31"),
    ],
)
def test_which_of_the_choices_each_rule_listens_to(rule, includes_day, policy, expected):
    assert due(rule, includes_day=includes_day, policy=policy).due_on.isoformat() == expected


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: WorkingDaysAfter(date(2026, 1, 5), "công văn", 0), "working_days_out_of_range"),
        (lambda: WorkingDaysAfter(date(2026, 1, 5), "công văn", 251), "working_days_out_of_range"),
        (lambda: WorkingDaysAfter(date(2026, 1, 5), " ", 5), "event_needed"),
        (lambda: WorkingDaysAfter(date(2026, 1, 5), "a" * 201, 5), "text_too_long"),
        (lambda: WorkingDaysAfter(date(2026, 1, 5), "a\x00", 5), "text_unreadable"),
        (lambda: WorkingDaysAfter(date(2021, 12, 31), "công văn", 5), "year_out_of_range"),
        (lambda: LastWorkingDayOfQuarter(0), "bad_quarter"),
        (lambda: LastWorkingDayOfQuarter(5), "bad_quarter"),
        (lambda: BeforeYearly(2, 29), "bad_yearly_day"),
        (lambda: BeforeYearly(13, 1), "bad_yearly_day"),
        (lambda: OnDate(date(2101, 1, 1)), "year_out_of_range"),
        (lambda: FromDocument("", "", date(2026, 6, 20), True), "source_needed"),
        (lambda: FromDocument("nq", "", date(2021, 6, 20), True), "year_out_of_range"),
        (lambda: due(PLAN, 2021), "year_out_of_range"),
        (lambda: due(PLAN, 2101), "year_out_of_range"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_with_a_sentence(make, code):
    with pytest.raises(Refused) as refused:
        make()

    assert refused.value.code == code
    assert (SENTENCES | REFUSALS)[code].format(**refused.value.details)


def test_the_widest_rules_are_reckoned():
    last = WorkingDaysAfter(date(2100, 12, 31), "công văn", 250)

    assert due(last).due_on.year == 2101
    assert due(LastWorkingDayOfQuarter(4), 2100).due_on == date(2100, 12, 31)


days = st.dates(date(2022, 1, 1), date(2100, 12, 31))
words = st.text(st.characters(exclude_characters="\x00"), min_size=1, max_size=80).filter(str.strip)
rules = st.one_of(
    st.dates(date(2023, 1, 1), date(2023, 12, 31)).map(lambda d: BeforeYearly(d.month, d.day)),
    st.builds(OnDate, days),
    st.builds(WorkingDaysAfter, days, words, st.integers(1, 250)),
    st.builds(LastWorkingDayOfQuarter, st.integers(1, 4)),
    st.builds(FromDocument, words, words | st.just(""), days, st.booleans()),
)


@UNHURRIED
@given(rules)
def test_a_rule_comes_back_from_json_as_it_went(rule):
    assert from_plain(kind_of(rule), as_plain(rule)) == rule


@UNHURRIED
@given(rules, st.integers(2022, 2099), st.booleans(), st.sampled_from(DayOffPolicy))
def test_a_due_day_is_worked_unless_it_is_kept_and_every_rule_has_its_words(
    rule, year, includes_day, policy
):
    found = due(rule, year, includes_day=includes_day, policy=policy)

    assert policy is KEEP or is_working_day(found.due_on)
    assert abs((found.due_on - found.unmoved_on).days) <= 9
    assert f"{found.due_on:%d/%m/%Y}" in explain(rule, found)


@UNHURRIED
@given(st.dates(date(2022, 1, 1), date(2099, 12, 31)), st.booleans(), st.sampled_from(DayOffPolicy))
def test_a_later_day_is_never_due_earlier(day, includes_day, policy):
    first, second = (
        due(FromDocument("nq", "", one, True), includes_day=includes_day, policy=policy).due_on
        for one in (day, day + timedelta(days=1))
    )

    assert first <= second


@pytest.mark.parametrize("kind", [
    DeadlineRule.SET_BY_OFFICER, DeadlineRule.EXTENSION, DeadlineRule.ON_DATE,
])
def test_an_officers_day_and_an_extension_are_plain_days(kind):
    assert from_plain(kind, {"day": "2026-12-01"}) == OnDate(date(2026, 12, 1))


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        (DeadlineRule.ON_DATE, None),
        (DeadlineRule.ON_DATE, []),
        (DeadlineRule.ON_DATE, {}),
        (DeadlineRule.ON_DATE, {"day": "2026-12-01", "more": 1}),
        (DeadlineRule.ON_DATE, {"day": "01/12/2026"}),
        (DeadlineRule.ON_DATE, {"day": "20261201"}),
        (DeadlineRule.ON_DATE, {"day": "2026-02-30"}),
        (DeadlineRule.ON_DATE, {"day": 20261201}),
        (DeadlineRule.BEFORE_YEARLY, {"month": "11", "day": 15}),
        (DeadlineRule.BEFORE_YEARLY, {"month": 11.0, "day": 15}),
        (DeadlineRule.LAST_WORKING_DAY_OF_QUARTER, {"quarter": True}),
        (DeadlineRule.FROM_DOCUMENT,
         {"document_key": "nq", "says": "", "stated_on": "2026-06-20", "is_before": 1}),
        (DeadlineRule.FROM_DOCUMENT,
         {"document_key": "nq", "says": None, "stated_on": "2026-06-20", "is_before": True}),
    ],
)
def test_what_is_no_rule_is_refused(kind, plain):
    with pytest.raises(Refused) as refused:
        from_plain(kind, plain)

    assert refused.value.code == "bad_rule"


@pytest.mark.parametrize(
    ("rule", "year", "includes_day", "policy", "said"),
    [
        (PLAN, 2026, False, KEEP,
         "Kế hoạch ghi “trước ngày 15/11 hàng năm”; không tính ngày đó nên ngày cuối là thứ Bảy "
         "14/11/2026; trùng ngày nghỉ cuối tuần, giữ nguyên theo thiết lập."),
        (PLAN, 2025, False, NEXT,
         "Kế hoạch ghi “trước ngày 15/11 hàng năm”; không tính ngày đó nên ngày cuối là thứ Sáu "
         "14/11/2025; ngày này là ngày làm việc."),
        (PLAN, 2026, True, NEXT,
         "Kế hoạch ghi “trước ngày 15/11 hàng năm”; tính cả ngày đó theo thiết lập nên tính đến "
         "chủ nhật 15/11/2026; trùng ngày nghỉ cuối tuần, dời sang ngày làm việc kế tiếp theo "
         "thiết lập; ngày cuối là thứ Hai 16/11/2026."),
        (OnDate(date(2026, 8, 23)), 2026, False, PREVIOUS,
         "Thời hạn ấn định là ngày 23/08/2026; tính cả ngày đó nên tính đến chủ nhật 23/08/2026; "
         "trùng ngày nghỉ cuối tuần, dời về ngày làm việc liền trước theo thiết lập; ngày cuối là "
         "thứ Bảy 22/08/2026 (ngày làm bù)."),
        (OnDate(date(2026, 8, 22)), 2026, False, NEXT,
         "Thời hạn ấn định là ngày 22/08/2026; tính cả ngày đó nên ngày cuối là thứ Bảy "
         "22/08/2026; ngày này làm bù, là ngày làm việc."),
        (OnDate(date(2026, 8, 31)), 2026, False, KEEP,
         "Thời hạn ấn định là ngày 31/08/2026; tính cả ngày đó nên ngày cuối là thứ Hai "
         "31/08/2026; trùng ngày nghỉ (thay cho ngày 22/08/2026), giữ nguyên theo thiết lập."),
        (FromDocument("nq-cp-30-2022", "hoàn thành trước Quốc khánh", date(2026, 9, 2), True),
         2026, False, KEEP,
         "Nghị quyết 30/NQ-CP ghi “hoàn thành trước Quốc khánh”, tức trước ngày 02/09/2026; không "
         "tính ngày đó nên ngày cuối là thứ Ba 01/09/2026; trùng ngày nghỉ: Quốc khánh, giữ "
         "nguyên theo thiết lập."),
        (FromDocument("nq-cp-30-2022", "", date(2026, 6, 19), False), 2026, False, KEEP,
         "Nghị quyết 30/NQ-CP ghi chậm nhất ngày 19/06/2026; tính cả ngày đó nên ngày cuối là thứ "
         "Sáu 19/06/2026; ngày này là ngày làm việc."),
        (WorkingDaysAfter(date(2025, 4, 25), "nhận công văn đôn đốc", 4), 2025, False, KEEP,
         "4 ngày làm việc kể từ ngày nhận công văn đôn đốc (thứ Sáu 25/04/2025), không tính ngày "
         "đó; trừ thứ Bảy, chủ nhật và ngày nghỉ 30/04 Ngày Chiến thắng, 01/05 Ngày Quốc tế Lao "
         "động, 02/05 Ngày nghỉ (thay cho ngày 26/04/2025); tính cả ngày làm bù thứ Bảy "
         "26/04/2025; ngày cuối là thứ Hai 05/05/2025."),
        (WorkingDaysAfter(date(2026, 2, 10), "nhận công văn", 150), 2026, False, KEEP,
         "150 ngày làm việc kể từ ngày nhận công văn (thứ Ba 10/02/2026), không tính ngày đó; trừ "
         "thứ Bảy, chủ nhật và 11 ngày nghỉ lễ, nghỉ bù; tính cả ngày làm bù thứ Bảy 22/08/2026; "
         "ngày cuối là thứ Ba 22/09/2026."),
        (LastWorkingDayOfQuarter(3), 2026, False, KEEP,
         "Ngày làm việc cuối cùng của quý III năm 2026 là thứ Tư 30/09/2026."),
        (LastWorkingDayOfQuarter(2), 2024, False, KEEP,
         "Ngày làm việc cuối cùng của quý II năm 2024: chủ nhật 30/06/2024 trùng ngày nghỉ cuối "
         "tuần nên ngày cuối là thứ Sáu 28/06/2024."),
        (LastWorkingDayOfQuarter(1), 2027, False, KEEP,
         "Ngày làm việc cuối cùng của quý I năm 2027 là thứ Tư 31/03/2027. Lịch nghỉ năm 2027 "
         "tính theo quy định chung. Ngày nghỉ hoán đổi và ngày làm bù của năm này chưa có trong "
         "hệ thống, nên ngày nghỉ còn có thể đổi."),
    ],
)
def test_a_due_day_is_explained(rule, year, includes_day, policy, said):
    found = due(rule, year, includes_day=includes_day, policy=policy)

    assert explain(rule, found, document="Nghị quyết 30/NQ-CP") == said


def test_a_document_without_a_known_name_is_called_by_its_key():
    rule = FromDocument("nq-cp-30-2022", "", date(2026, 6, 19), True)

    assert explain(rule, due(rule)).startswith("nq-cp-30-2022 ghi trước ngày 19/06/2026;")
