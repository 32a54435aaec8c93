"""Words about an agency's own tasks from its annual programme."""

TITLE = "Nhiệm vụ riêng của cơ quan"
HELP = (
    "Việc cụ thể trong chương trình, kế hoạch hằng năm của cơ quan (mục III.1), gắn với điểm của Kế hoạch "
    "mà nó cụ thể hóa. Không tính vào tỷ lệ của Kế hoạch."
)
UNDER_TASK = "Cơ quan đã cụ thể hóa"
NOT_COUNTED = "Nhiệm vụ riêng trong chương trình hằng năm của cơ quan; không tính vào tỷ lệ."
NONE = "Chưa có nhiệm vụ riêng nào."
COLUMNS = ("Nhiệm vụ", "Điểm của Kế hoạch", "Thời hạn", "Trạng thái")
NO_DAY = "không thời hạn"
DUE = "hạn"
ADD = "Thêm nhiệm vụ riêng"
CHANGE = "Sửa nhiệm vụ riêng"
NAME = "Tên nhiệm vụ (bắt buộc)"
POINT = "Cụ thể hóa điểm (bắt buộc)"
CHOOSE_POINT = "Chọn điểm của Kế hoạch…"
PRODUCT = "Sản phẩm"
DUE_FIELD = "Thời hạn (để trống nếu không có)"
DAY_FORM = "ngày/tháng/năm"
PERCENT = "Tiến độ (%)"
RESULT = "Kết quả"
WITHDRAW = "Bỏ nhiệm vụ này"
SAVED = "Đã lưu nhiệm vụ riêng."
WITHDRAWN = "Đã bỏ nhiệm vụ riêng; nhật ký vẫn lưu."
REFUSALS: dict[str, str] = {
    "own_task_title": "Tên nhiệm vụ phải dài từ 5 đến {longest} ký tự.",
    "own_task_point": "Chọn điểm của Kế hoạch mà nhiệm vụ này cụ thể hóa.",
    "own_task_exists": "Đã có nhiệm vụ riêng cùng tên trong kỳ này. Sửa nhiệm vụ đó, hoặc đặt tên khác.",
    "own_tasks_full": "Mỗi cơ quan có tối đa {most} nhiệm vụ riêng trong một kỳ.",
}
