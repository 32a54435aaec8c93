"""Words about files of evidence: why one is refused, what it is, who has looked at it."""

from db.vocabulary import Scan
from registry.evidence.kinds import Kind

KINDS: dict[Kind, str] = {
    Kind.DOCX: "Word (.docx)",
    Kind.XLSX: "Excel (.xlsx)",
    Kind.PDF: "PDF",
    Kind.PNG: "Ảnh PNG",
    Kind.JPEG: "Ảnh JPEG",
}
SCANS: dict[Scan, str] = {
    Scan.CLEAN: "Đã quét, không thấy mã độc",
    Scan.NOT_SCANNED: "Chưa quét mã độc",
}
ACCEPTED = (
    "Nhận Word (.docx), Excel (.xlsx), PDF và ảnh PNG, JPEG, mỗi tệp không quá 20 MB. Không gửi tài liệu "
    "có dấu Mật, Tối mật, Tuyệt mật."
)
EVIDENCE = "Tài liệu minh chứng"
NO_EVIDENCE = "Chưa có tệp nào kèm báo cáo này."
LOOK_FOR_MARKS = "Máy chưa đọc hết: cần người xem có dấu chỉ độ mật không"
REMOVE = "Gỡ"
REMOVE_ONE = "Gỡ tệp {name}"
REMOVED = "Đã gỡ tệp “{name}” khỏi báo cáo; hồ sơ vẫn lưu ai gửi, ai gỡ."
# Sent to the browser whole: assets/upload.js holds no Vietnamese word of its own.
UPLOAD = {
    "label": "Thêm tệp (chọn, hoặc kéo thả vào đây)",
    "help": ACCEPTED,
    "waiting": "đang chờ",
    "checking": "đang kiểm tra…",
    "kept": "đã nhận",
    "too_large": "lớn hơn 20 MB. Giảm cỡ ảnh trong tệp hoặc tách thành nhiều tệp nhỏ rồi gửi lại.",
    "offline": "mất kết nối, tệp chưa được nhận. Kiểm tra mạng rồi gửi lại.",
    "signed_out": "phiên đăng nhập đã hết, tệp chưa được nhận. Đăng nhập ở thẻ mới rồi gửi lại.",
    "failed": "chưa nhận được. Thử lại sau ít phút; nếu vẫn vậy, báo quản trị hệ thống.",
}


def size(count: int) -> str:
    """2,4 MB or 310 KB."""
    if count >= 1024 * 1024:
        return f"{count / 1024 / 1024:.1f} MB".replace(".", ",")
    return f"{max(1, round(count / 1024))} KB"


REFUSALS: dict[str, str] = {
    "evidence_sent": (
        "Báo cáo đã gửi và đang chờ xác nhận. Muốn thêm hoặc gỡ tệp, chọn lại “Đang thực hiện”, lưu, sửa tệp "
        "rồi gửi lại."
    ),
    "evidence_missing": "Chưa có tệp nào được gửi. Chọn tệp rồi gửi lại.",
    "evidence_too_many": (
        "Một báo cáo kèm tối đa {files} tệp, tổng cộng {megabytes} MB. Gỡ bớt tệp hoặc gộp lại rồi gửi."
    ),
    "evidence_empty": "Tệp “{name}” trống, không có nội dung. Kiểm tra lại tệp rồi gửi.",
    "evidence_too_large": (
        "Tệp “{name}” lớn hơn {largest} MB. Giảm cỡ ảnh trong tệp hoặc tách thành nhiều tệp nhỏ rồi gửi lại."
    ),
    "evidence_kind": (
        "Không nhận tệp “{name}”: chỉ nhận Word (.docx), Excel (.xlsx), PDF và ảnh PNG, JPEG (.jpg). "
        "Lưu lại theo một trong các dạng đó."
    ),
    "evidence_old_format": (
        "Tệp “{name}” theo định dạng Office cũ. Mở tệp, chọn Lưu thành (Save As) dạng {wanted} rồi gửi lại."
    ),
    "evidence_macro": (
        "Tệp “{name}” có chứa macro nên không nhận. Lưu lại dạng .docx hoặc .xlsx thông thường, hoặc gửi bản PDF."
    ),
    "evidence_false_type": (
        "Tệp “{name}” mang đuôi {claimed} nhưng nội dung là tệp {actual}. Gửi đúng tệp gốc, không đổi đuôi tệp."
    ),
    "evidence_unknown_type": (
        "Tệp “{name}” mang đuôi {claimed} nhưng nội dung không phải loại tệp đó. Mở thử tệp, lưu lại rồi gửi."
    ),
    "evidence_encrypted": (
        "Tệp “{name}” có đặt mật khẩu hoặc hạn chế quyền nên không kiểm tra được. Bỏ mật khẩu rồi gửi lại."
    ),
    "evidence_unreadable": (
        "Không đọc được tệp “{name}”: tệp bị hỏng hoặc chưa tải đủ. Mở thử tệp trên máy, lưu lại rồi gửi."
    ),
    "evidence_bomb": (
        "Nội dung bên trong tệp “{name}” quá lớn khi mở ra nên không nhận. Bớt nội dung thừa hoặc gửi bản PDF."
    ),
    "evidence_crooked": (
        "Cấu trúc bên trong tệp “{name}” không bình thường. Mở bằng Word hoặc Excel, lưu thành tệp mới rồi gửi."
    ),
    "evidence_external": (
        "Tệp “{name}” tự lấy nội dung từ nơi khác ({target}). Ngắt các liên kết đó trong Word, Excel, "
        "hoặc gửi bản PDF."
    ),
    "evidence_active": (
        "Tệp PDF “{name}” có chứa đoạn mã hoặc tệp đính kèm nên không nhận. In lại thành PDF mới rồi gửi; "
        "tệp đính kèm thì gửi riêng."
    ),
    "evidence_double": (
        "Tệp “{name}” chứa hai loại tệp lồng vào nhau nên không nhận. Lưu lại thành tệp mới rồi gửi."
    ),
    "evidence_huge_image": (
        "Ảnh “{name}” quá lớn ({width} × {height} điểm ảnh). Thu nhỏ ảnh rồi gửi lại."
    ),
    "evidence_secret": (
        "Tệp “{name}” có dòng “{found}”. Hệ thống này không nhận tài liệu có độ mật; gửi tài liệu theo quy "
        "định về bảo vệ bí mật nhà nước."
    ),
    "evidence_secret_name": (
        "Tên tệp “{name}” cho biết tài liệu có độ mật. Hệ thống này không nhận tài liệu mật; nếu không phải "
        "tài liệu mật, đổi tên tệp rồi gửi lại."
    ),
    "evidence_infected": (
        "Tệp “{name}” có mã độc ({found}) nên không nhận. Quét mã độc trên máy đã tạo tệp này."
    ),
    "evidence_busy": "Đang kiểm tra nhiều tệp cùng lúc. Đợi một phút rồi gửi lại tệp “{name}”.",
}
