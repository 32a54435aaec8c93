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
# Steps of government, in «UBND các xã, phường».
LEVELS = (
    "xã", "phường", "thị trấn", "đặc khu", "huyện", "thị xã", "thành phố", "quận", "tỉnh",
    "cấp xã", "cấp huyện", "cấp tỉnh", "các cấp", "các tỉnh", "các xã", "các phường", "các huyện",
    "thị, thành phố", "các đặc khu", "các thị xã", "các thành phố", "các quận",
    "các thị trấn", "thành, thị", "thành phô", "thị xa",
)
PAIRED_LEVELS = ("xã", "phường")
# «xã hội» is no level.
NOT_A_LEVEL = "hội"
# «tỉnh» misread, where it ends the name.
MISREAD_LEVELS = ("tính", "tĩnh")
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
    "hội đặc thù", "tô chức", "hiệp hội", "huyện ủy", "thành ủy", "thị ủy", "đảng ủy",
    "cơ quan ngang bộ", "cơ quan thuộc Chính phủ",
    "cấp ủy", "chính quyền", "tổ chức đảng", "ban cán sự đảng", "đảng đoàn", "cấp ủy đảng",
)
# The same, but a kind by its own where agencies are listed: «doanh nghiệp, viện nghiên cứu».
KINDS_OF_BODY = (
    "doanh nghiệp", "viện", "trường", "lực lượng", "chính quyền", "tổ chức", "cơ sở",
    "hợp tác xã",
    "hiệp hội", "đoàn thể", "mặt trận", "tập đoàn", "ngân hàng", "tổng công ty", "công ty",
    "báo chí", "hệ thống", "học viện", "hội", "trung tâm", "bệnh viện", "nhà trường", "các tỉnh",
)
# Behind these a verb is part of the name: «viện nghiên cứu», «Ủy ban bầu cử», «Thường trực».
FUSED = ("iện", "bầu", "hường", "chuyển")
KINDS_IN_LISTS = ("doanh nghiệp", "hợp tác xã", "lực lượng", "chính quyền")
BARE_KINDS = ("viện", "trường", "học viện", "doanh nghiệp", "hợp tác xã", "đoàn thể")
QUANTITIES = (
    "các", "quý", "tất cả các", "toàn thể các", "mỗi", "từng", "mọi", "tất cả", "toàn bộ các",
    "một số",
)
PERSONS_OF = (
    "người đứng đầu", "thủ trưởng", "Thủ trưởng", "Thanh tra",
    "Giám đốc", "Người đứng đầu", "Lãnh đạo",
    "Chánh Thanh tra", "Trưởng ban",
    "Chánh Văn phòng", "Trưởng", "Cục trưởng", "Chi cục trưởng", "Bí thư", "Chỉ huy trưởng",
)
MINISTER = "Bộ trưởng"
PERSONS_OF_ONE = (
    "Chánh", "Tổng", "Bộ trưởng", "Thống đốc", "Tổng Giám đốc", "Hiệu trưởng",
    "Giám đốc", "Thủ trưởng", "Cục trưởng", "Trưởng ban", "Trưởng Ban", "Chỉ huy trưởng",
    "Tổng Biên tập", "Chi cục trưởng", "Viện trưởng", "Chánh án", "Phó Giám đốc", "Lãnh đạo",
    "Đại diện", "Đại diện lãnh đạo",
)
# Whose deeds are those of the body they stand at the head of.
HEADS_OF_BODIES = (
    "chánh", "bộ trưởng", "thống đốc", "tổng giám đốc", "giám đốc", "cục trưởng", "chi cục trưởng",
    "thủ trưởng", "trưởng", "chỉ huy trưởng", "viện trưởng", "chánh án", "hiệu trưởng",
    "chủ tịch", "tổng biên tập", "lãnh đạo", "đại diện lãnh đạo",
)
# What a group may be said to be, and still be the same group.
KIND_TAILS = (
    "tham mưu, giúp việc", "tham mưu giúp việc", "xây dựng Đảng", "xây dựng đảng",
    "sự nghiệp", "sự nghiệp công lập", "chính trị - xã hội", "tư pháp", "của Đảng", "Đảng",
    "quần chúng", "báo chí", "thông tấn, báo chí", "truyền thông, báo chí",
    "báo chí, truyền thông", "thông tấn báo chí", "thông tân, báo chí",
    "truyền thông", "chính trị - xã hội - nghề nghiệp", "xã hội - nghề nghiệp", "chính trị",
    "của Đảng, Quốc hội", "của Đảng, Nhà nước", "dân cử", "đặc thù",
    "xã hội nghề nghiệp", "chính trị xã hội", "báo, đài", "kinh tế",
)
# Bodies that, named first, are everybody: «các sở, …», «các cơ quan, …».
EVERYBODY = (
    "vụ", "cục",
    "sở", "ban", "ngành", "bộ", "cơ quan", "đơn vị", "địa phương", "lĩnh vực", "ban ngành",
    "bộ ngành", "phòng", "cộng đồng", "cấp ủy", "cơ quan ngang bộ", "cơ quan thuộc Chính phủ",
)
# Printed without a comma between them: «các sở ngành địa phương».
RUN_TOGETHER = ("sở", "ban", "ngành", "bộ")
RUN_ON = ("ban", "ngành", "địa phương", "đoàn thể")
UNDER_CENTRE = ("trực thuộc trung ương", "trực thuộc Trung ương")
SENTENCE_STARTS = ("Giao", "Yêu cầu", "Đề nghị", "Chủ trì", "Phối hợp", "Căn cứ")
# What a body is besides, in brackets.
STANDING = ("cơ quan", "thường trực", "đơn vị", "qua")
HEADS_OF_UNITS = (
    "Sở", "sở", "Bộ", "bộ", "Ban", "ban", "ngành", "Tỉnh", "Tỉnh ủy", "Thành ủy", "Huyện ủy",
    "UBTVQH", "Quốc hội", "Chính phủ",
)
GROUP_TAILS = (
    "ngang bộ", "ngang Bộ", "của Trung ương", "của Quốc hội", "trong cả nước",
    "ven biển", "biên giới", "miền núi",
    "lân cận", "giáp ranh", "trong khu vực", "trong vùng", "trong tỉnh", "trong Tỉnh",
    "trực thuộc", "thuộc và trực thuộc", "thuộc, trực thuộc",
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
UNDER = ("thuộc, trực thuộc", "thuộc và trực thuộc", "trực thuộc", "thuộc", "của")
# Alone and with a capital, the beginning of a name.
OPENING_NAMES = (
    "Hội", "Đảng ủy", "Ban", "Phòng", "Vụ", "Cục", "Sở", "Bộ", "Huyện ủy", "Thành ủy", "Cấp ủy",
)
PLACE_KINDS = ("tỉnh", "thành phố", "Thành phố", "Tỉnh", "Thủ đô", "huyện", "thị xã", "quận")
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
