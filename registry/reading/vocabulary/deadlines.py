"""The words of a time."""

# Word lists are read across, not down.
# fmt: off

BEFORE = "trước"
AT_LATEST = (
    "chậm nhất", "muộn nhất", "đến hết", "hoàn thành trong", "xong trong", "hoàn thành vào",
    "hoàn thành",
)
HOURS = ("giờ", "h")
ON = "vào"
INSIDE = ("trong", "xong trong", "đến")
LATEST_LINKS = ("là", "vào", "đến", "trong")
TIME_FIELDS = ("thời gian hoàn thành", "thời hạn hoàn thành", "thời gian thực hiện", "thời hạn")
QUARTER = "quý"
YEARLY = ("hàng năm", "hằng năm")
QUARTERLY = ("hàng quý", "hằng quý")
MONTHLY = ("hàng tháng", "hằng tháng")
WEEKLY = ("hàng tuần", "hằng tuần")
PERIODIC = "định kỳ"
ONGOING = "thường xuyên"
STAGE = "giai đoạn"
TERM_OF_OFFICE = "nhiệm kỳ"
OCCURRENCE = ("khi có phát sinh", "khi phát sinh", "có phát sinh", "phát sinh")
OCCURRENCE_LEADS = ("khi có", "khi", "nếu có", "có")
ARISING = "phát sinh"
