"""Words of the form that gives a task a due day, and of the list of the days it was given."""

from datetime import date, datetime

from dashboard.texts.common import DOCUMENT_KINDS
from dashboard.texts.deadlines import explain
from dashboard.texts.formats import day, moment
from db.vocabulary import DeadlineRule, DocumentKind
from registry.calendar import DueDay
from registry.deadlines import Rule

NO_RULE = "none"
RULE = "Cách xác định ngày cuối"
RULES = {
    DeadlineRule.ON_DATE.value: "Một ngày cụ thể",
    DeadlineRule.WORKING_DAYS_AFTER.value: "Số ngày làm việc sau một sự kiện",
    DeadlineRule.LAST_WORKING_DAY_OF_QUARTER.value: "Ngày làm việc cuối của quý",
    DeadlineRule.FROM_DOCUMENT.value: "Theo văn bản khác",
    NO_RULE: "Bỏ thời hạn",
}
DUE_ON = "Ngày cuối"
EVENT_ON = "Ngày có sự kiện"
EVENT = "Sự kiện"
EVENT_EXAMPLE = "nhận được công văn đôn đốc"
DAYS = "Số ngày làm việc"
QUARTER = "Quý"
QUARTERS = {"1": "Quý I", "2": "Quý II", "3": "Quý III", "4": "Quý IV"}
DOCUMENT = "Văn bản (chọn, hoặc gõ số, ký hiệu)"
DOCUMENT_EXAMPLE = "30/NQ-CP"
SAYS = "Văn bản ghi (nếu có, chép nguyên văn)"
STATED_ON = "Ngày nêu trong văn bản"
IS_BEFORE = "Cách nói của văn bản"
IS_BEFORE_OPTIONS = {"before": "trước ngày", "until": "chậm nhất ngày"}
DAY_FORM = "ngày/tháng/năm"
REASON = "Lý do (bắt buộc)"
FOR_ALL = (
    "Đặt cho mọi cơ quan sẽ thay cả thời hạn riêng và gia hạn đã cho của từng cơ quan ở nhiệm vụ này."
)
PREVIEW = "Điền đủ các ô trên để xem ngày cuối và cách tính trước khi đặt."
NO_MORE = "Nhiệm vụ sẽ không còn thời hạn: không tính sớm hay muộn."
LAST_DAY = "Ngày cuối sẽ là {day}."
SOMEBODY = "Một người khác"
TAKEN_AWAY = "Sở Nội vụ bỏ thời hạn. Lý do: {reason}"
SET = "Sở Nội vụ đặt. Lý do: {reason}"
BY_RULE = "{why} Lý do: {reason}"
EXTENDED = "Gia hạn từ ngày {was} đến ngày {due_on}. Lý do: {reason}"


def document(kind: DocumentKind, number: str | None, issued_on: date | None, key: str) -> str:
    """What a document is called in a sentence: kind, number, date."""
    named = f"{DOCUMENT_KINDS[kind]} số {number}" if number else f"{DOCUMENT_KINDS[kind]} ({key})"
    return f"{named} ngày {day(issued_on)}" if issued_on else named


def because(
    rule: DeadlineRule,
    reckoned: tuple[Rule, DueDay] | None,
    *,
    due_on: date | None,
    old_due_on: date | None,
    reason: str,
    document: str | None,
) -> str:
    """Why a task was given this day. The reason of the plan's own day is its place in the plan."""
    if rule is DeadlineRule.EXTENSION:
        return EXTENDED.format(was=day(old_due_on), due_on=day(due_on), reason=reason)
    if due_on is None:
        return TAKEN_AWAY.format(reason=reason)
    if reckoned is None:
        return SET.format(reason=reason)
    why = explain(*reckoned, document=document)
    if rule is DeadlineRule.BEFORE_YEARLY:
        return why
    return BY_RULE.format(why=why, reason=reason)


def stale(who: str | None, at: datetime, due_on: date | None) -> str:
    """Somebody set another day since the form was opened."""
    set_ = f"đặt ngày cuối {day(due_on)}" if due_on else "bỏ thời hạn"
    return (
        f"{who or SOMEBODY} đã {set_} trước bạn, lúc {moment(at)}. Nội dung bạn nhập vẫn còn; xem lại "
        "rồi bấm lần nữa nếu vẫn muốn đặt."
    )
