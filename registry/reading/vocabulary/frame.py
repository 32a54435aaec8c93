"""The letters of the language, and the words of the frame around a document."""

# Word lists are read across, not down.
# fmt: off

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"


NATIONAL_HEADING = "cộng hòa xã hội chủ nghĩa việt nam"
# Over the right column, without marks and capitals, as far as a scanner leaves them.
RIGHT_COLUMN = (
    "cong hoa xa hoi", "chu nghia viet nam", "xa hoi chu nghia", "doc lap", "tu do - hanh phuc",
    "dang cong san viet nam", "cong hoa xa", "hoi chu nghia viet", "nghia viet nam", "hanh phuc",
    "cong san viet nam",
)
NUMBER_WORD = "Số"
MARKED_LETTERS = "ỐốÔôÓó"
RECIPIENTS = "nơi nhận"
SIGNING = ("tm", "kt", "tl", "tuq")
SIGNER_TITLES = (
    "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "chánh văn phòng", "bí thư",
    "phó chánh văn phòng", "phó bí thư", "bộ trưởng", "thứ trưởng", "thủ tướng", "phó thủ tướng",
    "trưởng ban", "phó trưởng ban", "cục trưởng", "tổng cục trưởng", "phó chủ tịch thường trực",
    "chánh thanh tra", "trưởng phòng", "hiệu trưởng", "phó giám đốc phụ trách", "q. chủ tịch",
    "quyền chủ tịch", "q. giám đốc", "phó bí thư thường trực",
)
BODIES_IN_SHORT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
DEPARTMENTS = ("so", "bo")
OWN_BODIES = ("sở ", "ban ", "văn phòng", "thanh tra", "chi cục", "cục ", "trung tâm", "trường ",
              "phòng ", "bộ ", "hội ", "liên minh", "công an", "đài ", "quỹ ", "viện ", "tổng cục",
              "đảng đoàn", "đảng ủy", "đoàn đại biểu", "bảo hiểm xã hội", "kho bạc", "ngân hàng",
              "ủy ban kiểm tra", "ủy ban mặt trận", "ủy ban mttq", "mặt trận", "bệnh viện",
              "tổng liên đoàn", "liên đoàn", "tòa án", "học viện", "tổng công ty", "công ty",
              "tập đoàn", "báo ", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "thông tấn xã",
              "điện lực", "chi nhánh", "hạt ", "trạm ")
# An organ that speaks for the body above it.
ORGANS = ("ban chấp hành", "ban thường vụ", "ban thường trực", "thường trực")
# What keeps its capitals in a name whose letterhead is all in capitals.
PROPER_WORDS = ("Việt Nam", "Chính phủ", "Quốc hội", "Trung ương", "Hồ Chí Minh", "Nhà nước",
                "Tổ quốc", "MTTQ")
NUMERALS = "IVX"
REGARDING = "v/v"
ADDRESSED_TO = "kinh gui"
# Pressed over the letterhead.
STAMPS = ("dự thảo", "hỏa tốc", "hoả tốc", "khẩn", "thượng khẩn", "bản sao", "sao y", "công khai")
# Under the title of what a decision issues, without marks.
ISSUED_WITH = ("(ban hanh kem theo", "(kem theo", "(ban hanh theo", "(duoc ban hanh kem theo")
APPENDIX = "phụ lục"
PART_WORDS = ("phần", "chương", "mục")
PART_ORDINALS = (
    "thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "thứ tám",
    "thứ chín", "thứ mười",
)
ARTICLES = ("điều", "điêu", "điểu", "điếu", "điễu", "diều", "dieu", "đieu")
PAGE = "trang"
# The order of letters that label points; «f», «j», «w» and «z» stand where others expect them.
POINT_ORDER = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Letters that many lists leave out, and that are missed in none.
OPTIONAL_LETTERS = frozenset("ăâêôơưfjwzđ")

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

FOLDED_DAY, FOLDED_MONTH, FOLDED_YEAR, TOWN = "ngay", "thang", "nam", "phố"
SIGNED = "da ky"
# The family names of most signers, without marks.
SURNAMES = frozenset((
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho",
    "ngo", "duong", "ly", "dinh", "trinh", "truong", "mai", "dao", "doan", "luong", "luu", "cao",
    "ha", "to", "ta", "thai", "quach", "kim", "thach", "son", "lam", "chau", "giang", "tang",
    "vuong", "trieu", "nong", "ma", "ninh", "phung", "cu", "kieu", "nghiem", "hua", "tong", "chu",
))
DAY = "ngày"
MONTH = "tháng"
YEAR = "năm"
POINT_LETTERS = "a-zđ"
# A label at the start of a wrapped line is no label after one of these.
REFERENCE_WORDS = (
    "điểm", "khoản", "mục", "điều", "số", "tháng", "ngày", "năm", "chương", "phần", "từ", "đến",
    "quý", "khóa", "phụ lục", "lần thứ",
)
POINT_REFERENCES = ("điểm", "các điểm", "tiết", "từ", "đến", "và")
CLOSING_WORDS = (
    "Giao ", "Trong quá trình", "Trên đây là", "Căn cứ Kế hoạch", "Căn cứ nội dung", "Yêu cầu ",
    "Quá trình",
)
