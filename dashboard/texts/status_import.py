"""Words of /update/import: a table of statuses, its columns, what each row would record."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from dashboard.texts.common import STATES
from dashboard.texts.formats import day, moment, number, percent, shortened
from db.vocabulary import State
from registry.errors import RegistryError, Stale
from registry.statuses.apply import Recorded
from registry.statuses.columns import Column
from registry.statuses.plan import Verdict
from registry.statuses.rows import MOST_ROWS
from registry.statuses.sheets import LARGEST_MB
from registry.statuses.vocabulary import HEADERS

TITLE = "Nhập bảng tình hình"
LEAD = (
    "Gửi bảng Excel (.xlsx) cơ quan đã điền. Hệ thống cho xem trước từng dòng, chưa ghi gì; bấm Ghi thì các "
    "dòng được ghi cùng lúc, hoặc không dòng nào."
)
HOW = [
    "Bảng mẫu của hệ thống được nhận đúng ngay. Bảng tự lập cũng nhận: cần cột Nhiệm vụ (hoặc Mục), cột cơ quan, và ít nhất một cột nội dung như Trạng thái, Tiến độ, Kết quả.",
    "Ô trống thì nội dung đã ghi giữ nguyên; không dòng nào bị xóa.",
    "Người khác đã ghi sau khi lập bảng thì dòng ấy không ghi đè; bảng cho biết ai ghi, lúc nào.",
]
TEMPLATE = "Tải bảng mẫu kỳ {year} (.xlsx)"
TO_UPDATE = "Về trang Cập nhật"
TO_MY = "Về Bàn làm việc"
LINK = "Nhập từ bảng Excel"
UPLOAD = {
    "label": "Chọn một tệp, hoặc kéo thả vào đây",
    "help": f"Tệp .xlsx, không quá {LARGEST_MB} MB và {number(MOST_ROWS)} dòng.",
    "waiting": "đang chờ",
    "checking": "đang đối chiếu từng dòng…",
    "kept": "đã đối chiếu, xem kết quả bên dưới",
    "too_large": f"lớn hơn {LARGEST_MB} MB. Tách thành nhiều tệp rồi gửi lại.",
    "offline": "mất kết nối, tệp chưa được nhận. Kiểm tra mạng rồi gửi lại.",
    "signed_out": "phiên đăng nhập đã hết, tệp chưa được nhận. Đăng nhập ở thẻ mới rồi gửi lại.",
    "failed": "chưa nhận được. Thử lại sau ít phút; nếu vẫn vậy, báo quản trị hệ thống.",
}
WHOSE = "Bảng của (khi dòng không ghi cơ quan)"
BY_ROW = "Theo từng dòng"
PLAN = "Kết quả đối chiếu tệp “{name}”, kỳ {year}"
NOTHING_WRITTEN = "Chưa ghi gì. Tệp giữ tạm trên máy chủ cho tài khoản này đến khi ghi, bỏ hoặc gửi tệp khác."
COLUMNS_HEAD = "Các cột đã nhận ra trong trang tính “{sheet}”"
COLUMNS_ALONE = "Chọn cột"
NO_COLUMN = "(không có)"
UNNAMED = "cột {letter}"
UNUSED = "Không dùng: {columns}."
MATCH = "Đối chiếu lại"
SHOW = "Xem"
ROWS = "Các dòng của bảng"
VERDICTS: dict[Verdict, str] = {
    Verdict.REFUSED: "Bị từ chối",
    Verdict.CONFLICT: "Đã có bản mới hơn",
    Verdict.CHANGED: "Sẽ ghi",
    Verdict.SAME: "Không đổi",
    Verdict.SKIPPED: "Bỏ qua",
}
COLUMNS = ("Dòng", "Nhiệm vụ, cơ quan", "Việc sẽ làm", "Chi tiết")
NOTES = {
    "total": "Dòng cộng.",
    "numbers": "Dòng số thứ tự cột.",
    "agency": "Dòng tên cơ quan: các dòng bên dưới thuộc cơ quan này.",
    "no_task": "Không ghi nhiệm vụ nào (chữ ký, ghi chú).",
    "nothing_said": "Không ghi nội dung nào để cập nhật.",
    "day_in_vain": "Ngày báo cáo không được ghi: ngày này chỉ Sở Nội vụ ghi, cho nhiệm vụ đã làm xong.",
}
FROM_ABOVE = "nhiệm vụ hoặc cơ quan lấy theo dòng trên"
MEANT = "{place} · {agency}"
CHANGE = "{column}: {old} → {new}"
NOTHING = "(trống)"
MORE = "Còn {count} dòng nữa không hiện ở đây."
NO_LINES = "Không có dòng nào thuộc loại này."
NOTHING_TO_DO = "Không có dòng nào để ghi: bảng không khác những gì đã ghi nhận."
NOTHING_LEFT = "Không có dòng nào ghi được. Sửa các dòng bên dưới trong tệp rồi gửi lại."
LEAVES = "Chỉ ghi các dòng hợp lệ, để lại {count} dòng bị từ chối hoặc đã có bản mới hơn"
RECORD = "Ghi {count} dòng"
DISCARD = "Bỏ tệp này"
DISCARDED = "Đã bỏ tệp, chưa ghi gì."
NEWER = "{who} đã ghi lúc {moment}: {state}. Dòng này lập trước đó nên không ghi đè; xem lại rồi sửa ở trang nhiệm vụ."
NEWER_THAN_ROW = "Nhiệm vụ này đã được ghi sau khi lập bảng. Xem lại rồi sửa ở trang nhiệm vụ."
NO_ROUND = "Chưa mở kỳ báo cáo nào, nên chưa nhập được bảng."
SLOW = "Ước chừng {seconds} giây; trong lúc đó người khác phải chờ để lưu. Đừng đóng trang."
REFUSALS: dict[str, str] = {
    "sheet_kind": "Tệp “{name}” không phải .xlsx. Trong Excel chọn Lưu thành “Excel Workbook (*.xlsx)” rồi gửi lại.",
    "sheet_too_large": "Tệp “{name}” lớn hơn {largest} MB. Tách thành nhiều tệp rồi gửi lại.",
    "sheet_too_many": "Bảng có nhiều hơn {most} dòng. Một kỳ không có nhiều lượt nhiệm vụ như vậy; kiểm tra lại tệp, hoặc tách thành nhiều tệp.",
    "sheet_too_much": "Tệp “{name}” có quá nhiều chữ. Tách thành nhiều tệp rồi gửi lại.",
    "sheet_no_head": "Không thấy dòng tiêu đề cột trong {within} dòng đầu của trang tính nào. Dùng bảng mẫu, hoặc ghi tên cột như Nhiệm vụ, Cơ quan, Trạng thái, Tiến độ, Kết quả.",
    "sheet_no_task_column": "Không thấy cột Nhiệm vụ hoặc Mục. Chọn cột ở bên dưới, hoặc thêm cột rồi gửi lại.",
    "sheet_nothing_said": "Không thấy cột nội dung nào để cập nhật (Trạng thái, Tiến độ, Kết quả…). Chọn cột ở bên dưới, hoặc thêm cột rồi gửi lại.",
    "sheet_column_twice": "Một cột của bảng chỉ dùng cho một nội dung. Chọn lại.",
    "sheet_no_task": "Không tìm thấy nhiệm vụ “{given}” trong Kế hoạch, hoặc giống nhiều nhiệm vụ. Ghi Mục (ví dụ II.3.đ) hoặc chép đủ chữ.",
    "sheet_two_tasks": "Mục “{path}” và chữ ở cột Nhiệm vụ thuộc hai nhiệm vụ khác nhau. Sửa một trong hai.",
    "sheet_key_other_task": (
        "Mã dòng là của một nhiệm vụ khác với “{given}”: có thể bảng đã sắp xếp riêng một vài cột. Xóa mã dòng hoặc "
        "sửa cho khớp."
    ),
    "sheet_key_other_agency": (
        "Mã dòng là của một cơ quan khác với “{given}”: có thể bảng đã sắp xếp riêng một vài cột. Xóa mã dòng hoặc "
        "sửa cho khớp."
    ),
    "sheet_no_agency": "Dòng không ghi cơ quan nào. Ghi tên cơ quan, hoặc chọn cơ quan của bảng ở trên.",
    "sheet_unknown_agency": "Không nhận ra cơ quan “{given}”. Ghi tên đầy đủ như trong hệ thống; mỗi dòng một cơ quan.",
    "sheet_no_report": "Cơ quan này không có nghĩa vụ báo cáo nhiệm vụ này trong kỳ {year}.",
    "sheet_foreign": "Dòng của cơ quan khác: tài khoản này chỉ ghi cho cơ quan mình.",
    "sheet_twice": "Trùng nhiệm vụ và cơ quan với dòng {line}. Giữ lại một dòng.",
    "sheet_key": "Mã dòng “{given}” không đúng. Lấy lại từ bảng mẫu, hoặc để trống nếu dòng đã ghi nhiệm vụ và cơ quan.",
    "sheet_other_round": "Dòng này của bảng kỳ {year}. Chọn kỳ {year} ở trên, hoặc tải bảng mẫu của kỳ đang chọn.",
    "sheet_other_plan": "Dòng này của bảng mẫu thuộc kế hoạch khác. Đổi sang kế hoạch đó trên trình đơn rồi gửi lại.",
    "sheet_formula": "Ô “{column}” là công thức hoặc báo lỗi. Dán lại dạng giá trị rồi gửi lại.",
    "sheet_day": "Ô “{column}”: “{given}” không phải một ngày. Ghi dạng 05/11/2026.",
    "sheet_percent": "Ô “{column}”: “{given}” không phải tiến độ từ 0% đến 100%.",
    "sheet_percent_unsure": "Ô “{column}”: “{given}” có thể là 1% hoặc 100%. Ghi kèm dấu %.",
    "sheet_state": "Ô “{column}”: “{given}” không phải một trạng thái. Ghi một trong: Chưa thực hiện, Đang thực hiện, Chờ xác nhận, Hoàn thành, Tạm dừng, Không áp dụng.",
    "sheet_busy": "Hệ thống đang đối chiếu một bảng khác. Tệp vẫn được giữ; đợi vài giây rồi tải lại trang hoặc bấm lại.",
    "sheet_moved": "Số liệu đã thay đổi từ lúc đối chiếu. Xem lại kết quả mới rồi bấm Ghi lần nữa.",
    "sheet_refused": "{count} dòng bị từ chối hoặc đã có bản mới hơn nên chưa ghi gì. Sửa tệp rồi gửi lại, hoặc đánh dấu chỉ ghi các dòng hợp lệ.",
}


def worded(error: RegistryError) -> RegistryError:
    """The same refusal with its column by its head."""
    if isinstance(error, Stale):
        return error
    said: dict[str, Any] = dict(error.details)
    column = said.get("column", Column.UPDATED_AT if error.code == "sheet_day" else None)
    if column is not None:
        said["column"] = HEADERS[Column(column)]
    if "most" in said:
        said["most"] = number(int(said["most"]))
    return type(error)(error.code, **said)


def change(column: Column, old: Any, new: Any) -> str:
    """Trạng thái: Đang thực hiện → Hoàn thành."""
    return CHANGE.format(column=HEADERS[column], old=_shown(column, old), new=_shown(column, new))


def _shown(column: Column, value: Any) -> str:
    if value is None or value == "":
        return NOTHING
    if column is Column.PERCENT:
        return percent(int(value))
    if isinstance(value, date):
        return day(value)
    return STATES[value] if isinstance(value, State) else shortened(str(value), 120)


def column_option(place: int, title: str) -> str:
    """C: Kết quả thực hiện."""
    letter = chr(ord("A") + place) if place < 26 else f"A{chr(ord('A') + place - 26)}"
    return f"{letter}: {shortened(title, 60)}" if title else UNNAMED.format(letter=letter)


def unused(titles: Iterable[str]) -> str:
    """Không dùng: STT, Ghi chú."""
    return UNUSED.format(columns=", ".join(titles))


def recorded(done: Recorded) -> str:
    """What it came to."""
    said = f"Đã ghi {number(done.changed)} dòng; {number(done.same)} dòng không đổi"
    return f"{said}; để lại {number(done.left)} dòng." if done.left else f"{said}."


def stale(error: RegistryError) -> str:
    """Who was later than the row; nothing for another refusal."""
    if not isinstance(error, Stale):
        return ""
    if "who" not in error.details:
        return NEWER_THAN_ROW
    facts = error.details
    state = STATES[facts["new_state"]]
    return NEWER.format(who=facts["who"], moment=moment(facts["at"]), state=state)
