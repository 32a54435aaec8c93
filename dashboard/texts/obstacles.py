"""Words of /obstacles: difficulties gathered across agencies, answered, proposed as amendments."""

from datetime import datetime

from dashboard.texts.formats import moment, number
from dashboard.texts.heatmap import CLOSING
from dashboard.texts.places import printed

REFUSALS: dict[str, str] = {
    "obstacle_title": "Đặt tên nhóm từ {shortest} đến {longest} ký tự, hoặc chọn một nhóm đã có.",
    "nothing_gathered": "Đánh dấu ít nhất một khó khăn, vướng mắc để tập hợp.",
    "no_difficulty": "Có báo cáo không còn ghi khó khăn, đề xuất. Tải lại trang rồi chọn lại.",
    "obstacle_gathered": "Có mục vừa được tập hợp vào nhóm khác. Tải lại trang rồi chọn lại.",
    "amendment_needed": "Ghi nội dung đề nghị sửa đổi (từ {shortest} đến {longest} ký tự).",
}
SHOW = "Xem"
NEW, UNANSWERED = "Chưa tập hợp", "Chưa trả lời"
ANSWERED, PROPOSED = "Đã trả lời", "Đã đề nghị sửa đổi"
TABS = {"new": NEW, "unanswered": UNANSWERED, "answered": ANSWERED, "proposed": PROPOSED}
SORT = "Xếp theo"
SORTS = {"task": "Nhiệm vụ", "agency": "Cơ quan"}
NO_NEW = "Không còn khó khăn, vướng mắc nào chưa được tập hợp trong kỳ này."
NO_GROUP = "Không có nhóm nào ở mục này."
DIFFICULTIES, PROPOSALS = "Khó khăn", "Đề xuất"
PAGES = "Các trang"
GATHER = "Tập hợp các mục đã đánh dấu"
TICK = "Các khó khăn, vướng mắc; đánh dấu để tập hợp"
TITLE = "Tên nhóm mới"
INTO = "Đưa vào"
NEW_GROUP = "Nhóm mới"
GATHERED_SAID = "Đã tập hợp {count} mục vào nhóm “{title}”."
AGENCIES = "Ý kiến của cơ quan"
CHANGED = "cơ quan đã sửa sau khi tập hợp"
WITHDRAWN = "cơ quan đã bỏ nội dung này"
NOW = "Hiện ghi"
OPEN = "Trả lời, đề nghị sửa đổi"
ANSWER_TITLE = "Trả lời"
ANSWER = "Nội dung trả lời gửi các cơ quan"
ANSWER_SEND = "Gửi trả lời"
ANSWER_SAID = "Đã gửi trả lời đến các cơ quan liên quan."
PROPOSE_TITLE = "Đề nghị sửa đổi, bổ sung Kế hoạch"
SECTION = "Điểm của Kế hoạch"
WHOLE_PLAN = "Toàn Kế hoạch"
AMENDMENT = "Dự thảo nội dung đề nghị"
PROPOSE = "Lưu đề nghị"
PROPOSE_SAID = "Đã lưu đề nghị sửa đổi, bổ sung Kế hoạch."
DRAFT = (
    "Đề nghị UBND tỉnh xem xét sửa đổi, bổ sung {place}{plan} của UBND tỉnh "
    "như sau: …\nLý do: {title}; {agencies} phản ánh trong kỳ báo cáo {year}."
)


def tab(name: str, count: int) -> str:
    """A tab with how many it holds."""
    return f"{TABS[name]} ({number(count)})"


def gathered(who: str, at: datetime) -> str:
    return f"{who} tập hợp, {moment(at)}"


def by(who: str | None, at: datetime | None) -> str:
    """Who said it, and when."""
    return f"{who or ''}, {moment(at)}" if at else ""


def draft(plan: str, path: str | None, title: str, agencies: list[str], year: int) -> str:
    """The beginning of a proposal to amend the plan, for an officer to finish."""
    whom = ", ".join(agencies) if len(agencies) <= 5 else f"{len(agencies)} cơ quan"
    return DRAFT.format(plan=plan, place=f"{place(path)} " if path else "", title=title.strip(" ."),
                        agencies=whom, year=year)


def place(path: str) -> str:
    """A section as a proposal names it: điểm đ khoản 3 Mục II."""
    top, *rest = path.split(".")
    named = ("khoản", "điểm")
    said = [f"{CLOSING[part]}" if part in CLOSING else f"{name} {_numbered(part)}"
            for name, part in zip(named, rest, strict=False)]
    return " ".join([*reversed(said), f"Mục {printed(top)}"])


def _numbered(part: str) -> str:
    return printed(part).replace("#1", " (thứ nhất)").replace("#2", " (thứ hai)")
