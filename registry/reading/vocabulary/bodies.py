"""Agencies whose names are known beforehand, and the words that go on a name or end it."""

# Word lists are read across, not down.
# fmt: off

# The fields of the departments («Sở …»), of every government since 2004; parts by a bar.
FIELDS = (
    "Nội vụ", "Tư pháp", "Tài chính", "Công Thương", "Xây dựng", "Giao thông vận tải", "Y tế",
    "Giao thông công chính", "Kế hoạch|Đầu tư", "Tài nguyên|Môi trường", "Nông nghiệp|Môi trường",
    "Nông nghiệp|Phát triển nông thôn", "Khoa học|Công nghệ", "Giáo dục|Đào tạo",
    "Lao động|Thương binh|Xã hội", "Thông tin|Truyền thông", "Văn hóa|Thể thao",
    "Văn hóa|Thể thao|Du lịch", "Văn hóa|Thông tin", "Văn hóa|Thông tin|Thể thao", "Du lịch",
    "Ngoại vụ", "Dân tộc", "Dân tộc|Tôn giáo", "Quy hoạch|Kiến trúc", "Quy hoạch Xây dựng",
    "An toàn thực phẩm", "Bưu chính|Viễn thông", "Tôn giáo", "Thương mại", "Công nghiệp",
)
FIELD_PARTED_BY = "|"
DEPARTMENT, MINISTRY = "Sở", "Bộ"
MINISTRY_FIELDS = ("Công an", "Quốc phòng", "Ngoại giao", "Văn hóa|Thể thao|Du lịch")
# Bodies with a name of their own; a place may follow.
BODIES = (
    "Bộ Chỉ huy Quân sự", "Bộ Chỉ huy Bộ đội Biên phòng", "Bộ đội Biên phòng",
    "Ban Chỉ huy Quân sự", "Ban Chỉ huy Bộ đội Biên phòng", "BCH Quân sự", "Bộ CHQS", "BCHQS",
    "Bộ CHBĐBP", "Bộ CH BĐBP", "BCH Bộ đội Biên phòng", "Bộ Tư lệnh",
    "Thanh tra Chính phủ", "Tòa án nhân dân", "Viện kiểm sát nhân dân",
    "TAND", "VKSND", "Thi hành án dân sự", "Cục Thi hành án dân sự", "Kiểm toán nhà nước",
    "Kho bạc nhà nước", "Bảo hiểm xã hội", "BHXH", "Cục Thuế", "Chi cục Thuế", "Cục Hải quan",
    "Chi cục Hải quan", "Cục Thống kê", "Chi cục Thống kê",
    "Cục Quản lý thị trường", "Chi cục Quản lý thị trường", "Chi cục Kiểm lâm",
    "Chi cục Thủy lợi",
    "Ngân hàng nhà nước Việt Nam", "Ngân hàng nhà nước", "NHNN", "Ngân hàng Chính sách xã hội",
    "Chi nhánh Ngân hàng Chính sách xã hội", "Chi nhánh Ngân hàng nhà nước",
    "Chi nhánh Ngân hàng nhà nước Việt Nam", "Ngân hàng Phát triển",
    "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc", "Ủy ban MTTQ Việt Nam",
    "Ủy ban MTTQVN", "Ủy ban MTTQ", "UBMTTQ Việt Nam", "UBMTTQVN", "UBMTTQ", "UB MTTQ Việt Nam",
    "UB MTTQ", "Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc", "MTTQ Việt Nam", "MTTQ",
    "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Ban Thường trực Ủy ban MTTQ Việt Nam",
    "Liên đoàn Lao động", "LĐLĐ", "Hội Nông dân", "Hội Nông dân Việt Nam",
    "Hội Liên hiệp Phụ nữ", "Hội LHPN", "Hội Liên hiệp Phụ nữ Việt Nam", "Hội Phụ nữ",
    "Hội Cựu chiến binh", "Hội CCB",
    "Hội Cựu chiến binh Việt Nam", "Hội Chữ thập đỏ", "Hội Người cao tuổi", "Hội Khuyến học",
    "Hội Luật gia", "Hội Nhà báo", "Hội Văn học nghệ thuật", "Hội Liên hiệp Thanh niên",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Đoàn TNCS Hồ Chí Minh", "Đoàn Thanh niên",
    "Tỉnh đoàn", "Thành đoàn", "Đoàn Luật sư", "Hiệp hội Doanh nghiệp", "Hội Doanh nhân trẻ",
    "Liên minh Hợp tác xã", "Liên hiệp các Hội Khoa học|Kỹ thuật",
    "Liên hiệp các tổ chức hữu nghị",
    "Liên hiệp các Hội Văn học nghệ thuật",
    "Ban Tuyên giáo", "Ban Tuyên giáo|Dân vận", "Ban Dân vận", "Ban Nội chính",
    "Ủy ban Kiểm tra", "Ban Dân tộc", "Ban An toàn giao thông", "Ban Tiếp công dân",
    "Ban Thi đua|Khen thưởng", "Ban Quản lý Khu kinh tế", "Ban Quản lý các Khu công nghiệp",
    "Ban Quản lý Khu kinh tế|các Khu công nghiệp", "Ban Quản lý các Khu công nghiệp|khu kinh tế",
    "Ban Quản lý các Khu kinh tế|công nghiệp", "Ban Quản lý các Khu công nghiệp|chế xuất",
    "Ban Quản lý các khu chế xuất|công nghiệp",
    "Văn phòng Ủy ban nhân dân", "Văn phòng UBND", "Văn phòng HĐND", "VP UBND", "VPUBND",
    "Văn phòng Hội đồng nhân dân", "Văn phòng Đoàn đại biểu Quốc hội|HĐND",
    "Văn phòng Đoàn đại biểu Quốc hội|Hội đồng nhân dân", "Văn phòng Đoàn ĐBQH|HĐND",
    "Văn phòng HĐND|UBND", "Văn phòng HĐND-UBND", "Văn phòng Tỉnh ủy", "Văn phòng Thành ủy",
    "Văn phòng Chính phủ", "Văn phòng Điều phối Nông thôn mới",
    "Đoàn đại biểu Quốc hội", "Đoàn ĐBQH", "Đảng ủy Ủy ban nhân dân", "Đảng ủy UBND",
    "Báo|Phát thanh|Truyền hình", "Báo|Đài Phát thanh|Truyền hình", "Đài Phát thanh|Truyền hình",
    "Đài PT-TH", "Đài PTTH", "Đài PT&TH", "Đài Truyền hình", "Báo|PTTH", "Báo|Đài PTTH",
    "Cổng Thông tin điện tử", "Trung tâm Phục vụ hành chính công",
    "Trung tâm Kiểm soát bệnh tật", "Trung tâm Xúc tiến đầu tư", "Quỹ Đầu tư phát triển",
    "Ban Quản lý dự án", "Ban Quản lý dự án đầu tư xây dựng", "Ban Quản lý các dự án",
    "Trung tâm Khuyến nông",
    "Trường Chính trị", "Công ty Điện lực", "VNPT",
)
# Steps of government, in «UBND các xã, phường».
LEVELS = (
    "xã", "phường", "thị trấn", "đặc khu", "huyện", "thị xã", "thành phố", "quận", "tỉnh",
    "cấp xã", "cấp huyện", "cấp tỉnh", "các cấp", "các tỉnh", "các xã", "các phường", "các huyện",
    "các đặc khu", "các thị xã", "các thành phố", "các quận", "các thị trấn", "thành phô",
    "thị xa",
)
PAIRED_LEVELS = ("xã", "phường")
# «xã hội» is no level.
NOT_A_LEVEL = "hội"
# «tỉnh» misread, where it ends the name.
MISREAD_LEVELS = ("tính", "tĩnh")
PARTY_BODY = "ủy"
PARTY_LEVELS = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy", "Tỉnh uỷ", "Thành uỷ")
PLACE_LEVELS_AFTER = (
    "tỉnh", "thành phố", "TP", "huyện", "thị xã", "quận", "xã", "phường", "đặc khu", "của tỉnh",
    "của thành phố", "trên địa bàn tỉnh", "trên địa bàn thành phố", "cấp tỉnh", "các tỉnh",
    "địa phương", "các cấp", "cấp xã", "cấp huyện",
)
# Names that are words of the language too: an agency only with its place, or in a list.
ALSO_WORDS = (
    "Thuế", "Thống kê", "Hải quan", "Thanh tra", "Điện lực", "Bưu điện", "Viễn thông", "Công báo",
    "Ban Tổ chức", "Ban Kinh tế", "Công an",
)
LOCAL_HEADS = (
    "Chủ tịch", "Thường trực", "Lãnh đạo", "Phó Chủ tịch", "Ban Thường vụ", "Thủ trưởng",
    "Bí thư",
)
LOCAL_AGENCIES = (
    "Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND", "Đảng ủy", "Huyện ủy", "cấp ủy",
    "Công an", "chính quyền", "Chính quyền",
)
# Whoever it may concern.
GENERAL_BODIES = (
    "vụ", "cục",
    "sở", "ban", "ngành", "bộ", "cơ quan", "đơn vị", "địa phương", "đoàn thể", "tổ chức",
    "cá nhân", "cộng đồng", "lĩnh vực", "hội", "ban ngành", "bộ ngành", "hội đoàn thể", "phòng",
    "hội đặc thù", "tô chức", "hiệp hội",
)
# The same, but a kind by its own where agencies are listed: «doanh nghiệp, viện nghiên cứu».
KINDS_OF_BODY = (
    "doanh nghiệp", "viện", "trường", "lực lượng", "chính quyền", "tổ chức", "cơ sở",
    "hợp tác xã",
    "hiệp hội", "đoàn thể", "mặt trận", "tập đoàn", "ngân hàng", "tổng công ty", "công ty",
    "báo chí", "hệ thống", "học viện", "hội", "trung tâm", "bệnh viện", "nhà trường",
)
# «viện nghiên cứu»: what it does is its name.
INSTITUTE = "iện"
KINDS_IN_LISTS = ("doanh nghiệp", "hợp tác xã", "lực lượng", "chính quyền")
BARE_KINDS = ("viện", "trường", "học viện", "doanh nghiệp", "hợp tác xã", "đoàn thể")
QUANTITIES = (
    "các", "tất cả các", "toàn thể các", "mỗi", "từng", "mọi", "tất cả", "toàn bộ các", "một số",
)
PERSONS_OF = (
    "Thủ trưởng", "Giám đốc", "Người đứng đầu", "Lãnh đạo", "Chánh Thanh tra", "Trưởng ban",
    "Chánh Văn phòng", "Trưởng", "Cục trưởng", "Chi cục trưởng", "Bí thư", "Chỉ huy trưởng",
)
PERSONS_OF_ONE = (
    "Chánh", "Bộ trưởng", "Thống đốc", "Tổng Giám đốc", "Hiệu trưởng",
    "Giám đốc", "Thủ trưởng", "Cục trưởng", "Trưởng ban", "Trưởng Ban", "Chỉ huy trưởng",
    "Tổng Biên tập", "Chi cục trưởng", "Viện trưởng", "Chánh án", "Phó Giám đốc", "Lãnh đạo",
)
# What a group may be said to be, and still be the same group.
KIND_TAILS = (
    "sự nghiệp", "sự nghiệp công lập", "chính trị - xã hội", "tư pháp", "của Đảng", "Đảng",
    "quần chúng", "báo chí", "thông tấn, báo chí", "truyền thông, báo chí",
    "báo chí, truyền thông", "thông tấn báo chí", "thông tân, báo chí",
    "truyền thông", "chính trị - xã hội - nghề nghiệp", "xã hội - nghề nghiệp", "chính trị",
    "dân cử", "đặc thù", "xã hội nghề nghiệp", "chính trị xã hội", "báo, đài", "kinh tế",
)
# Bodies that, named first, are everybody: «các sở, …», «các cơ quan, …».
EVERYBODY = (
    "vụ", "cục",
    "sở", "ban", "ngành", "bộ", "cơ quan", "đơn vị", "địa phương", "lĩnh vực", "ban ngành",
    "bộ ngành", "phòng", "cộng đồng",
)
GROUP_TAILS = (
    "ngang bộ", "ngang Bộ",
    "trực thuộc trung ương", "trực thuộc Trung ương",
    "liên quan", "có liên quan", "khác", "chức năng", "chuyên môn", "chuyên ngành", "trung ương",
    "địa phương", "cùng cấp", "các cấp", "còn lại", "nhà nước", "hành chính nhà nước", "cấp tỉnh",
    "cấp huyện", "cấp xã", "cấp thành phố", "của tỉnh", "của thành phố", "của trung ương",
    "ở trung ương", "Trung ương", "ở Trung ương",
    "hành chính", "cơ sở", "khối đảng", "có chức năng",
    "có thẩm quyền", "ở địa phương", "thuộc thẩm quyền quản lý", "theo ngành dọc",
    "thuộc phạm vi quản lý", "theo thẩm quyền", "nêu trên", "có tên trên", "chủ quản",
    "tương đương",
    "liên quan khác", "trực tiếp liên quan", "hữu quan", "thành viên", "cấp dưới", "cấp trên",
)
UNDER = ("thuộc, trực thuộc", "thuộc và trực thuộc", "trực thuộc", "thuộc")
WITHIN = ("đóng trên địa bàn", "trên địa bàn", "tại địa bàn", "hoạt động trên địa bàn")
REGION = "khu vực"
BRANCH = "Chi nhánh"
# The first word that makes a general body one of a kind: «cơ quan quản lý …».
OPENING_KINDS = (
    "quản lý", "kinh doanh", "cung cấp", "cung ứng", "sử dụng", "sản xuất", "vận hành", "tư vấn",
    "thi công", "được", "có nguồn", "đào tạo", "y tế",
    "giao thông", "giáo dục", "nông nghiệp", "công an", "quân đội", "dịch vụ", "bưu chính",
    "viễn thông", "tài chính", "tín dụng", "du lịch", "công thương", "văn hóa",
    "bảo vệ pháp luật",
    "thường trực", "chủ trì", "phối hợp thực hiện", "phối hợp có", "đầu mối",
    "tôn giáo",
    "kinh tế", "phi chính phủ", "quốc tế", "tiến hành tố tụng", "ngân hàng", "nội vụ",
    "thông tin", "thuế", "hải quan", "điện lực", "đăng ký", "đại diện", "chủ đầu tư", "khoa học",
)
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
    "khi", "nếu", "nhằm", "trong", "vào", "đã", "cần", "sẽ", "xây dựng", "tổ chức tốt",
    "tổ chức phong", "tổ chức lớp", "tổ chức tập", "tổ chức lễ", "tổ chức sơ", "tổ chức tổng",
    "tổ chức thi", "tổ chức khảo", "tổ chức quán", "tổ chức phổ", "tổ chức lấy", "tổ chức quản",
    "tổ chức đối", "tổ chức tiếp", "tổ chức cấp", "tổ chức vận", "tổ chức điều", "tổ chức rà",
    "tổ chức nghiên", "tổ chức giám", "tổ chức công", "tổ chức đào", "tổ chức bồi", "tổ chức họp",
    "tổ chức làm", "tổ chức và", "trình ủy", "trình Ủy", "trình UBND", "trình cấp", "trình Chủ",
    "trình HĐND", "trình Hội", "trình Thủ", "trình Chính", "lập kế", "lập dự", "lập danh",
    "lập hồ", "làm tốt", "làm cơ", "làm rõ", "làm đầu", "làm việc với", "dự toán", "dự báo",
    "chia sẻ", "khuyến cáo", "cảnh báo", "tư vấn cho", "giúp", "đào tạo nguồn", "tạo mọi",
    "tạo môi", "gắn", "áp dụng", "ứng dụng", "hình thành", "đầu tư", "số hóa", "chuyển giao",
    "nhận diện", "tìm kiếm", "ứng phó", "sơ tán", "di dời", "vận hành hệ", "trang bị", "mua sắm",
    "sử dụng hiệu", "sử dụng có", "thay đổi", "điều chỉnh", "điều tiết", "điều phối",
    "phân luồng", "tuần tra", "canh gác", "chốt", "trực", "cam kết", "ký kết", "thảo luận",
    "góp ý", "cho ý", "xem xét", "quyết định", "phê duyệt", "chọn", "đối thoại", "tiếp công",
    "tiếp xúc", "xác định", "xác minh", "xác nhận", "bình chọn", "chăm lo", "thăm hỏi", "tặng",
    "nghiêm cấm", "đặc biệt", "cũng như", "cùng với", "khẩn", "nhanh chóng", "sớm", "kiên quyết",
    "kiên trì", "đồng thời", "nhất là", "như", "thông qua", "đầy mạnh", "tô chức", "trển khai",
    "bô trí", "khân trương", "bảo đâm", "cung cấp thông", "cung cấp số", "cung cấp đầy",
    "cung cấp kịp", "cung cấp tài", "thông tin tuyên", "thông tin kịp", "thông tin, tuyên",
    "tự chủ động", "vận dụng", "thiết lập", "khởi tạo", "lấy ý", "niêm yết", "rút kinh",
    "tháo gỡ", "là", "giao cho", "giao nhiệm", "dựng nhà", "dựng lều", "dựng lại", "ở",
    "nghiên cứu",
)
# Said of what is done and gone, or of what a body is: no duty.
NO_DUTY = (
    "nhận được", "ban hành Kế hoạch", "có ý kiến", "chỉ đạo như sau", "thông báo",
    "yêu cầu", "giao ", "đề nghị",
    "đã ", "được ", "là lực", "là những", "là một", "còn ", "chưa ", "có vai", "là nơi", "là bộ",
)
# How a sentence begins before it says who does something.
INTRODUCTIONS = (
    "Căn cứ", "Trên cơ sở", "Định kỳ", "Trong quá trình", "Ngay sau", "Theo", "Để", "Đối với",
    "Sau khi",
    "Hàng năm", "Hằng năm", "Trong đó", "Đồng thời", "Ngoài ra", "Trong thời gian", "Trước",
    "Khi", "Từ", "Hằng quý", "Hàng quý",
)
# «Bộ trưởng» is a person.
NOT_GENERAL = ("bộ trưởng", "vụ trưởng", "cục trưởng", "vụ việc", "cục bộ", "vụ án", "cục diện")
# Units known by the first letters of their names: «Vụ CS», «Cục CNTT».
UNITS = ("Vụ", "Cục", "Ban", "Phòng", "Tổng cục", "Trung tâm", "Chi cục")
# The last article of a decision: «… chịu trách nhiệm thi hành Quyết định này».
CHARGED = ("chịu trách nhiệm", "có trách nhiệm")
CARRIES_OUT = ("thi hành", "tổ chức thi hành")
DUTY_LEADS = ("có trách nhiệm", "chịu trách nhiệm", "chủ trì", "chú trì")
ASKING = ("Đề nghị", "đề nghị")
ENCOURAGING = ("Khuyến khích", "Kêu gọi")
DEMANDING = ("Yêu cầu", "yêu cầu")
ASSIGNING = ("Giao", "giao", "Phân công", "phân công")
ASKING_BODIES = ("mắc ", "khăn ", "sinh ", "tỉnh ", "phố ", "UBND ", "Tỉnh ", "Phố ")
PASSIVE = "được"
GIVEN = ("giao", "phân công", "giao thực hiện", "phân công thực hiện")
GIVEN_WHAT = ("chủ trì", "thực hiện", "nhiệm vụ", "các nhiệm vụ", "phụ trách", "theo dõi")
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
    "Trách nhiệm của ", "Đối với ", "Nhiệm vụ của ", "Giao ", "Phân công ", "Trách nhiệm ",
)
STANDING_BODY = "cơ quan"
