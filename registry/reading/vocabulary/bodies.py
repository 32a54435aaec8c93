"""Bodies with a name of their own, the fields they are named by, and what may stand behind."""

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
# Rooms and units below departments, of several fields at once.
ROOMS = ("Phòng", "Trưởng phòng", "Vụ", "Trung tâm", "Ban", "Chi cục")
ROOM_FIELDS = (
    "Kinh tế|Hạ tầng|Đô thị", "Kinh tế|Hạ tầng", "Văn hóa|Xã hội", "Tài chính|Kế hoạch",
    "Văn hóa|Thông tin|Thể thao|Du lịch", "Văn hóa|Thể thao|Truyền thông",
    "Văn hóa|Thể thao|Truyền thanh", "Văn hóa|Thông tin|Truyền thông",
    "Văn hóa|Thông tin|Thể thao|Truyền thanh",
)
FIELD_PARTED_BY = "|"
DEPARTMENT, MINISTRY = "Sở", "Bộ"
MINISTRY_FIELDS = ("Công an", "Quốc phòng", "Ngoại giao", "Văn hóa|Thể thao|Du lịch")
SHORT_BODIES = ("UBND", "HĐND", "MTTQ", "BQL", "TAND", "VKSND", "BHXH")
SHORT_FIELDS = (
    "PTNT", "Nông nghiệp|PTNT", "KH&ĐT", "KHĐT", "TN&MT", "TNMT", "GD&ĐT", "GDĐT", "KH&CN", "KHCN",
    "TT&TT", "TTTT", "GTVT", "VHTT&DL", "VHTTDL", "VH,TT&DL", "VH&TT", "VHTT", "LĐTB&XH", "LĐTBXH",
    "LĐ-TB&XH", "LĐ,TB&XH", "NN&PTNT", "NNPTNT", "NN&MT", "NNMT", "DT&TG", "DTTG",
)
# Bodies that are named by their letters alone.
BY_LETTERS = (
    "VTV", "VOV", "TTXVN", "EVN", "PVN", "TKV", "VCCI", "KBNN", "NHCSXH", "VPCP", "TTCP", "BCA",
    "BQP", "BYT", "BTP", "BNV", "BXD", "BCT", "BTC", "BNG", "BGDĐT", "BKHCN", "BTTTT", "BVHTTDL",
    "BNNPTNT", "BNN&PTNT", "BNNMT", "BNN&MT", "BTNMT", "BGTVT", "BLĐTBXH", "BKHĐT", "BDTTG",
)
# Bodies with a name of their own; a place may follow.
BODIES = (
    *BY_LETTERS,
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
    "Báo|Đài PT-TH", "Báo|Đài PT&TH",
    "Cổng Thông tin điện tử", "Trung tâm Phục vụ hành chính công",
    "Trung tâm Kiểm soát bệnh tật", "Trung tâm Xúc tiến đầu tư", "Quỹ Đầu tư phát triển",
    "Ban Quản lý dự án", "Ban Quản lý dự án đầu tư xây dựng", "Ban Quản lý các dự án",
    "Trung tâm Khuyến nông", "Trung tâm Dịch vụ tổng hợp", "Trung tâm Dịch vụ nông nghiệp",
    "Trung tâm Dịch vụ sự nghiệp công", "Trung tâm Cung ứng dịch vụ sự nghiệp công",
    "Thanh tra Sở", "Thanh tra Bộ", "Hội đồng bồi thường|hỗ trợ|tái định cư",
    "Trường Chính trị", "Công ty Điện lực", "VNPT", "Viettel", "MobiFone",
)
PARTY_SYLLABLE = "ủy"
PARTY_LEVELS = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy", "Tỉnh uỷ", "Thành uỷ")
PLACE_LEVELS_AFTER = (
    "tỉnh", "thành phố", "TP", "huyện", "thị xã", "quận", "xã", "phường", "đặc khu", "của tỉnh",
    "của thành phố", "trên địa bàn tỉnh", "trên địa bàn thành phố", "cấp tỉnh",
    "địa phương", "các cấp", "cấp xã", "cấp huyện", "Trung ương", "trung ương",
    "tối cao",
)
# Names that are words of the language too: an agency only with its place, or in a list.
ALSO_WORDS = (
    "Thuế", "Thống kê", "Hải quan", "Thanh tra", "Điện lực", "Bưu điện", "Viễn thông", "Công báo",
    "Ban Tổ chức", "Ban Kinh tế", "Công an",
)
LOCAL_AGENCIES = (
    "Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND", "Đảng ủy", "Huyện ủy", "cấp ủy",
    "Công an", "chính quyền", "Chính quyền",
)
SENTENCE_STARTS = ("Giao", "Yêu cầu", "Đề nghị", "Chủ trì", "Phối hợp", "Căn cứ")
# What a body is besides, in brackets.
STANDING = ("cơ quan", "thường trực", "đơn vị", "qua")
HEADS_OF_UNITS = (
    "Sở", "sở", "Bộ", "bộ", "Ban", "ban", "ngành", "Tỉnh", "Tỉnh ủy", "Thành ủy", "Huyện ủy",
    "UBTVQH", "Quốc hội", "Chính phủ",
)
# Alone and with a capital, the beginning of a name.
OPENING_NAMES = (
    "Hội", "Đảng ủy", "Ban", "Phòng", "Vụ", "Cục", "Sở", "Bộ", "Huyện ủy", "Thành ủy", "Cấp ủy",
)
PLACE_KINDS = ("tỉnh", "thành phố", "Thành phố", "Tỉnh", "Thủ đô", "huyện", "thị xã", "quận")
WITHIN = ("đóng trên địa bàn", "trên địa bàn", "tại địa bàn", "hoạt động trên địa bàn")
REGION = "khu vực"
BRANCH = "Chi nhánh"
