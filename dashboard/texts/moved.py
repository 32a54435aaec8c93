"""Words of the page /moved, and of the line that leads a view to another moment."""

from datetime import date, datetime

from dashboard.texts.formats import day, moment, number
from registry.clock import local

# A view at another moment
OTHER_MOMENT = "Xem thời điểm khác"
MOMENT = "Số liệu tại thời điểm"
SHOW = "Xem"
TO_PRESENT = "Về hiện tại"
NOT_PRESENT = "không phải hiện tại"
QUICK = "Chọn nhanh"
YESTERDAY = "Cuối ngày hôm qua"
LAST_MEETING = "Giao ban gần nhất"
SNAPSHOT = "Số liệu chốt: {name}"
NOT_A_MOMENT = (
    "Không xem được số liệu tại thời điểm ghi trong địa chỉ: thời điểm đó sai dạng hoặc chưa tới. Số "
    "liệu dưới đây là của hiện tại."
)

# /moved
SINCE_MEETING = "Từ giao ban lúc {moment} đến nay"
SINCE_DAYS = "Trong {days} ngày qua, từ {moment} (chưa ghi nhận giao ban nào)"
SINCE = "Từ {moment} đến nay"
NOT_SINCE = "Mốc ghi trong địa chỉ sai dạng hoặc chưa tới, nên tính từ mốc thường dùng."
OTHER_SINCE = "Tính từ mốc khác"
FROM = "Thay đổi từ thời điểm"
CHANGED = "báo cáo thay đổi"
NEWLY_DONE = "hoàn thành mới"
RETURNED = "bị trả lại"
NEWLY_OVERDUE = "trễ hạn mới"
HELP = {
    "": "mỗi báo cáo tính một lần",
    "done": "trước chưa hoàn thành, nay hoàn thành",
    "returned": "có ít nhất một lần bị trả lại",
    "overdue": "trước chưa quá hạn, nay quá hạn",
}
BY = "Xếp"
BY_OPTIONS = [("agency", "Theo cơ quan"), ("time", "Theo thời gian")]
LIST = "Báo cáo thay đổi"
NOTHING = "Không có báo cáo nào như vậy từ lúc đó đến nay."
NO_ROUND = "Chưa mở kỳ báo cáo nào, nên chưa có thay đổi nào."
OTHER_ROUNDS = "Kỳ khác cũng có thay đổi:"
BACK_AS_BEFORE = "đã thay đổi rồi trở lại như trước"
NEW_WORDS = "sửa nội dung báo cáo"
ON_BEHALF = "nhập thay cơ quan"
JUST_OVERDUE = "Vừa quá hạn"
UNTOUCHED = "không ai ghi nhận gì"
REASON = "Lý do: {reason}"
BY_PLAN = "tính lại theo Kế hoạch"
NOBODY = "hệ thống"
NO_DAY = "không thời hạn"
DUE = "Hạn"
MORE_STEPS = "và {count} thay đổi trước đó: xem lịch sử trong trang nhiệm vụ"
MEETINGS = "Giao ban"
NOTE_NOW = "Ghi nhận giao ban lúc này"
HELD_AT = "Giao ban lúc (để trống: lúc này)"
NOTE = "Ghi chú (không bắt buộc)"
NOTED = "Đã ghi nhận giao ban lúc {moment}. Lần mở sau, trang này tính thay đổi từ lúc đó."
SHEET = "Phiếu giao ban một trang (Word, PDF)"
NO_MEETINGS = "Chưa ghi nhận giao ban nào."
SEE_SINCE = "Xem thay đổi từ giao ban này"

# The overview
OVERVIEW_SINCE = "Từ giao ban gần nhất"
OVERVIEW_DAYS = "Thay đổi trong {days} ngày qua"
NO_MOVE = "Không có thay đổi nào từ {moment}."
SEE_ALL = "Xem tất cả thay đổi"
URGED = "Đã đôn đốc từ {times} lần, chưa xong"
URGED_ROW = "đã đôn đốc {times} lần, lần cuối {day}"
MORE_URGED = "và {count} lượt nhiệm vụ nữa"

REFUSALS: dict[str, str] = {
    "bad_moment": "Chưa chọn thời điểm, hoặc thời điểm không đúng. Chọn cả ngày và giờ, từ năm 2022.",
    "moment_in_future": "Thời điểm đó chưa tới. Chọn một thời điểm đã qua.",
    "meeting_in_future": "Giao ban chưa diễn ra thì chưa ghi nhận được. Chọn lúc này hoặc một lúc đã qua.",
}


def past(at: datetime) -> str:
    """The strip over a view of the past."""
    return f"Đang xem số liệu lúc {local(at):%H:%M, %d/%m/%Y}"


def not_open_then(year: int) -> str:
    """What is said of a round at a moment before it was opened."""
    return f"Kỳ {year} chưa mở vào lúc đó, nên chưa có số liệu. Chọn kỳ khác hoặc một thời điểm sau."


def reports(count: int) -> str:
    """12 báo cáo."""
    return f"{number(count)} báo cáo"


def of_round(year: int, count: int) -> str:
    """Kỳ 2025 (12)."""
    return f"Kỳ {year} ({number(count)})"


def due(value: date | None) -> str:
    """A day, or that there is none."""
    return day(value) if value else NO_DAY


def who(name: str | None, at: datetime) -> str:
    """Who changed it and when."""
    return f"{name or NOBODY}, {moment(at)}"


def times(count: int) -> str:
    """How many single changes lie behind a line."""
    return f"{number(count)} lần thay đổi"
