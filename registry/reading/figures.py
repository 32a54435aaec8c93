"""Numbers of documents and days as they are meant, where their signs slipped."""

from __future__ import annotations

import datetime

from registry.reading import vocabulary
from registry.reading.patterns import common as patterns
from registry.reading.patterns import numbers as number_patterns


def tidy_number(printed: str) -> str:
    """A number as meant: no spaces, no marks, one kind of dash and slash."""
    bare = "".join(patterns.MARKS.sub("", printed).split())
    for slip, meant in vocabulary.SYMBOL_SLIPS.items():
        bare = bare.replace(slip, meant)
    return bare


def likely_number(printed: str) -> str:
    """The number that is meant where its signs slipped: «27/CTTg», «27/NQ-TW», «8 7⁄202%⁄QHI5»."""
    number = tidy_number(printed)
    for pattern, meant in number_patterns.SLIPS:
        number = pattern.sub(meant, number)
    return number


def iso_day(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
