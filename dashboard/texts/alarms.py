"""Words of /alarms: what happened to a document, what rests on it, what is proposed."""

from datetime import date, datetime

from dashboard.texts.common import DOCUMENT_KINDS, RELATIONS, VALIDITIES
from dashboard.texts.formats import day, moment, number
from dashboard.texts.obstacles import place
from db.vocabulary import AlarmCause, AlarmOutcome, DocumentKind, RelationKind, Validity

REFUSALS: dict[str, str] = {
    "alarm_settled": "Việc này đã có người xử lý. Tải lại trang để xem kết quả.",
    "outcome_not_chosen": "Chưa chọn kết luận. Chọn một kết luận rồi ghi lại.",
}
HELP = (
    "Khi một văn bản làm căn cứ thay đổi hiệu lực, được sửa đổi, thay thế, hoặc đường dẫn không mở được, "
    "Sở Nội vụ rà soát các điểm của Kế hoạch dựa vào văn bản đó rồi ghi kết quả xử lý."
)
SHOW = "Xem"
TABS = {"open": "Chờ xử lý", "settled": "Đã xử lý"}
NOTHING_OPEN = "Không có cảnh báo nào chờ xử lý."
NOTHING_SETTLED = "Chưa có cảnh báo nào được xử lý."
ONLY = "Chỉ xem cảnh báo của một văn bản."
ALL_DOCUMENTS = "Xem mọi văn bản"
PROPOSAL = "Tờ trình đề nghị sửa đổi, bổ sung Kế hoạch (Word, PDF)"
OPEN = "Rà soát và xử lý"
SEE = "Xem chi tiết"
POSSIBLE = "Có thể"
NOT_CONFIRMED = "chưa xác nhận, cần kiểm tra trước khi xử lý"
CONFIRM = "Xác nhận hoặc gỡ quan hệ này"
RESTING = "Những điểm dựa vào văn bản này"
NOBODY = "Không điểm nào của Kế hoạch viện dẫn văn bản này."
COLUMNS = ("Điểm của Kế hoạch", "Nhiệm vụ và tiến độ", "Cơ quan có nghĩa vụ báo cáo")
NOT_A_TASK = "không phải nhiệm vụ"
NO_REPORTS = "không có nghĩa vụ báo cáo"
DRAFT = "Dự thảo: đề nghị sửa đổi, bổ sung Kế hoạch"
DRAFT_KEPT = "Đề nghị sửa đổi, bổ sung Kế hoạch"
SAVE_DRAFT = "Lưu dự thảo"
DRAFT_SAVED = "Đã lưu dự thảo đề nghị sửa đổi, bổ sung Kế hoạch."
SETTLE = "Kết quả xử lý"
OUTCOME = "Kết luận"
OUTCOMES: dict[AlarmOutcome, str] = {
    AlarmOutcome.AMEND_PLAN: "Đề nghị sửa đổi, bổ sung Kế hoạch",
    AlarmOutcome.NO_CHANGE: "Không phải sửa Kế hoạch",
    AlarmOutcome.CORRECTED: "Đã sửa thông tin trong kho văn bản",
    AlarmOutcome.NOT_SO: "Không đúng như cảnh báo",
}
CAUSES: dict[AlarmCause, str] = {
    AlarmCause.VALIDITY: "đổi hiệu lực",
    AlarmCause.EFFECT: "văn bản khác tác động",
    AlarmCause.DEAD_LINK: "đường dẫn hỏng",
}
CHOOSE = "Chọn kết luận"
NOTE = "Căn cứ của kết luận"
DONE = "Ghi kết quả xử lý"
SETTLED_SAID = "Đã ghi kết quả xử lý."
REDRAFT_NOTE = "Sửa lại cho đúng trước khi trình; dự thảo đã lưu được đưa vào báo cáo năm."
HAPPENED = {
    RelationKind.AMENDS: "được sửa đổi, bổ sung bởi",
    RelationKind.REPLACES: "bị thay thế bởi",
    RelationKind.REPEALS: "bị bãi bỏ bởi",
    RelationKind.SUSPENDS: "bị đình chỉ bởi",
    RelationKind.CORRECTS: "được đính chính bởi",
    RelationKind.CONSOLIDATES: "được hợp nhất trong",
}
DEAD_LINK = "Đường dẫn không còn mở được"
PLAN_DRAFT = (
    "Đề nghị UBND tỉnh xem xét sửa đổi, bổ sung {plan}: tại {places}, cập nhật viện dẫn "
    "{document}, vì văn bản này {why}."
)
IF_SO = " (cần xác nhận trước khi trình)"
MOST_PLACES = 12

OF_PLAN = "Số chỗ viện dẫn, nhiệm vụ, cơ quan và tiến độ tính theo {plan}."


def tab(name: str, count: int) -> str:
    """A tab with how many it holds."""
    return f"{TABS[name]} ({number(count)})"


def called(
    kind: DocumentKind, number_: str | None, name: str | None, issued_on: date | None = None
) -> str:
    """A document as a letter names it: kind, number and day, or the name it goes by."""
    said = f"{DOCUMENT_KINDS[kind]} số {number_}" if number_ else name or DOCUMENT_KINDS[kind]
    return f"{said} ngày {day(issued_on)}" if issued_on else said


def force(old: Validity | None, new: Validity | None, from_on: date | None) -> str:
    """From what to what the force of a document changed, and since when."""
    since = f" từ {day(from_on)}" if from_on else ""
    was = f" (trước đó: {VALIDITIES[old].lower()})" if old is not None else ""
    return f"{VALIDITIES[new]}{since}{was}"


def effect(
    kind: RelationKind | None, acting: str, clauses: tuple[str, str], from_on: date | None
) -> str:
    """What another document does to it: which clause to which clause, since when."""
    said = f"{RELATIONS[kind][1]} {acting}" if kind else acting
    return f"{said}{_clauses(*clauses)}{f', từ {day(from_on)}' if from_on else ''}"


def because(
    cause: AlarmCause,
    *,
    new: Validity | None,
    kind: RelationKind | None,
    acting: str,
    clauses: tuple[str, str],
    from_on: date | None,
) -> str:
    """The reason inside the drafted proposal."""
    since = f" từ ngày {day(from_on)}" if from_on else ""
    if cause is AlarmCause.EFFECT and kind in HAPPENED:
        return f"{HAPPENED[kind]} {acting}{_clauses(*clauses)}{since}"
    return f"{VALIDITIES[new].lower()}{since}"


def draft(
    plan: str, paths: list[str], document: str, why: str, is_certain: bool
) -> str:
    """The drafted line "đề nghị sửa đổi, bổ sung Kế hoạch", for an officer to finish."""
    named = [place(path) for path in paths[:MOST_PLACES]] or ["phần mở đầu"]
    rest = len(paths) - MOST_PLACES
    places = ", ".join(named) + (f" và {rest} điểm khác" if rest > 0 else "")
    said = PLAN_DRAFT.format(plan=plan, places=places, document=document, why=why)
    return said if is_certain else said.removesuffix(".") + IF_SO + "."


def raised(who: str | None, at: datetime) -> str:
    """Who or what noticed it, and when."""
    return f"{who or 'Hệ thống'} ghi nhận, {moment(at)}"


def settled(who: str | None, at: datetime) -> str:
    """Who settled it, and when."""
    return f"{who or 'Hệ thống'} xử lý, {moment(at)}"


def agencies(count: int) -> str:
    """How many agencies a folded list holds."""
    return f"{number(count)} cơ quan"


ON_OVERVIEW = "Cảnh báo văn bản chưa xử lý"


def overview(count: int) -> str:
    """The line on the leaders' overview."""
    return f"{number(count)} cảnh báo về văn bản làm căn cứ đang chờ xử lý"


def rests(clauses: int, tasks: int, agencies: int, late: int) -> str:
    """How much of the plan rests on the document."""
    said = f"{number(clauses)} chỗ viện dẫn · {number(tasks)} nhiệm vụ · {number(agencies)} cơ quan"
    return f"{said} · {number(late)} lượt quá hạn" if late else said


def _clauses(from_clause: str, to_clause: str) -> str:
    acting = f" ({from_clause})" if from_clause else ""
    affected = f", phần {to_clause}" if to_clause else ""
    return f"{acting}{affected}"
