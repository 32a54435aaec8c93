"""Words of the registry of documents: the list, one record, and what of the plan rests on it."""

from datetime import date, datetime

from dashboard.texts.common import (
    DOCUMENT_KINDS,
    DOCUMENT_LEVELS,
    VALIDITIES,
)
from dashboard.texts.formats import day, moment, number, shortened
from db.vocabulary import DocumentKind, DocumentLevel, Sensitivity, Validity

ADD = "Thêm văn bản"
IMPORT = "Nhập từ bảng tính"
EXPORT = "Tải về"
EXPORTS = {"csv": "CSV", "xlsx": "Excel", "jsonld": "JSON-LD"}
SEARCH = "Tìm trong kho văn bản"
SEARCH_HELP = "Số, ký hiệu, tên hoặc trích yếu; gõ không dấu cũng được, ví dụ 76 nq cp"
FIND = "Tìm"
LEVEL = "Cấp"
KIND = "Loại"
VALIDITY = "Hiệu lực"
SORT = "Xếp"
SORT_OPTIONS = [
    ("cited", "Viện dẫn nhiều"),
    ("tasks", "Nhiều nhiệm vụ"),
    ("date", "Ngày mới nhất"),
    ("number", "Số, ký hiệu"),
]
NOTHING_FITS = (
    "Không có văn bản nào khớp. Bỏ bớt từ tìm hoặc điều kiện lọc; từ tìm không cần dấu."
)
COLUMNS = (
    "Số, ký hiệu", "Trích yếu", "Cơ quan ban hành", "Ngày ban hành", "Hiệu lực", "Viện dẫn",
    "Nhiệm vụ", "Tiến độ",
)
NO_NUMBER = "Không ghi số"
BY_PLAN = "theo Kế hoạch"
GROUP = "nhóm văn bản"
THIS_PLAN = "Kế hoạch đang theo dõi"
NOT_CITED_IN_TASKS = "không nhiệm vụ nào"
PREVIOUS = "← Trang trước"
NEXT = "Trang sau →"
PAGES = "Các trang"
RECORD = "Thông tin văn bản"
CRUMBS = "Vị trí trong kho văn bản"
LOOK_ALIKES = "Dễ nhầm: văn bản khác cùng số, ký hiệu"
LOOK_ALIKES_LINE = (
    "Một số văn bản khác mang cùng số. Kiểm tra loại, cơ quan ban hành và ngày trước khi viện dẫn."
)
GROUP_LINE = "Cụm từ này chỉ một nhóm văn bản, không phải một văn bản duy nhất."
READ_PLAN = "Đọc toàn văn Kế hoạch"
NAME = "Tên đầy đủ"
ALIAS = "Gọi tắt trong Kế hoạch"
FIELDS = {
    "kind": "Loại văn bản",
    "number": "Số, ký hiệu",
    "number_as_written": "Số như in trong Kế hoạch",
    "issuer": "Cơ quan ban hành",
    "level": "Cấp",
    "issued_on": "Ngày ban hành",
    "effective_on": "Ngày có hiệu lực",
    "expires_on": "Ngày hết hiệu lực",
    "subject": "Trích yếu",
    "subject_in_plan": "Trích yếu theo Kế hoạch",
    "signer": "Người ký",
    "validity": "Hiệu lực",
    "sensitivity": "Phạm vi phổ biến",
    "text_sha256": "Mã SHA-256 của bản lưu",
}
FROM_PLAN = "ghi trong Kế hoạch, chưa xác minh"
FROM_START = "theo dữ liệu ban đầu, không rõ người kiểm tra"
SENSITIVITIES: dict[Sensitivity, str] = {
    Sensitivity.PUBLIC: "Công khai",
    Sensitivity.INTERNAL: "Nội bộ",
}
LANGUAGES = {"vi": "tiếng Việt", "en": "tiếng Anh", "km": "tiếng Khmer", "fr": "tiếng Pháp",
             "zh": "tiếng Trung"}
SOURCES = "Nguồn"
NOTES = "Ghi chú"
RESTING = "Điểm nào của Kế hoạch dựa vào văn bản này"
NOBODY = "Không đoạn nào của Kế hoạch viện dẫn văn bản này."
ONLY_OUTSIDE = (
    "Chỉ được viện dẫn ở phần mở đầu hoặc mục I, không nằm trong nội dung nhiệm vụ nào; vì vậy "
    "không có tiến độ."
)
OWN_PLAN = (
    "Đây là chính Kế hoạch đang theo dõi. Kế hoạch tự nhắc đến mình {times} lần; tiến độ xem theo "
    "từng mục."
)
NOT_A_TASK = "không phải nhiệm vụ"
NO_REPORTS = "không có nghĩa vụ báo cáo"
BY_AGENCY = "Cơ quan thực hiện các nhiệm vụ đó"
AGENCY_COLUMNS = ("Cơ quan", "Hoàn thành", "Quá hạn")
TOTAL = "Cộng"
OPEN_CLAUSE = "Đọc trong Kế hoạch"

OF_PLAN = "Viện dẫn, nhiệm vụ và tiến độ trong bảng tính theo {plan}."


def full_name(
    kind: DocumentKind, number_: str | None, name: str | None, subject: str | None
) -> str:
    """What a document is called: kind and number, or the name it goes by."""
    if number_:
        return f"{DOCUMENT_KINDS[kind]} {number_}"
    return shortened(name or subject or DOCUMENT_KINDS[kind], 120)


def checked(who: str | None, at: datetime | None) -> str:
    """Who looked a field up, and when; facts that came with the system name nobody."""
    return f"{who} xác minh lúc {moment(at)}" if who and at else FROM_START


def expired_since(expires_on: date) -> str:
    """From which day a document has no force any more."""
    return f"{VALIDITIES[Validity.EXPIRED]} từ {day(expires_on)}"


def count(found: int) -> str:
    """How many documents fit."""
    return f"{number(found)} văn bản"


def of_round(year: int) -> str:
    """Of which round the progress is."""
    return f" · tiến độ của kỳ {year}"


def page_of(page: int, pages: int) -> str:
    """Trang 2/14."""
    return f"Trang {page}/{pages}"


def level_options(levels: list[DocumentLevel]) -> list[tuple[str, str]]:
    """The filter of levels."""
    return [(one.value, DOCUMENT_LEVELS[one]) for one in levels]


def kind_options(kinds: list[DocumentKind]) -> list[tuple[str, str]]:
    """The filter of kinds."""
    return [(one.value, DOCUMENT_KINDS[one]) for one in kinds]


def validity_options(unverified: str) -> list[tuple[str, str]]:
    """The filter of validities; what nobody checked has a name of its own."""
    return [*((one.value, VALIDITIES[one]) for one in Validity), (unverified, VALIDITIES[None])]


def rests(clauses: int, tasks: int, year: int | None) -> str:
    """How much of the plan rests on a document, and of which round the progress is."""
    said = f"{number(clauses)} chỗ viện dẫn, {number(tasks)} nhiệm vụ"
    return f"{said}; tiến độ của kỳ {year}" if year else said
