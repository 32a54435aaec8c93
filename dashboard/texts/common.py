"""The words that many pages share: the system's name, the menu, states, standings, agencies."""

from db.vocabulary import (
    AgencyKind,
    AssignmentRole,
    CitationRole,
    CitationVia,
    DocumentKind,
    DocumentLevel,
    RelationKind,
    Role,
    State,
    Validity,
    Verification,
)
from registry.standing import Standing

SYSTEM = "Theo dõi Kế hoạch 66"
BRAND = "Kế hoạch"
PLAN_LINE = "Kế hoạch số 66/KH-UBND ngày 05/10/2022 của UBND tỉnh Trà Vinh"
DEMONSTRATION = (
    "DỮ LIỆU TRÌNH DIỄN: mọi tiến độ, thời hạn và tài khoản ở đây do máy tạo ra để xem thử, "
    "không phải số liệu thật"
)
DEMONSTRATION_SHORT = "Dữ liệu trình diễn"
SKIP_TO_CONTENT = "Đến nội dung chính"
MENU = "Trình đơn"
LOADING = "Đang tải…"
UNVERIFIED = "chưa xác minh"
CANCEL = "Hủy"
SAVE = "Lưu"
CLEAR_FILTER = "Bỏ lọc"
ALL = "Tất cả"
TO_OVERVIEW = "Về trang tổng quan"
SIGN_IN = "Đăng nhập"
SIGN_OUT = "Đăng xuất"
USERNAME = "Tên đăng nhập"
PASSWORD = "Mật khẩu"
SIGN_IN_HELP = "Quên mật khẩu: liên hệ quản trị hệ thống để được cấp mật khẩu dùng một lần."
CHANGE_PASSWORD = "Đổi mật khẩu"
MUST_CHANGE_PASSWORD = "Mật khẩu này chỉ dùng một lần. Đặt mật khẩu mới để vào hệ thống."
OLD_PASSWORD = "Mật khẩu hiện tại"
NEW_PASSWORD = "Mật khẩu mới"
NEW_PASSWORD_AGAIN = "Nhập lại mật khẩu mới"
PASSWORD_RULE = "Ít nhất 15 ký tự; không chứa tên đăng nhập. Một câu dễ nhớ là đủ mạnh."
PASSWORDS_DIFFER = "Hai lần nhập mật khẩu mới không giống nhau. Nhập lại cả hai ô."
PASSWORD_CHANGED = "Đã đổi mật khẩu. Đăng nhập lại bằng mật khẩu mới."
SORRY = "Chưa mở được trang"
SORRY_LINE = (
    "Hệ thống gặp trục trặc và chưa lưu thay đổi nào. Thử lại sau ít phút; nếu vẫn vậy, báo "
    "quản trị hệ thống."
)
NO_FILE = "Chưa lấy được tệp"
REFUSED_LINES = {
    400: "Biểu mẫu đã quá hạn hoặc được gửi từ một thẻ khác. Tải lại trang rồi gửi lại.",
    404: "Địa chỉ không đúng. Kiểm tra lại địa chỉ, hoặc về trang tổng quan.",
    405: "Không mở địa chỉ này theo cách đó. Về trang tổng quan rồi thử lại.",
    413: "Nội dung gửi lên quá lớn. Rút gọn rồi gửi lại.",
}
UNKNOWN_ERROR = "Đã có lỗi. Tải lại trang để xem việc vừa làm đã được lưu hay chưa, rồi thử lại."
SESSION_ENDED = (
    "Phiên đăng nhập đã hết nên chưa lưu được. Đừng đóng trang này: đăng nhập lại ở thẻ mới, rồi quay "
    "về đây bấm Lưu; nội dung đã nhập vẫn còn."
)
SIGN_IN_AGAIN = "Đăng nhập ở thẻ mới"
OFFLINE = (
    "Mất kết nối với máy chủ, chưa lưu được. Nội dung đã nhập vẫn còn; kiểm tra mạng rồi bấm Lưu lại."
)
NEWER = (
    "Đã có số liệu mới. Trang này đang giữ nội dung bạn nhập nên chưa đổi; lưu xong, hoặc tải lại trang để xem."
)
STALE_SINCE = "Mất kết nối với máy chủ từ {at}. Số liệu trên trang có thể đã cũ; đang thử lại."
THEME = "Đổi nền sáng hoặc tối"
ROUND = "Kỳ báo cáo"
AGENCY = "Cơ quan"
TASK = "Nhiệm vụ"
STATE = "Trạng thái"
STANDING = "Tình trạng"
PERCENT = "Tiến độ"

MY_DESK = "Bàn làm việc"
RUNNING = "Điều hành"
REGISTRY = "Kho văn bản"
ALARMS = "Cảnh báo văn bản"
UNRESOLVED = "Viện dẫn chưa rõ"
LINKS = "Đường dẫn văn bản"
IMPORT_PLANS = "Nhập kế hoạch"
URGING = "Đôn đốc"
REQUESTS = "Đề nghị, giải trình"
OBSTACLES = "Khó khăn, vướng mắc"
MOVED = "Thay đổi"
PAPERS = "Báo cáo, công văn"
ROUNDS = "Kỳ báo cáo"
INBOX = "Hộp thư"
OVERVIEW = "Tổng quan"
HEATMAP = "Bản đồ nhiệt"
CALENDAR = "Lịch thời hạn"
SECTIONS = "Nội dung Kế hoạch"
DOCUMENTS = "Kho văn bản"
AGENCIES = "Bảng điểm"
TASKS = "Nhiệm vụ"
UPDATE = "Cập nhật"
OWN_AGENCY = "Bảng điểm"
SETTINGS = "Thiết lập"
ADMIN = "Quản trị"
AUDIT = "Nhật ký"

STATES: dict[State, str] = {
    State.NOT_STARTED: "Chưa thực hiện",
    State.IN_PROGRESS: "Đang thực hiện",
    State.AWAITING: "Chờ xác nhận",
    State.DONE: "Hoàn thành",
    State.SUSPENDED: "Tạm dừng",
    State.NOT_APPLICABLE: "Không áp dụng",
}
STANDINGS: dict[Standing, str] = {
    Standing.OVERDUE: "Quá hạn",
    Standing.DUE_SOON: "Sắp đến hạn",
    Standing.DONE_LATE: "Hoàn thành quá hạn",
    Standing.ON_TRACK: "Đúng hạn",
    Standing.DONE_ON_TIME: "Hoàn thành đúng hạn",
    Standing.OPEN_ENDED: "Không thời hạn",
    Standing.NOT_ASSESSABLE: "Chưa thể đánh giá",
}
VERIFICATIONS: dict[Verification, str] = {
    Verification.NONE: "Chưa báo cáo",
    Verification.SELF_REPORTED: "Tự báo cáo",
    Verification.RETURNED: "Bị trả lại",
    Verification.VERIFIED: "Đã xác nhận",
}
ON_BEHALF = "Sở Nội vụ nhập thay"
ROLES: dict[Role, str] = {
    Role.LEADER: "Lãnh đạo UBND tỉnh",
    Role.OFFICER: "Sở Nội vụ",
    Role.AGENCY: "Cơ quan, đơn vị",
    Role.ADMIN: "Quản trị hệ thống",
    Role.SCREEN: "Màn hình",
}
PARTS: dict[AssignmentRole, str] = {
    AssignmentRole.LEAD: "Chủ trì",
    AssignmentRole.ALL: "Thực hiện",
    AssignmentRole.COORDINATE: "Phối hợp",
    AssignmentRole.REQUESTED: "Đề nghị phối hợp",
}
AGENCY_KINDS: dict[AgencyKind, str] = {
    AgencyKind.PROVINCE: "Ủy ban nhân dân tỉnh",
    AgencyKind.DEPARTMENT: "Sở",
    AgencyKind.EQUIVALENT: "Cơ quan ngang sở",
    AgencyKind.ARMED_FORCES: "Lực lượng vũ trang",
    AgencyKind.PRESS: "Báo chí",
    AgencyKind.PUBLIC_UNIT: "Đơn vị sự nghiệp",
    AgencyKind.DISTRICT: "UBND cấp huyện",
    AgencyKind.CENTRAL_BRANCH: "Ngành dọc Trung ương",
    AgencyKind.REQUESTED: "Cơ quan được đề nghị phối hợp",
    AgencyKind.CENTRAL: "Cơ quan Trung ương",
}
DOCUMENT_KINDS: dict[DocumentKind, str] = {
    DocumentKind.LAW: "Luật",
    DocumentKind.CONSTITUTION: "Hiến pháp",
    DocumentKind.RESOLUTION: "Nghị quyết",
    DocumentKind.DECREE: "Nghị định",
    DocumentKind.DECISION: "Quyết định",
    DocumentKind.CIRCULAR: "Thông tư",
    DocumentKind.DIRECTIVE: "Chỉ thị",
    DocumentKind.PLAN: "Kế hoạch",
    DocumentKind.CONCLUSION: "Kết luận",
    DocumentKind.REGULATION: "Quy định",
    DocumentKind.PROGRAM: "Chương trình",
    DocumentKind.OFFICIAL_LETTER: "Công văn",
    DocumentKind.REPORT: "Báo cáo",
    DocumentKind.NOTICE: "Thông báo",
    DocumentKind.GUIDELINE: "Hướng dẫn",
    DocumentKind.OTHER: "Văn bản khác",
}
DOCUMENT_LEVELS: dict[DocumentLevel, str] = {
    DocumentLevel.CENTRAL: "Trung ương",
    DocumentLevel.PARTY_CENTRAL: "Đảng, Trung ương",
    DocumentLevel.PROVINCE: "Tỉnh",
    DocumentLevel.PARTY_PROVINCE: "Đảng bộ tỉnh",
}
VALIDITIES: dict[Validity | None, str] = {
    Validity.IN_FORCE: "Còn hiệu lực",
    Validity.PARTLY_EXPIRED: "Hết hiệu lực một phần",
    Validity.EXPIRED: "Hết hiệu lực",
    Validity.NOT_YET: "Chưa có hiệu lực",
    None: "Chưa xác minh",
}
CITATION_ROLES: dict[CitationRole, str] = {
    CitationRole.LEGAL_BASIS: "Căn cứ",
    CitationRole.IMPLEMENTS: "Triển khai thực hiện",
    CitationRole.MENTION: "Dẫn chiếu",
    CitationRole.AMENDS: "Sửa đổi, bổ sung",
    CitationRole.REPLACES: "Thay thế",
    CitationRole.REPEALS: "Bãi bỏ",
    CitationRole.GUIDES: "Hướng dẫn",
}
CITATION_VIAS: dict[CitationVia, str] = {
    CitationVia.NUMBER: "theo số, ký hiệu",
    CitationVia.NAME: "theo tên",
    CitationVia.ALIAS: "theo tên gọi tắt",
    CitationVia.SELF: "tự dẫn chiếu",
}
# A relation read from the document it starts from, and from the one it reaches.
RELATIONS: dict[RelationKind, tuple[str, str]] = {
    RelationKind.LEGAL_BASIS: ("Căn cứ", "Là căn cứ của"),
    RelationKind.IMPLEMENTS: ("Thi hành", "Được thi hành bởi"),
    RelationKind.AMENDS: ("Sửa đổi, bổ sung", "Được sửa đổi, bổ sung bởi"),
    RelationKind.REPLACES: ("Thay thế", "Bị thay thế bởi"),
    RelationKind.REPEALS: ("Bãi bỏ", "Bị bãi bỏ bởi"),
    RelationKind.SUSPENDS: ("Đình chỉ", "Bị đình chỉ bởi"),
    RelationKind.CORRECTS: ("Đính chính", "Được đính chính bởi"),
    RelationKind.CONSOLIDATES: ("Hợp nhất", "Được hợp nhất trong"),
    RelationKind.DETAILS: ("Quy định chi tiết", "Được quy định chi tiết bởi"),
    RelationKind.GUIDES: ("Hướng dẫn", "Được hướng dẫn bởi"),
    RelationKind.CONTAINS: ("Gồm", "Thuộc"),
    RelationKind.MENTIONS: ("Dẫn chiếu", "Được dẫn chiếu bởi"),
    RelationKind.RELATED: ("Liên quan", "Liên quan"),
}
POSSIBLY = "có thể"
STANDING_MEANINGS: dict[Standing, str] = {
    Standing.OVERDUE: "đã qua ngày cuối mà chưa hoàn thành, cũng chưa báo cáo kịp hạn",
    Standing.DUE_SOON: "còn từ 0 đến {days} ngày làm việc là đến ngày cuối",
    Standing.DONE_LATE: "đã hoàn thành, nhưng báo cáo sau ngày cuối",
    Standing.ON_TRACK: "có thời hạn, còn hơn {days} ngày làm việc; hoặc đã báo cáo kịp hạn, đang chờ xác nhận",
    Standing.DONE_ON_TIME: "đã hoàn thành và báo cáo không muộn hơn ngày cuối",
    Standing.OPEN_ENDED: "không có ngày cuối đang áp dụng; không tính sớm hay muộn",
    Standing.NOT_ASSESSABLE: "tạm dừng, không áp dụng, hoặc thiếu ngày báo cáo",
}
STATES_DONE = "Hoàn thành"
NO_PAGE = "Không có trang này"
NO_PAGE_LINE = (
    "Địa chỉ không đúng, hoặc mục này không thuộc phần của tài khoản bạn. Kiểm tra lại địa chỉ, "
    "hoặc chọn một mục trên trình đơn."
)
NO_RIGHT = "Không có quyền xem"
NO_RIGHT_LINE = (
    "Tài khoản của bạn không mở được trang này. Nếu cần, liên hệ quản trị hệ thống để được cấp quyền."
)
