"""Words of the inbox /inbox and of the daily digest: a sentence for every kind of message."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard.texts import alarms
from dashboard.texts.common import SYSTEM, VALIDITIES
from dashboard.texts.formats import day, moment, number, shortened
from dashboard.texts.heatmap import label
from db.vocabulary import (
    AlarmCause,
    DocumentKind,
    JobState,
    MessageKind,
    Outcome,
    RoundDeed,
    Validity,
)

REFUSALS: dict[str, str] = {}
KINDS = {
    MessageKind.RETURNED: "Trả lại báo cáo",
    MessageKind.REMINDER: "Đôn đốc",
    MessageKind.ESCALATION: "Báo lãnh đạo",
    MessageKind.EXTENSION: "Gia hạn",
    MessageKind.EXPLANATION: "Giải trình",
    MessageKind.REVIEW: "Xem xét lại",
    MessageKind.OBSTACLE: "Khó khăn, vướng mắc",
    MessageKind.ROUND: "Kỳ báo cáo",
    MessageKind.ALARM: "Cảnh báo văn bản",
    MessageKind.PAPER: "Tệp đã đặt",
}
EMPTY = "Hộp thư chưa có gì. Thông báo về báo cáo, thời hạn và đôn đốc sẽ hiện ở đây."
NO_UNREAD = "Không còn thông báo chưa đọc."
SHOW = "Xem"
SHOW_OPTIONS = [("all", "Tất cả"), ("unread", "Chưa đọc")]
NEW = "Mới"
OPEN = "Mở"
MARK_READ = "Đánh dấu đã đọc tất cả"
ALL_READ = "Đã đánh dấu đọc {count} thông báo."
BACK = "← Về hộp thư"
TO_DESK = "Mở bàn làm việc để báo cáo"
PRINT = "In thư này: Ctrl + P."
BY_MAIL = "Nhận tóm tắt qua thư điện tử"
BY_MAIL_HELP = (
    "Mỗi sáng một thư, chỉ khi hôm trước có thông báo chưa đọc. Để trống nếu không nhận. Hộp thư này vẫn "
    "luôn đủ thông báo."
)
EMAIL = "Địa chỉ thư điện tử"
SAVE_EMAIL = "Lưu địa chỉ"
EMAIL_SAVED = "Đã lưu địa chỉ thư điện tử."
EMAIL_REMOVED = "Đã bỏ địa chỉ thư điện tử: không gửi thư tóm tắt nữa."
AN_AGENCY = "một cơ quan"
SENDER = SYSTEM
LINES_IN_DIGEST = 40


@dataclass(frozen=True)
class Names:
    """What the ids in a message stand for: a task's path and words, an agency's name, and what a
    plan is called by its key."""

    tasks: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    agencies: Mapping[int, str] = field(default_factory=dict)
    plans: Mapping[str, str] = field(default_factory=dict)


def unread(count: int) -> str:
    """The link beside the user's name, for those who listen to it."""
    return f"Hộp thư, {number(count)} thông báo chưa đọc" if count else "Hộp thư"


def counted(total: int, fresh: int) -> str:
    return f"{number(total)} thông báo, {number(fresh)} chưa đọc"


def sentence(kind: MessageKind, details: Any, names: Names) -> str:
    """One message in words. Details that do not hold what is expected still give a sentence."""
    try:
        said = " ".join(_SENTENCES[kind](details, names).split())
        # Only another plan than the usual one is named in a message.
        plan = names.plans.get(details.get("plan", ""))
        return f"{plan}: {said}" if plan else said
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return f"Có thông báo mới: {KINDS[kind].lower()}."


def _task(details: Any, names: Names) -> str:
    """The task a message is about, by its place and the beginning of its words."""
    path, words = names.tasks.get(details.get("task"), ("", ""))
    return f"nhiệm vụ {label(path)} “{shortened(words, 70)}”" if path else "một nhiệm vụ"


def _agency(details: Any, names: Names) -> str:
    return names.agencies.get(details.get("agency"), AN_AGENCY)


def _in_round(details: Any) -> str:
    year = details.get("round", details.get("year"))
    return f" (kỳ {int(year)})" if year is not None else ""


def _day(details: Any, *keys: str) -> str:
    said = next((details[key] for key in keys if details.get(key)), None)
    return day(said if isinstance(said, date) else date.fromisoformat(said)) if said else ""


def _why(details: Any, *keys: str) -> str:
    said = next((details[key] for key in keys if details.get(key)), "")
    return f": {shortened(str(said), 240)}" if said else "."


def _outcome(details: Any) -> str:
    """What was done with a request: "asked" until it says "granted" or "refused"."""
    return str(details.get("outcome") or "asked")


def _returned(details: Any, names: Names) -> str:
    return f"Báo cáo {_task(details, names)} bị trả lại{_why(details, 'reason')}"


def _reminder(details: Any, names: Names) -> str:
    times, reports = int(details["number"]), int(details["reports"])
    return (
        f"Sở Nội vụ đôn đốc lần {times}: {number(reports)} nhiệm vụ quá hạn hoặc sắp đến hạn chưa hoàn "
        f"thành{_in_round(details)}."
    )


def _escalation(details: Any, names: Names) -> str:
    return (
        f"{_agency(details, names)} đã được đôn đốc {int(details['times'])} lần mà chưa hoàn thành "
        f"{_task(details, names)}{_in_round(details)}."
    )


def _extension(details: Any, names: Names) -> str:
    task, deed = _task(details, names), _outcome(details)
    if deed == Outcome.GRANTED:
        until = _day(details, "due_on")
        return f"Đã gia hạn {task}{f' đến {until}' if until else ''}{_why(details, 'answer')}"
    if deed == Outcome.REFUSED:
        return f"Không gia hạn {task}{_why(details, 'answer', 'reason')}"
    until = _day(details, "wanted_on")
    return (
        f"{_agency(details, names)} đề nghị gia hạn {task}{f' đến {until}' if until else ''}"
        f"{_why(details, 'reason')}"
    )


def _explanation(details: Any, names: Names) -> str:
    task = _task(details, names)
    if details.get("answer"):
        return f"{_agency(details, names)} đã giải trình về {task}{_why(details, 'answer')}"
    until = _day(details, "answer_by")
    by = f", trả lời chậm nhất {until}" if until else ""
    return f"Đề nghị giải trình về {task}{by}{_why(details, 'question', 'reason')}"


def _review(details: Any, names: Names) -> str:
    year, deed = _in_round(details), _outcome(details)
    if deed == Outcome.GRANTED:
        return f"Đề nghị xem xét lại bảng điểm{year} được chấp nhận{_why(details, 'answer')}"
    if deed == Outcome.REFUSED:
        return f"Đề nghị xem xét lại bảng điểm{year} không được chấp nhận{_why(details, 'answer')}"
    return f"{_agency(details, names)} đề nghị xem xét lại bảng điểm{year}{_why(details, 'reason')}"


def _obstacle(details: Any, names: Names) -> str:
    title = shortened(str(details.get("title") or ""), 120)
    about = f" “{title}”" if title else f" của {_task(details, names)}"
    return f"Sở Nội vụ đã trả lời về khó khăn, vướng mắc{about}{_why(details, 'answer')}"


def _round(details: Any, names: Names) -> str:
    deed, year = RoundDeed(details["deed"]), int(details.get("year", details.get("round")))
    until = _day(details, "closes_on")
    said = {
        RoundDeed.OPEN: f"Đã mở kỳ báo cáo {year}{f', nhận báo cáo đến {until}' if until else ''}",
        RoundDeed.EXTEND: f"Kỳ báo cáo {year} nhận báo cáo đến {until or 'ngày mới'}",
        RoundDeed.CLOSE: f"Kỳ báo cáo {year} đã chốt, cơ quan không gửi thêm",
        RoundDeed.LOCK: f"Kỳ báo cáo {year} đã khóa sổ",
        RoundDeed.REOPEN: f"Kỳ báo cáo {year} được mở lại",
    }
    return f"{said[deed]}{_why(details, 'reason')}"


def _alarm(details: Any, _names: Names) -> str:
    document = alarms.called(DocumentKind(details["kind"]), details["number"], details["key"])
    if details["cause"] == AlarmCause.VALIDITY:
        new = Validity(details["new"]) if details["new"] else None
        return f"{document}: {VALIDITIES[new].lower()}. Rà soát các điểm của Kế hoạch dựa vào văn bản này."
    if details["cause"] == AlarmCause.DEAD_LINK:
        return f"{document}: đường dẫn không còn mở được. Tìm đường dẫn khác."
    return f"{document} chịu tác động của một văn bản khác. Rà soát các điểm dựa vào văn bản này."


def _paper(details: Any, _names: Names) -> str:
    title = shortened(str(details["title"]), 160)
    said = {JobState.DONE: f"Đã làm xong: {title}. Mở để tải tệp về.",
            JobState.FAILED: f"Không làm được: {title}. Mở để xem lý do và làm lại."}
    return said[JobState(details["outcome"])]


_SENTENCES: dict[MessageKind, Callable[[Any, Names], str]] = {
    MessageKind.RETURNED: _returned,
    MessageKind.REMINDER: _reminder,
    MessageKind.ESCALATION: _escalation,
    MessageKind.EXTENSION: _extension,
    MessageKind.EXPLANATION: _explanation,
    MessageKind.REVIEW: _review,
    MessageKind.OBSTACLE: _obstacle,
    MessageKind.ROUND: _round,
    MessageKind.ALARM: _alarm,
    MessageKind.PAPER: _paper,
}


def digest_subject(plan: str, count: int, on: date) -> str:
    """The e-mail's subject, which begins with the plan that the system is named after."""
    return f"[{plan}] {number(count)} thông báo chưa đọc, ngày {day(on)}"


def digest(full_name: str, lines: list[tuple[Any, str]], address: str) -> str:
    """The e-mail's body: one line a message, newest first, and where to open them."""
    shown = [f"- {moment(at)}: {said}" for at, said in lines[:LINES_IN_DIGEST]]
    left = len(lines) - len(shown)
    if left:
        shown.append(f"- và {number(left)} thông báo khác.")
    where = f"Mở hộp thư: {address}" if address else "Đăng nhập hệ thống, mở Hộp thư để xem và xử lý."
    return "\n".join([
        f"Kính gửi: {full_name}",
        "",
        f"{SYSTEM}: còn {number(len(lines))} thông báo chưa đọc.",
        "",
        *shown,
        "",
        where,
        "",
        "Thư này do hệ thống tự gửi, mỗi ngày nhiều nhất một thư; không trả lời vào đây. Đổi hoặc bỏ địa "
        "chỉ nhận thư ở trang Hộp thư.",
    ]) + "\n"
