"""Words of importing and exporting documents: columns, closed lists, verdicts, refusals."""

from datetime import datetime
from typing import Any

from dashboard.texts.common import (
    DEMONSTRATION,
    DOCUMENT_KINDS,
    DOCUMENT_LEVELS,
    SYSTEM,
    VALIDITIES,
)
from dashboard.texts.document_picker import of_day
from dashboard.texts.formats import moment, number, shortened
from db.vocabulary import Sensitivity
from registry.clock import local
from registry.errors import RegistryError
from registry.exchange.apply import Imported
from registry.exchange.columns import LONGEST_CELL, NEEDED, Column, Words
from registry.exchange.plan import Alike, Verdict
from registry.exchange.sheets import LARGEST_MB, MOST_ROWS, Note
from registry.exchange.vocabulary import HEADERS, OTHER_HEADERS
from registry.fields import LANGUAGES

SENSITIVITIES = {Sensitivity.PUBLIC: "Công khai", Sensitivity.INTERNAL: "Nội bộ"}
WORDS = Words(
    headers=HEADERS,
    kinds=DOCUMENT_KINDS,
    levels=DOCUMENT_LEVELS,
    validities={value: said for value, said in VALIDITIES.items() if value is not None},
    sensitivities=SENSITIVITIES,
    unverified=VALIDITIES[None],
    more="… (còn {count} mục)",
    other_headers=OTHER_HEADERS,
)
TITLE = "Nhập văn bản từ tệp"
LEAD = (
    "Gửi tệp Excel (.xlsx) hoặc CSV. Hệ thống kiểm tra từng dòng trước, chưa ghi gì; chỉ khi bấm Nhập thì "
    "cả tệp mới được ghi, hoặc không dòng nào."
)
HOW = [
    f"Cần đủ các cột: {', '.join(HEADERS[one] for one in NEEDED)}. Cột khác có thể thiếu; thiếu cột nào thì thông tin đó giữ nguyên.",
    "Dòng có Mã là sửa văn bản đã có (mã lấy từ tệp xuất). Dòng không có Mã là văn bản mới.",
    "Ô trống không làm thay đổi gì. Muốn xóa một thông tin thì sửa ở trang của văn bản đó.",
]
TEMPLATE = "Tải tệp mẫu (.xlsx)"
TO_LIST = "Về Kho văn bản"
EXPORT = "Xuất toàn bộ kho:"
EXPORTS = (("Excel", "xlsx"), ("CSV", "csv"), ("JSON-LD", "jsonld"))
# Sent to the browser whole: assets/upload.js holds no Vietnamese word of its own.
UPLOAD = {
    "label": "Chọn một tệp, hoặc kéo thả vào đây",
    "help": f"Tệp .xlsx hoặc .csv (mã UTF-8), không quá {LARGEST_MB} MB và {number(MOST_ROWS)} dòng.",
    "waiting": "đang chờ",
    "checking": "đang kiểm tra từng dòng…",
    "kept": "đã kiểm tra, xem kết quả bên dưới",
    "too_large": f"lớn hơn {LARGEST_MB} MB. Tách thành nhiều tệp rồi gửi lại.",
    "offline": "mất kết nối, tệp chưa được nhận. Kiểm tra mạng rồi gửi lại.",
    "signed_out": "phiên đăng nhập đã hết, tệp chưa được nhận. Đăng nhập ở thẻ mới rồi gửi lại.",
    "failed": "chưa nhận được. Thử lại sau ít phút; nếu vẫn vậy, báo quản trị hệ thống.",
}
PLAN = "Kết quả kiểm tra tệp “{name}”"
NOTHING_WRITTEN = "Chưa ghi gì vào kho. Tệp giữ tạm trên máy chủ cho tài khoản này đến khi nhập, bỏ hoặc gửi tệp khác."
UNKNOWN = "Bỏ qua các cột không nhận ra: {columns}."
SHOW = "Xem"
ROWS = "Các dòng của tệp"
VERDICTS: dict[Verdict, str] = {
    Verdict.REFUSED: "Bị từ chối",
    Verdict.NEW: "Thêm mới",
    Verdict.CHANGED: "Sửa",
    Verdict.SAME: "Giữ nguyên",
}
COLUMNS = ("Dòng", "Văn bản", "Việc sẽ làm", "Chi tiết")
CHANGE = "{column}: {old} → {new}"
NOTHING = "(trống)"
ALIKE = "Cùng số với: "
OTHER = "{number} {day}, {issuer}"
OTHER_LINE = "dòng {line} ({other})"
MORE = "Còn {count} dòng nữa không hiện ở đây."
NO_LINES = "Không có dòng nào thuộc loại này."
FIX = "{count} dòng bị từ chối. Sửa các dòng đó trong tệp rồi gửi lại; chưa dòng nào được ghi."
NOTHING_TO_DO = "Mọi dòng đều giống kho: không có gì để nhập."
IS_OTHER = "Là văn bản khác: {count} dòng mang số đã có trong kho hoặc trùng số với dòng khác, đã đối chiếu và không phải cùng một văn bản"
IMPORT = "Nhập {count} văn bản"
DISCARD = "Bỏ tệp này"
DISCARDED = "Đã bỏ tệp, kho văn bản không thay đổi."
REASON = "Nhập từ tệp “{name}”"
SHEET = "Văn bản"
NOTES_SHEET = "Ghi chú"
GUIDE_SHEET = "Hướng dẫn"
FILE_TITLE = "Kho văn bản – {system}"
SLOW = "Ước chừng {seconds} giây; trong lúc đó người khác phải chờ để lưu. Đừng đóng trang."
FIELD_NAMES = {"source": "Nguồn", "links": "Đường dẫn", "aliases": "Gọi tắt"}
REFUSALS: dict[str, str] = {
    "import_kind": "Tệp “{name}” không phải .xlsx hoặc .csv. Trong Excel chọn Lưu thành “Excel Workbook (*.xlsx)” rồi gửi lại.",
    "import_too_large": "Tệp “{name}” lớn hơn {largest} MB. Tách thành nhiều tệp rồi gửi lại.",
    "import_too_many": "Tệp có nhiều hơn {most} dòng. Tách thành nhiều tệp rồi gửi lại.",
    "import_too_much": "Tệp “{name}” có quá nhiều chữ. Tách thành nhiều tệp rồi gửi lại.",
    "import_columns": "Tệp có nhiều hơn {most} cột. Xóa các cột thừa (kể cả cột trống) rồi gửi lại.",
    "import_csv": "Tệp CSV hỏng ở khoảng dòng {line}: dấu nháy kép không đóng đúng. Mở bằng Excel, lưu lại rồi gửi.",
    "import_no_head": "Không thấy dòng tiêu đề cột trong {within} dòng đầu của trang tính đầu tiên. Dùng tệp mẫu, hoặc ghi tên cột đúng như tệp mẫu.",
    "import_head_missing": "Thiếu cột: {columns}. Thêm cột rồi gửi lại.",
    "import_head_twice": "Cột ghi hai lần: {columns}. Bỏ bớt một cột rồi gửi lại.",
    "import_no_rows": "Tệp chỉ có dòng tiêu đề, chưa có văn bản nào.",
    "import_no_place": "Máy chủ không giữ được tệp. Báo quản trị hệ thống kiểm tra thư mục tạm.",
    "import_cell": "Ô “{column}”: dài quá {longest} ký tự. Rút ngắn lại.",
    "import_choice": "Ô “{column}”: “{given}” không có trong danh mục. Xem trang Hướng dẫn của tệp mẫu.",
    "import_secret": "Ô “{column}”: hệ thống này không lưu văn bản có độ mật. Bỏ dòng này khỏi tệp; văn bản mật quản lý theo quy định về bảo vệ bí mật nhà nước.",
    "import_cut": "Ô “{column}”: tệp không chứa hết nội dung của ô này. Để trống ô, rồi sửa ở trang của văn bản.",
    "import_day": "Ô “{column}”: “{given}” không phải một ngày. Ghi dạng 05/10/2022.",
    "import_ragged": "Dòng có nhiều ô hơn số cột. Kiểm tra dấu phân cách và dấu nháy kép của dòng này.",
    "import_no_key": "Ô “Mã”: không có văn bản nào mang mã “{key}”. Để trống nếu là văn bản mới.",
    "import_merged": "Ô “Mã”: văn bản “{key}” đã gộp vào văn bản khác. Dùng mã của văn bản đó.",
    "import_twice": "Trùng văn bản với dòng {line}: cùng số, loại, cơ quan ban hành và ngày (hoặc cùng Mã). Bỏ một trong hai dòng.",
    "import_exists": "Văn bản đã có trong kho nhưng khác ở: {columns}. Muốn sửa thì ghi “{key}” vào ô Mã của dòng này.",
    "import_sources": "Ô “{column}”: mỗi dòng chỉ thêm được một nguồn mới. Giữ lại một nguồn.",
    "import_unproven": "Ô “{column}”: muốn ghi tình trạng hiệu lực thì ghi nguồn đã tra cứu vào ô Nguồn.",
    "import_validity_dates": "Ô “{column}”: không khớp với Ngày có hiệu lực, Ngày hết hiệu lực của dòng này. Kiểm tra lại.",
    "import_moved": "Kho văn bản đã thay đổi từ lúc kiểm tra. Xem lại kết quả kiểm tra mới rồi bấm Nhập lần nữa.",
    "import_refused": "{count} dòng bị từ chối nên cả tệp chưa được nhập.",
    "import_alike": "{count} dòng trùng số với văn bản khác. Đối chiếu, rồi đánh dấu “Là văn bản khác” nếu đúng.",
}
GUIDE: list[list[str]] = [
    ["Cột", "Cách ghi"],
    [HEADERS[Column.KEY], "Để trống khi thêm văn bản mới. Muốn sửa văn bản đã có thì lấy mã từ tệp xuất; mã không bao giờ đổi."],
    [HEADERS[Column.KIND], "Một từ trong danh mục bên dưới."],
    [HEADERS[Column.NUMBER], "Ví dụ 66/KH-UBND. Văn bản không có số thì để trống và ghi Tên gọi khác hoặc Trích yếu."],
    [HEADERS[Column.ISSUER], "Tên đầy đủ, ví dụ Ủy ban nhân dân tỉnh Trà Vinh."],
    [HEADERS[Column.LEVEL], "Một từ trong danh mục bên dưới."],
    [HEADERS[Column.ISSUED_ON], "Ngày/tháng/năm, ví dụ 05/10/2022; ba cột ngày ghi như nhau. Chưa biết thì để trống."],
    [HEADERS[Column.VALIDITY], "Một từ trong danh mục bên dưới; phải ghi Nguồn. Chưa tra cứu thì để trống; ghi Chưa xác minh là bỏ tình trạng đã ghi."],
    [HEADERS[Column.SENSITIVITY], "Một từ trong danh mục bên dưới. Không đưa văn bản có độ mật vào hệ thống."],
    [HEADERS[Column.NAMES], f"Mỗi tên một dòng trong ô (Alt+Enter). Tên tiếng khác thì ghi mã ở đầu, ví dụ [en] Law on Cadres; mã: {', '.join(LANGUAGES)}."],
    [HEADERS[Column.ALIASES], "Tên gọi tắt do một văn bản đặt ra; mỗi tên một dòng."],
    [HEADERS[Column.LINKS], "Địa chỉ https:// nơi đọc được văn bản; mỗi địa chỉ một dòng."],
    [HEADERS[Column.NOTES], "Mỗi ghi chú một dòng."],
    [HEADERS[Column.SOURCE], "Nơi đã tra cứu, cuối dòng có thể ghi địa chỉ. Chỉ dùng cho dòng thêm mới hoặc có sửa; dòng giữ nguyên thì bỏ qua."],
    ["", "Ô trống của dòng có Mã thì thông tin đó giữ nguyên. Muốn xóa thì sửa ở trang của văn bản đó."],
    ["", "Dòng “… (còn 5 mục)” cho biết tệp không chứa hết nội dung của ô; để nguyên ô đó thì không có gì thay đổi."],
    ["", f"Mỗi ô không quá {number(LONGEST_CELL)} ký tự; không ô nào bắt đầu bằng dấu bằng, cộng, trừ hoặc a còng."],
]
LISTS = (
    (Column.KIND, DOCUMENT_KINDS), (Column.LEVEL, DOCUMENT_LEVELS),
    (Column.VALIDITY, VALIDITIES), (Column.SENSITIVITY, SENSITIVITIES),
)


def guide() -> Note:
    """The sheet that explains the columns and holds the closed lists."""
    lines = [*GUIDE, []]
    for column, words in LISTS:
        lines.append([f"Danh mục: {HEADERS[column]}", *words.values()])
    return Note(GUIDE_SHEET, lines)


def export_note(at: datetime, count: int, left_out: int, is_demonstration: bool) -> Note:
    """The sheet that says of what moment the rows are."""
    lines = [[FILE_TITLE.format(system=SYSTEM)], [f"Xuất lúc {moment(at)}: {number(count)} văn bản."]]
    if is_demonstration:
        lines.append([DEMONSTRATION])
    if left_out:
        lines.append([left_out_line(left_out)])
    lines.append([f"Sửa rồi gửi lại ở trang “{TITLE}”; giữ nguyên cột Mã."])
    return Note(NOTES_SHEET, lines)


def left_out_line(count: int) -> str:
    """How many documents the account may not take along."""
    return f"Không xuất {number(count)} văn bản nội bộ: tài khoản này không được xuất."


def file_name(at: datetime, ending: str, left_out: int, is_demonstration: bool) -> str:
    """kho-van-ban-20261110-0900.csv; what a CSV cannot say inside, its name says."""
    parts = [f"kho-van-ban-{local(at):%Y%m%d-%H%M}"]
    if is_demonstration:
        parts.append("DU-LIEU-TRINH-DIEN")
    if left_out:
        parts.append(f"khong-co-{left_out}-van-ban-noi-bo")
    return f"{'-'.join(parts)}.{ending}"


def worded(error: RegistryError) -> RegistryError:
    """The same refusal with its columns by their heads."""
    said: dict[str, Any] = dict(error.details)
    if "column" in said:
        said["column"] = HEADERS[Column(said["column"])]
    if "columns" in said:
        said["columns"] = ", ".join(HEADERS[Column(one)] for one in said["columns"])
    if "most" in said:
        said["most"] = number(int(said["most"]))
    return type(error)(error.code, **said)


def change(column: Column, old: str, new: str) -> str:
    """Trích yếu: … → …"""
    before, after = (shortened(said, 80) or NOTHING for said in (old, new))
    return CHANGE.format(column=HEADERS[column], old=before, new=after)


def other(one: Alike) -> str:
    """30/NQ-CP ngày 11/03/2022, Chính phủ; one of the file begins with its line."""
    said = one.fields
    shown = OTHER.format(number=said.number, day=of_day(said.issued_on), issuer=said.issuer)
    return OTHER_LINE.format(line=number(one.line), other=shown) if one.line else shown


def imported(done: Imported) -> str:
    """What an import came to."""
    return (
        f"Đã nhập: {number(done.new)} văn bản thêm mới, {number(done.changed)} văn bản được sửa, "
        f"{number(done.same)} văn bản giữ nguyên."
    )
