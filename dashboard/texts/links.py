"""Words about the official links of documents: what came of asking them, and why one is refused."""

from collections.abc import Mapping
from datetime import date, datetime

from dashboard.texts.formats import day, local, moment, number
from db.vocabulary import LinkResult

TITLE = "Đường dẫn của văn bản"
HEAD = "Đường dẫn"
RESULTS: dict[LinkResult | None, str] = {
    LinkResult.OK: "Mở được",
    LinkResult.MOVED: "Đã chuyển địa chỉ",
    LinkResult.DEAD: "Đã hỏng",
    LinkResult.UNREACHABLE: "Chưa hỏi được",
    LinkResult.REFUSED: "Không được hỏi",
    None: "Chưa kiểm tra",
}
DETAILS: dict[str, str] = {
    "ok": "",
    "moved": "trang chuyển hẳn sang địa chỉ mới",
    "not_found": "trang báo không có văn bản này",
    "gone": "trang báo văn bản đã gỡ",
    "no_name": "tên miền không còn tồn tại",
    "slow": "trang không trả lời kịp thời gian",
    "tls": "chứng thư của trang không hợp lệ",
    "server": "máy chủ của trang đang lỗi",
    "barred": "trang chặn máy kiểm tra; mở bằng trình duyệt để xem",
    "status": "trang trả lời không rõ",
    "connection": "không kết nối được với trang",
    "lookup": "không tra được tên miền",
    "redirects": "trang chuyển địa chỉ vòng quanh",
    "redirect_outside": "trang chuyển sang trang ngoài danh sách được phép hỏi",
    "redirect_refused": "trang chuyển sang địa chỉ không được phép hỏi",
    "outside": "trang ngoài danh sách được phép hỏi",
    "private": "địa chỉ thuộc mạng nội bộ",
}
REFUSED_ADDRESS = "địa chỉ không được phép hỏi"
FIELD_NAMES = {"url": "Đường dẫn"}
FIELD_REASONS = {
    "odd": "có dấu cách hoặc ký tự lạ. Sao chép lại từ thanh địa chỉ của trình duyệt",
    "user": "có tên đăng nhập trước dấu @. Bỏ phần đó rồi bấm lại",
    "port": "ghi cổng riêng. Chỉ nhận trang mở ở cổng thông thường (80, 443)",
    "host": "tên miền không đúng. Kiểm tra lại tên miền",
    "private": "chỉ vào mạng nội bộ ({host}), không phải trang công khai. Nhập địa chỉ trên Internet",
}
REFUSALS: dict[str, str] = {
    "links_too_many": "Một văn bản có tối đa {most} đường dẫn. Gỡ bớt rồi thêm.",
    "links_busy": "Đang có một lượt kiểm tra khác. Đợi vài phút rồi tải lại trang.",
    "links_off": (
        "Hệ thống này chưa bật kiểm tra đường dẫn. Quản trị máy chủ đặt PLAN_LINK_HOSTS rồi khởi động lại."
    ),
    "links_rested": "Đường dẫn này vừa được kiểm tra trong vòng một giờ. Đợi rồi kiểm tra lại.",
    "link_there": "Văn bản đã có đường dẫn này.",
    "document_files_too_many": (
        "Một văn bản kèm tối đa {files} tệp, tổng cộng {megabytes} MB, tính cả tệp đã gỡ."
    ),
}
OFF = "Hệ thống này chưa bật kiểm tra đường dẫn: máy chủ không gọi ra ngoài."
HOW_ON = (
    "Muốn bật, quản trị máy chủ đặt biến PLAN_LINK_HOSTS, ví dụ vbpl.vn,congbao.chinhphu.vn (hoặc * cho mọi trang công khai), rồi khởi động lại."
)
HOW = (
    "Trang này không tự gọi ra ngoài; chỉ hỏi khi bấm nút, mỗi lượt không quá {most} đường dẫn, mỗi đường dẫn không "
    "quá một lần trong một giờ. Đường dẫn hỏng thành một việc ở trang Cảnh báo; trang không trả lời trong "
    "{days} ngày kiểm tra liền nhau cũng tính là hỏng."
)
SHOW = "Kết quả"
CHECK_SHOWN = "Kiểm tra những đường dẫn đang hiện"
CHECK_ONE = "Kiểm tra"
CHECK_ONE_LABEL = "Kiểm tra đường dẫn {url}"
CHECKING = "Đang hỏi các trang, tối đa nửa phút…"
COLUMNS = ("Văn bản", "Đường dẫn", "Kết quả", "Lần kiểm tra cuối")
CHECK_COLUMN = "Kiểm tra lại"
NONE_SHOWN = "Không có đường dẫn nào ở mục này."
NO_LINKS = "Chưa có đường dẫn nào tới văn bản này."
LEADS_TO = "dẫn đến"
MOVED_TO = "địa chỉ mới"
PAGES = "Các trang"
ADD_LABEL = "Đường dẫn"
ADD_HELP = "Trang công khai có văn bản này, bắt đầu bằng https:// hoặc http://."
ADD = "Thêm đường dẫn"
ADDED = "Đã thêm đường dẫn. Kết quả có sau lượt kiểm tra tới."
REMOVE = "Gỡ"
REMOVE_ONE = "Gỡ đường dẫn {url}"
REMOVED = "Đã gỡ đường dẫn; lịch sử văn bản vẫn lưu ai thêm, ai gỡ."

FILES = "Tệp văn bản"
NO_FILES = "Chưa có tệp nào của văn bản này."
FILES_INSIDE = "Tệp của văn bản nội bộ chỉ mở cho lãnh đạo, Sở Nội vụ và quản trị."
UPLOAD_LABEL = "Thêm tệp của văn bản (chọn, hoặc kéo thả vào đây)"
REMOVE_FILE = "Gỡ tệp {name}"
FILE_REMOVED = "Đã gỡ tệp “{name}”; lịch sử văn bản vẫn lưu ai gửi, ai gỡ."
SHA = "SHA-256: {start}…"
SAVED = "tải về"
OPENED = "mở trong trình duyệt"

COMMAND = (
    "Kiểm tra mọi đường dẫn của kho văn bản, mỗi trang một câu hỏi một giây (cần PLAN_LINK_HOSTS)."
)
COMMAND_OFF = "Chưa đặt PLAN_LINK_HOSTS: không kiểm tra đường dẫn, không gọi ra ngoài."
COMMAND_NONE = "Không có đường dẫn nào đến lượt: mọi đường dẫn đã được hỏi trong vòng một giờ."
COMMAND_TIME = "Hết giờ của lượt này; còn {left} đường dẫn chưa hỏi, lượt sau hỏi trước."


def why(detail: str, status: int | None) -> str:
    """What lies behind a result: trang báo không có văn bản này (404)."""
    said = DETAILS.get(detail, REFUSED_ADDRESS)
    return f"{said} ({status})" if said and status else said


def tab(result: LinkResult | None, count: int) -> str:
    """Đã hỏng (3)."""
    return f"{RESULTS[result]} ({number(count)})"


def how_long(checked_at: datetime, since: datetime, today: date) -> str:
    """When it was asked, and how long the answer has been so."""
    first = local(since).date()
    said = moment(checked_at)
    if first == local(checked_at).date():
        return said
    days = (today - first).days
    return f"{said}; như vậy từ {day(first)} ({number(days)} ngày)"


def counted(counts: Mapping[LinkResult, int]) -> str:
    """What a run came to: 3 mở được, 1 đã hỏng."""
    said = [f"{number(counts[one])} {RESULTS[one].lower()}" for one in LinkResult if counts.get(one)]
    return ", ".join(said)


def run_said(counts: Mapping[LinkResult, int], left: int) -> str:
    """The sentence after a run."""
    total = sum(counts.values())
    if not total:
        return "Không có đường dẫn nào đến lượt: các đường dẫn đang hiện đã được hỏi trong vòng một giờ."
    said = f"Đã kiểm tra {number(total)} đường dẫn: {counted(counts)}."
    return f"{said} Còn {number(left)} đường dẫn chưa kịp hỏi, bấm lại để kiểm tra tiếp." if left else said
