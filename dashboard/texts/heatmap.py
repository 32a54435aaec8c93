"""Words of the heatmap."""

from datetime import date, datetime

from dashboard.texts.basis import QUESTION, dated
from dashboard.texts.common import STANDINGS, STATES
from dashboard.texts.formats import moment, number, shortened
from dashboard.texts.places import printed
from db.vocabulary import State
from registry.clock import local
from registry.standing import Standing

NO_ROUND = "Chưa mở kỳ báo cáo nào, nên chưa có gì để hiển thị."
ACROSS = "Theo cột"
ACROSS_OPTIONS = [
    ("task", "Nhiệm vụ"), ("group", "Nhóm"), ("document", "Văn bản"), ("round", "Kỳ báo cáo"),
]
SORT = "Xếp"
SORT_OPTIONS = [("group", "Theo khối"), ("red", "Quá hạn trước"), ("name", "Theo tên")]
ACROSS_HELP = "Các cột của bản đồ: từng nhiệm vụ, 7 nhóm, văn bản mà nhiệm vụ dựa vào, hoặc các kỳ báo cáo"
SORT_HELP = "Thứ tự các cơ quan: theo khối, theo số lượt quá hạn, hoặc theo tên"
SORTED = {"group": "xếp theo khối cơ quan", "red": "xếp cơ quan nhiều quá hạn trước", "name": "xếp theo tên cơ quan"}
ALL_TASKS = "← Tất cả nhiệm vụ"
DEFINITIONS = "Ý nghĩa từng màu"
MARKS = "Ký hiệu trong ô"
SHARE = "vạch ở chân ô đỏ: phần quá hạn trong tổng số"
VERIFIED = "góc trên: Sở Nội vụ đã xác nhận"
STALE = "góc dưới: chưa cập nhật quá {days} ngày"
NO_DUTY = "ô gạch chéo: không được giao"
LEFT_OUT = "ô chấm: có nhiệm vụ, không thuộc phần đang lọc"
KEYBOARD = (
    "Dùng phím mũi tên để đi giữa các ô, Enter để mở danh sách chi tiết, phím C để xem căn cứ vào "
    "đâu, phím + để mở riêng nhóm của cột đang đứng, phím − để thu nhỏ. Cột “QH” là số lượt nhiệm vụ "
    "quá hạn."
)
AS_LIST = "Xem cùng số liệu dạng danh sách"

# How to read n/m, above the map
READ = (
    "Số trong ô: đã hoàn thành / tổng số lượt nhiệm vụ. Màu và hình theo lượt kém nhất; vạch ở chân ô "
    "đỏ: phần quá hạn."
)
OPEN_GROUP = "Bấm để mở riêng nhóm này"
# What the figures are of
FIGURES = {
    "task": "Mỗi ô là một nhiệm vụ của một cơ quan; hình trong ô là trạng thái đã ghi nhận.",
    "group": "Số trong ô là số lượt nhiệm vụ hoàn thành / tổng số lượt nhiệm vụ của cơ quan trong nhóm; màu và hình theo lượt có tình trạng kém nhất.",
    "document": "Số trong ô là số lượt hoàn thành / tổng số lượt nhiệm vụ của cơ quan mà nội dung nhiệm vụ viện dẫn văn bản đó; màu và hình theo lượt có tình trạng kém nhất.",
    "round": "Số trong ô là số lượt nhiệm vụ hoàn thành / tổng số lượt nhiệm vụ của cơ quan trong kỳ; màu và hình theo lượt có tình trạng kém nhất.",
}
NOT_ADDED_UP = (
    "Một nhiệm vụ dựa vào nhiều văn bản được tính ở từng cột đó, nên không cộng các cột lại được; số ở "
    "chú giải và ở cột “QH” chỉ tính mỗi lượt nhiệm vụ một lần. Nhiệm vụ không viện dẫn văn bản nào "
    "thì không có trong bản đồ này."
)

# Two moments
COMPARE = "So với"
COMPARE_HELP = "Đánh dấu ô tốt lên, xấu đi, đổi khác so với một thời điểm trước đó"
COMPARE_WITH = "So với thời điểm"
COMPARE_SHOW = "So sánh"
NO_COMPARE = "Bỏ so sánh"
YESTERDAY = "Cuối ngày hôm trước"
WEEK_AGO = "Một tuần trước"
MONTH_AGO = "30 ngày trước"
SNAPSHOT = "Số liệu chốt: {name}"
BAD_COMPARE = (
    "Không so sánh được: mốc so sánh ghi trong địa chỉ sai dạng, hoặc không trước thời điểm đang xem. "
    "Chọn một mốc trước đó."
)
TURNS = {"worse": "xấu đi", "better": "tốt lên", "other": "đổi khác", "new": "mới có"}
TURN_MARKS = {
    "worse": "vạch đậm ở dưới, tam giác xuống: xấu đi",
    "better": "vạch đậm ở trên, tam giác lên: tốt lên",
    "other": "hình thoi: đổi khác, không tốt lên cũng không xấu đi",
    "new": "dấu cộng: lúc đó chưa có",
}
UNCHANGED = "không đổi"
EVERY_CELL = "Hiện mọi ô"
NO_SUCH_CELL = "Không có ô nào như vậy."

# Files
EXPORT = "Xuất"
EXPORT_HELP = "Tải đúng bản đồ đang xem (bộ lọc, thời điểm, thứ tự, so sánh) để in hoặc gửi đi"
EXPORTS = {"pdf": "PDF (in)", "png": "Ảnh PNG", "svg": "Ảnh SVG", "xlsx": "Excel", "csv": "CSV"}
COLUMN_LIST = "Các cột"
ROW_HEADS = ("Khối", "Cơ quan", "Số lượt quá hạn")
SHEETS = ("Bản đồ nhiệt", "Từng ô", "Giải thích")
CELL_HEADS = (
    "Cơ quan", "Cột", "Tên cột", "Tình trạng", "Trạng thái", "Hoàn thành", "Tổng", "Đã xác nhận",
    "Lâu chưa cập nhật", "Tiến độ (%)", "Thời hạn",
)
COMPARED_HEADS = ("So với trước", "Trước đó")
YES = "có"
PARTS = {
    "I": "Mục I. Mục đích, yêu cầu",
    "II": "Mục II. Nhiệm vụ, giải pháp",
    "III": "Mục III. Tổ chức thực hiện",
}
CLOSING = {"ket1": "đoạn cuối 1", "ket2": "đoạn cuối 2"}


def label(path: str) -> str:
    """III.10#2 is shown as III.10 (2); a closing paragraph by its name."""
    first, _, last = path.rpartition(".")
    if last in CLOSING:
        return f"{first}, {CLOSING[last]}"
    return printed(path).replace("#1", " (1)").replace("#2", " (2)")


def leaf(path: str) -> str:
    """The shortest label under its group: "đ"; "10(2)" the second item 10, "c1" a closing."""
    parts = path.split(".")
    last = parts[-1]
    if last in CLOSING:
        return f"c{last[-1]}"
    last = printed(last).replace("#1", "(1)").replace("#2", "(2)")
    return f"{parts[-2]}{last}" if parts[0] == "III" and len(parts) > 2 else last


def title(path: str, words: str) -> str:
    """A task by its place and the beginning of its words."""
    return f"{label(path)}: {shortened(words, 110)}"


def part(path: str, *, is_usual: bool = True) -> str:
    """A part of the plan by its Roman number, or an item of it; another plan than the usual one
    has parts of other names."""
    if "." not in path and not is_usual:
        return f"Mục {label(path)}"
    return PARTS.get(path, f"Nhóm {label(path)}")


def group_name(path: str, heading: str, *, is_usual: bool) -> str:
    """What stands under a group's number."""
    return PARTS[path].partition(". ")[2] if path in PARTS and is_usual else heading


def group_title(path: str, name: str) -> str:
    """A group by its number and name."""
    return f"{label(path)}: {shortened(name, 160)}"


def whole_title(path: str, words: str) -> str:
    """A task or a group by its place and all its words."""
    return f"{label(path)}: {words}" if words else label(path)


def document_title(name: str, issued_on: date | None, *, is_verified: bool) -> str:
    """A document by its name and day."""
    return f"{name}, {dated(issued_on, is_verified=is_verified)}"


def cell_text(state: State, percent: int | None) -> str:
    """What stands in a cell that has room for it."""
    is_said = percent is not None and state is not State.DONE
    return f"{STATES[state]}, {percent}%" if is_said else STATES[state]


def before(standing: Standing | None, done: int, total: int) -> str:
    """What a cell was at the other moment; nothing when it was not there."""
    if standing is None:
        return "Trước đó: chưa có"
    said = f"Trước đó: {STANDINGS[standing]}"
    return f"{said}, hoàn thành {number(done)}/{number(total)}" if total > 1 else said


def cells(count: int) -> str:
    """12 ô."""
    return f"{number(count)} ô"


def compared_with(at: datetime) -> str:
    """The beginning of what a comparison found."""
    return f"So với {moment(at)}"


def only(turn: str) -> str:
    """Which cells alone are shown."""
    return f"chỉ hiện ô {TURNS[turn]}"


def agency(name: str) -> str:
    """An agency where there is room for its name, but not for eleven that begin alike."""
    return name.replace("Ủy ban nhân dân", "UBND")


def meeting(at: datetime) -> str:
    """A giao ban by its day."""
    return f"Giao ban {local(at):%H:%M, %d/%m/%Y}"


def turns_rule(judged: tuple[Standing, ...]) -> str:
    """How better and worse are told apart."""
    order = ", ".join(STANDINGS[kind] for kind in judged)
    return (
        f"So hai thời điểm: tình trạng xếp từ kém đến tốt là {order}. Cùng tình trạng thì hoàn thành "
        "thêm là tốt lên, bớt đi là xấu đi. Thành Quá hạn luôn là xấu đi. Ngoài ra, chuyển sang hoặc từ "
        f"{STANDINGS[Standing.OPEN_ENDED]}, {STANDINGS[Standing.NOT_ASSESSABLE]} chỉ là đổi khác: bỏ "
        "thời hạn hay tạm dừng không phải là tốt lên. Ô gộp nhiều lượt nhiệm vụ thì so lượt kém nhất."
    )


def view_line(across: str, year: int, section: str, sort: str) -> str:
    """Which map this is, on paper and in files; `section` is the name of the part it is opened at."""
    said = [f"Cơ quan × {dict(ACROSS_OPTIONS)[across].lower()}"]
    if across != "round":
        said.append(f"Kỳ {year}")
    if section:
        said.append(section)
    return " · ".join([*said, SORTED[sort]])


def list_of(section: str) -> str:
    """The list behind a map that is zoomed."""
    return f"Danh sách {label(section)}"


def page_of(page: int, pages: int) -> str:
    """Trang 1/2."""
    return f"Trang {page}/{pages}"


def file_name(across: str, year: int, at: datetime, ending: str, *, is_demonstration: bool) -> str:
    """ban-do-nhiet-2026-nhiem-vu-20261110-0900.pdf; a CSV cannot say inside that it is a show."""
    names = {"task": "nhiem-vu", "group": "nhom", "document": "van-ban", "round": "cac-ky"}
    parts = ["ban-do-nhiet", names[across], f"{local(at):%Y%m%d-%H%M}"]
    if across != "round":
        parts.insert(1, str(year))
    if is_demonstration:
        parts.append("DU-LIEU-TRINH-DIEN")
    return f"{'-'.join(parts)}.{ending}"


CAPTIONS = {
    "task": "Tình trạng từng nhiệm vụ của từng cơ quan",
    "group": "Tình trạng theo nhóm nhiệm vụ của từng cơ quan",
    "document": "Tình trạng các nhiệm vụ dựa vào từng văn bản, theo cơ quan",
    "round": "Tình trạng của từng cơ quan qua các kỳ báo cáo",
}


def cell_words(across: str) -> dict[str, object]:
    """Everything the browser needs to say of a cell."""
    return {
        "standings": [STANDINGS[kind] for kind in Standing],
        "marks": [STATES[state] for state in State],
        "none": "Không được giao",
        "off": "Không thuộc phần đang lọc",
        "count": "Hoàn thành {done}/{total} lượt nhiệm vụ; màu theo tình trạng kém nhất",
        "late": "Quá hạn {n}/{total} lượt nhiệm vụ",
        "verified": "Sở Nội vụ đã xác nhận",
        "unverified": "Chưa xác nhận: {n}",
        "stale": "Lâu chưa cập nhật",
        "progress": "Tiến độ {n}%",
        "due": "Hạn {day}",
        "open": "Mở",
        "basis": QUESTION,
        "basis_key": "phím C",
        "no_basis": "Ô này gộp nhiều nhóm nhiệm vụ: mở danh sách để xem căn cứ của từng nhiệm vụ.",
        "sum": "Số lượt nhiệm vụ quá hạn",
        "agency": "Cơ quan",
        "red": "QH",
        "caption": CAPTIONS[across],
        "hint": OPEN_GROUP if across == "group" else "",
    }

REFUSALS: dict[str, str] = {
    "map_busy": "Máy chủ đang vẽ các bản in khác của bản đồ. Chờ vài giây rồi bấm lại.",
}
