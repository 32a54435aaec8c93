"""Words of the search box and of what it finds."""

from dashboard.texts.formats import number
from db.vocabulary import SearchKind

SEARCH = "Tìm kiếm"
BOX = "Tìm trong toàn hệ thống (phím /)"
PLACEHOLDER = "Tìm  /"
FIND = "Tìm"
ALL = "Tất cả"
KINDS = {
    SearchKind.DOCUMENT: "Văn bản",
    SearchKind.SECTION: "Nội dung Kế hoạch",
    SearchKind.TASK: "Nhiệm vụ",
    SearchKind.AGENCY: "Cơ quan",
}
WHERE = "Tìm trong"
HELP = (
    "Gõ số, ký hiệu (ví dụ 76 nq cp), tên văn bản, từ trong Kế hoạch hoặc tên cơ quan; không cần "
    "dấu. Kết quả có đủ mọi từ đã gõ, từ cuối có thể gõ dở."
)
TOO_SHORT = "Cần ít nhất hai chữ cái hoặc chữ số để tìm."
NOTHING = (
    "Không tìm thấy nội dung nào có đủ các từ đã gõ. Hãy bớt từ, kiểm tra số, ký hiệu, hoặc thử "
    "gõ không dấu."
)
NOTHING_OF_KIND = "Không có kết quả trong nhóm này; xem các nhóm khác ở trên."
ISSUED = "ban hành ngày {day}"
NO_DATE = "ngày ban hành: chưa xác minh"
OF_PLAN = "Kế hoạch số {number}"
TASK = "Nhiệm vụ {place}"
MORE = "Xem tất cả {count}"
PREVIOUS = "← Trang trước"
NEXT = "Trang sau →"
PAGES = "Các trang kết quả"
ONLY_BEST = (
    "Có hơn {count} kết quả; dưới đây là những kết quả khớp nhất và mới nhất. Thêm từ để tìm hẹp lại."
)


def count(found: int, is_more: bool) -> str:
    """How many were found; beyond the bound only that there are more."""
    return f"hơn {number(found)}" if is_more else number(found)


def total(found: int, is_more: bool) -> str:
    """How many were found in all."""
    return f"{count(found, is_more)} kết quả"


def page_of(page: int, pages: int) -> str:
    """Trang 2/4."""
    return f"Trang {page}/{pages}"
