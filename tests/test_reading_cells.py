"""Tables without a column of numbers, with several parts or times in a cell, with single bars."""

import pytest

from registry.reading import AgencyRole, read_plan
from registry.reading.times import cell_values, said_times

LEAD, COORDINATE = AgencyRole.LEAD, AgencyRole.COORDINATE
APPENDIX = "PHỤ LỤC I: PHÂN CÔNG NHIỆM VỤ THỰC HIỆN KẾ HOẠCH PHÁT TRIỂN DU LỊCH CỘNG ĐỒNG\n\n"
HEAD = ("Nội dung", "Phân công", "Tiến độ", "Phương pháp", "Sản phẩm")
ROW = ("Lập bản đồ điểm đến", "Chủ trì: Sở Y tế. Phối hợp: Sở Xây dựng, Sở GD&ĐT.",
       "Trình quý II/2027; sơ kết năm 2028", "Khảo sát", "Bản đồ")


def on_lines(*rows):
    return APPENDIX + "\n".join("| " + " | ".join(row) + " |" for row in rows) + "\n"


def with_single_bars(*rows):
    return APPENDIX + "\n|\n".join(cell for row in rows for cell in row) + "\n|\n"


def numbered(number, row):
    return (f"{number}. {row[0]}", *row[1:])


TABLES = pytest.mark.parametrize(
    "text",
    [on_lines(HEAD, numbered(1, ROW), numbered(2, ROW)),
     with_single_bars(("TT", *HEAD), ("1", *ROW), ("2", *ROW))],
    ids=["on lines", "single bars"],
)


@TABLES
def test_rows_are_told_by_their_numbers(text):
    reading = read_plan(text)

    assert [(row.label, row.text.split("\n")[0]) for row in reading.rows] == [
        ("1", ROW[0]), ("2", ROW[0])
    ]
    assert [(one.path, one.label) for one in reading.sections] == [("PLI", "PHỤ LỤC I")]


@TABLES
def test_a_cell_may_name_several_parts(text):
    found = [(one.agency, one.role) for one in read_plan(text).assignments]

    assert found[:3] == [("Sở Y tế", LEAD), ("Sở Xây dựng", COORDINATE), ("Sở GD&ĐT", COORDINATE)]
    assert found[:3] == found[3:]


@TABLES
def test_a_cell_may_say_several_times(text):
    values = [one.value for one in read_plan(text).deadlines]

    assert values == ["by 2027-Q2", "by 2028"] * 2


def test_a_time_said_by_a_sentence_hides_no_other_of_its_cell():
    row = (*ROW[:2], "Hoàn thành năm 2027; mở chợ năm 2028", *ROW[3:])
    text = on_lines(HEAD, numbered(1, row), numbered(2, ROW))

    assert [one.value for one in read_plan(text).deadlines][:2] == ["by 2027", "by 2028"]


@pytest.mark.parametrize(
    ("plain", "values"),
    [("Giai đoạn năm 2026 - 2030", []), ("Tầm nhìn đến năm 2045", []),
     ("Ban hành tháng 5 năm 2026, tháng 13/2026", ["by 2026-05"]),
     ("Trình quý IV năm 2026, ký sau", ["by 2026-Q4"]),
     ("Xong năm 2027; mở chợ trước 2030; đợt hai 2028", ["by 2027", "before 2030", "by 2028"]),
     ("Làm 2027 - 2030; quyết định năm 2029 (phấn đấu)", []),
     ("Cập nhật đến 2030, đến năm 2031", [])],
    ids=["stage", "horizon", "month", "quarter", "years", "striving", "until"],
)
def test_times_said_among_words(plain, values):
    assert [value for _, _, value in said_times(plain)] == values


def test_a_month_may_be_printed_as_figures():
    assert (cell_values("6/2025"), cell_values("13/2025")) == (["2025-06"], [])
