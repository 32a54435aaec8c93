"""Words of the administration and of the log."""

ACCOUNTS = "Tài khoản"
ACCOUNTS_HELP = (
    "Mỗi người một tài khoản. Không ai đặt được mật khẩu của người khác: hệ thống cấp mật khẩu dùng "
    "một lần, người dùng phải đổi khi vào lần đầu."
)
ACCOUNT_COLUMNS = ("Tên đăng nhập", "Họ tên", "Vai trò", "Tình trạng", "Đăng nhập gần nhất", "Thao tác")
OPEN = "hoạt động"
CLOSED = "đã khóa"
ONE_TIME = "chưa đổi mật khẩu"
NEVER = "chưa lần nào"
RESET = "Cấp lại mật khẩu"
CLOSE = "Khóa"
REOPEN = "Mở lại"
FOR = "của {username}"
NEW_ACCOUNT = "Tạo tài khoản"
USERNAME_HELP = "3–60 chữ không dấu, số, dấu chấm, gạch nối."
FULL_NAME = "Họ và tên"
ROLE = "Vai trò"
OF_AGENCY = "Cơ quan (chỉ với vai trò Cơ quan, đơn vị)"
NO_AGENCY = "Không gắn cơ quan"
CREATE = "Tạo tài khoản"
SECRET = "Mật khẩu dùng một lần của {username}:"
SECRET_HELP = " Chỉ hiện lần này; trao tận tay người dùng."
AGENCIES = "Cơ quan"
AGENCY_NAME = "Tên cơ quan"
SHORT_NAME = "Tên viết tắt"
CONFIRMED = "Đã xác minh là có trong bộ máy (mới có nghĩa vụ báo cáo ở kỳ mở sau)"
VALID_FROM = "Có từ ngày"
VALID_TO = "Đến ngày"
NOTE = "Ghi chú, nguồn"
AGENCY_SAVED = "Đã lưu thông tin cơ quan. Giá trị cũ được giữ trong nhật ký."
BACK = "← Về quản trị"
DAY_FORM = "ngày/tháng/năm"

AUDIT_HELP = (
    "Mỗi thao tác một dòng, nối nhau bằng mã băm; cơ sở dữ liệu từ chối sửa hoặc xóa. {count} dòng. Lệnh "
    "“python app.py check” kiểm tra cả chuỗi."
)
AUDIT_COLUMNS = ("Thời điểm", "Người thực hiện", "Thao tác", "Đối tượng", "Chi tiết", "Từ địa chỉ")
DEED = "Thao tác"
ALL_DEEDS = "Mọi thao tác"
DEEDS = {
    "record_status": "Cập nhật tiến độ",
    "set_deadline": "Đặt thời hạn",
    "open_round": "Mở kỳ báo cáo",
    "choose": "Đổi thiết lập",
    "correct_agency": "Sửa thông tin cơ quan",
    "create_user": "Tạo tài khoản",
    "reset_password": "Cấp lại mật khẩu",
    "change_password": "Đổi mật khẩu",
    "close_user": "Khóa tài khoản",
    "open_user": "Mở lại tài khoản",
    "sign_in": "Đăng nhập",
    "sign_in_failed": "Đăng nhập sai",
    "sign_out": "Đăng xuất",
    "seed": "Nạp dữ liệu gốc",
}
SUBJECTS = {
    "settings": "thiết lập",
    "report": "lượt nhiệm vụ",
    "round": "kỳ báo cáo",
    "agency": "cơ quan",
    "user": "tài khoản",
    "document": "văn bản",
}
OLDER = "Cũ hơn →"
NEWEST = "← Mới nhất"
NO_DEEDS = "Chưa có thao tác nào loại này."
FIELDS = {
    "before_includes_day": "tính cả ngày 15",
    "day_off_policy": "trùng ngày nghỉ",
    "due_soon_days": "sắp đến hạn (ngày)",
    "stale_days": "lâu chưa cập nhật (ngày)",
    "rate": "công thức tỷ lệ",
    "state": "trạng thái",
    "verification": "xác nhận",
    "percent": "tiến độ",
    "version": "bản",
    "username": "tên đăng nhập",
    "role": "vai trò",
    "reason": "lý do",
    "due_on": "ngày cuối",
    "was": "trước đó",
    "task": "nhiệm vụ",
    "agency": "cơ quan",
    "year": "năm",
    "reports": "số lượt nhiệm vụ",
    "name": "tên",
    "short_name": "tên viết tắt",
    "is_confirmed": "đã xác minh",
    "valid_from": "từ ngày",
    "valid_to": "đến ngày",
    "note": "ghi chú",
    "documents": "số văn bản",
    "agency_id": "cơ quan",
}
HIDDEN = ("op_id", "sha256")
EMPTY = "trống"
YES = "có"
NO = "không"
