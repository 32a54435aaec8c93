"""The letters of the language, and the words of the frame around a document."""

# Word lists are read across, not down.
# fmt: off

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"


NATIONAL_HEADING = "cộng hòa xã hội chủ nghĩa việt nam"
NUMBER_WORD = "Số"
MARKED_LETTERS = "ỐốÔôÓó"
RECIPIENTS = "nơi nhận"
SIGNING = ("tm", "kt", "tl", "tuq")
SIGNER_TITLES = ("chủ tịch", "phó chủ tịch", "giám đốc", "chánh văn phòng", "bí thư")
APPENDIX = "phụ lục"
PART_WORDS = ("phần", "chương")
PART_ORDINALS = (
    "thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "thứ tám",
    "thứ chín", "thứ mười",
)
ARTICLE = "điều"
PAGE = "trang"
# The order of letters that label points; «f», «j», «w» and «z» stand where others expect them.
POINT_ORDER = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

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
