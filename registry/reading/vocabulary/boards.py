"""Boards and units named by their task: the words of duties that stand inside such a name."""

# Word lists are read across, not down.
# fmt: off

BOARDS = (
    "Ban Chỉ đạo", "Ban chỉ đạo", "BCĐ", "Ban Chỉ huy", "Ban chỉ huy", "Ban Quản lý", "BQL",
    "Ban quản lý", "Ban Điều hành", "Ban Vận động", "Ban Vì", "Ban QLDA", "Tiểu ban", "Hội đồng",
    "Tổ công tác", "Tổ Công tác", "Tổ giúp việc", "Tổ Giúp việc", "Văn phòng Điều phối",
    "Văn phòng điều phối", "Văn phòng Thường trực", "Văn phòng thường trực",
    "Văn phòng Ban Chỉ đạo", "Quỹ Bảo vệ", "Quỹ Phát triển", "Quỹ Đầu tư", "Quỹ Hỗ trợ", "Quỹ Vì",
    "Hội Bảo vệ", "Hội Hỗ trợ", "Ban Công tác", "Hội Bảo trợ", "Hội đồng Thi đua",
)
MEMBERS_OF = (
    "Các thành viên", "các thành viên", "Thành viên", "Cơ quan Thường trực", "Cơ quan thường trực",
    "cơ quan thường trực", "Trưởng", "Trưởng ban", "Chủ tịch", "Thường trực",
)
# What no such name holds.
BOARD_STOPS = (
    "chủ trì", "phối hợp với", "có trách nhiệm", "chịu trách nhiệm", "theo", "báo cáo", "tham mưu",
    "để", "của", "tại", "là", "được", "đã", "có", "giúp", "tiếp tục", "tăng cường", "tổ chức",
    "chỉ đạo", "trong", "căn cứ", "rà soát", "tổng hợp", "đôn đốc", "hướng dẫn", "kiểm tra", "gửi",
    "xây dựng kế", "định kỳ", "kịp thời", "chủ động", "khẩn trương", "tập trung", "các sở", "trên",
)
# What ends it.
BOARD_LEVELS = (
    "tỉnh", "thành phố", "Thành phố", "huyện", "thị xã", "quận", "xã", "phường", "đặc khu",
    "cấp tỉnh", "cấp huyện", "cấp xã", "Trung ương", "trung ương", "quốc gia", "Quốc gia",
    "các cấp", "Tỉnh ủy", "Tỉnh", "khu vực",
)
# What a unit does, with the object it must have: «Cục Quản lý xây dựng công trình».
UNIT_TASKS = (
    "Quản lý", "Phát triển", "Xúc tiến", "Hỗ trợ", "Kiểm soát", "Bảo vệ", "Bảo trợ", "Dịch vụ",
    "Điều phối", "Thông tin", "Nghiên cứu", "Giám định", "Đăng ký", "Ứng dụng", "Đào tạo",
    "Tư vấn", "Quan trắc", "Kỹ thuật", "Công tác", "Hợp tác", "Xây dựng", "Đầu tư", "Kiểm định",
    "Bồi dưỡng", "Giám sát", "Kế hoạch", "Phục vụ", "Bồi thường", "Thẩm định", "Tổ chức",
    "Pháp luật", "Giáo dục", "Khoa học", "Chính sách", "Quỹ", "Văn hóa", "Điều hành", "Kiểm tra",
)
UNITS_OF_TASKS = (
    "Cục", "Vụ", "Chi cục", "Trung tâm", "Viện", "Hội", "Ban", "Phòng", "Tổng cục", "Trường",
)
# Another body behind «và», not the rest of a task.
OTHERS = ("các", "cơ quan", "đơn vị", "Ủy ban", "UBND", "Sở", "Ban ", "Thủ trưởng", "chính quyền")
ORGANIZING = "tổ chức"
PROVINCE, CITY = "tỉnh", "Thành phố"
