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
