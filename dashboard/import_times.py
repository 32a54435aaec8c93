"""A time of a plan between the reader's way of writing it and the two fields of a form."""

from __future__ import annotations

import contextlib
from datetime import date
from enum import StrEnum

from registry.errors import Refused

QUARTERS = {"I": "Q1", "II": "Q2", "III": "Q3", "IV": "Q4", "1": "Q1", "2": "Q2", "3": "Q3",
            "4": "Q4"}
ROMAN = {"Q1": "I", "Q2": "II", "Q3": "III", "Q4": "IV"}


class Way(StrEnum):
    """How a time is said: up to but without it, up to its end, each year, or without an end."""

    BEFORE = "before"
    BY = "by"
    BEFORE_YEARLY = "before_yearly"
    BY_YEARLY = "by_yearly"
    ONGOING = "ongoing"
    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    PERIODIC = "periodic"


# These are said whole, without a day.
WHOLE = (Way.ONGOING, Way.YEARLY, Way.QUARTERLY, Way.MONTHLY, Way.PERIODIC)


def parts_of(value: str) -> tuple[Way | None, str]:
    """The two fields for a time as the reader writes it: "before 2026-06-30" is a way and
    "30/06/2026"."""
    if value in {one.value for one in WHOLE}:
        return Way(value), ""
    way, _, rest = value.partition(" ")
    point, _, often = rest.partition(" ")
    if way not in (Way.BEFORE, Way.BY) or often not in ("", "yearly"):
        return None, ""
    made = Way(f"{way}_yearly") if often == "yearly" else Way(way)
    return made, _written(point)


def _written(point: str) -> str:
    parts = point.replace("--", "", 1).split("-")
    if point.startswith("--"):
        return "/".join(reversed(parts))
    if len(parts) == 2 and parts[1] in ROMAN:
        return f"{ROMAN[parts[1]]}/{parts[0]}"
    return "/".join(reversed(parts))


def value_of(way: Way, point: str) -> str:
    """The time as the reader writes it. Raises Refused("import_time") when it is none."""
    said = "".join(point.split()).upper()
    if way in WHOLE:
        return way.value
    if way in (Way.BEFORE_YEARLY, Way.BY_YEARLY):
        day, _, month = said.partition("/")
        # A leap year, so that 29/02 is a day.
        return f"{way.value.partition('_')[0]} --{_day('2024', month, day)[5:]} yearly"
    return f"{way.value} {_point(said)}"


def _point(said: str) -> str:
    parts = said.split("/")
    if len(parts) == 3:
        return _day(parts[2], parts[1], parts[0])
    if len(parts) == 2 and _is_year(parts[1]):
        quarter = QUARTERS.get(parts[0].removeprefix("Q")) if not parts[0].isdigit() else None
        if quarter:
            return f"{parts[1]}-{quarter}"
        return _day(parts[1], parts[0], "1")[:7]
    if len(parts) == 1 and _is_year(said):
        return said
    raise Refused("import_time")


def _day(year: str, month: str, day: str) -> str:
    parts = (month, day)
    if _is_year(year) and all(part.isascii() and part.isdigit() and len(part) < 3
                              for part in parts):
        with contextlib.suppress(ValueError):
            return date(int(year), int(month), int(day)).isoformat()
    raise Refused("import_time")


def _is_year(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) == 4 and said.startswith(("19", "20"))
