"""Words of /import: a plan's file, what was read in it, corrections by hand, keeping the plan."""

from dashboard.import_findings import Sort
from dashboard.texts.formats import number, percent
from db.vocabulary import ImportState
from registry.evidence.kinds import LARGEST_MB
from registry.imports.newer import How

TITLE = "Nhập kế hoạch"
LEAD = (
    "Gửi tệp của một kế hoạch. Hệ thống tách mục, nhiệm vụ, cơ quan, thời hạn và văn bản dẫn chiếu; bạn xem, "
    "sửa chỗ chưa đúng, rồi mới lưu."
)
SEND = "Gửi tệp kế hoạch"
UPLOAD = {
    "label": "Chọn tệp, hoặc kéo thả vào đây",
    "help": (
        f"Word (.docx), PDF, văn bản (.txt, .md), ảnh chụp (.png, .jpg, .tif), không quá {LARGEST_MB} MB. Bản quét "
        "và ảnh được nhận dạng chữ, mỗi trang mất vài giây."
    ),
    "waiting": "đang chờ",
    "checking": "đang nhận…",
    "kept": "đã nhận, xem trong danh sách",
    "too_large": f"lớn hơn {LARGEST_MB} MB. Giảm dung lượng hoặc tách tệp rồi gửi lại.",
    "offline": "mất kết nối, tệp chưa được nhận. Kiểm tra mạng rồi gửi lại.",
    "signed_out": "phiên đăng nhập đã hết, tệp chưa được nhận. Đăng nhập ở thẻ mới rồi gửi lại.",
    "failed": "chưa nhận được. Thử lại sau ít phút; nếu vẫn vậy, báo quản trị hệ thống.",
}
IMPORTS = "Tệp đã gửi"
NO_IMPORTS = "Chưa có tệp nào. Tệp gửi lên sẽ hiện ở đây, kèm việc cần làm tiếp."
IMPORT_COLUMNS = ("Tệp", "Kế hoạch", "Tình trạng", "Việc tiếp theo", "Người gửi", "Lúc")
STATES: dict[ImportState, str] = {
    ImportState.WAITING: "Chờ đọc",
    ImportState.READING: "Đang đọc",
    ImportState.READY: "Chờ xem lại",
    ImportState.FAILED: "Không đọc được",
    ImportState.KEPT: "Đã lưu kế hoạch",
    ImportState.DROPPED: "Đã bỏ",
}
PAGES_DONE = "trang {done}/{of}"
PLANS = "Kế hoạch đang theo dõi"
PLAN_COLUMNS = ("Số, ký hiệu", "Ngày", "Trích yếu", "Nhiệm vụ", "Bản")
NO_PLANS = "Chưa lưu kế hoạch nào."
NO_NUMBER = "(chưa có số)"
FOUND = "Kết quả đọc"
LEGEND = "Dấu trong văn bản"
TABS = {
    "look": "Cần xem",
    "header": "Đầu văn bản",
    "sections": "Mục và nhiệm vụ",
    "documents": "Văn bản dẫn chiếu",
    "deadlines": "Thời hạn",
    "agencies": "Cơ quan",
}
NOTHING = {
    "look": "Không có chỗ nào cần xem lại.",
    "header": "Không tìm thấy phần đầu văn bản.",
    "sections": "Không tìm thấy mục nào.",
    "documents": "Không dẫn chiếu văn bản nào.",
    "deadlines": "Không nêu thời hạn nào.",
    "agencies": "Không giao cho cơ quan nào.",
}
BY_HAND = "Đánh dấu bằng tay"
NOT_CHOSEN = "(chưa chọn)"
PREVIOUS = "Chỗ trước (phím K)"
NEXT = "Chỗ sau (phím J)"
CLOSE = "Đóng (phím Esc)"
AS_PRINTED = "bản in ghi {printed}"
SURE = "độ chắc {percent}"
WHAT_TO_DO = {
    "undecided": "Có thể là nhiều văn bản khác nhau. Chọn đúng văn bản, hoặc để nguyên rồi xác định sau.",
    "new_agency": "Chọn cơ quan tương ứng, hoặc thêm cơ quan mới. Để nguyên thì không cơ quan nào nhận việc này.",
    "unsure": "So với văn bản; đúng thì để nguyên, sai thì sửa bên dưới.",
    "missing": "Điền bên dưới nếu văn bản có ghi.",
    "slip": "Văn bản giữ nguyên như in; cách đọc đề nghị chỉ là ghi chú.",
    "unread": "Nếu là dẫn chiếu, thời hạn, cơ quan hay đầu mục, chọn các chữ đó trong văn bản rồi đánh dấu.",
}
CHOSEN = "Chỗ đang xem"
REVIEW = "Văn bản và kết quả đọc"
PANE_TEXT = "Văn bản"
PANE_FOUND = "Kết quả đọc"
MARK_AS = "Đánh dấu là"
LEAVE = "Bỏ chọn"
MARKS = (Sort.DOCUMENT, Sort.DEADLINE, Sort.AGENCY, Sort.SECTION)
SCRIPT = {"sending": "Đang đọc lại…"}
READING = "Đang đọc"
READING_NOTE = "Có thể rời trang này; tệp vẫn được đọc tiếp."
CANCEL = "Hủy, không đọc nữa"
SEND_ANOTHER = "Gửi tệp khác"
OPEN_PLAN = "Mở nội dung kế hoạch"
OPEN_ROUND = "Mở kỳ báo cáo"
WHY_ROUND = "để giao báo cáo cho các cơ quan; chưa mở kỳ thì chưa cơ quan nào phải báo cáo."
READ_AGAIN = "Đọc lại"
KEPT_PLAN = "Đã lưu kế hoạch {plan}: theo dõi {tasks} nhiệm vụ."
KEPT_NEWER = "Đã lưu bản {number} của kế hoạch {plan}: {tasks} nhiệm vụ đang theo dõi. {changes}"
KEPT_SAME = "Kế hoạch {plan} không có gì thay đổi so với bản đã lưu."
CHANGED = {
    "reworded": "{count} phần đổi chữ",
    "moved": "{count} phần đổi chỗ",
    "new": "{count} phần thêm mới",
    "gone": "{count} phần không còn",
    "agencies_added": "thêm {count} lượt giao cơ quan",
    "agencies_removed": "bớt {count} lượt giao cơ quan",
    "roles_changed": "{count} vai trò đổi",
    "dues_changed": "{count} thời hạn đổi",
}
NOT_READ = "Hệ thống gặp lỗi khi đọc tệp này. Gửi lại; nếu vẫn vậy, báo quản trị hệ thống."
BACK = "← Nhập kế hoạch"
READ = "Đọc được"
TASKS, AGENCIES, DEADLINES = "nhiệm vụ", "cơ quan được giao", "chỗ nêu thời hạn"
NO_PLAN_AT_ALL = (
    "Không thấy số, cơ quan ban hành và nhiệm vụ nào: tệp này có lẽ không phải kế hoạch. Nếu đúng là kế hoạch, gửi bản rõ hơn."
)
NONE_LEFT = "Không có chỗ nào cần xem lại."
LEFT = "{count} chỗ nên xem lại; chưa xem hết vẫn lưu được."
CORRECTED_LEFT = "Đã sửa. Còn {count} chỗ nên xem lại."
TO_KEEP = "Xem trước khi lưu ↓"
KEEP_NOW = "Lưu ngay"
TO_FIELD = "Mở chỗ cần điền"
NEXT_DEEDS = {
    ImportState.WAITING: "Xem tiến độ",
    ImportState.READING: "Xem tiến độ",
    ImportState.READY: "Xem lại và lưu",
    ImportState.FAILED: "Xem cách xử lý",
    ImportState.KEPT: "Mở kế hoạch",
}
OWED_NOW = (
    "Lưu xong, cơ quan mới sau đây phải báo cáo ngay trong kỳ {years} đang mở: {names}. Nếu chưa muốn vậy, bỏ chỗ "
    "sửa “cơ quan mới” ở trên trước khi lưu."
)
OWED_LATER = (
    "Lưu xong, cơ quan mới sau đây có tên trong danh sách và phải báo cáo từ khi mở kỳ: {names}."
)
OWED = "{name} ({count} nhiệm vụ)"
LOW_PAGES = (
    "Bản quét mờ ở trang {pages}: chữ nhận dạng có thể sai. So các trang này với bản giấy trước khi lưu."
)
SENT_BEFORE = "tệp này đã gửi trước đó, xem trong danh sách"
KEPT_BEFORE = "tệp này đã được lưu trước đó, không có gì thay đổi"
CORRECTED = "Đã sửa."
UNDONE = "Đã bỏ chỗ sửa."
CHANGED_BY_OTHER = (
    "Đồng nghiệp vừa sửa tệp này nên việc bạn vừa bấm chưa được ghi. Màn hình đã hiện bản mới, chữ đang gõ vẫn còn; "
    "xem lại rồi bấm lần nữa."
)
UNDO = "Bỏ"
UNDO_OF = "Bỏ chỗ sửa: {what}"
UNFIT = "không còn khớp với văn bản"
CORRECTIONS = "Đã sửa bằng tay ({count})"
OLDER = "{count} chỗ sửa trước đó"
BEFORE_KEEPING = "Trước khi lưu"
NEW_PLAN = "Đây là kế hoạch mới; lưu xong thì có trong danh sách kế hoạch để theo dõi."
FIRST_TEXT = "Văn bản {plan} đã có trong kho, chưa có nội dung; lưu xong thì theo dõi được."
NEWER_TEXT = "Đây là bản mới của kế hoạch {plan} đang theo dõi."
SAME = "Tệp này giống hệt bản đã lưu của kế hoạch {plan}: lưu lại cũng không thay đổi gì."
OTHER_PLAN = "Không phải, đây là kế hoạch khác"
ALIKE = "Trong kho có văn bản cùng số: {plan}."
THIS_PLAN = "Là bản mới của văn bản này"
FIGURES = ("phần", "nhiệm vụ", "cơ quan được giao", "chỗ dẫn văn bản", "chỗ nêu thời hạn")
NEW_DOCUMENTS = "Văn bản sẽ thêm vào kho"
OPEN_CITATIONS = "Dẫn chiếu chưa rõ văn bản"
OPEN_NOTE = "Vẫn lưu được; xác định sau ở trang Viện dẫn chưa rõ."
NEW_AGENCIES = "Cơ quan mới"
UNKNOWN_AGENCIES = "Tên cơ quan chưa có trong danh sách"
NOBODY = "Nhiệm vụ chưa giao cho cơ quan nào"
NOBODY_NOTE = "Không ai phải báo cáo các nhiệm vụ này. Mở từng chỗ, bôi đen tên cơ quan trong văn bản rồi chọn “Đánh dấu là”."
OWED_IN_OPEN = "Kỳ {years} đang mở: nhiệm vụ và cơ quan thêm vào trong bản mới được giao báo cáo ngay."
UNKNOWN_NOTE = "Không giao việc cho các tên này, trừ khi chọn cơ quan ở thẻ Cơ quan."
TIMES = "{printed} ({times} chỗ)"
MORE = "{count} dòng nữa"
KEEP = "Lưu kế hoạch này"
CLOSE_SAME = "Đóng tệp này, giữ nguyên kế hoạch"
DROP = "Bỏ tệp này"
CHANGES = "Bản mới thay đổi gì"
CHANGE_COLUMNS = ("Chỗ", "Bản đã lưu", "Bản mới")
HISTORY_STAYS = "Nhiệm vụ còn lại giữ nguyên báo cáo và lịch sử, kể cả khi đổi chữ hay đổi chỗ."
HOWS: dict[How, str] = {
    How.STAYED: "Giữ nguyên",
    How.REWORDED: "Đổi chữ",
    How.MOVED: "Đổi chỗ",
    How.NEW: "Thêm mới",
    How.GONE: "Không còn",
}
HOW_COUNTS: dict[How, str] = {
    How.STAYED: "nhiệm vụ giữ nguyên",
    How.REWORDED: "đổi chữ",
    How.MOVED: "đổi chỗ",
    How.NEW: "thêm mới",
    How.GONE: "không còn",
}
MOVED = "{old} → {new}"
SAME_WORDS = "(cùng nội dung)"
AGENCY_CAME = "Thêm {agency} ({part})"
AGENCY_WENT = "Bớt {agency} ({part})"
PART_CHANGED = "{agency}: {old} → {new}"
TIME_CHANGED = "Thời hạn: {old} → {new}"
NO_TIME = "không có"
NOW_TASK = "Nay là nhiệm vụ"
NO_TASK_NOW = "Không còn là nhiệm vụ"
REFUSALS = {
    "import_time": (
        "Chưa hiểu ngày này. Ghi như 30/06/2026, 06/2026, II/2026 hoặc 2026; hàng năm thì ghi ngày/tháng, ví dụ 15/11."
    ),
    "import_pick": "Chọn một dòng trong danh sách rồi bấm lại.",
    "import_not_read": "Tệp này chưa đọc xong. Chờ đọc xong rồi làm tiếp.",
    "import_over": "Tệp này đã được lưu hoặc đã bỏ, không sửa được nữa.",
    "import_unfit": (
        "Có {number} chỗ sửa không còn khớp với văn bản. Bỏ các chỗ đó (ghi “không còn khớp với văn bản”) rồi lưu lại."
    ),
    "import_number": (
        "Số của kế hoạch còn để trống hoặc đọc không rõ ({number}). Ghi đúng số ở phần Đầu văn bản rồi lưu."
    ),
    "import_header": "Thiếu cơ quan ban hành, hoặc thiếu cả số và trích yếu. Điền ở phần Đầu văn bản rồi lưu lại.",
    "import_no_task": "Chưa có mục nào là nhiệm vụ. Đánh dấu ít nhất một mục là nhiệm vụ rồi lưu lại.",
    "import_is_registered": (
        "Kế hoạch {number} đã có trong kho văn bản: cùng số, loại, cơ quan và ngày. Sửa số hoặc ngày ở phần Đầu văn "
        "bản nếu đây là kế hoạch khác."
    ),
    "import_plan_unknown": "Không tìm thấy kế hoạch đã chọn trong kho văn bản. Chọn lại.",
    "bad_correction": "Chỗ sửa này không hợp lệ. Tải lại trang rồi sửa lại.",
    "too_many_corrections": "Đã có {most} chỗ sửa, không thêm được. Sửa tệp rồi gửi lại.",
    "reading_taken_back": "Việc đọc tệp đã bị hủy. Bấm đọc lại nếu vẫn cần.",
}


def pages_done(done: int, of: int) -> str:
    """How far a scan is: "trang 3/12"."""
    return PAGES_DONE.format(done=number(done), of=number(of)) if of else ""


def low_pages(pages: tuple[int, ...]) -> str:
    return LOW_PAGES.format(pages=", ".join(map(str, pages)))


def open_rounds(years: tuple[int, ...]) -> str:
    """That what a newer text adds is owed at once."""
    return OWED_IN_OPEN.format(years=", ".join(map(str, years)))


def left(count: int) -> str:
    """How many findings wait for a look."""
    return LEFT.format(count=number(count)) if count else NONE_LEFT


def corrected(count: int) -> str:
    """What came of a correction, and how many findings still wait for a look."""
    return CORRECTED_LEFT.format(count=number(count)) if count else f"{CORRECTED} {NONE_LEFT}"


def owed(named: dict[str, int], years: tuple[int, ...]) -> str:
    """That agencies which a review named will owe reports, each with how many tasks; `years` are
    the rounds that are open."""
    names = ", ".join(OWED.format(name=name, count=number(count)) for name, count in named.items())
    if not years:
        return OWED_LATER.format(names=names)
    return OWED_NOW.format(names=names, years=", ".join(map(str, years)))


def corrections(count: int) -> str:
    return CORRECTIONS.format(count=number(count))


def older(count: int) -> str:
    return OLDER.format(count=number(count))


def more(count: int) -> str:
    return MORE.format(count=number(count))


def times(printed: str, count: int) -> str:
    """A printed name, and in how many places it stands."""
    return TIMES.format(printed=" ".join(printed.split()), times=number(count))


def sure(confidence: float) -> str:
    """How far the rule that found something is to be trusted."""
    return SURE.format(percent=percent(round(100 * confidence)))


def kept(plan: str, tasks: int, version: int | None, changes: dict[str, int]) -> str:
    """What keeping a file did; `version` is None when the text was the plan's already."""
    if version is None:
        return KEPT_SAME.format(plan=plan)
    if version == 1:
        return KEPT_PLAN.format(plan=plan, tasks=number(tasks))
    told = [said.format(count=number(changes[name])) for name, said in CHANGED.items()
            if changes.get(name)]
    said = f"{'; '.join(told)}.".capitalize() if told else ""
    return KEPT_NEWER.format(plan=plan, number=version, tasks=number(tasks), changes=said).strip()
