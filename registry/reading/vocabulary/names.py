"""Documents cited by name alone: laws, schemes, strategies, programmes."""

# Word lists are read across, not down.
# fmt: off

# Names of laws with a comma, an «và» or a word that would end another name; folded when compared.
LAW_NAMES = (
    "Ưu đãi người có công với cách mạng", "Cựu chiến binh", "Giáo dục quốc phòng và an ninh",
    "Dân số", "Công nghiệp quốc phòng, an ninh và động viên công nghiệp", "Phòng không nhân dân",
    "Án phí, lệ phí Tòa án", "Chi phí tố tụng", "Xử lý vi phạm hành chính tại Tòa án nhân dân",
    "Phòng, chống tham nhũng", "Phòng chống tham nhũng", "Phòng, chống thiên tai",
    "Phòng, chống ma túy",
    "Phòng, chống rửa tiền", "Phòng, chống khủng bố", "Phòng, chống mua bán người",
    "Phòng, chống bạo lực gia đình", "Phòng, chống tác hại của rượu, bia",
    "Phòng, chống tác hại của thuốc lá", "Phòng chống tác hại thuốc lá",
    "Phòng, chống bệnh truyền nhiễm", "Phòng bệnh", "Phòng cháy và chữa cháy",
    "Phòng cháy, chữa cháy và cứu nạn, cứu hộ", "Phòng cháy, chữa cháy", "Phòng thủ dân sự",
    "Thực hành tiết kiệm, chống lãng phí", "Tiết kiệm, chống lãng phí", "Tiếp công dân",
    "Cán bộ, công chức", "Thi đua, khen thưởng",
    "Chất lượng sản phẩm, hàng hóa", "Tiêu chuẩn và quy chuẩn kỹ thuật",
    "Công nghiệp công nghệ số",
    "Khoa học và Công nghệ", "Khoa học, công nghệ và đổi mới sáng tạo",
    "Khoa học công nghệ và đổi mới sáng tạo", "Trật tự, an toàn giao thông đường bộ",
    "Xử lý vi phạm hành chính", "Bảo vệ và kiểm dịch thực vật", "Địa chất và khoáng sản",
    "Hỗ trợ doanh nghiệp nhỏ và vừa", "Năng lượng nguyên tử", "Điện ảnh", "Di sản văn hóa",
    "Sử dụng năng lượng tiết kiệm và hiệu quả",
    "Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân",
    "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân", "Tổ chức Quốc hội", "Trưng cầu ý dân",
    "Xuất cảnh, nhập cảnh của công dân Việt Nam",
    "Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam",
    "Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ", "Quản lý, sử dụng tài sản công",
    "Quản lý, sử dụng tài sản nhà nước", "Quản lý và đầu tư vốn nhà nước tại doanh nghiệp",
    "Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp",
    "Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng", "Người cao tuổi",
    "Thực hiện dân chủ ở cơ sở", "Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở",
    "Tín ngưỡng, tôn giáo", "An toàn, vệ sinh lao động", "Hôn nhân và gia đình", "Bảo hiểm y tế",
    "Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác", "Khám bệnh, chữa bệnh",
    "Trách nhiệm bồi thường của Nhà nước", "Hòa giải, đối thoại tại Tòa án", "Hòa giải ở cơ sở",
    "Thể dục, thể thao", "Quy hoạch đô thị và nông thôn",
    "Đầu tư theo phương thức đối tác công tư",
    "Thuế sử dụng đất phi nông nghiệp", "Thuế sử dụng đất nông nghiệp", "Phí và lệ phí",
    "Kế toán, kiểm toán", "Lưu trữ", "Bảo vệ bí mật nhà nước", "Tổ chức chính quyền địa phương",
    "Tài nguyên, môi trường biển và hải đảo", "Nghĩa vụ quân sự",
    "Ban hành văn bản quy phạm pháp luật",
    "Phổ biến, giáo dục pháp luật", "Tố cáo", "Khiếu nại", "Thanh tra", "Giáo dục nghề nghiệp",
    "Giáo dục đại học", "Bảo vệ quyền lợi người tiêu dùng", "Bảo vệ dữ liệu cá nhân",
    "Dân quân tự vệ",
    "Sĩ quan Quân đội nhân dân Việt Nam", "Công an nhân dân", "Cảnh vệ", "Căn cước", "Cư trú",
    "Thi hành án dân sự", "Thi hành án hình sự", "Trợ giúp pháp lý", "Giám định tư pháp",
    "Công chứng",
    "Ngân hàng Nhà nước Việt Nam", "Các tổ chức tín dụng", "Kinh doanh bảo hiểm",
    "Ngân sách nhà nước",
    "Bình đẳng giới", "Người khuyết tật", "Trẻ em", "Thanh niên", "Mặt trận Tổ quốc Việt Nam",
    "Công đoàn", "Việc làm", "Bảo hiểm xã hội", "Đầu tư công", "Đầu tư", "Đấu thầu",
    "Doanh nghiệp",
    "Hợp tác xã", "Đất đai", "Nhà ở", "Kinh doanh bất động sản", "Xây dựng", "Kiến trúc",
    "An ninh mạng",
    "An toàn thông tin mạng", "Giao dịch điện tử", "Công nghệ thông tin", "Viễn thông", "Dữ liệu",
    "Bảo vệ môi trường", "Đa dạng sinh học", "Tài nguyên nước", "Khoáng sản", "Lâm nghiệp",
    "Thủy sản",
    "Trồng trọt", "Chăn nuôi", "Thú y", "Thủy lợi", "Đê điều", "An toàn thực phẩm", "Dược",
    "Du lịch",
    "Quảng cáo", "Xuất bản", "Báo chí", "Thư viện", "Giáo dục", "Nhà giáo", "Quy hoạch",
    "Thống kê",
    "Kế toán", "Kiểm toán nhà nước", "Quản lý thuế", "Hải quan", "Thương mại", "Cạnh tranh",
    "Điện lực",
    "Đường bộ", "Đường sắt", "Biên phòng Việt Nam", "Biên giới quốc gia", "Biển Việt Nam",
    "Quốc phòng",
    "Tố tụng hình sự", "Tố tụng dân sự", "Tố tụng hành chính", "Hình sự", "Dân sự", "Lao động",
    "Hàng hải Việt Nam", "Thuế giá trị gia tăng", "Thuế thu nhập doanh nghiệp",
    "Thuế thu nhập cá nhân", "Thuế tiêu thụ đặc biệt", "Thuế xuất khẩu, thuế nhập khẩu",
    "Thuế bảo vệ môi trường", "Thuế tài nguyên", "Giao thông đường bộ", "Hộ tịch", "Giá",
    "Tần số vô tuyến điện", "Sở hữu trí tuệ", "Chuyển giao công nghệ", "Công nghệ cao", "Hóa chất",
    "Đo lường", "Chứng khoán", "Phá sản", "Nuôi con nuôi", "Quốc tịch Việt Nam", "THTK, CLP",
    "Lý lịch tư pháp", "Đấu giá tài sản", "Tiếp cận thông tin", "Bảo vệ và phát triển rừng",
    "Trưng mua, trưng dụng tài sản", "Khí tượng thủy văn", "Đo đạc và bản đồ",
    "Bảo vệ, chăm sóc và giáo dục trẻ em", "Tư pháp người chưa thành niên",
    "Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng", "Lực lượng dự bị động viên",
    "Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", "Tổ chức Tòa án nhân dân",
    "An ninh quốc gia", "Viên chức", "Tổ chức Chính phủ", "Thủ đô", "Đặc xá", "Luật sư",
)
AMENDING_LAW = ("sửa đổi, bổ sung", "sửa đổi", "bổ sung")
SOME_ARTICLES = ("một số điều của", "một số điều", "một số nội dung của", "")
# Kinds of documents cited by their names; a strategy is always somebody's document.
NAMED_KINDS = (
    "Chiến lược", "Đề án", "Chương trình mục tiêu quốc gia", "Chương trình hành động",
    "Chương trình",
    "Kế hoạch hành động", "Kế hoạch", "Quy hoạch", "Dự án", "Quy chế", "Báo cáo", "Bộ tiêu chí",
    "Bộ chỉ số", "Khung kiến trúc", "CHIẾN LƯỢC", "Đề cương tuyên truyền",
)
# With the one they are of these name a document: «Chương trình hành động của Chính phủ».
ACTION = "hành động"
KINDS_OF_ACTION = (f"Chương trình {ACTION}", f"Kế hoạch {ACTION}")
# Behind such a name: others' that were issued, or the one that this very document issues.
ISSUED_WORDS = ("đã ban hành", "ban hành kèm theo", "ban hành tại")
BROUGHT_UP_TO_DATE = ("sửa đổi", "bổ sung", "cập nhật")
CARRIES = ("thực hiện", "triển khai thực hiện", "triển khai", "triển khai thi hành")
LOUD_KINDS = ("ĐỀ ÁN", "CHƯƠNG TRÌNH", "CHIẾN LƯỢC", "QUY HOẠCH")
LOUD_STOPS = ("TRÊN ĐỊA BÀN", "TẠI", "CỦA", "TỈNH", "THÀNH PHỐ", "HUYỆN", "CHO")
# Kinds whose number alone is said where the text has it whole elsewhere.
SHORT_KINDS = ("Nghị quyết", "Chỉ thị", "Kết luận", "Quyết định", "Nghị định", "Thông tư")
ABBREVIATED_KINDS = ("Chương trình", "Đề án")
ALWAYS_CITED = (
    "Chiến lược", "CHIẾN LƯỢC", "Chương trình mục tiêu quốc gia", "Đề cương tuyên truyền",
)
# With what is done to a document that is there already.
CARRIED_OUT = (
    "triển khai", "thực hiện", "theo", "triển khai thực hiện", "và", "tại", "của", "hiệu quả",
    "tiêu", "trong", "thuộc", "tốt", "Căn cứ", "gồm", "với",
)
# With what makes a new one.
MADE = (
    "ban hành", "xây dựng", "xây dựng và tổ chức triển khai", "xây dựng và triển khai", "lập",
    "tham mưu", "xây dựng, ban hành", "xây dựng và ban hành", "tham mưu ban hành", "phê duyệt",
    "trình",
    "ban hành và triển khai", "xây dựng và tổ chức thực hiện", "đây là", "các", "biên soạn",
    "này",
)
NATIONAL = "quốc gia"
# Words that «Luật» or «Bộ luật» forms with and that are no law.
PLANNING = ("hóa", "hoá")
NO_LAWS = ("sư", "gia", "pháp", "định", "lệ", "khoa", "học", "này")
BEFORE_NO_LAW = ("kỷ", "kỉ", "pháp")
AROUND = "trên địa bàn"
SHORT_NAME_STOPS = ("trình", "góp phần", "năm", "hằng", "hàng", "bao gồm", "gồm", "đến", "của")
BETWEEN_BODIES = "giữa"
STAGES = ("giai đoạn", "cho giai đoạn", "nhiệm kỳ")
UNTIL = ("đến năm", "đến", "năm", "tới năm")
OUTLOOKS = ("định hướng", "tầm nhìn", "và định hướng", "và tầm nhìn", "và những năm tiếp theo")
NAME_STOPS = (
    "theo", "nhằm", "để", "gắn", "trên địa bàn", "trên cơ sở", "được", "đã", "do", "với", "trong",
    "tại", "vào", "là", "và các", "và Kế hoạch", "và Chương trình", "và Đề án", "và Chiến lược",
    "phù hợp", "ban hành kèm", "kèm theo", "đối với", "hiệu quả", "hằng năm", "hàng năm",
    "cho phù",
    "có tính", "xác định", "bảo đảm", "đảm bảo", "như", "khi", "sau khi", "gửi", "từ nguồn",
    "và Luật", "lên",
)
NAME_OWNERS = ("của Trung ương", "của tỉnh", "của Thành phố", "của thành phố", "của Tỉnh")
SCHEME, REPORT, RULES, RESOLUTION = "Đề án", "Báo cáo", "Quy chế", "Nghị quyết"
TURN = "lần thứ"
BY_WORD = "theo"
# A year behind one of these is no part of a name any more.
NAME_BREAKS = (
    "theo", "nhằm", "để", "kèm theo", "ban hành", "phê duyệt", "được", "đã", "trong đó", "phấn đấu",
    "trong tháng", "trong quý", "trong năm",
)
LAW_TAIL_STOPS = (
    "pháp luật", "văn bản", "quy định", "hướng dẫn", "bảo đảm", "nghị định", "thông tư",
)
