"""Words of the page /urging: the list of who to urge, and the letter of Sở Nội vụ."""

from dataclasses import dataclass
from datetime import date

from dashboard.texts.formats import day, number, weekday

REFUSALS = {
    "nothing_to_urge": "Chưa chọn cơ quan hoặc nhiệm vụ nào để đôn đốc. Chọn trong danh sách rồi gửi lại.",
    "not_to_urge": (
        "Có nhiệm vụ trong thư vừa hoàn thành, đang chờ xác nhận, tạm dừng hoặc chưa đến kỳ nhắc. Tải lại "
        "trang để lấy danh sách mới."
    ),
    "urged_too_soon": (
        "Có nhiệm vụ đã đôn đốc ngày {day}: hai lần đôn đốc cách nhau ít nhất {days} ngày làm việc. Tải "
        "lại trang để lấy danh sách mới."
    ),
    "letter_needed": "Thư đôn đốc thiếu trích yếu hoặc nội dung. Điền đủ hai ô rồi gửi lại.",
    "choose_account": "Chọn tài khoản cần đổi thư điện tử trong danh sách.",
    "bad_email": "Địa chỉ thư điện tử không đúng. Nhập dạng ten@coquan.gov.vn, hoặc để trống.",
}

NO_ROUND = "Chưa mở kỳ báo cáo nào, nên chưa có gì để đôn đốc."
NOBODY = "Không cơ quan nào phải đôn đốc: kỳ này không có nhiệm vụ quá hạn."
NOBODY_AT_ALL = "Không cơ quan nào phải đôn đốc: không có nhiệm vụ quá hạn hoặc sắp đến hạn."
LOCKED = "Kỳ này đã khóa sổ: chỉ xem lại, không gửi thư đôn đốc nữa."
SHOW = "Gồm"
SHOW_OPTIONS = [("overdue", "Quá hạn"), ("all", "Quá hạn và sắp đến hạn")]
RULE = (
    "Hai lần đôn đốc một nhiệm vụ cách nhau ít nhất {gap} ngày làm việc. Đôn đốc đến lần {escalate} mà chưa "
    "hoàn thành thì báo lãnh đạo UBND tỉnh. Hai số này đặt ở trang Thiết lập."
)
LIST = "Cơ quan cần đôn đốc"
COLUMNS = ("Nhiệm vụ", "Ngày cuối", "Theo ngày làm việc", "Đã đôn đốc", "Trạng thái")
NEVER = "chưa lần nào"
ESCALATED = "đã báo lãnh đạo"
AWAITING = "đã báo cáo, chờ xác nhận: không đôn đốc"
DRAFT_ONE = "Soạn thư riêng"
BACK_TO_MANY = "← Đôn đốc nhiều cơ quan"
MANY = "Đôn đốc nhiều cơ quan"
MANY_HELP = "Mỗi cơ quan nhận một thư theo cùng mẫu, với tên, số lần và các nhiệm vụ của mình."
LEFT_OUT = (
    "Không đôn đốc lần này {n} cơ quan: {names} (mới đôn đốc chưa đủ {gap} ngày làm việc, hoặc đang chờ "
    "xác nhận)."
)
PARTIAL = (
    "Số dạng 4/5: đôn đốc được 4 trong 5 nhiệm vụ quá hạn; phần còn lại mới đôn đốc hoặc đang chờ xác nhận."
)
AGENCIES = "Cơ quan nhận thư"
ANSWER_BY = "Đề nghị báo cáo chậm nhất ngày"
PREVIEW = "Xem trước các thư"
SEND_MANY = "Đôn đốc các cơ quan đã chọn"
SEND_ONE = "Gửi thư đôn đốc"
SUBJECT = "Trích yếu"
LETTER = "Nội dung thư"
NO_LETTER_NOW = "Hôm nay chưa gửi thư cho cơ quan nào được: các nhiệm vụ vừa được đôn đốc hoặc đang chờ xác nhận."
NO_LETTER_TO_ONE = "Chưa gửi được thư cho cơ quan này: các nhiệm vụ vừa được đôn đốc hoặc đang chờ xác nhận."
LETTERS = "Thư đã gửi trong kỳ"
LETTER_COLUMNS = ("Thời điểm", "Lần", "Cơ quan", "Số nhiệm vụ", "Người gửi", "Thư")
NO_LETTERS = "Chưa gửi thư đôn đốc nào trong kỳ này."
OPEN_LETTER = "Đọc thư"
AS_PAPER = "Công văn (Word, PDF)"
ALL_LETTERS = "Xem tất cả {count} thư"


def agencies(count: int) -> str:
    return f"{number(count)} cơ quan"


def escalated(count: int) -> str:
    """How many of them the leaders were told of."""
    return f"{number(count)} nhiệm vụ đã báo lãnh đạo"


def sent(agencies: int, reports: int) -> str:
    """What a press came to."""
    return f"Đã đôn đốc {number(agencies)} cơ quan ({number(reports)} báo cáo)"


def overdue(count: int) -> str:
    return f"{number(count)} quá hạn"


def overdue_now(now: int, all_of_them: int) -> str:
    """How many of the overdue tasks a letter of today may name."""
    return overdue(now) if now == all_of_them else f"{number(now)}/{overdue(all_of_them)}"


def left_out(names: list[str], gap: int) -> str:
    """Which agencies of the list get no letter today, and why."""
    return LEFT_OUT.format(n=number(len(names)), names=", ".join(names), gap=gap)


def near(count: int) -> str:
    return f"{number(count)} sắp đến hạn"


def worst(days: int) -> str:
    """The longest delay of an agency."""
    return f"lâu nhất {days} ngày làm việc" if days else "vừa quá hạn"


def letters_so_far(count: int, last_on: date | None) -> str:
    """How often an agency got a letter, and when last."""
    return f"{count} thư, {day(last_on)}" if count else "chưa gửi thư"


def times(count: int, last_on: date | None) -> str:
    """How often a report was urged."""
    return f"{count} lần, gần nhất {day(last_on)}" if count else NEVER


def again_from(from_on: date) -> str:
    return f"đôn đốc lại được từ {day(from_on)}"


def option(name: str, late: str, near_count: int, lần: int) -> str:
    """An agency in the list of who gets a letter."""
    parts = [late] if late else []
    parts += [near(near_count)] if near_count else []
    return f"{name}: {', '.join(parts)}; thư lần {lần}"


def title_of_one(name: str, lần: int) -> str:
    return f"Thư gửi {name} (lần {lần})"


def how_late(days: int) -> str:
    """The delay, beside a badge that already says that it is one."""
    return f"{days} ngày làm việc" if days else "chưa đủ 1 ngày làm việc"


def how_far(due_on: date, today: date, days: int, *, is_overdue: bool) -> str:
    """How a due day stands to today, in working days."""
    if is_overdue:
        return f"quá hạn {days} ngày làm việc" if days else "vừa quá hạn"
    if due_on == today:
        return "hạn cuối là hôm nay"
    return f"còn {days} ngày làm việc" if days else f"đến hạn {weekday(due_on)}"


YOU, OFFICE_NAME = "Quý cơ quan", "Sở Nội vụ"


@dataclass(frozen=True, slots=True)
class Named:
    """A task as the letter names it: its place in the plan, its words, its day, its lần."""

    label: str
    words: str
    due_on: date
    far: str
    times: int


def with_order(plan: str) -> str:
    """The plan that itself orders Sở Nội vụ to watch and urge."""
    return f"{plan} (mục III giao Sở Nội vụ theo dõi, đôn đốc)"


def subject(plan: str, lần: int) -> str:
    """The letter's trích yếu."""
    return f"V/v đôn đốc thực hiện và báo cáo kết quả thực hiện {plan} (lần {lần})"


def letter(
    name: str, plan: str, year: int, today: date, answer_by: date, named: list[Named], *,
    escalate_after: int,
) -> str:
    """The letter of Sở Nội vụ to one agency; to itself it is UBND tỉnh that writes, by its name."""
    you = name if name == OFFICE_NAME else YOU
    tasks = [
        f"{place}. Mục {one.label}: “{one.words.rstrip(' ./;')}”. Thời hạn: {day(one.due_on)}; {one.far}"
        f"{f' (nhắc lần {one.times})' if one.times > 1 else ''}."
        for place, one in enumerate(named, 1)
    ]
    parts = [
        f"Kính gửi: {name}",
        f"Thực hiện {plan}, qua theo dõi đến ngày "
        f"{day(today)}, {you} có {_how_many(named, today)} của kỳ báo cáo năm {year} cần đôn đốc lần này:",
        "\n".join(tasks),
        f"Đề nghị {you} khẩn trương thực hiện và báo cáo kết quả trên hệ thống theo dõi chậm nhất "
        f"ngày {day(answer_by)}. Nếu có khó khăn, vướng mắc hoặc cần gia hạn, đề nghị nêu rõ lý do và "
        "kiến nghị trong báo cáo.",
    ]
    if any(one.times >= escalate_after for one in named):
        parts.append(
            f"Nhiệm vụ đã đôn đốc từ lần thứ {escalate_after} mà chưa hoàn thành được báo cáo lãnh đạo "
            "Ủy ban nhân dân tỉnh."
        )
    return "\n\n".join([*parts, "Trân trọng.", "SỞ NỘI VỤ"])


def _how_many(named: list[Named], today: date) -> str:
    """How many tasks of each sort the letter names; others may be under way beside them."""
    late = sum(one.due_on < today for one in named)
    counts = ((late, "nhiệm vụ đã quá hạn"), (len(named) - late, "nhiệm vụ sắp đến hạn"))
    return " và ".join(f"{number(count)} {noun}" for count, noun in counts if count)
