"""Words of the one-minute tour: what each step points at, and what it says of it."""

from db.vocabulary import Role

OFFER = "Lần đầu dùng?"
START = "Xem hướng dẫn 1 phút"
SKIP = "Bỏ qua"
REGION = "Hướng dẫn lần đầu"
# Said by the script; {at} and {of} are numbers of steps.
WORDS = {
    "next": "Tiếp",
    "back": "Trước",
    "leave": "Bỏ qua",
    "done": "Xong",
    "step": "Bước {at}/{of}",
}
_LATE = (
    ".where-late", "Bắt đầu từ số đỏ",
    "Số đỏ là lượt nhiệm vụ quá hạn. Số nào cũng bấm được, để mở đúng danh sách phía sau.",
)
_BETTER = (
    ".is-better", "So với trước",
    "Các tỷ lệ hiện nay, lúc giao ban gần nhất và cùng ngày kỳ trước.",
)
_CALL = (
    ".who-to-call", "Cơ quan cần đôn đốc",
    "Cơ quan quá hạn mà chưa báo cáo nhiều nhất đứng trước, kèm số ngày làm việc đã quá và số thư đã gửi.",
)
_NEXT = (
    ".what-next", "30 ngày tới",
    "Từng ngày cuối sắp đến và số cơ quan chưa báo cáo.",
)
_MOMENT = (
    ".moment-bar", "Xem lại một ngày đã qua",
    "Chọn thời điểm khác để xem số liệu như lúc đó.",
)
_HELP = (
    ".user", "Cần xem lại",
    "Trợ giúp nằm trong ô tên của bạn: nghĩa của từng từ và các việc phải làm.",
)
# At what, its title, its words; a step whose place is not on the page is passed over.
STEPS: dict[Role, tuple[tuple[str, str, str], ...]] = {
    Role.LEADER: (_LATE, _BETTER, _CALL, _NEXT, _HELP),
    Role.OFFICER: (
        _LATE, _CALL, _NEXT,
        (".bar a[href='/update']", "Cập nhật và xác nhận",
         "Bảng nhập của Sở Nội vụ: xác nhận, trả lại, nhập thay; làm được hoàn toàn bằng bàn phím."),
        _MOMENT, _HELP,
    ),
    Role.AGENCY: (
        (".my-round", "Nhận báo cáo đến khi nào",
         "Dòng này cho biết kỳ báo cáo và ngày cuối nhận báo cáo."),
        ("#my-list .tiles", "Việc của cơ quan", "Mỗi ô là một nhóm việc; việc bị trả lại đứng trước."),
        ("#my-list .my-list li", "Mở một nhiệm vụ để báo cáo",
         "Ghi trạng thái, kết quả, đính kèm minh chứng rồi gửi. Chữ đang gõ được lưu nháp."),
        (".bar a[href='/agencies/own']", "Bảng điểm",
         "Xem các tỷ lệ của cơ quan; số chưa đúng thì đề nghị xem xét lại."),
        _HELP,
    ),
    Role.ADMIN: (
        _LATE, _CALL,
        (".bar a[href='/admin']", "Tài khoản và cơ quan",
         "Mở, khóa tài khoản; cấp lại mật khẩu dùng một lần; sửa thông tin cơ quan."),
        _HELP,
    ),
}
