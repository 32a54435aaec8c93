"""What is said about a defect."""

# Word lists are read across, not down.
# fmt: off

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
WHY_MISREAD = "nhãn bị đọc nhầm khi quét; giữ nguyên nhãn in, xếp theo thứ tự"
WHY_SKIPPED = "số thứ tự nhảy cóc so với mục ở trước; giữ nguyên nhãn in"
WHY_RESTARTED = "đánh số lại từ đầu trong cùng một mục; giữ nguyên nhãn in"
WHY_MISPLACED = "số thứ tự nhỏ hơn mục ở trước; giữ nguyên nhãn in"
