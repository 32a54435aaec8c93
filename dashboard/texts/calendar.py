"""Words of the deadline calendar, and the sentence that says why a day is that day."""

from datetime import date

from dashboard.texts.common import STANDINGS, UNVERIFIED
from dashboard.texts.formats import WEEKDAYS, day, number
from dashboard.texts.heatmap import label
from registry.calendar import holiday_name, is_make_up_day, is_working_day
from registry.standing import Standing

VIEW = "Xem theo"
VIEWS = [("month", "Tháng"), ("year", "Năm"), ("agenda", "Danh sách")]
AGENCY = "Cơ quan: {name}"
EVERY_AGENCY = "tất cả"
ALL_AGENCIES = "Tất cả cơ quan"
STEPS = "Chuyển thời gian"
THIS_MONTH = "Tháng này"
THIS_YEAR = "Năm nay"
TODAY = "Hôm nay"
MAKE_UP = "Làm bù"
KEYBOARD = "Bàn phím:"
MONTH_KEYS = (
    ("← ↑ → ↓", "đi từng ngày"),
    ("Home End", "đầu, cuối tuần"),
    ("PageUp PageDown", "tháng trước, tháng sau (giữ Shift: năm)"),
    ("T", "hôm nay"),
    ("Enter", "mở chi tiết ngày"),
    ("Esc", "đóng, về lại ngày"),
)
YEAR_KEYS = (
    ("← ↑ → ↓", "đi từng ô có số liệu"),
    ("Home End", "đầu, cuối dòng"),
    ("PageUp PageDown", "năm trước, năm sau"),
    ("T", "năm nay"),
    ("Enter", "mở tháng"),
)
AGENDA_KEYS = (
    ("Tab", "đến thời hạn đầu tiên"),
    ("J K", "thời hạn sau, trước"),
    ("Enter", "mở nhiệm vụ"),
)
MONTH_CAPTION = "Thời hạn trong {month}, mỗi ô một ngày"
YEAR_CAPTION = "Số lượt nhiệm vụ đến hạn từng tháng của năm {year}"
LINE_HEAD = {False: "Cơ quan", True: "Nhiệm vụ"}
HOW_TO_READ = "Cách đọc:"
YEAR_KEY = (
    "số trong ô là tất cả lượt nhiệm vụ đến hạn trong tháng, kể cả đã hoàn thành, không phải số quá hạn; "
    "màu và hình theo tình trạng kém nhất trong ô. Mở một ô để xem từng ngày."
)
TOTAL = "Tổng"
NO_ROUND = "Chưa mở kỳ báo cáo nào, nên lịch chưa có thời hạn."
NOTHING_AHEAD = "Không còn thời hạn nào phía trước và không có lượt nhiệm vụ quá hạn trong kỳ này."
EARLIER = "Thời hạn liền trước: {day}"
LATER = "Thời hạn liền sau: {day}"
SECTIONS = {
    "overdue": "Quá hạn",
    "today": "Hôm nay",
    "soon": "{days} ngày tới",
    "later": "Sau đó",
}
NONE_HERE = {
    "overdue": "Không có lượt nhiệm vụ quá hạn trong kỳ mới nhất.",
    "today": "Không có thời hạn nào hôm nay.",
    "soon": "Không có thời hạn nào trong khoảng này.",
    "later": "Không có thời hạn nào xa hơn.",
}
OLDER = "Các kỳ trước còn quá hạn:"
DONE = "Hoàn thành {ratio} cơ quan"
WHY = "Vì sao là ngày này:"
CLOSE_DAY = "Đóng chi tiết ngày"
NOTHING_ON_DAY = "Không có thời hạn nào trong ngày này."
WHO = "Từng cơ quan ({n})"
LEGEND = "Chú giải"
NO_DEADLINE = (
    "Không thời hạn: {n} lượt nhiệm vụ của kỳ {year} không nằm trong lịch, vì không có ngày cuối "
    "đang áp dụng."
)
NO_DEADLINE_LIST = "Xem danh sách"
NOT_ANNOUNCED = (
    "Lịch nghỉ năm {year} tính theo quy định chung. Ngày nghỉ hoán đổi và ngày làm bù của năm này "
    "chưa có trong hệ thống, nên ngày nghỉ còn có thể đổi."
)
NO_REASON = f"Vì sao có ngày này: {UNVERIFIED}; bản ghi không nêu quy tắc."


def month(value: date) -> str:
    """Tháng 11/2026."""
    return f"Tháng {value.month}/{value.year}"


def month_head(value: int) -> str:
    """The head of a column of the year: T11."""
    return f"T{value}"


def year(value: int) -> str:
    """Năm 2026."""
    return f"Năm {value}"


def day_in_full(value: date, tasks: int, off: str | None, *, is_today: bool) -> str:
    """A day of the grid as it is read aloud: its name, what kind of day it is, what is due."""
    said = [f"{WEEKDAYS[value.weekday()]}, {day(value)}", TODAY.lower() if is_today else "",
            off or "", f"{number(tasks)} nhiệm vụ đến hạn" if tasks else ""]
    return ", ".join(one for one in said if one)


def month_sum(tasks: int, kept: dict[Standing, int]) -> str:
    """How much is due in a month, and how it stands."""
    return (
        f"{number(tasks)} nhiệm vụ đến hạn, gồm {number(sum(kept.values()))} lượt nhiệm vụ: "
        f"{counts(kept)}."
    )


def standing_sum(kept: dict[Standing, int]) -> str:
    """How much is listed, and how it stands."""
    return f"{number(sum(kept.values()))} lượt nhiệm vụ: {counts(kept)}."


def year_sum(kept: dict[Standing, int]) -> str:
    """How much is due in a year, and how it stands."""
    return f"{number(sum(kept.values()))} lượt nhiệm vụ đến hạn trong năm: {counts(kept)}."


def nothing_in(span: str) -> str:
    """An empty month or year."""
    return f"{span} không có thời hạn nào."


def older(year_: int, count: int) -> str:
    """What an earlier round still owes."""
    return f"kỳ {year_}: {number(count)} lượt nhiệm vụ"


def agencies(count: int) -> str:
    """25 cơ quan."""
    return f"{number(count)} cơ quan"


def kind_of_day(value: date) -> str:
    """Thứ Bảy, ngày nghỉ; Thứ Tư, nghỉ (Quốc khánh); Thứ Bảy, ngày làm bù."""
    if is_make_up_day(value):
        kind = "ngày làm bù"
    elif name := holiday_name(value):
        kind = f"nghỉ lễ: {name}"
    else:
        kind = "ngày làm việc" if is_working_day(value) else "ngày nghỉ"
    return f"{WEEKDAYS[value.weekday()]}, {kind}"


def distance(due_on: date, today: date, working: int) -> str:
    """How far a due day is, in calendar days and in working days."""
    left = (due_on - today).days
    if left == 0:
        return "hạn cuối là hôm nay"
    if left > 0:
        return f"còn {left} ngày, trong đó {working} ngày làm việc"
    return f"quá {-left} ngày, trong đó {-working} ngày làm việc"


def by_plan(path: str, said: str) -> str:
    """Where the plan gives its own date, how "trước ngày" is read, what became of a day off."""
    return f"Mục {label(path)}: {said}"


def by_office(set_on: date, who: str | None, said: str) -> str:
    """Who set the day, when, and why."""
    named = who or f"người đặt {UNVERIFIED}"
    return f"{said} Ghi ngày {day(set_on)}, {named}."


def counts(kept: dict[Standing, int]) -> str:
    """Quá hạn 3, đúng hạn 9."""
    return ", ".join(
        f"{STANDINGS[kind].lower()} {number(kept[kind])}" for kind in Standing if kept.get(kind)
    )


def cell_title(line: str, when: date, kept: dict[Standing, int]) -> str:
    """All that a cell of the year says."""
    return f"{line}, {month(when).lower()}: {counts(kept)}"


def chip_title(task: str, standing: Standing, count: int) -> str:
    """What a chip with a number opens."""
    return f"{label(task)}: {agencies(count)} {STANDINGS[standing].lower()}"
