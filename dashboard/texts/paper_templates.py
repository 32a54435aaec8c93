"""Words of /papers/templates: the office's own forms of papers, and their marks."""

from registry.papers import vocabulary as marks

TITLE = "Mẫu văn bản"
ALL_PAPERS = "← Báo cáo, công văn"
LEAD = (
    "Văn bản được lập theo mẫu có sẵn, đúng thể thức Nghị định 30/2020/NĐ-CP. Cơ quan có mẫu riêng thì tải mẫu "
    "có sẵn về, sửa trong Word rồi gửi lên đây."
)
HOW = (
    "Giữ nguyên các dấu [[…]]: hệ thống chỉ thay dấu bằng nội dung, không chạy lệnh nào trong tệp.",
    "Cỡ chữ, giãn dòng: sửa các kiểu chữ có tên bắt đầu bằng “Thể thức” trong Word, cả văn bản đổi theo.",
    "Tệp .docx tối đa 2 MB; không có macro, liên kết, đối tượng nhúng, sửa đổi được theo dõi (Track Changes).",
)
COLUMNS = ("Loại văn bản", "Mẫu đang dùng", "Từ lúc", "Tệp mẫu")
HOUSE = "Mẫu có sẵn"
DOWNLOAD = "Tải về"
DOWNLOAD_HOUSE = "Tải mẫu có sẵn"
REPLACE = "Thay mẫu"
ONE = "{kind}: mẫu riêng"
UPLOAD_LABEL = "Gửi mẫu mới (.docx, chọn hoặc kéo thả vào đây)"
UPLOAD_HELP = "Mẫu mới được dùng ngay cho các tệp lập sau lúc này; mẫu trước vẫn được lưu."
UPLOAD_LARGE = "lớn hơn 2 MB. Giảm cỡ ảnh trong mẫu rồi gửi lại."
NONE_KEPT = "Chưa có mẫu riêng nào cho loại này: văn bản lập theo mẫu có sẵn."
IN_USE, WITHDRAWN, BEFORE = "đang dùng", "đã ngừng dùng", "mẫu trước"
WITHDRAW = "Ngừng dùng"
WITHDRAW_ONE = "Ngừng dùng mẫu {name}"
WITHDRAWN_SAID = "Đã ngừng dùng mẫu “{name}”. Tệp vẫn được lưu cùng người gửi, người ngừng."
MARKS = "Các dấu của mẫu"
MARK_COLUMNS = ("Dấu", "Được thay bằng", "Bắt buộc")
MANDATORY, FREE = "bắt buộc", "nên có"
MEANINGS: dict[str, str] = {
    marks.SUPERIOR: "Tên cơ quan chủ quản trực tiếp",
    marks.ISSUER: "Tên cơ quan ban hành",
    marks.ISSUER_LINE: "Đường kẻ dưới tên cơ quan (đứng riêng một dòng)",
    marks.NOTATION: "Chỗ trống để ghi số, và ký hiệu văn bản",
    marks.SUBJECT: "Trích yếu của công văn, sau chữ V/v",
    marks.PLACE: "Địa danh",
    marks.DATE: "Ngày, tháng, năm; để trống khi chưa có người ghi",
    marks.TYPE_NAME: "Tên loại văn bản",
    marks.TITLE: "Trích yếu nội dung",
    marks.TITLE_LINE: "Đường kẻ dưới trích yếu (đứng riêng một dòng)",
    marks.ADDRESSEES: "Kính gửi (đứng riêng một dòng)",
    marks.BASIS: "Các căn cứ (đứng riêng một dòng)",
    marks.BODY: "Nội dung, bảng biểu, chú thích (đứng riêng một dòng, ngoài bảng)",
    marks.RECEIVERS: "Nơi nhận (đứng riêng một dòng)",
    marks.AUTHORITY: "Quyền hạn của người ký, như KT. GIÁM ĐỐC",
    marks.POST: "Chức vụ của người ký",
    marks.SIGNER: "Họ tên người ký; để trống khi chưa có người ghi",
}
ANNEX_NOTE = "Phụ lục không cần dấu: luôn nằm sau cùng, mỗi phụ lục sang trang mới."
FILE_NAME = "mau-{slug}.docx"
REFUSALS: dict[str, str] = {
    "template_no_word": "Tệp “{name}” không phải tệp Word .docx. Lưu lại dạng .docx rồi gửi.",
    "template_too_large": "Mẫu quá lớn: tối đa {largest} MB. Giảm cỡ ảnh trong mẫu rồi gửi lại.",
    "template_unreadable": "Không mở được tệp “{name}” như một văn bản Word. Mở bằng Word, lưu lại rồi gửi.",
    "template_too_complex": (
        "Mẫu “{name}” có quá nhiều thành phần (tối đa {most}) hoặc lồng nhau quá {deepest} lớp. Chép phần cần giữ "
        "sang một tệp Word mới rồi gửi lại."
    ),
    "template_strict": (
        "Mẫu “{name}” lưu ở dạng Strict Open XML nên không nhận. Trong Word, lưu lại ở dạng Word Document (*.docx) "
        "rồi gửi."
    ),
    "template_drawn": (
        "Mẫu “{name}” có hình vẽ, khung chữ hoặc biểu tượng cảm xúc nên không nhận. Xóa chúng (đường kẻ thì dùng viền "
        "đoạn hoặc dấu kẻ) rồi gửi lại."
    ),
    "template_fills_nothing": (
        "Không lập thử được văn bản nào từ mẫu “{name}”. Mở bằng Word, đặt lại khổ giấy và lề trang, lưu lại rồi gửi."
    ),
    "template_linked": (
        "Mẫu “{name}” có liên kết ra ngoài ({target}) nên không nhận. Gỡ liên kết (giữ chữ) rồi gửi lại."
    ),
    "template_part": (
        "Mẫu “{name}” có thành phần không nhận ({part}): đối tượng nhúng, nhận xét, liên kết hoặc tệp lồng. "
        "Xóa thành phần đó rồi gửi lại."
    ),
    "template_field": (
        "Mẫu “{name}” có trường “{field}” nên không nhận: chỉ nhận trường số trang. Xóa trường đó rồi gửi lại."
    ),
    "template_tracked": (
        "Mẫu “{name}” còn sửa đổi được theo dõi (Track Changes). Chấp nhận hoặc bỏ mọi sửa đổi rồi gửi lại."
    ),
    "template_unknown_mark": "Mẫu “{name}” có dấu {mark} không có trong danh sách. Sửa tên dấu rồi gửi lại.",
    "template_without_marks": "Mẫu “{name}” thiếu dấu bắt buộc: {marks}. Thêm vào đúng chỗ rồi gửi lại.",
    "template_too_many_marks": "Mẫu “{name}” có hơn {most} dấu [[…]]. Xóa các dấu lặp lại rồi gửi lại.",
    "template_mark_twice": "Mẫu “{name}” có dấu {mark} nhiều lần. Chỉ giữ một.",
    "template_mark_not_alone": "Trong mẫu “{name}”, dấu {mark} phải đứng riêng một dòng.",
    "template_mark_place": (
        "Trong mẫu “{name}”, dấu {mark} đứng ở nơi không điền được (đầu trang, khung chữ hoặc bảng). "
        "Đưa vào phần thân văn bản rồi gửi lại."
    ),
    "template_loses": (
        "Mẫu riêng của loại văn bản này thiếu chỗ cho: {marks}. Thêm dấu vào mẫu, hoặc ngừng dùng mẫu, rồi lập lại."
    ),
    "template_unfillable": (
        "Không điền được mẫu riêng của loại văn bản này. Ngừng dùng mẫu đó (Mẫu văn bản) rồi lập lại."
    ),
    "pdf_no_office": (
        "Máy chủ chưa cài LibreOffice nên chưa tạo được PDF. Tải tệp Word, hoặc nhờ quản trị hệ thống cài thêm."
    ),
    "pdf_busy": "Đang có một PDF khác được tạo. Thử lại sau ít giây.",
    "pdf_failed": "LibreOffice không tạo được PDF từ văn bản này. Tải tệp Word để dùng, và báo quản trị hệ thống.",
}
