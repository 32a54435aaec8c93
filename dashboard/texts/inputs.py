"""Words about the files a plan comes in: why one could not be read."""

REFUSALS: dict[str, str] = {
    "input_kind": (
        "Không nhận tệp “{name}”: chỉ đọc được văn bản (.txt, .md), Word (.docx), PDF và ảnh quét "
        "(.png, .jpg, .tif). Lưu lại theo một trong các dạng đó."
    ),
    "input_too_long": "Tệp “{name}” dài quá 2.000.000 ký tự. Tách thành nhiều tệp.",
    "input_too_many_pages": "Tệp “{name}” có hơn {most} trang. Tách thành nhiều tệp nhỏ rồi gửi lại.",
    "input_no_ocr": (
        "Tệp “{name}” là ảnh quét, cần nhận dạng chữ, nhưng máy chủ chưa cài tesseract-ocr-vie và "
        "poppler-utils. Nhờ quản trị cài đặt, hoặc gửi bản Word."
    ),
}

# What a person should know of how a file's words were taken out of it, by the codes of
# registry.inputs.
NOTES: dict[str, str] = {
    "converted_tcvn3": "Tệp dùng bảng mã TCVN3 (ABC), đã chuyển sang Unicode. Chữ hoa trong bảng mã này có thể lẫn chữ thường.",
    "converted_vni": "Tệp dùng bảng mã VNI, đã chuyển sang Unicode.",
    "footnotes": "Chú thích cuối trang được ghi dưới đoạn có dấu chú thích.",
    "headers_left_out": "Đầu trang, chân trang lặp lại đã bỏ.",
    "hidden_left_out": "Chữ ẩn trong tệp Word không đọc.",
    "tracked_changes": "Tệp có sửa đổi đang theo dõi (Track Changes): chữ thêm được đọc, chữ xóa thì không.",
    "pages_unread": "Có trang không đọc được. Mở tệp gốc xem lại.",
    "plain_layout": "Máy chủ chưa cài poppler-utils nên chỉ lấy được chữ, không giữ được cột và đoạn.",
}
