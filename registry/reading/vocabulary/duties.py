"""How a text says what an agency has to do: asked, given, charged; and where its name ends."""

# Word lists are read across, not down.
# fmt: off

# What an agency does: its name ends before. In small letters alone («Sở Xây dựng» goes on).
DUTIES = (
    "lãnh đạo thực", "lãnh đạo, chỉ", "lãnh đạo triển", "thẩm định", "thẩm tra", "hỗ trợ",
    "ưu tiên", "tiên phong", "dẫn dắt", "đi đầu", "phát triển",
    "kiểm soát", "giữ vững", "duy trì", "bảo vệ", "báo đảm", "cấp phát", "có phương án",
    "có kế hoạch", "có giải pháp", "có biện pháp", "có văn bản", "có hình thức", "có nhiệm vụ",
    "quản lý chặt", "quản lý tốt", "quản lý và", "xử lý", "giải quyết", "phát hiện", "phát động",
    "phát huy", "nâng cao", "đổi mới", "cải tiến", "cải thiện", "khắc phục", "chuẩn bị",
    "sẵn sàng", "nắm", "tạo điều kiện", "đề nghị", "kiến nghị", "khuyến khích", "yêu cầu",
    "thông báo", "công bố", "công khai", "cử", "phân công", "thành lập", "kiện toàn", "đánh giá",
    "khảo sát", "thu thập", "lựa chọn", "thực thi", "thi hành", "chú trọng", "quan tâm",
    "chấp hành", "tuân thủ", "quyết liệt", "giám sát", "điều tra", "đấu tranh", "ngăn chặn",
    "mở rộng", "kết nối", "thu hút", "xúc tiến", "quảng bá", "giới thiệu", "đưa", "bổ sung",
    "hoàn thiện", "thống nhất", "trao đổi", "tổng kết", "sơ kết", "cân đối", "phân bổ",
    "quyết toán", "biên soạn", "đăng tải", "phát sóng", "nhân rộng", "lan tỏa", "tôn vinh",
    "khen thưởng", "biểu dương", "đồng hành", "tham dự", "tiếp nhận", "hàng năm", "hằng năm",
    "khi", "nếu", "nhằm", "trong", "vào", "đã", "cần", "sẽ", "xây dựng",
    "trình ủy", "trình Ủy", "trình UBND", "trình cấp", "trình Chủ",
    "trình HĐND", "trình Hội", "trình Thủ", "trình Chính", "lập kế", "lập dự", "lập danh",
    "lập hồ", "làm tốt", "làm cơ", "làm rõ", "làm đầu", "làm việc với", "dự toán", "dự báo",
    "chia sẻ", "khuyến cáo", "cảnh báo", "tư vấn cho", "giúp", "đào tạo nguồn", "tạo mọi", "cũng",
    "tạo môi", "gắn", "áp dụng", "ứng dụng", "hình thành", "đầu tư", "số hóa", "chuyển giao",
    "nhận diện", "tìm kiếm", "ứng phó", "sơ tán", "di dời", "vận hành hệ", "trang bị", "mua sắm",
    "sử dụng hiệu", "sử dụng có", "thay đổi", "điều chỉnh", "điều tiết", "điều phối",
    "phân luồng", "tuần tra", "canh gác", "chốt", "trực ban", "trực 24", "trực gác",
    "cam kết", "ký kết", "thảo luận",
    "góp ý", "cho ý", "có ý", "chỉ được", "quy định", "nêu tại", "nêu trong",
    "xem xét", "quyết định", "phê duyệt", "chọn", "đối thoại", "tiếp công",
    "tiếp xúc", "xác định", "xác minh", "xác nhận", "bình chọn", "chăm lo", "thăm hỏi", "tặng",
    "nghiêm cấm", "đặc biệt", "cũng như", "cùng với", "khẩn", "nhanh chóng", "sớm", "kiên quyết",
    "kiên trì", "đồng thời", "nhất là", "như", "thông qua", "đầy mạnh", "tô chức", "trển khai",
    "bô trí", "khân trương", "bảo đâm", "cung cấp thông", "cung cấp số", "cung cấp đầy",
    "cung cấp kịp", "cung cấp tài", "thông tin tuyên", "thông tin kịp", "thông tin, tuyên",
    "tự chủ động", "vận dụng", "thiết lập", "khởi tạo", "lấy ý", "niêm yết", "rút kinh",
    "tháo gỡ", "là", "giao cho", "giao nhiệm", "dựng nhà", "dựng lều", "dựng lại", "ở các",
    "nghiên cứu",
)
# Said of what is done and gone, or of what a body is: no duty.
NO_DUTY = (
    "nhận được", "ban hành Kế hoạch", "xây dựng Kế hoạch", "giữ vai", "có ý kiến",
    "chỉ đạo như sau", "thông báo", "yêu cầu", "giao ", "đề nghị",
    "đã ", "được ", "là lực", "là Chủ tịch", "là Phó", "là những", "là một", "còn ",
    "có văn bản số", "có Văn bản", "có công văn", "có Công văn", "có Tờ trình", "có tờ trình",
    "có báo cáo số", "có Báo cáo", "có Quyết định", "chưa ", "chỉ được", "xin ",
    "có vai", "là nơi", "là bộ",
)
# Whom a sentence speaks to: «Đối với Sở Y tế, rà soát …».
CONCERNING = ("Đối với ", "Trách nhiệm của ", "Nhiệm vụ của ")
# How a sentence begins before it says who does something.
INTRODUCTIONS = (
    "Căn cứ", "Trên cơ sở", "Định kỳ", "Trong quá trình", "Ngay sau", "Theo", "Để", "Đối với",
    "Sau khi",
    "Hàng năm", "Hằng năm", "Trong đó", "Đồng thời", "Ngoài ra", "Trong thời gian", "Trước",
    "Khi", "Từ", "Hằng quý", "Hàng quý", "Nếu", "Trường hợp", "Trong năm", "Với", "Nhằm", "Qua",
    "Chậm nhất", "Nhân dịp", "Theo đó", "Ngoài", "Hằng tháng", "Hàng tháng",
    "Tùy theo", "Sau", "Vào", "Riêng", "Tháng", "Quý", "Năm", "Đến", "Hết", "Cuối", "Đầu",
    "Bên cạnh",
)
# «Bộ trưởng» is a person.
NOT_GENERAL = (
    "ban hành", "bộ trưởng", "vụ trưởng", "cục trưởng", "vụ việc", "cục bộ", "vụ án", "cục diện",
)
# Units known by the first letters of their names: «Vụ CS», «Cục CNTT».
UNITS = ("Vụ", "Cục", "Ban", "Phòng", "Tổng cục", "Trung tâm", "Chi cục")
# The last article of a decision: «… chịu trách nhiệm thi hành Quyết định này».
CHARGED = ("chịu trách nhiệm", "có trách nhiệm")
# What the title of an article says: the agency alone follows.
RESPONSIBILITIES = ("Trách nhiệm ", "Nhiệm vụ ", "Quyền hạn ", "Quyền và ")
UNFINISHED = (",", ";", " và")
CARRIES_OUT = ("thi hành", "tổ chức thi hành")
DUTY_LEADS = ("có trách nhiệm", "chịu trách nhiệm", "chủ trì", "chú trì", "tổ chức")
ASKING = ("Đề nghị", "đề nghị")
ENCOURAGING = ("Khuyến khích", "Kêu gọi")
DEMANDING = ("Yêu cầu", "yêu cầu")
ASSIGNING = ("Giao", "giao", "Phân công", "phân công")
# «Giao nhiệm vụ cho X», «Yêu cầu các đồng chí X».
BEFORE_ASKED = (
    "cho", "Giám đốc:", "Thủ trưởng:", "nhiệm vụ cho", "trách nhiệm cho", "các nhiệm vụ cho",
    "nhiệm vụ cụ thể cho", "các nhiệm vụ cụ thể cho", "các đồng chí", "đồng chí", "các ông",
    "các ông, bà", "các ông (bà)", "ông", "bà",
)
# Said before an office, and no part of its name.
HONOURS = (
    "Các đồng chí", "các đồng chí", "Đồng chí", "đồng chí", "Đ/c", "đ/c", "Các đ/c", "các đ/c",
    "Các ông", "các ông", "Các ông, bà", "các ông, bà", "Ông", "ông", "Bà", "bà",
)
POLITELY = ("kính", "trân trọng", "cũng", "đồng thời", "tiếp tục")
# What ends an introduction where no comma is printed.
BEFORE_SUBJECTS = ("vướng mắc", "khó khăn", "tháng", "hằng năm", "hàng năm", "quý", "bổ sung")
# Agencies behind these are whom something is done to, told or asked.
BEFORE_OBJECTS = (
    "báo cáo", "gửi", "trình", "với", "về", "cho", "đến", "tới", "đôn đốc", "hướng dẫn", "chỉ đạo",
    "giữa", "phối hợp", "đối với", "và", "của các", "cùng",
)
CHARGED_PERSONS = ("Các ông (bà)", "Các ông, bà", "Các Ông (Bà)", "Các đồng chí", "Ông (bà)")
ASKING_BODIES = (
    "phủ ", "Kính ", "kính ", "trọng ", "mắc ", "khăn ", "sinh ", "tỉnh ", "phố ", "UBND ",
    "Tỉnh ", "Phố ", "điện ", "hống nhất ", "đồng ý ", "Đồng ý ",
)
PASSIVE = "được"
GIVEN = ("giao", "phân công", "giao thực hiện", "phân công thực hiện")
GIVEN_WHAT = (
    "chủ trì", "thực hiện", "nhiệm vụ", "các nhiệm vụ", "phụ trách", "theo dõi", "phối hợp",
    "cụ thể",
)
IN_THIS = ("trong Kế hoạch này", "tại Kế hoạch này", "trong Kế hoạch", "tại Kế hoạch")
AND_ATTACHED = "và tại Phụ lục kèm theo"
ASIDES = ("trong phạm vi", "theo chức năng")
FIRST_OF_MIXED = ("doanh nghiệp", "cộng đồng")
LEFT_OF_MIXED = ("tổ chức", "cộng đồng", "cá nhân", "hộ")
NOT_WITH = ("tổ chức", "tô chức", "hội", "trong", "để")
# How a kind of bodies is named that a sentence only tells of.
TOLD_OF = ("các ", "doanh nghiệp", "hợp tác xã", "mỗi ", "tất cả ")
# What stands before the agencies of a heading, and behind them.
HEADING_LEADS = (
    "Trách nhiệm của ", "Đối với ", "Nhiệm vụ của ", "Nhiệm vụ, quyền hạn của ", "Giao ",
    "Phân công ", "Trách nhiệm ",
)
STANDING_BODY = "cơ quan"
