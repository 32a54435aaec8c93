"""What the sheet of a giao ban says."""

from datetime import date

from dashboard.texts.formats import number
from dashboard.texts.heatmap import label

MEETING_TITLE = "Tiến độ thực hiện {plan} năm {year}"
MEETING_SPAN = "Từ {since} đến {until}: "
MEETING_1, MEETING_2 = "Thay đổi từ giao ban trước", "Đang quá hạn"
MEETING_3, MEETING_4 = "Cơ quan có nhiều việc quá hạn", "Sắp đến hạn"
MOVED_LINE = "{}; {}; {}; {}."
MOVED_NOUNS = ("lượt nhiệm vụ thay đổi", "hoàn thành mới", "bị trả lại", "quá hạn mới")
MOVED_NOTE = "mỗi lượt nhiệm vụ tính một lần, so trạng thái đầu và cuối khoảng từ {since} đến {until}"
LATE_LINE = "{} của {}."
LATE_NOUNS = ("lượt nhiệm vụ quá hạn", "cơ quan")
DAYS, TIMES = "ngày", "lần"
LATE_COLUMNS = ("Cơ quan", "Mục", "Nhiệm vụ", "Thời hạn", "Ngày làm việc quá hạn", "Đã đôn đốc")
LATE_NOTE = "lượt nhiệm vụ chưa hoàn thành, ngày cuối đã qua, cơ quan chưa báo cáo kịp hạn"
MORE_LATE = "Bảng nêu {shown} việc quá hạn lâu nhất; còn {count} việc khác{tied}."
TIED_LATE = ", trong đó {count} việc cùng thời hạn ngày {day}"
TIED_WHO = " và {agencies} cơ quan khác cùng {count} lượt"
WHO_LINE = "{who}{tied}."
NEXT_LINE = "ngày {day}: {count} lượt nhiệm vụ"
TIMES_NOTE = "đếm các văn bản đôn đốc đã gửi trong kỳ có nêu lượt nhiệm vụ này"
NEXT_NOTE = "lượt nhiệm vụ chưa hoàn thành, ngày cuối trong {days} ngày làm việc tới, trừ lượt đã báo cáo kịp hạn"
NOTHING_LATE = "Không có nhiệm vụ quá hạn."
NEXT_LEAD = "Trong {days} ngày làm việc tới: "
NEXT_ALL, NEXT_ARE = "lượt nhiệm vụ đến hạn", ", gồm: "
NEXT_LEFT = "còn {count} lượt, từ {first} đến {last}"
NEXT_LEFT_DAY = "còn {count} lượt ngày {first}"
NOTHING_NEXT = "Không có nhiệm vụ nào đến hạn trong {days} ngày làm việc tới."


def tied(count: int, each: int) -> str:
    """Agencies left out of a list whose last one has just as many."""
    return TIED_WHO.format(agencies=number(count), count=number(each)) if count else ""


def more_late(shown: int, left: int, same: int, on: str) -> str:
    """What the table of the longest delays leaves out, and how much of it is as late."""
    tail = TIED_LATE.format(count=number(same), day=on) if same else ""
    return MORE_LATE.format(shown=shown, count=number(left), tied=tail)


def next_left(count: int, first: date, last: date) -> str:
    """What falls due after the days that are named."""
    said = NEXT_LEFT_DAY if first == last else NEXT_LEFT
    return said.format(count=number(count), first=f"{first:%d/%m}", last=f"{last:%d/%m}")


def late(name: str, count: int) -> str:
    """An agency with how many of its tasks are overdue."""
    return f"{name}: {number(count)} lượt"


def next_tasks(paths: list[str], most: int) -> str:
    """The places of the plan that are due on a day."""
    shown = ", ".join(label(path) for path in paths[:most])
    return f" (Mục {shown}{', …' if len(paths) > most else ''})"
