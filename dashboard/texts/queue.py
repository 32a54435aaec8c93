"""Words of the queue of files: /papers/queue, the buttons that lead to it, the worker's commands."""

from datetime import datetime, timedelta

from dashboard.texts.formats import moment, number
from db.vocabulary import JobState

TITLE = "Tệp đã đặt"
LEAD = (
    "Tệp dài được làm ở phía sau, bạn cứ làm việc khác. Tệp xong có tin trong Hộp thư; giữ {days} ngày, chỉ người "
    "đặt tải được."
)
EMPTY = "Bạn chưa đặt tệp nào. Tệp đặt từ trang Báo cáo, công văn sẽ hiện ở đây."
NO_WORKER = (
    "Chưa thấy tiến trình làm tệp hoạt động. Yêu cầu vẫn được giữ và sẽ làm khi tiến trình chạy lại; nếu lâu "
    "không thấy, báo quản trị hệ thống."
)
LISTED = "Các tệp đã đặt"
FILE = "Tệp của bản phát hành trước"
READ_PLAN = "Đọc tệp kế hoạch {name}"
SEE_READING = "Xem kết quả đọc"
DOWNLOAD = "Tải về"
DOWNLOAD_OF = "Tải về: {title}"
CANCEL_OF = "Hủy: {title}"
AGAIN = "Làm lại"
AGAIN_OF = "Làm lại: {title}"
STATES = {
    JobState.WAITING: "Chờ đến lượt",
    JobState.RUNNING: "Đang làm",
    JobState.DONE: "Đã xong",
    JobState.FAILED: "Không làm được",
    JobState.CANCELLED: "Đã hủy",
}
LET_GO = "Quá {days} ngày, tệp không còn giữ."
# What the buttons say when the server does not answer (assets/vendor/queue.js).
SCRIPT = {
    "sending": "Đang gửi yêu cầu…",
    "failed": "Chưa gửi được. Kiểm tra kết nối rồi thử lại.",
}
COMMAND = "Làm các tệp đã đặt, lần lượt từng tệp, cho đến khi được lệnh dừng (chạy như một dịch vụ)."
DEMONSTRATION = "Làm tệp cho dữ liệu trình diễn."
STARTED = "Đang chờ và làm các tệp đã đặt. Dừng: Ctrl + C."
REFUSALS = {
    "too_many_jobs": "Bạn đang có {most} tệp chưa xong. Chờ xong hoặc hủy bớt rồi đặt tiếp.",
    "job_over": "Tệp này đã xong hoặc đã hủy.",
    "job_open": "Tệp này chưa làm xong.",
    "file_let_go": (
        "Tệp không còn giữ: mỗi người giữ {most} tệp mới nhất, mỗi tệp {days} ngày. Bấm Làm lại để có tệp mới."
    ),
    "job_given_up": "Đã thử {tries} lần mà chưa xong. Báo quản trị hệ thống, rồi thử lại.",
    "job_too_long": "Làm quá {minutes} phút mà chưa xong nên đã dừng. Thu hẹp phạm vi rồi thử lại.",
    "unknown_fault": "Hệ thống gặp lỗi khi làm tệp này. Thử lại; nếu vẫn vậy, báo quản trị hệ thống.",
}


def asked(at: datetime, as_of: datetime, now: datetime) -> str:
    """When it was ordered, how long ago, and of what moment its figures are."""
    figures = "số liệu lúc đặt" if at == as_of else f"số liệu lúc {moment(as_of)}"
    return f"Đặt lúc {moment(at)} ({_ago(now - at)}) · {figures}"


def _ago(passed: timedelta) -> str:
    minutes = int(passed.total_seconds() // 60)
    if minutes < 1:
        return "vừa xong"
    if minutes < 60:
        return f"{minutes} phút trước"
    hours = minutes // 60
    return f"{hours} giờ trước" if hours < 48 else f"{hours // 24} ngày trước"


def progress(done: int, of: int, step: str) -> str:
    """How far a file is: "12/35 · Lập bảng"; nothing counted yet is the step alone."""
    counted = f"{number(done)}/{number(of)}" if of else ""
    return " · ".join(part for part in (counted, step) if part) or STATES[JobState.RUNNING]


def ended(at: datetime) -> str:
    return f"Xong lúc {moment(at)}"
