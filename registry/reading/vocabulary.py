"""Every Vietnamese word the reader of plans looks for, and the few it writes."""

from registry.reading.findings import Kind

# Word lists are read across, not down.
# fmt: off

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"

# --- kinds of documents -----------------------------------------------------------------------

KINDS: dict[str, Kind] = {
    "Nghị quyết liên tịch": Kind.RESOLUTION, "Nghị quyết": Kind.RESOLUTION,
    "Nghị định": Kind.DECREE, "Quyết định": Kind.DECISION, "Thông tư liên tịch": Kind.CIRCULAR,
    "Thông tư": Kind.CIRCULAR, "Chỉ thị": Kind.DIRECTIVE, "Kế hoạch": Kind.PLAN,
    "Kết luận": Kind.CONCLUSION, "Quy định": Kind.REGULATION,
    "Chương trình hành động": Kind.PROGRAM, "Chương trình": Kind.PROGRAM,
    "Công văn": Kind.OFFICIAL_LETTER, "Văn bản hợp nhất": Kind.OTHER,
    "Văn bản": Kind.OFFICIAL_LETTER, "Báo cáo": Kind.REPORT, "Thông báo": Kind.NOTICE,
    "Hướng dẫn": Kind.GUIDELINE, "Bộ luật": Kind.LAW, "Luật": Kind.LAW,
    "Hiến pháp": Kind.CONSTITUTION, "Pháp lệnh": Kind.OTHER, "Công điện": Kind.OTHER,
    "Tờ trình": Kind.OTHER, "Phương án": Kind.OTHER, "Quy chế": Kind.OTHER, "Đề án": Kind.OTHER,
    "Chiến lược": Kind.OTHER, "Lệnh": Kind.OTHER,
}
SYMBOLS: dict[str, Kind] = {
    "NQ": Kind.RESOLUTION, "NQLT": Kind.RESOLUTION, "NĐ": Kind.DECREE, "QĐ": Kind.DECISION,
    "TT": Kind.CIRCULAR, "TTLT": Kind.CIRCULAR, "CT": Kind.DIRECTIVE, "KH": Kind.PLAN,
    "KL": Kind.CONCLUSION, "QĐI": Kind.REGULATION, "QYĐ": Kind.REGULATION, "CTR": Kind.PROGRAM,
    "CV": Kind.OFFICIAL_LETTER, "BC": Kind.REPORT, "TB": Kind.NOTICE, "HD": Kind.GUIDELINE,
}
# Symbols of documents that are neither a letter nor one of the kinds above.
OTHER_SYMBOLS = ("CĐ", "TTR", "PA", "ĐA", "QC", "PL", "VBHN", "L", "GM", "CTRH", "TTRH", "QCPH")
STANDARD_WORDS = ("QCVN", "TCVN", "ISO")
PREMIER = "TTg"
SYMBOL_LETTERS = "A-ZĐƯÐ"
ODD_SYMBOLS = ("Ctr",)
# Ways a symbol is mistyped, and the symbol meant.
SYMBOL_SLIPS = {
    "TTG": PREMIER, "Ð": "Đ", "TƯ": "TU", "Ctr": "CTr", ".TTg": "-TTg", "QĐTTg": "QĐ-TTg",
    "⁄": "/", "_": "-",
}
NATIONAL_ASSEMBLY_SYMBOL = "QH"
STANDING_COMMITTEE_SYMBOL = "UBTVQH"
COMMITTEE_SYMBOL = "UBND"
COUNCIL_SYMBOL = "HĐND"

# --- who issues -------------------------------------------------------------------------------

NATIONAL_ASSEMBLY = "Quốc hội"
STANDING_COMMITTEE = "Ủy ban Thường vụ Quốc hội"
PEOPLES_COMMITTEE = "Ủy ban nhân dân"
PEOPLES_COUNCIL = "Hội đồng nhân dân"
PROVINCIAL_PARTY = "Tỉnh ủy"
ISSUERS_BY_SYMBOL: dict[str, str] = {
    "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "TU": PROVINCIAL_PARTY,
    COMMITTEE_SYMBOL: PEOPLES_COMMITTEE,
    COUNCIL_SYMBOL: PEOPLES_COUNCIL,
}
TERM = "khóa"
PLENUM = "Hội nghị lần thứ"
CENTRAL_COMMITTEES = ("Ban Chấp hành Trung ương", "BCH Trung ương")
PARTY = "Đảng"
OF_THE_PARTY = "của Đảng"
PARTY_HEIGHTS = ("Bộ Chính trị", "Ban Bí thư Trung ương Đảng", "Ban Bí thư")
GOVERNMENT = ("Thủ tướng Chính phủ", "Chính phủ")
PARTY_BRANCHES = ("Ban Thường vụ ", "Ban Chấp hành ", "Thường trực ")
PARTY_COMMITTEES = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng bộ tỉnh")
LOCAL_BODIES = (PEOPLES_COMMITTEE, "UBND", PEOPLES_COUNCIL, "HĐND")
CHAIR_OF = "Chủ tịch "
MINISTER_OF = "Bộ trưởng "
MINISTRIES = (
    "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường",
    "Bộ Lao động - Thương binh và Xã hội", "Bộ Tài nguyên và Môi trường",
    "Bộ Thông tin và Truyền thông", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Giáo dục và Đào tạo",
    "Bộ Khoa học và Công nghệ", "Bộ Kế hoạch và Đầu tư", "Bộ Dân tộc và Tôn giáo",
    "Bộ Giao thông vận tải", "Bộ Công Thương", "Bộ Ngoại giao", "Bộ Quốc phòng", "Bộ Tài chính",
    "Bộ Công an", "Bộ Xây dựng", "Bộ Tư pháp", "Bộ Nội vụ", "Bộ Y tế",
)
PLACE_LEVELS = (
    "tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường", "Tỉnh", "Thành phố", "Huyện",
    "Thị xã",
)

# --- the frame of a document ------------------------------------------------------------------

NATIONAL_HEADING = "cộng hòa xã hội chủ nghĩa việt nam"
NUMBER_WORD = "Số"
MARKED_LETTERS = "ỐốÔôÓó"
RECIPIENTS = "nơi nhận"
SIGNING = ("tm", "kt", "tl", "tuq")
SIGNER_TITLES = ("chủ tịch", "phó chủ tịch", "giám đốc", "chánh văn phòng", "bí thư")
APPENDIX = "phụ lục"
PART_WORD = "phần"
PART_ORDINALS = ("thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm")

HEADER_PATH = "H"
NUMBER_PATH = "H.so"
DATE_PATH = "H.ngay"
KIND_PATH = "H.loai"
SUBJECT_PATH = "H.trichyeu"
PREAMBLE_PATH = "P"
RECIPIENTS_PATH = "NN"
SIGNATURE_PATH = "KY"
SIGNER_PATH = "KY.ten"
INTRO_PATH = "intro"
CLOSING_PATH = "ket"
APPENDIX_PATH = "PL"

DAY = "ngày"
MONTH = "tháng"
YEAR = "năm"
POINT_LETTERS = "a-zđ"
# A label at the start of a wrapped line is no label after one of these.
REFERENCE_WORDS = (
    "điểm", "khoản", "mục", "điều", "số", "tháng", "ngày", "năm", "chương", "phần", "từ", "đến",
)
CLOSING_WORDS = (
    "Giao ", "Trong quá trình", "Trên đây là", "Căn cứ Kế hoạch", "Căn cứ nội dung", "Yêu cầu ",
    "Quá trình",
)

# --- citations --------------------------------------------------------------------------------

THIS = "này"
CONGRESS = "Đại hội"
CONGRESS_WORDS = ("đại biểu", "toàn quốc", "Đảng bộ", "Đảng", "tỉnh", "thành phố", "lần thứ")
CENTRAL = "Trung ương"
CENTRAL_PLENUM = "Hội nghị Trung ương"
CONSTITUTION = "Hiến pháp"
REGULATION = "Quy định"
LAWS = ("Bộ luật", "Luật", "Pháp lệnh")
ABOUT = "về"
OF = "của"
BY = "do"
LAW_STOPS = (
    "ngày", "năm", "số", "sửa", "trên", "bảo", "được", "có", "để", "quy", "trong", "theo", "do",
    "đến", "cho", "tại", "này", "khi", "nhằm", "như", "với", "thì", "không", "đã", "của", "các",
    "phải", "là", "từ", "bằng", "hoặc",
)
DEFINITION_OPENERS = ("sau đây", "dưới đây")
DEFINITION_PASSIVE = "được"
DEFINITION_VERBS = ("viết tắt", "gọi tắt", "gọi chung", "gọi")
IS = "là"
# What stands between a document and the words that are its own title.
OWN_NAME_OPENERS = (
    "ban hành", "về", "về việc ban hành", "về ban hành", "phê duyệt", "về việc phê duyệt",
    "về phê duyệt",
)
ISSUING_VERBS = ("ban hành", "phê duyệt")
ISSUED_KINDS = (
    "Chương trình", "Kế hoạch", "Đề án", "Chiến lược", "Quy chế", "Quy định", "Điều lệ",
    "Bộ tiêu chí",
)
ISSUED_NAME_STOPS = (
    "thực hiện", "triển khai", "và Kế hoạch", "và Chương trình", "trên địa bàn", "theo",
    "kèm theo", "về",
)
TITLE_OPENERS = (
    "về", "ban hành", "phê duyệt", "thực hiện", "triển khai", "quy định", "sửa đổi", "hướng dẫn",
    "công bố", "tiếp tục", "bổ sung", "thay thế", "kèm theo", "thông qua", "V/v", "đẩy mạnh",
    "tăng cường",
)
JOINING_WORDS = ("và", "hoặc", "cùng")
LEGAL_BASIS = "Căn cứ"
AMENDING = ("sửa đổi", "bổ sung một số")
GOVERNORS = (
    "thực hiện", "triển khai", "quán triệt", "phổ biến", "học tập", "bám sát", "cụ thể hóa",
    "thi hành", "theo",
)
SPIRIT = "theo tinh thần"
THROUGH_NOUNS = ("kế hoạch", "chương trình", "đề án", "nghị quyết", "văn bản")
CARRYING_OUT = ("thực hiện", "triển khai thực hiện")
PROVISIONS_OF = ("quy định của", "quy định tại")

# --- deadlines --------------------------------------------------------------------------------

BEFORE = "trước"
AT_LATEST = (
    "chậm nhất", "muộn nhất", "đến hết", "hoàn thành trong", "xong trong", "hoàn thành vào",
    "hoàn thành",
)
HOURS = ("giờ", "h")
ON = "vào"
INSIDE = ("trong", "xong trong", "đến")
LATEST_LINKS = ("là", "vào", "đến", "trong")
TIME_FIELDS = ("thời gian hoàn thành", "thời hạn hoàn thành", "thời gian thực hiện", "thời hạn")
QUARTER = "quý"
YEARLY = ("hàng năm", "hằng năm")
QUARTERLY = ("hàng quý", "hằng quý")
MONTHLY = ("hàng tháng", "hằng tháng")
WEEKLY = ("hàng tuần", "hằng tuần")
PERIODIC = "định kỳ"
ONGOING = "thường xuyên"
STAGE = "giai đoạn"
TERM_OF_OFFICE = "nhiệm kỳ"
OCCURRENCE = ("khi có phát sinh", "khi phát sinh", "có phát sinh", "phát sinh")
OCCURRENCE_LEADS = ("khi có", "khi", "nếu có", "có")
ARISING = "phát sinh"

# --- agencies ---------------------------------------------------------------------------------

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

# --- tables -----------------------------------------------------------------------------------

NUMBER_HEADS = ("TT", "STT", "Số TT", "Số thứ tự")
TASK_HEADS = ("nhiệm vụ", "nội dung", "công việc", "giải pháp", "chỉ tiêu", "hoạt động", "đề án")
LEAD_HEADS = ("chủ trì", "đơn vị thực hiện", "cơ quan thực hiện", "phụ trách", "phân công",
              "cơ quan tham mưu", "trách nhiệm")
COORDINATE_HEADS = ("phối hợp",)
TIME_HEADS = ("thời gian", "thời hạn", "tiến độ", "hoàn thành")
PRODUCT_HEADS = ("sản phẩm", "kết quả", "đầu ra")

# --- defects: what is said about them ---------------------------------------------------------

WHY_MARKDOWN = "dấu định dạng lẫn trong số hoặc ngày ghi tay"
WHY_SPACE = "thừa khoảng trắng trong số, ký hiệu văn bản"
WHY_SUPERSCRIPT = "ký nháy lẫn vào khối chữ ký, không phải nội dung"
WHY_EMPHASIS = "dấu in nghiêng đóng sớm do ngắt trang"
WHY_PAGE_BREAK = "câu bị cắt bởi ngắt trang; đã nối lại khi đọc"
WHY_NO_HEADING = "không có khối quốc hiệu và tên cơ quan ban hành ở đầu văn bản"
WHY_DUPLICATE = "số thứ tự trùng với mục ở trước; giữ nguyên nhãn in"
WHY_LOST_MARK = "mất dấu: nơi khác trong văn bản viết “{usual}” ({count} lần)"
WHY_UNDATED = "số văn bản không ghi ngày; số này có thể lặp lại qua các năm, các khóa"
WHY_EARLY_TERM = "dùng “{term}” trước khi định nghĩa (dòng {line})"
WHY_NO_ISSUER = "không ghi cơ quan ban hành sau ngày của văn bản"
WHY_TWO_SUBJECTS = "cùng một văn bản được dẫn với hai trích yếu khác nhau (dòng {line})"
NATIONAL_HEADING_FORM = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc"
