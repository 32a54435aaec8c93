"""What the papers of the office say: letterheads, figures with their formulas, fixed sentences."""

from datetime import date, datetime

from dashboard.texts.formats import day, number, ratio
from dashboard.texts.formats import shortened as cut
from dashboard.texts.heatmap import label
from dashboard.texts.obstacles import place
from db.vocabulary import AgencyKind, Verification
from registry.clock import local
from registry.standing import Standing

# Letterheads (Phụ lục I of NĐ 30/2020; abbreviations of kinds: Phụ lục III)
PROVINCE = "UBND TỈNH TRÀ VINH"
TO_PROVINCE = "Ủy ban nhân dân tỉnh Trà Vinh"
OFFICE_SHORT = "SNV"
DISTRICT_SHORT = "UBND"
PLACE = "Trà Vinh"
DISTRICT_PREFIXES = ("Ủy ban nhân dân thành phố ", "Ủy ban nhân dân thị xã ", "Ủy ban nhân dân huyện ")
# Whose name stands above an agency's own, as far as the law says it.
UNDER_PROVINCE = (AgencyKind.DEPARTMENT, AgencyKind.EQUIVALENT, AgencyKind.PUBLIC_UNIT)
DIRECTOR = "GIÁM ĐỐC"
FOR_COMMITTEE, CHAIRMAN = "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"
REPORT, SUBMISSION, MEETING = "BÁO CÁO", "TỜ TRÌNH", "PHIẾU GIAO BAN"
FILED = "- Lưu: VT."
AS_ABOVE = "- Như trên;"
OFFICE_NAME = "Sở Nội vụ"
YOU = "Quý cơ quan"
ANNEX_1, ANNEX_2 = "Phụ lục I", "Phụ lục II"
BY_AGENCY = "Kết quả theo cơ quan, đơn vị, kỳ báo cáo năm {year}"
BY_TASK = "Kết quả theo nhiệm vụ của Kế hoạch, kỳ báo cáo năm {year}"
UNKNOWN = "chưa xác minh"

# Categories, in the order of the official table, and what does not fit in them
DONE_ON_TIME = "hoàn thành đúng hạn"
DONE_LATE = "hoàn thành quá hạn"
IN_TIME = "đang thực hiện trong hạn"
OVERDUE = "chưa hoàn thành, quá hạn"
OPEN_DONE = "không thời hạn, đã hoàn thành"
OPEN_LEFT = "không thời hạn, chưa hoàn thành"
NOT_ASSESSABLE = "chưa thể đánh giá"
MEANINGS = {
    DONE_ON_TIME: "lượt nhiệm vụ đã hoàn thành, báo cáo không muộn hơn ngày cuối",
    DONE_LATE: "lượt nhiệm vụ đã hoàn thành, báo cáo sau ngày cuối",
    IN_TIME: "lượt nhiệm vụ chưa hoàn thành, ngày cuối chưa qua hoặc đã báo cáo kịp hạn và đang chờ xác nhận",
    OVERDUE: "lượt nhiệm vụ chưa hoàn thành, ngày cuối đã qua",
    OPEN_DONE: "lượt nhiệm vụ đã hoàn thành, không có ngày cuối nên không tính sớm hay muộn",
    OPEN_LEFT: "lượt nhiệm vụ chưa hoàn thành, không có ngày cuối nên không tính sớm hay muộn",
    NOT_ASSESSABLE: "lượt nhiệm vụ tạm dừng, không áp dụng, hoặc thiếu ngày báo cáo",
}
TABLE_HEADS = (
    "TT", "Tổng số", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Đang thực hiện trong hạn",
    "Chưa hoàn thành, quá hạn", "Không thời hạn, đã hoàn thành", "Không thời hạn, chưa hoàn thành",
    "Chưa thể đánh giá", "Tỷ lệ hoàn thành",
)
AGENCY_HEAD, TASK_HEAD = "Cơ quan, đơn vị", "Nhiệm vụ"
ALL_ROWS = "Cộng"
TABLE_LEAD = "Đơn vị tính: lượt nhiệm vụ (một nhiệm vụ của một cơ quan trong kỳ tính một lượt)."
COLUMNS_NOTE = "mỗi lượt nhiệm vụ nằm ở đúng một trong bảy cột tình trạng, bảy cột cộng lại bằng cột tổng số"
TOTAL_NOTE = "cộng các lượt nhiệm vụ của kỳ; bằng tổng của bảy nhóm tình trạng"
RATE_ALL = "số lượt hoàn thành chia cho số lượt phải thực hiện (không tính “không áp dụng”)"
RATE_DUE = "số lượt hoàn thành có ngày cuối chia cho số lượt đã đến hạn (hoàn thành có ngày cuối và quá hạn)"
ON_TIME_NOTE = "số lượt hoàn thành đúng hạn chia cho số lượt đã đánh giá được theo ngày cuối (hoàn thành và quá hạn)"
REPORTED_NOTE = "số lượt nhiệm vụ đã có ghi nhận (kể cả lượt bị trả lại) chia cho tổng số lượt của kỳ"
VERIFIED_NOTE = "số lượt đã được xác nhận chia cho số lượt đã có ghi nhận"
LETTERS_NOTE = "đếm các văn bản đôn đốc đã gửi trong kỳ trên hệ thống theo dõi"
DAYS_NOTE = "đếm các đề nghị gia hạn được chấp thuận trong kỳ"
ASKED_NOTE = "đếm các lượt nhiệm vụ được yêu cầu giải trình trong kỳ; hỏi nhiều lần vẫn tính một lượt"
AGENCIES_NOTE = "đếm các cơ quan, đơn vị có lượt nhiệm vụ trong kỳ; mỗi cơ quan tính một lần"
GROUP_NOTE = "đếm các lượt nhiệm vụ thuộc mục này; mỗi lượt nằm ở đúng một tình trạng"

# The annual report
ANNUAL_TITLE = "Tình hình, kết quả thực hiện {plan} năm {year}"
PART_1 = "TÌNH HÌNH CHUNG, CÔNG TÁC CHỈ ĐẠO, THEO DÕI, ĐÔN ĐỐC"
PART_2 = "KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ, GIẢI PHÁP"
PART_3 = "KHÓ KHĂN, VƯỚNG MẮC"
PART_4 = "ĐỀ XUẤT, KIẾN NGHỊ"
SECTION_3 = "Tổ chức thực hiện của các cơ quan được giao tại Mục III"
ROUND_LINE = "Kỳ báo cáo năm {year} mở từ ngày {opens}, nhận báo cáo đến hết ngày {closes}."
# Behind each {} stands a noun: the mark of its note never touches a figure.
DEEDS = "Trong kỳ, Sở Nội vụ đã gửi {}; chấp thuận {}; yêu cầu giải trình {}."
DEED_NOUNS = ("văn bản đôn đốc", "đề nghị gia hạn", "lượt nhiệm vụ")
COUNTED, COUNTED_HAVE = "Đến {moment}, ", " có "
AGENCIES, ITEMS, ITEMS_ARE = "cơ quan, đơn vị", "lượt nhiệm vụ", " trong kỳ, gồm: "
RATES = (
    "Tỷ lệ hoàn thành: {}; tỷ lệ đúng hạn: {}; tỷ lệ đã báo cáo: {}; "
    "tỷ lệ đã được xác nhận: {}."
)
KEPT_LINE = "Số liệu lấy từ bản chốt “{name}” lúc {moment} (SHA-256: {sha256})."
REPORT_OPENING = "{issuer} báo cáo tình hình, kết quả thực hiện {plan} năm {year} như sau:"
NO_HINDRANCES = "Chưa cơ quan nào phản ánh khó khăn, vướng mắc."
NO_PROPOSALS = "Chưa có đề xuất, kiến nghị."
HINDRANCE = "{title}: {agencies} phản ánh."
ANSWERED = "Sở Nội vụ đã trả lời: {answer}"
SAYS_LINE = "{who}: {said}"
SELF_REPORTED = " (cơ quan tự báo cáo, chưa được xác nhận)."
PRODUCT = "Sản phẩm: {product}."
MORE_VOICES = "Còn {count} cơ quan có nội dung khác; xem từng báo cáo trên hệ thống theo dõi."
CLOSING = (
    "Trên đây là tình hình, kết quả thực hiện {plan} năm {year}; {issuer} kính báo cáo."
)
HIDDEN_TASK = "nội dung viện dẫn văn bản nội bộ, xem tại Kế hoạch"

# An agency's report
AGENCY_TITLE = "Kết quả thực hiện {plan} năm {year}"
OWN_1, OWN_2 = "KẾT QUẢ THỰC HIỆN", "KHÓ KHĂN, VƯỚNG MẮC"
OWN_3 = "ĐỀ XUẤT, KIẾN NGHỊ"
OWN_COUNTED = "Đến {moment}, {agency} có "
OWN_STATE = "{state}{percent}, {standing}, {sent}."
STANDS = {
    Standing.OVERDUE: "đã quá thời hạn ngày {due}",
    Standing.DUE_SOON: "sắp đến thời hạn ngày {due}",
    Standing.ON_TRACK: "trong thời hạn ngày {due}",
    Standing.DONE_ON_TIME: "đúng thời hạn ngày {due}",
    Standing.DONE_LATE: "sau thời hạn ngày {due}",
    Standing.NOT_ASSESSABLE: "thời hạn ngày {due}",
}
NO_DAY = "không có thời hạn"
SENT = {
    Verification.NONE: "chưa gửi báo cáo",
    Verification.SELF_REPORTED: "đã gửi báo cáo, chưa được xác nhận",
    Verification.RETURNED: "báo cáo đã bị trả lại",
    Verification.VERIFIED: "báo cáo đã được xác nhận",
}
OWN_STATE_NOTE = "trạng thái, tiến độ theo ghi nhận gần nhất; sớm hay muộn theo ngày cuối và ngày báo cáo"
NO_OWN_HINDRANCES = "Cơ quan chưa nêu khó khăn, vướng mắc."
NOTHING_SAID = "Chưa ghi nội dung kết quả."

# Letters
URGE_COLUMNS = ("TT", "Mục", "Nhiệm vụ", "Thời hạn", "Theo ngày làm việc", "Lần nhắc")
URGE_DAYS_NOTE = "ngày làm việc tính từ sau ngày cuối, trừ ngày nghỉ hằng tuần, ngày lễ, cộng ngày làm bù"
EXPLAIN_SUBJECT = "V/v giải trình việc thực hiện nhiệm vụ tại Mục {path} {plan}"
EXPLAIN_OPENING = (
    "Thực hiện {plan}, qua theo dõi kỳ báo cáo năm {year}, nhiệm vụ tại Mục {path} (“{task}”) giao "
    "{you} đến nay "
)
EXPLAIN_ASK = "Đề nghị {you} giải trình nội dung sau: {question}"
EXPLAIN_BY = "Văn bản giải trình gửi về {issuer} chậm nhất ngày {day}."
EXPLAIN_NO_DAY = "Văn bản giải trình gửi về {issuer} để tổng hợp."
EXTEND_SUBJECT = "V/v trả lời đề nghị gia hạn nhiệm vụ tại Mục {path} {plan}"
EXTEND_OPENING = (
    "Thực hiện {plan}, {issuer} nhận được đề nghị ngày {asked} của {you} về việc gia hạn thực hiện nhiệm "
    "vụ tại Mục {path} (“{task}”) từ ngày {was} đến ngày {wanted}, với lý do: {reason}."
)
EXTEND_GRANTED = "Sau khi xem xét, {issuer} thống nhất gia hạn đến hết ngày {day}."
EXTEND_REFUSED = "Sau khi xem xét, {issuer} chưa thống nhất gia hạn; thời hạn vẫn là ngày {was}."
EXTEND_ANSWER, EXTEND_REASON = "Ý kiến: {answer}", "Lý do: {answer}"
THANKS = "Trân trọng./."

# The proposal to amend the plan
AMEND_TITLE = "Về việc đề nghị sửa đổi, bổ sung {plan}"
AMEND_1, AMEND_2 = "SỰ CẦN THIẾT", "NỘI DUNG ĐỀ NGHỊ"
AMEND_NEED = (
    "Kế hoạch giao Sở Nội vụ tổng hợp khó khăn, vướng mắc và vấn đề mới cần sửa đổi, bổ sung, báo cáo "
    "Ủy ban nhân dân tỉnh. Qua theo dõi năm {year}, có "
)
AMEND_OPENING = "{issuer} kính trình {to} sửa đổi, bổ sung {plan} như sau:"
AMEND_COUNT = "nội dung cần đề nghị"
AMEND_NOTE = "đếm đề nghị từ rà soát văn bản căn cứ và từ khó khăn, vướng mắc của các cơ quan"
AMEND_CLOSING = "Sở Nội vụ kính trình {to} xem xét, quyết định."


def moment(value: datetime) -> str:
    """17 giờ 56 phút ngày 22/11/2026, as a paper says it."""
    return local(value).strftime("%H giờ %M phút ngày %d/%m/%Y")


def counted(count: int, noun: str) -> str:
    """A figure with its noun: 18 văn bản."""
    return f"{number(count)} {noun}"


def shortened(words: str, longest: int) -> str:
    """The plan's words on one line without the sign of its end; a quotation is never left open."""
    said = cut(" ".join(words.split()).rstrip(" ./;"), longest)
    if said.count("“") > said.count("”"):
        said = said[:said.rindex("“")].rstrip(" ,;:.") + "…"
    return said


def ended(words: str) -> str:
    """A sentence with its stop, unless it ends with one already: never four dots."""
    return words if words.endswith((".", "…", "!", "?", ".”")) else f"{words}."


def self_reported(said: str) -> str:
    """An agency's words that nobody confirmed: the brackets stand before the stop."""
    return said.rstrip(" .;") + SELF_REPORTED


def note(how: str, at: datetime) -> str:
    """A footnote: how a figure was reckoned, and of which moment it is."""
    return f"Cách tính: {how}. Số liệu lúc {moment(at)}."


def rate_note(how: str, part: int, whole: int, at: datetime) -> str:
    """The same for a percentage, with its numerator and denominator."""
    return f"Cách tính: {how}: {number(part)}/{number(whole)}. Số liệu lúc {moment(at)}."


def plan_cited(kind: str, number_: str | None, on: date | None, issuer: str, subject: str = "") -> str:
    """The plan as a letter cites it the first time."""
    dated = f"ngày {on.day:02} tháng {on.month:02} năm {on.year}" if on else f"(ngày: {UNKNOWN})"
    said = f"{kind} số {number_ or f'({UNKNOWN})'} {dated} của {issuer}"
    subject = subject.rstrip(" ./;")
    return f"{said} {subject[0].lower()}{subject[1:]}" if subject else said


def basis(plan: str) -> str:
    """Căn cứ of a paper."""
    return f"Căn cứ {plan};"


def urge_basis(year: int) -> str:
    """The plan's own order to watch and urge."""
    return f"Căn cứ tình hình báo cáo trong kỳ năm {year} của các cơ quan, đơn vị;"


def task_line(path: str, words: str, longest: int = 220) -> str:
    """A task in one line: Mục II.3.đ: its words."""
    return f"Mục {label(path)}: {shortened(words, longest)}"


def group_line(path: str, heading: str) -> str:
    """The heading of a division of the plan's."""
    return f"{shortened(heading, 220)} (Mục {label(path)})"


def counts_line(total: int, parts: list[tuple[str, int]]) -> str:
    """How the reports of a task or group stand; what there is none of is left out."""
    said = "; ".join(f"{number(count)} {name}" for name, count in parts if count)
    return f"{number(total)} lượt nhiệm vụ: {said}." if said else f"{number(total)} lượt nhiệm vụ."


def names(listed: list[str]) -> str:
    """Agencies that say the same."""
    return listed[0] if len(listed) == 1 else f"{len(listed)} cơ quan ({', '.join(listed)})"


def amendment(path: str | None, said: str) -> str:
    """A proposed amendment that came of difficulties."""
    return said if path is None else f"({place(path)}) {said}"


def own_percent(percent: int | None) -> str:
    """A recorded percentage beside its state; nothing recorded is nothing said."""
    return f" ({percent}%)" if percent is not None else ""


def own_state(
    state: str, percent: int | None, standing: Standing, due: date | None, sent: Verification
) -> str:
    """Where a task stands, in a sentence: chưa thực hiện, đã quá thời hạn ngày …"""
    stands = STANDS.get(standing, NO_DAY).format(due=day(due)) if due else NO_DAY
    return OWN_STATE.format(state=state.lower(), percent=own_percent(percent), standing=stands,
                            sent=SENT[sent])


def rate(part: int, whole: int) -> str:
    """A percentage with its numerator and denominator; of nothing, that it cannot be said."""
    return ratio(part, whole) if whole else NOT_ASSESSABLE
