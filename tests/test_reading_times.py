"""Times in every form they are printed in: firm ones apart from soft ones."""

import pytest

from registry.reading import Level, Section, Strength, read_plan
from registry.reading.deadlines import find_deadlines
from registry.reading.text import compose, flatten, read_lines
from registry.reading.times import cell_values
from tests.test_reading_tables import HEAD, OPENING, table


def times(text, strength=None):
    source = compose(text)
    flat = flatten(source, [("X", [read_lines(source.text)])])
    section = Section("X", (), Level.SECTION, "", "", text, 1, 1, "label")
    found = find_deadlines(flat, [section])
    return [one.value for one in found if strength is None or one.strength is strength]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("trước ngày 30/6/2026", "before 2026-06-30"),
        ("trước 30.6.2026", "before 2026-06-30"),
        ("Trước ngày 30-6-2026", "before 2026-06-30"),
        ("hoàn thành trước ngày 30 tháng 6 năm 2026", "before 2026-06-30"),
        ("chậm nhất ngày 05/7/2026", "by 2026-07-05"),
        ("chậm nhất là ngày 05/7/2026", "by 2026-07-05"),
        ("không muộn hơn ngày 05/7/2026", "by 2026-07-05"),
        ("trước 17 giờ 00 ngày 05/7/2026", "before 2026-07-05"),
        ("trước 16h30, ngày 05/7/2026", "before 2026-07-05"),
        ("hoàn thành trong quý II/2026", "by 2026-Q2"),
        ("Thời gian thực hiện: Tháng 12/2026", "by 2026-12"),
        ("Thời gian hoàn thành: Trong năm 2026", "by 2026"),
        ("Thời gian hoàn thành: Quý IV hằng năm", "by --Q4 yearly"),
        ("Thời gian: Tháng 11 hằng năm", "by --11 yearly"),
        ("sơ kết giữa kỳ vào năm 2028", "by 2028"),
        ("sơ kết 2028", "by 2028"),
        ("tổng kết việc thực hiện vào cuối năm 2030", "by 2030"),
        ("trong quý 3 năm 2026", "by 2026-Q3"),
        ("hoàn thành trong quý IV", "by --Q4"),
        ("trong tháng 6/2026", "by 2026-06"),
        ("vào tháng 12 năm 2026", "by 2026-12"),
        ("hoàn thành trong tháng 3", "by --03"),
        ("hoàn thành trong năm 2026", "by 2026"),
        ("Thời gian thực hiện: Năm 2026", "by 2026"),
        ("Tiến độ: Quý I/2027", "by 2027-Q1"),
        ("hoàn thành trong 6 tháng đầu năm 2026", "by 2026-06"),
        ("trong 06 tháng cuối năm 2026", "by 2026-12"),
        ("hoàn thành trong 6 tháng đầu năm", "by --06"),
        ("trước ngày 15 tháng 11 hằng năm", "before --11-15 yearly"),
        ("trước ngày 15/11 hàng năm", "before --11-15 yearly"),
        ("trước ngày 15/11 mỗi năm", "before --11-15 yearly"),
        ("báo cáo vào ngày 15/11 hằng năm", "by --11-15 yearly"),
        ("định kỳ báo cáo trước ngày 20/11", "before --11-20 yearly"),
        ("ngày 20 hằng tháng", "by ---20 monthly"),
        ("trước ngày 25 hàng tháng", "before ---25 monthly"),
        ("trước ngày 15 của tháng cuối quý", "before ---15 quarterly"),
        ("trước 16 giờ thứ Sáu hằng tuần", "before -W-5 weekly"),
        ("trước 19h00’ hằng ngày", "before T19:00 daily"),
        ("trong thời hạn 10 ngày làm việc kể từ ngày nhận được", "by P10D working"),
        ("trong vòng 24 giờ", "by PT24H"),
        ("sau 15 ngày kể từ ngày ban hành", "by P15D"),
        ("chậm nhất sau 05 (năm) ngày làm việc", "by P5D working"),
        ("trong 24 giờ đầu kể từ khi đến", "by PT24H"),
        ("trong vòng 02 tuần", "by P2W"),
        ("trong thời hạn 3 tháng kể từ ngày ký", "by P3M"),
        ("tổng kết thực hiện Kế hoạch (năm 2035)", "by 2035"),
    ],
)
def test_a_firm_time_has_its_value(text, value):
    assert times(f"Sở Nội vụ thực hiện {text}.", Strength.FIRM) == [value]


def test_two_hours_of_every_day_are_two_times():
    text = "báo cáo 02 lần/ngày (trước 9h00’ và 16h00’) về tỉnh"

    assert times(text) == ["before T09:00 daily", "before T16:00 daily"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("thường xuyên", "ongoing"), ("giai đoạn 2021-2030", "2021/2030"),
        ("đến năm 2030", "by 2030"), ("tầm nhìn đến năm 2045", "by 2045"),
        ("hằng năm", "yearly"), ("định kỳ hằng quý", "quarterly"), ("hằng tuần", "weekly"),
        ("hàng ngày", "daily"), ("định kỳ 06 tháng", "half_yearly"), ("định kỳ", "periodic"),
        ("khi có phát sinh", "when it occurs"),
    ],
)
def test_a_soft_time_is_never_firm(text, value):
    assert times(f"Sở Nội vụ báo cáo {text}.", Strength.SOFT) == [value]
    assert times(f"Sở Nội vụ báo cáo {text}.", Strength.FIRM) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("trước ngày 15/6 và 15/12 hằng năm",
         ["before --06-15 yearly", "before --12-15 yearly"]),
        ("trước ngày 15/6, ngày 15/12", ["before --06-15", "before --12-15"]),
        ("Thời gian: Tháng 3, tháng 6 năm 2026", ["by 2026-03", "by 2026-06"]),
        ("sơ kết vào năm 2028 và tổng kết vào năm 2030", ["by 2028", "by 2030"]),
    ],
)
def test_what_is_said_once_holds_for_all_times(text, values):
    assert times(text, Strength.FIRM) == values


@pytest.mark.parametrize(
    "text",
    [
        "từ tháng 3 đến tháng 10 năm 2026", "Năm 2025 và các năm tiếp theo", "ngày 05/01/2026",
        "trước ngày 31/02/2026", "trong 24 giờ", "sau 15 ngày", "trong tháng 13/2026",
        "trước 45h00 hằng ngày", "Nghị quyết số 30 ngày 11/3/2022",
        "Thời gian thực hiện: Năm 2026 - 2030",
        "Quyết định có hiệu lực thi hành sau 10 ngày kể từ ngày ký",
    ],
)
def test_what_sets_no_day_is_not_firm(text):
    assert times(text, Strength.FIRM) == []


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("Quý IV hằng năm", ["--Q4 yearly"]), ("Tháng 6 hàng năm", ["--06 yearly"]),
        ("6 tháng đầu năm 2026", ["2026-06"]), ("Q2/2026", ["2026-Q2"]),
        ("Cuối năm 2026", ["2026"]), ("Vào tháng 5/2026", ["2026-05"]),
        ("Quý I/2026, Quý III/2026", ["2026-Q1", "2026-Q3"]), ("Quý II.2026", ["2026-Q2"]),
    ],
)
def test_cells_say_times_without_their_words(printed, values):
    assert cell_values(printed) == values


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("Trước 30/6/2026", [("before 2026-06-30", Strength.FIRM)]),
        ("Trước ngày 15/11 hằng năm", [("before --11-15 yearly", Strength.FIRM)]),
        ("2026 - 2030", [("2026/2030", Strength.SOFT)]),
        ("Thường xuyên", [("ongoing", Strength.SOFT)]),
    ],
)
def test_a_cell_is_told_once(printed, told):
    reading = read_plan(OPENING + table(HEAD, ("1", "Họp", "Sở Y tế", "Sở Nội vụ", printed)))

    assert [(one.value, one.strength) for one in reading.deadlines] == told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thời gian: 1/2 ngày (buổi chiều), Thứ Hai, ngày 14/9/2026", ["by 2026-09-14"]),
        ("Thời gian: Chiều thứ Hai, ngày 14 tháng 9 năm 2026", ["by 2026-09-14"]),
        ("Thời gian: từ ngày 01/3 đến ngày 14/9/2026", []),
        ("gửi về Sở trước 03 ngày tổ chức Lễ phát động", ["before P3D"]),
        ("trong thời hạn 3 ngày trước ngày khai mạc", ["before P3D"]),
        ("ít nhất 03 ngày làm việc trước khi họp", ["before P3D working"]),
        ("trước ngày khai mạc tối thiểu 03 ngày", ["before P3D"]),
        ("tập huấn ít nhất 03 ngày cho cán bộ", []),
        ("Sơ bộ. Tháng 4/2026, các xã hoàn thành rà soát.", ["by 2026-04"]),
        ("Sơ bộ. Tháng 4/2026, cả tỉnh có mưa.", []),
        ("trước ngày 15/6 (sơ kết) và 15/12 (tổng kết)", ["before --06-15", "before --12-15"]),
        ("trước ngày 05 tháng sau", ["before ---05 monthly"]),
    ],
    ids=["half a day", "part of the day", "span", "ahead", "within ahead", "least", "by least",
         "duration", "month", "told of", "notes", "next month"],
)
def test_days_of_events_and_days_counted_back_from_them(text, said):
    assert times(text, Strength.FIRM) == said


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("Tháng 2, 5, 8/2026", ["2026-02", "2026-05", "2026-08"]),
        ("Tháng 02,05 và 08 năm 2026", ["2026-02", "2026-05", "2026-08"]),
        ("Quý I, III/2026", ["2026-Q1", "2026-Q3"]),
        ("T9/2026", ["2026-09"]),
        ("Từ 01/3 đến 14/9/2026", []),
        ("Tháng 2, 15/2026", []),
    ],
    ids=["months", "and", "quarters", "letter", "span", "no month"],
)
def test_a_cell_lists_months_with_their_year_once(cell, values):
    assert cell_values(cell) == values
