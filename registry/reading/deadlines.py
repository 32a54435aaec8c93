"""Times a plan sets: firm ones with a date, soft ones that only say how often or in which years."""

import re
from collections.abc import Callable, Iterator

from registry.reading import patterns, vocabulary
from registry.reading.findings import Deadline, Strength
from registry.reading.header import iso_day
from registry.reading.text import Flat, fold

ROMAN_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
PERIODS = {
    **dict.fromkeys(vocabulary.YEARLY, "yearly"),
    **dict.fromkeys(vocabulary.QUARTERLY, "quarterly"),
    **dict.fromkeys(vocabulary.MONTHLY, "monthly"),
    **dict.fromkeys(vocabulary.WEEKLY, "weekly"),
    vocabulary.ONGOING: "ongoing",
}

# Where, by which rule, with which value, how strong.
Found = tuple[int, int, str, str, Strength]


def find_deadlines(flat: Flat, sections: frozenset[str]) -> tuple[Deadline, ...]:
    """Every time set in a section; the same soft time said twice in one section counts once."""
    firm = _apart(sorted(_firm(flat.text)))
    soft = [found for found in _soft(flat.text) if not _touches(firm, found)]
    said: set[tuple[str, str, str]] = set()
    deadlines: list[Deadline] = []
    for start, end, rule, value, strength in sorted([*firm, *_apart(sorted(soft))]):
        section = flat.block(start)
        once = (section, rule, value)
        if section not in sections or (strength is Strength.SOFT and once in said):
            continue
        said.add(once)
        first, last = flat.span(start, end)
        surface = flat.surface(start, end)
        line = flat.line(start)
        deadlines.append(Deadline(section, surface, rule, value, strength, first, last, line))
    return tuple(deadlines)


def _firm(text: str) -> Iterator[Found]:
    for pattern, rule, value_of in _FIRM_RULES:
        for found in pattern.finditer(text):
            value = value_of(found)
            if value is not None:
                word = "before" if found["before"] else "by"
                name = f"{word}_{rule}"
                yield found.start(), found.end(), name, f"{word} {value}", Strength.FIRM


def _soft(text: str) -> Iterator[Found]:
    for found in patterns.PERIODIC.finditer(text):
        period = PERIODS[found["every"].lower()] if found["every"] else "periodic"
        yield found.start(), found.end(), f"period_{period}", period, Strength.SOFT
    for found in patterns.STAGE.finditer(text):
        is_stage = fold(found["word"]) == fold(vocabulary.STAGE)
        value = f"{found['first']}/{found['last']}"
        rule = "stage" if is_stage else "term_of_office"
        yield found.start(), found.end(), rule, value, Strength.SOFT
    for found in patterns.OCCURRENCE.finditer(text):
        yield found.start(), found.end(), "on_occurrence", "when it occurs", Strength.SOFT


def _yearly(found: re.Match[str]) -> str | None:
    # A leap year, so that 29 February is a day.
    day = iso_day("2024", found["month"], found["day"])
    return f"--{day[5:]} yearly" if day else None


def _monthly(found: re.Match[str]) -> str | None:
    day = iso_day("2024", "1", found["day"])
    return f"---{day[8:]} monthly" if day else None


def _date(found: re.Match[str]) -> str | None:
    return iso_day(found["year"], found["month"], found["day"])


def _month(found: re.Match[str]) -> str | None:
    first = iso_day(found["year"], found["month"], "1")
    return first[:7] if first else None


def _quarter(found: re.Match[str]) -> str | None:
    quarter = ROMAN_QUARTERS.get(found["quarter"]) or int(found["quarter"])
    return f"{found['year']}-Q{quarter}"


def _apart(found: list[Found]) -> list[Found]:
    """Without those that overlap an earlier one."""
    kept: list[Found] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _touches(firm: list[Found], found: Found) -> bool:
    """Inside a firm time, or right before one: «định kỳ trước ngày 15/11 hàng năm» is one time."""
    return any(start <= found[1] + 1 and found[0] < end for start, end, *_ in firm)


_FIRM_RULES: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], str | None]], ...] = (
    (patterns.FIRM_YEARLY, "day_month_yearly", _yearly),
    (patterns.FIRM_MONTHLY, "day_monthly", _monthly),
    (patterns.FIRM_DATE, "date", _date),
    (patterns.FIRM_MONTH, "month", _month),
    (patterns.FIRM_QUARTER, "quarter", _quarter),
)
