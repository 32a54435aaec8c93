"""The words of a time."""

# Word lists are read across, not down.
# fmt: off

BEFORE = "trước"
AT_LATEST = (
    "chậm nhất", "muộn nhất", "đến hết", "hoàn thành trong", "xong trong", "hoàn thành vào",
    "hoàn thành", "không muộn hơn", "không chậm hơn", "chậm nhất là", "chậm nhất vào", "hạn cuối",
    "hạn chót", "hạn cuối là", "trễ nhất",
)
# Only these make a year alone a day by which a thing is done; others name a horizon.
AT_LATEST_IN_YEAR = (
    "chậm nhất", "muộn nhất", "hoàn thành trong", "xong trong", "hoàn thành vào", "không muộn hơn",
    "hoàn thành",
)
HOURS = ("giờ", "h", "g")
HOUR, WEEK, WORKING = "giờ", "tuần", "làm việc"
DAILY = ("hàng ngày", "hằng ngày", "mỗi ngày")
TIMES_A_DAY = ("lần/ngày", "lần mỗi ngày", "lần trong ngày")
TIME_LIMITS = (
    "trong thời hạn", "trong thời gian", "trong vòng", "thời hạn", "chậm nhất", "muộn nhất",
    "chậm nhất là", "chậm nhất sau", "chậm nhất trong", "muộn nhất là", "chậm nhất trong vòng",
    "chậm nhất trong thời hạn", "không quá", "trong thời hạn không quá",
)
COUNTED_AFTER = ("trong", "sau", "quá")
COUNTED_SINCE = (
    "kể từ", "tính từ", "từ ngày", "từ khi", "sau khi", "sau ngày", "đầu kể từ", "đầu tiên kể từ",
    "đầu tính từ",
)
# «05 ngày trước khi khai mạc», «trước 05 ngày tổ chức»: counted back from something.
AT_LEAST = ("ít nhất", "tối thiểu")
COUNTED_TO = ("ngày", "khi", "thời điểm", "lúc", "thời gian")
COUNTED_BACK_FROM = (
    "tổ chức", "diễn ra", "khai mạc", "bắt đầu", "so với", "khi", "họp", "đến ngày", "kết thúc",
)
FROM = "từ"
DONE_IN_A_MONTH = ("hoàn thành", "tổ chức", "gửi", "trình", "ban hành")
NEXT_MONTH = ("tháng sau", "tháng kế tiếp", "tháng tiếp theo", "tháng liền kề")
LAST_MONTH = "tháng cuối"
HALF, FIRST_HALF, LAST_HALF = "6 tháng", ("đầu", "đầu của"), ("cuối", "cuối của")
YEAR_ENDS = ("cuối", "hết")
TO, STRIVING = "đến", "phấn đấu"
IN_FORCE = ("hiệu lực", "hiệu lực thi hành")
REVIEWS = ("sơ kết", "tổng kết", "giữa kỳ", "cuối kỳ", "đánh giá giữa kỳ")
HORIZONS = ("đến năm", "đến", "tầm nhìn đến năm", "tầm nhìn", "định hướng đến năm", "tới năm")
AND_LATER = ("và các năm", "và những năm", "trở đi")
WEEKDAY_WORD = "thứ"
WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
ON = "vào"
WITHIN_WORD = "trong"
INSIDE = ("trong", "xong trong", "đến", "vào", "hoàn thành trong", "hết", "đến hết")
LATEST_LINKS = ("là", "vào", "đến", "trong", "là trong", "là vào", "là đến", "trong cả")
TIME_FIELDS = (
    "thời gian hoàn thành", "thời hạn hoàn thành", "thời gian thực hiện", "thời hạn",
    "tiến độ hoàn thành", "tiến độ thực hiện", "tiến độ", "hạn hoàn thành", "thời hạn thực hiện",
    "thời gian", "hoàn thành",
)
QUARTER = "quý"
YEARLY = ("hàng năm", "hằng năm", "mỗi năm")
QUARTERLY = ("hàng quý", "hằng quý", "mỗi quý")
MONTHLY = ("hàng tháng", "hằng tháng", "mỗi tháng")
WEEKLY = ("hàng tuần", "hằng tuần", "mỗi tuần")
PERIODIC = "định kỳ"
ONGOING = "thường xuyên"
STAGE = "giai đoạn"
TERM_OF_OFFICE = "nhiệm kỳ"
OCCURRENCE = ("khi có phát sinh", "khi phát sinh", "có phát sinh", "phát sinh")
OCCURRENCE_LEADS = ("khi có", "khi", "nếu có", "có")
ARISING = "phát sinh"
