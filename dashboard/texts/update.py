"""Words of the November desk of Sở Nội vụ."""

SHOW = "Hiện"
SHOW_OPTIONS = [
    ("open", "Chưa xong"),
    ("awaiting", "Chờ xác nhận"),
    ("returned", "Bị trả lại"),
    ("overdue", "Quá hạn"),
    ("unverified", "Tự báo cáo, chưa xác nhận"),
    ("all", "Tất cả"),
]
NOTHING_TO_DO = "Không có lượt nhiệm vụ nào khớp với điều kiện lọc."
LOCKED = "Kỳ {year} đã khóa sổ: không ghi thêm được."
CLOSED = "Kỳ {year} đã chốt: cơ quan không gửi thêm; Sở Nội vụ vẫn xác nhận, trả lại và nhập thay được."
TO_ROUNDS = "Đến trang Kỳ báo cáo"
