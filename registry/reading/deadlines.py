"""Times a plan sets: firm ones with a date, soft ones that only say how often or in which years."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from registry.reading import patterns, vocabulary
from registry.reading.findings import Deadline, Section, Strength
from registry.reading.header import iso_day
from registry.reading.tables import Column, Table
from registry.reading.text import Flat, fold

# A sentence longer than this has said its period anew.
PERIODIC_WINDOW = 300
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


def find_deadlines(
    flat: Flat, sections: Sequence[Section], tables: Sequence[Table] = ()
) -> tuple[Deadline, ...]:
    """Every time set in a section; the same soft time said twice in one section counts once."""
    named = frozenset(section.path for section in sections)
    told = [*_of_text(flat, named), *_of_cells(flat, sections, tables)]
    return tuple(sorted(told, key=lambda one: one.start))


def _of_text(flat: Flat, sections: frozenset[str]) -> list[Deadline]:
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
    return deadlines


def _of_cells(
    flat: Flat, sections: Sequence[Section], tables: Sequence[Table]
) -> Iterator[Deadline]:
    """The times of a table's column of times, where a cell holds nothing else."""
    starts = [section.line for section in sections]
    for table in tables:
        for cell in table.cells(Column.TIME):
            line, at = cell.place(0)
            above = bisect_right(starts, line)
            if above:
                first, last = flat.source.span(at, max(at + 1, cell.lines[-1].end))
                surface = flat.source.received[first:last]
                for value in cell_values(cell.plain):
                    yield Deadline(sections[above - 1].path, surface, "column_time",
                                   f"by {value}", Strength.FIRM, first, last, line)


def cell_values(plain: str) -> list[str]:
    """«Tháng 4 và tháng 8 năm 2026»: the days, months, quarters or years; none if words remain."""
    values = []
    plain = plain.strip(" .;")
    inside = patterns.BRACKETED.search(plain)
    for part in patterns.CELL_TIMES_JOINT.split(inside[1] if inside else plain):
        found = patterns.CELL_TIMES.fullmatch(part)
        value = _cell_value(found) if found else None
        if value is None:
            return []
        values.append(value)
    # «tháng 4 và tháng 8 năm 2026»: the year is said once, behind the last.
    year = values[-1][:4]
    return [year + value[1:] if value.startswith("--") and year.isdecimal() else value
            for value in values]


def _cell_value(found: re.Match[str]) -> str | None:
    if found["day"]:
        return iso_day(found["year"], found["month"], found["day"])
    if found["of"]:
        month = iso_day(found["of_year"] or "2024", found["of"], "1")
        return (month[:7] if found["of_year"] else f"--{month[5:7]}") if month else None
    if found["quarter"]:
        quarter = ROMAN_QUARTERS.get(found["quarter"]) or int(found["quarter"])
        return f"{found['q_year']}-Q{quarter}" if found["q_year"] else f"--Q{quarter}"
    return str(found["alone"])


def _firm(text: str) -> Iterator[Found]:
    for pattern, rule, value_of in _FIRM_RULES:
        for found in pattern.finditer(text):
            value = value_of(found)
            if value is not None:
                word = _word(found)
                name = f"{word}_{rule}"
                yield found.start(), found.end(), name, f"{word} {value}", Strength.FIRM
    yield from _days_without_a_year(text)
    for found in patterns.FIRM_MONTHS.finditer(text):
        for month in patterns.MONTH.finditer(text, *found.span("months")):
            if first := iso_day(found["year"], month[1], "1"):
                yield month.start(), month.end(), "in_month", f"by {first[:7]}", Strength.FIRM


def _days_without_a_year(text: str) -> Iterator[Found]:
    for found in patterns.FIRM_DAY.finditer(text):
        if day := iso_day("2024", found["month"], found["day"]):
            word = _word(found)
            is_yearly = _is_periodic(text, found.start())
            rule, every = ("day_month_yearly", " yearly") if is_yearly else ("day_month", "")
            value = f"{word} --{day[5:]}{every}"
            yield found.start(), found.end(), f"{word}_{rule}", value, Strength.FIRM


def _word(found: re.Match[str]) -> str:
    return "before" if found["before"] or found["strictly"] else "by"


def _is_periodic(text: str, at: int) -> bool:
    """«định kỳ báo cáo … trước ngày 20/11»: the sentence so far says that it comes again."""
    start = max(0, at - PERIODIC_WINDOW)
    start = max((end.end() for end in patterns.SENTENCE_END.finditer(text, start, at)),
                default=start)
    return patterns.PERIODIC.search(text, start, at) is not None


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
