"""Words of the pages /papers and /papers/<kind>/<about>, and of the files taken from them."""

from collections.abc import Mapping
from datetime import datetime

from dashboard.texts.common import PAPERS
from dashboard.texts.formats import day, moment, number
from registry.clock import local
from registry.papers.paper import PaperKind

REFUSALS: dict[str, str] = {
    "paper_no_reports": "Kỳ {year} chưa có lượt nhiệm vụ nào được ghi nhận, nên chưa lập được báo cáo năm.",
    "paper_nothing_owed": "Cơ quan này không có nhiệm vụ phải báo cáo trong kỳ {year}.",
    "paper_nothing_to_urge": (
        "{agency} không có nhiệm vụ nào đôn đốc được hôm nay: không quá hạn, mới đôn đốc, hoặc đang chờ xác nhận."
    ),
    "paper_nothing_to_amend": (
        "Năm {year} chưa có đề nghị sửa đổi nào. Lưu dự thảo ở trang Cảnh báo văn bản, hoặc lưu đề nghị ở "
        "trang Khó khăn, vướng mắc, rồi lập tờ trình."
    ),
    "paper_extension_waiting": "Đề nghị gia hạn này chưa có quyết định, nên chưa có văn bản trả lời.",
    "paper_busy": "Đang tạo một tệp PDF khác. Thử lại sau ít giây, hoặc bấm Tạo ở nền.",
    "paper_only_now": "Văn bản này chỉ lập theo số liệu hiện tại, không lập được cho thời điểm đã qua.",
}
HELP = (
    "Văn bản lập từ số liệu và lời báo cáo trên hệ thống, theo thể thức Nghị định 30/2020/NĐ-CP. Xem và sửa trước "
    "khi lấy tệp; số, ngày ban hành và người ký để trống cho đến khi có người ghi."
)
KINDS: dict[PaperKind, str] = {
    PaperKind.ANNUAL_REPORT: "Báo cáo năm",
    PaperKind.AGENCY_REPORT: "Báo cáo của cơ quan",
    PaperKind.URGING: "Công văn đôn đốc",
    PaperKind.EXPLANATION: "Công văn yêu cầu giải trình",
    PaperKind.EXTENSION: "Công văn trả lời gia hạn",
    PaperKind.AMENDMENT: "Tờ trình sửa đổi Kế hoạch",
    PaperKind.MEETING: "Phiếu giao ban",
}
SLUGS: dict[PaperKind, str] = {
    PaperKind.ANNUAL_REPORT: "bao-cao-nam",
    PaperKind.AGENCY_REPORT: "bao-cao-co-quan",
    PaperKind.URGING: "don-doc",
    PaperKind.EXPLANATION: "giai-trinh",
    PaperKind.EXTENSION: "tra-loi-gia-han",
    PaperKind.AMENDMENT: "to-trinh-sua-doi",
    PaperKind.MEETING: "phieu-giao-ban",
}
ENDINGS = {"docx": "Word", "pdf": "PDF"}
NO_ROUND = "Chưa mở kỳ báo cáo nào, nên chưa có văn bản để lập."
OF_OFFICE, OF_AGENCIES = "Báo cáo, tờ trình của Sở Nội vụ", "Báo cáo của cơ quan"
LETTERS, REQUESTS = "Công văn đôn đốc", "Giải trình, gia hạn"
COLUMNS = ("Văn bản", "Lập từ", "Tệp")
OPEN = "Xem, sửa"
SEE = "Xem"
ANNEX = "Phụ lục Excel"
ANNEX_OF_ALL = "Phụ lục Excel các kỳ {first}–{last}: tạo ở nền"
IN_BACKGROUND = "Tạo ở nền"
TO_QUEUE = "Tệp đã đặt"
TO_TEMPLATES = "Mẫu văn bản"
ALL_PAPERS = "← Báo cáo, công văn"
NOBODY_TO_URGE = "Hôm nay không cơ quan nào phải đôn đốc."
NO_REQUESTS = "Kỳ này chưa có yêu cầu giải trình, cũng chưa có đề nghị gia hạn nào được quyết định."
NO_FILES = "Kỳ này chưa có nhiệm vụ phải báo cáo."

# The paper's page
EDIT = "Sửa"
WRITE = "Viết thêm"
BLANK_PARTS = "Phần còn để trống"
EDITED = "đã sửa"
MOVED_ON = "dự thảo đã đổi từ khi sửa"
EDIT_HELP = "Số liệu lấy từ hệ thống và không sửa ở đây; phần chữ có nút “Sửa” thì sửa được trước khi lấy tệp."
READ_ONLY = "Tài khoản này xem và lấy tệp; người của cơ quan lập văn bản mới sửa được."
TEXT = "Nội dung"
SAVE, RESTORE, CLOSE = "Lưu", "Lấy lại dự thảo", "Đóng"
EMPTY_HELP = "Để trống rồi lưu thì phần này không in ra. Mỗi dòng là một đoạn."
LINE_HELP = "Một dòng. Để trống thì không in ra."
DAY_HELP = "Ngày/tháng/năm, ví dụ 14/11/2026. Để trống thì văn thư ghi tay."
NUMBER_HELP = "Ghi cả số nếu đã có, ví dụ 12/BC-SNV; chưa có số thì để nguyên, văn thư ghi tay."
SAVED = "Đã lưu. Văn bản bên cạnh là bản mới."
RESTORED = "Đã lấy lại dự thảo; nội dung đã sửa vẫn còn trong lịch sử."
NOW_DRAFTED = "Dự thảo hiện nay (từ số liệu và báo cáo mới nhất)"
THEIRS = "Nội dung người khác vừa lưu"
STALE = (
    "Có người vừa lưu phần này trước bạn. Nội dung bạn nhập vẫn còn trong ô; bản của họ ở dưới. So sánh rồi bấm Lưu "
    "lần nữa nếu vẫn muốn thay."
)
DRAFT_MOVED = (
    "Dự thảo vừa đổi theo báo cáo mới, nên chưa lưu. Nội dung bạn nhập vẫn còn trong ô; dự thảo mới ở dưới. So sánh "
    "rồi bấm Lưu lần nữa."
)
TAKEN_OUT = "(để trống, không in ra)"
NOTES = "Chú thích"
NUMBER_LINE = "Số: {notation}"
PLACE_LINE = "{place}, {day}"
DOTS = "……"
ABOUT_LINE = "V/v {subject}"
TO_LINE = "Kính gửi: {to}"
RECIPIENTS = "Nơi nhận:"
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PARTS = {
    "superior": "Cơ quan chủ quản", "issuer": "Cơ quan ban hành", "notation": "Số, ký hiệu",
    "place": "Địa danh", "day": "Ngày ban hành", "subject": "Trích yếu", "title": "Trích yếu",
    "to": "Kính gửi", "basis": "Căn cứ", "recipients": "Nơi nhận", "authority": "Quyền hạn người ký",
    "post": "Chức vụ người ký", "name": "Họ tên người ký", "closing": "Đoạn kết",
    "direction": "Công tác chỉ đạo", "assessment": "Nhận xét, đánh giá", "comment": "Nhận xét",
    "need": "Sự cần thiết", "result": "Kết quả, lời của cơ quan", "difficulty": "Khó khăn, vướng mắc",
    "proposal": "Đề xuất, kiến nghị", "obstacle": "Khó khăn đã tập hợp", "alarm": "Đề nghị từ văn bản căn cứ",
    "amendment": "Đề nghị từ khó khăn, vướng mắc", "request": "Yêu cầu", "thanks": "Lời kết",
    "question": "Nội dung cần giải trình", "opening": "Đoạn mở đầu", "answer": "Ý kiến",
    "answer-by": "Thời hạn giải trình",
}
PART = "Đoạn văn"


def part(key: str) -> str:
    """What a part of a paper is called: "result:12" is Kết quả."""
    return PARTS.get(key) or PARTS.get(key.partition(":")[0].removeprefix("no-"), PART)


def part_at(key: str, places: Mapping[str, str]) -> str:
    """The same among others: Nhận xét – Mục II.3."""
    place = places.get(key.partition(":")[2])
    return f"{part(key)} – Mục {place}" if place else str(part(key))


def edited_by(who: str, at: datetime) -> str:
    """Who wrote in a part, and when."""
    return f"{who} sửa lúc {moment(at)}"


def of_round(kind: PaperKind, year: int) -> str:
    """Báo cáo năm 2026."""
    said = KINDS[kind]
    return f"{said} {year}" if kind is PaperKind.ANNUAL_REPORT else f"{said}, kỳ {year}"


def of_snapshot(year: int, name: str) -> str:
    return f"Báo cáo năm {year}, số liệu đã lưu “{name}”"


def of_agency(kind: PaperKind, name: str, year: int) -> str:
    """Công văn đôn đốc: Sở Y tế, kỳ 2026."""
    return f"{KINDS[kind]}: {name}, kỳ {year}"


def of_letter(name: str, times: int, year: int) -> str:
    """A letter that went out."""
    return f"{KINDS[PaperKind.URGING]} lần {times}: {name}, kỳ {year}"


def ordered(kind: str, ending: str, called: str) -> str:
    """A file in the list of those being made: Báo cáo năm 2026 (PDF)."""
    known = {one.value: said for one, said in KINDS.items()}
    return f"{called or known.get(kind, PAPERS)} ({ENDINGS.get(ending, ending)})"


def counts(reported: int, total: int) -> str:
    """How much a paper is made from."""
    return f"{number(reported)}/{number(total)} lượt nhiệm vụ đã có ghi nhận"


def late(count: int) -> str:
    return f"{number(count)} lượt nhiệm vụ quá hạn"


def urged(overdue: int, times: int) -> str:
    """What a letter would speak of, and which letter it would be."""
    return f"{number(overdue)} nhiệm vụ quá hạn; thư lần {times}"


def asked_on(at: datetime) -> str:
    return f"hỏi ngày {day(local(at).date())}"


def decided_on(at: datetime) -> str:
    return f"quyết định ngày {day(local(at).date())}"


def lines(count: int) -> str:
    return f"{number(count)} nội dung đề nghị"


def kept_at(at: datetime) -> str:
    return f"số liệu lúc {moment(at)}"


def parts_left(count: int) -> str:
    """How many parts of a paper nobody filled."""
    return f"{BLANK_PARTS} ({number(count)})"


def file_name(kind: PaperKind, tail: str, at: datetime, ending: str, *, is_demonstration: bool) -> str:
    """bao-cao-nam-2026-20261110-0900.docx; a demonstration says so in its name too."""
    pieces = [SLUGS[kind], tail, f"{local(at):%Y%m%d-%H%M}"]
    if is_demonstration:
        pieces.append("DU-LIEU-TRINH-DIEN")
    return f"{'-'.join(piece for piece in pieces if piece)}.{ending}"
