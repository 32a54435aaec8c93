"""What a printed time means: «before 2026-06-30», «by 2026-Q2», «by P10D working»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.reading import vocabulary
from registry.reading.figures import iso_day
from registry.reading.patterns import times as time_patterns
from registry.reading.text import fold

BEFORE = fold(vocabulary.BEFORE)
ROMAN_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
PERIODS = {
    **dict.fromkeys(vocabulary.YEARLY, "yearly"),
    **dict.fromkeys(vocabulary.QUARTERLY, "quarterly"),
    **dict.fromkeys(vocabulary.MONTHLY, "monthly"),
    **dict.fromkeys(vocabulary.WEEKLY, "weekly"),
    **dict.fromkeys(vocabulary.DAILY, "daily"),
    vocabulary.ONGOING: "ongoing",
}
WEEKDAYS = {fold(name): place for place, name in enumerate(vocabulary.WEEKDAYS, start=1)}
UNITS = {vocabulary.HOUR: "PT{}H", vocabulary.WEEK: "P{}W", vocabulary.MONTH: "P{}M"}
# A leap year, so that 29 February is a day.
ANY_YEAR = "2024"
IN_FORCE_WINDOW = 20
HOURS, MINUTES = 24, 60


def date_of(found: re.Match[str]) -> str | None:
    return iso_day(found["year"], found["month"], found["day"])


def yearly(found: re.Match[str]) -> str | None:
    day = iso_day(ANY_YEAR, found["month"], found["day"])
    return f"--{day[5:]} yearly" if day else None


def monthly(found: re.Match[str]) -> str | None:
    day = iso_day(ANY_YEAR, "1", found["day"])
    return f"---{day[8:]} monthly" if day else None


def quarterly(found: re.Match[str]) -> str | None:
    day = iso_day(ANY_YEAR, "1", found["day"])
    return f"---{day[8:]} quarterly" if day else None


def month_of(found: re.Match[str]) -> str | None:
    first = iso_day(found["year"], found["month"], "1")
    return first[:7] if first else None


def month_alone(found: re.Match[str]) -> str | None:
    first = iso_day(ANY_YEAR, found["month"], "1")
    return f"--{first[5:7]}{_every(found)}" if first else None


def quarter_of(found: re.Match[str]) -> str:
    return f"{found['year']}-Q{_quarter(found['quarter'])}"


def quarter_alone(found: re.Match[str]) -> str:
    return f"--Q{_quarter(found['quarter'])}{_every(found)}"


def year_of(found: re.Match[str]) -> str:
    return str(found["year"])


def half_of(found: re.Match[str]) -> str:
    """Half a year is done with its last month."""
    return f"{found['year'] or '-'}-{'06' if found['first'] else '12'}"


def weekday_of(found: re.Match[str]) -> str | None:
    named = fold(found["weekday"])
    place = WEEKDAYS.get(named) or int(named[-1]) - 1
    return f"-W-{place} weekly"


def clock_of(found: re.Match[str]) -> str | None:
    hour, minute = int(found[1].replace("l", "1")), int(found[2] or 0)
    return f"T{hour:02d}:{minute:02d}" if hour <= HOURS and minute < MINUTES else None


def relative(found: re.Match[str]) -> str | None:
    """A span counted from something else that is done: «PT24H», «P10D working»."""
    in_force = time_patterns.IN_FORCE.search(
        found.string, max(found.start() - IN_FORCE_WINDOW, 0), found.start())
    said = found.groupdict()
    if in_force or not (said.get("since") or said.get("within") or said["before"]):
        return None
    count, unit = int(found["count"]), found["unit"]
    span = UNITS.get(unit, "P{}D").format(count)
    return f"{span} working" if found["working"] else span


def cell_values(plain: str) -> list[str]:
    """«Tháng 4 và tháng 8 năm 2026»: the days, months, quarters or years; none if words remain."""
    values = []
    plain = plain.strip(" .;")
    if listed := time_patterns.CELL_LIST.fullmatch(plain):
        parts = time_patterns.CELL_PART.findall(listed["parts"])
        plain = "; ".join(f"{listed['lead']} {part}{listed['year']}" for part in parts)
    inside = time_patterns.BRACKETED.search(plain)
    for part in time_patterns.CELL_TIMES_JOINT.split(inside[1] if inside else plain):
        found = time_patterns.CELL_TIMES.fullmatch(part)
        value = _cell_value(found) if found else None
        if value is None:
            return []
        values.append(value)
    # «tháng 4 và tháng 8 năm 2026»: the year is said once, behind the last.
    year = values[-1][:4]
    return [year + value[1:] if value.startswith("--") and year.isdecimal() else value
            for value in values]


def _cell_value(found: re.Match[str]) -> str | None:
    every = _every(found)
    if found["day"]:
        return iso_day(found["year"], found["month"], found["day"])
    if found["of"]:
        month = iso_day(found["of_year"] or ANY_YEAR, found["of"], "1")
        if month is None:
            return None
        return month[:7] if found["of_year"] else f"--{month[5:7]}{every}"
    if found["quarter"]:
        quarter = f"-Q{_quarter(found['quarter'])}"
        return f"{found['q_year']}{quarter}" if found["q_year"] else f"-{quarter}{every}"
    if found["bare"]:
        first = iso_day(found["bare_year"], found["bare"], "1")
        return first[:7] if first else None
    if found["half_year"]:
        return f"{found['half_year']}-{'06' if found['half'] else '12'}"
    return str(found["alone"])


def cell_times(plain: str) -> Iterator[tuple[int, int, str]]:
    """The times of a cell with where they stand in it; the whole of it, or what it says."""
    values = cell_values(plain)
    word = "before" if fold(plain).startswith(BEFORE) else "by"
    yield from ((0, len(plain), f"{word} {value}") for value in values)
    if not values:
        yield from said_times(plain)


def said_times(plain: str) -> Iterator[tuple[int, int, str]]:
    """«Trình quý II/2027; sơ kết năm 2028»: the times said in a cell among other words."""
    for found in time_patterns.SAID_IN_CELL.finditer(plain):
        word = "before" if found["before"] else "by"
        if value := _said_value(found):
            yield found.start(), found.end(), f"{word} {value}"


def _said_value(found: re.Match[str]) -> str:
    if found["quarter"]:
        return f"{found['q_year']}-Q{_quarter(found['quarter'])}"
    if found["of"]:
        return (iso_day(found["of_year"], found["of"], "1") or "")[:7]
    return str(found["alone"])


def _every(found: re.Match[str]) -> str:
    return " yearly" if found["every"] else ""


def _quarter(printed: str) -> int:
    return ROMAN_QUARTERS.get(printed) or int(printed)
