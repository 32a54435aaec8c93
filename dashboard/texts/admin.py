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
EMAIL = "Thư điện tử (không bắt buộc, để nhận tóm tắt mỗi ngày)"
CREATE = "Tạo tài khoản"
CHANGE_EMAIL = "Đổi thư điện tử"
OF_ACCOUNT = "Tài khoản"
CHOOSE_ACCOUNT = "Chọn tài khoản"
NEW_EMAIL = "Địa chỉ mới (để trống để bỏ)"
SAVE_EMAIL = "Lưu địa chỉ"
EMAIL_SAVED = "Đã lưu thư điện tử của {username}."
STUCK = "Thư chưa gửi được"
STUCK_COLUMNS = ("Gửi đến", "Ngày", "Số lần thử", "Lỗi gần nhất", "Tình trạng")
STUCK_TRYING = "còn thử lại"
STUCK_GIVEN_UP = "thôi gửi sau 3 ngày; người nhận vẫn đọc được trong Hộp thư"
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
    "verify": "Xác nhận báo cáo",
    "send_back": "Trả lại báo cáo",
    "undo": "Hoàn tác",
    "add_evidence": "Thêm tài liệu minh chứng",
    "remove_evidence": "Gỡ tài liệu minh chứng",
    "set_deadline": "Đặt thời hạn",
    "ask_extension": "Đề nghị gia hạn",
    "decide_extension": "Duyệt đề nghị gia hạn",
    "ask_explanation": "Yêu cầu giải trình",
    "answer_explanation": "Giải trình",
    "ask_review": "Đề nghị xem xét lại",
    "answer_review": "Trả lời đề nghị xem xét lại",
    "gather_obstacles": "Gom khó khăn, vướng mắc",
    "answer_obstacle": "Trả lời khó khăn, vướng mắc",
    "propose_amendment": "Đề nghị sửa đổi Kế hoạch",
    "add_own_task": "Thêm nhiệm vụ riêng",
    "change_own_task": "Sửa nhiệm vụ riêng",
    "withdraw_own_task": "Bỏ nhiệm vụ riêng",
    "urge": "Đôn đốc",
    "note_meeting": "Ghi nhận giao ban",
    "star_task": "Đánh dấu nhiệm vụ trọng tâm",
    "open_round": "Mở kỳ báo cáo",
    "extend_round": "Gia hạn kỳ báo cáo",
    "close_round": "Chốt kỳ báo cáo",
    "lock_round": "Khóa sổ kỳ báo cáo",
    "reopen_round": "Mở lại kỳ đã khóa sổ",
    "take_snapshot": "Chụp số liệu",
    "choose": "Đổi thiết lập",
    "correct_agency": "Sửa thông tin cơ quan",
    "create_user": "Tạo tài khoản",
    "set_email": "Đổi thư điện tử",
    "reset_password": "Cấp lại mật khẩu",
    "change_password": "Đổi mật khẩu",
    "close_user": "Khóa tài khoản",
    "open_user": "Mở lại tài khoản",
    "sign_in": "Đăng nhập",
    "sign_in_failed": "Đăng nhập sai",
    "sign_out": "Đăng xuất",
    "seed": "Nạp dữ liệu gốc",
    "add_document": "Thêm văn bản",
    "correct_document": "Sửa thông tin văn bản",
    "verify_field": "Xác minh thông tin văn bản",
    "set_validity": "Ghi hiệu lực văn bản",
    "validity_came_due": "Văn bản đến ngày đổi hiệu lực",
    "add_relation": "Thêm quan hệ văn bản",
    "confirm_relation": "Xác nhận quan hệ văn bản",
    "remove_relation": "Gỡ quan hệ văn bản",
    "add_effect": "Thêm tác động của văn bản",
    "merge_document": "Gộp văn bản",
    "take_merged": "Nhận văn bản gộp vào",
    "split_document": "Tách văn bản",
    "resolve_citation": "Xác định văn bản được viện dẫn",
    "mark_general": "Ghi nhận viện dẫn chung",
    "draft_amendment": "Soạn đề nghị sửa đổi Kế hoạch",
    "settle_alarm": "Xử lý cảnh báo văn bản",
    "add_link": "Thêm đường dẫn văn bản",
    "remove_link": "Gỡ đường dẫn văn bản",
    "check_links": "Kiểm tra đường dẫn",
    "add_document_file": "Thêm tệp văn bản",
    "remove_document_file": "Gỡ tệp văn bản",
    "import_documents": "Nhập văn bản từ bảng tính",
    "import_statuses": "Nhập bảng tình hình từ Excel",
    "enrol_screen": "Ghi danh màn hình",
    "change_screen": "Sửa màn hình",
    "withdraw_screen": "Thu hồi màn hình",
    "screen_code_wrong": "Nhập sai mã màn hình",
    "open_feed": "Mở địa chỉ lịch",
    "revoke_feed": "Thu hồi địa chỉ lịch",
    "add_paper_template": "Thêm mẫu văn bản",
    "withdraw_paper_template": "Ngừng dùng mẫu văn bản",
    "edit_paper": "Sửa văn bản",
    "restore_paper": "Lấy lại dự thảo văn bản",
    "order_file": "Đặt làm tệp",
    "cancel_file": "Hủy tệp đã đặt",
    "make_file": "Làm xong tệp",
    "fail_file": "Không làm được tệp",
    "sweep_files": "Bỏ nội dung tệp quá hạn giữ",
    "open_token": "Cấp khóa kết nối",
    "withdraw_token": "Thu hồi khóa kết nối",
    "receive_plan": "Gửi tệp kế hoạch",
    "read_plan_again": "Đọc lại tệp kế hoạch",
    "plan_was_read": "Đọc xong tệp kế hoạch",
    "correct_reading": "Sửa kết quả đọc kế hoạch",
    "uncorrect_reading": "Bỏ chỗ sửa kết quả đọc",
    "drop_plan": "Bỏ tệp kế hoạch",
    "keep_plan": "Lưu kế hoạch",
}
SUBJECTS = {
    "job": "tệp đã đặt",
    "paper": "báo cáo, công văn",
    "paper_template": "mẫu văn bản",
    "feed": "địa chỉ lịch",
    "token": "khóa kết nối",
    "settings": "thiết lập",
    "evidence": "tài liệu minh chứng",
    "obstacle": "nhóm khó khăn",
    "own_task": "nhiệm vụ riêng",
    "review": "đề nghị xem xét lại",
    "snapshot": "ảnh chụp số liệu",
    "meeting": "giao ban",
    "task": "nhiệm vụ",
    "report": "lượt nhiệm vụ",
    "round": "kỳ báo cáo",
    "agency": "cơ quan",
    "user": "tài khoản",
    "document": "văn bản",
    "alarm": "cảnh báo văn bản",
    "citation": "chỗ viện dẫn",
    "links": "đường dẫn",
    "documents": "bảng tính văn bản",
    "screen": "màn hình",
    "plan_import": "tệp kế hoạch",
}
OLDER = "Cũ hơn →"
NEWEST = "← Mới nhất"
NO_DEEDS = "Chưa có thao tác nào loại này."
FIELDS = {
    "kinds": "loại sửa",
    "text_sha256": "mã băm văn bản",
    "import": "tệp kế hoạch",
    "is_same": "không đổi",
    "tasks": "số nhiệm vụ",
    "corrections": "số chỗ sửa",
    "new_documents": "văn bản mới",
    "new_agencies": "cơ quan mới",
    "reports_opened": "lượt nhiệm vụ mở thêm",
    "reports_ended": "lượt nhiệm vụ thôi áp dụng",
    "counts": "số mục theo thay đổi",
    "paper": "văn bản",
    "about": "lập từ",
    "part": "phần",
    "maker": "loại tệp",
    "wanted": "yêu cầu",
    "code": "lý do",
    "urge_gap_days": "khoảng cách đôn đốc (ngày làm việc)",
    "escalate_after": "báo lãnh đạo sau (lần)",
    "volume_limits": "ngưỡng nhóm khối lượng",
    "on_behalf": "nhập thay",
    "closes_on": "ngày chốt",
    "title": "tên",
    "size": "cỡ (byte)",
    "report": "lượt nhiệm vụ",
    "rule": "quy tắc",
    "round": "kỳ",
    "outcome": "kết quả",
    "answer": "trả lời",
    "question": "câu hỏi",
    "wanted_on": "ngày xin",
    "granted_on": "ngày được duyệt",
    "number": "số",
    "times": "số lần",
    "email": "thư điện tử",
    "snapshot": "ảnh chụp số liệu",
    "held_at": "lúc họp",
    "measure": "chỉ số",
    "amendment": "đề nghị sửa đổi",
    "is_starred": "trọng tâm",
    "before_includes_day": "tính cả ngày 15",
    "day_off_policy": "trùng ngày nghỉ",
    "due_soon_days": "sắp đến hạn (ngày làm việc)",
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
    "key": "mã văn bản",
    "kind": "loại",
    "issuer": "cơ quan ban hành",
    "level": "cấp",
    "issued_on": "ngày ban hành",
    "effective_on": "ngày có hiệu lực",
    "expires_on": "ngày hết hiệu lực",
    "subject": "trích yếu",
    "signer": "người ký",
    "sensitivity": "phạm vi phổ biến",
    "notes": "ghi chú",
    "names": "tên gọi",
    "validity": "hiệu lực",
    "validity_note": "ghi chú hiệu lực",
    "relation": "quan hệ",
    "between": "giữa",
    "is_certain": "chắc chắn",
    "clauses": "điều khoản",
    "from_on": "từ ngày",
    "cause": "nguyên nhân",
    "document": "văn bản",
    "place": "điểm",
    "surface": "chữ trong Kế hoạch",
    "merged_into": "gộp vào",
    "merged": "đã gộp",
    "split_off": "tách ra",
    "citations": "số chỗ viện dẫn",
    "relations": "số quan hệ",
    "url": "đường dẫn",
    "new": "thêm mới",
    "changed": "sửa",
    "same": "giữ nguyên",
    "left": "để lại",
    "links": "số đường dẫn đã hỏi",
    "alarms": "số cảnh báo mở ra",
    "ok": "mở được",
    "moved": "đã chuyển địa chỉ",
    "dead": "đã hỏng",
    "unreachable": "chưa hỏi được",
    "refused": "không được hỏi",
    "section": "mục",
    "custodian": "người giữ",
    "scopes": "được đọc",
    "per_minute": "lần hỏi mỗi phút",
    "ends_on": "ngày dùng cuối cùng",
    "views": "các hình",
    "seconds": "số giây mỗi hình",
    "device": "địa chỉ thiết bị",
}
HIDDEN = ("op_id", "sha256")
EMPTY = "trống"
YES = "có"
NO = "không"
