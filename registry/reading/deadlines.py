"""Times a plan sets: firm ones with a date, soft ones that only say how often or in which years."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from registry.reading import vocabulary
from registry.reading.figures import iso_day
from registry.reading.findings import Deadline, Section, Strength
from registry.reading.grid import Cell
from registry.reading.patterns import common as patterns
from registry.reading.patterns import times as time_patterns
from registry.reading.tables import Column, Table
from registry.reading.text import Flat, fold
from registry.reading.times import (
    ANY_YEAR,
    PERIODS,
    cell_times,
    clock_of,
    date_of,
    half_of,
    month_alone,
    month_of,
    monthly,
    quarter_alone,
    quarter_of,
    quarterly,
    relative,
    weekday_of,
    year_of,
    yearly,
)

# A sentence longer than this has said its period anew.
PERIODIC_WINDOW = 300
# «báo cáo 02 lần/ngày (trước 9h00 và 16h00)»: how often stands close before.
DAILY_WINDOW = 60

# Where, by which rule, with which value, how strong.
Found = tuple[int, int, str, str, Strength]


def find_deadlines(
    flat: Flat, sections: Sequence[Section], tables: Sequence[Table] = ()
) -> tuple[Deadline, ...]:
    """Every time set in a section; the same soft time said twice in one section counts once."""
    named = frozenset(section.path for section in sections)
    told = _of_text(flat, named)
    said = sorted((one.start, one.end) for one in told if one.strength is Strength.FIRM)
    cells = [one for one in _of_cells(flat, sections, tables) if not _said(said, one)]
    return tuple(sorted([*told, *cells], key=lambda one: one.start))


def _said(spans: Sequence[tuple[int, int]], one: Deadline) -> bool:
    """Whether the rules of sentences have read the cell already."""
    place = bisect_right(spans, (one.end, 0))
    return place > 0 and spans[place - 1][1] > one.start


def _of_text(flat: Flat, sections: frozenset[str]) -> list[Deadline]:
    firm = _apart(sorted(_firm(flat.text), key=_longest_first))
    starts = [found[0] for found in firm]
    soft = [found for found in _soft(flat.text) if not _touches(firm, starts, found)]
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
            above = bisect_right(starts, cell.lines[0].number)
            if above:
                path, plain = sections[above - 1].path, cell.plain
                for start, end, value in cell_times(plain):
                    yield _of_cell(flat, path, cell, (start, end),
                                   ("column_time", value, Strength.FIRM))
                if stage := time_patterns.CELL_STAGE.fullmatch(plain.strip(" .;")):
                    value = f"{stage['first']}/{stage['last']}"
                    yield _of_cell(flat, path, cell, (0, len(plain)),
                                   ("column_stage", value, Strength.SOFT))


def _of_cell(
    flat: Flat, path: str, cell: Cell, span: tuple[int, int], told: tuple[str, str, Strength]
) -> Deadline:
    line, start = cell.place(span[0])
    _, final = cell.place(span[1] - 1)
    first, last = flat.source.span(start, max(start, final) + 1)
    rule, value, strength = told
    return Deadline(path, flat.source.received[first:last], rule, value, strength, first, last,
                    line)


def _firm(text: str) -> Iterator[Found]:
    openers = [opener.start() for opener in time_patterns.OPENER.finditer(text)]
    yield from _listed_days(text, openers)
    for pattern, rule, value_of in _FIRM_RULES:
        for found in _all(pattern, text, openers):
            value = value_of(found)
            if value is not None:
                word = _word(found)
                name = f"{word}_{rule}"
                yield found.start(), found.end(), name, f"{word} {value}", Strength.FIRM
    yield from _days_without_a_year(text, openers)
    yield from _hours(text, openers)
    for found in time_patterns.FIRM_MONTHS.finditer(text):
        for month in time_patterns.MONTH.finditer(text, *found.span("months")):
            if first := iso_day(found["year"], month[1], "1"):
                yield month.start(), month.end(), "in_month", f"by {first[:7]}", Strength.FIRM


def _all(pattern: re.Pattern[str], text: str, openers: Sequence[int]) -> Iterator[re.Match[str]]:
    """Every match; a pattern that begins with an opener's word is tried only there."""
    if pattern in _UNOPENED:
        yield from pattern.finditer(text)
        return
    for start in openers:
        if found := pattern.match(text, start):
            yield found


def _listed_days(text: str, openers: Sequence[int]) -> Iterator[Found]:
    """«trước ngày 15/6 và 15/12 hằng năm»: two days."""
    for found in _all(time_patterns.FIRM_DAYS, text, openers):
        word, at = _word(found), found.start()
        every = " yearly" if found["every"] or _is_periodic(text, at) else ""
        rule = "day_month_yearly" if every else "day_month"
        days = list(time_patterns.DAY_MONTH.finditer(text, *found.span("days")))
        for one in days:
            end = found.end() if one is days[-1] else one.end()
            if day := iso_day(ANY_YEAR, one["month"], one["day"]):
                yield at, end, f"{word}_{rule}", f"{word} --{day[5:]}{every}", Strength.FIRM
            at = one.end()


def _days_without_a_year(text: str, openers: Sequence[int]) -> Iterator[Found]:
    for found in _all(time_patterns.FIRM_DAY, text, openers):
        if day := iso_day(ANY_YEAR, found["month"], found["day"]):
            word = _word(found)
            is_yearly = _is_periodic(text, found.start())
            rule, every = ("day_month_yearly", " yearly") if is_yearly else ("day_month", "")
            value = f"{word} --{day[5:]}{every}"
            yield found.start(), found.end(), f"{word}_{rule}", value, Strength.FIRM


def _hours(text: str, openers: Sequence[int]) -> Iterator[Found]:
    """Hours of every day: «trước 19h00 hằng ngày», «02 lần/ngày (trước 9h00 và 16h00)»."""
    for found in _all(time_patterns.CLOCKS, text, openers):
        near = max(found.start() - DAILY_WINDOW, 0)
        if not found["daily"] and not time_patterns.TIMES_A_DAY.search(text, near, found.start()):
            continue
        word, at = _word(found), found.start()
        for clock in time_patterns.CLOCK.finditer(text, *found.span("clocks")):
            if value := clock_of(clock):
                yield at, clock.end(), f"{word}_hour", f"{word} {value} daily", Strength.FIRM
                at = clock.end()


def _word(found: re.Match[str]) -> str:
    said = found.groupdict()
    return "before" if said.get("before") or said.get("strictly") else "by"


def _is_periodic(text: str, at: int) -> bool:
    """«định kỳ báo cáo … trước ngày 20/11»: the sentence so far says that it comes again."""
    start = max(0, at - PERIODIC_WINDOW)
    start = max((end.end() for end in patterns.SENTENCE_END.finditer(text, start, at)),
                default=start)
    return time_patterns.PERIODIC.search(text, start, at) is not None


def _soft(text: str) -> Iterator[Found]:
    for found in time_patterns.PERIODIC.finditer(text):
        every = found["every"] or found["periodic"]
        period = PERIODS[every.lower()] if every else "periodic"
        period = "half_yearly" if found["half"] else period
        yield found.start(), found.end(), f"period_{period}", period, Strength.SOFT
    for found in time_patterns.STAGE.finditer(text):
        is_stage = fold(found["word"]) == fold(vocabulary.STAGE)
        value = f"{found['first']}/{found['last']}"
        rule = "stage" if is_stage else "term_of_office"
        yield found.start(), found.end(), rule, value, Strength.SOFT
    for found in time_patterns.HORIZON.finditer(text):
        yield found.start(), found.end(), "horizon", f"by {found['year']}", Strength.SOFT
    for found in time_patterns.OCCURRENCE.finditer(text):
        yield found.start(), found.end(), "on_occurrence", "when it occurs", Strength.SOFT


def _longest_first(found: Found) -> tuple[int, int]:
    return found[0], -found[1]


def _apart(found: list[Found]) -> list[Found]:
    """Without those that overlap an earlier one."""
    kept: list[Found] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _touches(firm: list[Found], starts: list[int], found: Found) -> bool:
    """Inside a firm time, or right before one: «định kỳ trước ngày 15/11 hàng năm» is one time."""
    place = bisect_right(starts, found[1] + 1)
    return place > 0 and found[0] < firm[place - 1][1]


_FIRM_RULES: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], str | None]], ...] = (
    (time_patterns.FIRM_YEARLY, "day_month_yearly", yearly),
    (time_patterns.BARE_DAY_YEARLY, "day_month_yearly", yearly),
    (time_patterns.BARE_YEARLY, "day_month_yearly", yearly),
    (time_patterns.FIRM_MONTHLY, "day_monthly", monthly),
    (time_patterns.BARE_MONTHLY, "day_monthly", monthly),
    (time_patterns.FIRM_QUARTERLY, "day_quarterly", quarterly),
    (time_patterns.FIRM_DATE, "date", date_of),
    (time_patterns.FIELD_DATE, "date", date_of),
    (time_patterns.FIRM_MONTH, "month", month_of),
    (time_patterns.MONTH_ALONE, "month_alone", month_alone),
    (time_patterns.FIRM_QUARTER, "quarter", quarter_of),
    (time_patterns.QUARTER_ALONE, "quarter_alone", quarter_alone),
    (time_patterns.HALF_YEAR, "half_year", half_of),
    (time_patterns.FIRM_YEAR, "year", year_of),
    (time_patterns.REVIEW_YEAR, "review_year", year_of),
    (time_patterns.BARE_REVIEW, "review_year", year_of),
    (time_patterns.WEEKDAY, "weekday", weekday_of),
    (time_patterns.RELATIVE, "relative", relative),
    (time_patterns.AHEAD, "relative", relative),
    (time_patterns.AHEAD_OF, "relative", relative),
    (time_patterns.AHEAD_BY, "relative", relative),
    (time_patterns.OPENING_MONTH, "month", month_of),
)
_UNOPENED = frozenset((
    time_patterns.BARE_DAY_YEARLY, time_patterns.BARE_YEARLY, time_patterns.BARE_MONTHLY,
    time_patterns.OPENING_MONTH,
))
