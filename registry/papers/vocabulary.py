"""Words that the law prints on every paper, the marks of templates, and the names of styles."""

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = "Số:"
# Room for the clerk to write the number, the day and the month in.
BLANK = "      "
DAY = "ngày {day} tháng {month} năm {year}"
ABOUT = "V/v"
TO = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
KEPT = "Lưu:"
KEPT_BY = "Lưu: VT"
ATTACHED = "(Kèm theo {kind} số {number} {day} của {issuer})"
LETTER = "Công văn"
# A place with its level stays on one line under the committee.
COMMITTEE = "ỦY BAN NHÂN DÂN"
LEVELS = ("TỈNH ", "THÀNH PHỐ ", "THỊ XÃ ", "HUYỆN ", "XÃ ", "PHƯỜNG ", "THỊ TRẤN ")
GLUE = "\u00a0"
END = "./."
DEMONSTRATION = "DỮ LIỆU TRÌNH DIỄN"
# Phụ lục III writes a letter for each level; these make an item's beginning.
DASH = "-"

# The marks of a template; in the file each stands between [[ and ]].
SUPERIOR = "co_quan_chu_quan"
ISSUER = "co_quan"
ISSUER_LINE = "ke_co_quan"
NOTATION = "so_ky_hieu"
SUBJECT = "ve_viec"
PLACE = "dia_danh"
DATE = "ngay"
TYPE_NAME = "ten_loai"
TITLE = "trich_yeu"
TITLE_LINE = "ke_trich_yeu"
ADDRESSEES = "kinh_gui"
BASIS = "can_cu"
BODY = "noi_dung"
RECEIVERS = "noi_nhan"
AUTHORITY = "quyen_han"
POST = "chuc_vu"
SIGNER = "nguoi_ky"

# How the styles are called in Word's list.
STYLE_NAMES = {
    "PaperNation": "Thể thức - Quốc hiệu",
    "PaperMotto": "Thể thức - Tiêu ngữ",
    "PaperSuperior": "Thể thức - Cơ quan chủ quản",
    "PaperIssuer": "Thể thức - Cơ quan ban hành",
    "PaperLine": "Thể thức - Đường kẻ",
    "PaperNumber": "Thể thức - Số, ký hiệu",
    "PaperSubject": "Thể thức - Về việc",
    "PaperDate": "Thể thức - Địa danh, ngày",
    "PaperType": "Thể thức - Tên loại",
    "PaperTitle": "Thể thức - Trích yếu",
    "PaperTo": "Thể thức - Kính gửi",
    "PaperBasis": "Thể thức - Căn cứ",
    "PaperBody": "Thể thức - Lời văn",
    "PaperHeading1": "Thể thức - Mục",
    "PaperHeading2": "Thể thức - Khoản",
    "PaperHeading3": "Thể thức - Điểm",
    "PaperAuthority": "Thể thức - Quyền hạn, chức vụ",
    "PaperSignatureRoom": "Thể thức - Chỗ ký",
    "PaperSigner": "Thể thức - Họ tên người ký",
    "PaperReceivers": "Thể thức - Nơi nhận",
    "PaperReceiver": "Thể thức - Từng nơi nhận",
    "PaperAnnex": "Thể thức - Phụ lục",
    "PaperAnnexTitle": "Thể thức - Tên phụ lục",
    "PaperAttached": "Thể thức - Kèm theo",
    "PaperCellHead": "Thể thức - Đầu bảng",
    "PaperCell": "Thể thức - Ô bảng",
    "PaperGap": "Thể thức - Khoảng trống",
    "PaperPageNumber": "Thể thức - Số trang",
    "PaperDemonstration": "Thể thức - Trình diễn",
    "PaperFootnote": "Thể thức - Chú thích",
    "PaperFootnoteMark": "Thể thức - Số chú thích",
}
