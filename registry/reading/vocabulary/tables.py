"""The heads of columns."""

# Word lists are read across, not down.
# fmt: off

NUMBER_HEADS = ("TT", "STT", "Số TT", "Số thứ tự")
TASK_HEADS = ("nhiệm vụ", "nội dung", "công việc", "giải pháp", "chỉ tiêu", "hoạt động", "đề án")
LEAD_HEADS = ("chủ trì", "đơn vị thực hiện", "cơ quan thực hiện", "phụ trách", "phân công",
              "cơ quan tham mưu", "trách nhiệm")
# Heads that say so as the whole of them: «kết quả thực hiện» is another column.
LEAD_HEADS_ALONE = ("thực hiện", "người thực hiện", "thành phần thực hiện")
COORDINATE_HEADS = ("phối hợp",)
TIME_HEADS = ("thời gian", "thời hạn", "tiến độ", "hoàn thành")
PRODUCT_HEADS = ("sản phẩm", "kết quả", "đầu ra")
