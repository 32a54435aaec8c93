"""The words around a citation, and those that name a document without its number."""

# Word lists are read across, not down.
# fmt: off

THIS = "này"
CONGRESS = "Đại hội"
CONGRESS_WORDS = ("đại biểu", "toàn quốc", "Đảng bộ", "Đảng", "tỉnh", "thành phố", "lần thứ")
CENTRAL = "Trung ương"
CENTRAL_PLENUM = "Hội nghị Trung ương"
CONSTITUTION = "Hiến pháp"
REGULATION = "Quy định"
LAWS = ("Bộ luật", "Bộ Luật", "Luật", "Pháp lệnh")
ABOUT, MATTER = "về", "việc"
OF = "của"
BY = "do"
LAW_STOPS = (
    "ngày", "năm 1", "năm 2", "năm", "số 0", "số", "sửa", "trên", "bảo đảm", "được", "có", "để",
    "quy định", "trong", "theo", "do", "đến", "cho", "tại", "này", "khi", "nhằm", "như", "với",
    "thì",
    "không", "đã", "của", "các", "phải", "là", "từ", "bằng", "hoặc", "thuộc", "hiện hành", "nêu",
    "cần", "đối", "vào", "trước", "sau", "tới", "trở", "nhưng", "lần", "cũng", "chưa", "hằng năm",
    "hàng năm", "cùng", "còn", "mới", "và các", "liên quan", "nói", "khoản", "điều", "mà",
    "trình Quốc hội", "trình Chính phủ", "trình Thủ tướng", "trình cấp", "trình Ủy ban",
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
# Kinds cited by a number without a symbol where their day stands behind it.
NUMBERED_KINDS = (
    "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Công điện", "Công văn", "Thông báo",
    "Kết luận", "Kế hoạch", "Văn bản", "Thông tư", "Tờ trình", "Báo cáo", "Hướng dẫn",
    "Chương trình hành động", "Chương trình",
)
REPLACING = ("thay thế", "thay thế cho")
REPEALING = ("bãi bỏ", "hủy bỏ", "huỷ bỏ")
GUIDING = ("hướng dẫn thi hành", "hướng dẫn thực hiện", "hướng dẫn triển khai", "quy định chi tiết",
           "hướng dẫn một số", "hướng dẫn")
EFFECT_OBJECTS = ("các", "một số điều của", "một số nội dung của", "một số quy định tại", "toàn bộ",
                  "thi hành", "thi hành một số điều của", "và biện pháp thi hành",
                  "và hướng dẫn thi hành")
AMENDING = ("sửa đổi", "bổ sung một số")
GOVERNORS = (
    "thực hiện", "triển khai", "quán triệt", "phổ biến", "học tập", "bám sát", "cụ thể hóa",
    "thi hành", "theo",
)
SPIRIT = "theo tinh thần"
THROUGH_NOUNS = ("kế hoạch", "chương trình", "đề án", "nghị quyết", "văn bản")
CARRYING_OUT = ("thực hiện", "triển khai thực hiện")
PROVISIONS_OF = ("quy định của", "quy định tại")
