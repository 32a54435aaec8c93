"""Words of the small forms that correct what was read in a plan."""

from dashboard.import_times import Way
from dashboard.texts.formats import number

CHANGE = "Sửa"
CHOOSE = "Chọn"
PICK = "(chọn)"
IS_TASK = "Đây là nhiệm vụ"
NO_TASK = "Đây không phải nhiệm vụ"
LABEL = "Số thứ tự như in (để trống: đoạn không số)"
LEVEL = "Cấp"
BY_LABEL = "Theo số thứ tự"
RELABEL = "Sửa số thứ tự, cấp"
MERGE = "Gộp vào phần ở trên"
SPLIT = "Tách thành mục mới từ dòng này"
WHICH = "Văn bản được dẫn"
GENERAL = "Không chỉ văn bản cụ thể nào"
NUMBER = "Số, ký hiệu đúng"
CHANGE_NUMBER = "Sửa số"
CITED_AS = "Dẫn để làm gì"
CHANGE_ROLE = "Sửa vai trò"
NO_DOCUMENT = "Không phải dẫn chiếu"
ADD_DOCUMENT = "Đánh dấu là văn bản dẫn chiếu"
WAY = "Cách tính"
POINT = "Mốc"
POINT_HINT = "30/06/2026, II/2026, 2026"
STRENGTH = "Loại thời hạn"
CHANGE_TIME = "Sửa thời hạn"
NO_DEADLINE = "Không phải thời hạn"
ADD_DEADLINE = "Đánh dấu là thời hạn"
ROLE = "Vai trò"
CHANGE_PART = "Sửa vai trò"
AGENCY = "Cơ quan hoặc nhóm cơ quan"
REACH = "Áp dụng"
REACHES = [("all", "Mọi chỗ ghi tên này"), ("here", "Chỉ ở chỗ này")]
CITED_ALL = "Cả {count} chỗ dẫn văn bản này"
NEW_NAME = "Tên cơ quan mới"
NEW_KIND = "Loại cơ quan"
ADD_NEW = "Thêm cơ quan mới"
NO_DUTY = "Không giao cho cơ quan này"
ADD_AGENCY = "Đánh dấu là cơ quan"
WAYS: dict[Way, str] = {
    Way.BEFORE: "Trước (không kể ngày đó)",
    Way.BY: "Đến hết",
    Way.BEFORE_YEARLY: "Trước ngày … hàng năm",
    Way.BY_YEARLY: "Đến hết ngày … hàng năm",
    Way.ONGOING: "Thường xuyên",
    Way.YEARLY: "Hàng năm",
    Way.QUARTERLY: "Hàng quý",
    Way.MONTHLY: "Hàng tháng",
    Way.PERIODIC: "Định kỳ",
}


def reaches(count: int) -> list[tuple[str, str]]:
    """Where a choice of a document counts."""
    return [("all", CITED_ALL.format(count=number(count))), REACHES[1]]


def number_in(printed: str) -> str:
    """The word of a citation that looks like a number, to begin a form with."""
    words = printed.split()
    return next((one.strip(",;.()") for one in words if "/" in one and any(
        letter.isdigit() for letter in one)), "")
