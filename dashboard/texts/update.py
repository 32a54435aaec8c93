"""Words of the update page of Sở Nội vụ."""

from datetime import date

from dashboard.texts.common import STANDINGS
from dashboard.texts.formats import days_left, number, weekday
from registry.progress import Standing

SHOW = "Hiện"
SHOW_OPTIONS = [
    ("open", "Chưa xong"),
    ("awaiting", "Chờ xác nhận"),
    ("overdue", "Quá hạn"),
    ("unverified", "Tự báo cáo, chưa xác nhận"),
    ("all", "Tất cả"),
]
PARTS = ("II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "III")
NOTHING_TO_DO = "Không có lượt nhiệm vụ nào khớp với điều kiện lọc."
NOT_THIS_ROUND = "Báo cáo này không thuộc kỳ đang chọn, hoặc kỳ đã khóa sổ."
SAVED_ONE = "Đã lưu: {task} · {agency} · {state}"
ONWARD = "Lưu xong thì mở lượt kế tiếp"
CHOOSE = "Chọn một lượt nhiệm vụ ở danh sách bên trái để cập nhật."
OPEN_TASK = "Mở trang nhiệm vụ"
NEXT = "Lượt nhiệm vụ kế tiếp →"


def count(total: int) -> str:
    """How many reports fit the filters."""
    return f"{number(total)} lượt nhiệm vụ, quá hạn xếp trước"


def due(due_on: date | None, today: date) -> str:
    """The last day of the report that is open, and how far it is."""
    if due_on is None:
        return STANDINGS[Standing.OPEN_ENDED]
    return f"Ngày cuối: {weekday(due_on)} ({days_left(due_on, today)})"
