"""Words of an agency's own desk, and why what it sends is refused."""

from datetime import date

from dashboard.texts.formats import day, weekday
from dashboard.texts.tasks import until

REFUSALS = {
    "other_account": (
        "Trình duyệt đang đăng nhập bằng tài khoản khác, nên chưa gửi bản nháp; bản nháp giữ trên máy này."
    ),
    "same_as_last_year": (
        "Ô Kết quả giống từng chữ kỳ {year}. Sửa cho kỳ này; nếu kết quả đúng là không khác, đánh dấu vào ô "
        "dưới nút rồi gửi lại."
    ),
}
# By the values of dashboard.queries.my.Group.
TILES = {
    "returned": "Bị trả lại",
    "to-report": "Chưa báo cáo",
    "in-hand": "Đang làm, chưa gửi",
    "sent": "Đã gửi, chờ xác nhận",
    "confirmed": "Đã xác nhận",
    "settled": "Sở Nội vụ đã ghi kết quả",
}
AS_PAPER = "Báo cáo bằng văn bản (Word, PDF)"
OWED = "Phải báo cáo"
OWED_NOTE = "bằng tổng các ô bên cạnh"
NO_REPORTS = "Cơ quan không có nghĩa vụ báo cáo trong kỳ này."
TO_ANSWER = "{count} câu hỏi giải trình chờ cơ quan trả lời"
REASON = "Lý do trả lại: "
SAVED = "Đã lưu, chưa gửi"
DRAFT_AT = "Bản nháp lúc {hour}"
PREVIOUS = "← Việc trước"
NEXT = "Việc sau →"
CLOSE = "Đóng"
OPEN_TASK = "Mở trang nhiệm vụ"
TOO_FAR = "Báo cáo này không thuộc kỳ đang xem."
LOCKED = "Kỳ {year} đã khóa sổ, chỉ xem."
CLOSED = "Kỳ {year} đã chốt. Chỉ nhiệm vụ còn thời hạn hoặc được gia hạn mới gửi được."


def receives_until(closes_on: date, today: date) -> str:
    """Until when a round takes what agencies send."""
    return f"Nhận báo cáo đến hết {weekday(closes_on)}: {until(closes_on, today)}"


def due(due_on: date, today: date | None) -> str:
    """The last day of a row, short; how far it is only where it is still waited for."""
    return f"Hạn {day(due_on)}, {until(due_on, today)}" if today else f"Hạn {day(due_on)}"
