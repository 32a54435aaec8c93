"""The heads of columns."""

# Word lists are read across, not down.
# fmt: off

NUMBER_HEADS = ("TT", "STT", "Số TT", "Số thứ tự")
TASK_HEADS = ("nhiệm vụ", "nội dung", "công việc", "giải pháp", "chỉ tiêu", "hoạt động", "đề án")
LEAD_HEADS = ("chủ trì", "đơn vị thực hiện", "cơ quan thực hiện", "phụ trách", "phân công",
              "cơ quan tham mưu", "trách nhiệm")
COORDINATE_HEADS = ("phối hợp",)
TIME_HEADS = ("thời gian", "thời hạn", "tiến độ", "hoàn thành")
PRODUCT_HEADS = ("sản phẩm", "kết quả", "đầu ra")
