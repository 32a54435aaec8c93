"""Words of the command line."""

import errno

HELP = "Theo dõi Kế hoạch 66/KH-UBND. Mọi lệnh chạy trên máy chủ."
RUN = "Chạy hệ thống thật (cần PLAN_DATABASE_URL và PLAN_SECRET_KEY)."
INIT = "Khởi tạo hệ thống thật: tạo bảng, nạp Kế hoạch 66, cấp tài khoản quản trị đầu tiên."
INIT_USERNAME = "Tên đăng nhập của quản trị đầu tiên."
INIT_NAME = "Họ tên của quản trị đầu tiên."
DEMO = "Tạo dữ liệu trình diễn (nếu chưa có) rồi chạy để xem thử tại http://127.0.0.1:8050."
DEMO_ONLY = "Chỉ tạo dữ liệu, không chạy máy chủ."
READ = "Đọc một văn bản kế hoạch (.txt) và in những gì đọc được."
READ_JSON = "In dạng JSON đầy đủ."
USER = "Quản lý tài khoản."
USER_ADD = "Tạo tài khoản; in ra mật khẩu dùng một lần."
USER_LIST = "Liệt kê tài khoản."
USER_RESET = "Cấp lại mật khẩu dùng một lần."
USER_CLOSE = "Khóa tài khoản và kết thúc mọi phiên đăng nhập."
USER_OPEN = "Mở lại tài khoản đã khóa."
MAIL = "Một lượt thư: tạo bản tóm tắt trong ngày và gửi thư đến hạn (cần PLAN_SMTP_URL, PLAN_MAIL_FROM)."
MAIL_OFF = "Chưa đặt PLAN_SMTP_URL: không gửi thư điện tử; hộp thư trong hệ thống vẫn hoạt động."
MAIL_DEMONSTRATION = "Dữ liệu trình diễn: không tạo và không gửi thư nào."
DUE = "Rà soát văn bản đến ngày có hiệu lực, hết hiệu lực hoặc chịu tác động (chạy mỗi ngày)."
CHECK = "Kiểm tra cấu hình, cơ sở dữ liệu, nhật ký và dữ liệu gốc."
ROLE = "Vai trò: leader (lãnh đạo), officer (Sở Nội vụ), agency (cơ quan), admin (quản trị)."
AGENCY_CODE = "Mã cơ quan, bắt buộc với vai trò agency (ví dụ so-tu-phap)."
MISSING = "Thiếu biến môi trường {name}. Đặt biến này rồi chạy lại."
BAD_SETTINGS = {
    "PLAN_SECRET_KEY": "{name} quá ngắn: cần một chuỗi bí mật từ 32 ký tự. Đặt lại rồi chạy lại.",
    "PLAN_PORT": "{name} phải là số cổng từ 1 đến 65535. Đặt lại rồi chạy lại.",
    "PLAN_SMTP_URL": (
        "{name} không đúng. Dạng: smtps://tên:mậtkhẩu@máychủ hoặc smtp://tên:mậtkhẩu@máychủ:587?starttls; "
        "mật khẩu chỉ gửi qua đường mã hóa."
    ),
    "PLAN_MAIL_FROM": "{name} phải là một địa chỉ thư điện tử, ví dụ theodoi@coquan.gov.vn.",
    "PLAN_DIGEST_HOUR": "{name} phải là giờ từ 0 đến 23. Đặt lại rồi chạy lại.",
    "PLAN_PUBLIC_URL": "{name} phải bắt đầu bằng https:// hoặc http://, không có dấu cách.",
    "PLAN_LINK_HOSTS": (
        "{name} phải là tên các trang cách nhau dấu phẩy (ví dụ vbpl.vn,congbao.chinhphu.vn) hoặc *. Đặt lại "
        "rồi chạy lại."
    ),
    "PLAN_PROXIES": "{name} phải là số máy chủ chuyển tiếp tin cậy (0, 1, 2…). Đặt lại rồi chạy lại.",
}
PROGRAM = "python app.py"
USAGE = "Cách dùng: "
USAGE_PARTS = {"[OPTIONS] COMMAND [ARGS]...": "[TÙY CHỌN] LỆNH [THAM SỐ]…"}
HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh", "Usage": "Cách dùng"}
HELP_OPTION = "Hiện hướng dẫn này."
NO_OPTION = "Không có tùy chọn {name}."
MISSING_PART = "Thiếu {name}."
BAD_PART = "Giá trị của {name} không hợp lệ."
BAD_COMMAND = "Lệnh chưa đúng."
SEE_HELP = "Xem: {command} --help"
UNSAFE_SQLITE = (
    "SQLite {version} có lỗi có thể làm mất dữ liệu đã ghi. Cài pysqlite3 theo requirements.txt "
    "(SQLite từ 3.51.3) rồi chạy lại."
)
NO_DATABASE = "Không mở được cơ sở dữ liệu: {why}. Kiểm tra đường dẫn, quyền ghi và ổ đĩa."
NOT_READY = "Cơ sở dữ liệu chưa được khởi tạo hoặc chưa nâng cấp. Chạy: python app.py init"
IS_DEMONSTRATION = (
    "Cơ sở dữ liệu này là dữ liệu trình diễn, không dùng để chạy thật. Đặt PLAN_DATABASE_URL khác."
)
IS_REAL = "Cơ sở dữ liệu này có dữ liệu thật, không dùng để trình diễn. Đặt PLAN_DEMONSTRATION_URL khác."
ALREADY = "Cơ sở dữ liệu đã được khởi tạo; đã nâng cấp bảng lên bản {revision}."
INIT_DONE = "Đã nạp Kế hoạch 66: {documents} văn bản, {sections} mục, {tasks} nhiệm vụ."
FIRST_ACCOUNT = "Tài khoản quản trị: {username}   mật khẩu dùng một lần: {password}"
ONE_TIME = "{username}: mật khẩu dùng một lần {password}"
BUILDING_DEMO = "Đang tạo dữ liệu trình diễn, khoảng nửa phút…"
SERVING = "Đang chạy tại {address}"
DEMO_ACCOUNT = "  {role:<22} {username:<10} {password}"
DEMO_ACCOUNTS = "Tài khoản trình diễn (vai trò, tên đăng nhập, mật khẩu):"
FILE = "TỆP"
NAME = "TÊN"
FULL_NAME = "HỌ_TÊN"
FILE_ERRORS = {
    errno.ENOENT: "không có tệp này",
    errno.EISDIR: "đây là thư mục",
    errno.EACCES: "không có quyền đọc",
}
FILE_ERROR = "không đọc được"
NO_FILE = "Không đọc được tệp {path}: {why}"
NO_USER = "Không có tài khoản “{username}”."
DONE = "Đã xong."
OPEN = "hoạt động"
CLOSED = "đã khóa"
CHECKED = "đạt   {what}"
FAILED = "hỏng  {what}: {why}"
CHECKS = {
    "engine": "phiên bản cơ sở dữ liệu an toàn ({version})",
    "pragmas": "ghi đĩa an toàn: đã ghi là đã xuống đĩa",
    "schema": "bảng ở bản mới nhất ({revision})",
    "audit": "nhật ký liền mạch ({count} dòng)",
    "snapshots": "số liệu đã chốt đúng với lịch sử ({count} bản)",
    "text": "văn bản Kế hoạch 66 đúng từng byte",
}
FIRST_NAME = "Quản trị hệ thống"
READ_COUNTED = ("sections", "citations", "deadlines", "assignments", "defects")
DEMO_NAMES = {
    "leader": "Lãnh đạo (trình diễn)",
    "officer": "Cán bộ Sở Nội vụ (trình diễn)",
    "agency": "Cán bộ Sở Tư pháp (trình diễn)",
    "admin": "Quản trị (trình diễn)",
}
DEMO_OTHERS = "Cán bộ cơ quan (trình diễn)"
DEMO_RESULT = "Dữ liệu trình diễn: nội dung kết quả do máy tạo để xem thử."
DEMO_DIFFICULTY = "Dữ liệu trình diễn: khó khăn, vướng mắc do máy tạo để xem thử."
DEMO_PRODUCT = "Dữ liệu trình diễn: sản phẩm do máy tạo"
DEMO_PROPOSAL = "Dữ liệu trình diễn: kiến nghị do máy tạo để xem thử."
DEMO_RETURN = "Dữ liệu trình diễn: chưa gửi kèm sản phẩm, đề nghị bổ sung rồi gửi lại."
DEMO_DESK = {
    "subject": "V/v đôn đốc thực hiện và báo cáo kết quả Kế hoạch số 66/KH-UBND (lần {number}) – trình diễn",
    "letter": (
        "Dữ liệu trình diễn: thư đôn đốc lần {number} do máy tạo để xem thử, không gửi cho cơ quan nào."
    ),
    "extension": "Dữ liệu trình diễn: chờ hướng dẫn của cơ quan cấp trên (do máy tạo).",
    "decision": "Dữ liệu trình diễn: đã xem xét (do máy tạo).",
    "question": "Dữ liệu trình diễn: đề nghị cho biết vì sao chậm và khi nào xong (do máy tạo).",
    "explanation": "Dữ liệu trình diễn: nội dung giải trình do máy tạo để xem thử.",
    "obstacle": "Dữ liệu trình diễn: nhóm khó khăn do máy tạo",
    "answer": "Dữ liệu trình diễn: nội dung trả lời do máy tạo để xem thử.",
    "amendment": "Dữ liệu trình diễn: nội dung đề nghị sửa đổi, bổ sung do máy tạo để xem thử.",
    "own_task": "Dữ liệu trình diễn: nhiệm vụ riêng",
    "own_product": "Dữ liệu trình diễn: sản phẩm",
    "review": "Dữ liệu trình diễn: đề nghị xem lại tỷ lệ đúng hạn (do máy tạo).",
    "meeting": "Giao ban (trình diễn)",
}
DEMO_SNAPSHOT = "Số liệu chốt năm {year} (trình diễn)"
DEMO_DEADLINE = "Dữ liệu trình diễn: thời hạn do máy đặt để xem thử, Kế hoạch không nêu ngày này."
READ_SUMMARY = (
    "{number} – {subject}\nMục: {sections}   Viện dẫn: {citations}   Thời hạn: {deadlines}   "
    "Phân công: {assignments}   Lỗi chữ: {defects}"
)
READ_SECTION = "{path:<10} dòng {line:>4}  {words}"
READ_PAGE = "Đã nhận dạng trang {done}/{pages}"


def mail(made: int, sent: int, failed: int, given_up: int) -> str:
    """What one pass of the post came to."""
    said = f"Thư điện tử: tạo {made} bản tóm tắt, gửi {sent}, chưa gửi được {failed}"
    return f"{said}; thôi gửi {given_up} thư quá 3 ngày, xem trang Quản trị." if given_up else f"{said}."


def due_done(raised: int) -> str:
    """What a pass over the days found."""
    return f"Đã rà soát: {raised} cảnh báo mới về văn bản."
