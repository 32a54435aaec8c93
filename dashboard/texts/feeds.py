"""Words of calendar feeds: what an event says, and how a feed is opened, subscribed to, ended."""

from collections import Counter
from datetime import date

from dashboard.texts.calendar import counts
from dashboard.texts.common import DEMONSTRATION_SHORT, STANDINGS, STATES
from dashboard.texts.formats import day, number, percent, round_of, shortened, weekday
from dashboard.texts.heatmap import label
from db.vocabulary import State
from registry.standing import Standing

HIDDEN = "nội dung xem trong hệ thống"
REFUSALS = {
    "too_many_feeds": (
        "Mỗi tài khoản mở nhiều nhất {most} địa chỉ lịch. Thu hồi một địa chỉ không còn dùng rồi mở lại."
    ),
}

# What a calendar program shows

_DEMONSTRATION = "Trình diễn"
_DUE = "Hạn báo cáo"
_DONE = "Đã hoàn thành"
_NO_DAY = "Không còn thời hạn"
ABOUT = (
    "Thời hạn của {whose}, kèm lý do của từng ngày. Lịch này chỉ để xem: cập nhật tiến độ tại {base}"
)


def calendar_name(plan: str, agency: str | None, *, is_demonstration: bool) -> str:
    """What the calendar is called in the list of a program."""
    said = f"Thời hạn {plan}" + (f": {agency}" if agency else "")
    return f"[{_DEMONSTRATION}] {said}" if is_demonstration else said


def about(plan: str, agency: str | None, base: str, *, is_demonstration: bool) -> str:
    """A line about the whole calendar."""
    said = ABOUT.format(whose=agency or f"toàn {plan}", base=base)
    return f"{DEMONSTRATION_SHORT}, không phải số liệu thật. {said}" if is_demonstration else said


def whole(plan: str) -> str:
    """A calendar of no one agency: Toàn bộ Kế hoạch 66."""
    return f"Toàn bộ {plan}"


def kind_of(states: Counter[State], *, is_gone: bool, has_day: bool, is_done: bool) -> str:
    """The first words of an event: due, done, or no longer so."""
    if is_done:
        return _DONE
    if not is_gone:
        return _DUE
    return STATES[next(iter(states))] if has_day and len(states) == 1 else _NO_DAY


def summary(
    kind: str, path: str, said: str, agency: str | None, *, is_demonstration: bool
) -> str:
    """An event in one short line."""
    line = f"{kind}: {label(path)} {shortened(said, 60)}" + (f" ({agency})" if agency else "")
    return f"[{_DEMONSTRATION}] {line}" if is_demonstration else line


def description(
    *,
    place: str,
    said: str,
    due_on: date,
    has_day: bool,
    year: int,
    agency: str | None,
    how: str,
    why: str,
    address: str,
    is_demonstration: bool,
) -> str:
    """All that is known of an event, for whoever opens it; the task's own words come last, for
    they are long."""
    last = "Ngày cuối" if has_day else "Ngày cuối trước đây"
    lines = [
        f"{DEMONSTRATION_SHORT}, không phải số liệu thật." if is_demonstration else "",
        f"{last}: {weekday(due_on)}. {round_of(year)}.",
        f"Vì sao là ngày này: {why}",
        how,
        f"Cơ quan: {agency}." if agency else "",
        f"Mở nhiệm vụ: {address}",
        f"{label(place)}: {said}",
    ]
    return "\n".join(line for line in lines if line)


def standing_of_one(today: date, standing: Standing, state: State, done: int | None) -> str:
    """How one agency's report stood on the day the calendar was read, and what was recorded."""
    said = f", {percent(done)}" if done is not None and state is not State.DONE else ""
    return (
        f"Tình trạng tính đến ngày {day(today)}: {STANDINGS[standing].lower()}; "
        f"trạng thái: {STATES[state].lower()}{said}."
    )


def standing_of_all(
    today: date, standings: Counter[Standing], done: int, applicable: int
) -> str:
    """How a task's reports stood on the day the calendar was read, and how many are done."""
    return (
        f"Tình trạng tính đến ngày {day(today)}: {counts(standings)}. Đã hoàn thành "
        f"{number(done)}/{number(applicable)} cơ quan."
    )


def alarm(kind: str, path: str, due_on: date) -> str:
    """What an alarm says."""
    return f"{kind} {weekday(due_on)}: {label(path)}"


# The panel

TITLE = "Đưa lịch vào điện thoại, Outlook"
HELP = (
    "Mở một địa chỉ lịch (.ics) rồi dán vào chương trình lịch: thời hạn, lý do và lời nhắc trước 7 ngày, "
    "1 ngày tự cập nhật khi Sở Nội vụ đổi ngày."
)
OF = "Lịch của"
OPEN = "Mở địa chỉ lịch"
OPENED = "Đã mở địa chỉ lịch của {whose}. Chép ngay: địa chỉ chỉ hiện lần này."
SECRET_IS = "Địa chỉ lịch của {whose}"
SECRET_HELP = (
    "Chỉ hiện lần này. Ai có địa chỉ này đều đọc được lịch mà không cần đăng nhập: không gửi cho người "
    "khác, lỡ lộ thì thu hồi rồi mở địa chỉ mới."
)
COPY = "Chép địa chỉ"
COPIED = "Đã chép vào bộ nhớ tạm."
NOT_COPIED = "Trình duyệt không cho chép. Địa chỉ đã được bôi đen: nhấn Ctrl+C."
HOW = "Cách thêm vào chương trình lịch"
STEPS = [
    ("Outlook", "Lịch → Thêm lịch → Đăng ký từ web (bản cũ: Mở lịch → Từ Internet), dán địa chỉ."),
    ("Google Calendar", "Trên máy tính: Lịch khác → dấu + → Từ URL, dán địa chỉ. Google đọc lại sau vài giờ "
     "đến một ngày và không lấy lời nhắc của lịch: tự đặt lời nhắc trong Google."),
    ("iPhone, iPad", "Cài đặt → Ứng dụng → Lịch → Tài khoản lịch → Thêm tài khoản → Khác → Thêm lịch đã đăng ký."),
    ("Android", "Đăng ký bằng Google Calendar trên máy tính, hoặc dùng ứng dụng ICSx⁵ và dán địa chỉ."),
]
NETWORK = (
    "Mạng cơ quan không nối Internet: Google và Outlook trên web ở ngoài nên không đọc được địa chỉ này. "
    "Dùng chương trình lịch cài trên máy trong mạng, ví dụ Outlook hoặc Thunderbird; điện thoại cũng phải "
    "vào được mạng này."
)
LIST = "Địa chỉ đang mở của tôi"
NONE = "Chưa mở địa chỉ nào."
COLUMNS = ("Lịch của", "Mở lúc", "Lần đọc gần nhất", "Thao tác")
NEVER = "chưa lần nào"
REVOKE = "Thu hồi"
REVOKED = "Đã thu hồi địa chỉ lịch. Chương trình lịch còn dùng nó sẽ không nhận thêm gì."
JUMP = "Đưa lịch vào điện thoại, Outlook (.ics)"


def revoke(whose: str, opened: str) -> str:
    """The whole name of a button that stands in a row."""
    return f"{REVOKE} địa chỉ lịch của {whose}, mở lúc {opened}"
