"""Words of the overview: its four questions, its small charts, its comparisons."""

from collections.abc import Mapping
from datetime import date

from dashboard.texts.common import AGENCY_KINDS, STANDINGS
from dashboard.texts.formats import day, number
from dashboard.texts.scores import TERMS
from db.vocabulary import AgencyKind
from registry.standing import DONE_STANDINGS, Standing

WHERE_LATE = "Đang chậm ở đâu?"
IS_BETTER = "Có tiến bộ không?"
WHO_TO_CALL = "Cơ quan nào cần đôn đốc?"
OWN_LATE = "Việc nào của cơ quan đang quá hạn?"
WHAT_NEXT = "Có gì trong {days} ngày tới?"
OF_ROUND = "Kỳ {year}: {total} lượt nhiệm vụ"
TO_HELP = "Nghĩa của từng tình trạng"
KEY_HELP = "Bảng màu và cách đọc hình"

# Small charts
BARS_HELP = (
    "Cột cao bằng nhau: 100% số lượt nhiệm vụ của kỳ, nên so được tỷ lệ giữa các mục. Rê chuột hoặc dùng phím "
    "mũi tên để xem số; bấm để mở danh sách. “Hoàn thành có thời hạn” và “không thời hạn” đếm riêng: việc không "
    "thời hạn thì dù đã hoàn thành vẫn đếm ở “không thời hạn”."
)
# The parts of the plan by words of their own headings, where a heading has no room.
SHORT_PARTS = {
    "II.1": "Học tập, quán triệt",
    "II.2": "Chính trị, tư tưởng",
    "II.3": "Đội ngũ cán bộ",
    "II.4": "Cơ chế, chính sách",
    "II.5": "Thanh tra, kiểm tra",
    "II.6": "Cơ quan dân cử, Mặt trận",
    "III": "Tổ chức thực hiện",
}
AS_TABLE = "Xem dạng bảng"
BY_KIND = "Theo khối cơ quan"
PLACE_COLUMN = {True: "Mục", False: "Khối"}
# What the last column counts, by the formula in force.
COMPLETED = {"all": "Hoàn thành, có và không thời hạn", "due": "Hoàn thành có thời hạn"}
NO_DAY = "không thời hạn (cả việc đã hoàn thành)"
REST = "còn lại"
TABLE = "Số lượt quá hạn trên số lượt nhiệm vụ, từng kỳ; cột cuối của kỳ {year}: {formula}"

# Is it better
NOW = "Hiện nay"
ARROWS = "Mũi tên và chữ: từ lúc đó đến nay."
MEETING = "Giao ban {day}"
SAME_DAY = "Kỳ {year}, cùng ngày"
MEASURE = "Chỉ số"
BETTER, WORSE, SAME = "tốt hơn", "kém hơn", "như trước"
UP, DOWN, LEVEL = "↑", "↓", "="
NOT_COMPARED = "không so được"
NO_MEETING = "Chưa ghi nhận giao ban nào trong kỳ nên chưa so với giao ban."
NO_ROUND_BEFORE = "Không có kỳ trước để so."
NOT_OPEN_BEFORE = "Chưa so được với kỳ {year}: ngày {day}, kỳ đó chưa mở."

# Who to call, own late
CALL_COLUMNS = ("Cơ quan", "Quá hạn", "Lâu nhất", "Đã đôn đốc")
NOBODY_LATE = "Không cơ quan nào có lượt nhiệm vụ quá hạn."
ALL_AGENCIES = "Xem mọi cơ quan"
TO_URGING = "Soạn thư đôn đốc"
NOT_URGED = "chưa"
OF_THEM = ", trong đó "
WAITS = "đã báo cáo, chờ Sở Nội vụ xác nhận"
OWN_COLUMNS = ("Nhiệm vụ", "Ngày cuối", "Quá")
NOTHING_LATE = "Cơ quan không có nhiệm vụ quá hạn."
ALL_LATE = "Xem tất cả {count} nhiệm vụ quá hạn"

# What comes next
NO_NEXT = "Không có thời hạn nào trong {days} ngày tới mà còn phải báo cáo."
MORE_NEXT = "còn {count} nhiệm vụ nữa"
TO_CALENDAR = "Mở lịch thời hạn"


def kind(value: AgencyKind) -> str:
    """A group of agencies, as a small chart is called."""
    return AGENCY_KINDS[value]


def still_owing(count: int) -> str:
    """How many agencies have not reported."""
    return f"{number(count)} cơ quan chưa báo cáo"


def waiting(count: int) -> str:
    """How many of what is overdue the agency has reported."""
    return f"{number(count)} chờ xác nhận"


def all_waiting(count: int) -> str:
    """The same of every agency."""
    return f"{number(count)} lượt quá hạn {WAITS}"


def urgings(count: int) -> str:
    """How often an agency was written to."""
    return f"{number(count)} thư"


def letter(place: int, on: date, reports: int) -> str:
    """One letter: which, when, of how many tasks."""
    return f"Lần {place}, {day(on)}: {number(reports)} nhiệm vụ"


def late(overdue: int) -> str:
    """What a small chart is about."""
    return f"{number(overdue)} quá hạn"


def bar(year: int, stood: Mapping[Standing, int]) -> str:
    """What a column counts: 2025: 28 lượt, quá hạn 3, hoàn thành có thời hạn 20, còn lại 5."""
    counts = [
        (STANDINGS[Standing.OVERDUE].lower(), stood.get(Standing.OVERDUE, 0)),
        (STANDINGS[Standing.DUE_SOON].lower(), stood.get(Standing.DUE_SOON, 0)),
        (TERMS["done_with_day"], sum(stood.get(one, 0) for one in DONE_STANDINGS)),
        (NO_DAY, stood.get(Standing.OPEN_ENDED, 0)),
    ]
    total = sum(stood.values())
    counts.append((REST, total - sum(count for _, count in counts)))
    said = [f"{name} {number(count)}" for name, count in counts if count]
    return ", ".join([f"{year}: {number(total)} lượt", *said])


def chart(name: str) -> str:
    """What the columns of a small chart are, for those who do not see them."""
    return f"{name}, từng kỳ"


def part(overdue: int, total: int) -> str:
    """A cell of the table behind the charts."""
    return f"{number(overdue)}/{number(total)}"
