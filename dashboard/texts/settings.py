"""Words of the page of rounds and settings."""

TITLE = "Kỳ và thiết lập"
ROUNDS = "Kỳ báo cáo"
ROUNDS_HELP = (
    "Mở một kỳ là giao báo cáo cho mọi cơ quan có nhiệm vụ trong năm đó, theo phân công của Kế hoạch. "
    "Ngày cuối “trước ngày 15/11 hàng năm” được tính theo thiết lập bên cạnh."
)
ROUND_COLUMNS = ("Kỳ", "Mở ngày", "Lượt nhiệm vụ", "Tình trạng")
OPEN = "đang mở"
LOCKED = "đã khóa sổ"
NO_ROUND = "Chưa mở kỳ nào."
YEAR = "Năm của kỳ mới"
OPEN_ROUND = "Mở kỳ"
OPENED = "Đã mở kỳ {year}."
SETTINGS = "Thiết lập"
INCLUDES_DAY = "“Trước ngày 15/11” tính cả ngày 15"
INCLUDES_DAY_HELP = (
    "Kế hoạch ghi: “định kỳ trước ngày 15/11 hàng năm”. Hiểu đúng chữ “trước” thì ngày cuối là 14/11; "
    "đánh dấu nếu cơ quan quyết định tính cả ngày 15."
)
DAY_OFF = "Ngày cuối trùng ngày nghỉ"
DAY_OFF_HELP = "Kế hoạch không nói; chọn theo quy định nội bộ. Kỳ chưa khóa được tính lại ngay."
DAY_OFF_OPTIONS = {
    "keep": "Giữ nguyên ngày",
    "next_working_day": "Dời đến ngày làm việc kế tiếp",
    "previous_working_day": "Lùi về ngày làm việc trước đó",
}
DUE_SOON = "Sắp đến hạn: còn không quá (ngày)"
STALE = "Lâu chưa cập nhật: quá (ngày)"
RATE = "Công thức tỷ lệ hoàn thành"
RATE_OPTIONS = {
    "all": "hoàn thành ÷ mọi lượt nhiệm vụ, trừ không áp dụng",
    "due": "hoàn thành có thời hạn ÷ (hoàn thành có thời hạn + quá hạn)",
}
SAVED = "Đã lưu thiết lập."
REDATED = "Đã lưu thiết lập và tính lại ngày cuối của {count} nhiệm vụ."
NEXT_DUE = "Theo thiết lập này, ngày cuối của năm {year} là {due}."
