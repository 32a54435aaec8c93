"""Words of the field in which a document is chosen."""

from datetime import date

from dashboard.texts.formats import day

SOUGHT = "Số, ký hiệu hoặc tên"
EXAMPLE = "76 nq cp"
HELP = "Gõ số, ký hiệu hoặc vài chữ trong tên; so loại, ngày và cơ quan ban hành rồi mới chọn."
NOTHING = "Không tìm thấy văn bản nào. Kiểm tra số, hoặc thêm văn bản vào kho trước."
INSIDE = "Văn bản cùng số đang có trong kho"
OUTSIDE = "Cùng số nhưng chưa có trong kho"
NO_DAY = "chưa xác minh ngày"


def found(count: int, most: int) -> str:
    """How many were found, and what to look at before choosing."""
    if not count:
        return NOTHING
    more = f"{most} văn bản đầu; gõ thêm để thu hẹp. " if count >= most else ""
    return f"{more}So ngày và cơ quan ban hành trước khi chọn."


def of_day(issued_on: date | None) -> str:
    """The day of issue, or that nobody verified it."""
    return f"ngày {day(issued_on)}" if issued_on else NO_DAY
