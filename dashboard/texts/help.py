"""Words of the help: every term defined once, and what each role does in November."""

from dashboard.texts import heatmap
from dashboard.texts.common import PARTS, STANDING_MEANINGS, STANDINGS, STATES, VERIFICATIONS
from dashboard.texts.scores import (
    COMPLETION,
    FORMULAS,
    ON_TIME,
    STALE,
    STARRED,
    STARRED_HELP,
    UPDATED,
)
from dashboard.texts.scores import VERIFIED as VERIFIED_RATE
from dashboard.texts.tasks import OWED
from db.vocabulary import AssignmentRole, Role, State, Verification
from registry.standing import Standing

HELP = "Trợ giúp"
LEAD = "Các việc theo vai trò của bạn, và nghĩa của từng từ trên màn hình."
TERMS = "Từ dùng trên màn hình"
AGAIN = "Xem lại hướng dẫn 1 phút"
OPEN = "Mở {page}"


def _sentence(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}."


# The formula of completion that the office chose.
RATES = {"all": "tính trên tất cả", "due": "tính trên việc đến hạn"}
# Each term by its key: the word, and what it means. {days}, {stale} and {rate} are the office's
# choices.
DEFINITIONS: dict[str, tuple[str, str]] = {
    **{kind.value: (STANDINGS[kind], _sentence(meaning))
       for kind, meaning in STANDING_MEANINGS.items()},
    "report": (
        "Lượt nhiệm vụ",
        "Một nhiệm vụ của một cơ quan trong một kỳ báo cáo. 28 cơ quan cùng thực hiện một nhiệm vụ là 28 lượt.",
    ),
    "round": (
        "Kỳ báo cáo",
        "Một năm báo cáo theo Kế hoạch. Sở Nội vụ mở kỳ, chốt số liệu và khóa sổ; sau khi khóa sổ chỉ còn xem.",
    ),
    "deadline": (
        "Ngày cuối",
        "Ngày cuối cùng còn đúng hạn, tính hết 24 giờ. Kế hoạch chỉ nêu một ngày (trước 15/11 hằng năm); ngày "
        "khác do Sở Nội vụ đặt và ghi rõ lý do.",
    ),
    "working_day": (
        "Ngày làm việc",
        "Thứ Hai đến thứ Sáu, trừ ngày nghỉ lễ, tết, ngày nghỉ bù; cộng ngày làm bù.",
    ),
    "self_reported": (
        VERIFICATIONS[Verification.SELF_REPORTED],
        "Cơ quan đã gửi, Sở Nội vụ chưa xem xét. Gửi kịp hạn thì không tính là quá hạn trong khi chờ.",
    ),
    "verified": (
        VERIFICATIONS[Verification.VERIFIED],
        "Sở Nội vụ đã kiểm tra báo cáo và minh chứng. Báo cáo của chính Sở Nội vụ do lãnh đạo UBND xác nhận.",
    ),
    "returned": (
        VERIFICATIONS[Verification.RETURNED],
        "Sở Nội vụ trả lại kèm lý do. Chưa tính là hoàn thành; cơ quan sửa rồi gửi lại.",
    ),
    "stale": (STALE, f"{_sentence(FORMULAS['stale'].replace('days', 'stale'))} Không nói lên sớm hay muộn."),
    "completion": (
        COMPLETION,
        f"Có hai cách tính, Sở Nội vụ chọn một trong Thiết lập. Tính trên tất cả: {FORMULAS['all']}. Tính trên "
        f"việc đến hạn: {FORMULAS['due']}. Đang áp dụng: {{rate}}.",
    ),
    "on_time_rate": (ON_TIME, _sentence(FORMULAS["on_time"])),
    "updated": (UPDATED, _sentence(FORMULAS["updated"])),
    "verified_rate": (VERIFIED_RATE, _sentence(FORMULAS["verified"])),
    "owed": (
        OWED,
        f"Cơ quan chưa gửi báo cáo: trạng thái {STATES[State.NOT_STARTED]} hoặc {STATES[State.IN_PROGRESS]}. Đã gửi, "
        "đang chờ xác nhận thì không còn phải báo cáo, dù gửi muộn vẫn tính là quá hạn đến khi được xác nhận.",
    ),
    "starred": (STARRED, STARRED_HELP),
    "sign": (
        "Hình trong ô",
        "Trạng thái đã ghi nhận của lượt nhiệm vụ; ô gộp nhiều lượt thì theo lượt có tình trạng kém nhất.",
    ),
    "corner": (
        "Dấu ở góc ô",
        _sentence(f"{heatmap.VERIFIED}; {heatmap.STALE.replace('days', 'stale')}"),
    ),
    "no_duty": ("Ô gạch chéo, ô chấm", _sentence(f"{heatmap.NO_DUTY}; {heatmap.LEFT_OUT}")),
    "turn": ("Dấu khi so sánh", _sentence("; ".join(heatmap.TURN_MARKS.values()))),
    "red": ("QH", "Viết tắt của quá hạn: số lượt nhiệm vụ quá hạn, mỗi lượt tính một lần."),
    "basis": (
        "Căn cứ",
        "Văn bản mà nhiệm vụ dựa vào, mở đúng đoạn viện dẫn trong Kế hoạch. Hiệu lực chưa ai kiểm tra ghi “chưa "
        "xác minh”.",
    ),
    "lead": (
        PARTS[AssignmentRole.LEAD],
        "Cơ quan chịu trách nhiệm chính về nhiệm vụ, có nghĩa vụ báo cáo.",
    ),
    "all": (
        PARTS[AssignmentRole.ALL],
        "Nhiệm vụ giao chung cho các cơ quan; mỗi cơ quan thực hiện và báo cáo phần của mình.",
    ),
    "coordinate": (
        PARTS[AssignmentRole.COORDINATE],
        "Cơ quan phối hợp với cơ quan chủ trì; không có nghĩa vụ báo cáo, không tính vào bảng điểm.",
    ),
    "urging": (
        "Đôn đốc",
        "Thư Sở Nội vụ gửi cơ quan về nhiệm vụ quá hạn hoặc sắp đến hạn. Nội dung và ngày gửi được lưu lại.",
    ),
    "meeting": (
        "Giao ban",
        "Mốc do lãnh đạo hoặc Sở Nội vụ ghi nhận. “Từ giao ban gần nhất” tính thay đổi từ mốc đó đến nay.",
    ),
    "as_of": (
        "Số liệu lúc",
        "Thời điểm của số liệu trên trang. Chọn “Xem thời điểm khác” để xem lại số liệu của một ngày đã qua.",
    ),
}
GROUPS: dict[str, tuple[str, ...]] = {
    "Tình trạng so với thời hạn": tuple(kind.value for kind in Standing),
    "Cập nhật và xác nhận": ("owed", "stale", "self_reported", "verified", "returned"),
    "Các tỷ lệ": ("completion", "on_time_rate", "updated", "verified_rate"),
    "Kỳ, ngày và lượt": ("report", "round", "deadline", "working_day", "as_of", "meeting"),
    "Vai trò, căn cứ, đôn đốc": ("lead", "all", "coordinate", "basis", "urging", "starred"),
    "Dấu hiệu trên bản đồ nhiệt": ("sign", "corner", "no_duty", "turn", "red"),
}

GUIDE_TITLE: dict[Role, str] = {
    Role.LEADER: "Trước mỗi giao ban",
    Role.OFFICER: "Trong tháng 11",
    Role.AGENCY: "Báo cáo trong tháng 11",
    Role.ADMIN: "Việc của quản trị",
}
# What to do, in order; where; the name of that page.
GUIDES: dict[Role, tuple[tuple[str, str, str], ...]] = {
    Role.LEADER: (
        ("Xem số quá hạn, so với giao ban trước và cùng ngày kỳ trước. Bấm vào số để mở danh sách.",
         "/", "Tổng quan"),
        ("Xem cơ quan nào chậm ở nhiệm vụ nào: mỗi ô là một cơ quan và một nhiệm vụ.",
         "/heatmap", "Bản đồ nhiệt"),
        ("Xem những gì đã thay đổi từ giao ban trước; họp xong bấm “Ghi nhận giao ban lúc này”.",
         "/moved", "Thay đổi"),
        ("Việc chậm không rõ lý do: gửi câu hỏi giải trình cho cơ quan và đọc trả lời.",
         "/requests", "Đề nghị, giải trình"),
        ("Xác nhận báo cáo của chính Sở Nội vụ.",
         "/tasks?agency=so-noi-vu&state=awaiting", "danh sách chờ xác nhận"),
    ),
    Role.OFFICER: (
        ("Kiểm tra kỳ đang mở và ngày nhận báo cáo; gia hạn cả kỳ nếu cần.", "/rounds", "Kỳ báo cáo"),
        ("Gửi thư đôn đốc việc quá hạn và sắp đến hạn. Hệ thống soạn sẵn, bạn đọc lại rồi gửi.",
         "/urging", "Đôn đốc"),
        ("Xem báo cáo các cơ quan gửi về: xác nhận, hoặc trả lại kèm lý do.", "/update", "Cập nhật"),
        ("Trả lời đề nghị gia hạn, đọc giải trình.", "/requests", "Đề nghị, giải trình"),
        ("Tổng hợp khó khăn, vướng mắc và đề xuất.", "/obstacles", "Khó khăn, vướng mắc"),
        ("Xử lý văn bản làm căn cứ đã thay đổi hiệu lực.", "/alarms", "Cảnh báo văn bản"),
        ("Hết ngày nhận báo cáo: chốt kỳ; xác nhận xong thì khóa sổ.", "/rounds", "Kỳ báo cáo"),
    ),
    Role.AGENCY: (
        ("Xem các nhiệm vụ phải báo cáo, việc bị trả lại đứng đầu.", "/my", "Bàn làm việc"),
        ("Mở từng nhiệm vụ: chọn trạng thái, ghi kết quả, đính kèm minh chứng, bấm “Gửi Sở Nội vụ”. Chữ "
         "đang gõ được lưu nháp.", "/my", "Bàn làm việc"),
        ("Việc bị trả lại: đọc lý do màu đỏ dưới nhiệm vụ, sửa rồi gửi lại.", "/my", "Bàn làm việc"),
        ("Không kịp hạn: gửi đề nghị gia hạn trước ngày cuối, nêu lý do và ngày đề nghị.",
         "/tasks?state=owed", "danh sách còn phải báo cáo"),
        ("Xem bảng điểm; số nào chưa đúng thì bấm “Đề nghị xem xét lại”.",
         "/agencies/own", "Bảng điểm"),
    ),
    Role.ADMIN: (
        ("Mở, khóa tài khoản; cấp lại mật khẩu dùng một lần.", "/admin", "Quản trị"),
        ("Cập nhật thông tin cơ quan khi có thay đổi tổ chức.", "/admin", "Quản trị"),
        ("Ghi danh màn hình phòng họp: nhập mã hiện trên màn hình; thu hồi khi không dùng nữa.",
         "/admin/screens", "Màn hình phòng họp"),
        ("Xem ai đã làm gì, lúc nào. Nhật ký chỉ ghi thêm, không sửa được.", "/audit", "Nhật ký"),
    ),
}
