"""What agencies are called, and the words that give them a part."""

# Word lists are read across, not down.
# fmt: off

# Bodies that are named as several: «các sở», «Các Cục».
KINDS_OF_MANY = (
    "sở", "cơ quan", "đơn vị", "tổ chức", "ban", "ngành", "địa phương", "doanh nghiệp", "xã",
    "huyện", "cơ sở", "trường", "viện", "lực lượng", "hội", "bộ", "tập đoàn", "ngân hàng", "phòng",
    "phường", "đoàn thể", "hợp tác xã", "hiệp hội", "vụ", "cục", "quân khu", "thành viên",
    "chủ đầu tư", "chủ rừng", "bệnh viện", "trung tâm", "chi cục", "công ty", "tổng công ty",
    "nhà trường", "thôn", "đồn", "tổng cục", "huyện ủy", "đảng ủy", "học viện", "thành phố",
    "chi nhánh", "tỉnh", "thị xã", "quận", "đặc khu", "ủy ban", "đoàn", "đại biểu", "chi bộ",
    "đảng bộ", "hộ gia đình", "cấp ủy", "ấp", "khóm", "khu phố", "tổ dân phố", "buôn", "nhà mạng",
    "bến xe", "chi, đảng bộ",
)
AGENCY_STARTERS = (
    "Vụ", "Tổng cục", "Vụ trưởng", "Cục trưởng", "Tổng cục trưởng", "Bộ trưởng", "BQL", "Tạp chí",
    "Tổng Liên đoàn", "Trung ương Hội", "Trưởng các", "Sở", "Ban", "Văn phòng", "Công an",
    "Bộ Chỉ huy", "Báo", "Đài", "Trường", "Cục", "Chi cục", "Kho bạc", "Ngân hàng", "Trung tâm",
    "Liên minh", "Hội", "Viện", "Tòa án", "Quỹ", "Liên đoàn", "Tỉnh đoàn", "Đoàn",
    "Bảo hiểm xã hội", "Ủy ban", "Uỷ ban", "Liên hiệp", "Hiệp hội", "Kiểm toán", "Chi nhánh",
    "Cổng Thông tin", "Tổng công ty", "Tổng Công ty", "Học viện", "Đại học", "Bệnh viện",
    "Hợp tác xã", "Tổ công tác", "Thành đoàn", "Thành ủy", "Huyện ủy", "UBND", "HĐND", "Chủ tịch",
    "Phòng", "Bộ Tư lệnh", "Tập đoàn", "Công ty", "Người đứng đầu", "Thủ trưởng", "Giám đốc",
    "Chánh Văn phòng", "Chánh Thanh tra", "Mặt trận", "Thường trực", "Tỉnh ủy", "Đảng ủy",
    "Cơ quan", "cơ quan", "cấp ủy", "Cấp ủy", "đơn vị", "Doanh nghiệp", "Trạm",
    "Nhà xuất bản", "Nhà Xuất bản", "Thông tấn xã",
    "Quân khu", "Cảng vụ", "Hạt Kiểm lâm", "Đồn Biên phòng", "Vườn quốc gia", "Vườn Quốc gia",
    "Tiểu ban", "Tổ giúp việc", "Tổ Giúp việc", "Tổ Công tác", "Bí thư", "Chỉ huy trưởng",
    "Trưởng Ban", "Trưởng ban", "Trưởng phòng", "Trưởng Phòng", "Trưởng Công an", "Hiệu trưởng",
    "Viện trưởng", "Chánh án", "Chi cục trưởng", "Bưu điện", "Viễn thông", "Thành viên",
    "Chủ đầu tư", "Bộ, cơ quan", "Bộ, ngành", "Ban, ngành", "Tổ chuyên",
    "Lực lượng vũ trang", "Lực lượng Công an", "Lực lượng công an", "Lực lượng Quân",
    "Lực lượng Kiểm", "Lực lượng Quản", "Tổng Thanh tra", "Thống đốc", "Tổng Giám đốc",
    "Tổng giám đốc", "Trưởng ấp", "trưởng ấp", "Trưởng khóm", "trưởng khóm", "trưởng thôn",
    "trưởng bản", "Trưởng trạm", "Trưởng Trạm", "Tổ công nghệ", "Tổ Công nghệ", "Tổ hòa giải",
    "Tổ dân phố", "Thanh tra Sở", "Thanh tra Bộ", "Thanh tra tỉnh", "thành viên",
    "Thanh tra các", "người đứng đầu", "thủ trưởng", "Trung ương Đoàn", "Trưởng thôn", "Trưởng bản",
    "TCT", "CTCP", "Cty", "Tổng Cty", "HTX", "Xí nghiệp", "Nhà máy", "Nhà hát", "Bảo tàng",
    "Thư viện", "Doanh nghiệp tư nhân", "VNPT", "Viettel", "MobiFone",
    "Tổ đảng", "Đảng đoàn", "UBTVQH",
    "Tổ trưởng", "Chủ nhiệm", "Đảng bộ", "Chi bộ", "Công đoàn", "Ban giám hiệu", "Bộ phận",
    "Lãnh đạo các", "Lãnh đạo UBND", "Phó Chủ tịch", "Đại diện các",
    "Sở, ban", "Sở, ngành", "Hội, hiệp hội", "Tất cả các", "Toàn thể các",
    *(
        f"Công chức {field}"
        for field in (
            "Văn hóa", "Văn hoá", "Tư pháp", "Địa chính", "Tài chính", "Văn phòng", "phụ trách",
        )
    ),
    *(
        f"{office} {body}"
        for office in ("Lãnh đạo", "Đại diện", "Đại diện lãnh đạo", "Đại diện Lãnh đạo")
        for body in ("Sở", "Bộ", "Ban", "Trung tâm", "Văn phòng", "Cục", "Vụ", "Phòng", "Công ty")
    ),
    *(
        f"{article} {kind}"
        for many in KINDS_OF_MANY
        for article in ("Các", "các", "Mỗi", "Từng", "Quý")
        for kind in (many, many[0].upper() + many[1:])
    ),
)
# Bodies without a name of their own: an agency only where agencies are listed.
BODY_STARTERS = (
    "Sở", "sở", "ngành", "Ngành", "Bộ", "bộ", "địa phương", "Địa phương", "chính quyền",
    "Chính quyền", "lực lượng", "Lực lượng", "doanh nghiệp", "Doanh nghiệp", "tổ chức", "Tổ chức",
    "đơn vị", "Đơn vị", "viện", "Viện", "trường", "Trường", "hiệp hội", "Hiệp hội", "Liên hiệp",
    "đoàn thể", "Đoàn thể", "Cổng Thông tin", "Bưu điện", "Viễn thông", "cơ sở", "Cơ sở",
    "Mặt trận", "mặt trận", "hợp tác xã", "Hợp tác xã", "Xã", "Hội",
    "Quỹ", "Tổng công ty", "hệ thống truyền", "Đặc khu", "ban, ngành", "Ban, ngành",
    "bộ, ngành", "cấp ủy", "hội, đoàn thể", "các tỉnh", "bộ ngành", "báo chí", "cơ quan",
    "Các tỉnh", "chủ đầu tư", "nhà thầu",
)
# These open with the name of an agency and mean something else.
NOT_AGENCIES = (
    "Phòng và chống", "Vụ việc", "Vụ án",
    "Báo cáo", "Hội nghị", "Hội thảo", "Ban hành", "Đoàn kết", "Trường hợp", "Trung tâm của",
    "Thanh tra,", "Phòng, chống", "Phòng chống", "Các trường hợp", "các trường hợp",
    "Các trường dữ liệu", "Các cơ sở dữ liệu", "các cơ sở dữ liệu", "Các cơ sở hạ tầng",
    "Các bộ chỉ số",
    "các bộ chỉ số", "các bộ dữ liệu", "Các bộ dữ liệu", "các bộ tiêu chí", "Các bộ tiêu chí",
    "Các hội nghị", "các hội nghị", "các hội thảo", "Các hội thảo", "Các trường thông tin",
    "các cơ sở hạ tầng", "Hội đủ", "Hội tụ", "Đoàn viên", "Ban ngày", "Báo động", "Trường học",
    "Hội nhập", "Thuế suất", "Cục bộ", "Các trung tâm thương mại", "Quỹ đất",
    "Viện dẫn", "Viện trợ", "Đài tưởng", "Công ty cổ phần hóa", "Trạm biến", "Chi nhánh đăng ký",
    "Viễn thông công", "Trạm biến áp", "Các trạm", "Các thôn đặc biệt",
)
# A starter here may open a list of its own only after a stop, never in the middle of a name.
POINTING_BACK = ("này", "đó", "ấy")
# In small letters too, behind a semicolon, the subject of what follows.
LOCAL_RULE = ("cấp ủy",)
WEAK_STARTERS = ("cơ quan", "đơn vị", "các xã", "các huyện", "Cơ quan")
AGENCY_STOPS = (
    "chủ trì", "chịu trách nhiệm", "phối hợp", "triển khai", "thực hiện", "tham mưu",
    "căn cứ", "định kỳ", "có trách nhiệm", "gửi",
    "báo cáo", "phản ánh", "để", "theo dõi", "xây dựng kế", "xây dựng và", "tích cực", "đẩy mạnh",
    "chủ động", "tăng cường", "rà soát", "phải", "trong việc", "trong tổ", "trong triển",
    "theo chức", "theo", "tập trung", "tiếp tục", "hướng dẫn", "đôn đốc", "kiểm tra", "cập nhật",
    "tổng hợp", "nghiêm túc", "bám sát", "khẩn trương", "nghiên cứu", "đề xuất", "ban hành",
    "quán triệt", "chỉ đạo", "trên cơ", "trực tiếp", "thường xuyên", "tuyên truyền",
    "bố trí", "kịp thời",
    "lồng ghép", "là đầu mối", "hoàn thành", "đảm bảo", "bảo đảm", "tiến hành", "tham gia",
    "khai thác", "thúc đẩy", "huy động", "vận động",
)
HEADS = ("Người đứng đầu", "Thủ trưởng", "Chủ tịch", "Giám đốc")
ASKED_IN_HEADINGS = ("Đề nghị ", "Khuyến khích ", "Kêu gọi ")
# Members of a board, each of whom it may concern.
MEMBERS = ("Các thành viên", "các thành viên", "Thành viên", "thành viên")
ANSWERING = ("Người đứng đầu",)
DIRECTED_KINDS = (
    "các doanh nghiệp", "doanh nghiệp", "các lực lượng", "lực lượng", "các tổ chức tín dụng",
)
# Behind a name in brackets: which part is meant.
MARKED_LEADING = ("chủ trì", "cơ quan chủ trì", "đơn vị chủ trì", "đầu mối", "cơ quan đầu mối")
MARKED_COORDINATING = ("phối hợp", "cơ quan phối hợp", "đơn vị phối hợp", "cùng phối hợp")
LEADING = "chủ trì"
LEADING_FORMS = ("chủ trì", "chú trì", "chủ tri", "làm đầu mối", "là cơ quan chủ trì")
BEFORE_LEADING = ("chịu trách nhiệm", "là cơ quan thường trực,", "có trách nhiệm", "làm")
COORDINATING = "phối hợp"
CLOSELY = ("chặt chẽ ", "đồng bộ ", "tốt ", "kịp thời ", "thường xuyên ", "chặt chẽ, ", "")
BEFORE_WITH = ("với", "cùng", "đối", "so", "giữa", "và", "của")
WITH = ("với", "cùng với", "cùng")
DIRECTING = "Chỉ đạo "
PLURAL = "các "
RELATED = (" có liên quan", " liên quan", " được giao")
SUBORDINATE = (" thuộc ủy ban nhân dân", " trực thuộc ủy ban nhân dân", " trực thuộc")
REPORTING = ("định kỳ", "gửi báo cáo", "báo cáo", "phản ánh", "gửi")
COLLECTING = "để tổng hợp"
TOWARDS = ("phản ánh đến", "phản ánh về")
DISSEMINATING = ("Tuyên truyền", "Phổ biến", "Quán triệt")
# «Cơ quan chủ trì: X», «Đơn vị phối hợp thực hiện: Y».
FIELD_NOUNS = ("cơ quan", "đơn vị", "cơ quan, đơn vị", "cơ quan/đơn vị")
LEAD_VERBS = (
    "chủ trì", "chủ trì thực hiện", "chủ trì tham mưu", "chủ trì, tham mưu", "chủ trì soạn thảo",
    "chủ trì xây dựng", "chủ trì triển khai", "chủ trì theo dõi", "chịu trách nhiệm",
    "chịu trách nhiệm chính", "tham mưu", "đầu mối", "phụ trách",
)
COORDINATE_VERBS = ("phối hợp", "phối hợp thực hiện", "phối hợp triển khai")
ALL_VERBS = ("thực hiện", "tổ chức thực hiện", "triển khai thực hiện")
FIELD_LEAD = (
    "chủ trì", "chủ trì thực hiện", "phân công chủ trì", "người phụ trách",
    "bộ phận phụ trách", "bộ phận chủ trì",
    *(f"{noun} {verb}" for noun in FIELD_NOUNS for verb in LEAD_VERBS),
)
FIELD_COORDINATE = (
    *COORDINATE_VERBS, *(f"{noun} {verb}" for noun in FIELD_NOUNS for verb in COORDINATE_VERBS),
)
FIELD_ALL = (
    "trách nhiệm thực hiện", "phân công thực hiện", "người thực hiện", "đối tượng thực hiện",
    "phân công", "tổ chức thực hiện",
    *(f"{noun} {verb}" for noun in FIELD_NOUNS for verb in ALL_VERBS),
)
AIMS = "Mục đích"
ABBREVIATIONS = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "uỷ ban": "ủy ban"}
