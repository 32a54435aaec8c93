"""Words of the overview, of the scorecards, of their reviews and of the starred tasks."""

from datetime import datetime

from dashboard.texts.formats import moment, number
from db.vocabulary import Measure, Outcome

TREND = "Qua các kỳ báo cáo"
TREND_HELP = "Mỗi cột là một kỳ; mỗi lượt nhiệm vụ nằm trong đúng một màu."
TREND_TABLE = "Số lượt nhiệm vụ theo tình trạng, từng kỳ"
AS_TABLE = "Xem bằng số"
TOTAL = "Tổng"
NO_ROUND = "Chưa mở kỳ báo cáo nào, nên chưa có số liệu."
OVERDUE = "Quá hạn"
DUE_SOON = "Sắp đến hạn, trong {days} ngày làm việc"
COMPLETION = "Tỷ lệ hoàn thành"
ON_TIME = "Tỷ lệ đúng hạn"
UPDATED = "Tỷ lệ cập nhật"
VERIFIED = "Tỷ lệ đã xác nhận"
STALE = "Lâu chưa cập nhật"
RETURNED = "Bị trả lại"
FORMULAS = {
    "all": "hoàn thành ÷ mọi lượt nhiệm vụ, trừ lượt không áp dụng",
    "due": "hoàn thành có thời hạn ÷ (hoàn thành có thời hạn + quá hạn)",
    "on_time": "hoàn thành đúng hạn ÷ (hoàn thành có thời hạn + quá hạn)",
    "updated": "lượt nhiệm vụ đã có ghi nhận ÷ mọi lượt nhiệm vụ",
    "verified": "đã xác nhận ÷ đã có ghi nhận",
    "stale": "còn việc mà quá {days} ngày không cập nhật",
    "returned": "cần báo cáo lại; chưa tính là hoàn thành, vẫn tính là đã có ghi nhận",
}
# What a denominator is added up from.
TERMS = {
    "total": "lượt nhiệm vụ",
    "not_applicable": "không áp dụng",
    "done_with_day": "hoàn thành có thời hạn",
    "overdue": "quá hạn",
}
BY_PART = "Theo mục của Kế hoạch"
AGENCY_COLUMNS = (
    "Cơ quan", "Lượt nhiệm vụ", "Quá hạn", "Hoàn thành", "Đúng hạn", "Cập nhật", "Tình trạng",
)
# Columns that show the rate of completion, here and in the registry of documents.
RATED_COLUMNS = ("Hoàn thành", "Tiến độ")
PART_COLUMNS = ("Mục", "Quá hạn", "Hoàn thành", "Tình trạng")
NOT_A_GRADE = (
    "Bảng điểm theo dõi việc thực hiện {plan}; không phải kết quả đánh giá, xếp loại theo Nghị "
    "định 335/2025/NĐ-CP."
)
EVERY_PLAN = "các kế hoạch"
PEERS = "Xếp hạng trong nhóm cùng khối lượng"
PEERS_HELP = "{group}: {count}. Ngưỡng chia nhóm do Sở Nội vụ đặt."
PEERS_SECRET = "Cơ quan chỉ xem được hạng của mình."
PEER_COLUMNS = ("Hạng", "Cơ quan", "Hoàn thành", "Đúng hạn", "Hạng đúng hạn")
RANK = "Hạng {place}/{count} trong nhóm"
TIED = "cùng hạng với {count} cơ quan khác"
NO_RANK = "Chưa xếp hạng"
NOT_RATED = "Chưa tính được tỷ lệ, không xếp hạng: {names}."
NO_REPORTS = "Cơ quan này không có nghĩa vụ báo cáo trong kỳ."
RATES = "Các tỷ lệ qua từng kỳ"
RATE_COLUMNS = ("Kỳ", "Hoàn thành", "Đúng hạn", "Cập nhật")

STARRED = "Trọng tâm"
STARRED_TASKS = "Nhiệm vụ trọng tâm"
STARRED_HELP = "Sở Nội vụ đánh dấu những nhiệm vụ cần theo dõi trước."
NONE_STARRED = "Cơ quan không có nhiệm vụ trọng tâm trong kỳ."
STARRED_COLUMNS = ("Nhiệm vụ", "Tình trạng", "Trạng thái, xác nhận", "Ngày cuối")
STAR = "Đánh dấu trọng tâm"
UNSTAR = "Bỏ dấu trọng tâm"
STAR_SET = "Đã đánh dấu nhiệm vụ trọng tâm."
STAR_GONE = "Đã bỏ dấu nhiệm vụ trọng tâm."

CONTEST = "Đề nghị xem xét lại"
CONTEST_POINT = "Đề nghị xem xét lại: {point}"
CONTEST_HELP = (
    "Nêu số liệu chưa đúng và căn cứ. Sở Nội vụ trả lời tại đây; đề nghị và trả lời được lưu lại. Kỳ đã "
    "chốt hoặc khóa sổ vẫn đề nghị được."
)
POINT = "Điểm đề nghị xem xét"
OF_TASK = "Nhiệm vụ liên quan"
CHOOSE_TASK = "Chọn nhiệm vụ…"
WHOLE_POINT = "Không riêng nhiệm vụ nào"
REASON = "Lý do, căn cứ (bắt buộc)"
SEND = "Gửi đề nghị"
ASKED = "Đã gửi đề nghị. Sở Nội vụ sẽ trả lời tại bảng điểm này."
TRACE = "Các đề nghị xem xét lại trong kỳ"
NO_REVIEWS = "Chưa có đề nghị nào trong kỳ này."
SHOWN_THEN = "số liệu lúc đó: {shown}"
UNANSWERED = "Sở Nội vụ chưa trả lời."
TO_ANSWER = "Trả lời"
MEASURES = {
    Measure.COMPLETION: COMPLETION,
    Measure.ON_TIME: ON_TIME,
    Measure.UPDATED: UPDATED,
    Measure.REPORT: "Một lượt nhiệm vụ",
}
OUTCOMES = {Outcome.GRANTED: "Chấp nhận", Outcome.REFUSED: "Giữ nguyên"}
REFUSALS = {
    "review_report_needed": "Chọn nhiệm vụ cần xem xét lại ở ô Nhiệm vụ liên quan.",
    "review_waiting": "Đề nghị trước về điểm này đang chờ Sở Nội vụ trả lời. Chờ trả lời rồi gửi lại.",
    "review_answered": "Đề nghị này đã có trả lời. Tải lại trang để xem.",
    "review_answer_needed": "Ghi nội dung trả lời (từ {shortest} đến {longest} ký tự) để cơ quan hiểu vì sao.",
}
UNCONFIRMED = "Chưa xác minh: {note}"
SUCCESSION = "Thay đổi tổ chức"
SUCCESSION_HELP = (
    "Ghi theo nguồn công khai. Cơ quan nào tiếp nhận nhiệm vụ nào do Sở Nội vụ quyết định, hệ thống "
    "không tự suy."
)
CONFIDENCE = "độ tin cậy: {said}"
LIST_ALL = "Xem danh sách {count} lượt nhiệm vụ"
SORT = "Xếp"
SORTS = [("red", "Quá hạn nhiều trước"), ("done", "Hoàn thành thấp trước"), ("group", "Theo khối")]


def agencies(count: int) -> str:
    """25 cơ quan."""
    return f"{number(count)} cơ quan"


def group(limits: tuple[int, ...], place: int) -> str:
    """Which agencies are ranked together: those that owe about as much."""
    if place == 0:
        return f"Nhóm dưới {number(limits[0])} lượt nhiệm vụ"
    if place == len(limits):
        return f"Nhóm từ {number(limits[-1])} lượt nhiệm vụ trở lên"
    return f"Nhóm từ {number(limits[place - 1])} đến {number(limits[place] - 1)} lượt nhiệm vụ"


def by_whom(who: str, at: datetime) -> str:
    """Who said it, and when."""
    return f"{who}, {moment(at)}"
