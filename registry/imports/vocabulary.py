"""Words the keeping of a plan writes into the record, and those that tell who issues a number."""

from db.vocabulary import AgencyKind

# The head of the part that holds what a newer text no longer has, and the words of its reports.
GONE = "Không còn trong bản nhập ngày {day}"
DAY = "{day:%d/%m/%Y}"
# Signs behind a number that tell whose it is.
PARTY_CENTRAL_SIGNS = ("TW", "BTGDVTW", "BTCTW", "UBKTTW", "BNCTW", "VPTW")
PARTY_PROVINCE_SIGNS = ("TU", "BTCTU", "BTGTU", "UBKTTU", "BNCTU", "VPTU")
PROVINCE_SIGNS = ("UBND", "HĐND")
PARTY_ISSUERS = ("Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư")
PARTY_PROVINCE_ISSUERS = ("Tỉnh ủy", "Thành ủy", "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thành ủy")
PROVINCE_ISSUERS = ("Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND", "Sở", "Chủ tịch")
# What an agency is by the words its name begins with; the longest that fits counts.
KINDS_BY_NAME: dict[AgencyKind, tuple[str, ...]] = {
    AgencyKind.PROVINCE: ("Ủy ban nhân dân tỉnh", "UBND tỉnh", "Hội đồng nhân dân tỉnh",
                          "HĐND tỉnh"),
    AgencyKind.DEPARTMENT: ("Sở",),
    AgencyKind.EQUIVALENT: ("Thanh tra", "Văn phòng", "Ban", "Ban Quản lý"),
    AgencyKind.ARMED_FORCES: ("Công an", "Bộ Chỉ huy", "Bộ đội Biên phòng", "Ban Chỉ huy"),
    AgencyKind.PRESS: ("Báo", "Đài Phát thanh", "Đài Truyền hình", "Báo và Phát thanh"),
    AgencyKind.PUBLIC_UNIT: ("Trung tâm", "Trường", "Viện", "Bệnh viện", "Quỹ", "Thư viện",
                             "Bảo tàng"),
    AgencyKind.DISTRICT: ("Ủy ban nhân dân", "UBND"),
    AgencyKind.CENTRAL_BRANCH: ("Cục", "Chi cục", "Kho bạc", "Ngân hàng", "Bảo hiểm xã hội", "Thuế",
                                "Tòa án", "Viện Kiểm sát", "Hải quan"),
    AgencyKind.CENTRAL: ("Bộ", "Chính phủ", "Quốc hội"),
    AgencyKind.REQUESTED: ("Ủy ban Mặt trận", "Hội", "Đoàn", "Liên đoàn", "Liên hiệp", "Liên minh",
                           "Hiệp hội", "Tỉnh ủy", "Văn phòng Tỉnh ủy", "Ban Thường vụ",
                           "Ban Tuyên giáo", "Ban Dân vận", "Ban Tổ chức", "Ban Nội chính",
                           "Ủy ban Kiểm tra"),
}
