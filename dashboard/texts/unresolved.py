"""Words of /documents/unresolved: which document some words of the plan mean."""

from datetime import datetime

from dashboard.texts.formats import moment, number
from dashboard.texts.keeping import FIELD_NAMES

HELP = (
    "Những chỗ Kế hoạch nhắc đến văn bản mà không nêu tên hoặc số. Sở Nội vụ xác định đó là văn bản nào, hoặc "
    "ghi nhận là nhắc chung."
)
SHOW = "Xem"
TABS = {"waiting": "Chờ xác định", "general": "Nhắc chung", "resolved": "Đã xác định"}
NOTHING = {
    "waiting": "Mọi chỗ viện dẫn đều đã rõ văn bản.",
    "general": "Chưa chỗ nào được ghi nhận là nhắc chung.",
    "resolved": "Chưa chỗ nào được xác định bằng tay.",
}
RULE = "Xác định"
RULE_AGAIN = "Xác định lại"
CANDIDATES = "Văn bản có thể là"
NO_CANDIDATE = "Không tìm thấy văn bản nào gần giống; tìm ở ô dưới, hoặc thêm văn bản vào kho."
OTHER = "Văn bản khác"
REASON = FIELD_NAMES["reason"]
RESOLVE = "Là văn bản này"
GENERAL = "Nhắc chung, không chỉ riêng văn bản nào"
RESOLVED_SAID = "Đã ghi văn bản được viện dẫn."
GENERAL_SAID = "Đã ghi nhận là nhắc chung."
CHOOSE_FIRST = "Chọn một văn bản trong danh sách, hoặc tìm văn bản khác, rồi bấm lại."
REFUSALS: dict[str, str] = {"document_not_chosen": CHOOSE_FIRST}

OF_PLAN = "Danh sách gồm các viện dẫn trong {plan}."


def tab(name: str, count: int) -> str:
    """A list with how many it holds."""
    return f"{TABS[name]} ({number(count)})"


def ruled(who: str | None, at: datetime) -> str:
    """Who ruled, and when."""
    return f"{who or 'Hệ thống'}, {moment(at)}"
