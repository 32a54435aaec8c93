"""Words of the page /settings."""

TITLE = "Thiết lập"
DAYS = "Cách tính ngày"
INCLUDES_DAY = "“Trước ngày 15/11” tính cả ngày 15"
INCLUDES_DAY_HELP = (
    "Kế hoạch ghi: “định kỳ trước ngày 15/11 hàng năm”. Hiểu đúng chữ “trước” thì ngày cuối là 14/11; "
    "đánh dấu nếu cơ quan quyết định tính cả ngày 15."
)
DAY_OFF = "Ngày cuối trùng ngày nghỉ"
DAY_OFF_HELP = (
    "Kế hoạch không nói; chọn theo quy định nội bộ. Kỳ chưa khóa sổ được tính lại ngay; thời hạn do Sở "
    "Nội vụ đặt không đổi."
)
DAY_OFF_OPTIONS = {
    "keep": "Giữ nguyên ngày",
    "next_working_day": "Dời đến ngày làm việc kế tiếp",
    "previous_working_day": "Lùi về ngày làm việc trước đó",
}
DUE_SOON = "Sắp đến hạn khi còn không quá (ngày làm việc, từ 1 đến 60)"
STALE = "Lâu chưa cập nhật khi quá (ngày, tính cả ngày nghỉ, từ 7 đến 365)"
COUNTING = "Cách chấm và đôn đốc"
RATE = "Công thức tỷ lệ hoàn thành"
RATE_OPTIONS = {
    "all": "hoàn thành ÷ mọi lượt nhiệm vụ, trừ không áp dụng",
    "due": "hoàn thành có thời hạn ÷ (hoàn thành có thời hạn + quá hạn)",
}
URGE_GAP = "Giữa hai lần đôn đốc cách nhau ít nhất (ngày làm việc, từ 1 đến 30)"
ESCALATE = "Báo cáo lãnh đạo từ lần đôn đốc thứ (lần, từ 1 đến 9)"
ESCALATE_HELP = "Nhiệm vụ đã đôn đốc đến lần này mà chưa hoàn thành thì hiện ở danh sách báo cáo lãnh đạo."
VOLUMES = "Ngưỡng nhóm khối lượng (số lượt nhiệm vụ, tăng dần)"
VOLUMES_HELP = (
    "Bảng điểm so các cơ quan có khối lượng gần nhau. Ví dụ “10, 20” chia ba nhóm: dưới 10, từ 10 đến 19, "
    "từ 20 lượt nhiệm vụ."
)
SAVED = "Đã lưu thiết lập."
REDATED = "Đã lưu thiết lập và tính lại ngày cuối của {count} nhiệm vụ."
NEXT_DUE = "Theo thiết lập này, ngày cuối của năm {year} là {due}."
