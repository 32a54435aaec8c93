"""Words of /admin/tokens: the keys by which other systems read the open data."""

from datetime import date

from dashboard.texts.formats import day
from registry.tokens import Scope

MANAGE = "Khóa kết nối"
HELP = (
    "Mỗi hệ thống khác đọc số liệu qua API bằng một khóa riêng. Khóa chỉ đọc, không sửa được gì; thu hồi "
    "được bất cứ lúc nào."
)
TOKENS = "Các khóa kết nối"
COLUMNS = ("Khóa", "Người giữ", "Được đọc", "Lượt truy vấn mỗi phút", "Cấp", "Dùng gần nhất", "Tình trạng")
NONE = "Chưa cấp khóa kết nối nào."
SCOPES = {
    Scope.PLAN: "Kế hoạch",
    Scope.DOCUMENTS: "Văn bản",
    Scope.PROGRESS: "Tiến độ",
}
SCOPE_LINES = {
    Scope.PLAN: "Kế hoạch: nội dung, nhiệm vụ, viện dẫn",
    Scope.DOCUMENTS: "Văn bản: kho văn bản và quan hệ giữa các văn bản (không gồm văn bản nội bộ)",
    Scope.PROGRESS: "Tiến độ: kỳ báo cáo, lượt nhiệm vụ, số tổng hợp, số liệu đã lưu",
}
NEVER_USED = "chưa lần nào"
IN_USE = "Đang dùng, không có ngày cuối"
UNTIL = "Đang dùng, đến hết {day}"
ENDED = "Hết hạn từ sau ngày {day}"
OPEN = "Thu hồi"

NEW = "Cấp khóa mới"
NAME = "Tên hệ thống dùng khóa"
CUSTODIAN = "Người giữ khóa, đơn vị"
OPENS = "Được đọc"
AGENCY = "Tiến độ của cơ quan nào"
EVERY_AGENCY = "Mọi cơ quan"
PER_MINUTE = "Số lượt truy vấn mỗi phút (từ {fewest} đến {most})"
ENDS_ON = "Hạn dùng đến hết ngày (để trống nếu không thời hạn)"
OPEN_NOW = "Cấp khóa"
SECRET = "Khóa của “{name}”:"
SECRET_HELP = "Chép ngay và giao cho người giữ: khóa chỉ hiện lần này, hệ thống không giữ bản rõ."

WITHDRAW = "Thu hồi khóa “{name}” ({hint}…)"
WITHDRAW_HELP = "Hệ thống dùng khóa này không đọc được gì nữa từ lần hỏi sau. Muốn dùng lại, cấp khóa mới."
WITHDRAW_SURE = "Thu hồi khóa này"
WITHDRAW_NOW = "Thu hồi"
WITHDRAWN_SAID = "Đã thu hồi khóa “{name}”."
CLOSE = "Đóng"

GUIDE_TITLE = "Hướng dẫn ngắn"
GUIDE = (
    "Địa chỉ gốc: {base}/api/v1. Mô tả đầy đủ theo OpenAPI 3.1: {base}/api/v1/openapi.json.",
    "Mỗi lần hỏi gửi kèm dòng Authorization: Bearer và khóa. Mật khẩu, phiên đăng nhập không thay được khóa.",
    "Chỉ cấp phần cần đọc. Hệ thống của một cơ quan thì chọn đúng cơ quan đó.",
    "Văn bản nội bộ không bao giờ được gửi ra; chỗ Kế hoạch nhắc đến văn bản nội bộ thì bỏ trống lời văn.",
    "Mỗi câu trả lời ghi lúc lấy số liệu và có phải dữ liệu trình diễn hay không. Hệ thống nhận phải giữ hai "
    "thông tin đó khi hiển thị lại.",
    "Bốn nhóm theo hệ thống theo dõi nhiệm vụ của Chính phủ: hoàn thành đúng hạn, hoàn thành quá hạn, chưa "
    "hoàn thành trong hạn, chưa hoàn thành quá hạn. Việc không có thời hạn hoặc chưa thể đánh giá để trống, "
    "không xếp vào nhóm nào.",
    "Nghi lộ khóa: thu hồi ngay rồi cấp khóa mới. Cấp và thu hồi đều ghi vào nhật ký.",
)
REFUSALS = {
    "token_name": "Tên hệ thống dùng khóa dài từ 2 đến {longest} ký tự.",
    "token_custodian": "Ghi người giữ khóa và đơn vị, từ 2 đến {longest} ký tự.",
    "token_scopes": "Chọn ít nhất một phần được đọc.",
    "token_per_minute": "Số lượt truy vấn mỗi phút từ {fewest} đến {most}. Sửa số này.",
    "token_end": "Hạn dùng {day} không dùng được. Chọn hôm nay hoặc một ngày sau.",
    "token_not_sure": "Đánh dấu ô xác nhận rồi bấm Thu hồi lần nữa.",
}


def withdrawn(who: str | None, value: date) -> str:
    """Đã thu hồi, by whom and when."""
    return f"Đã thu hồi ngày {day(value)}{f', {who}' if who else ''}"


def by_whom(who: str, value: date) -> str:
    """Who opened it, and when."""
    return f"{day(value)}, {who}"
