"""Words of requests about reports: gia hạn, giải trình, xem xét lại; and of the page /requests."""

from datetime import date, datetime

from dashboard.texts.formats import day, moment, number
from dashboard.texts.scores import MEASURES
from dashboard.texts.scores import OUTCOMES as REVIEWED
from db.vocabulary import Measure, Outcome

REFUSALS: dict[str, str] = {
    "extension_not_yours": (
        "Đề nghị gia hạn của Sở Nội vụ do lãnh đạo UBND tỉnh duyệt; của cơ quan khác do Sở Nội vụ duyệt."
    ),
    "extension_without_day": "Nhiệm vụ này không thời hạn, không có ngày để gia hạn.",
    "extension_not_needed": "Báo cáo đã hoàn thành hoặc không áp dụng, không cần gia hạn.",
    "extension_waiting": "Đã có đề nghị gia hạn đang chờ Sở Nội vụ duyệt cho nhiệm vụ này.",
    "extension_decided": "Đề nghị này đã có người quyết định. Tải lại trang để xem kết quả.",
    "extension_not_later": "Ngày mới phải sau thời hạn hiện tại ({day}).",
    "extension_too_far": "Chỉ gia hạn được đến hết năm {year}.",
    "question_needed": "Ghi nội dung cần giải trình (từ {shortest} đến {longest} ký tự).",
    "answer_needed": "Ghi nội dung trả lời (từ {shortest} đến {longest} ký tự).",
    "nobody_asked": "Chọn ít nhất một cơ quan để yêu cầu giải trình.",
    "bad_answer_by": "Hạn trả lời {day} không hợp lệ. Chọn hôm nay hoặc một ngày trong vòng một năm.",
    "explanation_waiting": (
        "Câu hỏi này đã gửi và đang chờ cơ quan trả lời; không gửi lần thứ hai."
    ),
    "explanation_answered": "Yêu cầu này đã được giải trình. Nội dung đã gửi không thay được.",
    "answer_is_agencys": (
        "Cơ quan được hỏi tự giải trình. Sở Nội vụ chỉ giải trình nhiệm vụ của chính mình."
    ),
}
DAY_MOVED = (
    "Thời hạn đã đổi từ {was} thành {due_on} sau khi cơ quan đề nghị, nên không duyệt được. Từ chối đề "
    "nghị này để cơ quan gửi lại."
)

# The panel of one report
PANEL = "Gia hạn, giải trình"
AS_PAPER = "Công văn (Word, PDF)"
NONE_YET = "Chưa có đề nghị gia hạn hay yêu cầu giải trình nào."
ASK_EXTENSION = "Đề nghị gia hạn"
ASK_ON_BEHALF = "Ghi đề nghị gia hạn thay cơ quan"
WANTED_ON = "Xin gia hạn đến ngày"
WANTED_HELP = "Thời hạn hiện tại: {day}. Nhập ngày/tháng/năm."
REASON = "Lý do (bắt buộc)"
SEND = "Gửi đề nghị"
DAY_FORM = "ngày/tháng/năm"
GRANTED_ON = "Duyệt đến ngày"
DECISION = "Ý kiến của Sở Nội vụ (bắt buộc khi từ chối)"
GRANT = "Duyệt gia hạn"
REFUSE = "Không duyệt"
ASK_EXPLANATION = "Yêu cầu giải trình"
QUESTION = "Nội dung cần giải trình"
ANSWER_BY = "Trả lời trước khi hết ngày (có thể để trống)"
ASK = "Gửi yêu cầu"
ASK_AGENCIES = "Gửi đến các cơ quan"
ASK_AGENCIES_HELP = "Đã đánh dấu sẵn các cơ quan quá hạn; bỏ dấu nếu không hỏi."
ANSWER_TITLE = "Trả lời yêu cầu giải trình"
ANSWER = "Nội dung giải trình (gửi một lần)"
ANSWER_SEND = "Gửi giải trình"
SENT_EXTENSION = "Đã gửi đề nghị gia hạn đến Sở Nội vụ."
SENT_QUESTION = "Đã gửi yêu cầu giải trình đến {count} cơ quan."
SENT_ANSWER = "Đã gửi giải trình."
GRANTED_SAID = "Đã duyệt gia hạn đến {day}. Cơ quan được báo."
REFUSED_SAID = "Đã ghi không duyệt. Cơ quan được báo."
REVIEWED_SAID = "Đã trả lời đề nghị xem xét lại. Cơ quan được báo."

# An agency's own desk
MY_QUESTIONS = "Cần giải trình"
MY_EXTENSIONS = "Đề nghị gia hạn đã gửi"
MY_REVIEWS = "Đề nghị xem xét lại đã gửi"
MY_OBSTACLES = "Khó khăn, vướng mắc đã được trả lời"

# The page /requests
SHOW = "Việc cần giải quyết"
EXTENSIONS, EXPLANATIONS, REVIEWS = "Gia hạn", "Giải trình", "Xem xét lại"
TABS = {"extensions": EXTENSIONS, "explanations": EXPLANATIONS, "reviews": REVIEWS}
NO_EXTENSIONS = "Kỳ này chưa có đề nghị gia hạn nào."
NO_EXPLANATIONS = (
    "Kỳ này chưa có yêu cầu giải trình nào. Mở một nhiệm vụ, hoặc một ô trên bản đồ nhiệt, để yêu cầu."
)
NO_REVIEWS = "Kỳ này chưa có đề nghị xem xét lại nào."
OPEN = "Giải quyết"
PAGES = "Các trang"
UPHOLD = "Chấp nhận"
KEEP = "Giữ nguyên"
REVIEW_ANSWER = "Trả lời cơ quan (bắt buộc)"
OVERTAKEN = "thời hạn hiện tại là {day}"
OUTCOMES = {
    None: "Chờ duyệt",
    Outcome.GRANTED: "Đã duyệt",
    Outcome.REFUSED: "Không duyệt",
}
REVIEW_OUTCOMES = {None: "Chờ trả lời", **REVIEWED}
WAITING_ANSWER = "Chưa giải trình"
LATE_ANSWER = "Quá hạn giải trình"
ANSWERED = "Đã giải trình"


def tab(name: str, waiting: int) -> str:
    """A tab with how many wait: Gia hạn (3 chờ duyệt)."""
    return f"{TABS[name]} ({number(waiting)} chờ)" if waiting else TABS[name]


def moved(old_due_on: date, new: date) -> str:
    """hạn 14/11/2026 → 30/11/2026."""
    return f"hạn {day(old_due_on)} → {day(new)}"


def times(count: int) -> str:
    """Which later day of its report it is."""
    return f"Gia hạn lần {count}"


def line(count: int, old: date, new: date, who: str, at: datetime) -> str:
    """A granted later day, as it stands beside the due day."""
    return f"Gia hạn lần {count} (hạn cũ {day(old)} → {day(new)}, do {who} duyệt lúc {moment(at)})"


def by(who: str | None, at: datetime | None) -> str:
    """Who said it, and when."""
    return f"{who or ''}, {moment(at)}" if at else ""


def answer_by(value: date | None) -> str:
    """Until when an answer is wanted."""
    return f"hạn trả lời {day(value)}" if value else "không ấn định hạn trả lời"


def contested(measure: Measure, shown: str) -> str:
    """Which point of a scorecard, and what it said then."""
    return f"{MEASURES[measure]}: {shown}" if shown else MEASURES[measure]
