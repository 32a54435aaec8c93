"""What the cells of a table of statuses say: days, percentages and states as people write them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

from db.vocabulary import State
from registry.clock import VIETNAM
from registry.errors import Refused
from registry.statuses import vocabulary
from registry.text import fold

SHOWN = 80
# The reader of workbooks marks so a cell that holds a formula or an error.
FORMULA = "\x00"
# How a table program counts days; the first and the last that are taken for one.
EXCEL_BEGINS = date(1899, 12, 30)
FIRST_YEAR, LAST_YEAR = 2000, 2099
LONGEST = 60


def day(cell: str) -> date:
    """A day: 05/11/2026, 5-11-2026, 5.11.26, "ngày 5 tháng 11 năm 2026", 2026-11-05, 46331.

    Raises Refused("sheet_day"); what would be a day only with the month first is none.
    """
    said = cell.strip()
    found = _day(said) if len(said) <= LONGEST else None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Refused("sheet_day", given=said[:SHOWN])
    return found


def moment(cell: str) -> tuple[date, datetime | None]:
    """A day, with its time where the cell tells one: "09:05 ngày 10/11/2026"."""
    said = cell.strip()
    if len(said) <= LONGEST and "T" in said:
        try:
            at = datetime.fromisoformat(said)
        except ValueError:
            raise Refused("sheet_day", given=said[:SHOWN]) from None
        at = at if at.tzinfo else at.replace(tzinfo=VIETNAM)
        return at.date(), at
    clock = next((part for part in said.split() if ":" in part), "")
    on = day(" ".join(part for part in said.split() if part != clock))
    numbers = clock.split(":")
    if not clock or not all(one.isascii() and one.isdigit() for one in numbers):
        return on, None
    try:
        return on, datetime.combine(on, time(int(numbers[0]), int(numbers[1])), tzinfo=VIETNAM)
    except ValueError:
        raise Refused("sheet_day", given=said[:SHOWN]) from None


def percent(cell: str) -> int:
    """A whole percentage: "50 %", "50", "0,5", "33,3%".

    A bare 1 may mean all or a hundredth, so it is refused. Raises Refused("sheet_percent").
    """
    said = "".join(cell.split())
    is_marked = said.endswith("%")
    number = _number(said.removesuffix("%"))
    if number is None or not 0 <= number <= 100:
        raise Refused("sheet_percent", given=cell.strip()[:SHOWN])
    if not is_marked and number == 1:
        raise Refused("sheet_percent_unsure", given=cell.strip()[:SHOWN])
    if not is_marked and 0 < number < 1:
        number *= 100
    # Half a percent never makes all of it, nor nothing of something.
    whole = int(number + 0.5)
    return min(max(whole, 1), 99) if 0 < number < 100 else whole


def state(cell: str) -> State:
    """A state by its words. Raises Refused("sheet_state") for what is none, or is unclear."""
    said = _plain(cell)
    found = _states().get(said)
    if found is None:
        raise Refused("sheet_state", given=cell.strip()[:SHOWN])
    return found


@cache
def _states() -> dict[str, State]:
    return {_plain(words): value for words, value in vocabulary.STATES.items()}


def _plain(cell: str) -> str:
    """Words to compare: what stands in brackets and every sign left out."""
    said = cell[:200].partition("(")[0]
    return " ".join("".join(one if one.isalnum() else " " for one in fold(said)).split())


def _day(said: str) -> date | None:
    if said.isascii() and said.isdigit() and len(said) == 5:
        return EXCEL_BEGINS + timedelta(days=int(said))
    words = {fold(word) for word in vocabulary.DATE_WORDS}
    spaced = "".join(one if one.isalnum() else " " for one in fold(said.partition("T")[0]))
    parts = [part for part in spaced.split() if part not in words]
    if len(parts) != 3 or not all(one.isascii() and one.isdigit() for one in parts):
        return None
    if max(map(len, parts)) > 4:
        return None
    first, month, last = map(int, parts)
    if len(parts[0]) == 4:
        first, last = last, first
    try:
        return date(last + 2000 if last < 100 else last, month, first)
    except ValueError:
        return None


def _number(said: str) -> float | None:
    plain = said.replace(",", ".")
    whole, _, rest = plain.partition(".")
    digits = whole + rest
    if not 0 < len(digits) <= 12 or not digits.isascii() or not digits.isdigit() or not whole:
        return None
    return float(plain)
