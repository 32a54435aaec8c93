"""Words the keeping of a plan writes into the record, and those that tell who issues a number."""

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
