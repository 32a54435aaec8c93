"""Words of the wallboards: on the screen itself, and where administrators let devices in."""

from datetime import date

from dashboard.texts.common import DEMONSTRATION_SHORT, PLAN_LINE, SYSTEM
from dashboard.texts.formats import day, number
from db.vocabulary import ScreenView

# On the screen, wherever it stands
TITLE = f"Màn hình · {SYSTEM}"
DEMONSTRATION = f"{DEMONSTRATION_SHORT.upper()}, không phải số liệu thật"
# What the script of the screen says; it has no words of its own.
SAID = {
    "plan": PLAN_LINE,
    "start": "Đang kết nối với máy chủ…",
    "enrol": "Ghi danh màn hình",
    "enrol_how": "Quản trị hệ thống vào Quản trị → Màn hình phòng họp, nhập mã này:",
    "enrol_note": "Mã chỉ dùng một lần, trong 15 phút; hết hạn, màn hình tự lấy mã mới.",
    "withdrawn": "Màn hình này đã được thu hồi",
    "withdrawn_note": "Không còn số liệu nào trên thiết bị này. Muốn dùng lại, ghi danh với mã mới.",
    "new_code": "Lấy mã mới",
    "moment": "Số liệu lúc {time}",
    "lost": "Mất kết nối với máy chủ từ {since} · số liệu lúc {at} ({age} trước)",
    "lost_empty": "Chưa kết nối được với máy chủ. Màn hình tự thử lại.",
    "with_day": "{time} ngày {day}",
    "age_now": "chưa đầy 1 phút",
    "age_minutes": "{m} phút",
    "age_hours": "{h} giờ {m} phút",
    "age_days": "{d} ngày {h} giờ",
    "paused": "Đang dừng (phím cách)",
}

# The views
VIEWS = {
    ScreenView.TOTALS: "Toàn cảnh",
    ScreenView.LATE: "Cơ quan quá hạn",
    ScreenView.GROUPS: "Nhóm nhiệm vụ",
    ScreenView.NEXT: "Thời hạn sắp tới",
    ScreenView.MOVED: "Thay đổi",
    ScreenView.TREND: "Qua các kỳ",
}
TITLES = {
    ScreenView.TOTALS: "Toàn cảnh kỳ {year}",
    ScreenView.LATE: "Cơ quan có nhiều nhiệm vụ quá hạn, kỳ {year}",
    ScreenView.GROUPS: "Nhóm nhiệm vụ theo khối cơ quan, kỳ {year}",
    ScreenView.NEXT: "Thời hạn trong 30 ngày tới, kỳ {year}",
    ScreenView.MOVED: "Thay đổi mới, kỳ {year}",
    ScreenView.TREND: "Qua các kỳ báo cáo",
}
NO_ROUND = "Chưa mở kỳ báo cáo nào, nên chưa có số liệu."
ALL_REPORTS = "Tất cả {total} lượt nhiệm vụ theo tình trạng"
NOBODY_LATE = "Không cơ quan nào có nhiệm vụ quá hạn."
LATE_TOTAL = "lượt nhiệm vụ quá hạn"
LATE_HELP = "Số quá hạn / số lượt nhiệm vụ của từng cơ quan."
OF_GROUP = "Nhóm nhiệm vụ"
# Kế hoạch 66 calls this section otherwise.
SHORT_PARTS = {"III": "Tổ chức thực hiện"}
CELL_HELP = "Mỗi ô: hoàn thành / tổng số lượt; màu và hình theo tình trạng kém nhất. Ô mờ: không được giao."
NEXT_TOTAL = "lượt nhiệm vụ còn phải báo cáo trong 30 ngày tới"
NEXT_MORE = "và {count} thời hạn khác"
NO_NEXT = "Không có thời hạn nào còn phải báo cáo trong 30 ngày tới."
HIDDEN_WORDS = "nội dung không hiển thị trên màn hình chung"
NO_MOVE = "Chưa có thay đổi nào từ {moment}."
SINCE = "Tính từ {moment}"
TREND_DONE = "Hoàn thành"
TREND_HELP = (
    "Mỗi lượt nằm trong đúng một cột; “Không thời hạn” gồm cả việc đã hoàn thành. Hoàn thành: {formula}."
)

# /admin/screens
SCREENS = "Các màn hình"
MANAGE = "Màn hình phòng họp"
HELP = (
    "Mở địa chỉ {address} trên thiết bị: thiết bị hiện một mã. Nhập mã đó ở đây, giao cho một người giữ. "
    "Thiết bị chỉ xem, không có mật khẩu, không hết hạn; thu hồi được bất cứ lúc nào."
)
ENROL = "Ghi danh màn hình"
CODE = "Mã đang hiện trên màn hình"
CODE_HELP = "8 chữ và số. Chỉ nhập mã đọc được trên thiết bị đặt đúng chỗ ghi dưới đây."
NAME = "Tên màn hình"
PLACE = "Nơi đặt"
CUSTODIAN = "Người giữ"
SHOWN = "Các hình luân phiên"
SECONDS = "Số giây mỗi hình (từ {shortest} đến {longest})"
ENROL_NOW = "Ghi danh"
ENROLLED = "Đã ghi danh “{name}”, thiết bị ở địa chỉ {device}. Không đúng thiết bị thì thu hồi ngay."
COLUMNS = (
    "Màn hình", "Nơi đặt", "Người giữ", "Ghi danh", "Hỏi số liệu gần nhất", "Luân phiên", "Tình trạng",
)
NONE = "Chưa có màn hình nào."
IN_USE = "Đang dùng"
WITHDRAWN = "đã thu hồi"
NEVER_SEEN = "chưa lần nào"
OPEN = "Sửa, thu hồi"
CHANGE = "Sửa “{name}”"
CHANGE_SAVE = "Lưu thay đổi"
CHANGED = "Đã lưu. Màn hình đổi theo ở lần hỏi sau."
WITHDRAW = "Thu hồi “{name}”"
WITHDRAW_HELP = "Màn hình ngừng hiện số liệu ngay lần hỏi sau. Muốn dùng lại thiết bị, ghi danh mới."
WITHDRAW_SURE = "Thu hồi màn hình này"
WITHDRAW_NOW = "Thu hồi"
WITHDRAWN_SAID = "Đã thu hồi “{name}”."
CLOSE = "Đóng"
REFUSALS = {
    "screen_code_wrong": (
        "Không có thiết bị nào đang hiện mã này, hoặc mã đã quá 15 phút. Đọc lại mã trên màn hình rồi nhập lại."
    ),
    "too_many_codes": "Đã nhập sai mã quá nhiều lần. Thử lại sau tối đa {minutes} phút.",
    "too_many_waiting": (
        "Quá nhiều thiết bị đang chờ ghi danh. Màn hình tự thử lại, chậm nhất sau {minutes} phút."
    ),
    "screen_in_use": "Thiết bị này đang được dùng làm màn hình.",
    "screen_name": "Tên màn hình dài từ 2 đến {longest} ký tự.",
    "screen_place": "Nơi đặt dài từ 2 đến {longest} ký tự.",
    "screen_custodian": "Ghi họ tên người giữ, từ 2 đến {longest} ký tự.",
    "screen_views": "Chọn ít nhất một hình để luân phiên.",
    "screen_seconds": "Mỗi hình hiện từ {shortest} đến {longest} giây. Sửa số giây.",
    "screen_not_sure": "Đánh dấu ô xác nhận rồi bấm Thu hồi lần nữa.",
}


def in_agencies(count: int) -> str:
    """ở 12 cơ quan."""
    return f"ở {number(count)} cơ quan"


def agencies(count: int) -> str:
    """12 cơ quan."""
    return f"{number(count)} cơ quan"


def month(value: date) -> str:
    """tháng 11/2026."""
    return f"tháng {value.month}/{value.year}"


def rotation(names: list[str], seconds: int) -> str:
    """Which views, and how long each."""
    return f"{', '.join(names)}; {seconds} giây mỗi hình"


def withdrawn(who: str | None, value: date) -> str:
    """Đã thu hồi, by whom and when."""
    return f"{WITHDRAWN} ngày {day(value)}{f', {who}' if who else ''}"


def by_whom(who: str, value: date) -> str:
    """Who let it in, and when."""
    return f"{day(value)}, {who}"
