"""What a plan is called: in the tab, in the bar, above a table, in a letter; the switch of plans."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from dashboard.texts.common import DOCUMENT_KINDS
from dashboard.texts.formats import day, number, shortened
from db.vocabulary import DocumentKind

SWITCH = "Đang xem {plan}. Đổi sang kế hoạch khác"
SWITCH_HELP = "Chọn kế hoạch để xem và cập nhật"
ALONE = "Hệ thống đang theo dõi một kế hoạch."
IMPORT = "Nhập kế hoạch khác…"
UNKNOWN = "Không có kế hoạch này"
UNKNOWN_LINE = (
    "Địa chỉ ghi một kế hoạch không có trong hệ thống. Chọn một kế hoạch ở cạnh tên hệ thống, trên trình đơn."
)
UNKNOWN_SENT = (
    "Kế hoạch của trang này không còn trong hệ thống, nên chưa ghi thay đổi nào. Tải lại trang rồi làm lại."
)
NO_ROUND = "chưa mở kỳ"
ACROSS = "Theo từng kế hoạch"
ACROSS_COLUMNS = ("Kế hoạch", "Kỳ", "Lượt nhiệm vụ", "Hoàn thành", "Quá hạn", "Sắp đến hạn")
ACROSS_HELP = "Mỗi kế hoạch tính kỳ đang mở, không có thì kỳ gần nhất. Bấm vào số để xem danh sách."
NOTHING_ACROSS = "Cơ quan này chưa có nhiệm vụ phải báo cáo trong kế hoạch nào."
SUM = "Cộng {count} kế hoạch"
OTHER_AT_BAR = "Đổi kế hoạch ở cạnh tên hệ thống."
OTHERS = "Kế hoạch khác đang theo dõi:"
_NO_NUMBER = "chưa số"
_OFFICE, _OFFICE_SHORT = "Ủy ban nhân dân", "UBND"


class Named(Protocol):
    """What the words about a plan are made from."""

    @property
    def kind(self) -> DocumentKind: ...
    @property
    def number(self) -> str | None: ...
    @property
    def issued_on(self) -> date | None: ...
    @property
    def issuer(self) -> str: ...


def tag(plan: Named) -> str:
    """The number people say: 66 of 66/KH-UBND, 49 of 49-KH/TU."""
    return (plan.number or _NO_NUMBER).split("/")[0].split("-")[0].strip() or _NO_NUMBER


def short(plan: Named) -> str:
    """Kế hoạch 66."""
    return f"{DOCUMENT_KINDS[plan.kind]} {tag(plan)}"


def system(plan: Named) -> str:
    """The system's name in the tab."""
    return f"Theo dõi {short(plan)}"


def written(plan: Named) -> str:
    """Kế hoạch 66/KH-UBND."""
    return f"{DOCUMENT_KINDS[plan.kind]} {plan.number or _NO_NUMBER}"


def numbered(plan: Named) -> str:
    """Kế hoạch số 66/KH-UBND."""
    return f"{DOCUMENT_KINDS[plan.kind]} số {plan.number}" if plan.number else written(plan)


def dated(plan: Named) -> str:
    """With its day: Kế hoạch số 66/KH-UBND ngày 05/10/2022."""
    on = f" ngày {day(plan.issued_on)}" if plan.issued_on else ""
    return f"{numbered(plan)}{on}"


def line(plan: Named) -> str:
    """With its day and issuer, on one line: … của UBND tỉnh Trà Vinh."""
    return f"{dated(plan)} của {plan.issuer.replace(_OFFICE, _OFFICE_SHORT)}"


def in_full(plan: Named) -> str:
    """As a letter cites it: … ngày 05 tháng 10 năm 2022 của Ủy ban nhân dân tỉnh Trà Vinh."""
    on = plan.issued_on
    said = f" ngày {on.day:02} tháng {on.month:02} năm {on.year}" if on else ""
    return f"{numbered(plan)}{said} của {plan.issuer}"


def of(plan: Named, sentence: str) -> str:
    """A sentence that names no plan, as said of one: Kế hoạch 91 chưa mở kỳ…"""
    return f"{short(plan)} {sentence[:1].lower()}{sentence[1:]}"


def waiting(plan: Named, count: int) -> str:
    """What a plan beside the shown one still waits for: Kế hoạch 77: 3 việc cần báo cáo."""
    return f"{short(plan)}: {number(count)} việc cần báo cáo"


def about(subject: str) -> str:
    """What a plan is about, as the switch has room for."""
    return shortened(" ".join(subject.split()), 90)


def size(tasks: int, years: Iterable[int]) -> str:
    """How much it holds and which rounds are going: 43 nhiệm vụ · kỳ 2026 đang mở."""
    going = ", ".join(map(str, years))
    return f"{number(tasks)} nhiệm vụ · {f'kỳ {going} đang mở' if going else NO_ROUND}"
