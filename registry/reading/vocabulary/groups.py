"""Bodies named by their kind: everybody, levels of government, what is said of a group."""

# Word lists are read across, not down.
# fmt: off

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
