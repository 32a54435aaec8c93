"""How days, moments, rates and counts are written."""

from datetime import date, datetime

from registry.clock import local

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def day(value: date | None) -> str:
    """05/10/2022; nothing known is a dash."""
    return value.strftime("%d/%m/%Y") if value else "–"


def weekday(value: date) -> str:
    """Thứ Bảy, 14/11/2026."""
    return f"{WEEKDAYS[value.weekday()]}, {day(value)}"


def moment(value: datetime) -> str:
    """17:05 ngày 22/11/2026, by a Vietnamese clock."""
    return local(value).strftime("%H:%M ngày %d/%m/%Y")


def as_of(value: datetime) -> str:
    """The line that every view of figures carries."""
    return f"Số liệu lúc {moment(value)}"


def rate(part: int, whole: int) -> str:
    """A percentage, or a dash where there is nothing to divide by: never 0 % of nothing.

    0 and 100 are said of none and of all alone: rounding never closes what is still open.
    """
    if not whole:
        return "–"
    shown = round(100 * part / whole)
    if 0 < part < whole:
        shown = min(max(shown, 1), 99)
    return f"{shown}%"


def ratio(part: int, whole: int) -> str:
    """The same with its numerator and denominator: 67% (12/18)."""
    return f"{rate(part, whole)} ({number(part)}/{number(whole)})"


def number(value: int) -> str:
    """1.234: thousands are parted by a dot."""
    return f"{value:,}".replace(",", ".")


def percent(value: int | None) -> str:
    """A recorded percentage; nothing recorded is a dash."""
    return f"{value}%" if value is not None else "–"


def days_left(due_on: date, today: date) -> str:
    """How far a due day is, in calendar days."""
    left = (due_on - today).days
    if left == 0:
        return "hạn cuối là hôm nay"
    return f"còn {left} ngày" if left > 0 else f"quá {-left} ngày"


def round_of(year: int) -> str:
    """Kỳ 2026."""
    return f"Kỳ {year}"


def shortened(words: str, longest: int) -> str:
    """The beginning of a long text, cut at a word."""
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def name_order(words: str) -> tuple[int, ...]:
    """A sorting key for Vietnamese names: a ă â b … đ after d; tone marks only break ties."""
    import unicodedata

    alphabet = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    tones = "\u0300\u0309\u0303\u0301\u0323"
    key, marks = [], []
    for letter in unicodedata.normalize("NFC", words.lower()):
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts if mark in tones), "")
        plain = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else letter)
        key.append(alphabet.find(plain) + 1)
        marks.append(tones.find(tone) + 1 if tone else 0)
    return (*key, -1, *marks)
