"""Words of the plan's own text as interface: places, citations, slips, progress by task."""

from datetime import date

from dashboard.texts.common import CITATION_ROLES, CITATION_VIAS, DOCUMENT_KINDS, PARTS, UNVERIFIED
from dashboard.texts.formats import day, number
from dashboard.texts.places import printed
from db.vocabulary import AssignmentRole, CitationRole, CitationVia, DocumentKind

LEAD = (
    "Toàn văn như đã ban hành. Văn bản được viện dẫn và cơ quan được nêu tên là liên kết; bên cạnh "
    "mỗi nhiệm vụ là tiến độ của kỳ báo cáo đang chọn."
)
NO_TEXT = "Chưa lưu toàn văn của Kế hoạch này."
NO_ROUND = "Chưa mở kỳ báo cáo nào, nên chưa có tiến độ."
CRUMBS = "Vị trí trong Kế hoạch"
OUTLINE = "Mục lục"
OPENING = "Phần mở đầu và căn cứ"
NEIGHBOURS = "Mục trước, mục sau"
PREVIOUS = "← {place}"
NEXT = "{place} →"
OPEN_TASK = "Mở nhiệm vụ"
NOT_OWED = "Không cơ quan nào có nghĩa vụ báo cáo nhiệm vụ này trong kỳ."
NOT_OWED_BY = "Không giao cho {agency}."
NO_PROGRESS = "chưa có"
UNRESOLVED = "chưa xác định văn bản"
PRINTED = "Bản in ghi: “{printed}”"
PROPOSED = " → đề nghị đọc: “{proposed}”"
WHY = " ({why})"
MISSING = "Bản in thiếu: “{proposed}” ({why})"
PAGE_BREAKS = "{count} chỗ bị ngắt trang, đã nối lại khi đọc"
MET_BY = "Đáp ứng bởi {count} nhiệm vụ"
MEETS = "Đáp ứng yêu cầu"
THROUGH = "qua các nhiệm vụ đáp ứng, mỗi lượt nhiệm vụ tính một lần"
PROPOSAL = "đề xuất, chưa được Sở Nội vụ xác nhận"
CONFIRMED = "Sở Nội vụ đã xác nhận"
MIXED = "{confirmed}/{count} liên kết đã được Sở Nội vụ xác nhận; còn lại là đề xuất"
AGENCIES = "Cơ quan thực hiện"
AGENCY_COLUMNS = (
    "Cơ quan", "Vai trò", "Trạng thái", "Tình trạng", "Tiến độ", "Xác nhận", "Cập nhật gần nhất",
)
NEVER = "chưa lần nào"
OTHERS = "Được nêu tên, không có nghĩa vụ báo cáo"
UNCONFIRMED = "chưa xác minh"
WHOLE = "Cả mục {place}"
DONE_OF = "Hoàn thành {done}/{total} lượt nhiệm vụ"
DONE_OF_MEETING = "Hoàn thành {done}/{total} lượt nhiệm vụ đáp ứng mục này"
TASKS = "{count} nhiệm vụ"
CLOSING = {"ket1": "đoạn cuối 1", "ket2": "đoạn cuối 2", "intro": "đoạn mở đầu"}
OUTSIDE = {
    "H.so": "Số, ký hiệu của Kế hoạch",
    "H.trichyeu": "Trích yếu của Kế hoạch",
    "P": "Phần căn cứ",
}


def place(path: str) -> str:
    """Where in the plan: Mục II.3.đ; a closing paragraph and the second item 10 by their names."""
    if path in OUTSIDE:
        return OUTSIDE[path]
    return f"Mục {short_place(path)}"


def short_place(path: str) -> str:
    """The same without the word for it."""
    above, _, last = path.rpartition(".")
    if last in CLOSING:
        return f"{above}, {CLOSING[last]}"
    return printed(path).replace("#1", " (thứ nhất)").replace("#2", " (thứ hai)")


def tasks(count: int) -> str:
    """How many tasks a part holds; nothing for none."""
    return TASKS.format(count=number(count)) if count else ""


def cited(
    kind: DocumentKind | None,
    number_: str | None,
    issued_on: date | None,
    is_verified: bool | None,
    via: CitationVia,
    role: CitationRole,
) -> str:
    """What a citation's link says: the document, its date, how it was recognised and its role."""
    name = " ".join(part for part in (DOCUMENT_KINDS[kind] if kind else "", number_ or "") if part)
    dated = f"ngày {day(issued_on)}" if issued_on else f"ngày {UNVERIFIED}"
    if issued_on and not is_verified:
        dated += f" ({UNVERIFIED})"
    return f"{name}, {dated}. Xác định {CITATION_VIAS[via]}. {CITATION_ROLES[role]}."


def named(role: AssignmentRole, count: int) -> str:
    """What words that name agencies say: their part and how many they are."""
    return f"{PARTS[role]}: {number(count)} cơ quan"


def slip(printed: str, proposed: str | None, why: str) -> str:
    """A slip as printed, the proposed reading and the reason."""
    if not printed:
        return MISSING.format(proposed=proposed or "", why=why)
    reading = PROPOSED.format(proposed=proposed) if proposed else ""
    return PRINTED.format(printed=printed) + reading + WHY.format(why=why)


def confirmed(count: int, total: int) -> str:
    """Whether Sở Nội vụ has confirmed the links of an item of section I to its tasks."""
    if count == 0:
        return PROPOSAL
    return CONFIRMED if count == total else MIXED.format(confirmed=count, count=total)
