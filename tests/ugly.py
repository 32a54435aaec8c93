"""Tables of statuses as they really come: crooked heads, dates in words, totals, stray sheets."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from typing import Any

import evidence_files as made
import openpyxl

# Two agencies of the cast and two tasks that both owe in the round of the tests.
OWN, OTHER = "Sở Tư pháp", "Sở Y tế"
FIRST, SECOND = "II.2.a", "II.2.b"
WORDS = {
    FIRST: "Cụ thể hóa các nội dung thực hiện Kết luận số 21-KL/TW của Ban Chấp hành Trung ương",
    SECOND: "Tiếp tục thực hiện Kế hoạch số 35-KH/TU ngày 28/9/2021 của Ban Thường vụ Tỉnh ủy",
}
HEAD = ["STT", "Mục", "Nhiệm vụ", "Cơ quan thực hiện", "Trạng thái", "Tiến độ", "Kết quả"]
# What every honest table here says of the two tasks.
ROWS = [
    [1, FIRST, WORDS[FIRST], OWN, "Đang thực hiện", "40%", "Đã ban hành kế hoạch của Sở"],
    [2, SECOND, WORDS[SECOND], OWN, "Chờ xác nhận", "100%", "Đã tổ chức hai lớp tập huấn"],
]
Grid = list[list[Any]]


def book(*sheets: tuple[str, Grid], merged: tuple[str, ...] = ()) -> bytes:
    """A workbook of sheets; `merged` are ranges of the last one."""
    kept = openpyxl.Workbook()
    kept.remove(kept.active)
    for name, grid in sheets:
        sheet = kept.create_sheet(name)
        for row in grid:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
    out = io.BytesIO()
    kept.save(out)
    return out.getvalue()


def plain(*rows: list[Any], head: list[str] | None = None) -> bytes:
    """One sheet with an ordinary head."""
    return book(("Bảng", [head or HEAD, *(rows or ROWS)]))


def _changed(place: int, *values: Any) -> Grid:
    """The rows with other cells in one column."""
    return [[*row[:place], value, *row[place + 1 :]]
            for row, value in zip(ROWS, values, strict=True)]


def merged_head() -> bytes:
    """A head of two lines whose upper cells span, or stand beside, the lower ones."""
    grid: Grid = [
        ["TT", "Mục", "Nội dung nhiệm vụ", "Cơ quan, đơn vị", "Tình hình thực hiện", None, None],
        [None, None, None, None, "Trạng thái", "%", "Nội dung"], *ROWS,
    ]
    return book(("Bảng", grid), merged=("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1"))


def moved_columns() -> bytes:
    """The same columns in another order, with others between them."""
    order = (6, 3, 4, 2, 0, 5, 1)
    return book(("Bảng", [[row[place] for place in order] for row in [HEAD, *ROWS]]))


def notes_above() -> bytes:
    """A letterhead, a title and blank rows above the head, and between the rows."""
    grid: Grid = [["UBND TỈNH TRÀ VINH"], ["SỞ TƯ PHÁP"], [], ["BÁO CÁO TÌNH HÌNH THỰC HIỆN"],
                  ["(Kèm theo Công văn số      /STP)"], [], HEAD, ["(1)", "(2)", "(3)", "(4)"], [],
                  ROWS[0], [], [], ROWS[1], [], [None, None, None, None, None, None, "GIÁM ĐỐC"]]
    return book(("Bảng", grid))


def date_words() -> bytes:
    """Days of reporting in words, on rows that were finished."""
    rows = [[*row[:4], "Đã xong", "100 %", row[6], said] for row, said in zip(
        ROWS, ("ngày 5 tháng 11 năm 2026", "5-11-2026"), strict=True)]
    return book(("Bảng", [[*HEAD, "Ngày hoàn thành"], *rows]))


def percent_words() -> bytes:
    """Percentages as text, as a share with a comma, and as a number of Excel's own."""
    return plain(*_changed(5, " 40 %", "100"))


def excel_percent() -> bytes:
    """Percentages as Excel keeps them: 0.4 and 1, shown as 40% and 100%."""
    kept = openpyxl.load_workbook(io.BytesIO(plain(*_changed(5, 0.4, 1))))
    for row in (2, 3):
        kept.active.cell(row, 6).number_format = "0%"
    out = io.BytesIO()
    kept.save(out)
    return out.getvalue()


def totals() -> bytes:
    """A line of totals at the end, with formulas in it."""
    return plain(*ROWS, ["Tổng cộng", None, None, None, "=COUNTA(E2:E3)", "=AVERAGE(F2:F3)", 2])


def hidden() -> bytes:
    """Columns, a row and a sheet that Excel does not show."""
    kept = openpyxl.load_workbook(io.BytesIO(plain()))
    kept.active.column_dimensions["B"].hidden = True
    kept.active.row_dimensions[3].hidden = True
    kept.create_sheet("Ẩn").sheet_state = "hidden"
    out = io.BytesIO()
    kept.save(out)
    return out.getvalue()


def second_sheet() -> bytes:
    """A cover sheet first, the table on the next."""
    cover: Grid = [["Kính gửi: Sở Nội vụ"], ["Nội dung"], ["Sở Tư pháp gửi bảng kèm theo"]]
    return book(("Bìa", cover), ("Bảng", [HEAD, *ROWS]))


def old_names() -> bytes:
    """Heads as other offices write them."""
    return plain(*ROWS, head=["TT", "Mục trong Kế hoạch", "Nội dung công việc", "Đơn vị chủ trì",
                              "Tình trạng thực hiện (*)", "Tỷ lệ hoàn thành (%)",
                              "Kết quả thực hiện đến ngày 10/11/2026"])


def decomposed() -> bytes:
    """Letters and their marks apart, as some Macs write them."""
    return plain(*([unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell
                    for cell in row] for row in ROWS),
                 head=[unicodedata.normalize("NFD", said) for said in HEAD])


def blanks_around() -> bytes:
    """Blanks before and behind every cell, and non-breaking ones."""
    return plain(*([f"  {cell} \u00a0" if isinstance(cell, str) else cell for cell in row]
                   for row in ROWS), head=[f" {said}  " for said in HEAD])


def agency_lines() -> bytes:
    """The agency stands on a line of its own above its rows; a section's name between them."""
    rows = [[row[0], row[1], row[2], None, *row[4:]] for row in ROWS]
    return plain(["I", None, "SỞ TƯ PHÁP"], rows[0],
                 ["2.", None, "Đổi mới công tác chính trị, tư tưởng"], rows[1])


def merged_tasks() -> bytes:
    """One task for two agencies: its cells are merged over both rows."""
    grid: Grid = [HEAD, ROWS[0],
                  [None, None, None, OTHER, "Đang thực hiện", "20%", "Đang lấy ý kiến"]]
    return book(("Bảng", grid), merged=("A2:A3", "B2:B3", "C2:C3"))


# Tables that all say what ROWS say.
ALIKE: dict[str, Callable[[], bytes]] = {
    "an ordinary one": plain,
    "a head of two lines with merged cells": merged_head,
    "moved columns": moved_columns,
    "notes above and a signature below": notes_above,
    "percentages as text": percent_words,
    "percentages of Excel": excel_percent,
    "a line of totals": totals,
    "hidden columns": hidden,
    "another sheet first": second_sheet,
    "old names of columns": old_names,
    "letters in NFD": decomposed,
    "blanks around": blanks_around,
    "the agency on a line of its own": agency_lines,
}


def _rows_said(count: int) -> bytes:
    """A sheet that says it has very many rows, and has something in the last."""
    kept = openpyxl.load_workbook(io.BytesIO(plain()))
    kept.active.cell(count, 3).value = "x"
    out = io.BytesIO()
    kept.save(out)
    return out.getvalue()


def million() -> bytes:
    """1,000,000 rows that are all there."""
    row = b'<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    return made.changed(plain(), swap={b"</sheetData>": row * 1_000_000 + b"</sheetData>"})


# Files that are no table: what is said of each.
HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "no head": (lambda: book(("A", [["Kính gửi"], ["Sở Nội vụ"]])), "a.xlsx", "sheet_no_head"),
    "half a file": (lambda: plain()[:900], "a.xlsx", "evidence_unreadable"),
    "an old workbook under a new name": (lambda: made.OLE * 4, "a.xlsx", "evidence_old_format"),
    "another kind": (plain, "a.xls", "sheet_kind"),
    "nothing": (lambda: b"", "a.xlsx", "evidence_empty"),
    "a row a million below": (lambda: _rows_said(1_000_000), "a.xlsx", "sheet_too_many"),
    "a million rows": (million, "a.xlsx", ""),
    "macros": (lambda: made.changed(plain(), add={"xl/vbaProject.bin": b"x"}), "a.xlsx",
               "evidence_macro"),
}
