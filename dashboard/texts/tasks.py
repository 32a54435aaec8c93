"""Words of the task list, the task page and its form."""

from datetime import date, datetime

from dashboard.texts.common import UNVERIFIED
from dashboard.texts.formats import day, moment, number, weekday
from registry.calendar import working_days_late, working_days_left
from registry.clock import local

NO_ROUND = "Chưa mở kỳ báo cáo nào, nên chưa có lượt nhiệm vụ để báo cáo."
NOTHING_FITS = "Không có nhiệm vụ nào khớp với các điều kiện lọc. Bỏ bớt điều kiện để xem thêm."
WHOSE_WORD = "Xác nhận"
PART = "Mục"
DONE_WITH_DAY = "Hoàn thành, có thời hạn"
REPORTED = "Đã có ghi nhận"
OWED = "Còn phải báo cáo"
COLUMNS = ("Tình trạng", "Nhiệm vụ", "Cơ quan", "Trạng thái", "Ngày cuối", "Xác nhận", "Cập nhật")
NEVER = "chưa lần nào"
PREVIOUS = "← Trang trước"
NEXT = "Trang sau →"
PAGES = "Các trang"
OPEN_IN_PLAN = "Mở trong văn bản"
AGENCIES = "Cơ quan thực hiện"
AGENCY_COLUMNS = ("Cơ quan", "Vai trò", "Tình trạng", "Trạng thái", "Xác nhận", "Cập nhật")
NO_REPORT = "không có nghĩa vụ báo cáo"
UNCONFIRMED = "chưa xác minh, chưa giao nghĩa vụ báo cáo"
REQUESTED = (
    "Cơ quan được đề nghị phối hợp không thuộc UBND tỉnh; hệ thống không giao nghĩa vụ báo cáo và không "
    "chấm điểm."
)
DUE = "Thời hạn và lý do"
NO_DUE = (
    "Kế hoạch không nêu ngày cho nhiệm vụ này và Sở Nội vụ chưa đặt thời hạn: không tính sớm hay muộn."
)
OF_AGENCY = "Báo cáo của {name}"
HISTORY = "Lịch sử"
NO_HISTORY = "Chưa ghi nhận lần nào."
DAY_FORM = "ngày/tháng/năm"
PERCENT_FIELD = "Tiến độ (%)"
# The texts of a report, by the names of their fields.
FIELDS = {
    "result": "Kết quả",
    "product": "Sản phẩm",
    "difficulties": "Khó khăn, vướng mắc",
    "proposals": "Đề xuất, kiến nghị",
}
DONE_ON = "Ngày báo cáo xong"
DONE_ON_HELP = "Để trống thì lấy ngày hôm nay. Ngày này quyết định đúng hạn hay quá hạn."
VERIFIED_FIELD = "Sở Nội vụ đã kiểm tra và xác nhận"
ON_BEHALF = "Nhập thay cơ quan: lịch sử ghi tên người nhập."
AGENCY_HELP = (
    "“Lưu” để ghi tiến độ. Làm xong thì bấm “Gửi Sở Nội vụ”: Sở Nội vụ xác nhận hoặc trả lại kèm lý do."
)
AGENCY_SENT = (
    "Đã gửi, đang chờ Sở Nội vụ xác nhận hoặc trả lại. Cần sửa thì sửa rồi gửi lại; muốn rút về thì chọn "
    "“Đang thực hiện” và lưu."
)
OFFICE_HELP = (
    "Nhiệm vụ của chính Sở Nội vụ. Làm xong thì bấm “Gửi xác nhận”: Văn phòng hoặc lãnh đạo UBND tỉnh xác "
    "nhận hoặc trả lại."
)
SEND = "Gửi Sở Nội vụ"
SEND_OFFICE = "Gửi xác nhận"
SENT_AT = "Đã gửi lúc {moment}. Sở Nội vụ sẽ xác nhận hoặc trả lại."
SENT_OFFICE_AT = "Đã gửi lúc {moment}, chờ Văn phòng hoặc lãnh đạo UBND tỉnh xác nhận."
RETURNED_BECAUSE = "Báo cáo bị trả lại. Lý do:"
REASON_OF_RETURN = "Lý do trả lại"
LAST_YEAR = "Kỳ {year} đã báo cáo gì?"
LAST_YEAR_SILENT = "Kỳ {year} chưa báo cáo."
COPY = "Chép sang ô “{field}”"
COPIED = "Chép từ kỳ {year} – sửa lại trước khi gửi"
SAME_FIELD = "Tôi đã đọc lại: kết quả kỳ này đúng là không khác kỳ trước"
VERIFY = "Xác nhận"
SEND_BACK = "Trả lại"
DECIDE = "Xác nhận hoặc trả lại"
DECIDE_HELP = "Xác nhận thì báo cáo được tính là xong. Trả lại thì cơ quan nhận lý do và sửa."
RETURN_REASON = "Lý do trả lại (từ 5 đến 1.000 ký tự)"
VERIFIED_NOW = "Đã xác nhận."
RETURNED_NOW = "Đã trả lại; cơ quan đã được báo kèm lý do."
SHUT_LOCKED = "Kỳ đã khóa sổ, chỉ xem."
SHUT_CLOSED = "Kỳ đã chốt và nhiệm vụ này không còn thời hạn, nên cơ quan không gửi được nữa."
SHUT_SETTLED = "Sở Nội vụ đã ghi kết quả của báo cáo này. Cần sửa thì liên hệ Sở Nội vụ."
DRAFT_OPEN = "Đang mở bản nháp lúc {moment}, chưa gửi."
DRAFT_OUTDATED = "Báo cáo đã đổi từ khi viết nháp. So với bản đang lưu dưới đây rồi hãy gửi."
# Shown by assets/draft.js, as data-… of the line beside the form's buttons.
DRAFT_LINE = {
    "saved": "Đã lưu nháp lúc {time}",
    "lost": "Mất kết nối: bản nháp giữ trên máy này, sẽ tự gửi lại",
    "signed_out": "Phiên đăng nhập đã hết: bản nháp giữ trên máy này, sẽ tự gửi sau khi đăng nhập lại.",
    "sign_in": "Đăng nhập ở thẻ mới",
    "nowhere": "Chưa giữ được bản nháp ở đâu cả. Đừng đóng trang này.",
    "restored": "Đang mở bản nháp lúc {time} giữ trên máy này, chưa gửi.",
    "older": "Trên máy này còn bản nháp khác, lúc {time}, chưa gửi được.",
    "use": "Dùng bản đó",
    "drop": "Bỏ nháp",
    "sure": "Bỏ bản nháp, lấy lại nội dung đang lưu?",
    "too_long": "Ô “{field}” dài hơn {longest} ký tự. Rút gọn rồi lưu lại; bản nháp vẫn giữ trên máy này.",
    "refused": "Máy chủ không nhận bản nháp; bản nháp vẫn giữ trên máy này.",
}
SET_DEADLINE = "Đặt thời hạn"
ONLY_THIS_AGENCY = "Chỉ cho cơ quan đang chọn"
DEADLINE_SAVED = "Đã đặt thời hạn. Lý do được giữ trong lịch sử."
CHOOSE_AGENCY = "Chọn một cơ quan trong bảng để xem tình hình thực hiện và lịch sử."
NOTHING_SAID = "chưa ghi"
NO_DAY = "Không thời hạn"
IN_FORCE = "đang áp dụng"
SAVED_NOW = "Bản đang lưu trên hệ thống"


def count(total: int) -> str:
    """How many reports are listed."""
    return f"{number(total)} lượt nhiệm vụ"


def due_on(value: date) -> str:
    """Which day the tasks are due on."""
    return f"ngày cuối {day(value)}"


def in_part(path: str) -> str:
    """Which part of the plan."""
    return f"mục {path}"


def resting_on(name: str, issued_on: date | None, *, is_verified: bool) -> str:
    """Which document the tasks rest on, by its kind, number and date."""
    dated = f"ngày {day(issued_on)}" if issued_on else f"ngày {UNVERIFIED}"
    doubt = f" ({UNVERIFIED})" if issued_on and not is_verified else ""
    return f"nhiệm vụ viện dẫn {name}, {dated}{doubt}"


def page_of(page: int, pages: int) -> str:
    """Trang 2/14."""
    return f"Trang {page}/{pages}"


def set_by(who: str | None, at: datetime, only_agency: str | None) -> str:
    """Who set a due day, when, and for whom."""
    whom = f"chỉ cho {only_agency}" if only_agency else "cho mọi cơ quan"
    return f"{who or 'hệ thống'}, {moment(at)}, {whom}"


def due_line(due_on: date, today: date | None) -> str:
    """The last day of a report and, while it is waited for, the working days until it, or since."""
    said = f"Hạn {weekday(due_on)}"
    return f"{said}, {until(due_on, today)}" if today else said


def until(last: date, today: date) -> str:
    """How long it is to a last day, or how long ago it was, in working days."""
    if last < today:
        return f"đã quá {number(working_days_late(last, today))} ngày làm việc"
    if last == today:
        return "hôm nay là ngày cuối"
    left = working_days_left(last, today)
    return f"còn {number(left)} ngày làm việc" if left else "từ nay đến đó không có ngày làm việc"


def hour(at: datetime) -> str:
    """10:23, by a Vietnamese clock."""
    return local(at).strftime("%H:%M")


SAVED_AT = "Đã lưu lúc {moment}"
