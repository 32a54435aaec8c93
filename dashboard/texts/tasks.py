"""Words of the task list, the task page and its form."""

from datetime import date, datetime

from dashboard.texts.common import UNVERIFIED
from dashboard.texts.formats import day, moment, number, weekday
from db.vocabulary import DeadlineRule

NO_ROUND = "Chưa mở kỳ báo cáo nào. Sở Nội vụ mở kỳ để bắt đầu theo dõi."
NOTHING_FITS = "Không có nhiệm vụ nào khớp với các điều kiện lọc. Bỏ bớt điều kiện để xem thêm."
WHOSE_WORD = "Xác nhận"
PART = "Mục"
DONE_WITH_DAY = "Hoàn thành, có thời hạn"
REPORTED = "Đã có ghi nhận"
COLUMNS = ("Tình trạng", "Nhiệm vụ", "Cơ quan", "Trạng thái", "Ngày cuối", "Xác nhận", "Cập nhật")
NEVER = "chưa lần nào"
PREVIOUS = "← Trang trước"
NEXT = "Trang sau →"
PAGES = "Các trang"
OPEN_IN_PLAN = "Mở trong văn bản"
BASIS = "Căn cứ vào đâu?"
NO_BASIS = "Nhiệm vụ này không viện dẫn văn bản nào."
UNRESOLVED = "chưa xác định văn bản"
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
RESULT = "Kết quả, sản phẩm"
DIFFICULTIES = "Khó khăn, vướng mắc"
PERCENT_FIELD = "Tiến độ (%)"
DONE_ON = "Ngày báo cáo xong"
DONE_ON_OF_AGENCY = "Báo “Chờ xác nhận” thì ngày báo cáo là ngày gửi."
DONE_ON_HELP = "Để trống thì lấy ngày hôm nay. Ngày này quyết định đúng hạn hay quá hạn."
VERIFIED_FIELD = "Sở Nội vụ đã kiểm tra và xác nhận"
ON_BEHALF = "Nhập thay cơ quan: lịch sử ghi tên người nhập."
AGENCY_HELP = "Làm xong thì chọn “Chờ xác nhận”. Sở Nội vụ kiểm tra rồi chuyển thành “Hoàn thành”."
SET_DEADLINE = "Đặt thời hạn"
NEW_DUE = "Ngày cuối"
NEW_DUE_HELP = "Để trống để bỏ thời hạn."
REASON = "Lý do (bắt buộc)"
ONLY_THIS_AGENCY = "Chỉ cho cơ quan đang chọn"
DEADLINE_SAVED = "Đã đặt thời hạn. Lý do được giữ trong lịch sử."
CHOOSE_AGENCY = "Chọn một cơ quan trong bảng để xem tình hình thực hiện và lịch sử."
NOTHING_SAID = "chưa ghi"
NO_DAY = "Không thời hạn"
IN_FORCE = "đang áp dụng"
SAVED_NOW = "Bản đang lưu trên hệ thống"
POLICIES = {
    "keep": "không dời khi trùng ngày nghỉ",
    "next_working_day": "trùng ngày nghỉ thì dời đến ngày làm việc kế tiếp",
    "previous_working_day": "trùng ngày nghỉ thì lùi về ngày làm việc trước đó",
}


def count(total: int) -> str:
    """How many reports are listed."""
    return f"{number(total)} lượt nhiệm vụ"


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


def because(
    rule: DeadlineRule,
    due_on: date | None,
    stated_on: date | None,
    includes_day: bool,
    policy: str,
    reason: str,
) -> str:
    """Why the due day is what it is."""
    if rule is DeadlineRule.SET_BY_OFFICER:
        return f"Sở Nội vụ đặt: {reason}" if due_on else f"Sở Nội vụ bỏ thời hạn: {reason}"
    counted = "tính cả ngày đó" if includes_day else "không tính ngày đó"
    last = weekday(due_on) if due_on else ""
    return (
        f"Kế hoạch ghi “trước ngày {stated_on:%d/%m} hàng năm”; {counted}, nên ngày cuối là {last}; "
        f"{POLICIES[policy]}"
    )


def set_by(who: str | None, at: datetime, only_agency: str | None) -> str:
    """Who set a due day, when, and for whom."""
    whom = f"chỉ cho {only_agency}" if only_agency else "cho mọi cơ quan"
    return f"{who or 'hệ thống'}, {moment(at)}, {whom}"


SAVED_AT = "Đã lưu lúc {moment}"
