"""What documents are called, and who issues them."""

from registry.reading.findings import Kind

# Word lists are read across, not down.
# fmt: off

KINDS: dict[str, Kind] = {
    "Nghị quyết liên tịch": Kind.RESOLUTION, "Nghị quyết": Kind.RESOLUTION,
    "Nghị định": Kind.DECREE, "Quyết định": Kind.DECISION, "Thông tư liên tịch": Kind.CIRCULAR,
    "Thông tư": Kind.CIRCULAR, "Chỉ thị": Kind.DIRECTIVE, "Kế hoạch hành động": Kind.PLAN,
    "Kế hoạch": Kind.PLAN,
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
# What has a number of its own inside the document it belongs to: «Mẫu số 09/BH».
FORM_WORDS = ("mẫu", "biểu", "biểu mẫu", "phiếu", "bảng", "phụ lục", "mẫu biểu", "danh mục")
PREMIER = "TTg"
SYMBOL_LETTERS = "A-ZĐƯÐ"
ODD_SYMBOLS = ("Ctr", "CTrHĐ", "CTrPH")
ORDER = "L-CTN"
# Behind these alone a dot joins the next part of a symbol: «01/1999/QĐ.UB», «9/UBND.VX».
DOTTED_SYMBOLS = ("QĐ", "CT", "NQ", "KH", "CV")
PARTED_SYMBOLS = ("BGD", "ĐT")
# Ways a symbol is mistyped, and the symbol meant.
SYMBOL_SLIPS = {
    "TTG": PREMIER, "Ð": "Đ", "TƯ": "TU", "Ctr": "CTr", ".TTg": "-TTg", "QĐTTg": "QĐ-TTg",
    "⁄": "/", "_": "-", "QNGg": "QNg", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
}
# As they are printed, with a small letter.
MIXED_SYMBOLS = ("CTr", "TTr", "QĐi")
TITLED_SYMBOLS = ("CTr", "TTr")
BLANK = "…"
# Issuers of the numbers of old («176-HĐBT»), and parts of symbols that stand apart.
OLD_ISSUERS = ("CP", "HĐBT", "CTN", "TTg", "HĐNN")
STEERING, COMMAND, CIRCULAR = "BCĐ", "BCH", "TT"
PARTY_SYMBOLS = ("TW", "TU")
STATE_SYMBOLS = ("CP", "TTg")
# What may stand behind a kind when the dash between them was lost.
GLUED_ISSUERS = ("CP", "TTg", "UBND", "HĐND", "TW", "TU", "VPCP")
GLUED_DECREE, DECREE = "ND", "NĐ"
GOVERNMENT_SYMBOL = "CP"
GLUED_PREMIER = "CTTg"
NATIONAL_ASSEMBLY_SYMBOL = "QH"
STANDING_COMMITTEE_SYMBOL = "UBTVQH"
COMMITTEE_SYMBOL = "UBND"
COUNCIL_SYMBOL = "HĐND"

# Who issues.
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
PARTY_BODY = "Đảng bộ"
OF_THE_PARTY = "của Đảng"
PARTY_HEIGHTS = ("Bộ Chính trị", "Ban Bí thư Trung ương Đảng", "Ban Bí thư")
GOVERNMENT = ("Thủ tướng Chính phủ", "Chính phủ")
PARTY_BRANCHES = ("Ban Thường vụ ", "Ban Chấp hành ", "Thường trực ")
PARTY_COMMITTEES = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng bộ tỉnh")
LOCAL_BODIES = (PEOPLES_COMMITTEE, "UBND", PEOPLES_COUNCIL, "HĐND")
CHAIR_OF = "Chủ tịch "
MINISTER_OF = "Bộ trưởng "
MINISTRIES = (
    "Ủy ban Dân tộc", "Thanh tra Chính phủ", "Tổng Thanh tra Chính phủ", "Văn phòng Chính phủ",
    "Ngân hàng Nhà nước Việt Nam", "Bảo hiểm xã hội Việt Nam", "Kiểm toán Nhà nước",
    "Tòa án nhân dân tối cao", "Viện kiểm sát nhân dân tối cao", "Chủ tịch nước",
    "Hội đồng Bộ trưởng", "Ban Tổ chức Trung ương", "Văn phòng Trung ương Đảng",
    "Ban Chỉ đạo Trung ương", "Hội đồng Thi đua - Khen thưởng Trung ương", "Văn phòng Quốc hội",
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
