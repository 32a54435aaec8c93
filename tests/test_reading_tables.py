"""Tables printed one cell after another, as texts taken from web pages have them."""

import pytest

from registry.reading import AgencyRole, read_plan
from registry.reading.tables import Column, column_of, find_tables
from registry.reading.text import read_lines
from registry.reading.times import cell_values

OPENING = """ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

Số: 12/KH-UBND

Trà Vinh, ngày 05 tháng 01 năm 2026

KẾ HOẠCH

Thử đọc bảng

I. MỤC ĐÍCH

1. Đọc được bảng.

PHỤ LỤC

"""
HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")


def table(*rows):
    """As a page's table is printed: a bar before each cell, one more at the end of a row."""
    return "|\n" + "|\n".join("".join(f"{cell}\n|\n" if cell else "|\n" for cell in row)
                              for row in rows)


def read(*rows):
    return read_plan(OPENING + table(HEAD, *rows))


def given(reading):
    return [(a.agency, a.role) for a in reading.assignments if a.rule.startswith("column")]


def test_a_row_gives_its_task_to_whom_its_columns_name():
    row = ("1", "Ban hành quy chế", "Sở Nội vụ", "Sở Tư pháp; các sở, ngành", "Quý II/2026")
    reading = read(row)

    assert given(reading) == [
        ("Sở Nội vụ", AgencyRole.LEAD),
        ("Sở Tư pháp", AgencyRole.COORDINATE),
        ("các sở, ngành", AgencyRole.COORDINATE),
    ]
    assert [(d.value, d.rule) for d in reading.deadlines] == [("by 2026-Q2", "column_time")]
    assert [(row.label, row.text.split("\n")[0]) for row in reading.rows] == [
        ("1", "Ban hành quy chế")
    ]


def test_a_finding_of_a_cell_stands_at_its_own_line():
    text = OPENING + table(HEAD, ("1", "Ban hành", "Sở Nội vụ", "Sở Tư pháp", "2026"))
    reading = read_plan(text)
    lines = text.split("\n")

    for found in reading.assignments:
        if found.rule.startswith("column"):
            assert found.agency in lines[found.line - 1]
    assert lines[reading.deadlines[0].line - 1] == "2026"


def test_an_empty_cell_does_not_move_the_others():
    reading = read(("1", "Họp", "Sở Y tế", "", "2026"), ("2", "Thi", "Sở Nội vụ", "", "2027"))

    assert given(reading) == [("Sở Y tế", AgencyRole.LEAD), ("Sở Nội vụ", AgencyRole.LEAD)]
    assert [d.value for d in reading.deadlines] == ["by 2026", "by 2027"]


def test_a_row_that_goes_on_under_drawn_cells_is_read_from_the_right():
    reading = read(("1", "Họp", "Sở Y tế", "Sở Tư pháp", "2026"),
                   ("Họp lần hai", "Sở Nội vụ", "Sở Tài chính", "2027"))

    assert given(reading)[0] == ("Sở Y tế", AgencyRole.LEAD)
    assert ("Sở Nội vụ", AgencyRole.LEAD) in given(reading)


def test_a_heading_across_the_table_is_a_row_without_duties():
    reading = read(("I", "Thể chế"), ("1", "Họp", "Sở Y tế", "Sở Tư pháp", "Thường xuyên"))

    assert [row.label for row in reading.rows] == ["I", "1"]
    assert len(given(reading)) == 2
    assert [d.value for d in reading.deadlines] == ["ongoing"]


def test_a_head_that_comes_again_goes_on_with_the_table():
    text = table(HEAD, ("1", "Họp", "Sở Y tế", "Sở Tư pháp", "2026"), HEAD,
                 ("2", "Thi", "Sở Nội vụ", "Sở Tư pháp", "2026"))

    (found,) = find_tables(read_lines(text))
    assert [row.cells[0].plain for row in found.rows] == ["1", "2"]


@pytest.mark.parametrize(
    "text", ["", "|", "|\n|\n|\n", "| a | b |\n", "|\nTT\n|\n", "TT\nSTT\n" * 40]
)
def test_what_is_no_table_gives_none(text):
    assert find_tables(read_lines(text)) == ()


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("STT", Column.NUMBER), ("Số TT", Column.NUMBER), ("Nội dung công việc", Column.TASK),
        ("ĐƠN VỊ CHỦ TRÌ", Column.LEAD), ("Đơn vị thực hiện", Column.LEAD),
        ("Đơn vị phối hợp thực hiện", Column.COORDINATE), ("Thời gian", Column.TIME),
        ("Sản phẩm đầu ra", Column.PRODUCT), ("Ghi chú", Column.OTHER), ("", Column.OTHER),
    ],
)
def test_a_head_says_what_its_column_is_for(head, column):
    assert column_of(head) is column


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("2026", ["2026"]),
        ("Năm 2026", ["2026"]),
        ("Quý IV/2025", ["2025-Q4"]),
        ("Quý 3 năm 2025", ["2025-Q3"]),
        ("Tháng 12 năm 2025", ["2025-12"]),
        ("Tháng 3", ["--03"]),
        ("31/12/2025", ["2025-12-31"]),
        ("Trước 30/6/2026", ["2026-06-30"]),
        ("tháng 4 và tháng 8", ["--04", "--08"]),
        ("02 tháng (tháng 4 và tháng 8)", ["--04", "--08"]),
        ("31/02/2026", []),
        ("Tháng 13/2026", []),
        ("2026 - 2030", []),
        ("Thường xuyên", []),
        ("", []),
    ],
)
def test_a_cell_of_times_holds_nothing_but_a_time(printed, values):
    assert cell_values(printed) == values
