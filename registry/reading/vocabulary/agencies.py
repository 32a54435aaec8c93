"""What agencies are called, and the words that give them a part."""

# Word lists are read across, not down.
# fmt: off

AGENCY_STARTERS = (
    "Sở", "Ban", "Văn phòng", "Thanh tra", "Công an", "Bộ Chỉ huy", "Báo", "Đài", "Trường", "Cục",
    "Chi cục", "Kho bạc", "Ngân hàng", "Trung tâm", "Liên minh", "Hội", "Viện", "Tòa án", "Quỹ",
    "Liên đoàn", "Tỉnh đoàn", "Đoàn", "Bảo hiểm xã hội", "Thống kê", "Thuế", "Hải quan", "Ủy ban",
    "UBND", "HĐND", "Chủ tịch", "Phòng", "Bộ Tư lệnh", "Tập đoàn", "Công ty", "Điện lực",
    "Người đứng đầu", "Thủ trưởng", "Giám đốc", "Mặt trận", "Thường trực", "Tỉnh ủy", "Đảng ủy",
    "Các sở", "các sở", "Các cơ quan", "các cơ quan", "Các đơn vị", "các đơn vị", "Các tổ chức",
    "các tổ chức", "Các ban", "các ban", "Các ngành", "các ngành", "các địa phương",
    "Các địa phương", "Cơ quan", "cơ quan", "cấp ủy", "Cấp ủy", "đơn vị", "Các doanh nghiệp",
    "các doanh nghiệp", "các xã", "các huyện", "Các huyện", "Các xã",
)
# Bodies without a name of their own: an agency only where agencies are listed.
BODY_STARTERS = (
    "Sở", "sở", "ngành", "Ngành", "Bộ", "bộ", "địa phương", "Địa phương", "chính quyền",
    "Chính quyền", "lực lượng", "Lực lượng", "doanh nghiệp", "Doanh nghiệp", "tổ chức", "Tổ chức",
    "đơn vị", "Đơn vị", "viện", "Viện", "trường", "Trường", "hiệp hội", "Hiệp hội", "Liên hiệp",
    "đoàn thể", "Đoàn thể", "Cổng Thông tin", "Bưu điện", "Viễn thông", "cơ sở", "Cơ sở",
    "Mặt trận", "mặt trận", "hợp tác xã", "Hợp tác xã", "Xã", "xã", "phường", "Hội", "hội",
    "các", "Các", "Quỹ", "Tổng công ty", "hệ thống truyền", "Đặc khu",
)
# These open with the name of an agency and mean something else.
NOT_AGENCIES = (
    "Báo cáo", "Hội nghị", "Hội thảo", "Ban hành", "Đoàn kết", "Trường hợp", "Trung tâm của",
    "Thanh tra,", "Phòng, chống", "Phòng chống", "Hội nhập", "Thuế suất", "Cục bộ",
)
# A starter here may open a list of its own only after a stop, never in the middle of a name.
WEAK_STARTERS = ("cơ quan", "đơn vị", "các xã", "các huyện", "Cơ quan")
AGENCY_STOPS = (
    "chủ trì", "chịu trách nhiệm", "phối hợp", "triển khai", "thực hiện", "tham mưu",
    "tổ chức thực", "tổ chức triển", "tổ chức các", "căn cứ", "định kỳ", "có trách nhiệm", "gửi",
    "báo cáo", "phản ánh", "để", "theo dõi", "xây dựng kế", "xây dựng và", "tích cực", "đẩy mạnh",
    "chủ động", "tăng cường", "rà soát", "phải", "trong việc", "trong tổ", "trong triển",
    "theo chức", "theo", "tập trung", "tiếp tục", "hướng dẫn", "đôn đốc", "kiểm tra", "cập nhật",
    "tổng hợp", "nghiêm túc", "bám sát", "khẩn trương", "nghiên cứu", "đề xuất", "ban hành",
    "quán triệt", "chỉ đạo", "trên cơ", "trực tiếp", "thường xuyên", "tuyên truyền",
    "tổ chức tuyên", "tổ chức hội", "tổ chức đánh", "tổ chức kiểm", "bố trí", "kịp thời",
    "lồng ghép", "là đầu mối", "hoàn thành", "đảm bảo", "bảo đảm", "tiến hành", "tham gia",
    "khai thác", "thúc đẩy", "trình", "lập", "làm", "huy động", "vận động", "là cơ quan",
)
HEADS = ("Người đứng đầu", "Thủ trưởng", "Chủ tịch", "Giám đốc")
REQUEST = "Đề nghị "
DEMAND = "Yêu cầu "
ASSIGN = "Giao "
LEADING = "chủ trì"
COORDINATING = "phối hợp"
CLOSELY = ("chặt chẽ ", "đồng bộ ", "")
WITH = ("với", "cùng")
DIRECTING = "Chỉ đạo "
PLURAL = "các "
RELATED = (" có liên quan", " liên quan", " được giao")
SUBORDINATE = (" thuộc ủy ban nhân dân", " trực thuộc ủy ban nhân dân", " trực thuộc")
REPORTING = ("định kỳ", "gửi báo cáo", "báo cáo", "phản ánh", "gửi")
COLLECTING = "để tổng hợp"
TOWARDS = ("đến", "về", "cho", "qua", "gửi")
DISSEMINATING = ("Tuyên truyền", "Phổ biến", "Quán triệt")
FIELD_LEAD = ("cơ quan chủ trì", "đơn vị chủ trì", "chủ trì")
FIELD_COORDINATE = ("cơ quan phối hợp", "đơn vị phối hợp", "phối hợp")
FIELD_ALL = ("cơ quan thực hiện", "đơn vị thực hiện")
AIMS = "Mục đích"
ABBREVIATIONS = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "uỷ ban": "ủy ban"}
