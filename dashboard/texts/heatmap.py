"""Words of the heatmap."""

from datetime import date

from dashboard.texts.basis import QUESTION
from dashboard.texts.common import STANDINGS, STATES
from dashboard.texts.formats import day, shortened
from db.vocabulary import State
from registry.standing import Standing

NO_ROUND = "Chưa mở kỳ báo cáo nào, nên chưa có gì để hiển thị. Sở Nội vụ mở kỳ để bắt đầu."
ACROSS = "Theo cột"
ACROSS_OPTIONS = [("task", "Nhiệm vụ"), ("group", "Nhóm nhiệm vụ"), ("round", "Kỳ báo cáo")]
SORT = "Xếp"
SORT_OPTIONS = [("group", "Theo khối"), ("red", "Quá hạn trước"), ("name", "Theo tên")]
VERIFIED = "góc trên: Sở Nội vụ đã xác nhận"
STALE = "góc dưới: chưa cập nhật quá {days} ngày"
NO_DUTY = "ô trống: không được giao"
KEYBOARD = (
    "Dùng phím mũi tên để đi giữa các ô, Enter để mở danh sách chi tiết, phím C để xem căn cứ vào "
    "đâu. Cột “QH” là số lượt nhiệm vụ quá hạn."
)
AS_LIST = "Xem cùng số liệu dạng danh sách"
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
    return path.replace("#1", " (1)").replace("#2", " (2)")


def leaf(path: str) -> str:
    """The shortest label under its group: "đ"; "10(2)" the second item 10, "c1" a closing."""
    parts = path.split(".")
    last = parts[-1]
    if last in CLOSING:
        return f"c{last[-1]}"
    last = last.replace("#1", "(1)").replace("#2", "(2)")
    return f"{parts[-2]}{last}" if parts[0] == "III" and len(parts) > 2 else last


def title(path: str, words: str) -> str:
    """A task by its place and the beginning of its words."""
    return f"{label(path)}: {shortened(words, 110)}"


def part(path: str) -> str:
    """A part of the plan by its Roman number, or an item of it."""
    return PARTS.get(path, f"Nhóm {path}")


def detail(percent: int | None, due_on: date | None) -> str:
    """Progress and last day of one report."""
    said = [f"Tiến độ {percent}%"] if percent is not None else []
    if due_on:
        said.append(f"Hạn {day(due_on)}")
    return ". ".join(said)


def cell_words(across: str) -> dict[str, object]:
    """Everything the browser needs to say of a cell."""
    return {
        "standings": [STANDINGS[kind] for kind in Standing],
        "marks": [STATES[state] for state in State],
        "none": "Không được giao",
        "count": "Hoàn thành {done}/{total} lượt nhiệm vụ; màu theo tình trạng kém nhất",
        "verified": "Sở Nội vụ đã xác nhận",
        "unverified": "Chưa xác nhận: {n}",
        "stale": "Lâu chưa cập nhật",
        "open": "Mở",
        "basis": QUESTION,
        "basis_key": "phím C",
        "no_basis": "Ô này gộp nhiều nhóm nhiệm vụ: mở danh sách để xem căn cứ của từng nhiệm vụ.",
        "sum": "Số lượt nhiệm vụ quá hạn",
        "agency": "Cơ quan",
        "red": "QH",
        "caption": {
            "task": "Tình trạng từng nhiệm vụ của từng cơ quan",
            "group": "Tình trạng theo nhóm nhiệm vụ của từng cơ quan",
            "round": "Tình trạng của từng cơ quan qua các kỳ báo cáo",
        }[across],
    }
