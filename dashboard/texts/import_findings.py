"""Words of what was read in a plan: sorts of findings, doubts, times, roles, and what each says."""

from __future__ import annotations

from typing import Any

from dashboard.import_findings import Doubt, Found, Sort
from dashboard.texts.common import CITATION_ROLES, DOCUMENT_KINDS
from dashboard.texts.formats import shortened
from dashboard.texts.sections import OUTSIDE, place
from db import vocabulary
from db.vocabulary import DocumentKind
from registry.reading import AgencyRole, CitationRole, Kind, Level, Strength, Via, Why
from registry.reading.guesses import has_year

LONGEST = 120
SORTS: dict[Sort, str] = {
    Sort.HEADER: "Đầu văn bản",
    Sort.SECTION: "Mục",
    Sort.DOCUMENT: "Văn bản",
    Sort.DEADLINE: "Thời hạn",
    Sort.AGENCY: "Cơ quan",
    Sort.SLIP: "Lỗi in",
    Sort.UNREAD: "Chưa đọc được",
}
DOUBTS: dict[Doubt, str] = {
    Doubt.UNDECIDED: "Chưa rõ văn bản nào",
    Doubt.NEW_AGENCY: "Cơ quan chưa có trong danh sách",
    Doubt.UNSURE: "Đọc chưa chắc",
    Doubt.MISSING: "Chưa tìm thấy",
    Doubt.SLIP: "Lỗi in trong văn bản",
    Doubt.UNREAD: "Chưa đọc được",
}
LEVELS: dict[Level, str] = {
    Level.SECTION: "Phần",
    Level.ITEM: "Mục",
    Level.SUBITEM: "Tiểu mục",
    Level.POINT: "Điểm",
    Level.PARAGRAPH: "Đoạn không số",
    Level.APPENDIX: "Phụ lục",
}
HEADER: dict[str, str] = {
    "number": "Số, ký hiệu",
    "kind": "Loại văn bản",
    "issuer": "Cơ quan ban hành",
    "place": "Nơi ban hành",
    "issued_on": "Ngày ban hành",
    "subject": "Trích yếu",
    "signer": "Người ký",
    "recipients": "Nơi nhận",
}
ROLES: dict[AgencyRole, str] = {
    AgencyRole.LEAD: "Chủ trì",
    AgencyRole.COORDINATE: "Phối hợp",
    AgencyRole.ALL: "Thực hiện",
    AgencyRole.REQUEST: "Đề nghị phối hợp",
}
CITED: dict[CitationRole, str] = {
    role: CITATION_ROLES[vocabulary.CitationRole(role.value)] for role in CitationRole
}
STRENGTHS: dict[Strength, str] = {
    Strength.FIRM: "Có ngày cuối",
    Strength.SOFT: "Không có ngày cuối",
}
WHYS: dict[Why, str] = {
    Why.LINE: "không thuộc mục nào",
    Why.LABEL: "giống số thứ tự của mục",
    Why.NUMBER: "giống số, ký hiệu văn bản",
    Why.DATE: "có ngày, nhưng không phải thời hạn hay ngày của văn bản",
    Why.AGENCY: "ở chỗ ghi cơ quan, nhưng không nhận ra cơ quan nào",
}
NOTHING = "chưa có"
SELF = "chính kế hoạch này"
IN_REGISTRY = "đã có trong kho"
NEW_DOCUMENT = "sẽ thêm vào kho"
NOT_CHOSEN = "chưa rõ văn bản nào"
TASK = "nhiệm vụ"
NEW_AGENCY = "chưa có trong danh sách cơ quan"
FROM_HEADING = "theo đề mục ở trên"
PRINTED = "“{printed}” → “{proposed}”"
MISSING = "Thiếu “{proposed}”"
LINE = "dòng {line}"
TIMES = {
    "ongoing": "thường xuyên", "periodic": "định kỳ", "yearly": "hàng năm", "quarterly": "hàng quý",
    "half_yearly": "6 tháng một lần", "monthly": "hàng tháng", "weekly": "hàng tuần",
    "daily": "hàng ngày",
}
QUARTERS = {"Q1": "I", "Q2": "II", "Q3": "III", "Q4": "IV"}
UNITS = {"D": "ngày", "W": "tuần", "M": "tháng", "H": "giờ"}
WEEKDAYS = {"1": "thứ Hai", "2": "thứ Ba", "3": "thứ Tư", "4": "thứ Năm", "5": "thứ Sáu", "6": "thứ Bảy",
            "7": "Chủ nhật"}
SPAN = "trong {count} {unit}"
WORKING = " làm việc"


def title(found: Found) -> str:
    """What a finding is called in a list."""
    return shortened(_TITLES[found.sort](found.of), LONGEST)


def about(found: Found) -> str:
    """The rest of a finding, in a few words."""
    if found.doubt is Doubt.MISSING and not found.of[1]:
        return ""
    said: str = _ABOUT[found.sort](found.of)
    waits = _WAITS.get(found.sort)
    # What the doubt beside it says is not said twice.
    rest = waits(found.of) if waits and found.doubt not in _SAID_BY_DOUBT else ""
    return " · ".join(part for part in (said, rest) if part)


def time(value: str) -> str:
    """A time as the reader writes it, in words: "before 2026-06-30" is trước ngày 30/06/2026. One
    that is written in no known way is shown as it is."""
    if value in TIMES:
        return TIMES[value]
    if "/" in value:
        return f"giai đoạn {value.replace('/', '–')}"
    way, _, rest = value.partition(" ")
    point, _, often = rest.partition(" ")
    if point.startswith("P"):
        return _span(point, is_working=often == "working")
    again = f" {TIMES[often]}" if often in TIMES else ""
    word = "trước" if way == "before" else "hết"
    said = _point(point)
    return f"{word} {said}{again}" if said and way in ("before", "by") else value


def _span(point: str, *, is_working: bool) -> str:
    """A time counted from something else that is done: "P10D", "PT24H"."""
    count, unit = point.removeprefix("P").removeprefix("T")[:-1], UNITS.get(point[-1:], "")
    said = SPAN.format(count=count, unit=unit).strip()
    return f"{said}{WORKING}" if is_working else said


def _point(point: str) -> str:
    if point.startswith("-W-"):
        return WEEKDAYS.get(point[3:], "")
    if point.startswith("T"):
        return point[1:]
    if point.startswith("---"):
        return f"ngày {point[3:]}"
    parts = point.removeprefix("--").removeprefix("-").split("-")
    if point.startswith("-"):
        return _without_year(parts)
    if len(parts) == 3:
        return f"ngày {parts[2]}/{parts[1]}/{parts[0]}"
    if len(parts) == 2 and parts[1] in QUARTERS:
        return f"quý {QUARTERS[parts[1]]}/{parts[0]}"
    return f"tháng {parts[1]}/{parts[0]}" if len(parts) == 2 else f"năm {point}"


def _without_year(parts: list[str]) -> str:
    if parts[-1] in QUARTERS:
        return f"quý {QUARTERS[parts[-1]]}"
    return f"ngày {parts[1]}/{parts[0]}" if len(parts) == 2 else f"tháng {int(parts[0])}"


def where(path: str) -> str:
    """A place of the text; the parts outside every section by their names."""
    return OUTSIDE.get(path) or place(path)


def header_value(value: Any) -> str:
    """A field of the header as it is shown."""
    if not value:
        return NOTHING
    if isinstance(value, tuple):
        return " ".join(value)
    return DOCUMENT_KINDS.get(DocumentKind(value), value) if value in _KINDS else iso(str(value))


def iso(value: str) -> str:
    """A day as it is written here; other words as they are."""
    parts = value.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and len(parts[0]) == 4:
        return f"{parts[2]}/{parts[1]}/{parts[0]}"
    return value


_KINDS = {kind.value for kind in DocumentKind}


def _of_header(of: tuple[str, Any]) -> str:
    return HEADER[of[0]]


def _about_header(of: tuple[str, Any]) -> str:
    return header_value(of[1])


def _of_section(of: Any) -> str:
    words = of.heading or of.text.split("\n")[0]
    return f"{of.label} {words}".strip()


def _about_section(of: Any) -> str:
    return f"{LEVELS[of.level]} · {where(of.path)}"


def document(of: Any) -> str:
    """A cited document as a reader names it."""
    kind = DOCUMENT_KINDS[DocumentKind(of.kind.value)]
    if not of.number:
        return of.name or of.surface
    if of.kind is Kind.OTHER:
        return " ".join(of.surface.split())
    dated = f" ngày {iso(of.issued_on)}" if of.issued_on else ""
    return f"{kind} {of.number}{dated}"


def _about_document(of: Any) -> str:
    return CITED[of.role]


def _waits_document(of: Any) -> str:
    """Which document is meant; one that is told fully enough comes into the registry."""
    if of.via is Via.SELF:
        return SELF
    if of.document_key:
        return IN_REGISTRY
    is_one = of.number and of.issuer and (of.issued_on or has_year(of.number))
    return NEW_DOCUMENT if is_one else NOT_CHOSEN


def _about_deadline(of: Any) -> str:
    return f"{STRENGTHS[of.strength]} · {where(of.section)}"


def _about_agency(of: Any) -> str:
    above = f" · {FROM_HEADING}" if of.rule == "inherited" else ""
    return f"{ROLES[of.role]} · {where(of.section)}{above}"


def _of_slip(of: Any) -> str:
    if not of.printed:
        return MISSING.format(proposed=of.proposed)
    return PRINTED.format(printed=of.printed, proposed=of.proposed) if of.proposed else of.printed


_TITLES = {
    Sort.HEADER: _of_header,
    Sort.SECTION: _of_section,
    Sort.DOCUMENT: document,
    Sort.DEADLINE: lambda of: f"{' '.join(of.surface.split())} ({time(of.value)})",
    Sort.AGENCY: lambda of: of.agency,
    Sort.SLIP: _of_slip,
    Sort.UNREAD: lambda of: WHYS[of.why],
}
_ABOUT = {
    Sort.HEADER: _about_header,
    Sort.SECTION: _about_section,
    Sort.DOCUMENT: _about_document,
    Sort.DEADLINE: _about_deadline,
    Sort.AGENCY: _about_agency,
    Sort.SLIP: lambda of: of.why,
    Sort.UNREAD: lambda of: "",
}
_WAITS = {
    Sort.DOCUMENT: _waits_document,
    Sort.AGENCY: lambda of: "" if of.agency_id else NEW_AGENCY,
}
_SAID_BY_DOUBT = (Doubt.UNDECIDED, Doubt.NEW_AGENCY)


def known_document(of: Any) -> str:
    """A document of the registry in a list to choose from."""
    kind = DOCUMENT_KINDS[DocumentKind(of.kind.value)]
    name = of.names[0] if of.names else ""
    dated = iso(of.issued_on) if of.issued_on else ""
    said = " ".join(part for part in (kind, of.number or name) if part)
    rest = " · ".join(part for part in (dated, of.issuer or "", name if of.number else "") if part)
    return shortened(f"{said} · {rest}" if rest else said, LONGEST)


def group(phrases: tuple[str, ...]) -> str:
    """A group of agencies in the same list."""
    return GROUP.format(phrase=shortened(phrases[0] if phrases else "", LONGEST))


GROUP = "Nhóm: {phrase}"
