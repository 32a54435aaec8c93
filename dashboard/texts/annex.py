"""Words of the annex of a round as a workbook, and of the sheet that is handed out to fill in."""

from collections.abc import Iterable
from datetime import datetime

from dashboard.texts.common import DEMONSTRATION, STANDING_MEANINGS, STANDINGS
from dashboard.texts.formats import as_of
from dashboard.texts.scores import FORMULAS
from registry.clock import local
from registry.settings import Choices
from registry.statuses.columns import Column as Field
from registry.statuses.vocabulary import HEADERS

SHEETS = ("Phụ lục", "Tổng hợp theo cơ quan", "Giải thích")
TITLE = "Phụ lục: tình hình thực hiện {plan}, {rounds}"
FORM_SHEET = "Bảng cập nhật"
FORM_TITLE = "Bảng cập nhật tình hình thực hiện {plan}, kỳ {year}"
# Head, width in letters, kind, meaning.
COLUMNS: tuple[tuple[str, int, str, str], ...] = (
    ("STT", 5, "number", "Số thứ tự trong tệp này."),
    ("Kỳ", 6, "number", "Năm của kỳ báo cáo."),
    ("Mục", 10, "text", "Vị trí của nhiệm vụ trong Kế hoạch, ví dụ II.3.đ."),
    ("Nhiệm vụ", 60, "text", "Nguyên văn trong Kế hoạch."),
    ("Căn cứ", 24, "text", "Văn bản mà đoạn nhiệm vụ hoặc các mục phía trên viện dẫn; không có thì căn cứ chính Kế hoạch."),
    ("Cơ quan thực hiện", 22, "text", "Cơ quan phải báo cáo. “(chưa xác minh)” là chưa có nguồn xác nhận cơ quan này."),
    ("Vai trò", 10, "text", "Chủ trì, hoặc Thực hiện khi Kế hoạch giao mọi cơ quan."),
    ("Phối hợp", 22, "text", "Cơ quan phối hợp hoặc được đề nghị phối hợp theo Kế hoạch."),
    ("Thời hạn", 12, "date", "Ngày cuối đang áp dụng."),
    ("Lý do thời hạn", 28, "text", "Căn cứ xác định thời hạn. Kế hoạch chỉ nêu một ngày: trước 15/11 hằng năm."),
    ("Số lần gia hạn", 8, "number", "Số lần được gia hạn."),
    ("Hạn trước gia hạn", 12, "date", "Ngày cuối trước lần gia hạn đầu tiên."),
    ("Sản phẩm", 24, "text", "Do cơ quan ghi."),
    (HEADERS[Field.STATE], 14, "text", "Trạng thái được ghi nhận."),
    ("Đánh giá", 15, "text", "Do hệ thống tính theo thời hạn; xem định nghĩa bên dưới."),
    (HEADERS[Field.PERCENT], 9, "percent", "Tiến độ được ghi nhận, từ 0% đến 100%."),
    (HEADERS[Field.REPORTED_ON], 12, "date", "Ngày cơ quan báo đã làm xong; để tính đúng hạn hay quá hạn."),
    ("Xác nhận", 14, "text", "Cơ quan tự báo cáo, bị trả lại, hay Sở Nội vụ đã xác nhận."),
    (HEADERS[Field.RESULT], 45, "text", "Do cơ quan ghi."),
    (HEADERS[Field.DIFFICULTIES], 30, "text", "Do cơ quan ghi."),
    (HEADERS[Field.PROPOSALS], 30, "text", "Do cơ quan ghi."),
    ("Minh chứng (số tệp)", 9, "number", "Số tệp minh chứng đang kèm báo cáo."),
    (HEADERS[Field.UPDATED_AT], 15, "moment", "Lần ghi nhận cuối cùng, giờ Việt Nam."),
)
EMPTY_CELLS = "Ô trống: chưa có ai ghi nhận; hệ thống không tự điền."
NO_DUE = "Không thời hạn"
TOTAL_HEADS = ("Cơ quan", "Tổng số lượt")
DONE_HEADS = ("Tử số", "Mẫu số", "Tỷ lệ hoàn thành")
TOTAL = "Cộng"
TOTALS_RULE = "Mỗi lượt nhiệm vụ chỉ ở một cột tình trạng: các cột đó cộng lại bằng tổng số lượt."
RATE_LINE = "Tỷ lệ hoàn thành = {formula}"
COLUMN_HEADS = ("Cột", "Ý nghĩa")
STANDING_HEAD = "Định nghĩa tình trạng"
ONE_ROUND = "kỳ {year}"
ROUNDS = "các kỳ {years}"
READING = "Đang đọc kỳ {year}"
WRITING = "Đang ghi bảng"
REFUSALS = {
    "annex_empty": "Kỳ {year} chưa có lượt nhiệm vụ nào ở thời điểm này, nên chưa có gì để lập phụ lục.",
    "annex_rounds": "Chọn ít nhất một kỳ, ghi năm cách nhau bằng dấu phẩy, ví dụ 2025,2026.",
}
FORM_HEADS: tuple[tuple[Field | None, str, int, str], ...] = (
    (Field.KEY, HEADERS[Field.KEY], 12, "key"),
    (Field.PATH, HEADERS[Field.PATH], 9, "key"),
    (Field.TASK, HEADERS[Field.TASK], 50, "key"),
    (Field.AGENCY, HEADERS[Field.AGENCY], 20, "key"),
    (None, "Vai trò", 9, "key"),
    (None, "Thời hạn", 11, "date"),
    (Field.STATE, HEADERS[Field.STATE], 15, "state"),
    (Field.PERCENT, HEADERS[Field.PERCENT], 8, "percent"),
    (Field.REPORTED_ON, HEADERS[Field.REPORTED_ON], 11, "day"),
    (Field.RESULT, HEADERS[Field.RESULT], 42, "words"),
    (Field.PRODUCT, HEADERS[Field.PRODUCT], 24, "words"),
    (Field.DIFFICULTIES, HEADERS[Field.DIFFICULTIES], 28, "words"),
    (Field.PROPOSALS, HEADERS[Field.PROPOSALS], 28, "words"),
)
FORM_NOTES = (
    "Chỉ điền các cột trắng; cột xám đã khóa. Không xóa cột Mã dòng: nhờ cột này mà bảng về đúng chỗ.",
    "Ô để trống thì nội dung đã ghi giữ nguyên. Báo đã làm xong thì ghi cột Kết quả.",
    "Điền xong, gửi lại ở trang “Nhập bảng tình hình” ({address}); hệ thống cho xem trước, chưa ghi gì.",
)
PICK_STATE = "Chọn một trạng thái trong danh sách."
PICK_PERCENT = "Ghi từ 0% đến 100%."
PICK_DAY = "Ghi ngày, ví dụ 05/11/{year}."
PICK_TITLE = "Chưa đúng"


def unconfirmed(name: str, is_confirmed: bool) -> str:
    """An agency's name; one that no source confirms says so."""
    return name if is_confirmed else f"{name} (chưa xác minh)"


def rounds_line(years: Iterable[int]) -> str:
    """kỳ 2026; các kỳ 2022, 2023."""
    listed = [str(year) for year in years]
    if len(listed) == 1:
        return ONE_ROUND.format(year=listed[0])
    return ROUNDS.format(years=", ".join(listed))


def head_lines(
    plan: str, plan_line: str, years: Iterable[int], at: datetime, choices: Choices, agency: str,
    is_demonstration: bool,
) -> list[str]:
    """What stands above the annex: of what, when, by which formula, and whether it is real."""
    lines = [TITLE.format(plan=plan, rounds=rounds_line(years)), plan_line, *([agency] if agency else [])]
    lines += [as_of(at), RATE_LINE.format(formula=FORMULAS[choices.rate])]
    return lines + ([DEMONSTRATION] if is_demonstration else [])


def meanings(choices: Choices) -> list[tuple[str, str]]:
    """The third sheet: every column and every standing."""
    lines = [COLUMN_HEADS, *((head, meaning) for head, _, _, meaning in COLUMNS)]
    lines += [("", EMPTY_CELLS), ("", TOTALS_RULE), (STANDING_HEAD, "")]
    return lines + [(STANDINGS[kind], said.format(days=choices.due_soon_days))
                    for kind, said in STANDING_MEANINGS.items()]


def job_title(wanted: dict[str, str]) -> str:
    """What an order of the annex is called in the list of papers."""
    years = wanted.get("rounds") or wanted.get("round") or ""
    shown = ", ".join(part.strip()[:4] for part in years.split(",")[:9] if part.strip())
    return f"Phụ lục kỳ {shown}" if shown else "Phụ lục"


def file_name(
    years: Iterable[int], at: datetime, agency: str, *, is_demonstration: bool, is_form: bool = False
) -> str:
    """phu-luc-2026-20261110-0900.xlsx; bang-cap-nhat-… for the sheet to fill in."""
    parts = ["bang-cap-nhat" if is_form else "phu-luc", *map(str, years), *([agency] if agency else [])]
    parts.append(f"{local(at):%Y%m%d-%H%M}")
    if is_demonstration:
        parts.append("DU-LIEU-TRINH-DIEN")
    return f"{'-'.join(parts)}.xlsx"
