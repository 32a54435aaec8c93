"""Words of the overview and of the scorecards."""

from dashboard.texts.formats import number

TREND = "Qua các kỳ báo cáo"
TREND_HELP = "Mỗi cột là một kỳ; mỗi lượt nhiệm vụ nằm trong đúng một màu."
TREND_TABLE = "Số lượt nhiệm vụ theo tình trạng, từng kỳ"
AS_TABLE = "Xem bằng số"
TOTAL = "Tổng"
NO_ROUND = "Chưa mở kỳ báo cáo nào, nên chưa có số liệu. Sở Nội vụ mở kỳ để bắt đầu."
OF_ROUND = "Kỳ {year}: {total} lượt nhiệm vụ phải báo cáo, tính đến lúc này"
OVERDUE = "Quá hạn"
DUE_SOON = "Sắp đến hạn, trong {days} ngày"
COMPLETION = "Tỷ lệ hoàn thành"
ON_TIME = "Tỷ lệ đúng hạn"
UPDATED = "Tỷ lệ cập nhật"
VERIFIED = "Tỷ lệ đã xác nhận"
STALE = "Lâu chưa cập nhật"
FORMULAS = {
    "all": "hoàn thành ÷ mọi lượt nhiệm vụ, trừ lượt không áp dụng",
    "due": "hoàn thành có thời hạn ÷ (hoàn thành có thời hạn + quá hạn)",
    "on_time": "hoàn thành đúng hạn ÷ (hoàn thành có thời hạn + quá hạn)",
    "updated": "lượt nhiệm vụ đã có ghi nhận ÷ mọi lượt nhiệm vụ",
    "verified": "đã xác nhận ÷ đã có ghi nhận",
    "stale": "còn việc mà quá {days} ngày không cập nhật",
}
WHO_TO_CALL = "Cơ quan cần đôn đốc"
NOBODY_LATE = "Không cơ quan nào có nhiệm vụ quá hạn."
BY_PART = "Theo mục của Kế hoạch"
NEXT_DAYS = "Sắp tới"
NO_NEXT = "Không có thời hạn nào trong 60 ngày tới."
MOVED = "Thay đổi trong 7 ngày qua"
NO_MOVE = "Không có thay đổi nào trong 7 ngày qua."
ALL_AGENCIES = "Xem mọi cơ quan"
TO_CALENDAR = "Mở lịch thời hạn"
LEGEND = "Các màu nghĩa là gì"
AGENCY_COLUMNS = (
    "Cơ quan", "Lượt nhiệm vụ", "Quá hạn", "Hoàn thành", "Đúng hạn", "Cập nhật", "Tình trạng",
)
# Columns that show the rate of completion, here and in the registry of documents.
RATED_COLUMNS = ("Hoàn thành", "Tiến độ")
PART_COLUMNS = ("Mục", "Quá hạn", "Hoàn thành", "Tình trạng")
NOT_A_GRADE = (
    "Bảng điểm theo dõi việc thực hiện Kế hoạch 66; không phải kết quả đánh giá, xếp loại theo Nghị "
    "định 335/2025/NĐ-CP."
)
PEERS = "So với các cơ quan cùng khối lượng"
PEERS_HELP = "Nhóm {low} lượt nhiệm vụ trở lên: {count} cơ quan. Xếp theo tỷ lệ hoàn thành."
PEERS_HELP_SMALL = "Nhóm dưới {low} lượt nhiệm vụ: {count} cơ quan. Xếp theo tỷ lệ hoàn thành."
RANK = "Hạng {place}/{count} trong nhóm"
NO_RANK = "Chưa xếp hạng"
NOT_RATED = "Chưa tính được tỷ lệ, không xếp hạng: {names}."
NO_REPORTS = "Cơ quan này không có nghĩa vụ báo cáo trong kỳ."
UNCONFIRMED = "Chưa xác minh: {note}"
SUCCESSION = "Thay đổi tổ chức"
SUCCESSION_HELP = (
    "Ghi theo nguồn công khai. Cơ quan nào tiếp nhận nhiệm vụ nào do Sở Nội vụ quyết định, hệ thống "
    "không tự suy."
)
CONFIDENCE = "độ tin cậy: {said}"
LIST_ALL = "Xem danh sách {count} lượt nhiệm vụ"
SORT = "Xếp"
SORTS = [("red", "Quá hạn nhiều trước"), ("done", "Hoàn thành thấp trước"), ("group", "Theo khối")]


def agencies(count: int) -> str:
    """25 cơ quan."""
    return f"{number(count)} cơ quan"
