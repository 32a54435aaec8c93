"""Words of the drill "căn cứ vào đâu?": what a task rests on, at the words that say so."""

from datetime import date

from dashboard.texts.common import CITATION_ROLES, UNVERIFIED
from dashboard.texts.formats import day, number
from dashboard.texts.sections import place
from db.vocabulary import CitationRole

QUESTION = "Căn cứ vào đâu?"
LINK = "Căn cứ"
OWN = "Trong nội dung nhiệm vụ"
NO_OWN = "Nội dung nhiệm vụ này không viện dẫn văn bản nào."
ABOVE = "Từ mục trên"
NO_ABOVE = "Các mục trên cũng không viện dẫn văn bản nào."
PLAN = "Căn cứ của cả Kế hoạch"
READ = "Đọc tại chỗ"
UNRESOLVED = "chưa xác định văn bản"
GENERAL = "chỉ chung, không một văn bản riêng nào"
ALARM = "Có cảnh báo chưa xử lý"
ALARM_LINE = "cảnh báo về hiệu lực, quan hệ hoặc đường dẫn chờ Sở Nội vụ xử lý"
SAME = "cùng chỗ đó còn viện dẫn"


def whole(count: int) -> str:
    """The folded line over the plan's own basis."""
    return f"{PLAN} ({number(count)} văn bản)"


def at(path: str) -> str:
    """The link to the words."""
    return f"{READ}: {place(path)}"


def dated(issued_on: date | None, *, is_verified: bool) -> str:
    """The day of a document; nobody verified says so."""
    if issued_on is None:
        return f"ngày {UNVERIFIED}"
    return f"ngày {day(issued_on)}" + ("" if is_verified else f" ({UNVERIFIED})")


def roles(kept: list[CitationRole]) -> str:
    """How the words use a document."""
    return ", ".join(dict.fromkeys(CITATION_ROLES[role] for role in kept))
