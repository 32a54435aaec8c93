"""Words of a reckoned due day: the rule, whether the named day counts, what the calendar did."""

from datetime import date, timedelta

from dashboard.texts.calendar import NOT_ANNOUNCED
from dashboard.texts.formats import WEEKDAYS, day
from registry.calendar import (
    ANNOUNCED_UNTIL,
    DayOffPolicy,
    DueDay,
    holiday_name,
    is_make_up_day,
    is_working_day,
)
from registry.deadlines import (
    BeforeYearly,
    FromDocument,
    LastWorkingDayOfQuarter,
    OnDate,
    Rule,
    WorkingDaysAfter,
)

REFUSALS = {
    "bad_rule": "Quy tắc thời hạn không đọc được. Tải lại trang rồi chọn lại.",
    "bad_yearly_day": (
        "Không có ngày {day}/{month} ở mọi năm. Chọn một ngày có trong mọi năm, ví dụ 15/11."
    ),
    "year_out_of_range": "Năm của thời hạn phải từ {first} đến {last}. Sửa lại năm hoặc ngày.",
    "working_days_out_of_range": "Số ngày làm việc phải từ 1 đến {most}.",
    "bad_quarter": "Quý phải từ 1 đến 4.",
    "event_needed": "Ghi sự kiện bắt đầu tính ngày, ví dụ: nhận được công văn đôn đốc.",
    "source_needed": "Chọn văn bản nêu thời hạn này.",
    "source_unknown": "Kho văn bản không có văn bản này. Chọn trong danh sách, hoặc gõ đúng số, ký hiệu.",
    "source_ambiguous": "Nhiều văn bản cùng số này ({keys}). Chọn một văn bản trong danh sách.",
}
QUARTERS = ("I", "II", "III", "IV")
# A longer list of days off is counted and not named.
_NAMED_AT_MOST = 8
_COUNTED = "tính cả ngày đó"
_MOVES = {
    DayOffPolicy.KEEP: "giữ nguyên theo thiết lập",
    DayOffPolicy.NEXT_WORKING_DAY: "dời sang ngày làm việc kế tiếp theo thiết lập",
    DayOffPolicy.PREVIOUS_WORKING_DAY: "dời về ngày làm việc liền trước theo thiết lập",
}


def explain(rule: Rule, due: DueDay, *, document: str | None = None) -> str:
    """Why a rule leads to this day. `document` is the name of the one that states the day."""
    match rule:
        case BeforeYearly():
            said = f"Kế hoạch ghi “trước ngày {due.stated_on:%d/%m} hàng năm”; {_before(due)}"
        case OnDate(stated_on):
            said = f"Thời hạn ấn định là ngày {day(stated_on)}; {_COUNTED} {_last(due)}"
        case FromDocument():
            said = _from_document(rule, due, document or rule.document_key)
        case WorkingDaysAfter():
            said = _after(rule, due)
        case LastWorkingDayOfQuarter():
            said = _quarter(rule, due)
    if due.due_on.year > ANNOUNCED_UNTIL:
        return f"{said}. {NOT_ANNOUNCED.format(year=due.due_on.year)}"
    return f"{said}."


def _from_document(rule: FromDocument, due: DueDay, name: str) -> str:
    said = f"{name} ghi “{rule.says}”, tức" if rule.says else f"{name} ghi"
    if rule.is_before:
        return f"{said} trước ngày {day(due.stated_on)}; {_before(due)}"
    return f"{said} chậm nhất ngày {day(due.stated_on)}; {_COUNTED} {_last(due)}"


def _before(due: DueDay) -> str:
    counted = f"{_COUNTED} theo thiết lập" if due.includes_day else "không tính ngày đó"
    return f"{counted} {_last(due)}"


def _after(rule: WorkingDaysAfter, due: DueDay) -> str:
    return (
        f"{rule.days} ngày làm việc kể từ ngày {rule.event.strip()} ({_named(rule.event_on)}), "
        f"không tính ngày đó; {_passed(rule.event_on, due.due_on)}; ngày cuối là "
        f"{_named(due.due_on)}{_if_make_up(due.due_on)}"
    )


def _quarter(rule: LastWorkingDayOfQuarter, due: DueDay) -> str:
    said = (
        f"Ngày làm việc cuối cùng của quý {QUARTERS[rule.quarter - 1]} năm {due.stated_on.year}"
    )
    last = f"{_named(due.due_on)}{_if_make_up(due.due_on)}"
    if due.stated_on == due.due_on:
        return f"{said} là {last}"
    return f"{said}: {_named(due.stated_on)} {_off(due.stated_on)} nên ngày cuối là {last}"


def _last(due: DueDay) -> str:
    """The last day, and what became of it if it is off."""
    named, last = _named(due.unmoved_on), _named(due.due_on)
    if is_make_up_day(due.unmoved_on):
        return f"nên ngày cuối là {named}; ngày này làm bù, là ngày làm việc"
    if is_working_day(due.unmoved_on):
        return f"nên ngày cuối là {named}; ngày này là ngày làm việc"
    what = f"{_off(due.unmoved_on)}, {_MOVES[due.policy]}"
    if not due.was_moved:
        return f"nên ngày cuối là {named}; {what}"
    return f"nên tính đến {named}; {what}; ngày cuối là {last}{_if_make_up(due.due_on)}"


def _passed(start: date, end: date) -> str:
    """The days off between an event and the due day, and the Saturdays that were worked."""
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    off = [one for one in days if one.weekday() < 5 and not is_working_day(one)]
    worked = [one for one in days if is_make_up_day(one)]
    said = "trừ thứ Bảy, chủ nhật"
    if len(off) > _NAMED_AT_MOST:
        said += f" và {len(off)} ngày nghỉ lễ, nghỉ bù"
    elif off:
        named = ", ".join(f"{one:%d/%m} {holiday_name(one)}" for one in off)
        said += f" và ngày nghỉ {named}"
    if worked:
        said += f"; tính cả ngày làm bù {', '.join(_named(one) for one in worked)}"
    return said


def _off(value: date) -> str:
    """Trùng ngày nghỉ cuối tuần; trùng ngày nghỉ: Quốc khánh."""
    name = holiday_name(value)
    if name is None:
        return "trùng ngày nghỉ cuối tuần"
    kind, _, swap = name.partition(" (")
    # A swapped day is called no more than "a day off", with the Saturday worked for it.
    return f"trùng ngày nghỉ ({swap}" if kind == "Ngày nghỉ" else f"trùng ngày nghỉ: {name}"


def _if_make_up(value: date) -> str:
    return " (ngày làm bù)" if is_make_up_day(value) else ""


def _named(value: date) -> str:
    """Thứ Bảy 14/11/2026, inside a sentence."""
    name = WEEKDAYS[value.weekday()]
    return f"{name[0].lower()}{name[1:]} {day(value)}"
