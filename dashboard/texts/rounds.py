"""Words of the page /rounds: the life of a reporting round, from its opening to its lock."""

from datetime import date

from dashboard.texts.formats import day, number
from db.vocabulary import RoundDeed

REFUSALS: dict[str, str] = {
    "round_opens_early": "Ngày mở phải từ 01/01/{year}. Sửa lại ngày mở hoặc năm của kỳ.",
    "round_opens_later": "Ngày mở {day} ở tương lai. Chọn hôm nay hoặc một ngày đã qua.",
    "round_extended_back": "Ngày chốt mới không được trước ngày {day}. Chọn một ngày sau.",
    "round_extended_far": "Ngày chốt mới phải đến hết năm {year} là muộn nhất. Chọn ngày sớm hơn.",
    "closing_day_needed": "Nhập ngày chốt mới theo dạng ngày/tháng/năm, ví dụ 30/11/2026.",
    "round_still_open": (
        "Kỳ {year} còn nhận báo cáo hết ngày {day}. Chốt kỳ từ ngày hôm sau."
    ),
    "round_not_closed": "Kỳ {year} chưa chốt. Chốt kỳ trước rồi mới khóa sổ.",
    "round_not_locked": "Kỳ {year} đang không khóa sổ nên không cần mở lại.",
    "reports_waiting": (
        "Kỳ {year} còn {count} lượt tự báo cáo chưa được xác nhận hoặc trả lại. Xác nhận hoặc trả lại "
        "hết rồi mới khóa sổ."
    ),
    "snapshot_name": "Đặt tên cho bản số liệu, từ 3 đến {longest} ký tự.",
    "snapshot_taken": "Kỳ này đã có bản số liệu tên “{name}”. Đặt tên khác.",
    "round_confirm": "Đánh dấu ô đồng ý rồi bấm lại.",
}

NO_ROUND = "Chưa mở kỳ báo cáo nào."
OPEN_FIRST = "Mở kỳ để giao báo cáo cho các cơ quan."
TO_OPEN = "Mở kỳ báo cáo"
WHO_OPENS = "Sở Nội vụ mở kỳ; mở xong thì trang này có số liệu."
ANNUAL_REPORT = "Báo cáo năm (Word, PDF)"
CAPTION = "Các kỳ báo cáo và số lượt nhiệm vụ theo xác nhận"
COLUMNS = ("Kỳ", "Giai đoạn", "Lượt nhiệm vụ", "Chưa báo cáo", "Đã báo cáo",
           "Tự báo cáo, chưa xác nhận", "Bị trả lại", "Đã xác nhận")
SUM_HELP = (
    "Lượt nhiệm vụ = chưa báo cáo + đã báo cáo; đã báo cáo = tự báo cáo, chưa xác nhận + bị trả lại + "
    "đã xác nhận. Bấm vào một số để mở danh sách."
)
OPENED_ON = "Mở ngày"
CLOSES_ON = "Ngày chốt"
REPORTED = "Đã báo cáo"
LIFE = "Diễn biến"
DEEDS = {
    RoundDeed.OPEN: "Mở kỳ",
    RoundDeed.EXTEND: "Gia hạn kỳ",
    RoundDeed.CLOSE: "Chốt kỳ",
    RoundDeed.LOCK: "Khóa sổ",
    RoundDeed.REOPEN: "Mở lại sau khóa sổ",
}
CLOSING_MOVED = "Tính lại ngày chốt theo thiết lập"
UNTIL = "ngày chốt {day}"
SYSTEM = "hệ thống"
SNAPSHOTS = "Số liệu đã lưu"
NO_SNAPSHOT = (
    "Chưa lưu bản số liệu nào. Khi khóa sổ, hệ thống lưu một bản; có thể lưu thêm bất cứ lúc nào."
)
SNAPSHOT_COLUMNS = ("Tên", "Lưu lúc", "Người lưu", "Mã kiểm tra", "Đối chiếu lịch sử")
OPEN_SNAPSHOT = "Mở số liệu lúc đó"
WHOLE = "Khớp lịch sử"
BROKEN = "Không khớp lịch sử, báo quản trị hệ thống"
DEEDS_TITLE = "Việc với kỳ {year}"
NOTHING_TO_DO = "Tài khoản này xem được kỳ báo cáo; Sở Nội vụ mở, chốt và khóa sổ."

REASON = "Lý do (bắt buộc)"
DAY_FORM = "ngày/tháng/năm"
CLOSE = "Chốt kỳ"
CLOSE_HELP = (
    "Cơ quan không gửi thêm được, trừ cơ quan còn trong hạn riêng; Sở Nội vụ vẫn xác nhận, trả lại và "
    "nhập thay."
)
CLOSE_SILENT = "Còn {count} lượt chưa báo cáo; chốt thì cơ quan không gửi thêm được."
CLOSE_CONFIRM = "Tôi đã xem và đồng ý chốt kỳ"
CLOSE_FROM = "Chốt được từ ngày {day}."
EXTEND = "Gia hạn kỳ"
EXTEND_HELP = (
    "Cơ quan được gửi báo cáo đến hết ngày chốt mới. Thời hạn của từng nhiệm vụ không đổi."
)
RECEIVE_AGAIN = "Nhận báo cáo trở lại"
NEW_CLOSING = "Ngày chốt mới"
LOCK = "Khóa sổ"
LOCK_HELP = "Sau khi khóa sổ không ai sửa được kỳ này; số liệu được lưu lại dưới tên dưới đây."
LOCK_WAITING = (
    "Chưa khóa sổ được: còn {count} lượt tự báo cáo chưa được xác nhận hoặc trả lại; báo cáo của chính "
    "Sở Nội vụ do lãnh đạo xác nhận."
)
SEE_WAITING = "Mở danh sách tự báo cáo, chưa xác nhận"
LOCK_CONFIRM = "Tôi đã kiểm tra số liệu và đồng ý khóa sổ kỳ {year}"
LOCK_SILENT = "Còn {count} lượt chưa báo cáo; khóa sổ thì không ai ghi thêm được."
NAME = "Tên bản số liệu"
FINAL_NAME = "Số liệu chốt năm {year}"
FINAL_AGAIN = "Số liệu chốt năm {year} (lần {times})"
SNAPSHOT = "Lưu số liệu lúc này"
SNAPSHOT_HELP = (
    "Giữ nguyên số liệu của kỳ ở thời điểm lưu, để số trong báo cáo đã ký mở lại được bất cứ lúc nào."
)
REOPEN = "Mở lại kỳ đã khóa sổ"
REOPEN_HELP = (
    "Chỉ lãnh đạo mở lại. Sở Nội vụ sửa được kỳ này rồi khóa sổ lần nữa; bản số liệu đã lưu không đổi."
)
OPEN_NEW = "Mở kỳ mới"
OPEN_NEW_HELP = (
    "Mở kỳ là giao báo cáo cho mọi cơ quan có nhiệm vụ theo phân công của Kế hoạch và còn hoạt động vào "
    "ngày mở."
)
NONE_TO_OPEN = "Đã mở đủ các kỳ từ {first} đến {last}. Kỳ {next} mở được từ ngày 01/01/{next}."
YEAR = "Năm của kỳ"
OPENS_ON = "Ngày mở"
OPEN_CONFIRM = "Tôi đã xem số liệu dự kiến và đồng ý mở kỳ này"

OPENED = "Đã mở kỳ {year}: giao {count} lượt nhiệm vụ."
EXTENDED = "Đã gia hạn kỳ {year} đến hết ngày {day}."
CLOSED = "Đã chốt kỳ {year}."
LOCKED = "Đã khóa sổ kỳ {year} và lưu bản số liệu “{name}”."
KEPT = "Đã lưu bản số liệu “{name}”."
REOPENED = "Đã mở lại kỳ {year}."


def foreseen(year: int, reports: int, agencies: int, closes_on: date | None) -> str:
    """What opening a year would make."""
    until = f"ngày chốt {day(closes_on)}" if closes_on else "chưa có ngày chốt"
    return (
        f"Kỳ {year} sẽ giao {number(reports)} lượt nhiệm vụ cho {number(agencies)} cơ quan; {until}."
    )


def phase(
    closes_on: date | None, today: date, *, is_closed: bool, is_locked: bool, waiting: int
) -> tuple[str, str]:
    """Where a round stands in its life, with the name of its shape."""
    if is_locked:
        return "Đã khóa sổ", "locked"
    if is_closed and waiting:
        return f"Đã chốt, còn {number(waiting)} lượt tự báo cáo, chưa xác nhận", "waiting"
    if is_closed:
        return "Đã chốt, chờ khóa sổ", "closed"
    if closes_on is None:
        return "Đang mở, chưa có ngày chốt", "open"
    if closes_on < today:
        return f"Đã qua ngày chốt {day(closes_on)}, chưa chốt", "past"
    return f"Đang mở đến {day(closes_on)}", "open"


def name_for(year: int, times: int) -> str:
    """What the figures of a locked round are called, the first time and every time after."""
    return FINAL_AGAIN.format(year=year, times=times) if times > 1 else FINAL_NAME.format(year=year)
